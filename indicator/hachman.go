package indicator

import "jalon/locale"

// resemblances say how much a territory resembles the reference.
var resemblances = []Indicator{
	{
		ID: "hachman", Unit: Index, compared: true,
		Name:    locale.Text{FR: "Indice de Hachman", EN: "Hachman index"},
		Formula: "1 / sum_j LQ_ij s_ij", Source: "Hachman; EconGeo",
		Reading: locale.Text{
			FR: "1 : la structure de {reference} ; près de 0 : rien en commun.",
			EN: "1: the structure of {reference}; near 0: nothing in common."},
		compute: against(Hachman),
	},
}

// Hachman returns 1 / sum_j LQ_ij s_ij: how much the structure resembles that of the reference, 1 when it is the same. Null
// for an empty territory or reference, or a job in an activity that the reference does not have.
//
// Source: Hachman; EconGeo.
func Hachman(counts []int64, r Reference) Figure {
	total := Sum(counts)
	switch {
	case total == 0:
		return Null(EmptyTerritory)
	case r.Total == 0:
		return Null(EmptyReference)
	}
	sum := 0.0
	for j, n := range counts {
		switch {
		case n == 0:
			continue
		case r.Counts[j] == 0:
			return Null(OutsideReference)
		}
		s := float64(n) / float64(total)
		sum += s * s * float64(r.Total) / float64(r.Counts[j])
	}
	return Exact(1 / sum)
}
