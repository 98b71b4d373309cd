package act

import (
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// BodyConstituted (constitution d'une instance) makes a committee of a level exist, under the rules of that level.
//
// A level that covers everything has one body, one that covers regions has one for each region, one that covers
// territories one for each territory.
type BodyConstituted struct {
	Body      id     `json:"body" fr:"Identifiant" en:"Identifier"`
	Programme id     `json:"programme" fr:"Programme" en:"Programme"`
	Level     string `json:"level" fr:"Échelon" en:"Level"`
	Name      string `json:"name" fr:"Nom" en:"Name"`
	Region    string `json:"region,omitempty" fr:"Région (code)" en:"Region (code)"`
	Territory id     `json:"territory,omitempty" fr:"Territoire" en:"Territory"`
}

// Kind implements register.Act.
func (*BodyConstituted) Kind() kind { return "body.constituted" }

// Power is that of a body competent over what the new one covers.
func (a *BodyConstituted) Power(*state) power {
	if a.Territory != "" {
		return power{Kind: a.Kind(), Over: a.Territory}
	}
	return power{Kind: a.Kind(), Over: a.Programme}
}

// Check implements register.Act.
func (a *BodyConstituted) Check(s *state, at stamp) *register.Refusal {
	if r := first(taken(s, "body", a.Body, "body"), absent("name", a.Name == "")); r != nil {
		return r
	}
	p, ok := s.Programmes.Get(a.Programme)
	if !ok {
		return register.Refuse(register.Missing, "object.unknown", "id", a.Programme).On("programme")
	}
	level, ok := p.Pack.Level(a.Level)
	if !ok {
		return register.Refuse(register.Missing, "level.unknown", "level", a.Level, "programme", a.Programme).On("level")
	}
	if r := a.extent(s, level, at); r != nil {
		return r
	}
	return a.alone(s, at)
}

// extent checks that the body covers what its level covers.
func (a *BodyConstituted) extent(s *state, level *programme.Level, at stamp) *register.Refusal {
	if (level.Covers == programme.Region) != (a.Region != "") || (level.Covers == programme.Territory) != (a.Territory != "") {
		return register.Refuse(register.Invalid, "body.extent", "level", level.ID, "covers", string(level.Covers))
	}
	if a.Region != "" {
		if _, ok := s.Atlas.Region(a.Region); !ok {
			return register.Refuse(register.Missing, "region.unknown", "region", a.Region).On("region")
		}
	}
	if a.Territory != "" {
		t, r := live(s, "territory", a.Territory, at.Effect)
		if r == nil && t.Programme != a.Programme {
			return register.Refuse(register.Conflict, "territory.other-programme", "territory", a.Territory, "programme", t.Programme).On("territory")
		}
		return r
	}
	return nil
}

// alone checks that no other body of the level covers the same thing.
func (a *BodyConstituted) alone(s *state, at stamp) *register.Refusal {
	for _, b := range s.Bodies.All() {
		if b.Programme == a.Programme && b.Level == a.Level && b.Region == a.Region && b.Territory == a.Territory && b.Dissolved.IsZero() {
			return register.Refuse(register.Conflict, "body.already", "body", b.ID)
		}
	}
	return nil
}

// Apply implements register.Act.
func (a *BodyConstituted) Apply(s *state, at stamp) {
	b := s.Bodies.Add(a.Body, register.Body{
		ID: a.Body, Programme: a.Programme, Level: a.Level, Region: a.Region, Territory: a.Territory,
		Name:        register.Dated[string]{{From: at.Effect, Value: a.Name, Act: at.Seq}},
		Constituted: at.Effect, Act: at.Seq})
	p, _ := s.Programmes.Get(a.Programme)
	level, _ := p.Pack.Level(a.Level)
	b.SetRule(level)
	s.Concern(a.Territory, a.Programme)
}

var bodyConstituted = register.Declaration{
	New:      func() register.Act { return new(BodyConstituted) },
	Name:     locale.Text{FR: "Constitution d’une instance", EN: "Body constituted"},
	Sentence: locale.Text{FR: "{name} est constitué.", EN: "{name} is constituted."},
	Help: locale.Text{
		FR: "Fait exister un comité, avec la composition, les pouvoirs et la cadence que le programme donne à son échelon.",
		EN: "Makes a committee exist, with the seats, powers and cadence the programme gives its level."},
	Refusals: map[string]locale.Text{
		"level.unknown":             {FR: "Le programme {programme} n’a pas d’échelon « {level} ».", EN: "The programme {programme} has no level “{level}”."},
		"region.unknown":            {FR: "Il n’y a pas de région de code {region}.", EN: "There is no region with code {region}."},
		"body.extent":               {FR: "Une instance de l’échelon « {level} » couvre : {covers}. Indiquez la région ou le territoire s’il en faut, et rien d’autre.", EN: "A body of level “{level}” covers: {covers}. Give the region or the territory where one is needed, and nothing else."},
		"body.already":              {FR: "{body} est déjà constituée pour ce même ressort.", EN: "{body} is already constituted for the same extent."},
		"territory.other-programme": {FR: "{territory} relève de {programme}.", EN: "{territory} belongs to {programme}."},
	},
}
