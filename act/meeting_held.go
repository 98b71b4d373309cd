package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// MeetingHeld (tenue d'une réunion) records who chaired and who was there, on the day of effect. The decisions taken
// are acts of their own, which name the meeting and the item.
//
// A meeting that was never convened in the register, as one taken up from paper, is recorded with its body and agenda.
// Those listed must have a seat; one who is represented is not present, and does not count for the quorum. A member who is
// there may chair, and so may a guest, who is known by a capacity alone.
type MeetingHeld struct {
	Meeting    id                    `json:"meeting" fr:"Réunion" en:"Meeting"`
	Body       id                    `json:"body,omitempty" fr:"Instance" en:"Body"`
	Agenda     []register.Item       `json:"agenda,omitempty" fr:"Ordre du jour" en:"Agenda"`
	ChairedBy  []id                  `json:"chaired_by" fr:"Présidence de séance" en:"Chaired by"`
	Guests     []string              `json:"guests,omitempty" fr:"Présidence de séance sans siège (qualité)" en:"Chaired by, without a seat (capacity)"`
	Attendance []register.Attendance `json:"attendance" fr:"Présences" en:"Attendance"`
	Movements  []register.Movement   `json:"movements,omitempty" fr:"Arrivées et départs" en:"Arrivals and departures"`
}

// Kind implements register.Act.
func (*MeetingHeld) Kind() kind { return "meeting.held" }

// Power is that of the body that met, or of one competent over it.
func (a *MeetingHeld) Power(s *state) power { return power{Kind: a.Kind(), Over: a.body(s)} }

// body is the one that met: that of the convocation, or the one given.
func (a *MeetingHeld) body(s *state) id {
	if m, ok := s.Meetings.Get(a.Meeting); ok {
		return m.Body
	}
	return a.Body
}

// Check implements register.Act.
func (a *MeetingHeld) Check(s *state, at stamp) *register.Refusal {
	if a.body(s) == "" {
		return register.Refuse(register.Missing, "meeting.without-body", "meeting", a.Meeting).On("body")
	}
	if at.Effect > at.Entered() {
		return register.Refuse(register.Invalid, "meeting.to-come", "meeting", a.Meeting, "day", at.Effect)
	}
	b, r := sitting(s, "body", a.body(s), at.Effect)
	if r != nil {
		return r
	}
	return first(a.convened(s, at), a.seated(s, b, at), a.chaired(), a.moved(s))
}

// convened checks that the meeting may still be held, or that it is whole when it was not convened here.
func (a *MeetingHeld) convened(s *state, at stamp) *register.Refusal {
	m, ok := s.Meetings.Get(a.Meeting)
	switch {
	case !ok:
		return first(taken(s, "meeting", a.Meeting, "meeting"), numbered(a.Agenda))
	case at.Effect < m.Convened:
		return register.Refuse(register.Missing, "object.not-yet", "id", a.Meeting, "day", at.Effect, "since", m.Convened).On("meeting")
	case !m.Held.IsZero():
		return register.Refuse(register.Conflict, "meeting.already-held", "meeting", a.Meeting, "on", m.Held).On("meeting")
	case !m.Cancelled.IsZero():
		return register.Refuse(register.Gone, "meeting.cancelled", "meeting", a.Meeting, "on", m.Cancelled).On("meeting")
	case a.Body != "" && a.Body != m.Body:
		return register.Refuse(register.Conflict, "meeting.other-body", "meeting", a.Meeting, "body", m.Body).On("body")
	case len(a.Agenda) > 0:
		return numbered(a.Agenda)
	}
	return nil
}

// seated checks that those named have a seat that day, each once.
func (a *MeetingHeld) seated(s *state, b *register.Body, at stamp) *register.Refusal {
	seen := map[id]bool{}
	for _, one := range a.Attendance {
		switch {
		case len(b.Sits(one.Person, at.Effect)) == 0:
			return register.Refuse(register.Forbidden, "attendance.without-seat", "person", one.Person, "body", b.ID, "day", at.Effect).On("attendance")
		case !attendances[one.As]:
			return register.Refuse(register.Invalid, "attendance.unknown", "as", one.As).On("attendance")
		case seen[one.Person]:
			return register.Refuse(register.Conflict, "attendance.twice", "person", one.Person).On("attendance")
		}
		if r := first(unknown(s, "attendance", "person", one.By), proxy(s, b, one, at)); r != nil {
			return r
		}
		seen[one.Person] = true
	}
	return nil
}

// proxy checks that the power by which a member is represented is still good: for so many sittings in a row, this one included.
func proxy(s *state, b *register.Body, one register.Attendance, at stamp) *register.Refusal {
	if one.Proxy.IsZero() {
		return nil
	}
	if one.As != register.Represented || one.Proxy > at.Effect {
		return register.Refuse(register.Invalid, "attendance.proxy-idle", "person", one.Person, "day", one.Proxy).On("attendance")
	}
	sittings := 1
	for _, m := range s.MeetingsOf(b.ID) {
		if m.Held >= one.Proxy && m.Held < at.Effect {
			sittings++
		}
	}
	if limit := b.Rule().Votes.ProxyLasts(); sittings > limit {
		return register.Refuse(register.Invalid, "attendance.proxy-old", "person", one.Person, "day", one.Proxy, "limit", limit).On("attendance")
	}
	return nil
}

// chaired checks that somebody chaired, and that the members who did were there.
func (a *MeetingHeld) chaired() *register.Refusal {
	for _, chair := range a.ChairedBy {
		there := register.Attendance{Person: chair, As: register.Present}
		if !slices.Contains(a.Attendance, there) {
			return register.Refuse(register.Conflict, "meeting.chair-absent", "person", chair).On("chaired_by")
		}
	}
	return first(absent("chaired_by", len(a.ChairedBy)+len(a.Guests) == 0), absent("guests", slices.Contains(a.Guests, "")))
}

