package portrait

import (
	"cmp"
	"slices"
	"strconv"

	"jalon/economy"
	"jalon/figure"
	"jalon/indicator"
	"jalon/locale"
	"jalon/naf"
)

// most is how many rows a table by activity has.
const most = 10

// LQ and surplus of an activity. Where the cell is secret for some of the places, what is known is a lower bound; where nothing is, there is no
// figure.
func (p *profile) lq(i int, r reference) indicator.Figure {
	return p.guarded(i, indicator.LQ(p.here.jobs[i], p.here.total, r.Reference, i))
}

func (p *profile) surplus(i int, r reference) indicator.Figure {
	return p.guarded(i, indicator.Surplus(p.here.jobs[i], p.here.total, r.Reference, i))
}

func (p *profile) share(i int) indicator.Figure {
	return p.guarded(i, indicator.ShareOf(p.here.jobs[i], p.here.total))
}

func (p *profile) guarded(i int, f indicator.Figure) indicator.Figure {
	switch {
	case p.here.exact[i] || !f.OK():
	case p.here.jobs[i] == 0:
		return indicator.Null(indicator.Secret)
	default:
		f.Caution = indicator.LowerBound
	}
	return f
}

// overall guards a figure of the whole structure, which means nothing where too much of it is secret.
func (p *profile) overall(f indicator.Figure) indicator.Figure {
	if !p.whole() {
		return indicator.Null(indicator.Secret)
	}
	return f
}

// specific are the activities above the structure of the reference, the largest surplus first.
func (p *profile) specific() (places []int) {
	value := func(i int) float64 { return p.surplus(i, p.reference()).Value }
	for i := range p.codes {
		if f := p.surplus(i, p.reference()); f.OK() && f.Value > 0 {
			places = append(places, i)
		}
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(value(b), value(a)) })
	return places
}

// industrial returns the places of the activities of industry, sections B to E.
func (p *profile) industrial() (places []int) {
	for i, code := range p.codes {
		if large, _ := naf.Up(p.now.Level, code, naf.A5); large == economy.Sectors[industry] {
			places = append(places, i)
		}
	}
	return places
}

// industry is the share of industry in the jobs of the place: a lower bound where a part is secret or absent.
func (p *profile) industry() indicator.Figure {
	f := p.industryShare(p.here.jobs, p.here.total)
	if f.OK() && slices.ContainsFunc(p.industrial(), func(i int) bool { return !p.here.exact[i] }) {
		f.Caution = indicator.LowerBound
	}
	return f
}

// industryShare is the share of industry in the jobs of these counts.
func (p *profile) industryShare(jobs []int64, total int64) indicator.Figure {
	var sum int64
	for _, i := range p.industrial() {
		sum += jobs[i]
	}
	return indicator.ShareOf(sum, total)
}

// vintage is the year of the figures; period the two dates.
func (p *profile) vintage() string { return strconv.Itoa(p.now.Year) }

func (p *profile) period() string { return strconv.Itoa(p.source.before.Year) + "-" + p.vintage() }

// badge says how far the figures of the territory itself can be trusted: those of zones are of a wider place.
func (p *profile) badge() indicator.Badge {
	if len(p.zones) > 0 || p.here.covered < .9995 {
		return indicator.Estimated
	}
	return indicator.Derived
}

// figured makes a figure of a profile citable. One of zones is never given for the territory itself.
func (w *writer) figured(p *profile, id, activity, reference string, unit indicator.Unit, f indicator.Figure) indicator.Result {
	r := w.cite(p.set, p.vintage(), p.badge(), id, activity, reference, unit, f)
	if len(p.zones) > 0 {
		r.Territory = p.cited
	}
	return r
}

