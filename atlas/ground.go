package atlas

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Ground is counted in pieces: each code that a commune ever bore since 2018 stands for the ground it then had, and one
// commune in force holds that piece at a time. A commune that comes back takes its piece out of the one that held it, and a
// code given to another commune goes with the ground, not with the name: 60054 in 2023 holds three pieces, 60054 in 2024 one.

// holder returns the commune that holds a piece of ground, nothing for a code that no commune bore.
func (v Vintage) holder(piece string) string {
	c := v.atlas.commune(piece)
	switch {
	case c == nil:
		return ""
	case c.name.at(v.i) != "":
		return piece
	}
	return c.holder.at(v.i)
}

func (v Vintage) holdings() map[string][]string {
	held := map[string][]string{}
	for i := range v.atlas.communes {
		if c := &v.atlas.communes[i]; c.holder != "" {
			if h := c.holder.at(v.i); h != "" {
				held[h] = append(held[h], c.code)
			}
		}
	}
	return held
}

// pieces returns the ground of a commune in force.
func (v Vintage) pieces(commune string) []string {
	return append([]string{commune}, v.index().pieces[commune]...)
}

// Heirs returns what a code that ceased before the vintage has become in it. For a commune, the one that holds its
// ground. For an EPCI, those its communes are in, the one that took most first. A code in force has none.
func (v Vintage) Heirs(code string) []string {
	if c := v.atlas.commune(code); c != nil {
		if !c.was(v.i) {
			return nil
		}
		return strings.Fields(c.holder.at(v.i))
	}
	if _, lives := v.EPCI(code); lives {
		return nil
	}
	took := map[string]int{}
	for _, member := range v.lastCommunesOf(code) {
		if c, ok := v.Commune(v.holder(member)); ok && c.EPCI != "" {
			took[c.EPCI]++
		}
	}
	return slices.SortedFunc(maps.Keys(took), func(a, b string) int {
		return cmp.Or(took[b]-took[a], strings.Compare(a, b))
	})
}

// was reports whether a commune was in force before a state.
func (c *commune) was(i int) bool {
	for j := range i {
		if c.name.at(j) != "" {
			return true
		}
	}
	return false
}

// lastCommunesOf returns the communes an EPCI had in the last state before this one in which it existed.
func (v Vintage) lastCommunesOf(siren string) []string {
	for i := v.i - 1; i >= 0; i-- {
		if codes := v.atlas.vintage(i).CommunesOf(siren); len(codes) > 0 {
			return codes
		}
	}
	return nil
}

// Resolve returns the commune in force that a code leads to: its own, the one of which it is a part or a district, or the one
// that holds its ground since it ceased. A code that changed hands leads to the commune that bears it: to follow the ground
// that it had in a given year, see [Atlas.Project].
func (v Vintage) Resolve(code string) (Commune, bool) {
	if c, ok := v.Commune(code); ok {
		return c, true
	}
	if p, ok := v.Part(code); ok {
		return v.Commune(p.Commune)
	}
	return v.Commune(v.holder(code))
}

// Projection (passage d'un millésime à un autre) is a set of communes of one day as the communes of another day.
type Projection struct {
	Codes   []string // the communes that hold the ground of the set, in order
	Wider   []string // those of them that also hold ground from outside of the set
	Unknown []string // codes of the set that were not in force on the first day
	Changes []Event  // what happened in between to the communes of the set, by day
	Before  Count
	After   Count
}

// Count is a number of people, and the communes for which nobody knows it.
type Count struct {
	People    int64
	Uncounted []string
}

// Follow returns the communes of a vintage that hold the ground that communes had in another, in order. It is the part of
// [Atlas.Project] that takes no time.
func (v Vintage) Follow(codes []string, from Vintage) []string {
	ground := map[string]bool{}
	for _, code := range codes {
		if _, ok := from.Commune(code); ok {
			for _, piece := range from.pieces(code) {
				ground[piece] = true
			}
		}
	}
	return v.holding(ground)
}

// Project carries a set of communes from one vintage to another, later or earlier.
func (a *Atlas) Project(codes []string, from, to Vintage) (p Projection) {
	known, unknown, ground := from.ground(codes)
	p.Unknown = unknown
	p.Codes = to.holding(ground)
	p.Wider = to.wider(p.Codes, ground)
	p.Changes = a.touching(ground, from, to)
	p.Before.People, p.Before.Uncounted = from.People(known)
	p.After.People, p.After.Uncounted = to.People(p.Codes)
	return p
}

// ground returns the pieces that communes hold, and parts the codes that are in force from the others.
func (v Vintage) ground(codes []string) (known, unknown []string, ground map[string]bool) {
	ground = map[string]bool{}
	for _, code := range codes {
		if _, ok := v.Commune(code); !ok {
			unknown = append(unknown, code)
			continue
		}
		known = append(known, code)
		for _, piece := range v.pieces(code) {
			ground[piece] = true
		}
	}
	return known, unknown, ground
}

// holding returns the communes that hold some ground, in order.
func (v Vintage) holding(ground map[string]bool) []string {
	in := map[string]bool{}
	for piece := range ground {
		if h := v.holder(piece); h != "" {
			in[h] = true
		}
	}
	return slices.Sorted(maps.Keys(in))
}

// wider returns the communes that hold more than some ground. A piece counts when it was of a commune by itself.
func (v Vintage) wider(codes []string, ground map[string]bool) (wider []string) {
	for _, code := range codes {
		if slices.ContainsFunc(v.pieces(code), func(piece string) bool { return !ground[piece] }) {
			wider = append(wider, code)
		}
	}
	return wider
}

// touching returns the events between two vintages in which a commune that held some of the ground took part.
func (a *Atlas) touching(ground map[string]bool, from, to Vintage) (touched []Event) {
	for i := min(from.i, to.i) + 1; i <= max(from.i, to.i); i++ {
		before := a.vintage(i - 1)
		held := func(p Place) bool {
			return slices.ContainsFunc(before.pieces(p.Code), func(piece string) bool { return ground[piece] })
		}
		for _, e := range a.eventsAt(i) {
			if e.Kind.ofCommunes() && slices.ContainsFunc(e.From, held) {
				touched = append(touched, e)
			}
		}
	}
	return touched
}
