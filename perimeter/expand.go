package perimeter

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"jalon/atlas"
)

// Problem is why a member cannot be what it says in the geography of a year. Codes are stable: epci.unknown,
// epci.not-yet-born, epci.gone, commune.unknown, commune.not-yet-born, commune.gone, part.not-inside.
type Problem struct {
	Member Member
	Code   string
	Detail string // years, successors, or the commune at fault: figures and codes, no sentence
}

// Check returns what is wrong with a member in a vintage, or nil.
func Check(v atlas.Vintage, a *atlas.Atlas, m Member) *Problem {
	if !exists(v, m) {
		return absence(v, a, m)
	}
	inside := v.CommunesOf(m.Code)
	for _, code := range m.Part {
		if _, ok := slices.BinarySearch(inside, code); !ok {
			return &Problem{m, "part.not-inside", code}
		}
	}
	return nil
}

func exists(v atlas.Vintage, m Member) bool {
	if m.Kind == Commune {
		_, ok := v.Commune(m.Code)
		return ok
	}
	g, ok := v.EPCI(m.Code)
	return ok && (g.Nature == "EPT") == (m.Kind == EPT)
}

// absence tells a code that never was from one that is not yet, or no longer.
func absence(v atlas.Vintage, a *atlas.Atlas, m Member) *Problem {
	sort := "epci"
	if m.Kind == Commune {
		sort = "commune"
	}
	last, next := around(v, a, m)
	switch {
	case last > 0:
		detail := fmt.Sprint(last)
		if heirs := v.Heirs(m.Code); len(heirs) > 0 {
			detail += " → " + strings.Join(heirs, ", ")
		}
		return &Problem{m, sort + ".gone", detail}
	case next > 0:
		return &Problem{m, sort + ".not-yet-born", fmt.Sprint(next)}
	}
	return &Problem{m, sort + ".unknown", ""}
}

// around returns the year of the last map before and of the first after that in which a member exists, or zero.
func around(v atlas.Vintage, a *atlas.Atlas, m Member) (last, next int) {
	for _, w := range a.States() {
		switch {
		case !exists(w, m):
		case w.From < v.From:
			last = w.Year
		case next == 0:
			next = w.Year
		}
	}
	return last, next
}

// Communes returns the codes of the communes that members are made of in a vintage, in order, each once. Members that
// do not exist in it, and communes of a part that are no longer in force, are returned apart: what is missing is never
// silently left out.
func Communes(v atlas.Vintage, members []Member) (codes []string, missing []Member) {
	for _, m := range members {
		switch {
		case !exists(v, m):
			missing = append(missing, m)
		case m.Kind == Commune:
			codes = append(codes, m.Code)
		case len(m.Part) > 0:
			in, out := inForce(v, m.Part)
			codes, missing = append(codes, in...), append(missing, out...)
		default:
			codes = append(codes, v.CommunesOf(m.Code)...)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes), missing
}

// Gathered returns members that communes of a vintage make up: their EPCI, whole or in part, and those that are in none.
func Gathered(v atlas.Vintage, codes []string) (members []Member) {
	held := map[string][]string{}
	for _, code := range codes {
		if c, ok := v.Commune(code); ok && c.EPCI != "" {
			held[c.EPCI] = append(held[c.EPCI], code)
		} else {
			members = append(members, Member{Kind: Commune, Code: code})
		}
	}
	for siren, some := range held {
		m := Member{Kind: EPCI, Code: siren}
		if len(some) < len(v.CommunesOf(siren)) {
			m.Part = some
		}
		members = append(members, m)
	}
	slices.SortFunc(members, compare)
	return members
}

func inForce(v atlas.Vintage, part []string) (codes []string, missing []Member) {
	for _, code := range part {
		if m := (Member{Kind: Commune, Code: code}); exists(v, m) {
			codes = append(codes, code)
		} else {
			missing = append(missing, m)
		}
	}
	return codes, missing
}

// Overlap returns the communes that two perimeters share in a vintage, in order.
func Overlap(v atlas.Vintage, a, b []Member) (shared []string) {
	if !meet(grounds(v, a), grounds(v, b)) {
		return nil
	}
	in, _ := Communes(v, a)
	others, _ := Communes(v, b)
	for _, code := range others {
		if _, found := slices.BinarySearch(in, code); found {
			shared = append(shared, code)
		}
	}
	return shared
}

// grounds returns the EPCI in which members lie, whole or not, and the communes among them that belong to none. A commune
// is in one EPCI at most, so that perimeters without a common ground share no commune.
func grounds(v atlas.Vintage, members []Member) (codes []string) {
	for _, m := range members {
		within := []string{m.Code}
		if m.Kind == EPT { // its communes are those of a metropolis
			within = v.CommunesOf(m.Code)
		}
		for _, code := range within {
			if c, ok := v.Commune(code); ok && c.EPCI != "" {
				code = c.EPCI
			}
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

func meet(a, b []string) bool {
	return slices.ContainsFunc(a, func(code string) bool { return slices.Contains(b, code) })
}

// Crossed returns the departments and the regions in which a perimeter has communes, in order of their codes.
func Crossed(v atlas.Vintage, a *atlas.Atlas, members []Member) (departments, regions []string) {
	codes, _ := Communes(v, members)
	return Across(v, a, codes)
}

// Across returns the departments and the regions in which communes lie, in order of their codes.
func Across(v atlas.Vintage, a *atlas.Atlas, codes []string) (departments, regions []string) {
	d, r := map[string]bool{}, map[string]bool{}
	for _, code := range codes {
		if c, ok := v.Commune(code); ok && !d[c.Department] {
			area, _ := a.Department(c.Department)
			d[c.Department], r[area.Region] = true, true
		}
	}
	return slices.Sorted(maps.Keys(d)), slices.Sorted(maps.Keys(r))
}
