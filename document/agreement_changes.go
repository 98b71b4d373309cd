package document

import (
	"context"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
)

// AgreementSince composes the redline of an agreement: what its text became on the day of the view, shown against that of an
// earlier day.
func AgreementSince(ctx context.Context, v register.View, id register.ID, since register.Day, lang locale.Lang) (*Document, *register.Refusal) {
	now, refusal := Agreement(ctx, v, id, lang)
	if refusal != nil {
		return nil, refusal
	}
	v.On = since
	before, refusal := Agreement(ctx, v, id, lang)
	if refusal != nil {
		return nil, refusal
	}
	d := Redline(before, now)
	w := writer{ctx, v, lang}
	d.Lead = w.say("Ce qui a changé depuis le texte du {day}.", "What changed since the text of {day}.", "day", since) + " " + w.tally(d)
	return d, nil
}

// AgreementChanges composes the redline that an amendment makes in the agreement it amends, signed or not. Both texts stand on the facts
// of the day the amendment was prepared: what is marked is its doing. Of an agreement, it is what its amendments changed in the text
// that was signed.
func AgreementChanges(ctx context.Context, v register.View, id register.ID, lang locale.Lang) (*Document, *register.Refusal) {
	sheet, refusal := api.Contract(ctx, v, id)
	if refusal != nil {
		return nil, refusal
	}
	c, _ := v.Contracts.Get(id)
	before := &agreement{writer: writer{ctx, v, lang}, contract: c, sheet: sheet, terms: register.Terms{Clauses: c.Clauses, Commitments: c.Commitments, Actions: c.Actions}}
	terms, on := v.Consolidated(c, v.On), before.preparedOn()
	if c.Amends != "" {
		day := v.On
		if !sheet.Signed.IsZero() {
			day = sheet.Signed.Add(-1)
		}
		before.contract, _ = v.Contracts.Get(c.Amends)
		if before.sheet, refusal = api.Contract(ctx, v, c.Amends); refusal != nil {
			return nil, refusal
		}
		before.terms = v.Consolidated(before.contract, day)
		terms = before.terms.Amended(c)
	}
	if refusal := before.prepared(on); refusal != nil {
		return nil, refusal
	}
	after := *before
	after.terms = terms
	d := Redline(before.compose(), after.compose())
	d.Lead = before.say("Ce que ses avenants ont changé.", "What its amendments changed.") + " " + before.tally(d)
	if c.Amends != "" {
		d.Lead = before.say("{amendment} : ce qu’il change.", "{amendment}: what it changes.", "amendment", c.Title) + " " + before.tally(d)
	}
	return d, nil
}

// tally says how to read a redline, and how much it changes.
func (w writer) tally(d *Document) string {
	n := map[Change]int{}
	for _, s := range d.Sections {
		n[s.Change]++
	}
	if !d.Changed() {
		return w.say("Rien ne change.", "Nothing changes.")
	}
	return w.say("Articles et parties : {modified} {modified|modifié|modifiés}, {inserted} {inserted|ajouté|ajoutés}, {deleted} {deleted|retiré|retirés}. Ce qui est ajouté est souligné, ce qui est retiré est barré.",
		"Articles and parts: {modified} changed, {inserted} added, {deleted} taken out. What is added is underlined, what is taken out is struck through.",
		"modified", n[Modified], "inserted", n[Inserted], "deleted", n[Deleted])
}

// Said says a change in a word, for who does not see how it is set; nothing where there is none.
func (c Change) Said(l locale.Lang) string {
	return map[Change]locale.Text{Inserted: {FR: "ajouté", EN: "added"}, Deleted: {FR: "retiré", EN: "taken out"}, Modified: {FR: "modifié", EN: "changed"}}[c].In(l)
}