// distinction is what sets the territory apart: in jobs where they are known by activity, and in establishments.
func distinction(w *writer) Section {
	s := Section{Name: "distinction", Title: w.say("Ce qui le distingue", "What sets it apart"), Source: w.credit(), Badge: indicator.Derived}
	if w.known() {
		w.establishments(&s)
	}
	p := w.jobs
	if p == nil || len(p.references) == 0 {
		if !w.known() {
			s = w.unknown(s)
		}
		s.Reading += w.wants(w.say("les emplois par activité (A38, A88)", "jobs by activity (A38, A88)"), "flores", "urssaf-commune-ape")
		return s
	}
	s.Tables = append([]Table{w.specificities(p)}, s.Tables...)
	s.Chart = w.lollipop(p, s.Tables[0].Caption)
	for i, code := range p.codes {
		s.Figures = append(s.Figures, w.figured(p, "lq", code, p.reference().ID, indicator.Index, p.lq(i, p.reference())),
			w.figured(p, "surplus", code, p.reference().ID, indicator.Jobs, p.surplus(i, p.reference())))
	}
	s.Finding = w.foremost(p)
	s.Source, s.Badge = w.sourced(p)+" "+s.Source, p.badge()
	s.Reading = w.say("Un indice de 2 signifie que l’activité pèse deux fois plus dans cet emploi que dans celui de la référence. Au-dessus de 1, il y a spécialisation ; l’indice ne dit pas si l’activité se porte bien. L’écart est le nombre d’emplois de plus que si la structure était celle de la référence : il range les lignes, car l’indice seul fait monter de très petites activités. « ≥ » : une partie est secrète ou absente de la source, la valeur est au moins celle-là. Niveau {level}. L’intérim est compté dans les services : chiffres de l’industrie hors intérim.",
		"An index of 2 means that the activity weighs twice as much in jobs as in those of the reference. Above 1 there is specialisation; the index does not say whether the activity fares well. The surplus is how many jobs there are above what the structure of the reference would give: it sorts the rows, for the index alone raises tiny activities. “≥”: a part is secret or absent from the source, the value is at least that. Level {level}. Temporary work is counted in services: figures of industry leave it out.",
		"level", string(p.now.Level)) + " " + s.Reading
	return s
}

// establishments adds to a section the specificities by large sector, in establishments.
func (w *writer) establishments(s *Section) {
	t := Table{Caption: w.say("Indice de spécialisation et écart à la structure de la France, en établissements", "Specialisation and surplus against the structure of France, in establishments"),
		Columns: []string{w.say("Secteur", "Sector"), w.say("Établissements", "Establishments"), w.say("Indice", "Index"), w.say("Écart", "Surplus")}}
	for i, name := range w.sectorNames() {
		lq := indicator.LQ(w.here.Sectors[i], w.here.Establishments, w.france(), i)
		surplus := indicator.Surplus(w.here.Sectors[i], w.here.Establishments, w.france(), i)
		t.Rows = append(t.Rows, []string{name, locale.Int(w.Lang, w.here.Sectors[i]), w.decimal(lq, 2), w.decimal(surplus, 0)})
		s.Figures = append(s.Figures, w.result("lq_of_establishments", economy.Sectors[i], "france", indicator.Index, lq), w.result("surplus_of_establishments", economy.Sectors[i], "france", indicator.Establishments, surplus))
	}
	s.Tables = []Table{t}
	lq := indicator.LQ(w.here.Sectors[industry], w.here.Establishments, w.france(), industry)
	s.Finding = w.say("L’industrie pèse {x} fois ce qu’elle pèse en France dans le nombre d’établissements.", "Industry weighs {x} times what it weighs in France in the number of establishments.", "x", w.decimal(lq, 2))
	s.Reading = w.say("La part des établissements et celle des emplois classent les territoires autrement : chaque tableau dit laquelle il montre.", "The share of establishments and that of jobs rank territories otherwise: each table says which it shows.")
}

