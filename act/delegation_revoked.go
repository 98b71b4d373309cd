package act

import (
	"jalon/locale"
	"jalon/register"
)

// DelegationRevoked (fin de délégation) takes a delegation back. Its powers end on the day of effect.
type DelegationRevoked struct {
	Delegation id `json:"delegation" fr:"Délégation" en:"Delegation"`
}

// Kind implements register.Act.
func (*DelegationRevoked) Kind() kind { return "delegation.revoked" }

// Power is the mandate that was delegated: whoever holds it.
func (a *DelegationRevoked) Power(s *state) power {
	if d, ok := s.Delegations.Get(a.Delegation); ok {
		return power{Kind: a.Kind(), Over: d.Body, Mandate: d.Mandate}
	}
	return power{Kind: a.Kind(), Over: a.Delegation}
}

// Check implements register.Act.
func (a *DelegationRevoked) Check(s *state, at stamp) *register.Refusal {
	d, ok := s.Delegations.Get(a.Delegation)
	if !ok {
		return register.Refuse(register.Missing, "object.unknown", "id", a.Delegation).On("delegation")
	}
	if d.Revoked != 0 || d.Span.To <= at.Effect {
		return register.Refuse(register.Gone, "delegation.over", "delegation", a.Delegation, "to", d.Span.To).On("delegation")
	}
	if at.Effect < d.Span.From {
		return register.Refuse(register.Invalid, "delegation.before", "delegation", a.Delegation, "from", d.Span.From).On("delegation")
	}
	return nil
}

// Apply implements register.Act.
func (a *DelegationRevoked) Apply(s *state, at stamp) {
	d := s.Delegations.Edit(a.Delegation)
	d.Span.To, d.Revoked = at.Effect, at.Seq
	s.Concern(d.Body, d.Holder, d.To)
}

var delegationRevoked = register.Declaration{
	New:      func() register.Act { return new(DelegationRevoked) },
	ByHolder: true,
	Name:     locale.Text{FR: "Fin de délégation", EN: "Delegation revoked"},
	Sentence: locale.Text{FR: "La délégation {delegation} prend fin.", EN: "The delegation {delegation} ends."},
	Help:     locale.Text{FR: "Reprend une délégation avant son terme.", EN: "Takes a delegation back before its end."},
	Refusals: map[string]locale.Text{
		"delegation.over":   {FR: "La délégation {delegation} a déjà pris fin le {to}.", EN: "The delegation {delegation} already ended on {to}."},
		"delegation.before": {FR: "La délégation {delegation} ne commence que le {from}.", EN: "The delegation {delegation} only begins on {from}."},
	},
}
