package atlas

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"jalon/calendar"
)

// Edition (édition du code officiel géographique, liste des EPCI) is what official lists say of one year: its communes, its
// EPCI, or both. [Atlas.With] makes the map of that year of it.
type Edition struct {
	Year     int               `json:"year"`
	Communes []Commune         `json:"communes,omitempty"` // in force on 1 January, in order; EPCI and populations are not read
	Parts    []Part            `json:"parts,omitempty"`
	Moves    []Move            `json:"moves,omitempty"` // what became of codes since the year before, by day
	Groups   []EPCI            `json:"groups,omitempty"`
	Members  map[string]string `json:"members,omitempty"` // EPCI of each commune
	EPT      map[string]string `json:"ept,omitempty"`     // EPT of each commune of Greater Paris that has one
	Census   int               `json:"census,omitempty"`  // year whose people are counted
	People   map[string]int64  `json:"people,omitempty"`  // by commune
}

// Move is the ground of a code that passes to another on a day: a commune merged into another, restored out of another, or
// that changed code.
type Move struct {
	Day  calendar.Day `json:"day"`
	From string       `json:"from"`
	To   string       `json:"to"`
}

// Misfit is why an edition does not fit the map: a code, and what is wrong with it. Codes are stable: edition.held,
// edition.gap, edition.lost (a commune that ceased, and nothing says into what), edition.sprung (one that comes out of nothing),
// edition.stranger (a member that is no commune of that year), edition.left-out (a commune in no EPCI).
type Misfit struct {
	Code  string
	Year  int
	About []string // the codes concerned, in order
}

// Error implements error, for programs: people are told by who asks.
func (m *Misfit) Error() string {
	return fmt.Sprintf("%s: %d: %s", m.Code, m.Year, strings.Join(m.About[:min(5, len(m.About))], " "))
}

// With returns the atlas with an edition: another atlas, since what was asked of this one must stay as it was answered. A year
// is entered once: its communes after those of the year before, then its EPCI, which it may bring together.
func (a *Atlas) With(e Edition) (*Atlas, error) {
	b := a.clone()
	for _, enter := range []func(Edition) error{b.enterCommunes, b.enterGroups, b.enterPeople} {
		if err := enter(e); err != nil {
			return nil, err
		}
	}
	b.indexes, b.slots = make([]index, len(b.states)), b.slotted()
	return b, nil
}

func (a *Atlas) clone() *Atlas {
	return &Atlas{states: slices.Clone(a.states), communes: slices.Clone(a.communes), slots: a.slots, groups: slices.Clone(a.groups), parts: slices.Clone(a.parts),
		regions: a.regions, departments: a.departments, outlines: a.outlines, indexes: make([]index, len(a.states)), contours: a.contours}
}

// enterCommunes appends the states of a year: of the days on which codes moved, then of its 1 January.
func (a *Atlas) enterCommunes(e Edition) error {
	if len(e.Communes) == 0 {
		return nil
	}
	last := a.vintage(len(a.states) - 1)
	if e.Year <= last.Year {
		return &Misfit{Code: "edition.held", Year: e.Year}
	}
	if e.Year != last.Year+1 {
		return &Misfit{Code: "edition.gap", Year: last.Year + 1}
	}
	inForce := map[string]string{}
	for _, c := range e.Communes {
		inForce[c.Code] = c.Name
	}
	if m := e.unexplained(last, inForce); m != nil {
		return m
	}
	a.admit(e.Communes)
	first := calendar.Date(e.Year, 1, 1)
	for day, moves := range byDay(e.Moves, last.From, first) {
		a.moved(day, moves, inForce)
	}
	a.settle(first, e, inForce)
	return nil
}

