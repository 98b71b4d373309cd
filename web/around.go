package web

import (
	"reflect"
	"slices"
	"strings"

	"jalon/programme"
	"jalon/register"
	"jalon/web/ui"
)

// around asks for what is said around an act; for one that a meeting takes, the item where it did.
func (a asking) around(kind register.Kind) []blank {
	all := a.of(reflect.TypeFor[around](), "")
	if sittings := a.sittings(); len(sittings) > 0 {
		all = slices.Insert(all, 1, blank{Field: &ui.Field{ID: "decision", Name: "decision", Label: a.say("Décidé en réunion, au point", "Decided in a meeting, at the item"), Optional: true,
			Options: chosen(append([]ui.Option{{Label: a.say("— hors réunion —", "— out of any meeting —")}}, sittings...), a.form.Get("decision"))}})
	}
	return all
}

// unnamed puts around an act the name it gives to a passing thing, which the form suggests and nobody has to think of. Those of
// territories, bodies, people and organisations stay in front: they are read for years.
func unnamed(kind register.Kind, slots, around []blank) (front, back []blank) {
	if !slices.Contains([]register.Kind{"meeting.convened", "application.submitted", "request.raised", "perimeter.requested", "means.granted", "delegation.given"}, kind) {
		return slots, around
	}
	for _, s := range slots {
		if s.Field != nil && s.Field.ID == actPart+fresh[kind] {
			back = append(back, s)
			continue
		}
		front = append(front, s)
	}
	return front, append(back, around...)
}

// saysAround reports whether something was said around an act, or has to be: where it was decided, for one that a meeting takes.
func (v *visit) saysAround(kind register.Kind) bool {
	for name, values := range v.form {
		field, _, _ := strings.Cut(name, ".")
		if slices.Contains([]string{"effect", "grounds", "evidence", "decision"}, field) && strings.Join(values, "") != "" {
			return true
		}
	}
	return v.who != nil && slices.ContainsFunc(v.Titles(v.who.Person, kind, v.On), func(t register.Authority) bool { return t.Grant.In == programme.InMeeting })
}
