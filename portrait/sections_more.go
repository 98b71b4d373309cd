package portrait

import (
	"cmp"
	"math"
	"slices"

	"jalon/economy"
	"jalon/figure"
	"jalon/indicator"
	"jalon/locale"
)

// diversity is where the territory stands between specialised and diversified.
func diversity(w *writer) Section {
	s := Section{Name: "diversity", Title: w.say("Spécialisé ou diversifié ?", "Specialised or diversified?"), Source: w.credit(), Badge: indicator.Estimated}
	if !w.known() {
		return w.unknown(s)
	}
	here := indicator.HalfSpecialisation(w.here.Sectors[:], w.reference())
	strip := figure.Strip{Here: number(here), Name: w.Name, Width: chartWidth, Say: func(v float64) string { return locale.Decimal(w.Lang, v, 0) + " %" }}
	for _, p := range w.All {
		if row, missing := sum(p); len(missing) == 0 && p.ID != w.ID {
			strip.Values = append(strip.Values, number(indicator.HalfSpecialisation(row.Sectors[:], w.reference())))
		}
	}
	caption := w.say("Part des établissements qui devraient changer de secteur pour retrouver la structure de la France", "Share of establishments that would have to change sector to match the structure of France")
	s.Chart = &Chart{strip.Draw(), caption}
	s.Tables = []Table{{Caption: caption, Columns: []string{w.say("Lieu", "Place"), "%"}, Rows: [][]string{
		{w.Name, w.decimal(here, 1)},
		{w.say("Médiane des territoires", "Median of the territories"), w.decimal(indicator.Quantile(values(strip.Values), .5), 1)}}}}
	s.Figures = []indicator.Result{w.result("specialisation_half", "", "france", indicator.Percent, here)}
	s.Finding = w.say("Il faudrait que {x} % des établissements changent de secteur pour retrouver la structure de la France.", "{x}% of establishments would have to change sector to match the structure of France.", "x", w.decimal(here, 1))
	s.Reading = w.say("Chaque trait est un territoire du programme, le point est celui-ci. Cinq secteurs seulement : l’indice est grossier, et n’est pas un classement.", "Each line is a territory of the programme, the dot is this one. Five sectors only: the index is coarse, and is no ranking.")
	return s
}

// values keeps the numbers.
func values(all []float64) (known []float64) {
	for _, v := range all {
		if !math.IsNaN(v) {
			known = append(known, v)
		}
	}
	return known
}

// growth is how jobs and people changed.
func growth(w *writer) Section {
	s := Section{Name: "growth", Title: w.say("Comment l’emploi a évolué", "How jobs changed"), Source: w.credit(), Badge: indicator.Derived}
	if !w.known() {
		return w.unknown(s)
	}
	var t Table
	s.Chart, t, s.Figures = w.compare(w.say("Évolution de 2013 à 2018", "Change from 2013 to 2018"), period, true, []measure{
		{"job_growth", w.say("Emploi au lieu de travail", "Jobs at the workplace"), indicator.Rate, jobGrowth},
		{"population_growth", w.say("Population", "People"), indicator.Rate, peopleGrowth}})
	s.Tables = []Table{t}
	gained := (w.here.Jobs - w.here.Jobs2013) / 10
	s.Finding = w.say("De 2013 à 2018, {n} emplois : {change}, contre {france} en France.", "From 2013 to 2018, {n} jobs: {change}, against {france} in France.",
		"n", plus(gained)+locale.Int(w.Lang, gained), "change", w.signed(jobGrowth(w.here)), "france", w.signed(jobGrowth(w.country())))
	s.Reading = w.say("Emplois salariés ou non, au lieu de travail, estimés par le recensement. À gauche de zéro, le lieu perd des emplois.", "Jobs, salaried or not, at the workplace, as the census estimates them. Left of zero, the place loses jobs.")
	return s
}

func plus(n int64) string {
	if n > 0 {
		return "+"
	}
	return ""
}