// unexplained refuses a list that loses or gains a code without a move that says how.
func (e Edition) unexplained(last Vintage, inForce map[string]string) *Misfit {
	from, to := map[string]bool{}, map[string]bool{}
	for _, m := range e.Moves {
		from[m.From], to[m.To] = true, true
	}
	var lost, sprung []string
	for _, code := range last.Communes() {
		if _, stays := inForce[code]; !stays && !from[code] && !Overseas(code) {
			lost = append(lost, code)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(inForce)) {
		if _, was := last.Commune(code); !was && !to[code] {
			sprung = append(sprung, code)
		}
	}
	switch {
	case len(lost) > 0:
		return &Misfit{"edition.lost", e.Year, lost}
	case len(sprung) > 0:
		return &Misfit{"edition.sprung", e.Year, sprung}
	}
	return nil
}

// Overseas reports whether a code is of an overseas collectivity: official lists of communes put them in a file of their own.
func Overseas(code string) bool { return code >= "975" && code < "976" || code >= "977" }

// admit makes room for codes that no state knew.
func (a *Atlas) admit(communes []Commune) {
	for _, c := range communes {
		if a.commune(c.Code) == nil {
			i, _ := slices.BinarySearchFunc(a.communes, c.Code, func(x commune, code string) int { return strings.Compare(x.code, code) })
			a.communes, a.slots = slices.Insert(a.communes, i, commune{code: c.Code, department: c.Department}), nil
		}
	}
}

// byDay groups the moves of a year, before its 1 January and on it, in order of their days.
func byDay(all []Move, after, until calendar.Day) func(yield func(calendar.Day, []Move) bool) {
	return func(yield func(calendar.Day, []Move) bool) {
		sorted := slices.SortedStableFunc(slices.Values(all), func(x, y Move) int { return cmp.Compare(x.Day, y.Day) })
		for len(sorted) > 0 {
			n := 1
			for n < len(sorted) && sorted[n].Day == sorted[0].Day {
				n++
			}
			if day := sorted[0].Day; day > after && day <= until && !yield(day, sorted[:n]) {
				return
			}
			sorted = sorted[n:]
		}
	}
}

// moved appends the state of a day: pieces pass from code to code.
func (a *Atlas) moved(day calendar.Day, moves []Move, inForce map[string]string) {
	moves = slices.DeleteFunc(slices.Clone(moves), func(m Move) bool { return m.From == m.To })
	if len(moves) == 0 {
		return
	}
	before, k := a.append(day)
	for _, m := range moves {
		if _, stays := inForce[m.From]; stays {
			a.restore(before, k, m, inForce[m.To])
		} else {
			a.merge(before, k, m, inForce[m.To])
		}
	}
}

// append adds a state that is as the one before; its EPCI are known when those of its year are.
func (a *Atlas) append(day calendar.Day) (before Vintage, k int) {
	k = len(a.states)
	last := a.states[k-1]
	a.states = append(a.states, state{from: day, census: last.census, whole: last.whole && last.from.Year() == day.Year()})
	a.indexes = make([]index, k+1)
	return a.vintage(k - 1), k
}

// merge gives all the ground of a code to another, with its people; a code that comes this way has the EPCI of the one that
// ceases.
func (a *Atlas) merge(before Vintage, k int, m Move, name string) {
	from, to := a.commune(m.From), a.commune(m.To)
	people, counted := from.population.count(k)
	if to.name.at(k) == "" {
		a.come(before, k, to, m.From, name)
		to.population = to.population.with(k, forever, from.population.at(k))
	} else if more, known := to.population.count(k); known && counted {
		to.population = to.population.with(k, forever, fmt.Sprint(people+more))
	} else {
		to.population = to.population.with(k, forever, "")
	}
	from.name, from.epci, from.population = from.name.with(k, forever, ""), from.epci.with(k, forever, ""), from.population.with(k, forever, "")
	for _, piece := range before.pieces(m.From) {
		if c := a.commune(piece); c != to {
			c.holder = c.holder.with(k, forever, m.To)
		}
	}
}

// restore takes a code out of the commune that held its ground. Nobody counted the two apart.
func (a *Atlas) restore(before Vintage, k int, m Move, name string) {
	from, to := a.commune(m.From), a.commune(m.To)
	a.come(before, k, to, m.From, name)
	from.population, to.population = from.population.with(k, forever, ""), to.population.with(k, forever, "")
}

// come puts a code in force, out of another: one that no state knew was of its ground all along.
func (a *Atlas) come(before Vintage, k int, to *commune, from, name string) {
	if to.holder == "" && to.name == "" {
		for j := range k {
			to.holder = to.holder.with(j, j+1, a.vintage(j).holder(from))
		}
	}
	c, _ := before.Commune(from)
	to.name, to.epci, to.holder = to.name.with(k, forever, name), to.epci.with(k, forever, c.EPCI), to.holder.with(k, forever, "")
}

// settle makes the state of 1 January say what the list says.
func (a *Atlas) settle(first calendar.Day, e Edition, inForce map[string]string) {
	if a.states[len(a.states)-1].from != first {
		a.append(first)
	}
	k := len(a.states) - 1
	for code, name := range inForce {
		c := a.commune(code)
		c.name = c.name.with(k, forever, name)
	}
	if len(e.Parts) > 0 {
		a.enterParts(k, e.Parts)
	}
}

func (a *Atlas) enterParts(k int, parts []Part) {
	for i := range a.parts {
		p := &a.parts[i]
		p.kind, p.name, p.whole = p.kind.with(k, forever, ""), p.name.with(k, forever, ""), p.whole.with(k, forever, "")
	}
	for _, p := range parts {
		i, known := slices.BinarySearchFunc(a.parts, p.Code, func(x part, code string) int { return strings.Compare(x.code, code) })
		if !known {
			a.parts = slices.Insert(a.parts, i, part{code: p.Code})
		}
		x := &a.parts[i]
		x.kind, x.name, x.whole = x.kind.with(k, forever, p.Kind), x.name.with(k, forever, p.Name), x.whole.with(k, forever, p.Commune)
	}
}
