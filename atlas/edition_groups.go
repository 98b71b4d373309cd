package atlas

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// span returns the states of a year, from the first to the one after the last.
func (a *Atlas) span(year int) (first, end int) {
	first = slices.IndexFunc(a.states, func(s state) bool { return s.from.Year() == year })
	for end = max(first, 0); first >= 0 && end < len(a.states) && a.states[end].from.Year() == year; {
		end++
	}
	return first, end
}

// until is the end of what is written for the states before one: with the last state, it stands until another comes.
func (a *Atlas) until(end int) int {
	if end == len(a.states) {
		return forever
	}
	return end
}

// enterGroups makes the states of a year say which EPCI there are, and of which communes.
func (a *Atlas) enterGroups(e Edition) error {
	if len(e.Groups) == 0 {
		return nil
	}
	first, end := a.span(e.Year)
	if first < 0 {
		return &Misfit{Code: "edition.gap", Year: e.Year}
	}
	v := a.vintage(first)
	if v.Whole() {
		return &Misfit{Code: "edition.held", Year: e.Year}
	}
	if m := a.strangers(v, e); m != nil {
		return m
	}
	for i := range a.communes {
		c := &a.communes[i]
		for k := first; k < end; k++ {
			epci := ""
			if c.name.at(k) != "" {
				epci = e.Members[v.holder(c.code)]
			}
			c.epci = c.epci.with(k, a.until(k+1), epci)
		}
	}
	a.listGroups(first, end, e)
	for k := first; k < end; k++ {
		a.states[k].whole = true
	}
	return nil
}

// strangers refuses members that are no communes of the year, and communes left out that are in an EPCI in the nearest year.
func (a *Atlas) strangers(v Vintage, e Edition) *Misfit {
	var strange, out []string
	for _, code := range slices.Sorted(maps.Keys(e.Members)) {
		if _, ok := v.Commune(code); !ok {
			strange = append(strange, code)
		}
	}
	near := a.On(v.From)
	for _, code := range v.Communes() {
		if c, _ := near.Commune(near.holder(code)); e.Members[code] == "" && c.EPCI != "" {
			out = append(out, code)
		}
	}
	switch {
	case len(strange) > 0:
		return &Misfit{"edition.stranger", e.Year, strange}
	case len(out) > 0:
		return &Misfit{"edition.left-out", e.Year, out}
	}
	return nil
}

// listGroups writes the EPCI of some states; the EPT too where the edition has them, else those of before stay.
func (a *Atlas) listGroups(first, end int, e Edition) {
	until := a.until(end)
	set := func(g *group, nature, name, people, members string) {
		g.nature, g.name = g.nature.with(first, until, nature), g.name.with(first, until, name)
		g.population, g.members = g.population.with(first, until, people), g.members.with(first, until, members)
	}
	for i := range a.groups {
		if g := &a.groups[i]; g.nature.at(first) != "EPT" || len(e.EPT) > 0 {
			set(g, "", "", "", "")
		}
	}
	of := map[string][]string{}
	for _, commune := range slices.Sorted(maps.Keys(e.EPT)) {
		of[e.EPT[commune]] = append(of[e.EPT[commune]], commune)
	}
	for _, listed := range e.Groups {
		i, known := slices.BinarySearchFunc(a.groups, listed.Code, func(g group, siren string) int { return strings.Compare(g.siren, siren) })
		if !known {
			a.groups = slices.Insert(a.groups, i, group{siren: listed.Code})
		}
		people := ""
		if listed.Counted {
			people = strconv.FormatInt(listed.Population, 10)
		}
		set(&a.groups[i], listed.Nature, listed.Name, people, strings.Join(of[listed.Code], " "))
	}
}

// enterPeople makes the states of a year count the people of a census.
func (a *Atlas) enterPeople(e Edition) error {
	if len(e.People) == 0 {
		return nil
	}
	first, end := a.span(e.Year)
	if first < 0 {
		return &Misfit{Code: "edition.gap", Year: e.Year}
	}
	for i := range a.communes {
		c := &a.communes[i]
		for k := first; k < end; k++ {
			people := ""
			if n, known := e.People[c.code]; known && c.name.at(k) != "" {
				people = strconv.FormatInt(n, 10)
			}
			c.population = c.population.with(k, a.until(k+1), people)
		}
	}
	for k := first; k < end; k++ {
		a.states[k].census = e.Census
	}
	return nil
}
