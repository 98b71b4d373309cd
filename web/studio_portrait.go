package web

import (
	"jalon/api"
	"jalon/document"
	"jalon/indicator"
	"jalon/portrait"
	"jalon/web/ui"
)

// simulated composes the portrait of today's perimeter and of the one that is thought of.
func (v *visit) simulated(s sketch) (today, proposed *portrait.Portrait, _ error) {
	data, err := v.site.options.Imports.Data(v, v.Atlas)
	if err != nil {
		return nil, nil, err
	}
	today, proposed, refusal := document.Simulated(v, v.View, s.territory.ID, s.members, v.tongue(), data)
	if refusal != nil {
		return nil, nil, refusal
	}
	reader := v.reader()
	if err := reader.Reserve(v, v.View, today, v.membersToday(s.territory.ID)); err != nil {
		return nil, nil, err
	}
	return today, proposed, reader.Reserve(v, v.View, proposed, s.members)
}

// studioEconomy sets every figure of the portrait on both perimeters side by side.
func (v *visit) studioEconomy(s sketch) (*ui.Table, error) {
	today, proposed, err := v.simulated(s)
	if err != nil {
		return nil, err
	}
	t := ui.Table{ID: "economy", Caption: v.say("Chiffres du portrait, aujourd’hui et simulés", "Figures of the portrait, today and simulated"), Columns: []ui.Column{{Label: v.say("Chiffre", "Figure")},
		{Label: v.say("Aujourd’hui", "Today"), Numeric: true}, {Label: v.say("Simulé", "Simulated"), Numeric: true}, {Label: v.say("Écart", "Difference"), Numeric: true}},
		Note: proposed.Credit + " " + v.say("Périmètre simulé, sans valeur tant que l’adaptation n’est pas validée.", "Simulated perimeter, of no value until the adaptation is validated.")}
	for _, why := range proposed.Withheld() {
		t.Note += " " + why
	}
	for _, d := range portrait.Compare(today, proposed) {
		change := ui.Value{Text: portrait.WrittenChange(v.lang, d.Unit, d.Change())}
		if reason := d.Change().Reason; reason != "" {
			change.Note = indicator.Reason(reason).In(v.lang)
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: d.Name(v.lang), Note: d.Section}, {Text: portrait.Written(v.lang, d.Unit, d.Today)}, {Text: portrait.Written(v.lang, d.Unit, d.Proposed)}, change})
	}
	return someRows(t), nil
}

// simulatedPortrait is the whole portrait of a perimeter that is thought of.
func simulatedPortrait(v *visit) (page, error) {
	s, err := v.sketch()
	if err != nil {
		return page{}, err
	}
	_, proposed, err := v.simulated(s)
	if err != nil {
		return page{}, err
	}
	d := document.Portrait(proposed)
	body, err := d.Body()
	name := api.Name(v, v.View, s.territory.ID)
	return page{name: "paper", title: v.say("Portrait simulé : {name}", "Simulated portrait: {name}", "name", name.Name), sheet: proposed, changes: true,
		content: paperPage{Title: ui.Title{Kicker: d.Kicker, Text: d.Title, Lead: d.Lead}, Marks: d.Marks(), Body: body, Origin: d.Colophon},
		trail:   []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, v.refLink(name), {Text: v.say("Atelier de périmètre", "Perimeter studio"), Href: v.href("/territoires/"+v.value("id")+"/atelier", s.query(s.members)...)}}}, err
}
