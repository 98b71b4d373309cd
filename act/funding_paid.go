package act

import (
	"jalon/locale"
	"jalon/register"
)

// FundingPaid (paiement) is an amount that a funder paid, within what it committed.
type FundingPaid struct{ Line }

// Kind implements register.Act.
func (*FundingPaid) Kind() kind { return "funding.paid" }

// Power is the funder's own: nobody records money for somebody else.
func (a *FundingPaid) Power(s *state) power { return a.own(s, a.Kind()) }

// Check implements register.Act.
func (a *FundingPaid) Check(s *state, at stamp) *register.Refusal {
	return a.check(s, register.Paid, at)
}

// Apply implements register.Act.
func (a *FundingPaid) Apply(s *state, at stamp) { a.enter(s, register.Paid, false, at) }

var fundingPaid = register.Declaration{
	New:      func() register.Act { return new(FundingPaid) },
	Name:     locale.Text{FR: "Paiement", EN: "Funding paid"},
	Sentence: locale.Text{FR: "{funder} paie {cents} ({funding}).", EN: "{funder} pays {cents} ({funding})."},
	Help:     locale.Text{FR: "Note un paiement, dans la limite de ce qui est engagé.", EN: "Notes a payment, within what is committed."},
	Refusals: moneyRefusals,
}
