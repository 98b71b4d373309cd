package act

import (
	"jalon/locale"
	"jalon/register"
)

// TerritoryLabelled (labellisation) gives a proposed territory the label of the programme.
type TerritoryLabelled struct {
	Territory id `json:"territory" fr:"Territoire" en:"Territory"`
}

// Kind implements register.Act.
func (*TerritoryLabelled) Kind() kind { return "territory.labelled" }

// Power is that of a body competent over the territory.
func (a *TerritoryLabelled) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *TerritoryLabelled) Check(s *state, at stamp) *register.Refusal {
	t, r := live(s, "territory", a.Territory, at.Effect)
	if r == nil && t.Status.Value(at.Effect) == register.Labelled {
		return register.Refuse(register.Conflict, "territory.already-labelled", "territory", a.Territory).On("territory")
	}
	return r
}

// Apply implements register.Act.
func (a *TerritoryLabelled) Apply(s *state, at stamp) {
	s.Territories.Edit(a.Territory).Status.Set(at.Effect, register.Labelled, at.Seq)
}

var territoryLabelled = register.Declaration{
	New:      func() register.Act { return new(TerritoryLabelled) },
	Name:     locale.Text{FR: "Labellisation d’un territoire", EN: "Territory labelled"},
	Sentence: locale.Text{FR: "{territory} reçoit le label.", EN: "{territory} receives the label."},
	Help:     locale.Text{FR: "Donne le label à un territoire proposé.", EN: "Gives a proposed territory the label."},
	Refusals: map[string]locale.Text{
		"territory.already-labelled": {FR: "{territory} a déjà le label.", EN: "{territory} already has the label."},
	},
}
