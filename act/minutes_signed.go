package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// MinutesSigned (signature du procès-verbal) signs the minutes of a meeting, as they were approved and in no other version.
// Who chaired signs as such; who keeps the minutes signs as their secretary.
type MinutesSigned struct {
	Meeting  id     `json:"meeting" fr:"Réunion" en:"Meeting"`
	Document string `json:"document" fr:"Empreinte SHA-256 du procès-verbal signé" en:"SHA-256 hash of the minutes signed"`
}

// Kind implements register.Act.
func (*MinutesSigned) Kind() kind { return "minutes.signed" }

// Power is that of recording the meeting.
func (a *MinutesSigned) Power(s *state) power { return overMeeting(s, a.Meeting) }

// Check implements register.Act.
func (a *MinutesSigned) Check(s *state, at stamp) *register.Refusal {
	m, r := sat(s, a.Meeting, at.Effect)
	switch {
	case r != nil:
		return r
	case m.Minutes.Document == "" || at.Effect < m.Minutes.Approved:
		return register.Refuse(register.Missing, "minutes.none", "meeting", a.Meeting, "day", at.Effect).On("meeting")
	case m.Minutes.Document != a.Document:
		return register.Refuse(register.Conflict, "minutes.other-version", "meeting", a.Meeting, "act", m.Minutes.Act).On("document")
	case m.SignedBy(at.By):
		return register.Refuse(register.Conflict, "minutes.signed-already", "person", at.By, "meeting", a.Meeting)
	}
	return nil
}

// Apply implements register.Act.
func (a *MinutesSigned) Apply(s *state, at stamp) {
	m := s.Meetings.Edit(a.Meeting)
	m.Minutes.Signatures = append(m.Minutes.Signatures, register.MinutesSignature{
		Person: at.By, Chair: slices.Contains(m.Chairs, at.By), On: at.Effect, Act: at.Seq})
	s.Concern(m.Body)
}

var minutesSigned = register.Declaration{
	New:      func() register.Act { return new(MinutesSigned) },
	Name:     locale.Text{FR: "Signature d’un procès-verbal", EN: "Minutes signed"},
	Sentence: locale.Text{FR: "Le procès-verbal de la réunion {meeting} est signé.", EN: "The minutes of the meeting {meeting} are signed."},
	Help:     locale.Text{FR: "Signe le procès-verbal approuvé d’une réunion : sa présidence, et qui en tient le secrétariat.", EN: "Signs the approved minutes of a meeting: who chaired it, and who keeps its minutes."},
	Refusals: map[string]locale.Text{
		"minutes.none":           {FR: "Le procès-verbal de {meeting} n’est pas approuvé au {day}.", EN: "The minutes of {meeting} are not approved on {day}."},
		"minutes.other-version":  {FR: "Une autre version du procès-verbal de {meeting} est approuvée (acte n° {act}) : c’est elle qui se signe.", EN: "Another version of the minutes of {meeting} is approved (act no. {act}): that is the one to sign."},
		"minutes.signed-already": {FR: "{person} a déjà signé le procès-verbal de {meeting}.", EN: "{person} already signed the minutes of {meeting}."},
	},
}
