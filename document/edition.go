package document

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"time"

	"jalon/calendar"
	"jalon/desk"
	"jalon/portrait"
	"jalon/register"
)

// editionType is the media type of the bytes of an edition. No file that comes in from outside has it, so that what is read as an
// edition was composed by this program.
const editionType = "application/vnd.jalon.portrait+json"

// KeepEdition keeps the bytes of an edition with its territory, and returns their hash: what the act that publishes it records. It comes before
// the act, so that no act is without its bytes; bytes without an act harm nobody.
func KeepEdition(ctx context.Context, papers desk.Papers, p *portrait.Portrait, by register.ID, at time.Time) (hash string, _ error) {
	text, err := PortraitJSON(p)
	if err != nil {
		return "", err
	}
	return keep(ctx, papers, desk.Paper{About: register.ID(p.ID), Name: "portrait", Type: editionType, By: by, At: at}, ".json", text)
}

// EditionHash returns the hash that an edition would have.
func EditionHash(p *portrait.Portrait) (string, error) {
	text, err := PortraitJSON(p)
	return fmt.Sprintf("%x", sha256.Sum256(text)), err
}

// IsKept reports whether the bytes of an edition are here.
func IsKept(ctx context.Context, papers desk.Papers, territory register.ID, hash string) bool {
	return holds(ctx, papers, territory, editionType, hash)
}

// Edition reads an edition that an act published, as it was then: it is never composed again. Its bytes are held against the hash
// of the act. The error is a *register.Refusal when they are not kept here.
func Edition(ctx context.Context, papers desk.Papers, one *register.Portrait) (*portrait.Portrait, []byte, error) {
	text, ok, err := kept(ctx, papers, one.Territory, editionType, one.Hash)
	if err != nil {
		return nil, nil, err
	}
	if !ok {
		return nil, nil, register.Refuse(register.Missing, "edition.not-kept", "edition", one.Edition, "hash", one.Hash)
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
	composed.Comments, composed.Formulas = edition.Comments, edition.Formulas
	one, err := PortraitJSON(edition)
	if err != nil {
		return nil, err
	}
	other, err := PortraitJSON(&composed)
	if err != nil || bytes.Equal(one, other) {
		return nil, err
	}
	now := map[string][]byte{}
	for _, s := range again.Sections {
		now[s.Name], _ = json.Marshal(s) // it was marshalled above
	}
	for _, s := range edition.Sections {
		if was, _ := json.Marshal(s); !bytes.Equal(was, now[s.Name]) {
			differ = append(differ, s.Title)
		}
	}
	if differ == nil {
		differ = []string{edition.Name} // its head, or what it draws on
	}
	return differ, nil
}

// Recomposed composes an edition again, on its day, of the data at hand: it returns the names of the sections that differ, none when it is
// the same to the byte. An edition of other formulas says which.
func (r Reader) Recomposed(ctx context.Context, v register.View, one *register.Portrait, edition *portrait.Portrait) (differ []string, _ error) {
	day, err := calendar.Parse(edition.On)
	if err != nil {
		return nil, err
	}
	v.On = day
	data, err := r.Imports.Data(ctx, v.Atlas)
	if err != nil {
		return nil, err
	}
	again, refusal := PortraitOf(ctx, v, one.Territory, edition.Lang, data)
	if refusal != nil {
		return nil, refusal
	}
	if edition.Reserved() {
		t, _ := v.Territories.Get(one.Territory)
		if err := r.Again(ctx, v, one, again, t.Members(day)); err != nil {
			return nil, err
		}
	}
	if differ, err = Reproduced(edition, again); err == nil && differ != nil && edition.Formulas != again.Formulas {
		return nil, register.Refuse(register.Conflict, "edition.other-formulas", "edition", one.Edition, "then", edition.Formulas, "now", again.Formulas, "sections", differ)
	}
	return differ, err
}

// Signed notes on comments who makes them, under which mandate, and on which day: that of the view.
func Signed(v register.View, p *portrait.Portrait, by register.ID) {
	as := ""
	for _, title := range v.Titles(by, "portrait.published", v.On) {
		if seat, ok := title.Body.Rule().Seat(title.Mandate.Seat); ok && as == "" && v.Covers(title.Body, register.ID(p.ID)) {
			as = seat.Name.In(p.Lang) + ", " + title.Body.Name.Value(v.On)
		}
	}
	for i := range p.Comments {
		c := &p.Comments[i]
		c.By, c.As, c.On = string(by), as, v.On.String()
	}
}

// comments are the words of the analyst on a section, told from what the figures say, and signed.
func (w writer) comments(all []portrait.Comment) (blocks []Block) {
	for _, c := range all {
		by := w.author(register.ID(c.By))
		if c.As != "" {
			by += ", " + c.As
		}
		if day, err := calendar.Parse(c.On); err == nil {
			by += w.say(", le {day}", ", on {day}", "day", day)
		}
		blocks = append(blocks, Para(w.say("Commentaire ({by}) : {text}", "Comment ({by}): {text}", "by", by, "text", c.Text)))
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
