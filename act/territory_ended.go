package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// The four ways a territory ends share what follows: it takes no more acts, and its heirs are written down.

// ending refuses to end twice, and heirs that are not live territories, that are named twice, or that the territory
// follows itself.
func ending(s *state, territory id, field string, heirs []id, at stamp) *register.Refusal {
	t, r := live(s, "territory", territory, at.Effect)
	if r != nil {
		return r
	}
	if last := t.Status[len(t.Status)-1]; last.Value.Ended() {
		return register.Refuse(register.Conflict, "territory.ends-later", "territory", territory, "since", last.From).On("territory")
	}
	for i, heir := range heirs {
		if slices.Contains(heirs[:i], heir) {
			return register.Refuse(register.Invalid, "territory.heir-twice", "heir", heir).On(field)
		}
		if _, r := live(s, field, heir, at.Effect); r != nil {
			return r
		}
		if leads(s, heir, territory) {
			return register.Refuse(register.Conflict, "territory.own-heir", "territory", territory, "heir", heir).On(field)
		}
	}
	return nil
}

// leads reports whether a territory is another, or has it among its heirs or theirs, on any day.
func leads(s *state, from, to id) bool {
	if from == to {
		return true
	}
	t, ok := s.Territories.Get(from)
	return ok && slices.ContainsFunc(t.Heirs, func(f register.Fact[[]id]) bool {
		return slices.ContainsFunc(f.Value, func(heir id) bool { return leads(s, heir, to) })
	})
}

// end closes a territory.
func end(s *state, territory id, status register.Status, heirs []id, at stamp) {
	t := s.Territories.Edit(territory)
	t.Status.Set(at.Effect, status, at.Seq)
	t.Heirs.Set(at.Effect, heirs, at.Seq)
	s.Concern(heirs...)
}

var endingRefusals = map[string]locale.Text{
	"territory.own-heir":   {FR: "{territory} se succéderait à lui-même par {heir}.", EN: "{territory} would be its own heir through {heir}."},
	"territory.heir-twice": {FR: "{heir} est nommé deux fois.", EN: "{heir} is named twice."},
	"territory.ends-later": {FR: "La fin de {territory} est déjà inscrite, au {since}.", EN: "The end of {territory} is already recorded, on {since}."},
}
