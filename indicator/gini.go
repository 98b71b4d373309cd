package indicator

import (
	"cmp"
	"math/bits"
	"slices"
)

// LocationalGini returns one less twice the area under the curve that adds up the territories, from where an activity weighs
// least to where it weighs most: 0 when it is spread as the base, near 1 when it is in one small place. Splitting a territory
// in two of the same profile changes nothing. counts are E_ij, base B_i; a territory without base is left out. Null where
// what remains of the activity is empty.
//
// Source: Krugman 1991; the curve of Hoover 1936.
func LocationalGini(counts, base []int64) Figure {
	var order []int
	activity, all := int64(0), int64(0)
	for i, b := range base {
		if b > 0 {
			order = append(order, i)
			activity, all = activity+counts[i], all+b
		}
	}
	if activity == 0 {
		return Null(EmptyActivity)
	}
	slices.SortStableFunc(order, func(a, b int) int { return compareRatios(counts[a], base[a], counts[b], base[b]) })
	below, done := 0.0, int64(0)
	for _, i := range order {
		below += float64(base[i]) / float64(all) * float64(2*done+counts[i]) / float64(activity)
		done += counts[i]
	}
	return Exact(max(0, 1-below))
}

// compareRatios compares a/b with c/d exactly.
func compareRatios(a, b, c, d int64) int {
	high1, low1 := bits.Mul64(uint64(a), uint64(d))
	high2, low2 := bits.Mul64(uint64(c), uint64(b))
	return cmp.Or(cmp.Compare(high1, high2), cmp.Compare(low1, low2))
}
