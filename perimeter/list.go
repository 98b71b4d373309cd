package perimeter

import (
	"slices"
	"strings"

	"jalon/atlas"
	"jalon/calendar"
)

// List (liste officielle des territoires) is what a public list says of territories at one date: their codes, their names
// and their members. Its codes were given again to other territories, and are never keys.
type List struct {
	Phase       string       // as the list writes it: "1"; empty when it does not say
	On          calendar.Day // the day the list describes; zero when it does not say
	Territories []Listed     // in the order of the list
}

// Listed (territoire d'une liste) is one territory of a list.
type Listed struct {
	Code, Name, Region string
	Entries            []Entry
}

// Entry is a member that a list gives a territory, with the name it writes and the row where it does.
type Entry struct {
	Member Member
	Name   string
	Row    int // of the file, the first being 1
}

// String names a list by its phase and its day: "1/2022-12-31".
func (l List) String() string { return strings.Trim(l.Phase+"/"+l.On.String(), "/") }

// Members returns the members of a listed territory, in order.
func (t Listed) Members() (all []Member) {
	for _, e := range t.Entries {
		all = append(all, e.Member)
	}
	return Union(nil, all)
}

// Settled is a listed territory and the communes it is made of in one geography.
type Settled struct {
	Listed   Listed
	Communes []string // in order
	Wider    []string // of them, those that also hold ground from outside: a commune that merged with others
}

// Expand expands the territories of a list in one vintage and follows their communes to another. Entries that do not exist
// in the first are returned apart: nothing is left out in silence.
func (l List) Expand(a *atlas.Atlas, in, to atlas.Vintage) (all []Settled, missing []Entry) {
	for _, t := range l.Territories {
		for _, e := range t.Entries {
			if !exists(in, e.Member) {
				missing = append(missing, e)
			}
		}
		codes, _ := Communes(in, t.Members())
		one := Settled{Listed: t, Communes: codes}
		if in.From != to.From {
			p := a.Project(codes, in, to)
			one.Communes, one.Wider = p.Codes, p.Wider
		}
		all = append(all, one)
	}
	return all, missing
}

// Within expands the territories of a list in one vintage; members that are not in it any more, or not yet, are read in that
// of the day of the list and their communes followed. So two lists are compared without what the law moved between their days.
func (l List) Within(a *atlas.Atlas, own, to atlas.Vintage) (all []Settled, missing []Entry) {
	for _, t := range l.Territories {
		one := Settled{Listed: t}
		for _, e := range t.Entries {
			in := to
			if !exists(to, e.Member) {
				in = own
			}
			if !exists(in, e.Member) {
				missing = append(missing, e)
				continue
			}
			codes, _ := Communes(in, []Member{e.Member})
			if in.From != to.From {
				codes = a.Project(codes, in, to).Codes
			}
			one.Communes = append(one.Communes, codes...)
		}
		slices.Sort(one.Communes)
		one.Communes = slices.Compact(one.Communes)
		all = append(all, one)
	}
	return all, missing
}

// Double is a commune that two territories of a list both hold.
type Double struct {
	Commune     string
	Territories []string // their codes, in the order of the list
}

// Doubles returns the communes that several territories hold, in order of code.
func Doubles(all []Settled) (doubles []Double) {
	holders := map[string][]string{}
	for _, t := range all {
		for _, code := range t.Communes {
			holders[code] = append(holders[code], t.Listed.Code)
		}
	}
	for code, in := range holders {
		if len(in) > 1 {
			doubles = append(doubles, Double{code, in})
		}
	}
	slices.SortFunc(doubles, func(a, b Double) int { return strings.Compare(a.Commune, b.Commune) })
	return doubles
}
