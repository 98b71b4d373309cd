package register

import (
	"slices"

	"jalon/calendar"
	"jalon/perimeter"
)

// Status (situation) says where a territory stands in the programme.
type Status string

// The statuses of a territory.
const (
	Proposed  Status = "proposed"
	Labelled  Status = "labelled"
	Merged    Status = "merged"    // into another
	Split     Status = "split"     // into others
	Succeeded Status = "succeeded" // by another, in another phase or programme
	Withdrawn Status = "withdrawn"
)

// Ended reports whether a territory with this status takes no more acts.
func (s Status) Ended() bool {
	return s == Merged || s == Split || s == Succeeded || s == Withdrawn
}

// Territory (territoire d'industrie) is a grouping of inter-municipal authorities, or parts of them, that the
// programme labels. Its identifier is its own for ever; official codes are dated aliases.
type Territory struct {
	ID          ID
	Programme   ID
	Region      string // code of the region competent for it: it follows the label, not the map
	Name        Dated[string]
	Status      Dated[Status]
	Perimeter   Dated[[]perimeter.Member]
	Settlements []Settlement // answers to what the law did to its members
	Aliases     []Alias
	Heirs       Dated[[]ID] // the territories that follow it
	Maturity    Dated[Assessment]
	Pilot       Dated[PilotStep]
	Act         int64
	Fictitious  bool
}

// Alias (code officiel) is a code that a public list gave the territory for a time.
type Alias struct {
	Code string // "ti-2707"
	List string // the list that uses it: "Liste d'octobre 2020"
	Span calendar.Span
	Act  int64
}

// Assessment (appréciation de la maturité) places the territory's projects on the programme's scale.
type Assessment struct {
	Level    string // on the pack's scale
	Projects int    // how many projects were looked at
	Firm     int    // of which with a firm commitment
	Body     ID     // who assessed
	By       ID     // who read, for that body
	Actions  []ActionScore
}

// ActionScore (ligne de la grille de maturité) places one action on the programme's scale, and says what that rests on.
type ActionScore struct {
	Action ID     `json:"action"`
	Level  string `json:"level"`
	Basis  string `json:"basis"` // the evidence in words: a decision, a letter, an order
}

// PilotStep (désignation comme pilote) is a step of a pilot: "designated", then "presented".
type PilotStep string

// The steps of a pilot.
const (
	PilotDesignated PilotStep = "designated"
	PilotPresented  PilotStep = "presented"
)

// Members returns the members of the perimeter on a day.
func (t *Territory) Members(on Day) []perimeter.Member { return t.Perimeter.Value(on) }

// EPCI returns the codes of the member EPCI and EPT on a day, whole or in part, in order.
func (t *Territory) EPCI(on Day) (codes []string) {
	for _, m := range t.Members(on) {
		if m.Kind != perimeter.Commune {
			codes = append(codes, m.Code)
		}
	}
	return codes
}

// IsPilot reports whether the territory is a pilot on a day.
func (t *Territory) IsPilot(on Day) bool { return t.Pilot.Value(on) != "" }

// Live returns the territories of a programme that are proposed or labelled on a day, in order of identifier.
func (s *State) Live(programme ID, on Day) (all []*Territory) {
	for _, t := range s.Territories.All() {
		status, ok := t.Status.On(on)
		if ok && t.Programme == programme && !status.Value.Ended() {
			all = append(all, t)
		}
	}
	return all
}

// Pilots counts the territories of a programme that are pilots on a day.
func (s *State) Pilots(programme ID, on Day) (n int) {
	for _, t := range s.Territories.All() {
		if t.Programme == programme && t.IsPilot(on) {
			n++
		}
	}
	return n
}

// Overlaps returns the live territories whose perimeter shares communes with some communes on a day, with those.
func (s *State) Overlaps(self ID, programme ID, codes []string, on Day) map[ID][]string {
	shared, mine := map[ID][]string{}, slices.Sorted(slices.Values(codes))
	for _, t := range s.Live(programme, on) {
		if t.ID == self {
			continue
		}
		if both := common(mine, s.Ground(t, on).Codes); len(both) > 0 {
			shared[t.ID] = both
		}
	}
	return shared
}

// common returns what two lists in order share. It leaps over what they do not: most territories are of other departments.
func common(a, b []string) (both []string) {
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] == b[0]:
			both = append(both, a[0])
			a, b = a[1:], b[1:]
		case a[0] > b[0]:
			a, b = b, a
		default:
			next, _ := slices.BinarySearch(a, b[0])
			a = a[next:]
		}
	}
	return both
}

// AliasOn returns the codes official lists give the territory on a day.
func (t *Territory) AliasOn(on Day) (codes []string) {
	for _, a := range t.Aliases {
		if a.Span.Holds(on) && !slices.Contains(codes, a.Code) {
			codes = append(codes, a.Code)
		}
	}
	return codes
}
