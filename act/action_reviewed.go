package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// ActionReviewed (avis sur une action) is what a body thinks of an action: local governance, the region, the State, an operator. A body that
// reviews it again changes its opinion; both stay.
type ActionReviewed struct {
	Action id     `json:"action" fr:"Action" en:"Action"`
	Sense  string `json:"sense" fr:"Sens" en:"Sense"`
	Text   string `json:"text,omitempty" fr:"Texte" en:"Text"`
}

// Kind implements register.Act.
func (*ActionReviewed) Kind() kind { return "action.reviewed" }

// Power is that of a body competent over the action's territory.
func (a *ActionReviewed) Power(s *state) power { return overAction(s, a.Kind(), a.Action) }

// Check implements register.Act.
func (a *ActionReviewed) Check(s *state, at stamp) *register.Refusal {
	if !slices.Contains(senses, a.Sense) {
		return register.Refuse(register.Invalid, "opinion.sense", "sense", a.Sense, "senses", senses).On("sense")
	}
	_, r := followable(s, a.Action, at.Effect)
	return r
}

// Apply implements register.Act.
func (a *ActionReviewed) Apply(s *state, at stamp) {
	one := s.Actions.Edit(a.Action)
	one.Opinions = append(one.Opinions, register.Opinion{Body: at.Body, Sense: a.Sense, Text: a.Text, On: at.Effect, Act: at.Seq})
	s.Concern(one.Territory)
}

var actionReviewed = register.Declaration{
	New:      func() register.Act { return new(ActionReviewed) },
	Name:     locale.Text{FR: "Avis sur une action", EN: "Action reviewed"},
	Sentence: locale.Text{FR: "Avis sur l’action {action} : {sense}.", EN: "Opinion on the action {action}: {sense}."},
	Help:     locale.Text{FR: "Donne l’avis d’une instance sur une action du plan.", EN: "Gives a body’s opinion on an action of the plan."},
	Refusals: map[string]locale.Text{"opinion.sense": opinionGiven.Refusals["opinion.sense"]},
}
