package act

import (
	"jalon/locale"
	"jalon/register"
)

// TerritoryRenamed (changement de nom) gives a territory another name from a day on. Its identifier never changes.
type TerritoryRenamed struct {
	Territory id     `json:"territory" fr:"Territoire" en:"Territory"`
	Name      string `json:"name" fr:"Nouveau nom" en:"New name"`
}

// Kind implements register.Act.
func (*TerritoryRenamed) Kind() kind { return "territory.renamed" }

// Power is that of a body competent over the territory.
func (a *TerritoryRenamed) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *TerritoryRenamed) Check(s *state, at stamp) *register.Refusal {
	t, r := live(s, "territory", a.Territory, at.Effect)
	if r == nil && t.Name.Value(at.Effect) == a.Name {
		return register.Refuse(register.Conflict, "territory.same-name", "name", a.Name).On("name")
	}
	return first(r, absent("name", a.Name == ""))
}

// Apply implements register.Act.
func (a *TerritoryRenamed) Apply(s *state, at stamp) {
	s.Territories.Edit(a.Territory).Name.Set(at.Effect, a.Name, at.Seq)
}

var territoryRenamed = register.Declaration{
	New:      func() register.Act { return new(TerritoryRenamed) },
	Name:     locale.Text{FR: "Changement de nom d’un territoire", EN: "Territory renamed"},
	Sentence: locale.Text{FR: "{territory} prend le nom « {name} ».", EN: "{territory} takes the name “{name}”."},
	Help:     locale.Text{FR: "Change le nom d’un territoire. L’ancien reste lisible à sa date.", EN: "Changes a territory’s name. The former stays readable at its date."},
	Refusals: map[string]locale.Text{
		"territory.same-name": {FR: "Ce territoire s’appelle déjà « {name} ».", EN: "This territory is already called “{name}”."},
	},
}
