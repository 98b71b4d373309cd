package act

import (
	"jalon/locale"
	"jalon/register"
)

// ApplicationRefused (refus d'une candidature) refuses an application, on grounds that are public.
type ApplicationRefused struct {
	Application id     `json:"application" fr:"Candidature" en:"Application"`
	Reason      string `json:"reason" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*ApplicationRefused) Kind() kind { return "application.refused" }

// Power is that of the body competent over the territory.
func (a *ApplicationRefused) Power(s *state) power {
	return overApplication(s, a.Kind(), a.Application)
}

// Check implements register.Act.
func (a *ApplicationRefused) Check(s *state, at stamp) *register.Refusal {
	_, r := deciding(s, a.Application, at.Effect)
	return first(r, absent("reason", a.Reason == ""))
}

// Apply implements register.Act.
func (a *ApplicationRefused) Apply(s *state, at stamp) {
	decide(s, a.Application, register.Refused, a.Reason, at)
}

var applicationRefused = register.Declaration{
	New:      func() register.Act { return new(ApplicationRefused) },
	Name:     locale.Text{FR: "Refus d’une candidature", EN: "Application refused"},
	Sentence: locale.Text{FR: "La candidature {application} est refusée : {reason}", EN: "The application {application} is refused: {reason}"},
	Help:     locale.Text{FR: "Refuse une candidature, avec un motif public.", EN: "Refuses an application, on public grounds."},
	Refusals: decidingRefusals,
}
