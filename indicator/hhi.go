package indicator

import "jalon/locale"

// concentrations say how much a territory depends on few activities.
var concentrations = []Indicator{
	{
		ID: "hhi", Unit: Index,
		Name:    locale.Text{FR: "Concentration des activités (Herfindahl)", EN: "Concentration of activities (Herfindahl)"},
		Formula: "sum_j s_ij^2", Source: "Herfindahl 1959; Hirschman 1945",
		Reading: locale.Text{
			FR: "De 1/n, toutes les activités de même taille, à 1, une seule activité.",
			EN: "From 1/n, all activities of the same size, to 1, a single one."},
		compute: perRow(HHI),
	},
	{
		ID: "hhi_norm", Unit: Index,
		Name:    locale.Text{FR: "Concentration normalisée", EN: "Normalised concentration"},
		Formula: "(HHI - 1/n) / (1 - 1/n)", Source: "Hirschman 1945",
		Reading: locale.Text{
			FR: "0 : toutes les activités de même taille ; 1 : une seule activité.",
			EN: "0: all activities of the same size; 1: a single one."},
		compute: perRow(NormalisedHHI),
	},
	{
		ID: "hhi_effective", Unit: Activities,
		Name:    locale.Text{FR: "Nombre effectif d’activités", EN: "Effective number of activities"},
		Formula: "1 / HHI", Source: "Herfindahl 1959",
		Reading: locale.Text{
			FR: "L’emploi est réparti comme s’il y avait {x} activités de même taille.",
			EN: "Jobs are spread as if there were {x} activities of the same size."},
		compute: perRow(EffectiveHHI),
	},
}

// HHI returns the Herfindahl-Hirschman index of a territory, the sum of the squares of its shares: from 1/n, all activities
// alike, to 1, a single one. n counts every activity of the level, those that are absent included. Null for an empty
// territory, or fewer than two activities.
//
// Source: Herfindahl 1959; Hirschman 1945.
func HHI(counts []int64) Figure {
	total := float64(Sum(counts))
	switch {
	case total == 0:
		return Null(EmptyTerritory)
	case len(counts) < 2:
		return Null(TooFewActivities)
	}
	sum := 0.0
	for _, n := range counts {
		s := float64(n) / total
		sum += s * s
	}
	return Exact(sum)
}

// NormalisedHHI returns (HHI - 1/n) / (1 - 1/n), from 0 to 1: comparable between levels of a nomenclature. Null as HHI.
//
// Source: Hirschman 1945.
func NormalisedHHI(counts []int64) Figure {
	least := 1 / float64(len(counts))
	return HHI(counts).Map(func(h float64) float64 { return (h - least) / (1 - least) })
}

// EffectiveHHI returns 1 / HHI: jobs are spread as if there were so many activities of the same size. Null as HHI.
//
// Source: Herfindahl 1959.
func EffectiveHHI(counts []int64) Figure {
	h := HHI(counts)
	if !h.OK() {
		return h
	}
	return Exact(1 / h.Value)
}
