package atlas

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Vintage (millésime) is the atlas on 1 January of a year.
type Vintage struct {
	Year    int
	Clamped bool // the day asked for is before the first vintage or after the last
	atlas   *Atlas
	i       int
}

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

// censuses are the years whose people the packages count in communes, by vintage: told by comparing each package with
// the others and with the municipal populations of 2016, 2018, 2022 and 2023 that Insee publishes.
var censuses = [vintages]int{2016, 2016, 2019, 2020, 2020, 2022, 2023}

// Census (année de référence de la population) is the year whose people the populations of communes count. Mayotte is
// counted in 2017, from the vintage 2021 on.
func (v Vintage) Census() int { return censuses[v.i] }

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

// Communes returns the codes of the communes in force, in order.
func (v Vintage) Communes() (codes []string) {
	for i := range v.atlas.communes {
		if c := &v.atlas.communes[i]; c.name.at(v.i) != "" {
			codes = append(codes, c.code)
		}
	}
	return codes
}

// membership is the communes of each EPCI and EPT in a vintage, made when first asked for.
type membership struct {
	once sync.Once
	of   map[string][]string
}

// CommunesOf returns the codes of the communes of an EPCI or of an EPT, in order. The slice is not to be changed.
func (v Vintage) CommunesOf(siren string) []string {
	inside := &v.atlas.inside[v.i]
	inside.once.Do(func() { inside.of = v.membership() })
	return inside.of[siren]
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

// Heirs returns what a code that ceased before the vintage has become in it. For a commune, the one that holds its
// ground. For an EPCI, those its communes are in, the one that took most first. A code in force has none.
func (v Vintage) Heirs(code string) []string {
	if c := v.atlas.commune(code); c != nil {
		return strings.Fields(c.heir.at(v.i))
	}
	if _, lives := v.EPCI(code); lives {
		return nil
	}
	took := map[string]int{}
	for _, member := range v.lastCommunesOf(code) {
		for _, now := range append(v.Heirs(member), member) {
			if c, ok := v.Commune(now); ok && c.EPCI != "" {
				took[c.EPCI]++
			}
		}
	}
	return slices.SortedFunc(maps.Keys(took), func(a, b string) int {
		return cmp.Or(took[b]-took[a], strings.Compare(a, b))
	})
}

// lastCommunesOf returns the communes an EPCI had in the last vintage before this one in which it existed.
func (v Vintage) lastCommunesOf(siren string) []string {
	for _, w := range slices.Backward(v.atlas.Years()[:v.i]) {
		if codes := w.CommunesOf(siren); len(codes) > 0 {
			return codes
		}
	}
	return nil
}
