package act

import (
	"jalon/locale"
	"jalon/register"
)

// FundingRefused (refus de financement) is an amount that a funder was asked for and refused.
type FundingRefused struct{ Line }

// Kind implements register.Act.
func (*FundingRefused) Kind() kind { return "funding.refused" }

// Power is the funder's own: nobody records money for somebody else.
func (a *FundingRefused) Power(s *state) power { return a.own(s, a.Kind()) }

// Check implements register.Act.
func (a *FundingRefused) Check(s *state, at stamp) *register.Refusal {
	return a.check(s, register.MoneyRefused, at)
}

// Apply implements register.Act.
func (a *FundingRefused) Apply(s *state, at stamp) { a.enter(s, register.MoneyRefused, false, at) }

var fundingRefused = register.Declaration{
	New:      func() register.Act { return new(FundingRefused) },
	Name:     locale.Text{FR: "Refus de financement", EN: "Funding refused"},
	Sentence: locale.Text{FR: "{funder} refuse {cents} ({funding}).", EN: "{funder} refuses {cents} ({funding})."},
	Help:     locale.Text{FR: "Note un refus : les refus comptent autant que les succès.", EN: "Notes a refusal: refusals count as much as successes."},
	Refusals: moneyRefusals,
}
