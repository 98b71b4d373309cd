package main

import (
	"fmt"
	"slices"
	"strings"
)

// mend fills the holes of the packages. Each step says which.
func mend(all []year, counted map[string]commune) error {
	if err := recount(&all[0], counted); err != nil {
		return err
	}
	spell(all)
	listGreaterParis(all)
	i := mixed - vintages[0].year
	return catchUp(&all[i-1], &all[i], &all[i+1])
}

// recount mends the first vintage, whose package gives the communes made on 1 January 2019 the people of one of their
// parts only: an earlier package has them whole. The totals of the EPCI, counted apart, say so to the unit.
func recount(y *year, counted map[string]commune) error {
	for code, c := range y.communes {
		c.Population = counted[code].Population
		y.communes[code] = c
	}
	for siren, g := range y.epci {
		sum, whole := 0, true
		for _, m := range g.Members {
			if n := y.communes[m.Code].Population; n != nil {
				sum += *n
			} else {
				whole = false
			}
		}
		if whole && sum != g.People {
			return fmt.Errorf("the communes of %s have %d people, and the whole %d", siren, sum, g.People)
		}
	}
	return nil
}

// spell gives an EPCI whose name lost a character ("Terre d?Emeraude", 2021) its name of the year after.
func spell(all []year) {
	for i, y := range all[:len(all)-1] {
		for code, g := range y.epci {
			if strings.Contains(g.Name, "?") {
				g.Name = all[i+1].epci[code].Name
				y.epci[code] = g
			}
		}
	}
}

// listGreaterParis gives the years whose packages do not list the EPT the first list there is, without its people: the
// EPT were made in 2016 and their communes changed for the first time in 2025.
func listGreaterParis(all []year) {
	first := slices.IndexFunc(all, func(y year) bool { return len(y.ept) > 0 })
	for _, y := range all[:first] {
		for code, g := range all[first].ept {
			g.People = 0
			y.ept[code] = g
		}
	}
}

// catchUp completes the year whose package kept the communes of the year before: a commune in none of its EPCI that is
// gone the year after had gone already, with its people, into its heir; one in its EPCI that the list lacks had already come,
// out of another that it left smaller. The people of the others are those of the year before.
func catchUp(before, y, after *year) error {
	for code, c := range before.communes {
		y.communes[code] = c
	}
	for code, c := range before.communes {
		if _, stays := after.communes[code]; stays || y.of[code] != "" {
			continue
		}
		heir := after.communes[heir([]year{*after}, code)]
		heir.Population = sum(c.Population, y.communes[heir.Code])
		y.communes[heir.Code] = heir
		delete(y.communes, code)
	}
	for code := range y.of {
		if _, ok := y.communes[code]; ok {
			continue
		}
		next, ok := after.communes[code]
		if !ok {
			return fmt.Errorf("commune %s is only known from the EPCI of %d", code, mixed)
		}
		seat := y.parts[code].seat()
		left := after.communes[seat]
		next.Population, left.Population = nil, nil // those of a later year
		y.communes[code], y.communes[seat] = next, left
	}
	y.keepParts(before, after)
	return nil
}

// keepParts gives the year the parts of the year after that already were, or whose commune is gone, and those of the year
// before that nothing says were gone: a part that ceased in between may have done so in either year.
func (y *year) keepParts(before, after *year) {
	y.parts = map[string]commune{}
	for _, parts := range []map[string]commune{before.parts, after.parts} {
		for code, p := range parts {
			_, whole := y.communes[code]
			_, was := before.parts[code]
			_, sits := y.communes[p.seat()]
			if sits && (was || !whole) {
				y.parts[code] = p
			}
		}
	}
}

// verify refuses vintages that do not hold together: a member that is no commune, a text that would break the tables.
func verify(all []year) error {
	for _, y := range all {
		for _, groups := range []map[string]group{y.epci, y.ept} {
			for siren, g := range groups {
				for _, m := range g.Members {
					if _, ok := y.communes[m.Code]; !ok {
						return fmt.Errorf("%s: %s holds %s, which is no commune", y.day, siren, m.Code)
					}
				}
				if strings.ContainsAny(g.Name, "|\t\n") {
					return fmt.Errorf("%s: the name of %s does not fit in the table: %q", y.day, siren, g.Name)
				}
			}
		}
		for code, c := range y.communes {
			if c.Name == "" || strings.ContainsAny(c.Name, "|\t\n") {
				return fmt.Errorf("%s: the name of %s does not fit in the table: %q", y.day, code, c.Name)
			}
		}
	}
	return nil
}

// verifyHeirs refuses a commune whose ground is held, before it came or after it ceased, by one that is not in force.
func verifyHeirs(all []year) error {
	for _, code := range codes(all, func(y year) map[string]commune { return y.communes }) {
		was := false
		for i, holder := range holders(all, code) {
			if _, lives := all[i].communes[code]; lives {
				was = true
				continue
			}
			if _, ok := all[i].communes[holder]; (was || holder != "") && !ok {
				return fmt.Errorf("%s: commune %s is held by %q, which is not in force", all[i].day, code, holder)
			}
			if !was && holder == "" {
				return fmt.Errorf("%s: commune %s comes out of nowhere", all[i].day, code)
			}
		}
	}
	return nil
}