// specificities is the table of the largest surpluses.
func (w *writer) specificities(p *profile) Table {
	t := Table{Caption: w.say("Les dix premières spécificités : {unit}, {year}, face à {reference}", "The ten first specificities: {unit}, {year}, against {reference}", "unit", w.unit(p.now.Measure), "year", p.vintage(), "reference", p.reference().the),
		Columns: []string{w.say("Activité", "Activity"), w.say("Emplois", "Jobs"), w.say("Part", "Share"), w.say("Indice", "Index"), w.say("Écart", "Surplus")}}
	for _, r := range p.references[1:] {
		t.Columns = append(t.Columns, w.say("Indice, {place}", "Index, {place}", "place", r.name))
	}
	places := p.specific()
	for _, i := range places[:min(most, len(places))] {
		cells := []string{w.label(p, i), locale.Int(w.Lang, p.here.jobs[i]), w.percent(p.share(i)), w.bound(p.lq(i, p.reference()), 2), w.bound(p.surplus(i, p.reference()), 0)}
		for _, r := range p.references[1:] {
			cells = append(cells, w.bound(p.lq(i, r), 2))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

// foremost is the sentence about the first specificity and the originality of the whole.
func (w *writer) foremost(p *profile) string {
	text := w.say("Aucune activité n’y pèse plus que dans la référence.", "No activity weighs more there than in the reference.")
	if places := p.specific(); len(places) > 0 {
		i := places[0]
		text = w.say("{subject} : la première spécificité est « {activity} », {jobs} {unit}, soit {x} fois sa part dans l’emploi de {reference} et {n} emplois de plus que si la structure était la même.",
			"{subject}: the first specificity is “{activity}”, {jobs} {unit}, that is {x} times its share of the jobs of {reference}, and {n} jobs more than if the structure were the same.",
			"subject", w.subject(p), "activity", w.label(p, i), "jobs", locale.Int(w.Lang, p.here.jobs[i]), "unit", w.unit(p.now.Measure), "x", w.bound(p.lq(i, p.reference()), 1),
			"reference", p.reference().the, "n", w.bound(p.surplus(i, p.reference()), 0))
	}
	if half := p.half(p.here.jobs); half.OK() {
		text += w.say(" Il faudrait changer d’activité {x} % des emplois pour retrouver cette structure.", " {x}% of jobs would have to change activity to match that structure.", "x", w.decimal(half, 1))
	}
	return text
}

// lollipop draws the indices of the first specificities; one that is only bounded is hollow.
func (w *writer) lollipop(p *profile, caption string) *Chart {
	plot := figure.Lollipop{Sheet: figure.Sheet{Title: caption, Text: w.foremost(p), Empty: "—", Say: func(v float64) string { return locale.Decimal(w.Lang, v, 1) }},
		At: 1, AtName: w.say("1 : comme {reference}", "1: as {reference}", "reference", p.reference().the), Log: true}
	places := p.specific()
	for _, i := range places[:min(most, len(places))] {
		lq := p.lq(i, p.reference())
		plot.Rows = append(plot.Rows, figure.Stem{Label: w.label(p, i), Value: number(lq), Written: w.bound(lq, 1), Fragile: lq.Caution != ""})
	}
	return &Chart{figure.Both(plot.On), caption}
}

// half is the half specialisation of a place against the reference.
func (p *profile) half(jobs []int64) indicator.Figure {
	return p.overall(indicator.HalfSpecialisation(jobs, p.reference().Reference))
}

// diversity is where the territory stands between specialised and diversified.
func diversity(w *writer) Section {
	s := Section{Name: "diversity", Title: w.say("Spécialisé ou diversifié ?", "Specialised or diversified?"), Source: w.credit(), Badge: indicator.Estimated}
	p := w.jobs
	if p == nil || len(p.references) == 0 || !p.whole() {
		return w.coarseDiversity(s)
	}
	here := p.half(p.here.jobs)
	strip := figure.Strip{Here: number(here), Name: w.subject(p), Say: func(v float64) string { return locale.Decimal(w.Lang, v, 0) + " %" }}
	for _, other := range p.all {
		strip.Values = append(strip.Values, number(p.half(other.jobs)))
	}
	caption := w.say("Part des emplois qui devraient changer d’activité pour retrouver la structure de {reference}", "Share of jobs that would have to change activity to match the structure of {reference}", "reference", p.reference().the)
	s.Chart = &Chart{figure.Both(strip.On), caption}
	s.Tables = []Table{w.variety(p, strip.Values)}
	groups := p.groups()
	unrelated, related := indicator.Variety(p.here.jobs, groups)
	for _, one := range []struct {
		id        string
		reference string
		unit      indicator.Unit
		figure    indicator.Figure
	}{{"specialisation_half", p.reference().ID, indicator.Percent, here}, {"hhi", "", indicator.Index, indicator.HHI(p.here.jobs)}, {"hhi_effective", "", indicator.Activities, indicator.EffectiveHHI(p.here.jobs)},
		{"unrelated_variety_bits", "", indicator.Bits, unrelated}, {"related_variety_bits", "", indicator.Bits, related}} {
		s.Figures = append(s.Figures, w.figured(p, one.id, "", one.reference, one.unit, p.overall(one.figure)))
	}
	s.Finding = w.say("{subject} : il faudrait changer d’activité {x} % des emplois pour retrouver la structure de {reference} ; l’emploi y est réparti comme s’il y avait {n} activités de même taille.",
		"{subject}: {x}% of jobs would have to change activity to match the structure of {reference}; jobs are spread as if there were {n} activities of the same size.",
		"subject", w.subject(p), "x", w.decimal(here, 1), "reference", p.reference().the, "n", w.decimal(p.overall(indicator.EffectiveHHI(p.here.jobs)), 1))
	s.Reading = w.say("Chaque trait est un territoire du programme, le point est celui-ci{zones}. Variété liée : activités voisines, qui peuvent partager savoir-faire et main-d’œuvre. Variété non liée : activités éloignées, qui ne souffrent pas ensemble d’une même crise. Niveau {level} ({n} activités) ; l’indice n’est pas un classement.",
		"Each line is a territory of the programme, the dot is this one{zones}. Related variety: neighbouring activities, which may share know-how and people. Unrelated variety: distant activities, which do not suffer together from one crisis. Level {level} ({n} activities); the index is no ranking.", "level", string(p.now.Level), "n", len(p.codes), "zones", w.through(p))
	s.Source, s.Badge = w.sourced(p), p.badge()
	return s
}

// groups gathers the activities of a profile: divisions into the 38 large ones, those into 17.
func (p *profile) groups() indicator.Groups {
	above := map[naf.Level]naf.Level{naf.A88: naf.A38, naf.A38: naf.A17}[p.now.Level]
	of := map[string]string{}
	for _, code := range p.codes {
		of[code], _ = naf.Up(p.now.Level, code, above)
	}
	return indicator.GroupBy(p.codes, of)
}

// variety is the table of the section: the place, the median of the territories, the five nearest.
func (w *writer) variety(p *profile, others []float64) Table {
	t := Table{Caption: w.say("Spécialisation et variété de l’emploi, {year}", "Specialisation and variety of jobs, {year}", "year", p.vintage()),
		Columns: []string{w.say("Lieu", "Place"), w.say("Spécificité d’ensemble, %", "Overall specificity, %"), w.say("Activités équivalentes", "Effective activities"), w.say("Variété non liée, bits", "Unrelated variety, bits"), w.say("Variété liée, bits", "Related variety, bits")}}
	groups := p.groups()
	line := func(name string, jobs []int64) {
		unrelated, related := indicator.Variety(jobs, groups)
		t.Rows = append(t.Rows, []string{name, w.decimal(p.half(jobs), 1), w.decimal(indicator.EffectiveHHI(jobs), 1), w.decimal(unrelated, 2), w.decimal(related, 2)})
	}
	line(w.subject(p), p.here.jobs)
	for _, n := range p.nearest() {
		line(p.all[n.Territory].name, p.all[n.Territory].jobs)
	}
	if len(others) > 0 {
		effective, unrelated, related := p.varieties(groups)
		median := func(all []float64) indicator.Figure { return indicator.Quantile(values(all), .5) }
		t.Rows = append(t.Rows, []string{w.say("Médiane de {n} autres territoires", "Median of {n} other territories", "n", len(others)), w.decimal(median(others), 1),
			w.decimal(median(effective), 1), w.decimal(median(unrelated), 2), w.decimal(median(related), 2)})
	}
	return t
}

// varieties are the effective number of activities and both varieties of each of the other territories.
func (p *profile) varieties(groups indicator.Groups) (effective, unrelated, related []float64) {
	for _, other := range p.all {
		one, two := indicator.Variety(other.jobs, groups)
		effective, unrelated, related = append(effective, number(indicator.EffectiveHHI(other.jobs))), append(unrelated, number(one)), append(related, number(two))
	}
	return effective, unrelated, related
}

// coarseDiversity is the section where only establishments by large sector are known.
func (w *writer) coarseDiversity(s Section) Section {
	if !w.known() {
		return w.unknown(s)
	}
	here := indicator.HalfSpecialisation(w.here.Sectors[:], w.france())
	strip := figure.Strip{Here: number(here), Name: w.Name, Say: func(v float64) string { return locale.Decimal(w.Lang, v, 0) + " %" }}
	for _, p := range w.All {
		if row, missing := w.sum(p); len(missing) == 0 && p.ID != w.ID {
			strip.Values = append(strip.Values, number(indicator.HalfSpecialisation(row.Sectors[:], w.france())))
		}
	}
	caption := w.say("Part des établissements qui devraient changer de secteur pour retrouver la structure de la France", "Share of establishments that would have to change sector to match the structure of France")
	s.Chart = &Chart{figure.Both(strip.On), caption}
	s.Tables = []Table{{Caption: caption, Columns: []string{w.say("Lieu", "Place"), "%"}, Rows: [][]string{
		{w.Name, w.decimal(here, 1)},
		{w.say("Médiane des territoires", "Median of the territories"), w.decimal(indicator.Quantile(values(strip.Values), .5), 1)}}}}
	s.Figures = []indicator.Result{w.result("specialisation_half", "", "france", indicator.Percent, here)}
	s.Finding = w.say("Il faudrait que {x} % des établissements changent de secteur pour retrouver la structure de la France.", "{x}% of establishments would have to change sector to match the structure of France.", "x", w.decimal(here, 1))
	s.Reading = w.say("Chaque trait est un territoire du programme, le point est celui-ci. Cinq secteurs seulement : l’indice est grossier, et n’est pas un classement. En emplois par activité : jalon data import flores FICHIER.", "Each line is a territory of the programme, the dot is this one. Five sectors only: the index is coarse, and is no ranking. In jobs by activity: jalon data import flores FILE.")
	return s
}
