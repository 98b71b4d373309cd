package indicator

import "jalon/locale"

// labours tell who works, and who could.
var labours = []Indicator{
	{
		ID: "employment_rate", Unit: Rate, Name: locale.Text{FR: "Taux d’emploi des 15-64 ans", EN: "Employment rate, 15 to 64"},
		Formula: "employed / population, 15 to 64", Source: "INSEE, recensement",
		Reading: locale.Text{
			FR: "{x} personnes de 15 à 64 ans sur 100 ont un emploi.",
			EN: "{x} people of 15 to 64 in 100 have a job."},
	},
	{
		ID: "activity_rate", Unit: Rate, Name: locale.Text{FR: "Taux d’activité des 15-64 ans", EN: "Activity rate, 15 to 64"},
		Formula: "active / population, 15 to 64", Source: "INSEE, recensement",
		Reading: locale.Text{
			FR: "{x} personnes de 15 à 64 ans sur 100 ont un emploi ou en cherchent un.",
			EN: "{x} people of 15 to 64 in 100 have a job or look for one."},
	},
	{
		ID: "unemployment_rate", Unit: Rate, Name: locale.Text{FR: "Taux de chômage au sens du recensement", EN: "Unemployment rate of the census"},
		Formula: "unemployed / active, 15 to 64", Source: "INSEE, recensement",
		Reading: locale.Text{
			FR: "{x} actifs sur 100 se déclarent au chômage. Ce n’est pas le taux du BIT.",
			EN: "{x} active people in 100 say they are unemployed. It is not the ILO rate."},
	},
	{
		ID: "zone_unemployment_rate", Unit: Rate, Name: locale.Text{FR: "Taux de chômage localisé", EN: "Localised unemployment rate"},
		Formula: "rates of the zones, weighted by active residents", Source: "INSEE, taux de chômage localisés",
		Reading: locale.Text{
			FR: "Taux trimestriel des zones d’emploi, pondéré par les actifs résidents.",
			EN: "Quarterly rate of the employment zones, weighted by active residents."},
	},
}

// Working (population active) counts the people of 15 to 64 of a territory, from the census.
type Working struct {
	Population, Employed, Unemployed int64
}

// Rates returns the rates of employment, of activity and of unemployment. Null where the denominator is 0. The last is that
// of the census: it stands beside the localised rate, never in its place.
//
// Source: INSEE, census.
func (w Working) Rates() (employment, activity, unemployment Figure) {
	active := float64(w.Employed + w.Unemployed)
	return Ratio(float64(w.Employed), float64(w.Population), NoPeople),
		Ratio(active, float64(w.Population), NoPeople),
		Ratio(float64(w.Unemployed), active, NoPeople)
}

// Weighted returns the mean of figures with these weights, such as the rates of employment zones by their active residents in
// the territory: never a plain mean. Null where one is missing, or nobody weighs.
func Weighted(figures []Figure, weights []int64) Figure {
	sum, all := 0.0, 0.0
	for k, f := range figures {
		if weights[k] == 0 {
			continue
		}
		if !f.OK() {
			return Null(f.Reason)
		}
		sum, all = sum+f.Value*float64(weights[k]), all+float64(weights[k])
	}
	return Ratio(sum, all, NoPeople)
}
