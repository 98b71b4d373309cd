package document

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"jalon/desk"
	"jalon/locale"
	"jalon/register"
)

// textType is the media type of the text of an agreement, kept as it was composed. No file that comes in from outside has it.
const textType = "text/vnd.jalon.agreement"

// KeepText keeps the plain text of an agreement beside it, where its hash finds it: a later program may compose the agreement in other
// words, and this one stays what was approved and signed. What is kept already is not kept twice.
func KeepText(ctx context.Context, papers desk.Papers, contract register.ID, text []byte, by register.ID, at time.Time) (hash string, _ error) {
	hash = fmt.Sprintf("%x", sha256.Sum256(text))
	if papers == nil || holdsText(ctx, papers, contract, hash) {
		return hash, nil
	}
	_, err := papers.PutPaper(ctx, desk.Paper{ID: strings.ToLower(rand.Text()), About: contract, Name: "texte-" + hash[:12] + ".txt", Type: textType, By: by, At: at}, bytes.NewReader(text))
	return hash, err
}

func holdsText(ctx context.Context, papers desk.Papers, contract register.ID, hash string) bool {
	all, err := papers.PapersOf(ctx, contract)
	return err == nil && slices.ContainsFunc(all, func(p desk.Paper) bool { return p.SHA256 == hash && p.Type == textType })
}

// Recorded reads the text of an agreement whose hash an act recorded, as it was then: it is never composed again, and its bytes are
// held against the hash. The error is a *register.Refusal when no act recorded a text, or when its bytes are not here.
func Recorded(ctx context.Context, papers desk.Papers, c *register.Contract) (*Document, error) {
	gone := register.Refuse(register.Missing, "agreement.not-kept", "contract", c.ID, "hash", c.Document)
	if c.Document == "" || papers == nil || !holdsText(ctx, papers, c.ID, c.Document) {
		return nil, gone
	}
	content, err := papers.OpenPaper(ctx, c.Document)
	if err != nil {
		return nil, gone
	}
	defer content.Close()
	text, err := io.ReadAll(content)
	if err != nil {
		return nil, err
	}
	d := recorded(c, text)
	if d.Hash() != c.Document {
		return nil, register.Refuse(register.Conflict, "agreement.altered", "contract", c.ID, "hash", c.Document)
	}
	return d, nil
}

// recorded makes a document of a text: a part for each of its articles, a paragraph for each line. Its own text is those bytes.
func recorded(c *register.Contract, text []byte) *Document {
	d := &Document{Lang: locale.French, Title: c.Title, Fictitious: c.Fictitious, verbatim: text}
	for i, part := range strings.Split(strings.TrimSpace(string(text)), "\n\n") {
		lines := strings.Split(part, "\n")
		if i == 0 && len(lines) > 1 {
			d.Kicker, d.Title, d.Lead = lines[0], lines[1], strings.Join(lines[2:], " ")
			continue
		}
		s := Section{Name: fmt.Sprint("part-", i), Title: lines[0]}
		for _, line := range lines[1:] {
			s.Blocks = append(s.Blocks, Para(strings.ReplaceAll(line, "\t", " · ")))
		}
		d.Sections = append(d.Sections, s)
	}
	return d
}
