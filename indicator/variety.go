package indicator

import "jalon/locale"

// varieties split the variety of a territory between groups and within them.
var varieties = []Indicator{
	{
		ID: "unrelated_variety_bits", Unit: Bits,
		Name:    locale.Text{FR: "Variété non liée", EN: "Unrelated variety"},
		Formula: "-sum_g P_g log2 P_g", Source: "Frenken, van Oort & Verburg 2007",
		Reading: locale.Text{
			FR: "Variété non liée : activités éloignées, qui ne souffrent pas ensemble d’une même crise.",
			EN: "Unrelated variety: distant activities, which do not suffer together from one crisis."},
		compute: perTerritory(func(d *Data, i int) Figure { return UnrelatedVariety(d.Table.Row(i), d.Groups) }),
		needs:   hasGroups,
	},
	{
		ID: "related_variety_bits", Unit: Bits,
		Name:    locale.Text{FR: "Variété liée", EN: "Related variety"},
		Formula: "sum_g P_g H_g", Source: "Frenken, van Oort & Verburg 2007",
		Reading: locale.Text{
			FR: "Variété liée : activités voisines, qui peuvent partager savoir-faire et main-d’œuvre.",
			EN: "Related variety: close activities, which can share know-how and workers."},
		compute: perTerritory(func(d *Data, i int) Figure { return RelatedVariety(d.Table.Row(i), d.Groups) }),
		needs:   hasGroups,
	},
}

func hasGroups(d *Data) bool { return d.Groups != nil }

// Groups (regroupement d'activités) gives each activity of a table its group, such as its division: numbers from 0, and
// below 0 for an activity that has none.
type Groups []int

// GroupBy numbers the groups of activities in the order of their codes.
func GroupBy(activities []string, of map[string]string) Groups {
	var codes []string
	for _, a := range activities {
		if g, ok := of[a]; ok {
			codes = append(codes, g)
		}
	}
	_, at := places(codes)
	groups := make(Groups, len(activities))
	for j, a := range activities {
		groups[j] = -1
		if g, ok := of[a]; ok {
			groups[j] = at[g]
		}
	}
	return groups
}

// Variety returns the entropy between groups (unrelated: a portfolio against shocks) and the mean entropy within them
// (related: room for know-how to pass), in bits. Together they are the entropy of the territory. Null for an empty
// territory, or a job in an activity without group.
//
// Source: Frenken, van Oort & Verburg, Regional Studies 41 (2007) 685-697.
func Variety(counts []int64, groups Groups) (unrelated, related Figure) {
	total := Sum(counts)
	if total == 0 {
		return Null(EmptyTerritory), Null(EmptyTerritory)
	}
	var sums []int64
	var members [][]int64
	for j, n := range counts {
		if n == 0 {
			continue
		}
		g := groups[j]
		if g < 0 {
			return Null(NoGroup), Null(NoGroup)
		}
		for len(sums) <= g {
			sums, members = append(sums, 0), append(members, nil)
		}
		sums[g] += n
		members[g] = append(members[g], n)
	}
	within := 0.0
	for g, sum := range sums {
		if sum > 0 {
			within += float64(sum) / float64(total) * entropy(members[g], sum)
		}
	}
	return Exact(entropy(sums, total)), Exact(within)
}

// UnrelatedVariety is the first of [Variety].
func UnrelatedVariety(counts []int64, groups Groups) Figure {
	unrelated, _ := Variety(counts, groups)
	return unrelated
}

// RelatedVariety is the second of [Variety].
func RelatedVariety(counts []int64, groups Groups) Figure {
	_, related := Variety(counts, groups)
	return related
}
