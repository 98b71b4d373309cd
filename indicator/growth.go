package indicator

import (
	"math"
	"slices"

	"jalon/locale"
)

// growths say how fast a count changes.
var growths = []Indicator{
	{
		ID: "growth", Unit: Rate, Name: locale.Text{FR: "Évolution", EN: "Growth"},
		Formula: "E1 / E0 - 1", Source: "—",
		Reading: locale.Text{
			FR: "L’emploi change de {x} % entre {t0} et {t1}.",
			EN: "Jobs change by {x}% from {t0} to {t1}."},
	},
	{
		ID: "cagr", Unit: Rate, Name: locale.Text{FR: "Évolution annuelle moyenne", EN: "Mean yearly growth"},
		Formula: "(E1 / E0)^(1/n) - 1", Source: "—",
		Reading: locale.Text{
			FR: "L’emploi change de {x} % par an en moyenne.",
			EN: "Jobs change by {x}% a year on average."},
	},
	{
		ID: "index100", Unit: Index, Name: locale.Text{FR: "Indice 100 au départ", EN: "Index, 100 at first"},
		Formula: "100 E_t / E_0", Source: "—",
		Reading: locale.Text{
			FR: "Pour 100 emplois en {t0}, il y en a {x} en {t1}.",
			EN: "For 100 jobs in {t0}, there are {x} in {t1}."},
	},
	{
		ID: "contribution", Unit: Rate, Name: locale.Text{FR: "Contribution à l’évolution", EN: "Contribution to growth"},
		Formula: "(E1_ij - E0_ij) / E0_i", Source: "—",
		Reading: locale.Text{
			FR: "Cette activité fait à elle seule {x} points de l’évolution du territoire.",
			EN: "This activity alone makes {x} points of the change of the territory."},
	},
}

// Series (série) is a count year after year. Years are in order. A year is a break where its count cannot be compared with that
// of the years before: another source, another definition.
type Series struct {
	Years  []int
	Counts []int64
	Breaks []int
}

// Growth returns E1/E0 - 1 between two years. Null where a year is missing, the start is empty, or the series breaks between.
func (s Series) Growth(from, to int) Figure {
	return s.ratio(from, to).Map(func(r float64) float64 { return r - 1 })
}

// CAGR returns the mean yearly growth, (E1/E0)^(1/n) - 1. Null as Growth, or within one year.
func (s Series) CAGR(from, to int) Figure {
	if from >= to {
		return Null(Unknown)
	}
	return s.ratio(from, to).Map(func(r float64) float64 { return math.Pow(r, 1/float64(to-from)) - 1 })
}

// Index100 returns 100 E_t / E_0. Null as Growth.
func (s Series) Index100(from, to int) Figure {
	return s.ratio(from, to).Map(func(r float64) float64 { return 100 * r })
}

func (s Series) ratio(from, to int) Figure {
	before, ok := slices.BinarySearch(s.Years, from)
	after, ok2 := slices.BinarySearch(s.Years, to)
	if !ok || !ok2 {
		return Null(Unknown)
	}
	for _, year := range s.Breaks {
		if min(from, to) < year && year <= max(from, to) {
			return Null(SeriesBreak)
		}
	}
	return Ratio(float64(s.Counts[after]), float64(s.Counts[before]), EmptyStart)
}

// Contributions returns what each activity adds to the growth of a territory, (E1_ij - E0_ij)/E0_i: together, the growth.
// Null where there was no job at first.
func Contributions(before, after []int64) []Figure {
	all, total := make([]Figure, len(before)), float64(Sum(before))
	for j := range all {
		all[j] = Ratio(float64(after[j]-before[j]), total, EmptyStart)
	}
	return all
}
