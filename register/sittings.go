package register

import "slices"

// Movement (arrivée ou départ) is a member who came after the meeting opened, or left before it closed.
type Movement struct {
	Person ID     `json:"person"`
	Item   int    `json:"item"` // the first item that the movement holds for
	As     string `json:"as"`   // "arrived" or "left"
}

// The movements.
const (
	Arrived = "arrived"
	Left    = "left"
)

// Represented is the attendance of those somebody else votes for.
const Represented = "represented"

// There reports whether a member who took part was there at an item: from the opening, unless the first movement is to
// arrive, and as movements say since.
func (m *Meeting) There(person ID, item int) bool {
	there, first := true, true
	for _, move := range m.Movements {
		if move.Person != person {
			continue
		}
		if first && move.As == Arrived {
			there = false
		}
		first = false
		if move.Item <= item {
			there = move.As == Arrived
		}
	}
	return there
}

// PresentAt counts the members there at an item: present in person, or by a substitute who sits in their place. One who is
// represented by another member is not present.
func (s *State) PresentAt(m *Meeting, item int) (n int) {
	for _, a := range m.Attendees {
		in := a.As == Present || a.As == Represented && s.Substitutes(a.By, a.Person, m.Body, m.Held)
		if in && m.There(a.Person, item) {
			n++
		}
	}
	return n
}

// QuorateAt reports whether a meeting had its quorum at an item: people come and go.
func (s *State) QuorateAt(m *Meeting, item int) bool {
	b, ok := s.Bodies.Get(m.Body)
	return ok && b.rule.Quorum.Reached(s.PresentAt(m, item), b.Seated(m.Held))
}

// Seated counts the persons seated in the body on a day; one who holds two seats counts once.
func (b *Body) Seated(on Day) int {
	persons := map[ID]bool{}
	for _, m := range b.Members(on) {
		persons[m.Person] = true
	}
	return len(persons)
}

// RepresentedBy returns who votes for a member at a meeting, or "".
func (m *Meeting) RepresentedBy(member ID) ID {
	for _, a := range m.Attendees {
		if a.Person == member && a.As == Represented {
			return a.By
		}
	}
	return ""
}

// SignedBy reports whether a person signed the minutes as they are approved.
func (m *Meeting) SignedBy(person ID) bool {
	return slices.ContainsFunc(m.Minutes.Signatures, func(s MinutesSignature) bool { return s.Person == person })
}

// Minutes (procès-verbal) are what a body approved as the account of a meeting, by the hash of the document.
type Minutes struct {
	Document   string // SHA-256
	Extract    string // SHA-256 of the public extract, if there is one
	Approved   Day
	Act        int64
	Signatures []MinutesSignature
}

// MinutesSignature (signature du procès-verbal) covers the document approved, and no other version.
type MinutesSignature struct {
	Person ID
	Chair  bool // who chaired the meeting; else its secretary
	On     Day
	Act    int64
}
