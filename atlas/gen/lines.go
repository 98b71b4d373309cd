package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jalon/atlas"
)

// runs writes the values of the states as "A=first|D=next": each value stands until the next one; an empty value
// means that the thing does not exist, or that nothing is known of it, then.
func runs(values []string) string {
	var parts []string
	last := ""
	for i, v := range values {
		if v != last {
			parts = append(parts, fmt.Sprintf("%c=%s", 'A'+i, v))
			last = v
		}
	}
	return strings.Join(parts, "|")
}

// each collects a value of every year.
func each(years []year, value func(y year) string) (all []string) {
	for _, y := range years {
		all = append(all, value(y))
	}
	return all
}

// codes returns every code that some year knows, in order.
func codes[T any](years []year, of func(year) map[string]T) []string {
	seen := map[string]bool{}
	for _, y := range years {
		for code := range of(y) {
			seen[code] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// communeLines: code, department, longitude and latitude, names, EPCI, populations, holders, SIREN where it does not follow from
// the code.
func communeLines(years []year, points map[string]place) (lines []string) {
	for _, code := range codes(years, func(y year) map[string]commune { return y.communes }) {
		var department, siren, lon, lat string
		for _, y := range years {
			if c, ok := y.communes[code]; ok {
				department = c.Department
				if c.SIREN != "" && c.SIREN != atlas.UsualSIREN(code) {
					siren = c.SIREN
				}
			}
		}
		if p, ok := points[code]; ok {
			lon, lat = strconv.FormatFloat(p.lon, 'f', 3, 64), strconv.FormatFloat(p.lat, 'f', 3, 64)
		}
		lines = append(lines, strings.Join([]string{code, department, lon, lat,
			runs(each(years, func(y year) string { return y.communes[code].Name })),
			runs(each(years, func(y year) string { return y.of[code] })),
			runs(each(years, func(y year) string { return population(y.communes[code]) })),
			runs(holders(years, code)),
			siren,
		}, "\t"))
	}
	return lines
}

// people is the total of an EPCI, kept where its communes cannot be summed.
func people(g group) string {
	if g.People == 0 {
		return ""
	}
	return strconv.Itoa(g.People)
}

func population(c commune) string {
	if c.Population == nil {
		return ""
	}
	return strconv.Itoa(*c.Population)
}

// partLines: code, kinds, names, communes.
func partLines(years []year) (lines []string) {
	kinds := map[string]string{delegated: "COMD", associated: "COMA", district: "ARM"}
	for _, code := range codes(years, func(y year) map[string]commune { return y.parts }) {
		lines = append(lines, strings.Join([]string{code,
			runs(each(years, func(y year) string { return kinds[y.parts[code].Type] })),
			runs(each(years, func(y year) string { return y.parts[code].Name })),
			runs(each(years, func(y year) string { p := y.parts[code]; return p.seat() }))}, "\t"))
	}
	return lines
}

// stateLines: day, year whose people are counted or nothing, "whole" when the EPCI are known.
func stateLines(years []year) (lines []string) {
	census, whole := "", ""
	for _, y := range years {
		for _, v := range vintages {
			if y.day == fmt.Sprintf("%d-01-01", v.year) {
				census, whole = strconv.Itoa(v.census), "whole"
			}
			if y.day >= fmt.Sprintf("%d-01-01", stale) {
				whole = ""
			}
		}
		lines = append(lines, strings.Join([]string{y.day, census, whole}, "\t"))
	}
	return lines
}

// epciLines: SIREN, natures, names, people, then for an EPT the communes it holds (it is not the EPCI of its communes).
func epciLines(years []year) (lines []string) {
	for _, code := range codes(years, func(y year) map[string]group { return y.epci }) {
		lines = append(lines, strings.Join([]string{code,
			runs(each(years, func(y year) string { return y.epci[code].Type })),
			runs(each(years, func(y year) string { return y.epci[code].Name })),
			runs(each(years, func(y year) string { return people(y.epci[code]) })), ""}, "\t"))
	}
	for _, code := range codes(years, func(y year) map[string]group { return y.ept }) {
		lines = append(lines, strings.Join([]string{code,
			runs(each(years, func(y year) string { return y.ept[code].Type })),
			runs(each(years, func(y year) string { return y.ept[code].Name })),
			runs(each(years, func(y year) string { return people(y.ept[code]) })),
			runs(each(years, func(y year) string { return members(y.ept[code]) }))}, "\t"))
	}
	return lines
}

func members(g group) string {
	var codes []string
	for _, m := range g.Members {
		codes = append(codes, m.Code)
	}
	slices.Sort(codes)
	return strings.Join(codes, " ")
}

// areaLines: "R", region code, name; "D", department code, name, region code.
func areaLines(years []year) (lines []string) {
	last := years[len(years)-1]
	for _, r := range last.regions {
		lines = append(lines, strings.Join([]string{"R", r.Code, r.Name}, "\t"))
	}
	for _, d := range last.departments {
		lines = append(lines, strings.Join([]string{"D", d.Code, d.Name, d.Region}, "\t"))
	}
	return lines
}

// locate gives each commune its point: its own of 2018, else the centre, weighted by area, of those it was made of.
func locate(years []year, of2018 map[string]place) map[string]place {
	all := maps.Clone(of2018)
	for _, y := range years {
		for code, c := range y.communes {
			if _, ok := all[code]; ok {
				continue
			}
			var sum place
			for _, old := range c.Old {
				p := of2018[old]
				sum = place{sum.lon + p.lon*p.km2, sum.lat + p.lat*p.km2, sum.km2 + p.km2}
			}
			if sum.km2 > 0 {
				all[code] = place{sum.lon / sum.km2, sum.lat / sum.km2, sum.km2}
			}
		}
	}
	return all
}
