package portrait

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"jalon/cube"
	"jalon/figure"
	"jalon/indicator"
)

// dated reports whether a profile has an earlier date, of which enough is published, for the place and for its reference.
func (p *profile) dated() bool {
	return p != nil && p.source.before != nil && len(p.references) > 0 && p.before.total > 0 && p.whole() && p.before.covered >= enough
}

// paired is the jobs of the activities published at both dates, then of all others together, so that nothing secret is taken for
// a loss. Places are those of the activities, -1 for the others.
type paired struct {
	places         []int
	before, now    []int64
	before0, after []int64 // of the reference
}

func (p *profile) paired(r reference) (two paired) {
	rest := [4]int64{p.before.total, p.here.total, r.before.Total, r.Total}
	add := func(place int, n [4]int64) {
		two.places, two.before, two.now = append(two.places, place), append(two.before, n[0]), append(two.now, n[1])
		two.before0, two.after = append(two.before0, n[2]), append(two.after, n[3])
	}
	for i := range p.codes {
		if !p.here.exact[i] || !p.before.exact[i] {
			continue
		}
		n := [4]int64{p.before.jobs[i], p.here.jobs[i], r.before.Counts[i], r.Counts[i]}
		for k := range rest {
			rest[k] -= n[k]
		}
		add(i, n)
	}
	if rest != [4]int64{} {
		add(-1, rest)
	}
	return two
}

// name names an activity, or the others.
func (w *writer) name(p *profile, place int) string {
	if place < 0 {
		return w.say("Activités secrètes ou absentes à l’une des dates", "Activities secret or absent at one of the dates")
	}
	return w.label(p, place)
}

// pace is the reference of a decomposition: France whole, where it is known at both dates.
func (p *profile) pace() (reference, bool) {
	i := slices.IndexFunc(p.references, func(r reference) bool { return r.ID == "france" && r.dated })
	if i < 0 {
		i = slices.IndexFunc(p.references, func(r reference) bool { return r.dated })
	}
	if i < 0 {
		return reference{}, false
	}
	return p.references[i], true
}

// causes are the national, structural and local effects.
func causes(w *writer) Section {
	s := Section{Name: "causes", Title: w.say("Pourquoi il a évolué ainsi", "Why it changed so"), Badge: indicator.Derived}
	p := w.jobs
	if !p.dated() {
		return w.wanting(s, w.say("les emplois par activité à deux dates, d’une même source et d’une même nomenclature, avec ceux de la France", "jobs by activity at two dates, of one source and one nomenclature, with those of France"), "flores", "urssaf-commune-ape")
	}
	r, ok := p.pace()
	if !ok {
		return w.wanting(s, w.say("les emplois de la France par activité aux deux dates", "jobs of France by activity at both dates"), "flores")
	}
	two := p.paired(r)
	cells, all, ok := indicator.ShiftShare(two.before, two.now, indicator.NewReference(r.ID, two.before0), indicator.NewReference(r.ID, two.after))
	if !ok {
		return w.wanting(s, w.say("les emplois de la France à la première date", "jobs of France at the first date"), "flores")
	}
	s.Tables = []Table{w.effects(p, two, cells, all)}
	s.Chart = w.waterfall(s.Tables[0].Caption, all)
	for _, one := range []struct {
		id    string
		value float64
	}{{"ss_national", all.National}, {"ss_structural", all.Structural}, {"ss_local", all.Local}, {"ss_change", all.Total}} {
		jobs := w.figured(p, one.id, "", r.ID, indicator.Jobs, indicator.Exact(one.value))
		points := w.figured(p, one.id+"_pts", "", r.ID, indicator.Points, indicator.InPoints(one.value, p.before.total))
		jobs.Vintage, points.Vintage = p.period(), p.period()
		s.Figures = append(s.Figures, jobs, points)
	}
	s.Finding = w.say("{subject} : de {t0} à {t1}, {n} {unit} ; {a} seraient venus au rythme de {reference}, {b} tiennent à ses activités, plus ou moins porteuses, et {c} lui sont propres.",
		"{subject}: from {t0} to {t1}, {n} {unit}; {a} would have come at the pace of {reference}, {b} are due to its activities, more or less buoyant, and {c} are its own.",
		"subject", w.subject(p), "t0", strconv.Itoa(p.source.before.Year), "t1", p.vintage(), "n", w.change(all.Total), "unit", w.unit(p.now.Measure), "a", w.change(all.National), "b", w.change(all.Structural), "c", w.change(all.Local), "reference", r.the)
	s.Reading = w.say("Sur chaque ligne, les trois effets font l’évolution. L’effet local est un reste : il appelle une enquête auprès des entreprises, il ne l’explique pas. Le résultat dépend du niveau de la nomenclature : ici {level}. La référence contient le territoire.",
		"On each row the three effects make the change. The local effect is a remainder: it calls for asking the companies, it explains nothing. The result depends on the level of the nomenclature: {level} here. The reference contains the territory.", "level", string(p.now.Level))
	if p.now.Layer == cube.Communes && p.set.Source == "flores" {
		s.Reading += w.say(" L’Insee prévient que Flores à la commune n’est pas comparable d’un millésime à l’autre sans précaution.", " INSEE warns that Flores by commune is not comparable between vintages without care.")
	}
	s.Source, s.Badge = w.sourced(p), p.badge()
	return s
}

