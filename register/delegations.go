package register

import (
	"slices"

	"jalon/calendar"
	"jalon/programme"
)

// Delegation (délégation) lets a person use powers of a mandate that another holds, for a time. The act stays that of the
// mandate: who acts for whom is written in it. It ends with the mandate, and cannot be delegated further.
type Delegation struct {
	ID      ID
	Mandate ID
	Holder  ID // who holds the mandate
	Body    ID
	To      ID // who may act for them
	Manner  Manner
	Kinds   []Kind // the powers delegated; empty: all those of the mandate
	Span    calendar.Span
	Act     int64
	Revoked int64 // the act that ended it before its time, if any
}

// Manner (forme de la délégation) says how a person stands in for another.
type Manner string

// The manners.
const (
	OfPowers     Manner = "delegation"   // takes acts for the holder
	Substitution Manner = "substitution" // sits in the holder's place too: present in their seat, counted for the quorum
)

// Allows reports whether the delegation covers a kind of act.
func (d *Delegation) Allows(kind Kind) bool {
	return len(d.Kinds) == 0 || slices.Contains(d.Kinds, kind)
}

// DelegatedTo returns the delegations that a person was ever given.
func (s *State) DelegatedTo(person ID) (all []*Delegation) {
	for _, d := range s.Delegations.All() {
		if d.To == person {
			all = append(all, d)
		}
	}
	return all
}

// Mandate returns a mandate with its seat and its body.
func (s *State) Mandate(id ID, body ID) (Held, bool) {
	b, ok := s.Bodies.Get(body)
	if !ok {
		return Held{}, false
	}
	for _, m := range b.Mandates {
		if m.ID == id {
			return Held{m.Mandate, m.Seat, b}, true
		}
	}
	return Held{}, false
}

// Substitutes reports whether a person sits in the place of another in a body on a day.
func (s *State) Substitutes(person, holder, body ID, on Day) bool {
	for _, d := range s.DelegatedTo(person) {
		if d.Manner == Substitution && d.Holder == holder && d.Body == body && d.Span.Holds(on) {
			return true
		}
	}
	return false
}

// standing is a mandate that a person may use: their own, or another's by delegation.
type standing struct {
	Held
	through *Delegation
}

// standings returns the mandates that a person may use where a power is wanted, whether they run or not: their own first.
func (s *State) standings(person ID, p Power) (all []standing) {
	for _, held := range s.Seated(person) {
		all = append(all, standing{Held: held})
	}
	for _, d := range s.DelegatedTo(person) {
		if held, ok := s.Mandate(d.Mandate, d.Body); ok && p.Mandate == "" && d.Allows(p.Kind) {
			all = append(all, standing{held, d})
		}
	}
	return all
}

// runs reports whether a mandate may be used on a day: it runs, and so does the delegation.
func (t standing) runs(on Day) bool {
	return t.Span.Holds(on) && (t.through == nil || t.through.Span.Holds(on))
}

// grant returns what gives the mandate a power, or nil.
func (t standing) grant(p Power) *programme.Grant {
	switch p.Mandate {
	case "":
		return t.Body.rule.Granted(t.Seat, string(p.Kind))
	case t.ID:
		return byHolder
	}
	return nil
}

// delegation names the delegation by which the mandate is used, if it is by one.
func (t standing) delegation() ID {
	if t.through == nil {
		return ""
	}
	return t.through.ID
}

// byHolder is the grant by which a mandate is its own power: to delegate it, to take the delegation back.
var byHolder = &programme.Grant{Incomplete: true}
