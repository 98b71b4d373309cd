package act

import (
	"jalon/locale"
	"jalon/register"
)

// PilotDesignated (désignation comme pilote) makes a territory a pilot: it prepares its contract first.
//
// The programme's rules say on what conditions: in 2019, an application validated by the regional council, mature
// industrial projects, and no more than thirty pilots.
type PilotDesignated struct {
	Territory id `json:"territory" fr:"Territoire" en:"Territory"`
}

// Kind implements register.Act.
func (*PilotDesignated) Kind() kind { return "pilot.designated" }

// Power is that of the body competent over the territory.
func (a *PilotDesignated) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *PilotDesignated) Check(s *state, at stamp) *register.Refusal {
	t, r := live(s, "territory", a.Territory, at.Effect)
	if r != nil {
		return r
	}
	if len(t.Pilot) > 0 {
		return register.Refuse(register.Conflict, "pilot.already", "territory", a.Territory, "since", t.Pilot[0].From).On("territory")
	}
	return nil
}

// Apply implements register.Act.
func (a *PilotDesignated) Apply(s *state, at stamp) {
	s.Territories.Edit(a.Territory).Pilot.Set(at.Effect, register.PilotDesignated, at.Seq)
}

var pilotDesignated = register.Declaration{
	New:      func() register.Act { return new(PilotDesignated) },
	Name:     locale.Text{FR: "Désignation d’un pilote", EN: "Pilot designated"},
	Sentence: locale.Text{FR: "{territory} est désigné territoire pilote.", EN: "{territory} is designated a pilot territory."},
	Help: locale.Text{
		FR: "Désigne un territoire pilote, aux conditions du programme.",
		EN: "Designates a pilot territory, on the programme’s conditions."},
	Refusals: map[string]locale.Text{
		"pilot.already": {FR: "{territory} est déjà pilote depuis le {since}.", EN: "{territory} has been a pilot since {since}."},
	},
}
