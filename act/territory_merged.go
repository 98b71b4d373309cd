package act

import (
	"jalon/locale"
	"jalon/register"
)

// TerritoryMerged (fusion de territoires) ends a territory that another takes in.
type TerritoryMerged struct {
	Territory id `json:"territory" fr:"Territoire" en:"Territory"`
	Into      id `json:"into" fr:"Fondu dans" en:"Merged into"`
}

// Kind implements register.Act.
func (*TerritoryMerged) Kind() kind { return "territory.merged" }

// Power is that of a body competent over the territory.
func (a *TerritoryMerged) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *TerritoryMerged) Check(s *state, at stamp) *register.Refusal {
	return first(absent("into", a.Into == ""), ending(s, a.Territory, "into", []id{a.Into}, at))
}

// Apply implements register.Act.
func (a *TerritoryMerged) Apply(s *state, at stamp) {
	end(s, a.Territory, register.Merged, []id{a.Into}, at)
}

var territoryMerged = register.Declaration{
	New:      func() register.Act { return new(TerritoryMerged) },
	Name:     locale.Text{FR: "Fusion de territoires", EN: "Territory merged"},
	Sentence: locale.Text{FR: "{territory} se fond dans {into}.", EN: "{territory} merges into {into}."},
	Help:     locale.Text{FR: "Fond un territoire dans un autre, qui lui succède.", EN: "Merges a territory into another, which follows it."},
	Refusals: endingRefusals,
}
