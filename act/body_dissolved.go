package act

import (
	"jalon/locale"
	"jalon/register"
)

// BodyDissolved (dissolution d'une instance) ends a body: from the day of effect its mandates give no power.
type BodyDissolved struct {
	Body   id     `json:"body" fr:"Instance" en:"Body"`
	Reason string `json:"reason" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*BodyDissolved) Kind() kind { return "body.dissolved" }

// Power is that of a body competent over the one dissolved.
func (a *BodyDissolved) Power(*state) power { return power{Kind: a.Kind(), Over: a.Body} }

// Check implements register.Act.
func (a *BodyDissolved) Check(s *state, at stamp) *register.Refusal {
	if a.Body == register.Registry {
		return register.Refuse(register.Forbidden, "body.registry").On("body")
	}
	b, r := sitting(s, "body", a.Body, at.Effect)
	if r == nil && !b.Dissolved.IsZero() { // on a later day
		_, r = sitting(s, "body", a.Body, b.Dissolved)
	}
	return first(r, absent("reason", a.Reason == ""))
}

// Apply implements register.Act.
func (a *BodyDissolved) Apply(s *state, at stamp) {
	b := s.Bodies.Edit(a.Body)
	b.Dissolved = at.Effect
	s.Concern(b.Territory)
}

var bodyDissolved = register.Declaration{
	New:      func() register.Act { return new(BodyDissolved) },
	Name:     locale.Text{FR: "Dissolution d’une instance", EN: "Body dissolved"},
	Sentence: locale.Text{FR: "{body} est dissous : {reason}", EN: "{body} is dissolved: {reason}"},
	Help:     locale.Text{FR: "Met fin à un comité. Ses mandats ne donnent plus aucun pouvoir.", EN: "Ends a committee. Its mandates give no power any more."},
	Refusals: map[string]locale.Text{
		"body.registry": {FR: "Le greffe tient le registre : il ne se dissout pas.", EN: "The registry keeps the register: it is not dissolved."},
	},
}
