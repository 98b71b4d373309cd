package act

import (
	"jalon/locale"
	"jalon/register"
)

// PilotPresented (présentation d'un pilote) presents a pilot that was designated, as at the National Industry Council.
type PilotPresented struct {
	Territory id `json:"territory" fr:"Territoire" en:"Territory"`
}

// Kind implements register.Act.
func (*PilotPresented) Kind() kind { return "pilot.presented" }

// Power is that of a body competent over the territory.
func (a *PilotPresented) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *PilotPresented) Check(s *state, at stamp) *register.Refusal {
	t, r := live(s, "territory", a.Territory, at.Effect)
	if r != nil {
		return r
	}
	if !t.IsPilot(at.Effect) {
		return register.Refuse(register.Missing, "pilot.not-designated", "territory", a.Territory).On("territory")
	}
	if last := t.Pilot[len(t.Pilot)-1]; last.Value == register.PilotPresented {
		return register.Refuse(register.Conflict, "pilot.already-presented", "territory", a.Territory, "since", last.From).On("territory")
	}
	return nil
}

// Apply implements register.Act.
func (a *PilotPresented) Apply(s *state, at stamp) {
	s.Territories.Edit(a.Territory).Pilot.Set(at.Effect, register.PilotPresented, at.Seq)
}

var pilotPresented = register.Declaration{
	New:      func() register.Act { return new(PilotPresented) },
	Name:     locale.Text{FR: "Présentation d’un pilote", EN: "Pilot presented"},
	Sentence: locale.Text{FR: "{territory} est présenté parmi les territoires pilotes.", EN: "{territory} is presented among the pilot territories."},
	Help:     locale.Text{FR: "Présente un territoire pilote désigné.", EN: "Presents a pilot that was designated."},
	Refusals: map[string]locale.Text{
		"pilot.not-designated":    {FR: "{territory} n’est pas désigné pilote.", EN: "{territory} is not designated a pilot."},
		"pilot.already-presented": {FR: "{territory} a déjà été présenté, le {since}.", EN: "{territory} was presented already, on {since}."},
	},
}
