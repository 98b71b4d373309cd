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
		if !slices.Contains(inside, code) {
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
	first, last, known := a.Life(m.Code)
	switch {
	case known && v.Year < first:
		return &Problem{m, sort + ".not-yet-born", fmt.Sprint(first)}
	case known && v.Year > last:
		detail := fmt.Sprint(last)
		if heirs := a.Became(m.Code); len(heirs) > 0 {
			detail += " → " + strings.Join(heirs, ", ")
		}
		return &Problem{m, sort + ".gone", detail}
	}
	return &Problem{m, sort + ".unknown", ""}
}

// Communes returns the codes of the communes that members are made of in a vintage, in order, each once. Members that
// do not exist in it are returned apart: what is missing is never silently left out.
func Communes(v atlas.Vintage, members []Member) (codes []string, missing []Member) {
	for _, m := range members {
		switch {
		case !exists(v, m):
			missing = append(missing, m)
		case m.Kind == Commune:
			codes = append(codes, m.Code)
		case len(m.Part) > 0:
			codes = append(codes, m.Part...)
		default:
			codes = append(codes, v.CommunesOf(m.Code)...)
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes), missing
}

// Population is the number of people of members in a vintage. It counts those that are published; Missing lists the
// members that do not exist then and Uncounted the communes without a published figure.
type Population struct {
	People    int64
	Missing   []Member
	Uncounted []string
}

// Whole reports whether nothing is missing, so that the figure may be shown as it is.
func (p Population) Whole() bool { return len(p.Missing) == 0 && len(p.Uncounted) == 0 }

// People counts the people of members in a vintage, each commune once. Where communes of a whole EPCI have no figure
// of their own, the total published for the EPCI stands for all of them.
func People(v atlas.Vintage, members []Member) (p Population) {
	counted := map[string]bool{}
	for _, m := range members {
		codes, missing := Communes(v, []Member{m})
		p.Missing = append(p.Missing, missing...)
		people, unknown := count(v, codes, counted)
		if g, ok := v.EPCI(m.Code); len(unknown) > 0 && len(m.Part) == 0 && ok && g.Counted {
			people, unknown = g.Population, nil
		}
		p.People += people
		p.Uncounted = append(p.Uncounted, unknown...)
	}
	return p
}

// count sums the people of communes not counted yet, and lists those without a figure.
func count(v atlas.Vintage, codes []string, counted map[string]bool) (people int64, unknown []string) {
	for _, code := range codes {
		if counted[code] {
			continue
		}
		counted[code] = true
		if c, ok := v.Commune(code); ok && c.Counted {
			people += c.Population
		} else {
			unknown = append(unknown, code)
		}
	}
	return people, unknown
}

// Overlap returns the communes that two perimeters share in a vintage, in order.
func Overlap(v atlas.Vintage, a, b []Member) (shared []string) {
	in, _ := Communes(v, a)
	others, _ := Communes(v, b)
	for _, code := range others {
		if _, found := slices.BinarySearch(in, code); found {
			shared = append(shared, code)
		}
	}
	return shared
}

// Crossed returns the departments and the regions in which a perimeter has communes, in order of their codes.
func Crossed(v atlas.Vintage, a *atlas.Atlas, members []Member) (departments, regions []string) {
	d, r := map[string]bool{}, map[string]bool{}
	codes, _ := Communes(v, members)
	for _, code := range codes {
		if c, ok := v.Commune(code); ok {
			area, _ := a.Department(c.Department)
			d[c.Department], r[area.Region] = true, true
		}
	}
	return slices.Sorted(maps.Keys(d)), slices.Sorted(maps.Keys(r))
}
