package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// FundingClaimed (montant déclaré par un tiers) is a figure about a funder's money that somebody else enters. It stays
// claimed, and counts in no total, until the funder confirms it.
type FundingClaimed struct {
	Line
	State register.MoneyState `json:"state" fr:"État du montant" en:"State of the amount"`
}

// claimable are the states somebody else may speak of.
var claimable = []register.MoneyState{register.Announced, register.Oriented, register.Committed, register.Paid}

// Kind implements register.Act.
func (*FundingClaimed) Kind() kind { return "funding.claimed" }

// Power is that of a body competent over the territory.
func (a *FundingClaimed) Power(s *state) power {
	return power{Kind: a.Kind(), Over: a.place(s).over()}
}

// Check implements register.Act.
func (a *FundingClaimed) Check(s *state, at stamp) *register.Refusal {
	if !slices.Contains(claimable, a.State) {
		return register.Refuse(register.Invalid, "money.state", "state", string(a.State)).On("state")
	}
	return a.sound(s, a.State, at) // a claim weighs on no balance until it is confirmed
}

// Apply implements register.Act.
func (a *FundingClaimed) Apply(s *state, at stamp) { a.enter(s, a.State, true, at) }

var fundingClaimed = register.Declaration{
	New:      func() register.Act { return new(FundingClaimed) },
	Name:     locale.Text{FR: "Montant déclaré par un tiers", EN: "Funding claimed"},
	Sentence: locale.Text{FR: "{cents} de {funder} sont déclarés par un tiers ({state}).", EN: "{cents} by {funder} are claimed by somebody else ({state})."},
	Help:     locale.Text{FR: "Note un montant qui n’est pas le vôtre. Il reste « déclaré » tant que le financeur ne l’a pas confirmé.", EN: "Notes an amount that is not yours. It stays claimed until the funder confirms it."},
	Refusals: also(lineRefusals, map[string]locale.Text{
		"money.state": {FR: "« {state} » n’est pas un état que l’on déclare pour un autre : announced, oriented, committed ou paid.", EN: "“{state}” is no state to claim for somebody else: announced, oriented, committed or paid."},
	}),
}
