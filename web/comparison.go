package web

import (
	"jalon/api"
	"jalon/document"
	"jalon/register"
	"jalon/web/ui"
)

// requesting shows what a change of perimeter is asked for on, before the act that asks for it.
func requesting(v *visit) (page, error) {
	if err := v.mayKeep("perimeter.requested"); err != nil {
		return page{}, err
	}
	c, err := v.compared()
	if err != nil {
		return page{}, err
	}
	d := c.Document()
	body, err := d.Body()
	name := api.Name(v, v.View, v.id())
	return page{name: "requesting", title: d.Kicker, changes: true, content: requestingPage{
		paperPage: paperPage{Title: ui.Title{Kicker: name.Name, Text: d.Kicker, Lead: v.say("Cette comparaison est gardée telle quelle avec la demande : le comité lira les chiffres d’aujourd’hui, quoi qu’on importe ensuite.", "This comparison is kept as it is with the request: the committee will read today’s figures, whatever is imported later.")}, Marks: d.Marks(), Body: body},
		Action:    v.href(v.path, v.chosen()...), Send: ui.Button{Text: v.say("Garder cette comparaison, puis demander l’adaptation", "Keep this comparison, then request the adaptation")}},
		trail: []ui.Link{v.refLink(name), {Text: v.say("Atelier de périmètre", "Perimeter studio"), Href: v.href("/territoires/"+v.value("id")+"/atelier", v.chosen()...)}}}, err
}

// requestingPage is a comparison that is about to be kept.
type requestingPage struct {
	paperPage
	Action string
	Send   ui.Button
}

// chosen are the members in the address, as an address says them.
func (v *visit) chosen() (query []string) {
	for _, name := range []string{"m", "x"} {
		for _, value := range v.asked[name] {
			query = append(query, name, value)
		}
	}
	return query
}

// compared composes the comparison of the members in the address with those of the day, of what everybody may read.
func (v *visit) compared() (*document.Simulation, error) {
	s, err := v.sketch()
	if err != nil {
		return nil, err
	}
	data, err := v.site.options.Imports.Data(v, v.Atlas)
	if err != nil {
		return nil, err
	}
	c, refusal := document.Simulate(v, v.View, s.territory.ID, s.members, v.tongue(), data)
	if refusal != nil {
		return nil, refusal
	}
	return c, nil
}

// compareFirst keeps the comparison, and leads to the act, filled with the change and with the hash.
func compareFirst(v *visit) (page, error) {
	var c *document.Simulation
	var act []string
	err := v.site.read(v, func() (err error) {
		if err = v.mayKeep("perimeter.requested"); err != nil {
			return err
		}
		s, err := v.sketch()
		if err == nil {
			act = v.changeForm(s)
			c, err = v.compared()
		}
		return err
	})
	if err != nil {
		return page{}, err
	}
	hash, err := document.KeepSimulation(v, v.site.options.Papers, c, v.who.Person, v.clock())
	label := v.say("Comparaison des deux périmètres au {day}", "Comparison of both perimeters as of {day}", "day", c.On)
	return page{then: v.href("/agir/perimeter.requested", append(act, "evidence.0.label", label, "evidence.0.url", v.full(comparisonPath(c.Territory, hash)), "evidence.0.sha256", hash)...)}, err
}

func comparisonPath(territory register.ID, hash string) string {
	return "/territoires/" + string(territory) + "/comparaisons/" + hash
}

// comparison is a comparison that was kept, as it was then.
func comparison(v *visit) (page, error) {
	d, err := v.comparisonPaper()
	if err != nil {
		return page{}, err
	}
	p, err := v.paper(d, comparisonPath(v.id(), v.value("hash")))
	if err != nil {
		return page{}, err
	}
	content := p.content.(paperPage)
	if d.Lang != v.lang {
		content.Lang = string(d.Lang)
	}
	p.content, p.title = content, v.say("Comparaison de périmètres : {name}", "Comparison of perimeters: {name}", "name", d.Title)
	p.trail = []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, v.refLink(api.Name(v, v.View, v.id()))}
	return p, nil
}

func (v *visit) comparisonPaper() (*document.Document, error) {
	c, err := document.KeptSimulation(v, v.site.options.Papers, v.id(), v.value("hash"))
	if err != nil {
		return nil, err
	}
	return c.Document(), nil
}

// comparisonLink leads to the comparison that a request was made on; nil where its act cites none.
func (v *visit) comparisonLink(q api.PerimeterRequest) *ui.Link {
	record, err := v.record(q.Act)
	if err != nil {
		return nil
	}
	for _, e := range record.Evidence {
		if _, err := document.KeptSimulation(v, v.site.options.Papers, q.Territory.ID, e.SHA256); err == nil {
			return &ui.Link{Text: e.Label, Href: v.href(comparisonPath(q.Territory.ID, e.SHA256))}
		}
	}
	return nil
}
