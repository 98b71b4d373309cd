package act

import (
	"jalon/locale"
	"jalon/register"
)

// MeetingCancelled (annulation d'une réunion) calls off a meeting that has not been held.
type MeetingCancelled struct {
	Meeting id     `json:"meeting" fr:"Réunion" en:"Meeting"`
	Reason  string `json:"reason" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*MeetingCancelled) Kind() kind { return "meeting.cancelled" }

// Power is that of the body that was to meet.
func (a *MeetingCancelled) Power(s *state) power {
	m, ok := s.Meetings.Get(a.Meeting)
	if !ok {
		return power{Kind: a.Kind(), Over: a.Meeting}
	}
	return power{Kind: a.Kind(), Over: m.Body}
}

// Check implements register.Act.
func (a *MeetingCancelled) Check(s *state, at stamp) *register.Refusal {
	m, ok := s.Meetings.Get(a.Meeting)
	switch {
	case !ok:
		return register.Refuse(register.Missing, "object.unknown", "id", a.Meeting).On("meeting")
	case !m.Held.IsZero():
		return register.Refuse(register.Conflict, "meeting.already-held", "meeting", a.Meeting, "on", m.Held).On("meeting")
	case at.Effect < m.Convened:
		return register.Refuse(register.Missing, "object.not-yet", "id", a.Meeting, "day", at.Effect, "since", m.Convened).On("meeting")
	case !m.Cancelled.IsZero():
		return register.Refuse(register.Conflict, "meeting.already-cancelled", "meeting", a.Meeting, "on", m.Cancelled).On("meeting")
	}
	return absent("reason", a.Reason == "")
}

// Apply implements register.Act.
func (a *MeetingCancelled) Apply(s *state, at stamp) {
	m := s.Meetings.Edit(a.Meeting)
	m.Cancelled, m.Reason = at.Effect, a.Reason
	s.Concern(m.Body)
}

var meetingCancelled = register.Declaration{
	New:      func() register.Act { return new(MeetingCancelled) },
	Name:     locale.Text{FR: "Annulation d’une réunion", EN: "Meeting cancelled"},
	Sentence: locale.Text{FR: "La réunion {meeting} est annulée : {reason}", EN: "The meeting {meeting} is cancelled: {reason}"},
	Help:     locale.Text{FR: "Annule une réunion convoquée qui ne s’est pas tenue.", EN: "Cancels a meeting that was convened and not held."},
	Refusals: map[string]locale.Text{
		"meeting.already-held":      {FR: "La réunion {meeting} s’est tenue le {on}.", EN: "The meeting {meeting} was held on {on}."},
		"meeting.already-cancelled": {FR: "La réunion {meeting} est annulée depuis le {on}.", EN: "The meeting {meeting} has been cancelled since {on}."},
	},
}
