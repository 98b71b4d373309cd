package indicator

import (
	"math"

	"jalon/locale"
)

// entropies say how varied a territory is.
var entropies = []Indicator{
	{
		ID: "entropy_bits", Unit: Bits,
		Name:    locale.Text{FR: "Variété (entropie)", EN: "Variety (entropy)"},
		Formula: "-sum_j s_ij log2 s_ij", Source: "Shannon 1948; Frenken et al. 2007",
		Reading: locale.Text{
			FR: "0 : une seule activité ; chaque unité de plus double le nombre d’activités de même taille.",
			EN: "0: a single activity; each unit more doubles the number of activities of the same size."},
		compute: perRow(Entropy),
	},
	{
		ID: "entropy_effective", Unit: Activities,
		Name:    locale.Text{FR: "Nombre effectif d’activités (entropie)", EN: "Effective number of activities (entropy)"},
		Formula: "2^H", Source: "Shannon 1948",
		Reading: locale.Text{
			FR: "L’emploi est aussi varié que s’il y avait {x} activités de même taille.",
			EN: "Jobs are as varied as if there were {x} activities of the same size."},
		compute: perRow(EffectiveEntropy),
	},
}

// Entropy returns -sum s log2 s, in bits: the variety of a territory, from 0, a single activity, to log2 n. An activity that
// is absent adds 0. Null for an empty territory.
//
// Source: Shannon 1948.
func Entropy(counts []int64) Figure {
	total := Sum(counts)
	if total == 0 {
		return Null(EmptyTerritory)
	}
	return Exact(entropy(counts, total))
}

// entropy is that of counts whose sum is known and not 0.
func entropy(counts []int64, total int64) (h float64) {
	for _, n := range counts {
		if n > 0 {
			s := float64(n) / float64(total)
			h -= s * math.Log2(s)
		}
	}
	return h
}

// EffectiveEntropy returns 2^H: the number of activities of the same size that would have this entropy. Null as Entropy.
//
// Source: Shannon 1948.
func EffectiveEntropy(counts []int64) Figure { return Entropy(counts).Map(math.Exp2) }
