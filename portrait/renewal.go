package portrait

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"jalon/cube"
	"jalon/economy"
	"jalon/figure"
	"jalon/indicator"
	"jalon/locale"
	"jalon/naf"
)

// renewal is who came and who left, by the counts of creations and cessations that were imported; else what stands more or less in
// the register at two dates.
func renewal(w *writer) Section {
	s := Section{Name: "renewal", Title: w.say("Renouvellement", "Renewal"), Badge: indicator.Derived}
	companies, creations := w.years(cube.Companies), w.years(cube.Creations)
	maps.DeleteFunc(creations, func(year int, _ *cube.Block) bool { return companies[year] == nil })
	states := w.directories()
	switch {
	case len(creations) > 0 && w.of(slices.Max(slices.Collect(maps.Keys(creations)))):
		w.born(&s, companies, creations, w.years(cube.Cessations))
	case len(states) > 1:
		w.stocks(&s, states[0], states[len(states)-1])
	default:
		return w.wanting(s, w.say("les entreprises au 1er janvier, leurs créations et leurs cessations (table simple, mesures companies, creations et cessations), ou le répertoire Sirene à deux dates", "companies on 1 January, their creations and cessations (plain table, measures companies, creations and cessations), or the register Sirene at two dates"), "table", "sirene")
	}
	return s
}

// born writes the rates of creation and of cessation of each year that has its stock.
func (w *writer) born(s *Section, companies, creations, cessations map[int]*cube.Block) {
	years := slices.Sorted(maps.Keys(creations))
	last := creations[years[len(years)-1]]
	t := Table{Caption: w.say("Créations et cessations pour cent entreprises présentes au 1er janvier", "Creations and cessations for a hundred companies there on 1 January"), Columns: []string{w.say("Année", "Year")}}
	plot := figure.Multiples{Sheet: figure.Sheet{Title: t.Caption, Text: t.Caption, Empty: "—", Say: func(v float64) string { return locale.Percent(w.Lang, v, 0) }},
		Panels: []figure.Panel{{Name: w.say("Créations", "Creations")}, {Name: w.say("Cessations", "Cessations")}}}
	for _, year := range years {
		plot.Times, t.Rows = append(plot.Times, strconv.Itoa(year)), append(t.Rows, []string{strconv.Itoa(year)})
	}
	for _, at := range w.spots(last) {
		plot.Names = append(plot.Names, at.name)
		t.Columns = append(t.Columns, w.say("Créations, {place}", "Creations, {place}", "place", at.name), w.say("Cessations, {place}", "Cessations, {place}", "place", at.name))
		var came, gone []float64
		for i, year := range years {
			creation, cessation := w.renewed(companies[year], creations[year], cessations[year], at)
			t.Rows[i] = append(t.Rows[i], w.percent(creation), w.percent(cessation))
			came, gone = append(came, number(creation)), append(gone, number(cessation))
			s.Figures = append(s.Figures, w.bornIn(at, last, year, "creation_rate", creation), w.bornIn(at, last, year, "cessation_rate", cessation))
		}
		plot.Panels[0].Values, plot.Panels[1].Values = append(plot.Panels[0].Values, came), append(plot.Panels[1].Values, gone)
	}
	s.Chart, s.Tables = &Chart{figure.Both(plot.On), t.Caption}, []Table{t}
	end := t.Rows[len(t.Rows)-1]
	s.Finding = w.say("En {year}, {x} de créations pour les entreprises présentes au 1er janvier", "In {year}, creations make {x} of the companies there on 1 January", "year", end[0], "x", end[1])
	if end[2] != "—" {
		s.Finding += w.say(", et {x} de cessations", ", and cessations {x}", "x", end[2])
	}
	s.Finding += "."
	s.Reading = w.say("Chaque ligne est un lieu, chaque panneau un mouvement. Les comptes d’une source ne se mêlent pas à ceux d’une autre : une année où l’un manque n’a pas de taux.", "Each line is a place, each panel a movement. Counts of one source do not mix with those of another: a year where one is missing has no rate.")
	s.Source = w.quote(w.Data.set(last), last)
}

// bornIn makes a rate of a year citable.
func (w *writer) bornIn(at spot, b *cube.Block, year int, id string, f indicator.Figure) indicator.Result {
	r := w.cite(w.Data.set(b), strconv.Itoa(year), indicator.Derived, id, "", "", indicator.Rate, f)
	r.Territory = at.id
	return r
}

