package act

import (
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// ActionRecorded (inscription d'une action) enters a project in the plan of a territory.
type ActionRecorded struct {
	Action    id     `json:"action" fr:"Action" en:"Action"`
	Territory id     `json:"territory" fr:"Territoire" en:"Territory"`
	Title     string `json:"title" fr:"Titre" en:"Title"`
	Axis      string `json:"axis" fr:"Axe" en:"Axis"`
	Owner     string `json:"owner,omitempty" fr:"Porteur" en:"Owner"`
	Planned   day    `json:"planned,omitzero" fr:"Fin prévue" en:"Planned end"`
	Firm      bool   `json:"firm,omitempty" fr:"Engagement ferme" en:"Firm commitment"`
}

// Kind implements register.Act.
func (*ActionRecorded) Kind() kind { return "action.recorded" }

// Power is that of a body competent over the territory.
func (a *ActionRecorded) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *ActionRecorded) Check(s *state, at stamp) *register.Refusal {
	t, r := live(s, "territory", a.Territory, at.Effect)
	if r != nil {
		return r
	}
	p, _ := s.Programmes.Get(t.Programme)
	if _, ok := programme.Find(p.Pack.Axes, a.Axis); !ok {
		return register.Refuse(register.Missing, "axis.unknown", "axis", a.Axis, "programme", t.Programme).On("axis")
	}
	return first(taken(s, "action", a.Action, "action"), absent("title", a.Title == ""))
}

// Apply implements register.Act.
func (a *ActionRecorded) Apply(s *state, at stamp) {
	one := s.Actions.Add(a.Action, register.Action{ID: a.Action, Territory: a.Territory, Act: at.Seq, Fictitious: at.Fictitious})
	one.Sheets.Set(at.Effect, register.Sheet{Title: a.Title, Axis: a.Axis, Owner: a.Owner, Planned: a.Planned}, at.Seq)
	one.Phase.Set(at.Effect, "idea", at.Seq)
	one.Status.Set(at.Effect, "in-progress", at.Seq)
	one.Firm.Set(at.Effect, a.Firm, at.Seq)
	s.Concern(a.Territory)
}

var actionRecorded = register.Declaration{
	New:      func() register.Act { return new(ActionRecorded) },
	Name:     locale.Text{FR: "Inscription d’une action", EN: "Action recorded"},
	Sentence: locale.Text{FR: "{territory} inscrit l’action « {title} ».", EN: "{territory} records the action “{title}”."},
	Help:     locale.Text{FR: "Inscrit une action au plan d’un territoire, sur un axe du programme.", EN: "Enters an action in a territory’s plan, on an axis of the programme."},
	Refusals: map[string]locale.Text{
		"axis.unknown": {FR: "{programme} n’a pas d’axe « {axis} ».", EN: "{programme} has no axis “{axis}”."},
	},
}
