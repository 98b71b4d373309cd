package act

import (
	"slices"

	"jalon/calendar"
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// SeatFilled (attribution d'un siège) gives a person a mandate in a body, from the day of effect.
//
// The seat must exist at that level and have room; a seat kept for each member EPCI names the EPCI it represents,
// which must be in the perimeter that day.
type SeatFilled struct {
	Body         id     `json:"body" fr:"Instance" en:"Body"`
	Seat         string `json:"seat" fr:"Siège" en:"Seat"`
	Person       id     `json:"person" fr:"Personne" en:"Person"`
	Organisation id     `json:"organisation,omitempty" fr:"Organisme représenté" en:"Organisation represented"`
	Member       string `json:"member,omitempty" fr:"EPCI représenté (SIREN)" en:"EPCI represented (SIREN)"`
	Capacity     string `json:"capacity,omitempty" fr:"Qualité" en:"Capacity"`
	Until        day    `json:"until,omitzero" fr:"Dernier jour" en:"Last day"`
}

// Kind implements register.Act.
func (*SeatFilled) Kind() kind { return "seat.filled" }

// Power is that of a body competent over the body concerned.
func (a *SeatFilled) Power(*state) power { return power{Kind: a.Kind(), Over: a.Body} }

// longestMandate bounds a mandate that says its end, in years: a longer one is a slip of the keyboard.
const longestMandate = 30

// Check implements register.Act.
func (a *SeatFilled) Check(s *state, at stamp) *register.Refusal {
	if r := first(unknown(s, "person", "person", a.Person), unknown(s, "organisation", "org", a.Organisation), absent("person", a.Person == "")); r != nil {
		return r
	}
	b, seat, r := seatOf(s, a.Body, a.Seat)
	if r != nil {
		return r
	}
	if _, r := sitting(s, "body", a.Body, at.Effect); r != nil {
		return r
	}
	switch {
	case a.Until.IsZero():
	case a.Until < at.Effect:
		return register.Refuse(register.Invalid, "mandate.backwards", "from", at.Effect, "to", a.Until).On("until")
	case a.Until.Year() > at.Effect.Year()+longestMandate:
		return register.Refuse(register.Invalid, "mandate.too-long", "to", a.Until, "limit", longestMandate).On("until")
	}
	return first(a.member(s, b, seat, at), a.room(b, seat, at))
}

// member checks the EPCI that a seat kept for members represents.
func (a *SeatFilled) member(s *state, b *register.Body, seat *programme.Seat, at stamp) *register.Refusal {
	if seat.Per != programme.PerMemberEPCI {
		if a.Member != "" {
			return register.Refuse(register.Invalid, "seat.without-member", "seat", a.Seat, "member", a.Member).On("member")
		}
		return nil
	}
	t, ok := s.Territories.Get(b.Territory)
	if !ok || !slices.Contains(t.EPCI(at.Effect), a.Member) {
		return register.Refuse(register.Conflict, "seat.not-a-member", "member", a.Member, "territory", b.Territory, "day", at.Effect).On("member")
	}
	return nil
}

// room checks that the seat has room on every day of the mandate, and that the person does not already hold it.
func (a *SeatFilled) room(b *register.Body, seat *programme.Seat, at stamp) *register.Refusal {
	span := a.span(at)
	var beside []calendar.Span // of those who hold the seat with this one
	for _, m := range b.Mandates {
		if m.Seat != a.Seat || !m.Span.Meets(span) || m.Member != a.Member {
			continue
		}
		if m.Person == a.Person {
			return register.Refuse(register.Conflict, "seat.held", "person", a.Person, "seat", a.Seat, "body", a.Body, "from", m.Span.From).On("person")
		}
		beside = append(beside, m.Span)
	}
	limit := seat.Max
	if seat.Per != "" {
		limit = 1
	}
	if limit > 0 && most(beside, span) >= limit {
		return register.Refuse(register.Conflict, "seat.full", "seat", a.Seat, "body", a.Body, "limit", limit).On("seat")
	}
	return nil
}

// most counts the spans that hold one same day of another: at its beginning, or where one of them begins.
func most(spans []calendar.Span, within calendar.Span) (n int) {
	for _, one := range append([]calendar.Span{within}, spans...) {
		on, here := max(one.From, within.From), 0
		for _, s := range spans {
			if s.Holds(on) {
				here++
			}
		}
		n = max(n, here)
	}
	return n
}

// span is the days of the mandate; the last day given is its last.
func (a *SeatFilled) span(at stamp) calendar.Span {
	span := calendar.Span{From: at.Effect}
	if !a.Until.IsZero() {
		span.To = a.Until.Add(1)
	}
	return span
}

// Apply implements register.Act.
func (a *SeatFilled) Apply(s *state, at stamp) {
	fill(s, a.Body, a.Seat, register.Mandate{
		Person: a.Person, Organisation: a.Organisation, Member: a.Member, Capacity: a.Capacity, Span: a.span(at)}, at)
}

// fill opens a mandate, numbered like the act that gives it.
func fill(s *state, body id, seat string, m register.Mandate, at stamp) {
	if m.Span.From.IsZero() {
		m.Span.From = at.Effect
	}
	m.ID, m.Act, m.Fictitious = mandateID(at.Seq), at.Seq, at.Fictitious
	b := s.Bodies.Edit(body)
	b.Mandates = append(b.Mandates, register.SeatMandate{Mandate: m, Seat: seat})
	s.Seats(m.Person, body)
	s.Concern(m.Person, m.Organisation, b.Territory)
}

// seatOf finds a seat of a body.
func seatOf(s *state, body id, seat string) (*register.Body, *programme.Seat, *register.Refusal) {
	b, ok := s.Bodies.Get(body)
	if !ok {
		return nil, nil, register.Refuse(register.Missing, "object.unknown", "id", body).On("body")
	}
	found, ok := b.Rule().Seat(seat)
	if !ok {
		return nil, nil, register.Refuse(register.Missing, "seat.unknown", "seat", seat, "body", body).On("seat")
	}
	return b, found, nil
}

// seatRefusals are the sentences of what seatOf refuses.
var seatRefusals = map[string]locale.Text{
	"seat.unknown": {FR: "{body} n’a pas de siège « {seat} ».", EN: "{body} has no seat “{seat}”."},
}

var seatFilled = register.Declaration{
	New:      func() register.Act { return new(SeatFilled) },
	Name:     locale.Text{FR: "Attribution d’un siège", EN: "Seat filled"},
	Sentence: locale.Text{FR: "{person} siège dans {body} ({seat}).", EN: "{person} sits in {body} ({seat})."},
	Help: locale.Text{
		FR: "Donne un mandat, à compter du jour d’effet. Tous les pouvoirs viennent des mandats.",
		EN: "Gives a mandate, from the day of effect. All powers come from mandates."},
	Refusals: also(seatRefusals, map[string]locale.Text{
		"seat.full":           {FR: "Le siège « {seat} » de {body} est pourvu ({limit} au plus).", EN: "The seat “{seat}” of {body} is filled ({limit} at most)."},
		"seat.held":           {FR: "{person} occupe déjà ce siège de {body} depuis le {from}.", EN: "{person} has held this seat of {body} since {from}."},
		"seat.without-member": {FR: "Le siège « {seat} » n’est celui d’aucun membre : il ne représente pas {member}.", EN: "The seat “{seat}” is that of no member: it does not represent {member}."},
		"seat.not-a-member":   {FR: "L’EPCI {member} n’est pas membre de {territory} au {day}.", EN: "The EPCI {member} is not a member of {territory} on {day}."},
		"mandate.too-long":    {FR: "Le mandat finirait le {to} : un mandat dure {limit} ans au plus.", EN: "The mandate would end on {to}: a mandate lasts {limit} years at most."},
		"mandate.backwards":   {FR: "Le mandat finirait le {to}, avant de commencer le {from}.", EN: "The mandate would end on {to}, before it begins on {from}."},
	}),
}
