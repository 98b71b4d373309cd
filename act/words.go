package act

import (
	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
)

// The words of the register, said short where every file needs them.
type (
	id    = register.ID
	day   = calendar.Day
	state = register.State
	stamp = register.Stamp
	power = register.Power
	kind  = register.Kind
)

// unknown refuses what is not in the register, or is not of the type expected. An empty identifier passes: it is for the
// caller to ask for it.
func unknown(s *state, field, sort string, ids ...id) *register.Refusal {
	for _, one := range ids {
		switch {
		case one == "":
		case one.Type() != sort:
			return register.Refuse(register.Invalid, "id.type", "id", one, "type", sort).On(field)
		case !s.Exists(one):
			return register.Refuse(register.Missing, "object.unknown", "id", one).On(field)
		}
	}
	return nil
}

// absent refuses an empty field that the act cannot do without.
func absent(field string, empty bool) *register.Refusal {
	if empty {
		return register.Refuse(register.Invalid, "field.required", "field", field).On(field)
	}
	return nil
}

// taken refuses an identifier that something else already bears, or that is not of the type expected.
func taken(s *state, field string, one id, kind string) *register.Refusal {
	switch {
	case one.Type() != kind:
		return register.Refuse(register.Invalid, "id.type", "id", one, "type", kind).On(field)
	case s.Exists(one):
		return register.Refuse(register.Conflict, "id.taken", "id", one).On(field)
	}
	return nil
}

// live finds a territory that still takes acts on a day.
func live(s *state, field string, one id, on day) (*register.Territory, *register.Refusal) {
	t, ok := s.Territories.Get(one)
	if !ok {
		return nil, register.Refuse(register.Missing, "object.unknown", "id", one).On(field)
	}
	status, begun := t.Status.On(on)
	if !begun {
		return nil, register.Refuse(register.Missing, "territory.not-yet", "territory", one, "day", on).On(field)
	}
	if status.Value.Ended() {
		return nil, register.Refuse(register.Gone, "territory.ended", "territory", one, "status", status.Value,
			"since", status.From, "heirs", followers(t.Heirs.Value(on))).On(field)
	}
	return t, nil
}

// sitting finds a body that exists on a day.
func sitting(s *state, field string, one id, on day) (*register.Body, *register.Refusal) {
	b, ok := s.Bodies.Get(one)
	if !ok {
		return nil, register.Refuse(register.Missing, "object.unknown", "id", one).On(field)
	}
	if !b.Exists(on) {
		return nil, register.Refuse(register.Gone, "body.not-there", "body", one, "day", on).On(field)
	}
	return b, nil
}

// followers names the heirs of a territory, or says that there are none.
func followers(heirs []id) any {
	if len(heirs) == 0 {
		return locale.Text{FR: "aucun territoire", EN: "no territory"}
	}
	return heirs
}

// early refuses what the register only begins to speak of on a later day.
func early[T any](field string, one id, facts register.Dated[T], on day) *register.Refusal {
	if _, begun := facts.On(on); begun {
		return nil
	}
	return register.Refuse(register.Missing, "object.not-yet", "id", one, "day", on, "since", facts[0].From).On(field)
}

// first returns the first refusal there is.
func first(all ...*register.Refusal) *register.Refusal {
	for _, r := range all {
		if r != nil {
			return r
		}
	}
	return nil
}
