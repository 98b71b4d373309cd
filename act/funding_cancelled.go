package act

import (
	"jalon/locale"
	"jalon/register"
)

// FundingCancelled (annulation d'un engagement) takes back a part of what a funder committed and has not paid.
type FundingCancelled struct{ Line }

// Kind implements register.Act.
func (*FundingCancelled) Kind() kind { return "funding.cancelled" }

// Power is the funder's own: nobody records money for somebody else.
func (a *FundingCancelled) Power(s *state) power { return a.own(s, a.Kind()) }

// Check implements register.Act.
func (a *FundingCancelled) Check(s *state, at stamp) *register.Refusal {
	return a.check(s, register.MoneyCancelled, at)
}

// Apply implements register.Act.
func (a *FundingCancelled) Apply(s *state, at stamp) { a.enter(s, register.MoneyCancelled, false, at) }

var fundingCancelled = register.Declaration{
	New:      func() register.Act { return new(FundingCancelled) },
	Name:     locale.Text{FR: "Annulation d’un engagement", EN: "Funding cancelled"},
	Sentence: locale.Text{FR: "{funder} annule {cents} d’engagement ({funding}).", EN: "{funder} cancels {cents} of its commitment ({funding})."},
	Help:     locale.Text{FR: "Retire une partie d’un engagement qui n’est pas payée.", EN: "Takes back a part of a commitment that is not paid."},
	Refusals: moneyRefusals,
}
