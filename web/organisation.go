package web

import (
	"jalon/api"
	"jalon/locale"
	"jalon/web/ui"
)

// organisationPage is a legal body: who sits for it, what it signs, what it brings.
type organisationPage struct {
	Title     ui.Title
	Facts     []ui.Fact
	Mandates  ui.Table
	Contracts ui.Table
	Money     ui.Money
	Means     *ui.Table
	File      *ui.Link
	History   history
}

func organisation(v *visit) (page, error) {
	o, refusal := api.Organisation(v, v.View, v.id())
	if refusal != nil {
		return page{}, refusal
	}
	past, err := v.history(o.ID, o.Acts, "objet")
	content := organisationPage{
		Title: ui.Title{Kicker: v.say("Organisme", "Organisation"), Text: o.Name, Fictitious: o.Fictitious}, Facts: v.organisationFacts(o),
		Mandates: v.representatives(o), Contracts: v.signedTable(o), Means: v.meansTable(o.Means), File: v.fileLink(o.ID), History: past,
		Money: ui.Money{ID: "money", Caption: v.say("Financements déclarés", "Fundings declared"), Head: v.say("Pour", "For"), Rows: v.broughtRows(o.Fundings),
			Empty: v.say("Aucun financement n’est enregistré à cette date.", "No funding is recorded on that day.")},
	}
	return page{name: "organisation", title: o.Name, content: content, sheet: o}, err
}

func (v *visit) organisationFacts(o api.OrganisationSheet) (facts []ui.Fact) {
	if o.Operator != nil {
		facts = append(facts, ui.Fact{Term: v.say("Opérateur du programme", "Operator of the programme"), Values: []ui.Value{{Text: v.text(o.Operator.Name)}}})
	}
	if o.SIREN != "" {
		facts = append(facts, ui.Fact{Term: "SIREN", Values: []ui.Value{{Text: locale.SIREN(o.SIREN)}}})
	}
	return facts
}

// representatives lists who sits for the organisation.
func (v *visit) representatives(o api.OrganisationSheet) ui.Table {
	t := ui.Table{ID: "representatives", Caption: v.say("Mandats au {day}", "Mandates on {day}", "day", o.On), Columns: []ui.Column{
		{Label: v.say("Titulaire", "Holder")}, {Label: v.say("Instance", "Body")}, {Label: v.say("Siège", "Seat")}, {Label: v.say("Depuis", "Since")}, {Label: v.say("Acte", "Act"), Numeric: true}},
		Empty: v.say("Personne ne siège en son nom ce jour-là.", "Nobody sits for it on that day."),
	}
	for _, m := range o.Mandates {
		t.Rows = append(t.Rows, []ui.Value{v.holder(m), v.ref(*m.Body), {Text: v.text(m.Seat.Name)}, v.dayValue(m.From), v.actValue(m.Act)})
	}
	return t
}

func (v *visit) signedTable(o api.OrganisationSheet) ui.Table {
	t := v.contractTable(nil)
	t.Empty = v.say("Cet organisme n’est partie à aucun contrat à cette date.", "This organisation is a party to no contract on that day.")
	for _, c := range o.Contracts {
		t.Rows = append(t.Rows, v.contractRow(c))
	}
	return t
}

// broughtRows shows what one funder brings, by what it is for.
func (v *visit) broughtRows(all []api.FundingSheet) (rows []ui.MoneyRow) {
	rows = v.moneyRows(all)
	for i, f := range all {
		object := f.Programme
		if f.Territory != nil {
			object = *f.Territory
		}
		note := rows[i].Funder.Note
		rows[i].Funder = v.ref(object)
		rows[i].Funder.Note, rows[i].Funder.Fictitious = note, f.Fictitious
	}
	return rows
}
