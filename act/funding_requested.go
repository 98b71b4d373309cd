package act

import (
	"jalon/locale"
	"jalon/register"
)

// FundingRequested (demande de financement) is what an applicant asks of a funder; the answer will be an act of the funder's.
type FundingRequested struct{ Line }

// Kind implements register.Act.
func (*FundingRequested) Kind() kind { return "funding.requested" }

// Power is that of the applicant: a body competent over the territory.
func (a *FundingRequested) Power(s *state) power {
	return power{Kind: a.Kind(), Over: a.place(s).over()}
}

// Check implements register.Act.
func (a *FundingRequested) Check(s *state, at stamp) *register.Refusal {
	return a.check(s, register.Asked, at)
}

// Apply implements register.Act.
func (a *FundingRequested) Apply(s *state, at stamp) { a.enter(s, register.Asked, false, at) }

var fundingRequested = register.Declaration{
	New:      func() register.Act { return new(FundingRequested) },
	Name:     locale.Text{FR: "Demande de financement", EN: "Funding requested"},
	Sentence: locale.Text{FR: "{cents} sont demandés à {funder} ({funding}).", EN: "{cents} are requested of {funder} ({funding})."},
	Help:     locale.Text{FR: "Note une demande de financement, qu’elle aboutisse ou non.", EN: "Notes a request for funding, whether it succeeds or not."},
	Refusals: moneyRefusals,
}
