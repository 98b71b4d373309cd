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

// keep keeps bytes of a type that only this program writes beside a thing of the register, where their hash finds them. What is kept already
// is not kept twice. The name is what comes before the hash in that of the file, and what comes after.
func keep(ctx context.Context, papers desk.Papers, p desk.Paper, ends string, text []byte) (hash string, _ error) {
	hash = fmt.Sprintf("%x", sha256.Sum256(text))
	if papers == nil || holds(ctx, papers, p.About, p.Type, hash) {
		return hash, nil
	}
	p.ID, p.Name = strings.ToLower(rand.Text()), p.Name+"-"+hash[:12]+ends
	_, err := papers.PutPaper(ctx, p, bytes.NewReader(text))
	return hash, err
}

// holds reports whether bytes of a type are kept beside a thing. A file of the same hash that came in otherwise is none.
func holds(ctx context.Context, papers desk.Papers, about register.ID, kind, hash string) bool {
	if papers == nil {
		return false
	}
	all, err := papers.PapersOf(ctx, about)
	return err == nil && slices.ContainsFunc(all, func(p desk.Paper) bool { return p.SHA256 == hash && p.Type == kind })
}

// kept reads bytes that were kept; ok is false when they are not here.
func kept(ctx context.Context, papers desk.Papers, about register.ID, kind, hash string) (text []byte, ok bool, _ error) {
	if !holds(ctx, papers, about, kind, hash) {
		return nil, false, nil
	}
	content, err := papers.OpenPaper(ctx, hash)
	if err != nil {
		return nil, false, nil // taken away since
	}
	defer content.Close()
	text, err = io.ReadAll(content)
	return text, true, err
}

// KeepText keeps the plain text of an agreement beside it: a later program may compose the agreement in other words, and this one stays what
// was approved and signed.
func KeepText(ctx context.Context, papers desk.Papers, contract register.ID, text []byte, by register.ID, at time.Time) (hash string, _ error) {
	return keep(ctx, papers, desk.Paper{About: contract, Name: "texte", Type: textType, By: by, At: at}, ".txt", text)
}

// Recorded reads the text of an agreement whose hash an act recorded, as it was then: it is never composed again, and its bytes are
// held against the hash. The error is a *register.Refusal when no act recorded a text, or when its bytes are not here.
func Recorded(ctx context.Context, papers desk.Papers, c *register.Contract) (*Document, error) {
	text, ok, err := kept(ctx, papers, c.ID, textType, c.Document)
	if err != nil {
		return nil, err
	}
	if !ok || c.Document == "" {
		return nil, register.Refuse(register.Missing, "agreement.not-kept", "contract", c.ID, "hash", c.Document)
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
