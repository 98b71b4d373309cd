package indicator

import "slices"

// Quantile returns the value under which a share p of the values lies, between two neighbours in proportion: the median for
// one half. Null for no value.
//
// Source: Hyndman & Fan 1996, definition 7.
func Quantile(values []float64, p float64) Figure {
	if len(values) == 0 {
		return Null(Unknown)
	}
	sorted := slices.Sorted(slices.Values(values))
	at := p * float64(len(sorted)-1)
	k := int(at)
	if k+1 >= len(sorted) {
		return Exact(sorted[len(sorted)-1])
	}
	return Exact(sorted[k] + (at-float64(k))*(sorted[k+1]-sorted[k]))
}
