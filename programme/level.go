package programme

import "jalon/locale"

// Level (échelon) is one storey of the programme: what its bodies cover, who sits there, what they may do.
type Level struct {
	ID      string      `yaml:"id"`
	Name    locale.Text `yaml:"name"`
	Covers  Cover       `yaml:"covers"`
	Chair   Chair       `yaml:"chair"`
	Cadence int         `yaml:"cadence_days"` // longest planned time between two meetings, in days; 0 when none is set
	Quorum  Quorum      `yaml:"quorum"`
	Votes   Votes       `yaml:"votes"`
	Seats   []Seat      `yaml:"seats"`
	Powers  []Grant     `yaml:"powers"`
}

// Cover says over what a body of a level is competent. There is one body for each thing covered.
type Cover string

// The three extents a level may have.
const (
	Everything Cover = "everything" // the whole programme: one body
	Region     Cover = "region"     // one body per region
	Territory  Cover = "territory"  // one body per territory
)

// Chair (présidence) names the seats that chair. A pair chairs together: one missing, and the body is incomplete.
type Chair struct {
	Seats []string `yaml:"seats"`
	Pair  []string `yaml:"pair"`
}

// All returns the seats that chair, alone or as a pair.
func (c Chair) All() []string { return append(append([]string{}, c.Seats...), c.Pair...) }

// Quorum (quorum) is the share of seated members that must be present: strictly more than Num out of Den.
// The zero Quorum asks for none.
type Quorum struct {
	MoreThan Fraction `yaml:"more_than"`
}

// Reached reports whether present out of seated members are enough to decide. Nobody seated is never enough.
func (q Quorum) Reached(present, seated int) bool {
	if q.MoreThan.Den == 0 {
		return true
	}
	return seated > 0 && present*q.MoreThan.Den > seated*q.MoreThan.Num
}

// Seat (siège) is a place in a body and how many of it there are.
type Seat struct {
	ID   string      `yaml:"id"`
	Name locale.Text `yaml:"name"`
	Min  int         `yaml:"min"` // seats that must be filled for the body to be complete
	Max  int         `yaml:"max"` // 0: no limit
	Per  string      `yaml:"per"` // "member-epci": one for each EPCI member of the territory's perimeter
}

// PerMemberEPCI marks a seat that exists once for each EPCI of the perimeter.
const PerMemberEPCI = "member-epci"

// Grant gives the holders of some seats the power to take some kinds of acts in their body.
type Grant struct {
	Acts []string `yaml:"acts"`
	By   []string `yaml:"by"`  // seats, or "chair"
	In   string   `yaml:"in"`  // "meeting": only as a decision of a meeting held with its quorum
	Own  bool     `yaml:"own"` // only for the organisation the holder sits for

	// Incomplete lets the power be used while the pair that chairs is incomplete, as to fill its empty seat.
	Incomplete bool `yaml:"even_incomplete"`
}

// ByChair stands, in a grant, for every seat that chairs.
const ByChair = "chair"

// InMeeting marks acts that only a meeting may take.
const InMeeting = "meeting"

// Seat returns the seat of that id.
func (l *Level) Seat(id string) (*Seat, bool) {
	for i := range l.Seats {
		if l.Seats[i].ID == id {
			return &l.Seats[i], true
		}
	}
	return nil, false
}

// Granted returns the grant that gives the holder of a seat the power to take a kind of act, or nil.
func (l *Level) Granted(seat, kind string) *Grant {
	for i := range l.Powers {
		if g := &l.Powers[i]; contains(g.Acts, kind) && (contains(g.By, seat) || contains(g.By, ByChair) && l.Chairs(seat)) {
			return g
		}
	}
	return nil
}

// Grants returns the grants of a kind of act at this level, whoever holds them.
func (l *Level) Grants(kind string) (all []*Grant) {
	for i := range l.Powers {
		if contains(l.Powers[i].Acts, kind) {
			all = append(all, &l.Powers[i])
		}
	}
	return all
}

// Chairs reports whether the seat chairs bodies of this level.
func (l *Level) Chairs(seat string) bool { return contains(l.Chair.All(), seat) }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
