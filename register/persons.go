package register

import (
	"slices"

	"jalon/calendar"
)

// Person (personne) is someone who may hold a mandate. The name is sealed: the state knows only its digest.
type Person struct {
	ID         ID
	Name       Dated[Seal]
	Erased     bool // the name was destroyed by an act
	Fictitious bool
	Act        int64
}

// Organisation (organisme) is a legal body: an inter-municipal authority, an operator, a company.
type Organisation struct {
	ID         ID
	Name       Dated[string]
	Number     string // the SIRET of its head office, else its SIREN, else nothing
	Operator   string // operator of the programme's pack that it is, if any
	Fictitious bool
	Act        int64
}

// The lengths of the two numbers: a SIRET begins with the SIREN.
const sirenLen, siretLen = 9, 14

// SIREN returns the number of the legal body; empty when it is not known.
func (o *Organisation) SIREN() string { return o.Number[:min(sirenLen, len(o.Number))] }

// SIRET returns the number of its head office; empty when it is not known.
func (o *Organisation) SIRET() string {
	if len(o.Number) < siretLen {
		return ""
	}
	return o.Number
}

// Mandate (mandat) is a seat held by a person from a day to a day. All powers come from mandates.
type Mandate struct {
	ID           ID // mandate:<number of the act that gave it>
	Person       ID
	Organisation ID     // the organisation the person sits for, if any
	Member       string // for a seat per member: the EPCI represented
	Capacity     string // in words: "présidente du conseil régional"
	Span         calendar.Span
	Act          int64 // the act that gave it
	EndedBy      int64 // the act that ended it, if any
	Fictitious   bool
}

// Seated returns the mandates of a person, in every body, in order of their opening.
func (s *State) Seated(person ID) (all []Held) {
	for _, body := range s.bodiesOf(person) {
		b, ok := s.Bodies.Get(body)
		if !ok {
			continue
		}
		for i := range b.Mandates {
			if b.Mandates[i].Person == person {
				all = append(all, Held{b.Mandates[i].Mandate, b.Mandates[i].Seat, b})
			}
		}
	}
	return all
}

// Held is a mandate with the seat and the body in which it is held.
type Held struct {
	Mandate
	Seat string
	Body *Body
}

// Seats notes that a person has a seat in a body.
func (s *State) Seats(person, body ID) {
	if !slices.Contains(s.bodiesOf(person), body) {
		s.mandates[person] = append(s.mandates[person], body)
	}
}

func (s *State) bodiesOf(person ID) []ID {
	if s.base == nil {
		return s.mandates[person]
	}
	return append(slices.Clone(s.base.bodiesOf(person)), s.mandates[person]...)
}
