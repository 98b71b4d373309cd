package indicator

import (
	"math"

	"jalon/locale"
)

// specialisations say how much a territory differs as a whole.
var specialisations = []Indicator{
	{
		ID: "krugman", Unit: Index, compared: true,
		Name:    locale.Text{FR: "Indice de Krugman", EN: "Krugman index"},
		Formula: "sum_j |s_ij - r_j|", Source: "Krugman 1991",
		Reading: locale.Text{
			FR: "0 : la structure de {reference} ; 2 : rien en commun.",
			EN: "0: the structure of {reference}; 2: nothing in common."},
		compute: against(Krugman),
	},
	{
		ID: "krugman_rest", Unit: Index, compared: true,
		Name:    locale.Text{FR: "Indice de Krugman, par rapport au reste", EN: "Krugman index against the rest"},
		Formula: "sum_j |s_ij - (R_j - E_ij) / (R - E_i)|", Source: "Krugman 1991",
		Reading: locale.Text{
			FR: "0 : la structure du reste de {reference} ; 2 : rien en commun.",
			EN: "0: the structure of the rest of {reference}; 2: nothing in common."},
		compute: against(KrugmanRest),
	},
	{
		ID: "specialisation_half", Unit: Percent, compared: true,
		Name:    locale.Text{FR: "Spécificité d’ensemble", EN: "Overall specificity"},
		Formula: "100 * (1/2) sum_j |s_ij - r_j|", Source: "Hoover; INSEE H2013/01 (Kubrak)",
		Reading: locale.Text{
			FR: "Il faudrait changer d’activité {x} % des emplois pour retrouver la structure de {reference}.",
			EN: "{x}% of the jobs would have to change activity to match the structure of {reference}."},
		compute: against(HalfSpecialisation),
	},
}

// Krugman returns sum_j |s_ij - r_j|: how much the structure of the territory differs, from 0, the same, to 2, nothing in
// common. Null for an empty territory or reference. Against the rest of a reference, take [Reference.Minus] first.
//
// Source: Krugman 1991.
func Krugman(counts []int64, r Reference) Figure {
	total := Sum(counts)
	switch {
	case total == 0:
		return Null(EmptyTerritory)
	case r.Total == 0:
		return Null(EmptyReference)
	}
	sum := 0.0
	for j, n := range counts {
		sum += math.Abs(float64(n)/float64(total) - float64(r.Counts[j])/float64(r.Total))
	}
	return Exact(sum)
}

// KrugmanRest returns the index against the reference without the territory. Null too where the reference does not
// contain it.
//
// Source: Krugman 1991.
func KrugmanRest(counts []int64, r Reference) Figure {
	rest, ok := r.Minus(r.ID, counts)
	if !ok {
		return Null(NotInReference)
	}
	return Krugman(counts, rest)
}

// HalfSpecialisation returns half of the Krugman index in percent, from 0 to 100: so many jobs in a hundred would have to
// change activity to match the reference. Null as Krugman.
//
// Source: Hoover; INSEE H2013/01 (Kubrak) and Midi-Pyrénées 2003 publish it in percent.
func HalfSpecialisation(counts []int64, r Reference) Figure {
	return Krugman(counts, r).Map(func(k float64) float64 { return 50 * k })
}
