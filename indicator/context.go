package indicator

import "math"

// Context (contexte d'un territoire) is what else makes territories alike: logarithm of the jobs, share of industry, density,
// unemployment, share of the jobs in sites of 250 and more. Each territory has its values in the same order.
type Context []float64

// ContextDistances returns the distances of a territory to each, in standard deviations of each value; one that does not vary
// counts for nothing.
//
// Source: INSEE, « Proximités entre départements », on 33 variables.
func ContextDistances(all []Context, from int) []float64 {
	squares := make([]float64, len(all))
	for v := range all[from] {
		column := make([]float64, len(all))
		for i := range all {
			column[i] = all[i][v]
		}
		_, deviation := meanAndDeviation(column)
		for i := range all {
			if deviation > 0 {
				d := (column[i] - column[from]) / deviation
				squares[i] += d * d
			}
		}
	}
	for i := range squares {
		squares[i] = math.Sqrt(squares[i])
	}
	return squares
}

// Mixed returns half of each of two distances, each divided by its median over the others: structure and context, for
// experts. self is the place of the territory the distances are from. A median of 0 leaves its distance out.
func Mixed(structure, context []float64, self int) []float64 {
	mixed := make([]float64, len(structure))
	for _, distances := range [][]float64{structure, context} {
		var others []float64
		for i, d := range distances {
			if i != self {
				others = append(others, d)
			}
		}
		if median := Quantile(others, 0.5); median.OK() && median.Value > 0 {
			for i, d := range distances {
				mixed[i] += d / median.Value / 2
			}
		}
	}
	return mixed
}
