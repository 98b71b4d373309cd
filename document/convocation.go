package document

import (
	"context"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
)

// Convocation composes the letter by which a body is called to meet: when, where, about what, who is called, and how a member
// who cannot come is represented. It is composed as on the day of the convocation, so that it stays what was sent.
func Convocation(ctx context.Context, v register.View, meeting register.ID, lang locale.Lang) (*Document, *register.Refusal) {
	m, ok := v.Meetings.Get(meeting)
	if !ok || m.Convened.IsZero() || m.Convened > v.On {
		return nil, register.Refuse(register.Missing, "object.unknown", "id", meeting)
	}
	w := writer{ctx, v, lang}.on(m.Convened)
	body, refusal := api.Body(ctx, w.View, m.Body)
	if refusal != nil {
		return nil, refusal
	}
	act, _ := w.Line(m.Act)
	agenda := Section{Name: "agenda", Title: w.say("Ordre du jour", "Agenda")}
	for _, item := range m.Agenda {
		agenda.Blocks = append(agenda.Blocks, Para(w.say("{number}. {title}", "{number}. {title}", "number", item.Number, "title", item.Title)))
	}
	sections := []Section{agenda, w.called(body), w.standingIn(m, body)}
	return finished(&Document{Lang: lang, Kicker: w.say("Convocation", "Convocation"), Title: locale.Typeset(lang, body.Name), Lead: w.calls(m),
		Fictitious: act.Fictitious, Sections: sections, Colophon: w.colophon(m.Act)}), nil
}

// calls says when and where, and how long before it is said.
func (w writer) calls(m *register.Meeting) string {
	return w.meets(m.Planned, m.Planned, m.At, m.Place) + " " + w.say("Convocation du {day}, {days} avant la réunion.", "Convened on {day}, {days} before the meeting.",
		"day", m.Convened, "days", locale.Days(w.lang, m.Planned.Sub(m.Convened)))
}

// meets says the day of a meeting, its hour in Paris and its place, as far as they are known: one held on another day than was
// planned was held at another hour.
func (w writer) meets(day, planned register.Day, at, place string) string {
	text := w.say("Réunion du {day}", "Meeting of {day}", "day", day)
	if at != "" && day == planned {
		text += w.say(", à {hour} (heure de Paris)", ", at {hour} (Paris time)", "hour", locale.Hour(w.lang, at))
	}
	if place != "" {
		text += ", " + place
	}
	return text + "."
}

// called are those who sit on the day, and the seats that nobody holds.
func (w writer) called(b api.BodySheet) Section {
	s := Section{Name: "members", Title: w.say("Membres convoqués", "Members called")}
	if t := w.seatTable(b, w.say("Sièges et titulaires", "Seats and holders")); len(t.Rows) > 0 {
		s.Blocks = []Block{t}
	}
	return s
}

// standingIn says how many must come, and how one who cannot is represented.
func (w writer) standingIn(m *register.Meeting, sheet api.BodySheet) Section {
	s := Section{Name: "proxies", Title: w.say("Quorum et pouvoirs", "Quorum and proxies")}
	if sheet.Quorum != "" {
		s.Blocks = append(s.Blocks, Para(w.say("Le comité délibère si plus de {share} de ses membres sont présents.", "The committee deliberates when more than {share} of its members are present.", "share", sheet.Quorum)))
	}
	b, _ := w.Bodies.Get(m.Body)
	votes := b.Rule().Votes
	s.Blocks = append(s.Blocks, Para(w.say("Qui ne peut pas venir donne pouvoir à un autre membre. Pouvoirs par membre : {most} au plus ; un pouvoir sert {sittings} séances de suite au plus. Être représenté ne compte pas pour le quorum.",
		"Who cannot come gives a proxy to another member. Proxies to a member: {most} at most; a proxy is good for {sittings} sittings in a row at most. Being represented does not count for the quorum.",
		"most", votes.MaxProxies(), "sittings", votes.ProxyLasts())))
	return s
}