// renewed is the rates of creation and of cessation of a spot in a year; null where a count is not known, or is of another source.
func (w *writer) renewed(companies, creations, cessations *cube.Block, at spot) (creation, cessation indicator.Figure) {
	creation, cessation = indicator.Null(indicator.Unknown), indicator.Null(indicator.Unknown)
	stock, ok1 := w.Data.counted(companies, at)
	came, ok2 := w.Data.counted(creations, at)
	if !ok1 || !ok2 || w.Data.set(companies).Source != w.Data.set(creations).Source {
		return creation, cessation
	}
	gone, ok3 := w.Data.counted(cessations, at)
	creation, cessation, _, _ = indicator.Renewal{Stock: stock, Creations: came, Cessations: gone}.Rates()
	if !ok3 {
		cessation = indicator.Null(indicator.Unknown)
	}
	return creation, cessation
}

// stocks compares two states of the register: what stands more or less. Who came and who left needs their dates.
func (w *writer) stocks(s *Section, before, after directory) {
	t := Table{Caption: w.say("Établissements en activité, employeurs ou non", "Active establishments, with or without employees"),
		Columns: []string{w.say("Activité", "Activity"), before.set.Vintage, after.set.Vintage, w.say("Évolution", "Change")}}
	line := func(id, name string, of func(string) bool) indicator.Figure {
		a, b := w.stock(before, of), w.stock(after, of)
		f := indicator.Ratio(b-a, a, indicator.NoStock)
		t.Rows = append(t.Rows, []string{name, w.count64(int64(a)), w.count64(int64(b)), w.signed(f)})
		s.Figures = append(s.Figures, w.cite(after.set, before.set.Vintage+"/"+after.set.Vintage, indicator.Estimated, id, "", "", indicator.Rate, f))
		return f
	}
	all := line("stock_growth", w.say("Toutes", "All"), anyColumn)
	line("stock_growth_industry", w.say("Industrie (divisions 05 à 39)", "Industry (divisions 05 to 39)"), inIndustry)
	s.Tables, s.Badge, s.Chart = []Table{t}, indicator.Estimated, w.stockChart(t.Caption, before, after)
	s.Finding = w.say("De {from} à {to}, le nombre d’établissements en activité change de {x}.", "From {from} to {to}, the number of active establishments changes by {x}.", "from", before.set.Vintage, "to", after.set.Vintage, "x", w.signed(all))
	s.Reading = w.say("Différence de deux états du répertoire, entrées et sorties confondues : les cessations y sont inscrites avec retard. Ce ne sont ni les créations ni les cessations de l’Insee (SIDE), et les deux ne se mêlent pas. Micro-entrepreneurs compris.",
		"Difference of two states of the register, entries and exits together: cessations are entered late. These are neither the creations nor the cessations of INSEE (SIDE), and the two do not mix. Micro-entrepreneurs included.")
	s.Source = w.quote(before.set, before.all[0]) + " " + w.quote(after.set, after.all[0])
}

// stockChart is the two numbers of establishments, of all activities and of industry, set on one scale as of 100 at the first date.
func (w *writer) stockChart(caption string, before, after directory) *Chart {
	plot := figure.Lines{Sheet: figure.Sheet{Title: caption, Text: caption, Empty: "—", Say: func(v float64) string { return locale.Decimal(w.Lang, v, 0) }}, Times: []string{before.set.Vintage, after.set.Vintage}}
	for _, one := range []struct {
		name string
		of   func(string) bool
	}{{w.say("Toutes activités", "All activities"), anyColumn}, {w.say("Industrie", "Industry"), inIndustry}} {
		f := indicator.Ratio(w.stock(after, one.of), w.stock(before, one.of), indicator.NoStock).Map(hundred)
		plot.Series = append(plot.Series, figure.Series{Name: one.name, Values: []float64{100, number(f)}})
	}
	return &Chart{figure.Both(plot.On), caption + w.say(", 100 en {from}", ", 100 in {from}", "from", before.set.Vintage)}
}

// stock counts the establishments of a state in the place.
func (w *writer) stock(d directory, of func(string) bool) (n float64) {
	for _, b := range d.all {
		one, _ := w.total(b, of)
		n += one
	}
	return n
}

// inIndustry reports whether a sub-class of either nomenclature is of industry, sections B to E: their divisions are the same.
func inIndustry(code string) bool {
	division, _, _ := strings.Cut(code, ".")
	large, ok := naf.Up(naf.A88, division, naf.A5)
	return ok && large == economy.Sectors[industry]
}
