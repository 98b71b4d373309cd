package act

import (
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
)

// TerritoryProposed (proposition d'un territoire) makes a territory exist, with its first perimeter and the region
// competent for it.
//
// Competence follows the label, not the map: a territory may lie in two regions and answers to one.
type TerritoryProposed struct {
	Territory id                 `json:"territory" fr:"Identifiant" en:"Identifier"`
	Programme id                 `json:"programme" fr:"Programme" en:"Programme"`
	Name      string             `json:"name" fr:"Nom" en:"Name"`
	Region    string             `json:"region" fr:"Région compétente (code)" en:"Competent region (code)"`
	Members   []perimeter.Member `json:"members" fr:"Membres du périmètre" en:"Members of the perimeter"`
}

// Kind implements register.Act.
func (*TerritoryProposed) Kind() kind { return "territory.proposed" }

// Power is that of a body competent over the programme.
func (a *TerritoryProposed) Power(*state) power { return power{Kind: a.Kind(), Over: a.Programme} }

// Check refuses a perimeter that is empty or that names what does not exist that day.
func (a *TerritoryProposed) Check(s *state, at stamp) *register.Refusal {
	if _, ok := s.Atlas.Region(a.Region); !ok {
		return register.Refuse(register.Missing, "region.unknown", "region", a.Region).On("region")
	}
	return first(
		unknown(s, "programme", "programme", a.Programme),
		taken(s, "territory", a.Territory, "ti"),
		absent("name", a.Name == ""),
		absent("members", len(a.Members) == 0),
		real(s, "members", a.Members, at.Effect))
}

// Apply implements register.Act.
func (a *TerritoryProposed) Apply(s *state, at stamp) {
	t := s.Territories.Add(a.Territory, register.Territory{
		ID: a.Territory, Programme: a.Programme, Region: a.Region, Act: at.Seq, Fictitious: at.Fictitious})
	t.Name.Set(at.Effect, a.Name, at.Seq)
	t.Status.Set(at.Effect, register.Proposed, at.Seq)
	t.Perimeter.Set(at.Effect, perimeter.Union(nil, a.Members), at.Seq)
	s.Concern(a.Programme)
}

// real refuses members that do not exist on a day: unknown, not yet born, already gone.
func real(s *state, field string, members []perimeter.Member, on day) *register.Refusal {
	v := s.Atlas.On(on)
	for _, m := range members {
		if p := perimeter.Check(v, s.Atlas, m); p != nil {
			return register.Refuse(register.Missing, p.Code, "member", m.ID(), "day", on, "detail", p.Detail).On(field)
		}
	}
	return nil
}

// memberRefusals are the sentences of what real refuses.
var memberRefusals = map[string]locale.Text{
	"epci.unknown":         {FR: "{member} : aucun EPCI ne porte ce numéro.", EN: "{member}: no EPCI bears this number."},
	"epci.not-yet-born":    {FR: "{member} n’existe pas encore au {day} (premier millésime : {detail}).", EN: "{member} does not exist yet on {day} (first vintage: {detail})."},
	"epci.gone":            {FR: "{member} n’existe plus au {day} (dernier millésime : {detail}).", EN: "{member} no longer exists on {day} (last vintage: {detail})."},
	"commune.unknown":      {FR: "{member} : aucune commune ne porte ce code.", EN: "{member}: no commune bears this code."},
	"commune.not-yet-born": {FR: "{member} n’existe pas encore au {day} (premier millésime : {detail}).", EN: "{member} does not exist yet on {day} (first vintage: {detail})."},
	"commune.gone":         {FR: "{member} n’existe plus au {day} (dernier millésime : {detail}).", EN: "{member} no longer exists on {day} (last vintage: {detail})."},
	"part.not-inside":      {FR: "{member} : {detail} n’en fait pas partie au {day}.", EN: "{member}: {detail} is not part of it on {day}."},
}

// also joins sentences of refusals.
func also(all ...map[string]locale.Text) map[string]locale.Text {
	joined := map[string]locale.Text{}
	for _, m := range all {
		for code, t := range m {
			joined[code] = t
		}
	}
	return joined
}

var territoryProposed = register.Declaration{
	New:      func() register.Act { return new(TerritoryProposed) },
	Name:     locale.Text{FR: "Proposition d’un territoire", EN: "Territory proposed"},
	Sentence: locale.Text{FR: "{name} est proposé comme territoire.", EN: "{name} is proposed as a territory."},
	Help: locale.Text{
		FR: "Fait exister un territoire avec son premier périmètre. Il n’a pas encore le label.",
		EN: "Makes a territory exist with its first perimeter. It does not have the label yet."},
	Refusals: also(memberRefusals, map[string]locale.Text{
		"region.unknown": {FR: "Il n’y a pas de région de code {region}.", EN: "There is no region with code {region}."},
	}),
}
