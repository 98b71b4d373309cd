package api

import (
	"context"
	"slices"

	"jalon/register"
)

// MeetingShort (réunion) is a meeting as other sheets show it.
type MeetingShort struct {
	ID        register.ID          `json:"id"`
	Body      Ref                  `json:"body"`
	Step      register.MeetingStep `json:"step"`
	Planned   register.Day         `json:"planned,omitzero"`
	Held      register.Day         `json:"held,omitzero"`
	Cancelled register.Day         `json:"cancelled,omitzero"`
	At        string               `json:"at,omitempty"` // the hour planned, in Paris
	Place     string               `json:"place,omitempty"`
	Items     int                  `json:"items"`
	Decisions int                  `json:"decisions"`
	Quorum    *bool                `json:"quorum"` // null until it is held
	Act       int64                `json:"act"`
}

// MeetingSheet (fiche d'une réunion) is a meeting on a day: called, held with its attendance and decisions, or cancelled.
type MeetingSheet struct {
	MeetingShort
	On         register.Day `json:"on"`
	Chairs     []Ref        `json:"chairs,omitempty"` // of that day, whatever the standing chairs
	Agenda     []Item       `json:"agenda,omitempty"`
	Attendance []Attendee   `json:"attendance,omitempty"`
	Reason     string       `json:"reason,omitempty"` // of the cancellation
	Acts       []int64      `json:"acts"`
}

// Item (point de l'ordre du jour) is an item with the acts taken at it.
type Item struct {
	Number int     `json:"number"`
	Title  string  `json:"title"`
	Acts   []int64 `json:"acts,omitempty"`
}

// Attendee (présence) is how a member took part.
type Attendee struct {
	Person Ref          `json:"person"`
	As     string       `json:"as"` // present, represented, excused, absent
	By     *Ref         `json:"by,omitempty"`
	Proxy  register.Day `json:"proxy,omitzero"`  // on which By was given the power, where it was not for this sitting alone
	Seats  []Word       `json:"seats,omitempty"` // held that day
}

// Meeting returns a meeting on the day of the view. What has not happened by then is not told.
func Meeting(ctx context.Context, v register.View, id register.ID) (MeetingSheet, *register.Refusal) {
	r := reader{ctx, v}
	m, ok := v.Meetings.Get(id)
	if !ok {
		return MeetingSheet{}, unknown(id)
	}
	if since := r.known(m); v.On < since {
		return MeetingSheet{}, r.notYet(id, since)
	}
	s := MeetingSheet{MeetingShort: r.meetingShort(m), On: v.On, Acts: v.History(id)}
	for _, item := range m.Agenda {
		s.Agenda = append(s.Agenda, Item{item.Number, item.Title, r.taken(m, item.Number)})
	}
	switch s.Step {
	case register.HeldStep:
		s.Chairs = r.refs(m.Chairs)
		b, _ := v.Bodies.Get(m.Body)
		for _, a := range m.Attendees {
			s.Attendance = append(s.Attendance, r.attendee(b, m, a))
		}
	case register.Cancelled:
		s.Reason = m.Reason
	}
	return s, nil
}

// known returns the first day on which the meeting can be spoken of: that of its convocation, or else that it was held.
func (r reader) known(m *register.Meeting) register.Day {
	if line, ok := r.Line(m.Act); ok {
		return line.Effect
	}
	return m.Held
}

func (r reader) meetingShort(m *register.Meeting) MeetingShort {
	s := MeetingShort{ID: m.ID, Body: r.ref(m.Body), Step: m.Step(r.On), Planned: m.Planned, At: m.At, Place: m.Place, Items: len(m.Agenda), Act: m.Act}
	switch s.Step {
	case register.HeldStep:
		s.Held, s.Quorum = m.Held, &m.Quorum
		for _, item := range m.Agenda {
			s.Decisions += len(r.taken(m, item.Number))
		}
	case register.Cancelled:
		s.Cancelled = m.Cancelled
	}
	return s
}

// taken lists the acts taken at an item, with effect by the day.
func (r reader) taken(m *register.Meeting, item int) (acts []int64) {
	for _, t := range m.Decisions {
		if line, ok := r.Line(t.Act); ok && t.Item == item && line.Effect <= r.On {
			acts = append(acts, t.Act)
		}
	}
	return acts
}

func (r reader) attendee(b *register.Body, m *register.Meeting, a register.Attendance) Attendee {
	out := Attendee{Person: r.ref(a.Person), As: a.As, By: r.optional(a.By), Proxy: a.Proxy}
	for _, seat := range b.Sits(a.Person, m.Held) {
		out.Seats = append(out.Seats, r.seatWord(b, seat.Seat))
	}
	return out
}

// meetings lists the meetings of a body that can be spoken of on the day, the latest first.
func (r reader) meetings(body register.ID) (all []MeetingShort) {
	for _, m := range r.MeetingsOf(body) {
		if r.known(m) <= r.On {
			all = append(all, r.meetingShort(m))
		}
	}
	slices.SortStableFunc(all, func(a, b MeetingShort) int { return int(b.day()) - int(a.day()) })
	return all
}

// day is the day of the meeting: held, cancelled or still planned.
func (m MeetingShort) day() register.Day {
	if !m.Held.IsZero() {
		return m.Held
	}
	return m.Planned
}
