package act

import (
	"jalon/locale"
	"jalon/register"
)

// MaturityAssessed (appréciation de la maturité) places the industrial projects of a territory on the programme's scale.
// It rests on evidence or on grounds; a figure without either is refused.
type MaturityAssessed struct {
	Territory id     `json:"territory" fr:"Territoire" en:"Territory"`
	Level     string `json:"level" fr:"Maturité" en:"Maturity"`
	Projects  int    `json:"projects" fr:"Projets examinés" en:"Projects examined"`
	Firm      int    `json:"firm" fr:"Dont engagements fermes" en:"Of which firm commitments"`

	Actions []register.ActionScore `json:"actions,omitempty" fr:"Grille, action par action" en:"Grid, action by action"`
}

// Kind implements register.Act.
func (*MaturityAssessed) Kind() kind { return "maturity.assessed" }

// Power is that of a body competent over the territory.
func (a *MaturityAssessed) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *MaturityAssessed) Check(s *state, at stamp) *register.Refusal {
	t, r := live(s, "territory", a.Territory, at.Effect)
	if r != nil {
		return r
	}
	p, _ := s.Programmes.Get(t.Programme)
	switch {
	case p.Pack.Rank(a.Level) == 0:
		return register.Refuse(register.Missing, "maturity.unknown", "level", a.Level).On("level")
	case a.Projects < 0 || a.Firm < 0 || a.Firm > a.Projects:
		return register.Refuse(register.Invalid, "maturity.counts", "projects", a.Projects, "firm", a.Firm).On("firm")
	case !at.Founded:
		return register.Refuse(register.Invalid, "maturity.unfounded")
	}
	return a.scored(s, p.Pack.Rank)
}

// scored checks the grid: actions of the territory, each once, on the scale, with what it rests on.
func (a *MaturityAssessed) scored(s *state, rank func(string) int) *register.Refusal {
	seen := map[id]bool{}
	for _, one := range a.Actions {
		action, ok := s.Actions.Get(one.Action)
		switch {
		case !ok || action.Territory != a.Territory:
			return register.Refuse(register.Missing, "maturity.action", "action", one.Action, "territory", a.Territory).On("actions")
		case seen[one.Action]:
			return register.Refuse(register.Conflict, "maturity.twice", "action", one.Action).On("actions")
		case rank(one.Level) == 0:
			return register.Refuse(register.Missing, "maturity.unknown", "level", one.Level).On("actions")
		case one.Basis == "":
			return register.Refuse(register.Invalid, "maturity.baseless", "action", one.Action).On("actions")
		}
		seen[one.Action] = true
	}
	return nil
}

// Apply implements register.Act.
func (a *MaturityAssessed) Apply(s *state, at stamp) {
	s.Territories.Edit(a.Territory).Maturity.Set(at.Effect,
		register.Assessment{Level: a.Level, Projects: a.Projects, Firm: a.Firm, Body: at.Body, By: at.By, Actions: a.Actions}, at.Seq)
}

var maturityAssessed = register.Declaration{
	New:      func() register.Act { return new(MaturityAssessed) },
	Name:     locale.Text{FR: "Appréciation de la maturité", EN: "Maturity assessed"},
	Sentence: locale.Text{FR: "Maturité des projets de {territory} : {level} ({firm} engagements fermes sur {projects}).", EN: "Maturity of the projects of {territory}: {level} ({firm} firm commitments out of {projects})."},
	Help:     locale.Text{FR: "Situe les projets d’un territoire sur l’échelle de maturité du programme, avec ses preuves.", EN: "Places a territory’s projects on the programme’s scale of maturity, with the evidence."},
	Refusals: map[string]locale.Text{
		"maturity.unknown":   {FR: "« {level} » n’est pas sur l’échelle de maturité du programme.", EN: "“{level}” is not on the programme’s scale of maturity."},
		"maturity.counts":    {FR: "{firm} engagements fermes sur {projects} projets : ces nombres ne se peuvent pas.", EN: "{firm} firm commitments out of {projects} projects: these numbers cannot be."},
		"maturity.action":    {FR: "{action} n’est pas une action de {territory}.", EN: "{action} is no action of {territory}."},
		"maturity.twice":     {FR: "{action} est deux fois dans la grille.", EN: "{action} is twice in the grid."},
		"maturity.baseless":  {FR: "La maturité de {action} doit dire sur quoi elle se fonde.", EN: "The maturity of {action} must say what it rests on."},
		"maturity.unfounded": {FR: "Une appréciation se fonde sur une pièce ou sur un motif : il n’y a ni l’un ni l’autre.", EN: "An assessment rests on evidence or on grounds: there is neither."},
	},
}
