package indicator

import (
	"math"

	"jalon/locale"
)

// inequalities say how unequal shares are.
var inequalities = []Indicator{{
	ID: "theil", Unit: Nats, Name: locale.Text{FR: "Indice de Theil", EN: "Theil index"},
	Formula: "sum_j s_ij ln(s_ij n)", Source: "Theil 1967",
	Reading: locale.Text{
		FR: "0 : toutes les parts sont égales. L’indice est la somme de ce qui sépare les groupes et de ce qui sépare leurs membres.",
		EN: "0: all shares are equal. The index is the sum of what separates groups and of what separates their members."},
	compute: perRow(Theil),
}}

// Theil returns sum s ln(s n), in nats: the inequality of n counts, of territories or of activities, from 0, all equal, to
// ln n. A zero adds 0. Null where all are.
//
// Source: Theil 1967.
func Theil(counts []int64) Figure {
	total := Sum(counts)
	if total == 0 {
		return Null(EmptyTerritory)
	}
	sum := 0.0
	for _, n := range counts {
		if n > 0 {
			s := float64(n) / float64(total)
			sum += s * math.Log(s*float64(len(counts)))
		}
	}
	return Exact(max(0, sum))
}

// TheilParts splits the index in what is between groups, sum_g S_g ln(S_g n/n_g), and what is within them. Every count has a
// group. Null as Theil.
//
// Source: Theil 1967; PySAL inequality gives the same parts.
func TheilParts(counts []int64, groups Groups) (between, within Figure) {
	whole, total := Theil(counts), Sum(counts)
	if !whole.OK() {
		return whole, whole
	}
	sums, members := map[int]int64{}, map[int]int{}
	most := 0
	for k, n := range counts {
		if groups[k] < 0 {
			return Null(NoGroup), Null(NoGroup)
		}
		sums[groups[k]] += n
		members[groups[k]]++
		most = max(most, groups[k])
	}
	sum := 0.0
	for g := range most + 1 { // in order: the same bytes each time
		if sums[g] > 0 {
			share := float64(sums[g]) / float64(total)
			sum += share * math.Log(share*float64(len(counts))/float64(members[g]))
		}
	}
	return Exact(sum), Exact(max(0, whole.Value-sum))
}
