package act

import (
	"jalon/locale"
	"jalon/register"
)

// TerritorySplit (division d'un territoire) ends a territory that several others follow.
type TerritorySplit struct {
	Territory id   `json:"territory" fr:"Territoire" en:"Territory"`
	Into      []id `json:"into" fr:"Divisé en" en:"Split into"`
}

// Kind implements register.Act.
func (*TerritorySplit) Kind() kind { return "territory.split" }

// Power is that of a body competent over the territory.
func (a *TerritorySplit) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *TerritorySplit) Check(s *state, at stamp) *register.Refusal {
	if len(a.Into) == 1 {
		return register.Refuse(register.Invalid, "territory.split-in-one", "into", a.Into[0]).On("into")
	}
	return first(absent("into", len(a.Into) == 0), ending(s, a.Territory, "into", a.Into, at))
}

// Apply implements register.Act.
func (a *TerritorySplit) Apply(s *state, at stamp) { end(s, a.Territory, register.Split, a.Into, at) }

var territorySplit = register.Declaration{
	New:      func() register.Act { return new(TerritorySplit) },
	Name:     locale.Text{FR: "Division d’un territoire", EN: "Territory split"},
	Sentence: locale.Text{FR: "{territory} se divise en {into}.", EN: "{territory} splits into {into}."},
	Help:     locale.Text{FR: "Divise un territoire en plusieurs, qui lui succèdent.", EN: "Splits a territory into several, which follow it."},
	Refusals: also(endingRefusals, map[string]locale.Text{
		"territory.split-in-one": {FR: "Un territoire se divise en deux au moins : s’il n’en reste que {into}, c’est une succession.", EN: "A territory splits into two at least: where only {into} follows, it is a succession."},
	}),
}