// waterfall draws a decomposition.
func (w *writer) waterfall(caption string, all indicator.Change) *Chart {
	plot := figure.Waterfall{Sheet: figure.Sheet{Title: caption, Text: caption, Empty: "—", Say: w.change}, Sum: w.say("Évolution", "Change"), Effects: []figure.Effect{
		{Label: w.say("Effet national", "National effect"), Value: all.National}, {Label: w.say("Effet structurel", "Structural effect"), Value: all.Structural},
		{Label: w.say("Effet local, un reste", "Local effect, a remainder"), Value: all.Local, Rest: true}}}
	return &Chart{figure.Both(plot.On), caption}
}

// effects is the table of a decomposition: the whole, then the activities whose local effect is largest, either way.
func (w *writer) effects(p *profile, two paired, cells []indicator.Change, all indicator.Change) Table {
	t := Table{Caption: w.say("Évolution {period} décomposée, en emplois", "Change {period} split, in jobs", "period", p.period()),
		Columns: []string{w.say("Activité", "Activity"), w.say("Évolution", "Change"), w.say("Effet national", "National effect"), w.say("Effet structurel", "Structural effect"), w.say("Effet local (un reste)", "Local effect (a remainder)")}}
	line := func(name string, c indicator.Change) {
		t.Rows = append(t.Rows, []string{name, w.change(c.Total), w.change(c.National), w.change(c.Structural), w.change(c.Local)})
	}
	line(w.say("Ensemble", "All"), all)
	var places []int
	for i := range cells {
		if two.now[i]+two.before[i] > 0 {
			places = append(places, i)
		}
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(math.Abs(cells[b].Local), math.Abs(cells[a].Local)) })
	for _, i := range places[:min(most, len(places))] {
		line(w.name(p, two.places[i]), cells[i])
	}
	return t
}

// contributions adds to the growth section which activities made the change.
func (w *writer) contributions(s *Section) {
	p := w.jobs
	if !p.dated() {
		return
	}
	r, ok := p.pace()
	if !ok {
		return
	}
	two := p.paired(r)
	all := indicator.Contributions(two.before, two.now)
	var places []int
	for i, f := range all {
		if f.OK() && f.Value != 0 {
			places = append(places, i)
		}
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(math.Abs(all[b].Value), math.Abs(all[a].Value)) })
	t := Table{Caption: w.say("Les activités qui ont fait l’évolution {period} : {unit}", "The activities that made the change {period}: {unit}", "period", p.period(), "unit", w.unit(p.now.Measure)),
		Columns: []string{w.say("Activité", "Activity"), strconv.Itoa(p.source.before.Year), p.vintage(), w.say("Contribution", "Contribution")}}
	for _, i := range places[:min(most, len(places))] {
		t.Rows = append(t.Rows, []string{w.name(p, two.places[i]), w.count64(two.before[i]), w.count64(two.now[i]), w.signed(all[i])})
	}
	s.Tables = append(s.Tables, t)
	s.Source += " " + w.sourced(p)
	s.Reading += w.say(" La contribution d’une activité est la part de l’évolution d’ensemble qu’elle fait ; leur somme est cette évolution.", " The contribution of an activity is the part of the whole change that it makes; their sum is that change.")
}
