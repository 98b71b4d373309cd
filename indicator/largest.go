package indicator

import (
	"cmp"
	"slices"

	"jalon/locale"
)

// largest tell how much rests on few establishments.
var largest = []Indicator{
	{
		ID: "cr1", Unit: Share, Name: locale.Text{FR: "Part du premier établissement", EN: "Share of the largest establishment"},
		Formula: "E of the largest / E", Source: "INSEE H2013/01",
		Reading: locale.Text{
			FR: "Entre {lo} et {hi} % des emplois (effectifs connus par tranche).",
			EN: "Between {lo} and {hi}% of the jobs (sizes known by band)."},
	},
	{
		ID: "cr5", Unit: Share, Name: locale.Text{FR: "Part des cinq premiers établissements", EN: "Share of the five largest establishments"},
		Formula: "E of the 5 largest / E", Source: "INSEE H2013/01",
		Reading: locale.Text{
			FR: "Entre {lo} et {hi} % des emplois (effectifs connus par tranche). Une décision prise dans l’un d’eux engage le territoire.",
			EN: "Between {lo} and {hi}% of the jobs (sizes known by band). A decision taken in one of them commits the territory."},
	},
	{
		ID: "cr10", Unit: Share, Name: locale.Text{FR: "Part des dix premiers établissements", EN: "Share of the ten largest establishments"},
		Formula: "E of the 10 largest / E", Source: "INSEE H2013/01",
		Reading: locale.Text{
			FR: "Entre {lo} et {hi} % des emplois (effectifs connus par tranche).",
			EN: "Between {lo} and {hi}% of the jobs (sizes known by band)."},
	},
	{
		ID: "plant_hhi", Unit: Index, Name: locale.Text{FR: "Concentration des établissements", EN: "Concentration of establishments"},
		Formula: "sum_k (n_k / N)^2", Source: "Herfindahl 1959",
		Reading: locale.Text{
			FR: "1 : un seul établissement ; près de 0 : beaucoup de petits.",
			EN: "1: a single establishment; near 0: many small ones."},
	},
	{
		ID: "lq_without_largest", Unit: Index, Name: locale.Text{FR: "Indice de spécialisation sans le premier site", EN: "Location quotient without the largest site"},
		Formula: "LQ, the largest establishment taken out", Source: "—",
		Reading: locale.Text{
			FR: "Au-dessous de 1 : cette spécificité tient à un seul site.",
			EN: "Below 1: this specificity rests on one site."},
	},
}

// LargestShare returns CR_k, the share of the k largest establishments. Where sizes are bands it lies between the k largest
// by their least size, the others at their most, and the k largest by their greatest size, the others at their least. Null
// without establishment or job.
//
// Source: INSEE H2013/01, « part des m plus grands établissements ».
func LargestShare(sizes []Size, k int) Figure {
	k = min(k, len(sizes))
	split := func(by func(Size) int64) Figure {
		sorted := slices.SortedStableFunc(slices.Values(sizes), func(a, b Size) int { return cmp.Compare(by(b), by(a)) })
		return shareOfSizes(sorted[:k], sorted[k:])
	}
	low := split(func(s Size) int64 { return s.Low })
	middle := split(func(s Size) int64 { return s.Middle })
	high := split(func(s Size) int64 { return s.High })
	if !middle.OK() {
		return middle
	}
	return Between(min(low.Low, middle.Value), middle.Value, max(high.High, middle.Value))
}

// IsFragile reports whether a cell rests on fewer than three establishments, or on one that is known to make half of it: it
// is shown as fragile even where it may be published.
func IsFragile(sizes []Size) bool {
	cr1 := LargestShare(sizes, 1)
	return len(sizes) < 3 || cr1.OK() && cr1.Value >= 0.5
}

// LQWithoutLargest returns the location quotient as if the largest establishment of the activity were nowhere: taken out of
// the jobs of the activity and of the territory, and of the reference where it contains the territory. Where its size is a
// band the figure is an interval. Null as LQ, and where the territory has less than the establishment.
func LQWithoutLargest(local, total int64, r Reference, j int, contains bool, largest Size) Figure {
	if !largest.known() || largest.High > local {
		return Null(UnknownSize)
	}
	without := func(jobs int64) Figure {
		less := r
		if contains {
			less.Counts = slices.Clone(r.Counts)
			less.Counts[j] -= jobs
			less.Total -= jobs
			if less.Counts[j] < 0 {
				return Null(NotInReference)
			}
		}
		return LQ(local-jobs, total-jobs, less, j)
	}
	low, middle, high := without(largest.High), without(largest.Middle), without(largest.Low)
	for _, f := range []Figure{middle, low, high} {
		if !f.OK() {
			return f
		}
	}
	return Between(min(low.Value, middle.Value), middle.Value, max(high.Value, middle.Value))
}
