package act

import (
	"jalon/locale"
	"jalon/register"
)

// FundingOriented (orientation prioritaire d'un financement) is an amount that a funder steers with priority to the programme.
type FundingOriented struct{ Line }

// Kind implements register.Act.
func (*FundingOriented) Kind() kind { return "funding.oriented" }

// Power is the funder's own: nobody records money for somebody else.
func (a *FundingOriented) Power(s *state) power { return a.own(s, a.Kind()) }

// Check implements register.Act.
func (a *FundingOriented) Check(s *state, at stamp) *register.Refusal {
	return a.check(s, register.Oriented, at)
}

// Apply implements register.Act.
func (a *FundingOriented) Apply(s *state, at stamp) { a.enter(s, register.Oriented, false, at) }

var fundingOriented = register.Declaration{
	New:      func() register.Act { return new(FundingOriented) },
	Name:     locale.Text{FR: "Orientation prioritaire d’un financement", EN: "Funding oriented"},
	Sentence: locale.Text{FR: "{funder} oriente en priorité {cents} ({funding}).", EN: "{funder} steers {cents} with priority ({funding})."},
	Help:     locale.Text{FR: "Note un montant orienté en priorité vers le programme.", EN: "Notes an amount steered with priority to the programme."},
	Refusals: moneyRefusals,
}
