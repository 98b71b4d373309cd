package portrait

import (
	"math"
	"slices"

	"jalon/economy"
	"jalon/figure"
	"jalon/indicator"
	"jalon/locale"
)

// measure is a figure that is compared, with its name.
type measure struct {
	id, name string
	unit     indicator.Unit
	of       func(economy.Row) indicator.Figure
}

// compare sets measures side by side: a dot plot, and its table.
func (w *writer) compare(caption, vintage string, zero bool, all []measure) (*Chart, Table, []indicator.Result) {
	t := Table{Caption: caption, Columns: []string{w.say("Indicateur", "Indicator")}}
	plot := figure.DotPlot{Zero: zero, Say: func(v float64) string { return locale.Percent(w.Lang, v, 0) }}
	for _, c := range w.rows() {
		t.Columns, plot.Names = append(t.Columns, c.name), append(plot.Names, c.name)
	}
	var figures []indicator.Result
	for _, m := range all {
		cells, values := []string{m.name}, []float64(nil)
		for _, c := range w.rows() {
			f := w.figure(c, m.of)
			text := w.percent(f)
			if zero {
				text = w.signed(f)
			}
			cells, values = append(cells, text), append(values, number(f))
			r := w.result(m.id, "", "", m.unit, f)
			r.Vintage = vintage
			if c.id != w.ID {
				r.Territory = c.id
			}
			figures = append(figures, r)
		}
		t.Rows, plot.Rows = append(t.Rows, cells), append(plot.Rows, figure.DotRow{Label: m.name, Values: values})
	}
	return &Chart{figure.Both(plot.On), caption}, t, figures
}

// number is a value to draw; NaN where there is none.
func number(f indicator.Figure) float64 {
	if !f.OK() {
		return math.NaN()
	}
	return f.Value
}

// essentials are the six figures to remember.
func essentials(w *writer) Section {
	s := Section{Name: "essentials", Title: w.say("L’essentiel", "In short"), Source: w.credit(), Badge: indicator.Derived}
	for _, m := range landmarks {
		s.Figures = append(s.Figures, w.result(m.id, "", "", m.unit, w.figure(w.place(), m.of)))
	}
	s.Figures[1].Vintage = w.table.period()
	if !w.known() {
		return w.unknown(s)
	}
	t := Table{Caption: w.say("Repères", "Landmarks"), Columns: []string{w.say("Repère", "Landmark")}}
	for _, c := range w.rows() {
		t.Columns = append(t.Columns, c.name)
	}
	line := func(name string, say func(economy.Row) string) {
		cells := []string{name}
		for _, c := range w.rows() {
			cells = append(cells, say(c.row))
		}
		t.Rows = append(t.Rows, cells)
	}
	line(w.dated("Habitants, {year}", "Inhabitants, {year}"), func(r economy.Row) string { return w.people(r.Population) })
	line(w.dated("Emplois au lieu de travail, {year}", "Jobs at the workplace, {year}"), func(r economy.Row) string { return w.people(r.Jobs) })
	line(w.dated("Évolution de l’emploi, {start}-{year}", "Change in jobs, {start}-{year}"), func(r economy.Row) string { return w.signed(jobGrowth(r)) })
	line(w.say("Part de l’industrie dans les établissements", "Share of industry in establishments"), func(r economy.Row) string { return w.percent(industrial(r)) })
	line(w.say("Établissements de 10 salariés et plus", "Establishments of 10 employees and more"), func(r economy.Row) string { return w.percent(large(r)) })
	line(w.dated("Chômage au sens du recensement, {year}", "Unemployment as the census counts it, {year}"), func(r economy.Row) string { return w.percent(unemployment(r)) })
	w.landmark(&s, &t)
	s.Tables = []Table{t}
	s.Finding = w.dated("{name} compte {jobs} emplois en {year}, {change} depuis {start} ; l’industrie y fait {share} des établissements, contre {france} en France.",
		"{name} has {jobs} jobs in {year}, {change} since {start}; industry makes {share} of its establishments, against {france} in France.",
		"name", w.Name, "jobs", w.people(w.here.Jobs), "change", w.signed(jobGrowth(w.here)), "share", w.percent(industrial(w.here)), "france", w.percent(industrial(w.country())))
	s.Reading = w.say("La part de l’industrie (sections B à E) est ici celle des établissements ; ce n’est pas celle des emplois, qui classe autrement les territoires.",
		"The share of industry is here that of establishments, sections B to E; it is not that of jobs, which ranks territories otherwise.")
	if len(w.absent) > 0 {
		s.Reading += " " + w.say("Ne figure pas ici, faute de chiffres pour tous ses membres : {names}.", "Not here, for want of figures of all its members: {names}.", "names", locale.List(w.Lang, w.absent))
	}
	return s
}

