package atlas

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"jalon/calendar"
)

// Vintage (millésime) is the map of a year: on 1 January, or from a later day on which communes changed.
type Vintage struct {
	Year    int
	From    calendar.Day // the day from which it stands
	Clamped bool         // the day asked for is of a year whose map is not known: this is the nearest
	atlas   *Atlas
	i       int
}

// Whole reports whether the EPCI and the populations of the year are known. Where they are not, those of the year before stand
// in their place, or none: the sources embedded list no EPCI of 2018 nor of 2026, which come by import.
func (v Vintage) Whole() bool { return v.atlas.states[v.i].whole }

// Commune (commune) is a commune as a vintage knows it. EPCI is empty for the few that belong to none.
type Commune struct {
	Code, Name, Department, EPCI string
	Population                   int64 // people, when Counted
	Counted                      bool  // false where no population is published: never a zero
}

// EPCI (établissement public de coopération intercommunale) is an inter-municipal authority as a vintage knows it:
// CC, CA, CU, METRO, MET69, or EPT for a territorial body of Greater Paris.
type EPCI struct {
	Code, Name, Nature string
	Population         int64 // people, when Counted, as published for the whole: those of three years before the vintage
	Counted            bool
}

// Census (année de référence de la population) is the year whose people the populations of communes count, 0 where they are
// not known. Mayotte is counted in 2017, from the vintage 2021 on.
func (v Vintage) Census() int { return v.atlas.states[v.i].census }

// Commune returns a commune in force.
func (v Vintage) Commune(code string) (Commune, bool) {
	c := v.atlas.commune(code)
	if c == nil || c.name.at(v.i) == "" {
		return Commune{}, false
	}
	n, counted := c.population.count(v.i)
	return Commune{c.code, c.name.at(v.i), c.department, c.epci.at(v.i), n, counted}, true
}

// EPCI returns an EPCI or an EPT that exists.
func (v Vintage) EPCI(siren string) (EPCI, bool) {
	g := v.atlas.group(siren)
	if g == nil || g.name.at(v.i) == "" {
		return EPCI{}, false
	}
	n, counted := g.population.count(v.i)
	return EPCI{g.siren, g.name.at(v.i), g.nature.at(v.i), n, counted}, true
}

// Near returns the vintage itself where a code is in force, else the last before it in which it was, else the first after; ok
// is false for a code that none knows.
func (v Vintage) Near(code string) (near Vintage, ok bool) {
	if v.knows(code) {
		return v.atlas.vintage(v.i), true
	}
	for _, w := range v.atlas.States() {
		if w.knows(code) && (!ok || w.i <= v.i) {
			near, ok = w, true
		}
	}
	return near, ok
}

// knows reports whether a code is that of a commune, an EPCI or an EPT in force.
func (v Vintage) knows(code string) bool {
	_, commune := v.Commune(code)
	return commune || v.has(code)
}

// Communes returns the codes of the communes in force, in order.
func (v Vintage) Communes() (codes []string) {
	for i := range v.atlas.communes {
		if c := &v.atlas.communes[i]; c.name.at(v.i) != "" {
			codes = append(codes, c.code)
		}
	}
	return codes
}

// Groups returns the SIREN of the EPCI and EPT that exist, in order.
func (v Vintage) Groups() (sirens []string) {
	for i := range v.atlas.groups {
		if v.atlas.groups[i].name.at(v.i) != "" {
			sirens = append(sirens, v.atlas.groups[i].siren)
		}
	}
	return sirens
}

// In returns the SIREN of the EPCI that have a commune in some departments, in order.
func (v Vintage) In(departments map[string]bool) []string {
	found := map[string]bool{}
	for i := range v.atlas.communes {
		if c := &v.atlas.communes[i]; departments[c.department] && c.name.at(v.i) != "" {
			found[c.epci.at(v.i)] = true
		}
	}
	delete(found, "") // of no EPCI
	return slices.Sorted(maps.Keys(found))
}

// CommunesOf returns the codes of the communes of an EPCI or of an EPT, in order. The slice is not to be changed.
func (v Vintage) CommunesOf(siren string) []string { return v.index().members[siren] }

// People counts the people of communes, and lists those of which no figure is known: their sum is whole when there is none.
func (v Vintage) People(codes []string) (people int64, uncounted []string) {
	for _, code := range codes {
		c := v.atlas.commune(code)
		if c == nil || c.name.at(v.i) == "" {
			uncounted = append(uncounted, code)
		} else if n, counted := c.population.count(v.i); counted {
			people += n
		} else {
			uncounted = append(uncounted, code)
		}
	}
	return people, uncounted
}

// Part (commune déléguée, commune associée, arrondissement municipal) is a part of a commune that has a code of its own. The
// code may be the commune's too: most communes made of several have a part of the same code.
type Part struct {
	Code, Name string
	Kind       string // COMD, COMA, ARM, as Insee writes them
	Commune    string // the commune of which it is a part
}

// Part returns a part of a commune. Those of 2020 are not all known: one that ceased between 2019 and 2021 counts in 2020.
func (v Vintage) Part(code string) (Part, bool) {
	p := v.atlas.part(code)
	if p == nil || p.kind.at(v.i) == "" {
		return Part{}, false
	}
	return Part{p.code, p.name.at(v.i), p.kind.at(v.i), p.whole.at(v.i)}, true
}

// Parts returns the parts of a commune, in order of their codes.
func (v Vintage) Parts(commune string) (all []Part) {
	for i := range v.atlas.parts {
		if p, ok := v.Part(v.atlas.parts[i].code); ok && p.Commune == commune {
			all = append(all, p)
		}
	}
	return all
}

// index is what is found fast in a state, made when first asked for.
type index struct {
	once    sync.Once
	members map[string][]string // communes of each EPCI and EPT, in order
	pieces  map[string][]string // codes, not in force, whose ground a commune holds

	placing sync.Once
	squares map[square][]int // communes in force by the square that their centre is in, made when first asked for
	beside  sync.Map         // communes beside a commune, by its code, found when first asked for
}

func (v Vintage) index() *index {
	x := &v.atlas.indexes[v.i]
	x.once.Do(func() { x.members, x.pieces = v.membership(), v.holdings() })
	return x
}

func (v Vintage) membership() map[string][]string {
	of := map[string][]string{}
	for i := range v.atlas.communes {
		c := &v.atlas.communes[i]
		if epci := c.epci.at(v.i); epci != "" {
			of[epci] = append(of[epci], c.code)
		}
	}
	for _, g := range v.atlas.groups {
		if listed := g.members.at(v.i); listed != "" {
			of[g.siren] = strings.Fields(listed)
		}
	}
	return of
}
