package document

import (
	"jalon/api"
	"jalon/figure"
	"jalon/locale"
	"jalon/perimeter"
)

// territory is what a dossier says of one territory: a section that begins a page, with its parts.
func (w dossier) territory(t api.TerritorySheet) []Section {
	head := Section{Name: string(t.ID), Title: t.Name, Page: true, Blocks: []Block{Para(w.say(
		"{n} {n|commune|communes}, {people} habitants ; géographie de {year}.", "{n} {n|commune|communes}, {people} inhabitants; geography of {year}.",
		"n", t.Communes, "people", w.whole(t.Population), "year", year(t.Geography)))}}
	if drawing, ok := w.drawn(t); ok {
		head.Blocks = append(head.Blocks, drawing)
	}
	all := []Section{head, w.part(t, "members", "Périmètre", "Perimeter", w.memberTable(t)), w.asked(t), w.part(t, "agreements", "Conventions", "Agreements", w.agreementTable(t)),
		w.part(t, "plan", "Plan d’action", "Action plan", w.actionTable(t))}
	for _, a := range t.Actions {
		if sheet, refusal := api.Action(w, w.View, a.ID); refusal == nil {
			all = append(all, w.sheet(sheet))
		}
	}
	money := append([]Table{w.fundingTable(t.Fundings)}, w.yearTables(t.Fundings)...)
	all = append(all, w.part(t, "money", "Argent et moyens", "Money and means", append(money, w.meansTable(t.Means))...),
		w.part(t, "requests", "Demandes aux autres échelons", "Requests to other levels", w.requestTable(t)))
	return append(all, w.portrait(t)...)
}

// part is a part of what is said of a territory: the tables that say something. Each table of a file has a name of its own.
func (w dossier) part(t api.TerritorySheet, name, fr, en string, tables ...Table) Section {
	s := Section{Name: string(t.ID) + "-" + name, Title: w.say(fr, en), Part: true}
	for _, table := range tables {
		if len(table.Rows) > 0 {
			table.Caption += " – " + t.Name
			s.Blocks = append(s.Blocks, table)
		}
	}
	return s
}

// asked are the changes of the perimeter that wait, each with the comparison it was asked for on.
func (w dossier) asked(t api.TerritorySheet) Section {
	s := Section{Name: string(t.ID) + "-perimeter-requests", Title: w.say("Adaptations du périmètre demandées", "Changes of the perimeter asked for"), Part: true}
	for _, q := range t.Requests {
		if q.Settled != nil {
			continue
		}
		s.Blocks = append(s.Blocks, Para(w.say("Demande de {by}, {day} (acte n° {act}) : {reason}", "Request by {by}, {day} (act no. {act}): {reason}", "by", q.By, "day", q.On, "act", q.Act, "reason", q.Reason)))
		if c := cited(w, w.View, w.reader.Papers, q); c != nil {
			s.Blocks = append(s.Blocks, c.blocks()...)
		}
	}
	return s
}

// agreementTable lists the protocols, contracts and amendments of a territory, planned and actual.
func (w dossier) agreementTable(t api.TerritorySheet) Table {
	table := Table{Caption: w.say("Conventions", "Agreements"), Columns: columns(w.say("Convention", "Agreement"), w.say("Situation", "Status"), w.say("Signature prévue", "Signature planned"), w.say("Signée le", "Signed on"), "#"+w.say("Signatures", "Signatures"))}
	table.Columns[0].Wide = true
	for _, c := range t.Contracts {
		table.Rows = append(table.Rows, row(c.Title, stepNames[c.Status].In(w.lang), w.date(c.Planned), w.date(c.Signed), w.say("{n} sur {all}", "{n} of {all}", "n", c.Parties-c.Missing, "all", c.Parties)))
	}
	return table
}

// requestTable lists what the territory asked of other levels, and how long the answer took.
func (w dossier) requestTable(t api.TerritorySheet) Table {
	table := Table{Caption: w.say("Demandes et réponses", "Requests and answers"), Columns: columns(w.say("Demande", "Request"), w.say("À", "To"), w.say("Posée le", "Raised on"), w.say("Réponse", "Answer"), "#"+w.say("Jours", "Days"))}
	table.Columns[0].Wide = true
	for _, q := range api.Requests(w, w.View, "").Requests {
		if q.Territory != nil && q.Territory.ID == t.ID {
			answer := w.say("en attente", "waiting")
			if !q.Answered.IsZero() {
				answer = q.Answer
			}
			if q.Withheld {
				q.Text = w.say("Réservée aux deux instances jusqu’à la réponse", "Restricted to both bodies until it is answered")
			}
			table.Rows = append(table.Rows, row(q.Text, w.named(q.To), w.date(q.Raised), answer, locale.Int(w.lang, int64(q.Days))))
		}
	}
	return table
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
