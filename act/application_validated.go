package act

import (
	"jalon/locale"
	"jalon/register"
)

// ApplicationValidated (validation d'une candidature) accepts an application. A file that still lacks pieces is not
// validated.
type ApplicationValidated struct {
	Application id `json:"application" fr:"Candidature" en:"Application"`
}

// Kind implements register.Act.
func (*ApplicationValidated) Kind() kind { return "application.validated" }

// Power is that of the body competent over the territory.
func (a *ApplicationValidated) Power(s *state) power {
	return overApplication(s, a.Kind(), a.Application)
}

// Check implements register.Act.
func (a *ApplicationValidated) Check(s *state, at stamp) *register.Refusal {
	f, r := deciding(s, a.Application, at.Effect)
	if r != nil {
		return r
	}
	if missing := f.Missing.Value(at.Effect); len(missing) > 0 {
		return register.Refuse(register.Conflict, "application.incomplete", "application", a.Application, "missing", missing)
	}
	return nil
}

// Apply implements register.Act.
func (a *ApplicationValidated) Apply(s *state, at stamp) {
	decide(s, a.Application, register.Validated, "", at)
}

// decide records the decision on an application.
func decide(s *state, application id, step register.ApplicationStep, reason string, at stamp) {
	f := s.Applications.Edit(application)
	f.Step.Set(at.Effect, step, at.Seq)
	f.Body = at.Body
	if reason != "" {
		f.Grounds.Set(at.Effect, reason, at.Seq)
	}
	s.Concern(f.Territory)
}

var applicationValidated = register.Declaration{
	New:      func() register.Act { return new(ApplicationValidated) },
	Name:     locale.Text{FR: "Validation d’une candidature", EN: "Application validated"},
	Sentence: locale.Text{FR: "La candidature {application} est validée.", EN: "The application {application} is validated."},
	Help:     locale.Text{FR: "Valide une candidature complète.", EN: "Validates a complete application."},
	Refusals: also(decidingRefusals, map[string]locale.Text{
		"application.incomplete": {FR: "La candidature {application} est incomplète : {missing}.", EN: "The application {application} is incomplete: {missing}."},
	}),
}
