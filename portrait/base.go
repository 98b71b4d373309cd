package portrait

import (
	"maps"
	"slices"
	"strconv"

	"jalon/cube"
	"jalon/figure"
	"jalon/indicator"
	"jalon/locale"
)

// base is what the territory lives on: jobs for the people who are there or for elsewhere, jobs above the structure of a reference, and
// what people do at work.
func base(w *writer) Section {
	s := Section{Name: "base", Title: w.say("Ce qui fait vivre le territoire", "What the territory lives on"), Badge: indicator.Estimated}
	w.functions(&s)
	w.basic(&s)
	w.sphere(&s)
	if len(s.Tables) == 0 {
		return w.wanting(s, w.say("les emplois par activité (A88), publiés à neuf dixièmes au moins ; les sphères et les fonctions viennent d’une table simple", "jobs by activity (A88), nine tenths of them published at least; spheres and functions come from a plain table"), "flores", "urssaf-commune-ape", "table")
	}
	return s
}

// basic adds the jobs above the structure of each reference, with a chart of what the other territories have.
func (w *writer) basic(s *Section) {
	p := w.jobs
	if p == nil || len(p.references) == 0 || !p.whole() {
		return
	}
	t := Table{Caption: w.say("Emplois de base, {year}, niveau {level}", "Basic jobs, {year}, level {level}", "year", p.vintage(), "level", string(p.now.Level)),
		Columns: []string{w.say("Référence", "Reference"), w.say("Emplois de base", "Basic jobs"), w.say("Part", "Share"), w.say("Emplois pour un emploi de base", "Jobs for one basic job")}}
	for _, r := range p.references {
		basic, multiplier := indicator.BasicEmployment(p.here.jobs, r.Reference), indicator.BaseMultiplier(p.here.jobs, r.Reference)
		t.Rows = append(t.Rows, []string{r.name, w.decimal(basic, 0), w.percent(p.basicShare(p.here.jobs, r)), w.decimal(multiplier, 1)})
		s.Figures = append(s.Figures, w.figured(p, "basic_employment", "", r.ID, indicator.Jobs, basic), w.figured(p, "base_multiplier", "", r.ID, indicator.Index, multiplier))
	}
	s.Tables = append([]Table{t}, s.Tables...)
	s.Chart = w.basicChart(p)
	s.Finding = joined(w.say("{subject} : {n} emplois au moins travaillent pour d’autres lieux, soit {x} emplois en tout pour un de ceux-là.", "{subject}: {n} jobs at least work for other places, that is {x} jobs in all for one of these.",
		"subject", w.subject(p), "n", t.Rows[0][1], "x", t.Rows[0][3]), s.Finding)
	s.Reading = joined(w.say("Sont dits de base les emplois au-dessus de la structure de la référence : un minorant de ceux qui travaillent pour d’autres lieux, d’autant plus bas que le niveau est grossier.",
		"Jobs above the structure of the reference are called basic: a lower bound of those that work for other places, all the lower as the level is coarse."), s.Reading)
	s.Source = joined(w.sourced(p), s.Source)
}

// basicShare is the part of the jobs that is basic.
func (p *profile) basicShare(jobs []int64, r reference) indicator.Figure {
	total := float64(indicator.Sum(jobs))
	return indicator.BasicEmployment(jobs, r.Reference).Map(func(v float64) float64 { return v / total })
}

// basicChart is where the territory stands among the others by its basic jobs.
func (w *writer) basicChart(p *profile) *Chart {
	r := p.reference()
	here := p.basicShare(p.here.jobs, r)
	strip := figure.Strip{Here: number(here), Name: w.subject(p), Say: func(v float64) string { return locale.Percent(w.Lang, v, 0) }}
	for _, other := range p.all {
		strip.Values = append(strip.Values, number(p.basicShare(other.jobs, r)))
	}
	return &Chart{figure.Both(strip.On), w.say("Part des emplois de base (référence : {r}), parmi les territoires dont la structure est connue{through} : {x}.", "Share of basic jobs (reference: {r}), among the territories whose structure is known{through}: {x}.",
		"r", r.name, "through", w.through(p), "x", w.percent(here))}
}

