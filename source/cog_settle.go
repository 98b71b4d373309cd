package source

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jalon/atlas"
	"jalon/calendar"
)

// settle makes an edition of what was read, and tries it on the atlas.
func (c *cog) settle() {
	e := &c.in.Edition
	e.Year = c.in.Year
	slices.SortFunc(e.Communes, func(x, y atlas.Commune) int { return cmp.Compare(x.Code, y.Code) })
	if len(e.People) > 0 {
		e.Census = e.Year - 3 // the populations in force on 1 January are those of three years before
	}
	c.complete()
	held, holds := c.atlas.Year(e.Year)
	if holds {
		c.compare(held)
	} else if len(e.Communes) > 0 {
		c.follow()
	}
	if len(e.Communes)+len(e.People) == 0 && len(c.faults) == 0 {
		code := "cog.nothing"
		if len(c.in.Notes) > 0 { // they were there, and are known
			code = "cog.all-known"
		}
		c.faults.add(Fault{File: c.file, Code: code, Detail: fmt.Sprint(e.Year)})
	}
	if len(c.faults) == 0 {
		c.fits()
	}
}

// complete gives Paris, Lyon and Marseille the people of their districts, which the populations list in their place, and those
// of Mayotte, which is counted apart and in other years, the people they had.
func (c *cog) complete() {
	before, ok := c.atlas.Year(c.in.Year - 1)
	people := c.in.Edition.People
	if !ok || len(people) == 0 {
		return
	}
	for _, city := range []string{"75056", "69123", "13055"} {
		if _, listed := people[city]; listed {
			continue
		}
		for _, p := range before.Parts(city) {
			if n, counted := people[p.Code]; counted && p.Kind == "ARM" {
				people[city] += n
				delete(people, p.Code)
			}
		}
	}
	for _, code := range before.Communes() {
		one, _ := before.Commune(code)
		if _, listed := people[code]; !listed && one.Counted && strings.HasPrefix(code, "976") {
			people[code] = one.Population
		}
	}
}

// compare holds a list against the year that the atlas has: the same communes are no news, others are those of another year.
func (c *cog) compare(held atlas.Vintage) {
	e := &c.in.Edition
	if len(e.Communes) > 0 && !c.same(held) {
		f := Fault{File: c.file, Code: "cog.wrong-year", Given: fmt.Sprint(e.Year), Detail: "—"}
		for _, v := range c.atlas.States() {
			if c.same(v) {
				f.Detail = fmt.Sprint(v.Year)
			}
		}
		c.faults.add(f)
		return
	}
	if e.Communes != nil {
		c.in.Notes = append(c.in.Notes, Note{"cog.known", []string{fmt.Sprint(e.Year)}})
	}
	e.Communes, e.Parts = nil, nil
}

// same reports whether the list has the communes of a vintage, overseas collectivities apart.
func (c *cog) same(v atlas.Vintage) bool {
	n := 0
	for _, code := range v.Communes() {
		if !atlas.Overseas(code) {
			n++
			if _, ok := c.listed[code]; !ok {
				return false
			}
		}
	}
	return n == len(c.listed)
}

// follow finds what became of the communes of the year before: the events say, else the list itself, where a commune that
// ceased is a part of another, and one that came was a part.
func (c *cog) follow() {
	e := &c.in.Edition
	e.Moves = c.moves
	states := c.atlas.States()
	last := states[len(states)-1]
	for _, code := range last.Communes() { // overseas collectivities are in a file of their own
		if _, ok := c.listed[code]; !ok && atlas.Overseas(code) {
			one, _ := last.Commune(code)
			e.Communes = append(e.Communes, one)
		}
	}
	slices.SortFunc(e.Communes, func(x, y atlas.Commune) int { return cmp.Compare(x.Code, y.Code) })
	if len(c.moves) > 0 {
		return
	}
	first := calendar.Date(e.Year, 1, 1)
	for _, p := range e.Parts {
		_, was := last.Commune(p.Code)
		if _, stays := c.listed[p.Code]; was && !stays {
			e.Moves = append(e.Moves, atlas.Move{Day: first, From: p.Code, To: p.Commune})
		}
	}
	for _, one := range e.Communes {
		if p, was := last.Part(one.Code); was {
			if _, already := last.Commune(one.Code); !already {
				e.Moves = append(e.Moves, atlas.Move{Day: first, From: p.Commune, To: one.Code})
			}
		}
	}
}

// fits tries the edition on the atlas. A commune that was counted the year before cannot be without people.
func (c *cog) fits() {
	e := &c.in.Edition
	if before, ok := c.atlas.Year(e.Year - 1); ok && len(e.People) > 0 {
		m := &atlas.Misfit{Code: "edition.uncounted", Year: e.Year}
		for _, code := range before.Communes() {
			one, _ := before.Commune(code)
			if _, counted := e.People[code]; one.Counted && !counted && !c.gone(code) && !atlas.Overseas(code) {
				m.About = append(m.About, code)
			}
		}
		if len(m.About) > 0 {
			c.faults.misfit(c.file, m, nil)
			return
		}
	}
	if _, err := c.atlas.With(c.in.Edition); err != nil {
		c.faults.misfit(c.file, err, nil)
	}
}

// gone reports whether a commune of the year before is in force no more.
func (c *cog) gone(code string) bool {
	if v, held := c.atlas.Year(c.in.Year); held {
		_, stays := v.Commune(code)
		return !stays
	}
	_, stays := c.listed[code]
	return !stays
}
