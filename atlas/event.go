package atlas

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"

	"jalon/calendar"
)

// Event (événement sur les territoires) is a change that the law made to the map. It is found by comparing what stands before
// and after, and dated by the first day on which the sources show it: 1 January of a vintage, unless they tell the day.
type Event struct {
	Day      calendar.Day `json:"day"`
	Kind     Kind         `json:"kind"`
	From     []Place      `json:"from"`               // before: communes, or EPCI
	To       []Place      `json:"to"`                 // after
	Communes []Place      `json:"communes,omitempty"` // of an EPCI: the communes that went, as they were before
}

// Place is a commune or an EPCI: its code and the name that it bore.
type Place struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// Kind is a kind of event.
type Kind string

// The kinds of events on communes, then on EPCI.
const (
	Merged   Kind = "commune.merged"   // several became one
	Split    Kind = "commune.split"    // one became several: communes came back
	Recoded  Kind = "commune.recoded"  // one has another code
	Recast   Kind = "commune.recast"   // several became several
	Renamed  Kind = "commune.renamed"  // one has another name
	Moved    Kind = "commune.moved"    // communes went from an EPCI to another that was there or that others made
	EPCIMet  Kind = "epci.merged"      // several became a new one
	Absorbed Kind = "epci.absorbed"    // one went into another that was there
	Divided  Kind = "epci.split"       // one became several new ones
	Replaced Kind = "epci.renumbered"  // one has another SIREN
	Created  Kind = "epci.created"     // one came out of parts of others
	Restored Kind = "epci.restored"    // one came back under a SIREN that it had before
	Retitled Kind = "epci.renamed"     // one has another name
	Promoted Kind = "epci.transformed" // one has another nature: a community that became a métropole
)

func (k Kind) ofCommunes() bool { return strings.HasPrefix(string(k), "commune.") && k != Moved }

// changes are the events of each state, made when first asked for.
type changes struct {
	once sync.Once
	at   [][]Event
}

// Events returns what changed after a day and until another, included: by day, communes before EPCI.
func (a *Atlas) Events(after, until calendar.Day) (all []Event) {
	for i, s := range a.states {
		if i > 0 && s.from > after && s.from <= until {
			all = append(all, a.eventsAt(i)...)
		}
	}
	return all
}

// eventsAt returns what a state changed.
func (a *Atlas) eventsAt(i int) []Event {
	a.changes.once.Do(func() {
		a.changes.at = make([][]Event, len(a.states))
		for i := 1; i < len(a.states); i++ {
			v, w := a.vintage(i-1), a.vintage(i)
			a.changes.at[i] = append(regrouped(v, w), comparison{v, w}.events()...)
		}
	})
	return a.changes.at[i]
}

// regrouped returns what happened to communes from one state to the next.
func regrouped(v, w Vintage) (all []Event) {
	done := map[string]bool{}
	for i := range w.atlas.communes {
		if c := &w.atlas.communes[i]; c.holder != "" && !done[c.code] && v.holder(c.code) != w.holder(c.code) {
			all = append(all, component(v, w, c.code, done))
		}
	}
	for i := range w.atlas.communes {
		c := &w.atlas.communes[i]
		if before, after := c.name.at(v.i), c.name.at(w.i); before != after && before != "" && after != "" && !done[c.code] {
			all = append(all, Event{Day: w.From, Kind: Renamed, From: []Place{{c.code, before}}, To: []Place{{c.code, after}}})
		}
	}
	return all
}

// component returns the event that a piece of ground took part in: every commune, before and after, that is linked to it by
// a shared piece.
func component(v, w Vintage, piece string, done map[string]bool) Event {
	from, to := map[string]bool{}, map[string]bool{}
	for todo := []string{piece}; len(todo) > 0; {
		piece, todo = todo[0], todo[1:]
		if done[piece] {
			continue
		}
		done[piece] = true
		before, after := v.holder(piece), w.holder(piece)
		from[before], to[after] = true, true
		todo = append(append(todo, v.pieces(before)...), w.pieces(after)...)
	}
	e := Event{Day: w.From, From: v.communesNamed(from), To: w.communesNamed(to), Kind: Recast}
	switch {
	case len(from) == 1 && len(to) == 1:
		e.Kind = Recoded
	case len(to) == 1:
		e.Kind = Merged
	case len(from) == 1:
		e.Kind = Split
	}
	return e
}

func (v Vintage) communesNamed(codes map[string]bool) (all []Place) {
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		c, _ := v.Commune(code)
		all = append(all, Place{code, c.Name})
	}
	return all
}

func (v Vintage) groupsNamed(codes map[string]int) (all []Place) {
	for _, code := range slices.SortedFunc(maps.Keys(codes), func(a, b string) int {
		return cmp.Or(codes[b]-codes[a], strings.Compare(a, b))
	}) {
		g, _ := v.EPCI(code)
		all = append(all, Place{code, g.Name})
	}
	return all
}
