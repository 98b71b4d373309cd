package act

import (
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// ActionFollowed (suivi d'une action) says where an action stands. Delay is computed from the planned end, never typed.
type ActionFollowed struct {
	Action id     `json:"action" fr:"Action" en:"Action"`
	Phase  string `json:"phase" fr:"Phase" en:"Phase"`
	Status string `json:"status" fr:"État" en:"Status"`
	Firm   bool   `json:"firm,omitempty" fr:"Engagement ferme" en:"Firm commitment"`
	Note   string `json:"note,omitempty" fr:"Note" en:"Note"`
}

// ActionPhases and ActionStatuses are the words of the open standard "projets de territoire".
var (
	ActionPhases = []programme.Named{
		{ID: "idea", Name: locale.Text{FR: "Idée", EN: "Idea"}},
		{ID: "study", Name: locale.Text{FR: "Étude", EN: "Study"}},
		{ID: "operation", Name: locale.Text{FR: "Opération", EN: "Operation"}},
	}
	ActionStatuses = []programme.Named{
		{ID: "in-progress", Name: locale.Text{FR: "En cours", EN: "In progress"}},
		{ID: "late", Name: locale.Text{FR: "En retard", EN: "Late"}},
		{ID: "on-hold", Name: locale.Text{FR: "En pause", EN: "On hold"}},
		{ID: "blocked", Name: locale.Text{FR: "Bloqué", EN: "Blocked"}},
		{ID: "abandoned", Name: locale.Text{FR: "Abandonné", EN: "Abandoned"}},
		{ID: "finished", Name: locale.Text{FR: "Terminé", EN: "Finished"}},
	}
)

// Kind implements register.Act.
func (*ActionFollowed) Kind() kind { return "action.followed" }

// Power is that of a body competent over the action's territory.
func (a *ActionFollowed) Power(s *state) power {
	if one, ok := s.Actions.Get(a.Action); ok {
		return power{Kind: a.Kind(), Over: one.Territory}
	}
	return power{Kind: a.Kind(), Over: a.Action}
}

// Check implements register.Act.
func (a *ActionFollowed) Check(s *state, at stamp) *register.Refusal {
	one, ok := s.Actions.Get(a.Action)
	if !ok {
		return register.Refuse(register.Missing, "object.unknown", "id", a.Action).On("action")
	}
	if _, ok := programme.Find(ActionPhases, a.Phase); !ok {
		return register.Refuse(register.Invalid, "action.phase", "phase", a.Phase).On("phase")
	}
	if _, ok := programme.Find(ActionStatuses, a.Status); !ok {
		return register.Refuse(register.Invalid, "action.status", "status", a.Status).On("status")
	}
	if was := one.Status.Value(at.Effect); was == "abandoned" || was == "finished" {
		said, _ := programme.Find(ActionStatuses, was)
		return register.Refuse(register.Gone, "action.over", "action", a.Action, "status", said.Name).On("action")
	}
	return early("action", a.Action, one.Status, at.Effect)
}

// Apply implements register.Act.
func (a *ActionFollowed) Apply(s *state, at stamp) {
	one := s.Actions.Edit(a.Action)
	one.Phase.Set(at.Effect, a.Phase, at.Seq)
	one.Status.Set(at.Effect, a.Status, at.Seq)
	one.Firm.Set(at.Effect, a.Firm, at.Seq)
	if a.Note != "" {
		one.Notes.Set(at.Effect, a.Note, at.Seq)
	}
	if a.Status == "finished" {
		one.Finished = at.Effect
	}
	s.Concern(one.Territory)
}

var actionFollowed = register.Declaration{
	New:      func() register.Act { return new(ActionFollowed) },
	Name:     locale.Text{FR: "Suivi d’une action", EN: "Action followed"},
	Sentence: locale.Text{FR: "{action} : {phase}, {status}.", EN: "{action}: {phase}, {status}."},
	Help:     locale.Text{FR: "Dit où en est une action.", EN: "Says where an action stands."},
	Refusals: map[string]locale.Text{
		"action.phase":  {FR: "« {phase} » n’est pas une phase : idea, study ou operation.", EN: "“{phase}” is no phase: idea, study or operation."},
		"action.status": {FR: "« {status} » n’est pas un état : in-progress, late, on-hold, blocked, abandoned ou finished.", EN: "“{status}” is no status: in-progress, late, on-hold, blocked, abandoned or finished."},
		"action.over":   {FR: "{action} n’est plus suivie : « {status} ».", EN: "{action} is no longer followed: “{status}”."},
	},
}
