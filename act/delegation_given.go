package act

import (
	"slices"

	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
)

// DelegationGiven (délégation) lets another person use powers of a mandate, from the day of effect to a last day.
//
// Only who holds the mandate delegates it, and only powers that its seat has: what one was delegated, one does not delegate.
// A substitute also sits in the holder's place in meetings.
type DelegationGiven struct {
	Delegation id              `json:"delegation" fr:"Délégation" en:"Delegation"`
	Body       id              `json:"body" fr:"Instance du mandat" en:"Body of the mandate"`
	Mandate    id              `json:"mandate" fr:"Mandat délégué" en:"Mandate delegated"`
	Delegate   id              `json:"delegate" fr:"À qui" en:"To whom"`
	Manner     register.Manner `json:"manner" fr:"Forme" en:"Manner"`
	Kinds      []kind          `json:"kinds,omitempty" fr:"Actes délégués (tous, si rien n’est dit)" en:"Acts delegated (all, when none is named)"`
	Until      day             `json:"until" fr:"Dernier jour" en:"Last day"`
}

// Kind implements register.Act.
func (*DelegationGiven) Kind() kind { return "delegation.given" }

// Power is the mandate itself: whoever holds it.
func (a *DelegationGiven) Power(*state) power {
	return power{Kind: a.Kind(), Over: a.Body, Itself: true, Mandate: a.Mandate}
}

// longestDelegation bounds a delegation, in days: about three years.
const longestDelegation = 1100

// Check implements register.Act.
func (a *DelegationGiven) Check(s *state, at stamp) *register.Refusal {
	if r := first(taken(s, "delegation", a.Delegation, "delegation"), unknown(s, "delegate", "person", a.Delegate), absent("delegate", a.Delegate == ""), absent("until", a.Until.IsZero())); r != nil {
		return r
	}
	held, _ := s.Mandate(a.Mandate, a.Body) // its holder is the author
	switch {
	case a.Delegate == held.Person:
		return register.Refuse(register.Invalid, "delegation.to-oneself", "person", a.Delegate).On("delegate")
	case a.Manner != register.OfPowers && a.Manner != register.Substitution:
		return register.Refuse(register.Invalid, "delegation.manner", "manner", a.Manner).On("manner")
	case a.Until < at.Effect || a.Until.Sub(at.Effect) > longestDelegation:
		return register.Refuse(register.Invalid, "delegation.span", "from", at.Effect, "to", a.Until, "limit", longestDelegation).On("until")
	}
	return a.powers(s, held)
}

// powers checks that the seat has the powers delegated.
func (a *DelegationGiven) powers(s *state, held register.Held) *register.Refusal {
	for _, k := range a.Kinds {
		if held.Body.Rule().Granted(held.Seat, string(k)) == nil {
			return register.Refuse(register.Forbidden, "delegation.not-held", "kind", k, "seat", held.Seat, "body", a.Body).On("kinds")
		}
	}
	return nil
}

// Apply implements register.Act.
func (a *DelegationGiven) Apply(s *state, at stamp) {
	held, _ := s.Mandate(a.Mandate, a.Body)
	s.Delegations.Add(a.Delegation, register.Delegation{ID: a.Delegation, Mandate: a.Mandate, Holder: held.Person, Body: a.Body, To: a.Delegate,
		Manner: a.Manner, Kinds: slices.Clone(a.Kinds), Span: calendar.Span{From: at.Effect, To: a.Until.Add(1)}, Act: at.Seq})
	s.Concern(a.Body, held.Person, a.Delegate)
}

var delegationGiven = register.Declaration{
	New:      func() register.Act { return new(DelegationGiven) },
	ByHolder: true,
	Name:     locale.Text{FR: "Délégation", EN: "Delegation given"},
	Sentence: locale.Text{FR: "{mandate} ({body}) est délégué à {delegate} jusqu’au {until}.", EN: "{mandate} ({body}) is delegated to {delegate} until {until}."},
	Help: locale.Text{
		FR: "Permet à une autre personne d’agir pour vous, pour un temps et des actes dits ; une suppléance lui donne aussi votre place en réunion. Elle ne se délègue pas à son tour, et cesse avec votre mandat.",
		EN: "Lets another person act for you, for a time and for acts that you name; a substitute also has your place in meetings. It cannot be delegated further, and ends with your mandate."},
	Refusals: map[string]locale.Text{
		"delegation.to-oneself": {FR: "{person} ne peut se déléguer ses propres pouvoirs.", EN: "{person} cannot delegate powers to themself."},
		"delegation.manner":     {FR: "« {manner} » n’est pas une forme de délégation : delegation ou substitution.", EN: "“{manner}” is no manner of delegation: delegation or substitution."},
		"delegation.span":       {FR: "Une délégation a une fin : du {from} au {to} ne convient pas ({limit} jours au plus).", EN: "A delegation has an end: from {from} to {to} will not do ({limit} days at most)."},
		"delegation.not-held":   {FR: "Le siège « {seat} » de {body} n’a pas le pouvoir « {kind} » : il ne se délègue pas.", EN: "The seat “{seat}” of {body} has no power “{kind}”: it cannot be delegated."},
	},
}
