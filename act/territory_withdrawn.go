package act

import (
	"jalon/locale"
	"jalon/register"
)

// TerritoryWithdrawn (retrait d'un territoire) ends a territory that nothing follows.
type TerritoryWithdrawn struct {
	Territory id     `json:"territory" fr:"Territoire" en:"Territory"`
	Reason    string `json:"reason" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*TerritoryWithdrawn) Kind() kind { return "territory.withdrawn" }

// Power is that of a body competent over the territory.
func (a *TerritoryWithdrawn) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *TerritoryWithdrawn) Check(s *state, at stamp) *register.Refusal {
	return first(absent("reason", a.Reason == ""), ending(s, a.Territory, "reason", nil, at))
}

// Apply implements register.Act.
func (a *TerritoryWithdrawn) Apply(s *state, at stamp) {
	end(s, a.Territory, register.Withdrawn, nil, at)
}

var territoryWithdrawn = register.Declaration{
	New:      func() register.Act { return new(TerritoryWithdrawn) },
	Name:     locale.Text{FR: "Retrait d’un territoire", EN: "Territory withdrawn"},
	Sentence: locale.Text{FR: "{territory} sort du programme : {reason}", EN: "{territory} leaves the programme: {reason}"},
	Help:     locale.Text{FR: "Fait sortir un territoire du programme.", EN: "Makes a territory leave the programme."},
	Refusals: endingRefusals,
}
