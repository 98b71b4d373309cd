package portrait

import (
	"math"

	"jalon/indicator"
	"jalon/locale"
)

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
	s.Chart, t, s.Figures = w.compare(w.dated("Évolution de {start} à {year}", "Change from {start} to {year}"), w.table.period(), true, []measure{
		{"job_growth", w.say("Emploi au lieu de travail", "Jobs at the workplace"), indicator.Rate, jobGrowth},
		{"population_growth", w.say("Population", "People"), indicator.Rate, peopleGrowth}})
	s.Tables = []Table{t}
	gained := (w.here.Jobs - w.here.Jobs2013) / 10
	s.Finding = w.dated("De {start} à {year}, {n} emplois : {change}, contre {france} en France.", "From {start} to {year}, {n} jobs: {change}, against {france} in France.",
		"n", plus(gained)+locale.Int(w.Lang, gained), "change", w.signed(jobGrowth(w.here)), "france", w.signed(jobGrowth(w.country())))
	s.Reading = w.say("Emplois salariés ou non, au lieu de travail, estimés par le recensement. À gauche de zéro, le lieu perd des emplois.", "Jobs, salaried or not, at the workplace, as the census estimates them. Left of zero, the place loses jobs.")
	w.contributions(&s)
	return s
}

func plus(n int64) string {
	if n > 0 {
		return "+"
	}
	return ""
}

// labour is work and who does it.
func labour(w *writer) Section {
	s := Section{Name: "labour", Title: w.say("Emploi et mobilités", "Work and commuting"), Source: w.credit(), Badge: indicator.Derived}
	if !w.known() {
		return w.unknown(s)
	}
	var t Table
	s.Chart, t, s.Figures = w.compare(w.dated("Activité et chômage, {year}", "Activity and unemployment, {year}"), w.table.census(), false, []measure{
		{"activity_rate", w.say("Activité, 15-64 ans", "Activity, 15-64"), indicator.Rate, activity},
		{"unemployment_census", w.say("Chômage (recensement)", "Unemployment (census)"), indicator.Rate, unemployment}})
	s.Tables = []Table{t}
	jobsFor := concentration(w.here)
	s.Figures = append(s.Figures, w.result("job_concentration", "", "", indicator.Index, jobsFor))
	s.Finding = w.say("{x} emplois pour 100 actifs occupés de 15 à 64 ans qui habitent le territoire ; chômage au sens du recensement : {u}, contre {france} en France.",
		"{x} jobs for 100 employed residents aged 15 to 64; unemployment as the census counts it: {u}, against {france} in France.", "x", w.decimal(jobsFor, 0), "u", w.percent(unemployment(w.here)), "france", w.percent(unemployment(w.country())))
	s.Reading = w.say("Le chômage du recensement est déclaré par les personnes ; il est plus élevé que le taux localisé.", "Census unemployment is what people say; it is higher than the localised rate.")
	w.commuting(&s)
	return s
}

func method(w *writer) Section {
	return Section{Name: "method", Title: w.say("Méthode", "Method"), Source: w.credit(), Finding: w.say(
		"Les chiffres d’un périmètre sont la somme de ceux de ses membres ; ce qui n’est pas additif est recalculé sur les sommes. Un chiffre qui n’est pas défini est un tiret, avec sa raison ; jamais un zéro.",
		"The figures of a perimeter are the sum of those of its members; what does not add up is computed again on the sums. A figure that is not defined is a dash, with its reason; never a zero."),
		Reading: w.say("Fiabilité : A, publié tel quel ; B, somme ou rapport de chiffres publiés ; C, estimé ou grossier. Industrie : sections B à E. L’intérim est compté dans les services, non dans l’industrie, dont les chiffres sont donc hors intérim.",
			"Reliability: A, as published; B, a sum or a ratio of published figures; C, estimated or coarse. Industry: sections B to E. Temporary work is counted in services, not in industry, whose figures therefore leave it out.")}
}
