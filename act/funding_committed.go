package act

import (
	"jalon/locale"
	"jalon/register"
)

// FundingCommitted (engagement d'un financement) is an amount that a funder legally promises.
type FundingCommitted struct{ Line }

// Kind implements register.Act.
func (*FundingCommitted) Kind() kind { return "funding.committed" }

// Power is the funder's own: nobody records money for somebody else.
func (a *FundingCommitted) Power(s *state) power { return a.own(s, a.Kind()) }

// Check implements register.Act.
func (a *FundingCommitted) Check(s *state, at stamp) *register.Refusal {
	return a.check(s, register.Committed, at)
}

// Apply implements register.Act.
func (a *FundingCommitted) Apply(s *state, at stamp) { a.enter(s, register.Committed, false, at) }

var fundingCommitted = register.Declaration{
	New:      func() register.Act { return new(FundingCommitted) },
	Name:     locale.Text{FR: "Engagement d’un financement", EN: "Funding committed"},
	Sentence: locale.Text{FR: "{funder} engage {cents} ({funding}).", EN: "{funder} commits {cents} ({funding})."},
	Help:     locale.Text{FR: "Note un engagement juridique du financeur.", EN: "Notes a legal commitment of the funder."},
	Refusals: moneyRefusals,
}
