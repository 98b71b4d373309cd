package portrait

import (
	"cmp"
	"slices"
	"strings"

	"jalon/figure"
	"jalon/indicator"
	"jalon/locale"
)

// trades adds to a section what is done in the place, in jobs: industry activity by activity, beside what it is compared with.
func (w *writer) trades(s *Section) {
	p := w.jobs
	if p == nil {
		s.Reading = strings.TrimSpace(s.Reading + w.wants(w.say("les emplois par activité", "jobs by activity"), "flores"))
		return
	}
	t := Table{Caption: w.say("L’industrie, activité par activité : part dans les {unit}, {year}", "Industry, activity by activity: share of the {unit}, {year}", "unit", w.unit(p.now.Measure), "year", p.vintage()),
		Columns: []string{w.say("Activité", "Activity"), w.say("Emplois", "Jobs"), w.subject(p)}}
	plot := figure.DotPlot{Names: []string{w.subject(p)}, Say: func(v float64) string { return locale.Percent(w.Lang, v, 0) }}
	for _, r := range p.references {
		t.Columns, plot.Names = append(t.Columns, r.name), append(plot.Names, r.name)
	}
	places := p.largestTrades()
	for _, i := range places {
		cells, marks := []string{w.label(p, i), w.count64(p.here.jobs[i]), w.percent(p.share(i))}, []float64{number(p.share(i))}
		for _, r := range p.references {
			f := indicator.ShareOf(r.Counts[i], r.Total)
			cells, marks = append(cells, w.percent(f)), append(marks, number(f))
		}
		t.Rows, plot.Rows = append(t.Rows, cells), append(plot.Rows, figure.DotRow{Label: w.label(p, i), Values: marks})
	}
	share := p.overall(p.industry())
	t.Rows = append(t.Rows, w.industryRow(p, share))
	s.Tables = append(s.Tables, t)
	if len(plot.Rows) > 0 {
		s.Chart = &Chart{figure.Both(plot.On), t.Caption} // jobs by activity say more than establishments by large sector
	}
	s.Figures = append(s.Figures, w.figured(p, "industry_share_of_jobs", "", "", indicator.Share, share))
	s.Finding = strings.TrimSpace(s.Finding + " " + w.industryFinding(p, share, places))
	s.Source = strings.TrimSpace(w.sourced(p) + " " + s.Source)
	s.Badge = s.Badge.Worse(p.badge())
}

// industryFinding says what industry weighs in jobs, against the first comparator, and which of its activities has most of them.
func (w *writer) industryFinding(p *profile, share indicator.Figure, places []int) string {
	if !share.OK() || len(places) == 0 {
		return ""
	}
	x := w.percent(share)
	if share.Caution == indicator.LowerBound {
		x = w.say("au moins {x}", "at least {x}", "x", x)
	}
	against := ""
	if len(p.references) > 0 {
		r := p.references[0]
		against = w.say(", contre {y} pour {place}", ", against {y} for {place}", "y", w.percent(p.industryShare(r.Counts, r.Total)), "place", r.the)
	}
	return w.say("{subject} : l’industrie fait {x} des {unit} en {year}{against} ; d’abord « {activity} », {jobs} emplois.", "{subject}: industry makes {x} of the {unit} in {year}{against}; first “{activity}”, {jobs} jobs.",
		"subject", w.subject(p), "x", x, "unit", w.unit(p.now.Measure), "year", p.vintage(), "against", against, "activity", w.label(p, places[0]), "jobs", w.count64(p.here.jobs[places[0]]))
}

// least writes a share that may be a lower bound.
func (w *writer) least(f indicator.Figure) string {
	if f.Caution == indicator.LowerBound {
		return "≥ " + w.percent(f)
	}
	return w.percent(f)
}

// largestTrades are the ten industrial activities with most jobs, the largest first.
func (p *profile) largestTrades() []int {
	places := slices.DeleteFunc(p.industrial(), func(i int) bool { return p.here.jobs[i] == 0 })
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(p.here.jobs[b], p.here.jobs[a]) })
	return places[:min(most, len(places))]
}

// industryRow is the last row of the table: industry as a whole.
func (w *writer) industryRow(p *profile, share indicator.Figure) []string {
	var jobs int64
	for _, i := range p.industrial() {
		jobs += p.here.jobs[i]
	}
	cells := []string{w.say("Industrie (sections B à E)", "Industry (sections B to E)"), w.count64(jobs), w.least(share)}
	for _, r := range p.references {
		cells = append(cells, w.percent(p.industryShare(r.Counts, r.Total)))
	}
	return cells
}

// landmark adds to the first table the share of industry in jobs, where it is known.
func (w *writer) landmark(s *Section, t *Table) {
	p := w.jobs
	if p == nil {
		return
	}
	name := w.say("Part de l’industrie dans les {unit}, {year}", "Share of industry in {unit}, {year}", "unit", w.unit(p.now.Measure), "year", p.vintage())
	if len(p.zones) > 0 {
		name += w.say(" (zones d’emploi)", " (employment zones)")
	}
	cells := []string{name, w.least(p.overall(p.industry()))}
	var without []string
	for _, c := range w.others {
		at := slices.IndexFunc(p.references, func(r reference) bool { return r.ID == c.id })
		cell := "—"
		if at >= 0 {
			cell = w.percent(p.industryShare(p.references[at].Counts, p.references[at].Total))
		} else {
			without = append(without, c.name)
		}
		cells = append(cells, cell)
	}
	t.Rows = append(t.Rows, cells)
	if len(without) > 0 {
		s.why = append(s.why, w.say("les {unit} par activité de {names} ne sont pas connus ici en entier (jalon data import flores FICHIER)", "the {unit} by activity of {names} are not known here as a whole (jalon data import flores FILE)", "unit", w.unit(p.now.Measure), "names", locale.List(w.Lang, without)))
	}
}
