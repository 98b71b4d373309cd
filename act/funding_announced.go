package act

import (
	"jalon/locale"
	"jalon/register"
)

// FundingAnnounced (annonce d'un financement) is an amount said in public. It promises nothing yet.
type FundingAnnounced struct{ Line }

// Kind implements register.Act.
func (*FundingAnnounced) Kind() kind { return "funding.announced" }

// Power is the funder's own: nobody records money for somebody else.
func (a *FundingAnnounced) Power(s *state) power { return a.own(s, a.Kind()) }

// Check implements register.Act.
func (a *FundingAnnounced) Check(s *state, at stamp) *register.Refusal {
	return a.check(s, register.Announced, at)
}

// Apply implements register.Act.
func (a *FundingAnnounced) Apply(s *state, at stamp) { a.enter(s, register.Announced, false, at) }

var fundingAnnounced = register.Declaration{
	New:      func() register.Act { return new(FundingAnnounced) },
	Name:     locale.Text{FR: "Annonce d’un financement", EN: "Funding announced"},
	Sentence: locale.Text{FR: "{funder} annonce {cents} ({funding}).", EN: "{funder} announces {cents} ({funding})."},
	Help:     locale.Text{FR: "Note un montant annoncé en public. Une annonce n’est pas un engagement.", EN: "Notes an amount said in public. An announcement is no commitment."},
	Refusals: moneyRefusals,
}
