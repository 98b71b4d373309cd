package register

import (
	"jalon/locale"
	"jalon/programme"
)

// Body (instance) is a committee of a level of the programme, or the registry itself. Its rules are those of its
// level in the programme's pack.
type Body struct {
	ID          ID
	Programme   ID // empty for the registry
	Level       string
	Name        Dated[string]
	Region      string // code, for a level that covers a region
	Territory   ID     // for a level that covers a territory
	Constituted Day
	Dissolved   Day
	Act         int64
	Mandates    []SeatMandate // in the order they were given
	rule        *programme.Level
}

// SeatMandate is a mandate in one of the body's seats.
type SeatMandate struct {
	Mandate
	Seat string
}

// Rule returns the rules of the body's level.
func (b *Body) Rule() *programme.Level { return b.rule }

// SetRule gives the body the rules of its level; the act that constitutes it does so.
func (b *Body) SetRule(l *programme.Level) { b.rule = l }

// Exists reports whether the body was constituted and not dissolved on a day.
func (b *Body) Exists(on Day) bool {
	return b.Constituted <= on && (b.Dissolved.IsZero() || on < b.Dissolved)
}

// Holders returns the mandates in a seat on a day.
func (b *Body) Holders(seat string, on Day) (all []SeatMandate) {
	for _, m := range b.Mandates {
		if m.Seat == seat && m.Span.Holds(on) {
			all = append(all, m)
		}
	}
	return all
}

// Members returns the mandates held in the body on a day.
func (b *Body) Members(on Day) (all []SeatMandate) {
	for _, m := range b.Mandates {
		if m.Span.Holds(on) {
			all = append(all, m)
		}
	}
	return all
}

// Sits returns the mandates a person holds in the body on a day.
func (b *Body) Sits(person ID, on Day) (all []SeatMandate) {
	for _, m := range b.Mandates {
		if m.Person == person && m.Span.Holds(on) {
			all = append(all, m)
		}
	}
	return all
}

// MissingChairs returns the chairing seats that nobody holds on a day. A body chaired by a pair with one of them
// empty is incomplete and can decide nothing.
func (b *Body) MissingChairs(on Day) (empty []string) {
	for _, seat := range b.rule.Chair.All() {
		if len(b.Holders(seat, on)) == 0 {
			empty = append(empty, seat)
		}
	}
	return empty
}

// Vacancy (vacance) is a seat that its level wants filled and that is not, on a day.
type Vacancy struct {
	Seat    string
	Name    locale.Text
	Wanted  int
	Filled  int
	Members []string // for a seat per member: the EPCI without their seat
}

// Vacancies returns what the body lacks on a day to be complete.
func (s *State) Vacancies(b *Body, on Day) (all []Vacancy) {
	for i := range b.rule.Seats {
		seat := &b.rule.Seats[i]
		v := Vacancy{Seat: seat.ID, Name: seat.Name, Wanted: seat.Min, Filled: len(b.Holders(seat.ID, on))}
		if seat.Per == programme.PerMemberEPCI {
			v.Wanted, v.Members = s.memberSeats(b, seat.ID, on)
			v.Filled = v.Wanted - len(v.Members)
		}
		if v.Filled < v.Wanted {
			all = append(all, v)
		}
	}
	return all
}

// memberSeats counts the EPCI of the perimeter and lists those nobody sits for.
func (s *State) memberSeats(b *Body, seat string, on Day) (wanted int, empty []string) {
	t, ok := s.Territories.Get(b.Territory)
	if !ok {
		return 0, nil
	}
	seated := map[string]bool{}
	for _, m := range b.Holders(seat, on) {
		seated[m.Member] = true
	}
	for _, epci := range t.EPCI(on) {
		wanted++
		if !seated[epci] {
			empty = append(empty, epci)
		}
	}
	return wanted, empty
}

// Pack returns the rules of the programme a body belongs to, or nil for the registry.
func (s *State) Pack(b *Body) *programme.Pack {
	if p, ok := s.Programmes.Get(b.Programme); ok {
		return p.Pack
	}
	return nil
}
