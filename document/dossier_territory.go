package document

import (
	"jalon/api"
	"jalon/figure"
	"jalon/locale"
	"jalon/perimeter"
)

// territory is the part of a dossier about one territory.
func (w dossier) territory(t api.TerritorySheet) Section {
	s := Section{Name: string(t.ID), Title: t.Name}
	s.Blocks = append(s.Blocks, Para(w.say("{n} {n|commune|communes}, {people} habitants ; géographie de {year}.", "{n} {n|commune|communes}, {people} inhabitants; geography of {year}.",
		"n", t.Communes, "people", w.whole(t.Population), "year", year(t.Geography))))
	if drawing, ok := w.drawn(t); ok {
		s.Blocks = append(s.Blocks, drawing)
	}
	for _, table := range []Table{w.memberTable(t), w.actionTable(t), w.fundingTable(t.Fundings)} {
		if len(table.Rows) > 0 {
			table.Caption += " – " + t.Name // each table of a file has a name of its own
			s.Blocks = append(s.Blocks, table)
		}
	}
	for _, p := range t.Portraits {
		s.Blocks = append(s.Blocks, Para(w.say("Portrait économique : {edition}, {publisher}, {day} (SHA-256 {hash}).", "Economic portrait: {edition}, {publisher}, {day} (SHA-256 {hash}).",
			"edition", p.Edition, "publisher", w.named(p.Publisher), "day", p.On, "hash", p.Hash)))
	}
	return s
}

// memberTable lists the members of a territory.
func (w writer) memberTable(t api.TerritorySheet) Table {
	table := Table{Caption: w.say("Membres du territoire", "Members of the territory"),
		Columns: columns(w.say("Membre", "Member"), w.say("Code", "Code"), "#"+w.say("Communes", "Communes"), "#"+w.say("Habitants", "Inhabitants"))}
	table.Columns[0].Wide = true
	for _, m := range t.Members {
		name := m.Name
		if m.Of > 0 {
			name = w.say("{name} ({n} communes sur {of})", "{name} ({n} communes of {of})", "name", m.Name, "n", m.Communes, "of", m.Of)
		}
		code := m.Code
		if m.Kind != string(perimeter.Commune) {
			code = locale.SIREN(m.Code)
		}
		table.Rows = append(table.Rows, row(name, code, locale.Int(w.lang, int64(m.Communes)), w.whole(m.Population)))
	}
	return table
}

// actionTable lists the actions of a territory with where they stand.
func (w dossier) actionTable(t api.TerritorySheet) Table {
	table := Table{Caption: w.say("Plan d’action", "Action plan"), Columns: columns(w.say("Action", "Action"), w.say("Axe", "Axis"), w.say("Porteur", "Owner"),
		w.say("Fin prévue", "Planned end"), w.say("Fin réelle", "Actual end"))}
	table.Columns[0].Wide = true
	for _, a := range t.Actions {
		table.Rows = append(table.Rows, row(a.Title, a.Axis.Name.In(w.lang), a.Owner, w.date(a.Planned), w.date(a.Finished)))
	}
	return table
}

// drawn is the map of a territory in the departments it crosses; none when no commune has a known place.
func (w writer) drawn(t api.TerritorySheet) (Drawing, bool) {
	found, _ := w.Territories.Get(t.ID)
	vintage := w.Atlas.On(w.On)
	codes, _ := perimeter.Communes(vintage, found.Members(w.On))
	m := figure.Map{Width: 560}
	for _, d := range t.Departments {
		for _, ring := range w.Atlas.Outline(d.Code) {
			line := make([]figure.Point, len(ring))
			for i, p := range ring {
				line[i] = figure.Point{Lon: float64(p.Lon), Lat: float64(p.Lat)}
			}
			m.Outlines = append(m.Outlines, line)
		}
	}
	var dots []figure.Dot
	for _, code := range codes {
		if at, ok := w.Atlas.Point(code); ok {
			c, _ := vintage.Commune(code)
			dots = append(dots, figure.Dot{Point: figure.Point{Lon: float64(at.Lon), Lat: float64(at.Lat)}, People: c.Population})
		}
	}
	if len(dots) == 0 || len(m.Outlines) == 0 {
		return Drawing{}, false
	}
	m.Groups = []figure.Group{{Dots: dots}}
	return Drawing{SVG: m.Draw().SVG, Text: w.say("Carte de {name} : chaque commune est un point, d’autant plus large qu’elle est peuplée.",
		"Map of {name}: each commune is a dot, the wider the more people it has.", "name", t.Name)}, true
}