func causes(w *writer) Section {
	return w.unwritten("causes", "Pourquoi il a évolué ainsi", "Why it changed so", w.say("emplois par activité à deux dates, de la même nomenclature, pour les effets national, structurel et local ; l’effet local est un reste", "jobs by activity at two dates, of one nomenclature, for the national, structural and local effects; the local effect is a remainder"))
}

// sites is about the size of establishments; who they are needs the register of establishments.
func sites(w *writer) Section {
	s := Section{Name: "sites", Title: w.say("Les établissements", "The establishments"), Source: w.credit(), Badge: indicator.Derived}
	if !w.known() {
		return w.unknown(s)
	}
	var t Table
	s.Chart, t, s.Figures = w.compare(w.say("Établissements employeurs de 10 salariés et plus, 2018", "Employing establishments of 10 employees and more, 2018"), census, false,
		[]measure{{"large_share", w.say("10 salariés et plus", "10 employees and more"), indicator.Share, large}})
	s.Tables = []Table{t}
	s.Finding = w.say("{n} établissements, dont {large} emploient 10 salariés ou plus, soit {share} de ceux qui emploient.", "{n} establishments, of which {large} employ 10 people or more, that is {share} of those that employ.",
		"n", locale.Int(w.Lang, w.here.Establishments), "large", locale.Int(w.Lang, w.here.Large), "share", w.percent(large(w.here)))
	s.Reading = w.say("La part des plus grands établissements dans l’emploi, et la dépendance à cinq sites, demandent SIRENE, que ce portrait n’utilise pas encore.", "The share of the largest establishments in jobs, and dependence on five sites, need SIRENE, which this portrait does not use yet.")
	return s
}

func control(w *writer) Section {
	return w.unwritten("control", "Qui décide ?", "Who decides?", w.say("SIRENE, sièges et établissements", "SIRENE, head offices and establishments"))
}

func base(w *writer) Section {
	return w.unwritten("base", "Ce qui fait vivre le territoire", "What the territory lives on", w.say("emplois par activité détaillée (A732) et sphères de l’Insee", "jobs by detailed activity (A732) and the spheres of INSEE"))
}

func renewal(w *writer) Section {
	return w.unwritten("renewal", "Renouvellement", "Renewal", w.say("SIRENE à deux dates", "SIRENE at two dates"))
}

// labour is work and who does it.
func labour(w *writer) Section {
	s := Section{Name: "labour", Title: w.say("Emploi et mobilités", "Work and commuting"), Source: w.credit(), Badge: indicator.Derived}
	if !w.known() {
		return w.unknown(s)
	}
	var t Table
	s.Chart, t, s.Figures = w.compare(w.say("Activité et chômage, 2018", "Activity and unemployment, 2018"), census, false, []measure{
		{"activity_rate", w.say("Activité, 15-64 ans", "Activity, 15-64"), indicator.Rate, activity},
		{"unemployment_census", w.say("Chômage (recensement)", "Unemployment (census)"), indicator.Rate, unemployment}})
	s.Tables = []Table{t}
	jobsFor := concentration(w.here)
	s.Figures = append(s.Figures, w.result("job_concentration", "", "", indicator.Index, jobsFor))
	s.Finding = w.say("{x} emplois pour 100 actifs occupés de 15 à 64 ans qui habitent le territoire ; chômage au sens du recensement : {u}, contre {france} en France.",
		"{x} jobs for 100 employed residents aged 15 to 64; unemployment as the census counts it: {u}, against {france} in France.", "x", w.decimal(jobsFor, 0), "u", w.percent(unemployment(w.here)), "france", w.percent(unemployment(w.country())))
	s.Reading = w.say("Le chômage du recensement est déclaré par les personnes ; il est plus élevé que le taux localisé. Les flux domicile-travail demandent la base des mobilités, que ce portrait n’utilise pas encore.", "Census unemployment is what people say; it is higher than the localised rate. Commuting flows need their base, which this portrait does not use yet.")
	return s
}

