package indicator

import (
	"maps"
	"slices"

	"jalon/locale"
)

// sizes tell how large establishments are.
var sizes = []Indicator{
	{
		ID: "mean_size", Unit: Jobs, Name: locale.Text{FR: "Taille moyenne des établissements", EN: "Mean size of establishments"},
		Formula: "E_ij / n_ij", Source: "—",
		Reading: locale.Text{
			FR: "Un établissement emploie {x} personnes en moyenne.",
			EN: "An establishment employs {x} people on average."},
	},
	{
		ID: "size_establishments", Unit: Share, Name: locale.Text{FR: "Établissements par taille", EN: "Establishments by size"},
		Formula: "n_b / n", Source: "—",
		Reading: locale.Text{
			FR: "{x} % des établissements ont cette taille.",
			EN: "{x}% of the establishments have this size."},
	},
	{
		ID: "size_jobs", Unit: Share, Name: locale.Text{FR: "Emplois par taille d’établissement", EN: "Jobs by size of establishment"},
		Formula: "E_b / E, from bands", Source: "—",
		Reading: locale.Text{
			FR: "Entre {lo} et {hi} % des emplois sont dans des établissements de cette taille.",
			EN: "Between {lo} and {hi}% of the jobs are in establishments of this size."},
	},
}

// Size (effectif par tranche) is the number of jobs of an establishment, known exactly or by a band of the register.
type Size struct{ Low, Middle, High int64 }

// ExactSize returns a size known exactly.
func ExactSize(jobs int64) Size { return Size{jobs, jobs, jobs} }

// known reports whether a size has bounds in order: an open band has none above, and must be given one.
func (s Size) known() bool { return 0 <= s.Low && s.Low <= s.Middle && s.Middle <= s.High }

// add returns the sum of sizes.
func (s Size) add(o Size) Size { return Size{s.Low + o.Low, s.Middle + o.Middle, s.High + o.High} }

func allSizes(sizes []Size) (sum Size, known bool) {
	for _, s := range sizes {
		if !s.known() {
			return Size{}, false
		}
		sum = sum.add(s)
	}
	return sum, true
}

// MeanSize returns E/n. Null without establishment.
func MeanSize(jobs, establishments int64) Figure {
	return Ratio(float64(jobs), float64(establishments), NoPlant)
}

// SizeClasses are the least sizes of the classes that are shown: 0, 1 to 9, 10 to 49, 50 to 249, 250 and more.
var SizeClasses = []int64{0, 1, 10, 50, 250}

// SizeShares returns, for each of [SizeClasses], its share of the establishments and its share of the jobs: an interval where
// sizes are bands. A band stands in the class of its least size. Null without establishment, or without job for the second.
func SizeShares(sizes []Size) (establishments, jobs []Figure) {
	classes := make([][]Size, len(SizeClasses))
	for _, s := range sizes {
		at, exact := slices.BinarySearch(SizeClasses, s.Low)
		if !exact {
			at--
		}
		classes[max(at, 0)] = append(classes[max(at, 0)], s)
	}
	for k, class := range classes {
		var others []Size
		for other, those := range classes {
			if other != k {
				others = append(others, those...)
			}
		}
		establishments = append(establishments, Ratio(float64(len(class)), float64(len(sizes)), NoPlant))
		jobs = append(jobs, shareOfSizes(class, others))
	}
	return establishments, jobs
}

// shareOfSizes returns the share of the jobs that some establishments make, and between what it lies: some at their least
// with the others at their most, and the reverse. Null where a size has no bounds, or there is no job.
func shareOfSizes(some, others []Size) Figure {
	s, known := allSizes(some)
	o, known2 := allSizes(others)
	switch {
	case !known || !known2:
		return Null(UnknownSize)
	case len(some)+len(others) == 0 || s.High+o.High == 0:
		return Null(NoPlant)
	}
	share := func(a, b int64) float64 {
		if a+b == 0 {
			return 0
		}
		return float64(a) / float64(a+b)
	}
	middle := share(s.Middle, o.Middle)
	return Between(min(middle, share(s.Low, o.High)), middle, max(middle, share(s.High, o.Low)))
}

// ShareOfSizes returns the share of the jobs that one sort of establishments makes, among all those whose sort is given: an interval where
// sizes are bands. Null where a size has no bounds, or there is no job.
func ShareOfSizes(sorts map[string][]Size, of string) Figure {
	var others []Size
	for _, other := range slices.Sorted(maps.Keys(sorts)) {
		if other != of {
			others = append(others, sorts[other]...)
		}
	}
	return shareOfSizes(sorts[of], others)
}
