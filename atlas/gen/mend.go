package main

import (
	"fmt"
	"slices"
	"strings"
)

// mend fills the holes of the packages. Each step says which.
func mend(all []year) error {
	recount(&all[0])
	spell(all)
	listGreaterParis(all)
	i := mixed - vintages[0].year
	return catchUp(&all[i-1], &all[i], &all[i+1])
}

// recount mends the first package, which gives communes made of several the people of one of them only. The total of
// the EPCI tells what is missing: it goes to the one commune made of several, when there is one; where there are more,
// their figure is left unknown.
func recount(y *year) {
	for _, g := range y.epci {
		missing, made := g.People, []string{}
		for _, m := range g.Members {
			if n := y.communes[m.Code].Population; n != nil {
				missing -= *n
			}
			if y.made[m.Code] {
				made = append(made, m.Code)
			}
		}
		if missing == 0 {
			continue
		}
		for _, code := range made {
			c := y.communes[code]
			if len(made) == 1 && c.Population != nil && missing > 0 {
				whole := *c.Population + missing
				c.Population = &whole
			} else {
				c.Population = nil
			}
			y.communes[code] = c
		}
	}
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
// gone the year after had gone already; one in its EPCI that the list lacks had already come. Their people are those
// of the year before.
func catchUp(before, y, after *year) error {
	for code, c := range y.communes {
		c.Population = before.communes[code].Population
		y.communes[code] = c
		if _, stays := after.communes[code]; !stays && y.of[code] == "" {
			delete(y.communes, code)
		}
	}
	for code := range y.of {
		if _, ok := y.communes[code]; ok {
			continue
		}
		next, ok := after.communes[code]
		if !ok {
			return fmt.Errorf("commune %s is only known from the EPCI of %d", code, mixed)
		}
		next.Population = nil // that of a later year
		y.communes[code] = next
	}
	return nil
}

// verify refuses years that do not hold together: a member that is no commune, a commune that went nowhere, a text
// that would break the tables.
func verify(all []year) error {
	for i, y := range all {
		for _, groups := range []map[string]group{y.epci, y.ept} {
			for siren, g := range groups {
				for _, m := range g.Members {
					if _, ok := y.communes[m.Code]; !ok {
						return fmt.Errorf("%d: %s holds %s, which is no commune", vintages[i].year, siren, m.Code)
					}
				}
				if strings.ContainsAny(g.Name, "|\t\n") {
					return fmt.Errorf("%d: the name of %s does not fit in the table: %q", vintages[i].year, siren, g.Name)
				}
			}
		}
		for code, c := range y.communes {
			if c.Name == "" || strings.ContainsAny(c.Name, "|\t\n") {
				return fmt.Errorf("%d: the name of %s does not fit in the table: %q", vintages[i].year, code, c.Name)
			}
		}
	}
	return verifyHeirs(all)
}

// verifyHeirs refuses a commune that ceased and whose heir is not known or not in force.
func verifyHeirs(all []year) error {
	for _, code := range codes(all, func(y year) map[string]commune { return y.communes }) {
		was := false
		for i, heir := range heirs(all, code) {
			if _, lives := all[i].communes[code]; lives {
				was = true
				continue
			}
			if _, ok := all[i].communes[heir]; was && !ok {
				return fmt.Errorf("%d: commune %s became %q, which is not in force", vintages[i].year, code, heir)
			}
		}
	}
	return nil
}
