package api

import (
	"context"
	"slices"

	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// BodyShort (instance) is a body as other sheets show it.
type BodyShort struct {
	ID        register.ID   `json:"id"`
	Name      string        `json:"name"`
	Level     Word          `json:"level"`
	Pair      bool          `json:"pair"`     // chaired by a pair, which must be whole
	Chairs    []Seat        `json:"chairs"`   // with their holders
	Complete  bool          `json:"complete"` // every chair and every seat the rule wants is filled
	Vacancies []Vacancy     `json:"vacancies,omitempty"`
	Cadence   int           `json:"cadence_days,omitempty"` // longest planned time between two meetings
	LastHeld  *MeetingShort `json:"last_meeting"`
	Silent    *int          `json:"silent_days"`       // since the last meeting, or since it was constituted
	Overdue   bool          `json:"overdue,omitempty"` // silent for longer than its cadence
}

// BodySheet (fiche d'une instance) is a body on a day.
type BodySheet struct {
	BodyShort
	On          register.Day   `json:"on"`
	Programme   *Ref           `json:"programme"`
	Territory   *Ref           `json:"territory,omitempty"`
	Region      *Area          `json:"region,omitempty"`
	Constituted register.Day   `json:"constituted"`
	Dissolved   register.Day   `json:"dissolved,omitzero"`
	Quorum      string         `json:"quorum,omitempty"` // strictly more than this share of the members
	Seats       []Seat         `json:"seats"`
	Former      []Mandate      `json:"former_mandates,omitempty"`
	Meetings    []MeetingShort `json:"meetings,omitempty"` // the latest first
	Powers      []Power        `json:"powers"`
	Act         int64          `json:"act"`
	Acts        []int64        `json:"acts"`
}

// Seat (siège) is a place of a body, with its rule and its holders on a day.
type Seat struct {
	Code    string      `json:"code"`
	Name    locale.Text `json:"name"`
	Min     int         `json:"min,omitempty"`
	Max     int         `json:"max,omitempty"`
	Per     string      `json:"per,omitempty"`
	Holders []Mandate   `json:"holders"`
}

// Mandate (mandat) is a seat held, from a day to a day excluded.
type Mandate struct {
	ID           register.ID  `json:"id"`
	Seat         Word         `json:"seat"`
	Body         *Ref         `json:"body,omitempty"`
	Person       Ref          `json:"person"`
	Organisation *Ref         `json:"organisation,omitempty"`
	Member       *Area        `json:"member,omitempty"` // the EPCI represented
	Capacity     string       `json:"capacity,omitempty"`
	From         register.Day `json:"from"`
	To           register.Day `json:"to,omitzero"`
	Act          int64        `json:"act"`
	EndedBy      int64        `json:"ended_by,omitempty"`
	Fictitious   bool         `json:"fictitious,omitempty"`
}

// Vacancy (vacance) is what a seat lacks to be complete.
type Vacancy struct {
	Seat    Word   `json:"seat"`
	Wanted  int    `json:"wanted"`
	Filled  int    `json:"filled"`
	Members []Area `json:"members,omitempty"` // for a seat per member: the EPCI without their seat
}

// Power (pouvoir) is what holders of some seats may do.
type Power struct {
	Kinds      []string `json:"kinds"`
	By         []Word   `json:"by"` // seats; "chair" stands for those that chair
	InMeeting  bool     `json:"in_meeting,omitempty"`
	Own        bool     `json:"own,omitempty"`        // only for the organisation they sit for
	Incomplete bool     `json:"incomplete,omitempty"` // even while the pair is incomplete
}

// Body returns a body on the day of the view. It is refused before it is constituted; dissolved, it is still shown.
func Body(ctx context.Context, v register.View, id register.ID) (BodySheet, *register.Refusal) {
	r := reader{ctx, v}
	b, ok := v.Bodies.Get(id)
	if !ok {
		return BodySheet{}, unknown(id)
	}
	if v.On < b.Constituted {
		return BodySheet{}, r.notYet(id, b.Constituted)
	}
	s := BodySheet{
		BodyShort: r.bodyShort(b), On: v.On, Programme: r.optional(b.Programme), Territory: r.optional(b.Territory), Region: r.region(b.Region),
		Constituted: b.Constituted, Act: b.Act, Acts: v.History(id), Powers: PowersOf(b.Rule(), ""),
	}
	if q := b.Rule().Quorum.MoreThan; q.Den > 0 {
		s.Quorum = q.String()
	}
	if !b.Exists(v.On) {
		s.Dissolved = b.Dissolved
	}
	s.Seats = SeatsOf(ctx, v, b)
	for _, m := range b.Mandates {
		if !m.Span.To.IsZero() && m.Span.To <= v.On {
			s.Former = append(s.Former, r.mandate(b, m, nil))
		}
	}
	s.Meetings = r.meetings(id)
	return s, nil
}

// SeatsOf returns the seats of a body with those who hold them on the day of the view.
func SeatsOf(ctx context.Context, v register.View, b *register.Body) (all []Seat) {
	for i := range b.Rule().Seats {
		all = append(all, reader{ctx, v}.seat(b, &b.Rule().Seats[i]))
	}
	return all
}

// bodyShort describes a body in a few lines.
func (r reader) bodyShort(b *register.Body) BodyShort {
	rule := b.Rule()
	s := BodyShort{ID: b.ID, Name: r.ref(b.ID).Name, Level: Word{rule.ID, rule.Name}, Pair: len(rule.Chair.Pair) > 0, Cadence: rule.Cadence}
	for _, id := range rule.Chair.All() {
		if seat, ok := rule.Seat(id); ok {
			s.Chairs = append(s.Chairs, r.seat(b, seat))
		}
	}
	s.Vacancies = r.vacancies(b)
	s.Complete = len(s.Vacancies) == 0 && len(b.MissingChairs(r.On)) == 0
	since := b.Constituted
	if last := r.LastHeld(b.ID, r.On); last != nil {
		short := r.meetingShort(last)
		s.LastHeld, since = &short, last.Held
	}
	if b.Exists(r.On) {
		days := r.On.Sub(since)
		s.Silent, s.Overdue = &days, rule.Cadence > 0 && days > rule.Cadence
	}
	return s
}

// seat describes a seat with those who hold it on the day.
func (r reader) seat(b *register.Body, seat *programme.Seat) Seat {
	s := Seat{Code: seat.ID, Name: seat.Name, Min: seat.Min, Max: seat.Max, Per: seat.Per}
	for _, m := range b.Holders(seat.ID, r.On) {
		s.Holders = append(s.Holders, r.mandate(b, m, nil))
	}
	return s
}

// mandate describes a mandate; the body is named where it does not go without saying.
func (r reader) mandate(b *register.Body, m register.SeatMandate, body *Ref) Mandate {
	out := Mandate{
		ID: m.ID, Seat: r.seatWord(b, m.Seat), Body: body, Person: r.ref(m.Person), Organisation: r.optional(m.Organisation),
		Capacity: m.Capacity, From: m.Span.From, To: m.Span.To, Act: m.Act, EndedBy: m.EndedBy, Fictitious: m.Fictitious,
	}
	if m.Member != "" {
		out.Member = r.epci(m.Member)
	}
	return out
}

func (r reader) seatWord(b *register.Body, id string) Word {
	if seat, ok := b.Rule().Seat(id); ok {
		return Word{id, seat.Name}
	}
	return Word{id, itself(id)}
}

// epci names an EPCI in the geography of the day, or of the nearest year in which it exists.
func (r reader) epci(siren string) *Area {
	name, _ := r.memberName(r.Atlas.On(r.On), memberEPCI(siren))
	return &Area{siren, name}
}

func (r reader) vacancies(b *register.Body) (all []Vacancy) {
	for _, v := range r.Vacancies(b, r.On) {
		one := Vacancy{Seat: Word{v.Seat, v.Name}, Wanted: v.Wanted, Filled: v.Filled}
		for _, siren := range v.Members {
			one.Members = append(one.Members, *r.epci(siren))
		}
		all = append(all, one)
	}
	return all
}

// PowersOf lists what a level may do, in the order of its rules; only what gives one kind of act when it is named.
func PowersOf(l *programme.Level, kind string) (all []Power) {
	for _, g := range l.Powers {
		if kind != "" && !slices.Contains(g.Acts, kind) {
			continue
		}
		p := Power{Kinds: slices.Clone(g.Acts), InMeeting: g.In == programme.InMeeting, Own: g.Own, Incomplete: g.Incomplete}
		for _, by := range g.By {
			p.By = append(p.By, seatOrChair(l, by))
		}
		all = append(all, p)
	}
	return all
}

func seatOrChair(l *programme.Level, by string) Word {
	if seat, ok := l.Seat(by); ok {
		return Word{by, seat.Name}
	}
	return Word{by, locale.Text{FR: "Présidence", EN: "Chair"}}
}

// Bodies returns the bodies of the programmes on the day of the view, in the order of their levels; those of one level
// when it is given.
func Bodies(ctx context.Context, v register.View, level string) (all []BodyShort) {
	r := reader{ctx, v}
	for _, p := range v.Programmes.All() {
		for _, l := range p.Pack.Levels {
			if level != "" && l.ID != level {
				continue
			}
			for _, b := range v.State.Bodies.All() {
				if b.Programme == p.ID && b.Level == l.ID && b.Exists(v.On) {
					all = append(all, r.bodyShort(b))
				}
			}
		}
	}
	return all
}
