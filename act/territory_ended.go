package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// The four ways a territory ends share what follows: it takes no more acts, and its heirs are written down.

// ending refuses heirs that are not live territories, or that are the territory itself.
func ending(s *state, territory id, field string, heirs []id, at stamp) *register.Refusal {
	if _, r := live(s, "territory", territory, at.Effect); r != nil {
		return r
	}
	for _, heir := range heirs {
		if heir == territory {
			return register.Refuse(register.Invalid, "territory.own-heir", "territory", territory).On(field)
		}
		if _, r := live(s, field, heir, at.Effect); r != nil {
			return r
		}
	}
	return nil
}

// end closes a territory.
func end(s *state, territory id, status register.Status, heirs []id, at stamp) {
	t := s.Territories.Edit(territory)
	t.Status.Set(at.Effect, status, at.Seq)
	if len(heirs) > 0 {
		t.Heirs.Set(at.Effect, slices.Clone(heirs), at.Seq)
	}
	s.Concern(heirs...)
}

var endingRefusals = map[string]locale.Text{
	"territory.own-heir": {FR: "{territory} ne peut se succéder à lui-même.", EN: "{territory} cannot be its own heir."},
}
