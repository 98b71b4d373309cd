package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// MilestoneReached (étape franchie) says on which day a milestone of an action was really reached.
type MilestoneReached struct {
	Action    id     `json:"action" fr:"Action" en:"Action"`
	Milestone string `json:"milestone" fr:"Étape" en:"Milestone"`
	Note      string `json:"note,omitempty" fr:"Note" en:"Note"`
}

// Kind implements register.Act.
func (*MilestoneReached) Kind() kind { return "milestone.reached" }

// Power is that of a body competent over the action's territory.
func (a *MilestoneReached) Power(s *state) power { return overAction(s, a.Kind(), a.Action) }

// Check implements register.Act.
func (a *MilestoneReached) Check(s *state, at stamp) *register.Refusal {
	one, r := followable(s, a.Action, at.Effect)
	if r != nil {
		return r
	}
	if !slices.ContainsFunc(one.Sheets, func(f register.Fact[register.Sheet]) bool { _, ok := f.Value.Milestone(a.Milestone); return ok }) {
		return register.Refuse(register.Missing, "milestone.unknown", "milestone", a.Milestone, "action", a.Action).On("milestone")
	}
	for _, m := range one.Reached {
		if m.Milestone == a.Milestone {
			return register.Refuse(register.Conflict, "milestone.reached", "milestone", a.Milestone, "since", m.On).On("milestone")
		}
	}
	return nil
}

// Apply implements register.Act.
func (a *MilestoneReached) Apply(s *state, at stamp) {
	one := s.Actions.Edit(a.Action)
	one.Reached = append(one.Reached, register.Reached{Milestone: a.Milestone, On: at.Effect, Note: a.Note, Act: at.Seq})
	s.Concern(one.Territory)
}

var milestoneReached = register.Declaration{
	New:      func() register.Act { return new(MilestoneReached) },
	Name:     locale.Text{FR: "Étape franchie", EN: "Milestone reached"},
	Sentence: locale.Text{FR: "{action} : l’étape « {milestone} » est franchie.", EN: "{action}: the milestone “{milestone}” is reached."},
	Help:     locale.Text{FR: "Date le jour réel d’une étape. Le retard se calcule, il ne se saisit pas.", EN: "Dates the actual day of a milestone. Delay is computed, never typed."},
	Refusals: map[string]locale.Text{
		"milestone.unknown": {FR: "La fiche de {action} n’a pas d’étape « {milestone} ».", EN: "The sheet of {action} has no milestone “{milestone}”."},
		"milestone.reached": {FR: "L’étape « {milestone} » est déjà franchie, le {since}.", EN: "The milestone “{milestone}” was already reached, on {since}."},
	},
}
