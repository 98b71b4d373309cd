package indicator

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"

	"jalon/locale"
)

// neighbours are the five nearest territories, each in the place of the activity.
var neighbours = nearestOnes(5)

// nearestOnes declares nearest_1 to nearest_k.
func nearestOnes(k int) (all []Indicator) {
	for rank := range k {
		all = append(all, Indicator{
			ID: fmt.Sprintf("nearest_%d", rank+1), Unit: Index,
			Name:    locale.Text{FR: fmt.Sprintf("Territoire comparable n° %d", rank+1), EN: fmt.Sprintf("Comparable territory no. %d", rank+1)},
			Formula: "sqrt(1/2 sum_j (sqrt s_ij - sqrt s_kj)^2)", Source: "Hellinger 1909; INSEE, « Proximités entre départements »",
			Reading: locale.Text{
				FR: "0 : la même structure d’activités ; 1 : rien en commun. L’ordre est fragile quand les écarts sont faibles.",
				EN: "0: the same structure of activities; 1: nothing in common. The order is fragile where gaps are small."},
			compute: func(d *Data) iter.Seq[point] { return d.nearest(rank) },
		})
	}
	return all
}

// nearest yields the neighbour of that rank of each territory, from 0.
func (d *Data) nearest(rank int) iter.Seq[point] {
	return func(yield func(point) bool) {
		for i, near := range d.Neighbours() {
			p := point{territory: d.Table.Territories[i], Figure: Null(NoCandidate)}
			switch {
			case d.Table.RowSum(i) == 0:
				p.Figure = Null(EmptyTerritory)
			case rank < len(near):
				p.activity, p.Figure = d.Table.Territories[near[rank].Territory], Exact(near[rank].Distance)
			}
			if !yield(p) {
				return
			}
		}
	}
}

// Hellinger returns the distance between two structures of activity, sqrt(1/2 sum_j (sqrt s_aj - sqrt s_bj)^2): a true
// metric, from 0 to 1, that zeros do not upset. Null where either territory is empty.
//
// Source: Hellinger 1909.
func Hellinger(a, b []int64) Figure {
	totalA, totalB := Sum(a), Sum(b)
	if totalA == 0 || totalB == 0 {
		return Null(EmptyTerritory)
	}
	return Exact(distance(roots(a, totalA), roots(b, totalB)))
}

// roots returns the square roots of the shares.
func roots(counts []int64, total int64) []float64 {
	all := make([]float64, len(counts))
	for j, n := range counts {
		all[j] = math.Sqrt(float64(n) / float64(total))
	}
	return all
}

func distance(a, b []float64) float64 {
	sum := 0.0
	for j := range a {
		d := a[j] - b[j]
		sum += d * d
	}
	return math.Sqrt(sum / 2)
}

// Neighbour (territoire comparable) is a territory and how far its structure of activity is.
type Neighbour struct {
	Territory int // its place in the table
	Distance  float64
}

// sizeFactor bounds the total jobs of comparable territories.
const sizeFactor = 3

// Nearest returns the k territories whose structure is nearest to that of counts, at most, among those whose total jobs are
// within a factor of three; ties by code. self is the place of the territory itself in the table, or -1 for a simulated one.
//
// Source: INSEE, « Proximités entre départements », which also warns that the order is fragile where gaps are small.
func (t *Table) Nearest(counts []int64, self, k int) []Neighbour {
	total := Sum(counts)
	if total == 0 {
		return nil
	}
	var all []Neighbour
	from := roots(counts, total)
	for i := range t.Territories {
		if n := t.RowSum(i); i != self && n > 0 && n <= sizeFactor*total && total <= sizeFactor*n {
			all = append(all, Neighbour{i, distance(from, roots(t.Row(i), n))})
		}
	}
	slices.SortStableFunc(all, func(a, b Neighbour) int { return cmp.Compare(a.Distance, b.Distance) })
	return all[:min(k, len(all))]
}

// Gap is what one activity adds to the square of the distance between two territories.
type Gap struct {
	Activity int
	Square   float64
}

// Why returns, of two territories that are not empty, the k activities that bring them closest, where both have a large
// share and nearly the same, and the k that set them furthest apart.
//
// 2 d^2 = sum_j (sqrt a_j - sqrt b_j)^2 = 2 - 2 sum_j sqrt(a_j b_j): closest are the largest products, furthest the largest
// squares.
func Why(a, b []int64, k int) (closest, furthest []Gap) {
	from, to := roots(a, max(Sum(a), 1)), roots(b, max(Sum(b), 1))
	for j := range from {
		d := from[j] - to[j]
		closest, furthest = append(closest, Gap{j, from[j] * to[j]}), append(furthest, Gap{j, d * d / 2})
	}
	for _, all := range []*[]Gap{&closest, &furthest} {
		slices.SortStableFunc(*all, func(a, b Gap) int { return cmp.Compare(b.Square, a.Square) })
		*all = (*all)[:min(k, len(*all))]
	}
	return closest, furthest
}

// AllNearest returns the k nearest territories of each, as Nearest does.
func (t *Table) AllNearest(k int) [][]Neighbour {
	all := make([][]Neighbour, len(t.Territories))
	for i := range all {
		all[i] = t.Nearest(t.Row(i), i, k)
	}
	return all
}
