package api

import (
	"context"

	"jalon/register"
)

// PersonSheet (fiche d'une personne) is someone with their mandates. The name is a sealed value and may have been erased.
type PersonSheet struct {
	Ref
	On         register.Day `json:"on"`
	Mandates   []Mandate    `json:"mandates"` // running on the day
	Former     []Mandate    `json:"former_mandates,omitempty"`
	Fictitious bool         `json:"fictitious,omitempty"`
	Act        int64        `json:"act"`
	Acts       []int64      `json:"acts"` // that concern the person, or that the person took
}

// Person returns a person on the day of the view; refused before being registered.
func Person(ctx context.Context, v register.View, id register.ID) (PersonSheet, *register.Refusal) {
	r := reader{ctx, v}
	p, ok := v.Persons.Get(id)
	if !ok {
		return PersonSheet{}, unknown(id)
	}
	if since := p.Name[0].From; v.On < since {
		return PersonSheet{}, r.notYet(id, since)
	}
	s := PersonSheet{Ref: r.ref(id), On: v.On, Fictitious: p.Fictitious, Act: p.Act, Acts: v.History(id)}
	for _, held := range v.Seated(id) {
		body := r.ref(held.Body.ID)
		m := r.mandate(held.Body, register.SeatMandate{Mandate: held.Mandate, Seat: held.Seat}, &body)
		switch {
		case held.Span.Holds(v.On):
			s.Mandates = append(s.Mandates, m)
		case held.Span.From <= v.On:
			s.Former = append(s.Former, m)
		}
	}
	return s, nil
}
