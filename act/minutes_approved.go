package act

import (
	"jalon/locale"
	"jalon/register"
)

// MinutesApproved (approbation du procès-verbal) makes a document the account of a meeting, by its hash. It closes the votes.
// Another version may be approved later: it is signed anew.
type MinutesApproved struct {
	Meeting  id     `json:"meeting" fr:"Réunion" en:"Meeting"`
	Document string `json:"document" fr:"Empreinte SHA-256 du procès-verbal" en:"SHA-256 hash of the minutes"`
	Extract  string `json:"extract,omitempty" fr:"Empreinte SHA-256 de l’extrait public" en:"SHA-256 hash of the public extract"`
}

// Kind implements register.Act.
func (*MinutesApproved) Kind() kind { return "minutes.approved" }

// Power is that of recording the meeting.
func (a *MinutesApproved) Power(s *state) power { return overMeeting(s, a.Meeting) }

// Check implements register.Act.
func (a *MinutesApproved) Check(s *state, at stamp) *register.Refusal {
	m, r := sat(s, a.Meeting, at.Effect)
	if r != nil {
		return r
	}
	if m.Minutes.Document == a.Document && a.Document != "" {
		return register.Refuse(register.Conflict, "minutes.already", "meeting", a.Meeting, "on", m.Minutes.Approved).On("document")
	}
	return first(absent("document", a.Document == ""), hashed("document", a.Document), hashed("extract", a.Extract))
}

// Apply implements register.Act.
func (a *MinutesApproved) Apply(s *state, at stamp) {
	m := s.Meetings.Edit(a.Meeting)
	m.Minutes = register.Minutes{Document: a.Document, Extract: a.Extract, Approved: at.Effect, Act: at.Seq}
	s.Concern(m.Body)
}

var minutesApproved = register.Declaration{
	New:      func() register.Act { return new(MinutesApproved) },
	Name:     locale.Text{FR: "Approbation d’un procès-verbal", EN: "Minutes approved"},
	Sentence: locale.Text{FR: "Le procès-verbal de la réunion {meeting} est approuvé.", EN: "The minutes of the meeting {meeting} are approved."},
	Help:     locale.Text{FR: "Fait d’un document le procès-verbal d’une réunion, et clôt ses votes.", EN: "Makes a document the minutes of a meeting, and closes its votes."},
	Refusals: map[string]locale.Text{
		"minutes.already": {FR: "Ce procès-verbal de {meeting} est déjà approuvé, depuis le {on}.", EN: "These minutes of {meeting} were already approved, on {on}."},
	},
}
