package act

import (
	"cmp"

	"jalon/locale"
	"jalon/register"
)

// place is where money and means go: an action of a territory, a territory, or a programme at large. What is not said is
// known from the rest: the territory of an action, the programme of a territory.
type place struct{ programme, territory, action id }

// placed completes a place.
func placed(s *state, programme, territory, action id) place {
	if a, ok := s.Actions.Get(action); ok && territory == "" {
		territory = a.Territory
	}
	if t, ok := s.Territories.Get(territory); ok && programme == "" {
		programme = t.Programme
	}
	return place{programme, territory, action}
}

// over is what a power must cover: the territory where there is one, else the programme.
func (p place) over() id { return cmp.Or(p.territory, p.programme) }

// ended refuses to begin anything for a territory that takes no more acts.
func (p place) ended(s *state, at stamp) *register.Refusal {
	if p.territory == "" {
		return nil
	}
	_, r := live(s, "territory", p.territory, at.Effect)
	return r
}

// misplaced refuses a place that does not exist or whose parts are not of one another.
func misplaced(s *state, programme, territory, action id) *register.Refusal {
	if r := first(unknown(s, "programme", "programme", programme), unknown(s, "territory", "ti", territory), unknown(s, "action", "action", action)); r != nil {
		return r
	}
	p := placed(s, programme, territory, action)
	if a, ok := s.Actions.Get(action); ok && a.Territory != p.territory {
		return register.Refuse(register.Conflict, "place.elsewhere", "object", action, "place", a.Territory).On("action")
	}
	if t, ok := s.Territories.Get(p.territory); ok && t.Programme != p.programme {
		return register.Refuse(register.Conflict, "place.elsewhere", "object", p.territory, "place", t.Programme).On("territory")
	}
	return absent("programme", p.programme == "")
}

var placeRefusals = map[string]locale.Text{
	"place.elsewhere": {FR: "{object} relève de {place}.", EN: "{object} belongs to {place}."},
}
