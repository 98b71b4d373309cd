package web

import (
	"jalon/api"
	"jalon/web/ui"
)

// personPage is someone with their mandates: all powers come from there.
type personPage struct {
	Title    ui.Title
	Mandates ui.Table
	Former   *ui.Table
	History  history
}

func person(v *visit) (page, error) {
	p, refusal := api.Person(v, v.View, v.id())
	if refusal != nil {
		return page{}, refusal
	}
	past, err := v.history(p.ID, p.Acts, "personne")
	name := v.refName(p.Ref)
	content := personPage{
		Title: ui.Title{Kicker: v.say("Personne", "Person"), Text: name, Fictitious: p.Fictitious}, History: past,
		Mandates: v.mandateTable("mandates", v.say("Mandats au {day}", "Mandates on {day}", "day", p.On), p.Mandates),
	}
	content.Mandates.Empty = v.say("Aucun mandat ne court ce jour-là : cette personne ne peut prendre aucun acte.", "No mandate runs on that day: this person can take no act.")
	content.Former = someRows(v.mandateTable("former", v.say("Mandats achevés", "Mandates that ended"), p.Former))
	return page{name: "person", title: name, content: content, sheet: p}, err
}

// mandateTable lists mandates by the body in which they are held.
func (v *visit) mandateTable(id, caption string, all []api.Mandate) ui.Table {
	t := ui.Table{ID: id, Caption: caption, Columns: []ui.Column{
		{Label: v.say("Instance", "Body")}, {Label: v.say("Siège", "Seat")}, {Label: v.say("Au nom de", "On behalf of")}, {Label: v.say("Du", "From")}, {Label: v.say("Au", "To")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, m := range all {
		until := v.dayValue(m.To)
		if !m.To.IsZero() {
			until = v.dayValue(m.To.Add(-1))
		}
		body := v.ref(*m.Body)
		body.Fictitious = m.Fictitious
		t.Rows = append(t.Rows, []ui.Value{body, {Text: v.text(m.Seat.Name), Note: m.Capacity}, v.behalf(m), v.dayValue(m.From), until, v.actValue(m.Act)})
	}
	return t
}
