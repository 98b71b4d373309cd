package document

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"jalon/desk"
	"jalon/portrait"
	"jalon/register"
)

// KeepEdition keeps the bytes of an edition where its hash finds them, and returns the hash: what the act that publishes it
// records. It comes before the act, so that no act is without its bytes; bytes without an act harm nobody.
func KeepEdition(ctx context.Context, papers desk.Papers, p *portrait.Portrait, about, by register.ID, at time.Time) (hash string, _ error) {
	text, err := PortraitJSON(p)
	if err != nil {
		return "", err
	}
	kept, err := papers.PutPaper(ctx, desk.Paper{ID: strings.ToLower(rand.Text()), About: about, Name: "portrait.json", Type: "application/json", By: by, At: at}, bytes.NewReader(text))
	return kept.SHA256, err
}

// Edition reads an edition that an act published, as it was then: it is never composed again. Its bytes are held against the hash
// of the act. The error is a *register.Refusal when they are not kept here.
func Edition(ctx context.Context, papers desk.Papers, one *register.Portrait) (*portrait.Portrait, []byte, error) {
	gone := register.Refuse(register.Missing, "edition.not-kept", "edition", one.Edition, "hash", one.Hash)
	if papers == nil {
		return nil, nil, gone
	}
	content, err := papers.OpenPaper(ctx, one.Hash)
	if err != nil {
		return nil, nil, gone
	}
	defer content.Close()
	text, err := io.ReadAll(content)
	if err != nil {
		return nil, nil, err
	}
	if fmt.Sprintf("%x", sha256.Sum256(text)) != one.Hash {
		return nil, nil, register.Refuse(register.Conflict, "edition.altered", "edition", one.Edition, "hash", one.Hash)
	}
	p := new(portrait.Portrait)
	return p, text, json.Unmarshal(text, p)
}

// Reproduced compares an edition with the same portrait composed again: it returns the names of the sections that differ, none when
// the bytes are the same. Comments are words, not figures: those of the edition are taken as they are.
func Reproduced(edition, again *portrait.Portrait) (differ []string, _ error) {
	composed := *again
	composed.Comments = edition.Comments
	one, err := PortraitJSON(edition)
	if err != nil {
		return nil, err
	}
	other, err := PortraitJSON(&composed)
	if err != nil || bytes.Equal(one, other) {
		return nil, err
	}
	for i, s := range edition.Sections {
		a, _ := json.Marshal(s)
		if i < len(again.Sections) {
			if b, _ := json.Marshal(again.Sections[i]); bytes.Equal(a, b) {
				continue
			}
		}
		differ = append(differ, s.Title)
	}
	if differ == nil {
		differ = []string{edition.Name} // its head, or what it draws on
	}
	return differ, nil
}

// comments are the words of the analyst on a section, told from what the figures say.
func (w writer) comments(all []portrait.Comment) (blocks []Block) {
	for _, c := range all {
		blocks = append(blocks, Para(w.say("Commentaire ({by}) : {text}", "Comment ({by}): {text}", "by", w.author(register.ID(c.By)), "text", c.Text)))
	}
	return blocks
}

// author names who wrote a comment, where the register is at hand; else by the identifier.
func (w writer) author(id register.ID) string {
	if w.Context == nil {
		return string(id)
	}
	return w.name(id)
}
