package source

import (
	"fmt"
	"slices"
	"strings"

	"jalon/atlas"
	"jalon/locale"
	"jalon/perimeter"
)

// Known (territoire connu) is a territory that a register holds on the day of a list, with every code that lists gave it.
type Known struct {
	perimeter.Settled
	Codes []string
}

// Audit (contrôle d'une liste) is what a list says against what is known, before anything is recorded.
type Audit struct {
	List    perimeter.List
	Settled []perimeter.Settled // the territories of the list, in the geography of its day
	Match   map[int]int         // from the place of a known territory to its place in the list
	Faults  Faults              // those that may be accepted, after those that may not
}

// Acceptable are the findings that a person may accept by name; the others stop an import.
var Acceptable = []string{"near-name", "code-reused", "territory-left-out", "member-left-out", "double", "shared-out"}

// Accepted reports whether a fault is among those accepted by name.
func (f Fault) Accepted(names []string) bool {
	return slices.Contains(names, strings.TrimPrefix(f.Code, "list."))
}

// Examine holds a list against the atlas and against the territories that are known.
func Examine(file string, a *atlas.Atlas, list perimeter.List, known []Known) Audit {
	v := a.On(list.On)
	x := Audit{List: list}
	var missing []perimeter.Entry
	x.Settled, missing = list.Expand(a, v, v)
	x.Faults = Absent(file, a, v, missing)
	var standing []perimeter.Settled
	for _, k := range known {
		standing = append(standing, k.Settled)
	}
	x.Match = perimeter.Match(standing, x.Settled)
	tell := func(row int, code, given, detail string) {
		x.Faults = append(x.Faults, Fault{File: file, Row: row, Code: "list." + code, Given: given, Detail: detail})
	}
	x.names(v, tell)
	x.codes(known, tell)
	x.leftOut(v, known, tell)
	x.sharedOut(standing, tell)
	for _, d := range perimeter.Doubles(x.Settled) {
		c, _ := v.Commune(d.Commune)
		tell(0, "double", c.Name+" ("+d.Commune+")", strings.Join(d.Territories, ", "))
	}
	return x
}

// Absent tells the members of a list that do not exist in a geography.
func Absent(file string, a *atlas.Atlas, v atlas.Vintage, entries []perimeter.Entry) (faults Faults) {
	for _, one := range entries {
		p := perimeter.Check(v, a, one.Member)
		faults = append(faults, Fault{File: file, Row: one.Row, Code: "list." + p.Code, Given: one.Member.ID(), Detail: fmt.Sprintf("%d (%s)", v.Year, p.Detail)})
	}
	return faults
}

type telling func(row int, code, given, detail string)

// names finds the members whose name in the list is that of another EPCI of the same year: the SIREN was taken for a
// neighbour's.
func (x *Audit) names(v atlas.Vintage, tell telling) {
	bearers := map[string][]string{}
	for _, siren := range v.Groups() {
		g, _ := v.EPCI(siren)
		bearers[bare(g.Name)] = append(bearers[bare(g.Name)], siren)
	}
	for _, t := range x.List.Territories {
		for _, e := range t.Entries {
			g, ok := v.EPCI(e.Member.Code)
			if others := bearers[bare(e.Name)]; ok && len(others) > 0 && !slices.Contains(others, e.Member.Code) {
				tell(e.Row, "near-name", e.Member.Code+" "+g.Name, e.Name+" ("+strings.Join(others, ", ")+")")
			}
		}
	}
}

// bare leaves of the name of an EPCI what tells it from another.
func bare(name string) string {
	var words []string
	for _, w := range strings.Split(locale.Slug(name), "-") {
		if !slices.Contains(generic, w) {
			words = append(words, w)
		}
	}
	return strings.Join(words, "-")
}

var generic = strings.Fields("cc ca cu ept metropole communaute communes agglomeration agglo urbaine du de des la le les l d et en")

// near reports whether the name of one EPCI is within that of another.
func near(a, b string) bool {
	x, y := strings.Split(bare(a), "-"), strings.Split(bare(b), "-")
	if len(x) > len(y) {
		x, y = y, x
	}
	return x[0] != "" && !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// codes finds the codes that lists gave to one territory and that this one gives to another.
func (x *Audit) codes(known []Known, tell telling) {
	for j, t := range x.Settled {
		for i, k := range known {
			if at, ok := x.Match[i]; slices.Contains(k.Codes, t.Listed.Code) && (!ok || at != j) {
				tell(t.Listed.Entries[0].Row, "code-reused", t.Listed.Code+" "+t.Listed.Name, k.Listed.Name)
			}
		}
	}
}

// leftOut finds the territories and the members that the list no longer names; where another with almost the same name came
// in, it is told as such.
func (x *Audit) leftOut(v atlas.Vintage, known []Known, tell telling) {
	for i, k := range known {
		j, ok := x.Match[i]
		if !ok {
			tell(0, "territory-left-out", k.Listed.Name, k.Listed.Code)
			continue
		}
		now := x.Settled[j].Listed
		came := perimeter.Difference(now.Members(), k.Listed.Members())
		for _, m := range perimeter.Difference(k.Listed.Members(), now.Members()) {
			if slices.ContainsFunc(v.Heirs(m.Code), func(heir string) bool { return holds(now, heir) }) {
				continue // the law put another in its place
			}
			name := nameOf(v, m)
			twin := slices.IndexFunc(came, func(c perimeter.Member) bool { return c.Kind == m.Kind && near(name, nameOf(v, c)) })
			if twin >= 0 {
				tell(now.Entries[0].Row, "near-name", came[twin].Code+" "+nameOf(v, came[twin]), m.Code+" "+name)
				continue
			}
			tell(now.Entries[0].Row, "member-left-out", m.ID()+" "+name, now.Name)
		}
	}
}

func holds(t perimeter.Listed, code string) bool {
	return slices.ContainsFunc(t.Entries, func(e perimeter.Entry) bool { return e.Member.Code == code })
}

func nameOf(v atlas.Vintage, m perimeter.Member) string {
	if m.Kind == perimeter.Commune {
		c, _ := v.Commune(m.Code)
		return c.Name
	}
	g, _ := v.EPCI(m.Code)
	return g.Name
}

// sharedOut finds the territories that several carry on, and those made of several: who is whose heir is a decision.
func (x *Audit) sharedOut(standing []perimeter.Settled, tell telling) {
	for _, h := range perimeter.Compare(standing, x.Settled).Heritage {
		if h.Change != perimeter.SplitUp && h.Change != perimeter.MergedIn {
			continue
		}
		var names []string
		for _, t := range h.After {
			names = append(names, t.Listed.Code+" "+t.Listed.Name)
		}
		tell(h.After[0].Listed.Entries[0].Row, "shared-out", h.Before.Listed.Name, strings.Join(names, ", "))
	}
}