func leads(w *writer) Section {
	return w.unwritten("leads", "Pistes de diversification", "Leads for diversification", w.say("emplois par activité (A88 ou A732) de nombreux lieux, que calcule jalon indicators", "jobs by activity (A88 or A732) of many places, which jalon indicators computes"))
}

// neighbours are the territories whose structure is nearest.
func neighbours(w *writer) Section {
	s := Section{Name: "neighbours", Title: w.say("Territoires comparables", "Comparable territories"), Source: w.credit(), Badge: indicator.Estimated}
	if !w.known() {
		return w.unknown(s)
	}
	t := Table{Caption: w.say("Les cinq territoires les plus proches par la structure de leurs établissements", "The five territories nearest by the structure of their establishments"),
		Columns: []string{w.say("Territoire", "Territory"), w.say("Distance", "Distance"), w.say("Rapproche", "Brings closer"), w.say("Éloigne", "Sets apart")}}
	for _, n := range w.nearest(5) {
		near, far := indicator.Why(w.here.Sectors[:], n.row.Sectors[:], 1)
		t.Rows = append(t.Rows, []string{n.name, locale.Decimal(w.Lang, n.distance, 3), w.sectorNames()[near[0].Activity], w.sectorNames()[far[0].Activity]})
		s.Figures = append(s.Figures, w.result("nearest", n.id, "", indicator.Index, indicator.Exact(n.distance)))
	}
	if len(t.Rows) == 0 {
		s.Missing = w.say("Aucun autre territoire de taille comparable n’a de chiffres.", "No other territory of comparable size has figures.")
		return s
	}
	s.Tables = []Table{t}
	s.Finding = w.say("Le territoire dont la structure est la plus proche est {name}.", "The territory with the nearest structure is {name}.", "name", t.Rows[0][0])
	s.Reading = w.say("Distance de Hellinger sur cinq secteurs : 0, mêmes structures ; 1, rien en commun ; seuls les territoires de taille comparable (d’un quart à quatre fois les établissements) sont cherchés. Elle rapproche, elle ne classe pas.", "Hellinger distance on five sectors: 0, same structures; 1, nothing in common; only territories of comparable size (from a quarter to four times the establishments) are looked at. It brings together, it does not rank.")
	return s
}

func method(w *writer) Section {
	return Section{Name: "method", Title: w.say("Méthode", "Method"), Source: w.credit(), Finding: w.say(
		"Les chiffres d’un périmètre sont la somme de ceux de ses membres ; ce qui n’est pas additif est recalculé sur les sommes. Un chiffre qui n’est pas défini est un tiret, avec sa raison ; jamais un zéro.",
		"The figures of a perimeter are the sum of those of its members; what does not add up is computed again on the sums. A figure that is not defined is a dash, with its reason; never a zero."),
		Reading: w.say("Fiabilité : A, publié tel quel ; B, somme ou rapport de chiffres publiés ; C, estimé ou grossier. Industrie : sections B à E. L’intérim est compté dans les services, non dans l’industrie, dont les chiffres sont donc hors intérim.",
			"Reliability: A, as published; B, a sum or a ratio of published figures; C, estimated or coarse. Industry: sections B to E. Temporary work is counted in services, not in industry, whose figures therefore leave it out.")}
}

// near is another territory with its distance.
type near struct {
	compared
	distance float64
}

// nearest are the k territories whose establishments are spread most alike, among those of comparable size.
func (w *writer) nearest(k int) (all []near) {
	for _, p := range w.All {
		row, missing := sum(p)
		if p.ID == w.ID || len(missing) > 0 || row.Establishments == 0 || !alike(row, w.here) {
			continue
		}
		if d := indicator.Hellinger(w.here.Sectors[:], row.Sectors[:]); d.OK() {
			all = append(all, near{compared{p.ID, p.Name, row}, d.Value})
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	return all[:min(k, len(all))]
}

// alike reports whether two places are within a factor of four of each other.
func alike(a, b economy.Row) bool {
	return a.Establishments <= 4*b.Establishments && b.Establishments <= 4*a.Establishments
}
