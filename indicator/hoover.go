package indicator

import (
	"math"

	"jalon/locale"
)

// spreads say whether an activity is everywhere, or in few territories.
var spreads = []Indicator{
	{
		ID: "hoover", Unit: Share,
		Name:    locale.Text{FR: "Coefficient de localisation (Hoover)", EN: "Localisation coefficient (Hoover)"},
		Formula: "(1/2) sum_i |E_ij / E_j - E_i / E|", Source: "Hoover 1936",
		Reading: locale.Text{
			FR: "Il faudrait déplacer {x} % des emplois de cette activité pour qu’elle soit répartie comme l’ensemble.",
			EN: "{x}% of the jobs of this activity would have to move for it to be spread as the whole."},
		compute: perActivity(func(d *Data, j int) Figure { return Hoover(d.Table.Column(j), d.Table.RowSums()) }),
	},
	{
		ID: "locational_gini", Unit: Share,
		Name:    locale.Text{FR: "Indice de Gini de localisation", EN: "Locational Gini"},
		Formula: "1 - sum_k (x_k - x_(k-1)) (y_k + y_(k-1)), territories in order of LQ", Source: "Krugman 1991; Hoover 1936",
		Reading: locale.Text{
			FR: "0 : répartie comme l’ensemble ; près de 1 : en un seul lieu.",
			EN: "0: spread as the whole; near 1: in one place."},
		compute: perActivity(func(d *Data, j int) Figure { return LocationalGini(d.Table.Column(j), d.Table.RowSums()) }),
	},
}

// Hoover returns half the sum of the differences between the shares of an activity and of a base in each territory, from 0 to
// 1. counts are E_ij, base B_i: all jobs, or people. Null where the activity or the base is empty.
//
// Source: Hoover 1936.
func Hoover(counts, base []int64) Figure {
	activity, all, why := bothTotals(counts, base)
	if why != "" {
		return Null(why)
	}
	sum := 0.0
	for i := range counts {
		sum += math.Abs(float64(counts[i])/activity - float64(base[i])/all)
	}
	return Exact(sum / 2)
}

func bothTotals(counts, base []int64) (activity, all float64, why Reason) {
	activity, all = float64(Sum(counts)), float64(Sum(base))
	switch {
	case activity == 0:
		return 0, 0, EmptyActivity
	case all == 0:
		return 0, 0, EmptyReference
	}
	return activity, all, ""
}