// sphere adds the presential and the productive spheres, of the last year that has both.
func (w *writer) sphere(s *Section) {
	served, sold := w.years(cube.Presential), w.years(cube.Productive)
	maps.DeleteFunc(served, func(year int, _ *cube.Block) bool { return sold[year] == nil || !w.of(year) })
	if len(served) == 0 {
		s.Reading += w.wants(w.say("les sphères présentielle et productive (mesures jobs-presential et jobs-productive)", "the presential and productive spheres (measures jobs-presential and jobs-productive)"), "table")
		return
	}
	year := slices.Max(slices.Collect(maps.Keys(served)))
	b := served[year]
	t := Table{Caption: w.say("Sphères, part des emplois, {year}", "Spheres, share of jobs, {year}", "year", strconv.Itoa(year)), Columns: []string{w.say("Sphère", "Sphere")}}
	rows := [2][]string{{w.say("Présentielle", "Presential")}, {w.say("Productive", "Productive")}}
	plot := figure.DotPlot{Zero: true, Rows: []figure.DotRow{{Label: rows[0][0]}, {Label: rows[1][0]}}, Say: func(v float64) string { return locale.Percent(w.Lang, v, 0) }}
	for _, at := range w.spots(b) {
		one, two := w.spheres(b, sold[year], at)
		t.Columns, plot.Names = append(t.Columns, at.name), append(plot.Names, at.name)
		for i, f := range []indicator.Figure{one, two} {
			rows[i], plot.Rows[i].Values = append(rows[i], w.percent(f)), append(plot.Rows[i].Values, number(f))
			r := w.cite(w.Data.set(b), strconv.Itoa(year), indicator.Derived, []string{"presential", "productive"}[i], "", "", indicator.Share, f)
			r.Territory = at.id
			s.Figures = append(s.Figures, r)
		}
		if at.id == w.ID && one.OK() {
			s.Finding = joined(w.say("{x} des emplois répondent aux besoins des personnes présentes, {y} vendent surtout ailleurs.", "{x} of the jobs answer the needs of the people present, {y} sell mostly elsewhere.", "x", w.percent(one), "y", w.percent(two)), s.Finding)
		}
	}
	t.Rows = rows[:]
	s.Tables, s.Chart = append([]Table{t}, s.Tables...), &Chart{figure.Both(plot.On), t.Caption}
	s.Reading = joined(w.say("Présentielle : répond aux besoins des personnes présentes, habitants ou visiteurs. Productive : vend surtout ailleurs ; c’est elle qui fait entrer des revenus et qui est exposée à la concurrence.",
		"Presential: answers the needs of the people present, residents or visitors. Productive: sells mostly elsewhere; it brings income in and is exposed to competition."), s.Reading)
	s.Source = joined(w.quote(w.Data.set(b), b), s.Source)
}

// functions adds what people do at work, whatever the activity of the establishment, of the last year that has the fifteen functions.
func (w *writer) functions(s *Section) {
	var all []*cube.Block
	year := 0
	for i, f := range indicator.Functions {
		known := w.years(cube.FunctionJobs + cube.Measure(f.ID))
		if i == 0 && len(known) > 0 {
			year = slices.Max(slices.Collect(maps.Keys(known)))
		}
		if b := known[year]; b != nil && w.of(year) {
			all = append(all, b)
		}
	}
	if len(all) < len(indicator.Functions) {
		s.Reading += w.wants(w.say("les fonctions (les quinze mesures jobs-function-…)", "the functions (the fifteen measures jobs-function-…)"), "table")
		return
	}
	t := Table{Caption: w.say("Fonctions, part des emplois, {year}", "Functions, share of jobs, {year}", "year", strconv.Itoa(year)), Columns: []string{w.say("Fonction", "Function")}}
	plot := figure.DotPlot{Zero: true, Say: func(v float64) string { return locale.Percent(w.Lang, v, 0) }}
	for _, f := range indicator.Functions {
		t.Rows, plot.Rows = append(t.Rows, []string{f.Name.In(w.Lang)}), append(plot.Rows, figure.DotRow{Label: f.Name.In(w.Lang)})
	}
	t.Rows = append(t.Rows, []string{w.say("Les cinq fonctions métropolitaines", "The five metropolitan functions")})
	for _, at := range w.spots(all[0]) {
		each, metropolitan := w.shared(all, at)
		t.Columns, plot.Names = append(t.Columns, at.name), append(plot.Names, at.name)
		for i, f := range each {
			t.Rows[i], plot.Rows[i].Values = append(t.Rows[i], w.percent(f)), append(plot.Rows[i].Values, number(f))
			if at.id == w.ID {
				s.Figures = append(s.Figures, w.cite(w.Data.set(all[0]), strconv.Itoa(year), indicator.Estimated, "function_share:"+indicator.Functions[i].ID, "", "", indicator.Share, f))
			}
		}
		t.Rows[len(each)] = append(t.Rows[len(each)], w.percent(metropolitan))
	}
	s.Tables, s.Chart = append(s.Tables, t), &Chart{figure.Both(plot.On), t.Caption}
	s.Reading += w.say(" Une fonction est ce que fait la personne à son poste, au lieu de travail, quelle que soit l’activité de l’établissement.", " A function is what the person does at work, at the workplace, whatever the activity of the establishment.")
	s.Source = joined(s.Source, w.quote(w.Data.set(all[0]), all[0]))
}

// shared is the share of each function in a spot, and that of the metropolitan ones together; null where a function is not known there.
func (w *writer) shared(all []*cube.Block, at spot) (each []indicator.Figure, metropolitan indicator.Figure) {
	counts := make([]int64, len(all))
	for i, b := range all {
		n, ok := w.Data.counted(b, at)
		if !ok {
			return slices.Repeat([]indicator.Figure{indicator.Null(indicator.Unknown)}, len(all)), indicator.Null(indicator.Unknown)
		}
		counts[i] = n
	}
	each, groups := indicator.FunctionShares(counts)
	return each, groups[indicator.Metropolitan]
}
