package api

import (
	"context"

	"jalon/register"
)

// OrganisationSheet (fiche d'un organisme) is a legal body: who sits for it, what it signs, what it brings.
type OrganisationSheet struct {
	ID         register.ID     `json:"id"`
	Name       string          `json:"name"`
	On         register.Day    `json:"on"`
	SIREN      string          `json:"siren,omitempty"`
	Operator   *Word           `json:"operator,omitempty"` // of the programme
	Mandates   []Mandate       `json:"mandates,omitempty"` // running on the day, held for it
	Contracts  []ContractShort `json:"contracts,omitempty"`
	Fundings   []FundingSheet  `json:"fundings,omitempty"`
	Means      []Means         `json:"means,omitempty"`
	Fictitious bool            `json:"fictitious,omitempty"`
	Act        int64           `json:"act"`
	Acts       []int64         `json:"acts"`
}

// Organisation returns an organisation on the day of the view; it is refused before it is registered.
func Organisation(ctx context.Context, v register.View, id register.ID) (OrganisationSheet, *register.Refusal) {
	r := reader{ctx, v}
	o, ok := v.Organisations.Get(id)
	if !ok {
		return OrganisationSheet{}, unknown(id)
	}
	if since := o.Name[0].From; v.On < since {
		return OrganisationSheet{}, r.notYet(id, since)
	}
	s := OrganisationSheet{ID: id, Name: r.ref(id).Name, On: v.On, SIREN: o.SIREN(), Fictitious: o.Fictitious, Act: o.Act, Acts: v.History(id)}
	s.Operator = r.operator(o)
	for _, b := range v.Bodies.All() {
		for _, m := range b.Members(v.On) {
			if m.Organisation == id {
				body := r.ref(b.ID)
				s.Mandates = append(s.Mandates, r.mandate(b, m, &body))
			}
		}
	}
	s.engaged(r)
	return s, nil
}

// operator names the operator of a programme that the organisation is.
func (r reader) operator(o *register.Organisation) *Word {
	if o.Operator == "" {
		return nil
	}
	name := itself(o.Operator)
	for id := range r.Programmes.All() {
		name = r.word(id, func(p *pack) []named { return p.Operators }, o.Operator)
	}
	return &Word{o.Operator, name}
}

// engaged tells what the organisation signs and brings.
func (s *OrganisationSheet) engaged(r reader) {
	for _, c := range r.State.Contracts.All() {
		_, begun := c.Step.On(r.On)
		if _, party := c.PartyOf(s.ID); party && begun {
			s.Contracts = append(s.Contracts, r.contractShort(c))
		}
	}
	for _, f := range r.State.Fundings.All() {
		if f.Funder != s.ID {
			continue
		}
		if sheet := r.funding(f); len(sheet.Entries) > 0 {
			s.Fundings = append(s.Fundings, sheet)
		}
	}
	for _, m := range r.State.Means.All() {
		if m.Grantor == s.ID && m.On <= r.On {
			s.Means = append(s.Means, r.means(m))
		}
	}
}
