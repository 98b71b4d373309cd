package act

import (
	"jalon/locale"
	"jalon/register"
)

// TerritorySucceeded (succession d'un territoire) ends a territory that another follows, in another phase or programme.
type TerritorySucceeded struct {
	Territory id `json:"territory" fr:"Territoire" en:"Territory"`
	By        id `json:"by" fr:"Successeur" en:"Successor"`
}

// Kind implements register.Act.
func (*TerritorySucceeded) Kind() kind { return "territory.succeeded" }

// Power is that of a body competent over the territory.
func (a *TerritorySucceeded) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *TerritorySucceeded) Check(s *state, at stamp) *register.Refusal {
	return first(absent("by", a.By == ""), ending(s, a.Territory, "by", []id{a.By}, at))
}

// Apply implements register.Act.
func (a *TerritorySucceeded) Apply(s *state, at stamp) {
	end(s, a.Territory, register.Succeeded, []id{a.By}, at)
}

var territorySucceeded = register.Declaration{
	New:      func() register.Act { return new(TerritorySucceeded) },
	Name:     locale.Text{FR: "Succession d’un territoire", EN: "Territory succeeded"},
	Sentence: locale.Text{FR: "{by} succède à {territory}.", EN: "{by} succeeds {territory}."},
	Help:     locale.Text{FR: "Fait succéder un territoire à un autre, d’une phase ou d’un programme à l’autre.", EN: "Makes a territory follow another, from one phase or programme to the next."},
	Refusals: endingRefusals,
}
