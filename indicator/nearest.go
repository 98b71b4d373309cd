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

func distance(a, b []float64) float64 { return math.Sqrt(squares(a, b, math.Inf(1)) / 2) }

// squares returns the sum of the squares of the differences, or some of it that is beyond a limit already. Four sums side by
// side are what lets the processor work on them at once.
func squares(a, b []float64, limit float64) (sum float64) {
	b = b[:len(a)]
	for len(a) >= 32 {
		if sum > limit {
			return sum
		}
		var s [4]float64
		for j := 0; j < 32; j += 4 {
			p, q := a[j:j+4:j+4], b[j:j+4:j+4]
			s[0] += (p[0] - q[0]) * (p[0] - q[0])
			s[1] += (p[1] - q[1]) * (p[1] - q[1])
			s[2] += (p[2] - q[2]) * (p[2] - q[2])
			s[3] += (p[3] - q[3]) * (p[3] - q[3])
		}
		sum += s[0] + s[1] + s[2] + s[3]
		a, b = a[32:], b[32:]
	}
	for j := range a {
		sum += (a[j] - b[j]) * (a[j] - b[j])
	}
	return sum
}

// Neighbour (territoire comparable) is a territory and how far its structure of activity is.
type Neighbour struct {
	Territory int // its place in the table
	Distance  float64
}

// sizeFactor bounds the total jobs of comparable territories.
const sizeFactor = 3

// sameDistance is the width within which distances are the same: what is under it is rounding.
const sameDistance = 1e-12

// Nearest returns the k territories whose structure is nearest to that of counts, at most, among those whose total jobs are
// within a factor of three; ties by code. self is the place of the territory itself in the table, or -1 for a simulated one.
//
// Source: INSEE, « Proximités entre départements », which also warns that the order is fragile where gaps are small.
func (t *Table) Nearest(counts []int64, self, k int) []Neighbour {
	total := Sum(counts)
	if total == 0 {
		return nil
	}
	return t.nearest(roots(counts, total), total, self, k, func(i int) []float64 { return roots(t.Row(i), t.RowSum(i)) })
}

// AllNearest returns the k nearest territories of each, as Nearest does.
func (t *Table) AllNearest(k int) [][]Neighbour {
	structures := make([][]float64, len(t.Territories))
	for i := range structures {
		if t.RowSum(i) > 0 {
			structures[i] = roots(t.Row(i), t.RowSum(i))
		}
	}
	all := make([][]Neighbour, len(t.Territories))
	for i, from := range structures {
		if from != nil {
			all[i] = t.nearest(from, t.RowSum(i), i, k, func(i int) []float64 { return structures[i] })
		}
	}
	return all
}

// nearest keeps the k best so far, and gives a territory up as soon as it is further than all of them.
func (t *Table) nearest(from []float64, total int64, self, k int, structure func(i int) []float64) (best []Neighbour) {
	limit := math.Inf(1)
	for i, n := range t.rows {
		if i == self || n == 0 || n > sizeFactor*total || total > sizeFactor*n {
			continue
		}
		sum := squares(from, structure(i), limit)
		if sum > limit {
			continue
		}
		best = append(best, Neighbour{i, math.Sqrt(sum / 2)})
		slices.SortStableFunc(best, func(a, b Neighbour) int {
			return cmp.Compare(math.Round(a.Distance/sameDistance), math.Round(b.Distance/sameDistance))
		})
		if best = best[:min(k, len(best))]; len(best) == k && k > 0 {
			worst := best[k-1].Distance + sameDistance
			limit = 2 * worst * worst
		}
	}
	return best
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
