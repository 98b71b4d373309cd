package act

import (
	"jalon/locale"
	"jalon/register"
)

// ApplicationDeferred (ajournement d'une candidature) puts off the decision on an application; it may still be completed.
type ApplicationDeferred struct {
	Application id     `json:"application" fr:"Candidature" en:"Application"`
	Reason      string `json:"reason" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*ApplicationDeferred) Kind() kind { return "application.deferred" }

// Power is that of the body competent over the territory.
func (a *ApplicationDeferred) Power(s *state) power {
	return overApplication(s, a.Kind(), a.Application)
}

// Check implements register.Act.
func (a *ApplicationDeferred) Check(s *state, at stamp) *register.Refusal {
	_, r := undecided(s, a.Application, at.Effect)
	return first(r, absent("reason", a.Reason == ""))
}

// Apply implements register.Act.
func (a *ApplicationDeferred) Apply(s *state, at stamp) {
	decide(s, a.Application, register.Deferred, a.Reason, at)
}

var applicationDeferred = register.Declaration{
	New:      func() register.Act { return new(ApplicationDeferred) },
	Name:     locale.Text{FR: "Ajournement d’une candidature", EN: "Application deferred"},
	Sentence: locale.Text{FR: "La candidature {application} est ajournée : {reason}", EN: "The application {application} is deferred: {reason}"},
	Help:     locale.Text{FR: "Reporte la décision ; la candidature peut encore être complétée.", EN: "Puts the decision off; the application may still be completed."},
	Refusals: applicationRefusals,
}
