package register

// MeetingStep (situation d'une réunion) is where a meeting stands.
type MeetingStep string

// The steps of a meeting.
const (
	Convened  MeetingStep = "convened"
	HeldStep  MeetingStep = "held"
	Cancelled MeetingStep = "cancelled"
)

// Meeting (réunion) is a sitting of a body. The register numbers the meetings of a body; sources disagree on theirs.
type Meeting struct {
	ID        ID
	Body      ID
	Convened  Day // None for a meeting entered without its convocation
	Planned   Day // likewise
	Held      Day // None until it is held
	Cancelled Day
	At        string // the hour planned in Paris, as 14:30; empty when none was said
	Place     string
	Agenda    []Item
	Chairs    []ID     // persons who chaired that day, whatever the standing chairs
	Guests    []string // who chaired that day without a seat, by their capacity
	Attendees []Attendance
	Movements []Movement // in the order of the items
	Quorum    bool       // reached at the opening, when held
	Votes     []Vote
	Minutes   Minutes
	Reason    string
	Decisions []Taken
	Act       int64 // that convened it, or recorded it
	HeldBy    int64
}

// Item (point de l'ordre du jour) is one item of an agenda, numbered from 1.
type Item struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
}

// Attendance (présence) is how a member took part: present, represented, excused or absent.
type Attendance struct {
	Person ID     `json:"person"`
	As     string `json:"as"`
	By     ID     `json:"by,omitempty"` // who represents the member

	// Proxy is the day on which the member gave that power, where it was not for this sitting alone.
	Proxy Day `json:"proxy,omitzero"`
}

// Present is the attendance of those who count for a quorum.
const Present = "present"

// Taken (décision) is an act taken at an item of a meeting.
type Taken struct {
	Item int
	Act  int64
	Kind Kind
}

// Known reports whether the meeting can be spoken of on a day: it was convened by then, or held.
func (m *Meeting) Known(on Day) bool {
	return !m.Convened.IsZero() && m.Convened <= on || !m.Held.IsZero() && m.Held <= on
}

// Step returns where the meeting stands on a day.
func (m *Meeting) Step(on Day) MeetingStep {
	switch {
	case !m.Held.IsZero() && m.Held <= on:
		return HeldStep
	case !m.Cancelled.IsZero() && m.Cancelled <= on:
		return Cancelled
	}
	return Convened
}

// Attended reports whether a person was present.
func (m *Meeting) Attended(person ID) bool {
	for _, a := range m.Attendees {
		if a.Person == person && a.As == Present {
			return true
		}
	}
	return false
}

// MeetingsOf returns the meetings of a body, by planned or held day.
func (s *State) MeetingsOf(body ID) (all []*Meeting) {
	for _, m := range s.Meetings.All() {
		if m.Body == body {
			all = append(all, m)
		}
	}
	return all
}

// LastHeld returns the last meeting of a body held by a day, or nil.
func (s *State) LastHeld(body ID, on Day) (last *Meeting) {
	for _, m := range s.MeetingsOf(body) {
		if m.Step(on) == HeldStep && (last == nil || m.Held > last.Held) {
			last = m
		}
	}
	return last
}
