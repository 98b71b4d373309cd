package perimeter

import (
	"cmp"
	"slices"

	"jalon/atlas"
	"jalon/calendar"
)

// renamed tells the new names and natures of members since each came, then those of the communes of the ground: something to
// know, which asks nothing.
func renamed(a *atlas.Atlas, members []Anchored, ground []string, on calendar.Day) (all []atlas.Event) {
	first := on
	for _, m := range members {
		first = min(first, m.Since)
		if m.Member.Kind != Commune {
			all = append(all, a.Renamings(m.Member.Code, m.Since, on)...)
		}
	}
	for _, code := range ground {
		all = append(all, a.Renamings(code, first, on)...)
	}
	slices.SortStableFunc(all, func(x, y atlas.Event) int { return cmp.Compare(y.Day, x.Day) })
	return all
}
