package web

import (
	"strconv"
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
)

// places are the pages of the things of the register, by the type in their identifier.
var places = map[string]string{
	"ti": "/territoires/", "body": "/instances/", "meeting": "/reunions/", "person": "/personnes/", "org": "/organismes/", "contract": "/contrats/", "action": "/actions/",
}

// hrefOf returns the address of the page that shows a thing, or "" when none does.
func (v *visit) hrefOf(id register.ID) string {
	if place, ok := places[id.Type()]; ok && v.Exists(id) {
		return v.href(place + string(id))
	}
	switch id.Type() {
	case "programme":
		return v.href("/")
	case "mandate":
		return v.href("/actes/" + id.Tail())
	case "application":
		if a, ok := v.Applications.Get(id); ok {
			return v.href("/territoires/" + string(a.Territory) + "#candidature")
		}
	case "funding":
		if f, ok := v.Fundings.Get(id); ok {
			return v.actHref(f.Act)
		}
	}
	if seqs := v.History(id); len(seqs) > 0 {
		return v.actHref(seqs[0])
	}
	return ""
}

func (v *visit) actHref(seq int64) string { return v.href("/actes/" + strconv.FormatInt(seq, 10)) }

// nameOf says the name of anything an act may cite, as on the day of the visit: things of the register, members of
// perimeters, mandates. What has no name is said by what it is; what is unknown stands for itself.
func (v *visit) nameOf(id register.ID) string {
	switch id.Type() {
	case "person":
		return v.personName(id)
	case "programme":
		if p, ok := v.Programmes.Get(id); ok {
			return v.text(p.Pack.Name)
		}
	case "epci", "ept", "com":
		return v.memberName(string(id))
	case "application":
		if a, ok := v.Applications.Get(id); ok {
			return v.say("« {name} »", "“{name}”", "name", v.nameOf(a.Territory))
		}
	case "meeting":
		if m, ok := v.Meetings.Get(id); ok {
			return v.meetingName(m)
		}
	case "mandate":
		return v.mandateName(id)
	}
	if name, ok := v.NameOf(id); ok {
		return locale.Typeset(v.lang, name)
	}
	return v.thingName(id)
}

// thingName says what has no name of its own by what it is.
func (v *visit) thingName(id register.ID) string {
	switch id.Type() {
	case "funding":
		if f, ok := v.Fundings.Get(id); ok {
			return strings.TrimSuffix(f.Scheme+", "+v.nameOf(f.Funder), ", ")
		}
	case "question":
		if q, ok := v.Questions.Get(id); ok {
			return v.say("la demande du {day}", "the request of {day}", "day", q.Raised)
		}
	case "perimeter-request":
		if q, ok := v.State.Requests.Get(id); ok {
			return v.say("la demande du {day}", "the request of {day}", "day", q.On)
		}
	case "portrait":
		if p, ok := v.Portraits.Get(id); ok {
			return p.Edition
		}
	case "means":
		if m, ok := v.State.Means.Get(id); ok {
			return m.What
		}
	}
	return string(id)
}

func (v *visit) personName(id register.ID) string {
	ref := api.Name(v, v.View, id)
	switch {
	case ref.Erased:
		return v.say("nom effacé", "name erased")
	case ref.Name == "":
		return string(id)
	}
	return ref.Name
}

// meetingName completes "la réunion": that of a day, of a body.
func (v *visit) meetingName(m *register.Meeting) string {
	day := m.Held
	if day.IsZero() {
		day = m.Planned
	}
	return v.say("du {day} ({body})", "of {day} ({body})", "day", day, "body", v.nameOf(m.Body))
}

// mandateName says a mandate by its number, which is that of the act that gave it.
func (v *visit) mandateName(id register.ID) string {
	seq, _ := strconv.ParseInt(id.Tail(), 10, 64)
	return v.say("mandat n° {seq}", "mandate no. {seq}", "seq", seq)
}

// memberName says the name of a member of perimeters, in the nearest vintage in which it exists.
func (v *visit) memberName(id string) string {
	m, err := perimeter.Parse(id)
	if err != nil {
		return id
	}
	return api.MemberName(v.View, m)
}

// seatName says a seat of a body.
func (v *visit) seatName(body register.ID, seat string) string {
	if b, ok := v.Bodies.Get(body); ok {
		if s, ok := b.Rule().Seat(seat); ok {
			return v.text(s.Name)
		}
	}
	return seat
}