// country is France.
func (w *writer) country() economy.Row {
	r, _ := w.reference("")
	return r
}

// place is what the perimeter is made of.
func place(w *writer) Section {
	s := Section{Name: "place", Title: w.say("Le territoire", "The territory"), Source: w.credit(), Badge: indicator.Derived}
	t := Table{Caption: w.say("Membres et population", "Members and people"), Columns: []string{w.say("Membre", "Member"), w.table.census(), w.table.beginning(), w.say("Évolution", "Change")}}
	for _, m := range w.Members {
		row, missing := w.sum(Place{ID: m.Kind + ":" + m.Code, Members: []Member{m}})
		if len(missing) > 0 {
			t.Rows = append(t.Rows, []string{m.Name, "—", "—", "—"})
			s.why = []string{w.say("membre dont la table des grands chiffres ne dit rien à lui seul", "a member of which the table of the large figures says nothing by itself")}
			continue
		}
		t.Rows = append(t.Rows, []string{m.Name, w.people(row.Population), w.people(row.Population2013), w.signed(peopleGrowth(row))})
	}
	s.Tables = []Table{t}
	w.around(&s)
	if len(w.Within) > 0 {
		s.Reading = joined(s.Reading, w.say("Comptés une fois, dans le membre qui les tient : {names}.", "Counted once, in the member that holds them: {names}.", "names", locale.List(w.Lang, w.Within)))
	}
	if w.known() {
		s.Finding = w.dated("{n} {n|membre|membres}, {people} habitants en {year}, {change} depuis {start}.", "{n} {n|member|members}, {people} inhabitants in {year}, {change} since {start}.",
			"n", len(w.Members), "people", w.people(w.here.Population), "change", w.signed(peopleGrowth(w.here)))
	}
	return s
}

// industrySector is the place of industry among the large sectors.
const industrySector = 1

// sectorNames are the five large sectors.
func (w *writer) sectorNames() []string {
	return []string{w.say("Agriculture", "Farming"), w.say("Industrie", "Industry"), w.say("Construction", "Construction"),
		w.say("Commerce et services", "Trade and services"), w.say("Administration, santé, social", "Public, health, social")}
}

// structure is what is done in the territory.
func structure(w *writer) Section {
	s := Section{Name: "structure", Title: w.say("Ce que l’on y fait", "What is done there"), Source: w.credit(), Badge: indicator.Derived}
	if !w.known() {
		s = w.unknown(s)
		w.trades(&s)
		return s
	}
	var all []measure
	for i, name := range w.sectorNames() {
		all = append(all, measure{"share_of_establishments:" + economy.Sectors[i], name, indicator.Share, sector(i)})
	}
	caption := w.dated("Établissements par grand secteur, {firms}", "Establishments by large sector, {firms}")
	var t Table
	s.Chart, t, s.Figures = w.compare(caption, w.table.founded(), false, all)
	s.Tables = []Table{t}
	s.Finding = w.say("L’industrie y fait {here} des établissements, contre {there} en France.", "Industry makes {here} of the establishments there, against {there} in France.",
		"here", w.percent(sector(industrySector)(w.here)), "there", w.percent(sector(industrySector)(w.country())))
	s.Reading = w.say("Chaque ligne est un secteur, chaque signe un lieu : plus il est à droite, plus le secteur y pèse.", "Each row is a sector, each mark a place: the further right, the more the sector weighs there.")
	w.trades(&s)
	return s
}

// france is the structure of France, in establishments.
func (w *writer) france() indicator.Reference {
	france := w.country()
	return indicator.NewReference("france", slices.Clone(france.Sectors[:]))
}
