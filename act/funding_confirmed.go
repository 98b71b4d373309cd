package act

import (
	"cmp"

	"jalon/locale"
	"jalon/register"
)

// FundingConfirmed (confirmation d'un montant) is the funder's word that a figure claimed by somebody else is its own.
type FundingConfirmed struct {
	Funding id    `json:"funding" fr:"Financement" en:"Funding"`
	Claim   int64 `json:"claim" fr:"Numéro de l’acte qui déclare" en:"Number of the act that claims"`
}

// Kind implements register.Act.
func (*FundingConfirmed) Kind() kind { return "funding.confirmed" }

// Power is the funder's own.
func (a *FundingConfirmed) Power(s *state) power {
	f, ok := s.Fundings.Get(a.Funding)
	if !ok {
		return power{Kind: a.Kind(), Over: a.Funding}
	}
	return power{Kind: a.Kind(), Over: cmp.Or(f.Territory, f.Programme), For: f.Funder}
}

// Check implements register.Act.
func (a *FundingConfirmed) Check(s *state, at stamp) *register.Refusal {
	f, ok := s.Fundings.Get(a.Funding)
	if !ok {
		return register.Refuse(register.Missing, "object.unknown", "id", a.Funding).On("funding")
	}
	i := a.claimed(f)
	if i < 0 {
		return register.Refuse(register.Missing, "money.no-claim", "funding", a.Funding, "claim", a.Claim).On("claim")
	}
	e := f.Entries[i]
	if e.Confirmed != 0 {
		return register.Refuse(register.Conflict, "money.confirmed", "claim", a.Claim, "act", e.Confirmed).On("claim")
	}
	if e.Reversed != 0 {
		return register.Refuse(register.Conflict, "money.claim-reversed", "claim", a.Claim, "act", e.Reversed).On("claim")
	}
	return balance(f, e)
}

// claimed finds the entry that an act claimed.
func (a *FundingConfirmed) claimed(f *register.Funding) int {
	for i, e := range f.Entries {
		if e.Act == a.Claim && e.Claimed {
			return i
		}
	}
	return -1
}

// Apply implements register.Act.
func (a *FundingConfirmed) Apply(s *state, at stamp) {
	f := s.Fundings.Edit(a.Funding)
	f.Entries[a.claimed(f)].Confirmed = at.Seq
	s.Concern(f.Territory, f.Action, f.Funder)
}

var fundingConfirmed = register.Declaration{
	New:      func() register.Act { return new(FundingConfirmed) },
	Name:     locale.Text{FR: "Confirmation d’un montant", EN: "Funding confirmed"},
	Sentence: locale.Text{FR: "Le montant déclaré par l’acte n° {claim} est confirmé ({funding}).", EN: "The amount claimed by act no. {claim} is confirmed ({funding})."},
	Help:     locale.Text{FR: "Confirme, pour son propre argent, un montant déclaré par un tiers.", EN: "Confirms, for one’s own money, an amount claimed by somebody else."},
	Refusals: also(balanceRefusals, map[string]locale.Text{
		"money.no-claim":       {FR: "L’acte n° {claim} ne déclare rien au titre de {funding}.", EN: "Act no. {claim} claims nothing under {funding}."},
		"money.claim-reversed": {FR: "Le montant de l’acte n° {claim} a été retiré par l’acte n° {act}.", EN: "The amount of act no. {claim} was taken back by act no. {act}."},
		"money.confirmed":      {FR: "Le montant de l’acte n° {claim} est déjà confirmé par l’acte n° {act}.", EN: "The amount of act no. {claim} was already confirmed by act no. {act}."},
	}),
}
