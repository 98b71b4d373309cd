package figure

import (
	"math"
	"slices"
)

// Classes parts values in so many classes, as alike inside as can be: the natural breaks of Jenks, found exactly by the dynamic
// programme of Fisher, On Grouping for Maximum Homogeneity, JASA 53 (1958). It returns the least value of each class, in order;
// fewer classes where there are fewer different values, none without any. NaN does not count.
func Classes(values []float64, n int) []float64 {
	sorted := slices.DeleteFunc(slices.Clone(values), func(v float64) bool { return !known(v) })
	slices.Sort(sorted)
	n = min(n, len(slices.Compact(slices.Clone(sorted))))
	if n < 1 {
		return nil
	}
	first := fisher(sorted, n)
	starts := make([]float64, n)
	for k, end := n-1, len(sorted); k >= 0; k-- {
		starts[k] = sorted[first[k][end-1]]
		end = first[k][end-1]
	}
	return starts
}

// fisher finds, for each count of classes and each prefix of sorted values, where the last class begins so that the sum of
// squared distances to the means of the classes is the least. Equal values are never parted.
func fisher(sorted []float64, n int) (first [][]int) {
	within := squares(sorted)
	best := make([]float64, len(sorted))
	for j := range sorted {
		best[j] = within(0, j)
	}
	first = [][]int{make([]int, len(sorted))}
	for k := 1; k < n; k++ {
		next, begins := make([]float64, len(sorted)), make([]int, len(sorted))
		for j := range sorted {
			next[j] = math.Inf(1)
			for i := k; i <= j; i++ {
				if sorted[i] == sorted[i-1] {
					continue
				}
				if cost := best[i-1] + within(i, j); cost < next[j] {
					next[j], begins[j] = cost, i
				}
			}
		}
		best, first = next, append(first, begins)
	}
	return first
}

// squares returns the sum of the squared distances of the values i to j, j included, to their mean. Values are counted from the
// median, as squares of small numbers lose less.
func squares(sorted []float64) func(i, j int) float64 {
	middle := sorted[len(sorted)/2]
	sums, squares := make([]float64, len(sorted)+1), make([]float64, len(sorted)+1)
	for i, v := range sorted {
		sums[i+1], squares[i+1] = sums[i]+v-middle, squares[i]+(v-middle)*(v-middle)
	}
	return func(i, j int) float64 {
		s := sums[j+1] - sums[i]
		return squares[j+1] - squares[i] - s*s/float64(j+1-i)
	}
}

// classOf is the class of a value, from 0; -1 where there is none.
func classOf(starts []float64, v float64) int {
	if !known(v) {
		return -1
	}
	i, found := slices.BinarySearch(starts, v)
	if !found {
		i--
	}
	return max(i, 0)
}
