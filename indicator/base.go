package indicator

import "jalon/locale"

// bases tell what brings income in.
var bases = []Indicator{
	{
		ID: "presential", Unit: Share, Name: locale.Text{FR: "Sphère présentielle", EN: "Presential sphere"},
		Formula: "presential jobs / jobs", Source: "INSEE 1893206",
		Reading: locale.Text{
			FR: "Présentielle : répond aux besoins des personnes présentes, habitants ou visiteurs.",
			EN: "Presential: answers the needs of the people present, residents or visitors."},
	},
	{
		ID: "productive", Unit: Share, Name: locale.Text{FR: "Sphère productive", EN: "Productive sphere"},
		Formula: "1 - presential", Source: "INSEE 1893206",
		Reading: locale.Text{
			FR: "Productive : vend surtout ailleurs ; c’est elle qui fait entrer des revenus et qui est exposée à la concurrence.",
			EN: "Productive: sells mostly elsewhere; it brings income in and is exposed to competition."},
	},
	{
		ID: "basic_employment", Unit: Jobs, Name: locale.Text{FR: "Emploi basique", EN: "Basic employment"},
		Formula: "sum_j max(0, E_ij - E_i r_j)", Source: "Hoyt 1939; Hoover & Giarratani 1985",
		Reading: locale.Text{
			FR: "Au moins {n} emplois travaillent pour l’extérieur, d’après l’écart à {reference}.",
			EN: "At least {n} jobs work for elsewhere, judging by the gap to {reference}."},
		compute: against(BasicEmployment), compared: true,
	},
	{
		ID: "base_multiplier", Unit: Index, Name: locale.Text{FR: "Multiplicateur de base", EN: "Base multiplier"},
		Formula: "E_i / B", Source: "Hoyt 1939",
		Reading: locale.Text{
			FR: "Il y a {x} emplois au total pour un emploi basique.",
			EN: "There are {x} jobs in all for one basic job."},
		compute: against(BaseMultiplier), compared: true,
	},
}

// Spheres returns the shares of the presential and of the productive spheres, the second by difference. presential is the
// published count. Null for an empty territory, or a count above the total.
//
// Source: INSEE 1893206; productive was called non-presential until June 2015.
func Spheres(presential, total int64) (Figure, Figure) {
	if presential > total {
		return Null(Unknown), Null(Unknown)
	}
	return ShareOf(presential, total), ShareOf(total-presential, total)
}

// BasicEmployment returns B = sum_j max(0, E_ij - E_i r_j), the jobs above what the structure of the reference would give: a
// lower bound of those that work for elsewhere. A88 or finer. Null for an empty territory or reference.
//
// Source: Hoyt 1939; Hoover & Giarratani 1985.
func BasicEmployment(counts []int64, r Reference) Figure {
	total := Sum(counts)
	switch {
	case total == 0:
		return Null(EmptyTerritory)
	case r.Total == 0:
		return Null(EmptyReference)
	}
	sum := 0.0
	for j, n := range counts {
		sum += max(0, float64(n)-float64(total)*float64(r.Counts[j])/float64(r.Total))
	}
	f := Exact(sum)
	f.Caution = LowerBound
	return f
}

// BaseMultiplier returns E_i / B. Null as BasicEmployment, and where B is 0.
//
// Source: Hoyt 1939.
func BaseMultiplier(counts []int64, r Reference) Figure {
	b := BasicEmployment(counts, r)
	if !b.OK() {
		return b
	}
	return Ratio(float64(Sum(counts)), b.Value, NoExport)
}