// moved checks that those who came late or left early took part, and at items that there are, in their order.
func (a *MeetingHeld) moved(s *state) *register.Refusal {
	agenda := a.Agenda
	if m, ok := s.Meetings.Get(a.Meeting); ok && len(agenda) == 0 {
		agenda = m.Agenda
	}
	last := 1
	for _, move := range a.Movements {
		in := slices.ContainsFunc(a.Attendance, func(one register.Attendance) bool {
			return one.Person == move.Person && (one.As == register.Present || one.As == register.Represented)
		})
		switch {
		case !in:
			return register.Refuse(register.Conflict, "movement.absent", "person", move.Person).On("movements")
		case move.As != register.Arrived && move.As != register.Left:
			return register.Refuse(register.Invalid, "movement.unknown", "as", move.As).On("movements")
		case move.Item < last || move.Item > len(agenda):
			return register.Refuse(register.Invalid, "movement.item", "item", move.Item).On("movements")
		}
		last = move.Item
	}
	return nil
}

// attendances are the ways to take part, or not.
var attendances = map[string]bool{register.Present: true, "represented": true, "excused": true, "absent": true}

// Apply implements register.Act.
func (a *MeetingHeld) Apply(s *state, at stamp) {
	if !s.Meetings.Has(a.Meeting) {
		s.Meetings.Add(a.Meeting, register.Meeting{ID: a.Meeting, Body: a.Body, Agenda: a.Agenda, Act: at.Seq})
	}
	m := s.Meetings.Edit(a.Meeting)
	if len(a.Agenda) > 0 {
		m.Agenda = a.Agenda
	}
	m.Held, m.HeldBy, m.Chairs, m.Guests, m.Attendees, m.Movements = at.Effect, at.Seq, a.ChairedBy, a.Guests, a.Attendance, a.Movements
	m.Quorum = s.QuorateAt(m, 1)
	b, _ := s.Bodies.Get(m.Body)
	s.Concern(m.Body, b.Territory)
}

var meetingHeld = register.Declaration{
	New:      func() register.Act { return new(MeetingHeld) },
	Name:     locale.Text{FR: "Tenue d’une réunion", EN: "Meeting held"},
	Sentence: locale.Text{FR: "La réunion {meeting} s’est tenue, présidée par {chaired_by}.", EN: "The meeting {meeting} was held, chaired by {chaired_by}."},
	Help: locale.Text{
		FR: "Constate qu’une réunion s’est tenue, qui la présidait et qui y était. Les décisions sont des actes à part, qui citent la réunion et le point.",
		EN: "Records that a meeting was held, who chaired it and who was there. Decisions are acts of their own, which name the meeting and the item."},
	Refusals: also(agendaRefusals, map[string]locale.Text{
		"meeting.without-body":    {FR: "La réunion {meeting} n’est pas au registre : indiquez l’instance et l’ordre du jour.", EN: "The meeting {meeting} is not in the register: give the body and the agenda."},
		"meeting.to-come":         {FR: "La réunion {meeting} ne s’est pas encore tenue : le {day} est à venir.", EN: "The meeting {meeting} is not held yet: {day} is still to come."},
		"meeting.already-held":    {FR: "La réunion {meeting} s’est déjà tenue le {on}.", EN: "The meeting {meeting} was already held on {on}."},
		"meeting.cancelled":       {FR: "La réunion {meeting} a été annulée le {on}.", EN: "The meeting {meeting} was cancelled on {on}."},
		"meeting.other-body":      {FR: "La réunion {meeting} est celle de {body}.", EN: "The meeting {meeting} is one of {body}."},
		"meeting.chair-absent":    {FR: "{person} ne peut présider une réunion où il n’est pas présent.", EN: "{person} cannot chair a meeting without attending it."},
		"attendance.without-seat": {FR: "{person} n’a pas de siège dans {body} au {day}.", EN: "{person} has no seat in {body} on {day}."},
		"attendance.unknown":      {FR: "« {as} » n’est pas une présence : present, represented, excused ou absent.", EN: "“{as}” is no attendance: present, represented, excused or absent."},
		"movement.absent":         {FR: "{person} ne peut arriver ni partir sans avoir pris part à la réunion.", EN: "{person} cannot arrive or leave without taking part in the meeting."},
		"movement.unknown":        {FR: "« {as} » n’est ni une arrivée (arrived) ni un départ (left).", EN: "“{as}” is neither an arrival (arrived) nor a departure (left)."},
		"movement.item":           {FR: "Les arrivées et les départs suivent l’ordre du jour : il n’y a pas de point {item} à cette place.", EN: "Arrivals and departures follow the agenda: there is no item {item} in that place."},
		"attendance.proxy-idle":   {FR: "Le pouvoir de {person}, du {day}, ne sert pas ici : il vaut pour qui est représenté, et du jour où il est donné.", EN: "The proxy of {person}, of {day}, is of no use here: it is for who is represented, and from the day it is given."},
		"attendance.proxy-old":    {FR: "Le pouvoir donné par {person} le {day} a déjà servi : il vaut {limit} séances de suite au plus. Il en faut un nouveau.", EN: "The proxy given by {person} on {day} was already used: it is good for {limit} sittings in a row at most. A new one is needed."},
		"attendance.twice":        {FR: "{person} figure deux fois parmi les présences.", EN: "{person} is listed twice in the attendance."},
	}),
}
