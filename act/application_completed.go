package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// ApplicationCompleted (complément d'une candidature) brings pieces to an application that is not decided yet.
type ApplicationCompleted struct {
	Application id       `json:"application" fr:"Candidature" en:"Application"`
	Pieces      []string `json:"pieces" fr:"Pièces apportées" en:"Pieces brought"`
	Missing     []string `json:"missing,omitempty" fr:"Pièces encore manquantes" en:"Pieces still missing"`
}

// Kind implements register.Act.
func (*ApplicationCompleted) Kind() kind { return "application.completed" }

// Power is that of a body competent over the territory.
func (a *ApplicationCompleted) Power(s *state) power {
	return overApplication(s, a.Kind(), a.Application)
}

// overApplication is the power of a body competent over the territory of an application.
func overApplication(s *state, k kind, application id) power {
	if f, ok := s.Applications.Get(application); ok {
		return power{Kind: k, Over: f.Territory}
	}
	return power{Kind: k, Over: application}
}

// undecided finds an application that still waits for its decision.
func undecided(s *state, application id, on day) (*register.Application, *register.Refusal) {
	f, ok := s.Applications.Get(application)
	if !ok {
		return nil, register.Refuse(register.Missing, "object.unknown", "id", application).On("application")
	}
	step, begun := f.Step.On(on)
	if !begun {
		return nil, register.Refuse(register.Missing, "application.not-yet", "application", application, "day", on).On("application")
	}
	if step.Value == register.Validated || step.Value == register.Refused {
		return nil, register.Refuse(register.Conflict, "application.decided", "application", application, "step", step.Value, "since", step.From).On("application")
	}
	return f, nil
}

// deciding finds an application that may be decided on a day: nothing follows a decision, so none may precede what is
// recorded already.
func deciding(s *state, application id, on day) (*register.Application, *register.Refusal) {
	f, r := undecided(s, application, on)
	if r != nil {
		return nil, r
	}
	last := f.Step[len(f.Step)-1]
	if _, r := undecided(s, application, last.From); r != nil {
		return nil, r
	}
	if last.From > on {
		return nil, register.Refuse(register.Conflict, "application.went-on", "application", application, "step", last.Value, "since", last.From, "day", on)
	}
	return f, nil
}

var applicationRefusals = map[string]locale.Text{
	"application.not-yet": {FR: "La candidature {application} n’est pas encore déposée au {day}.", EN: "The application {application} is not submitted yet on {day}."},
	"application.decided": {FR: "La candidature {application} est décidée depuis le {since} ({step}).", EN: "The application {application} has been decided since {since} ({step})."},
}

// decidingRefusals are the sentences of what deciding refuses.
var decidingRefusals = also(applicationRefusals, map[string]locale.Text{
	"application.went-on": {FR: "La candidature {application} a eu une suite le {since} ({step}) : elle ne peut être décidée au {day}.", EN: "The application {application} went on, on {since} ({step}): it cannot be decided as of {day}."},
})

// Check implements register.Act.
func (a *ApplicationCompleted) Check(s *state, at stamp) *register.Refusal {
	_, r := undecided(s, a.Application, at.Effect)
	return first(r, absent("pieces", len(a.Pieces) == 0))
}

// Apply implements register.Act.
func (a *ApplicationCompleted) Apply(s *state, at stamp) {
	f := s.Applications.Edit(a.Application)
	f.Pieces = slices.Concat(f.Pieces, a.Pieces)
	f.Missing.Set(at.Effect, a.Missing, at.Seq)
	f.Step.Set(at.Effect, register.Completed, at.Seq)
	s.Concern(f.Territory)
}

var applicationCompleted = register.Declaration{
	New:      func() register.Act { return new(ApplicationCompleted) },
	Name:     locale.Text{FR: "Complément d’une candidature", EN: "Application completed"},
	Sentence: locale.Text{FR: "La candidature {application} est complétée.", EN: "The application {application} is completed."},
	Help:     locale.Text{FR: "Apporte des pièces à une candidature en cours.", EN: "Brings pieces to an application under way."},
	Refusals: applicationRefusals,
}
