package act

import (
	"testing"

	"jalon/calendar"
	"jalon/programme"
	"jalon/register"
)

// newBody constitutes a body of Chalon, or what changes make of it.
func newBody(change func(*BodyConstituted)) deed {
	a := &BodyConstituted{Body: "body:chalon", Programme: ti2018, Level: "project", Name: "Comité de Chalon", Territory: "ti:chalon"}
	change(a)
	return by("greffier", "2019-01-01", a)
}

// sits seats a person in the committee of Nord.
func sits(who, seat string, change func(*SeatFilled)) deed {
	a := &SeatFilled{Body: "body:nord", Seat: seat, Person: register.Join("person", who)}
	change(a)
	return by("greffier", "2019-02-01", a)
}

// TestRoomIsCountedByDay seats two persons at most, one after the other beside a third.
func TestRoomIsCountedByDay(t *testing.T) {
	held := func(who, from, to string) register.SeatMandate {
		span := calendar.Span{From: calendar.MustParse(from), To: calendar.MustParse(to)}
		return register.SeatMandate{Seat: "operator", Mandate: register.Mandate{Person: register.Join("person", who), Span: span}}
	}
	b := &register.Body{Mandates: []register.SeatMandate{
		held("prefet", "2019-01-01", "2019-02-01"), held("maire", "2019-02-01", "2019-03-01"), held("elue", "2019-02-10", "2019-02-10")}}
	for until, full := range map[string]bool{"2019-02-28": false, "2019-03-31": true} {
		b := &register.Body{Mandates: append(b.Mandates, held("cheffe", "2019-03-01", "2019-04-01"), held("ministre", "2019-03-15", "2019-04-01"))}
		a := &SeatFilled{Seat: "operator", Person: "person:elue", Until: calendar.MustParse(until)}
		r := a.room(b, &programme.Seat{ID: "operator", Max: 2}, stamp{Effect: calendar.MustParse("2019-01-15")})
		if (r != nil) != full {
			t.Errorf("until %s: %v", until, r)
		}
	}
}

// same changes nothing.
func same[T any](*T) {}

var (
	dissolved = by("secretaire", "2019-02-01", &BodyDissolved{"body:nord", "Il est remplacé."})
	vacated   = by("greffier", "2019-02-01", &SeatVacated{Body: "body:nord", Seat: "elected", Person: "person:elue", Reason: "Fin de mandat municipal"})
)

var bodyTries = []try{
	{name: "of a territory", when: newBody(same), then: func(t *testing.T, s *state) {
		if b, ok := s.Bodies.Get("body:chalon"); !ok || b.Rule().ID != "project" || len(b.MissingChairs(calendar.MustParse("2019-01-01"))) != 2 {
			t.Errorf("it is %+v", b)
		}
	}},
	{name: "of a level that is not", when: newBody(func(a *BodyConstituted) { a.Level = "galactic" }), want: "level.unknown"},
	{name: "of a territory and a region", when: newBody(func(a *BodyConstituted) { a.Region = "27" }), want: "body.extent"},
	{name: "of a region that is not", when: newBody(func(a *BodyConstituted) { a.Level, a.Region, a.Territory = "regional", "20", "" }), want: "region.unknown"},
	{name: "of what has one", when: newBody(func(a *BodyConstituted) { a.Territory = "ti:nord" }), want: "body.already"},
	{name: "of another programme’s territory", given: []deed{otherProgramme}, when: newBody(func(a *BodyConstituted) { a.Programme = "programme:autre" }), want: "territory.other-programme"},
	{name: "of what has ended", given: []deed{mergedDole, by("secretaire", "2019-06-02", &BodyDissolved{"body:dole", "Fusion"})},
		when: by("greffier", "2019-06-03", &BodyConstituted{Body: "body:jura", Programme: ti2018, Level: "project", Name: "Comité", Territory: "ti:dole"}), want: "territory.ended"},

	{name: "with its mandates", when: dissolved, then: func(t *testing.T, s *state) {
		if b, _ := s.Bodies.Get("body:nord"); b.Exists(calendar.MustParse("2019-02-01")) || !b.Exists(calendar.MustParse("2019-01-31")) {
			t.Errorf("it is dissolved from %s", b.Dissolved)
		}
	}},
	{name: "twice", given: []deed{dissolved}, when: dissolved, want: "body.not-there"},
	{name: "twice, the second time earlier", given: []deed{dissolved}, when: by("secretaire", "2019-01-15", dissolved.draft.Act), want: "body.not-there"},
	{name: "the registry", when: by("greffier", "2019-02-01", &BodyDissolved{register.Registry, "Assez"}), want: "body.registry"},
	{name: "of what is no more", given: []deed{dissolved}, when: sits("maire", "industry", same), want: "body.not-there"},
	{name: "a power that its body took with it", given: []deed{dissolved}, when: by("elue", "2019-03-01", requested(members(dole), nil)), want: "power.ended"},

	{name: "under the second of two mandates, where the first would need a meeting", given: []deed{protocol(), vacated, by("greffier", "2019-02-01", &SeatFilled{Body: "body:nord", Seat: "elected", Person: "person:presidente"})},
		when: by("presidente", "2019-03-10", &ContractApproved{Contract: "contract:nord"}), then: func(t *testing.T, s *state) {
			if c, _ := s.Contracts.Get("contract:nord"); c.Approvals[0].Body != "body:nord" {
				t.Errorf("it is approved by %+v", c.Approvals)
			}
		}},
	{name: "under the second of two mandates, that of the body that met", given: []deed{protocol(), by("greffier", "2019-02-01", &SeatFilled{Body: "body:region", Seat: "secretariat", Person: "person:elue"})},
		when: by("elue", "2019-03-10", &ContractApproved{Contract: "contract:nord"}).inMeeting(3), then: func(t *testing.T, s *state) {
			if c, _ := s.Contracts.Get("contract:nord"); c.Approvals[0].Body != "body:region" {
				t.Errorf("it is approved by %+v", c.Approvals)
			}
		}},

	{name: "with a capacity", when: sits("maire", "industry", func(a *SeatFilled) {
		a.Organisation, a.Capacity, a.Until = "org:usine", "Directeur", calendar.MustParse("2019-06-30")
	}),
		then: func(t *testing.T, s *state) {
			b, _ := s.Bodies.Get("body:nord")
			last, after := b.Holders("industry", calendar.MustParse("2019-06-30")), b.Holders("industry", calendar.MustParse("2019-07-01"))
			if len(last) != 1 || last[0].Capacity != "Directeur" || last[0].ID != "mandate:40" || len(after) != 0 {
				t.Errorf("it is held by %+v, then by %+v", last, after)
			}
		}},
	{name: "a seat that is not", when: sits("maire", "jester", same), want: "seat.unknown"},
	{name: "a seat that is full", when: sits("maire", "elected", same), want: "seat.full"},
	{name: "a seat by who holds it", when: sits("elue", "elected", same), want: "seat.held"},
	{name: "for an EPCI outside", when: sits("elu-dole", "epci-president", func(a *SeatFilled) { a.Member = "200010650" }), want: "seat.not-a-member"},
	{name: "an ordinary seat for an EPCI", when: sits("maire", "elected", func(a *SeatFilled) { a.Member = "200010650" }), want: "seat.without-member"},
	{name: "that ends before it begins", when: sits("maire", "industry", func(a *SeatFilled) { a.Until = calendar.MustParse("2019-01-31") }), want: "mandate.backwards"},
	{name: "for two hundred years", when: sits("maire", "industry", func(a *SeatFilled) { a.Until = calendar.MustParse("2199-12-31") }), want: "mandate.too-long"},
	{name: "by nobody", when: sits("maire", "industry", func(a *SeatFilled) { a.Person = "" }), want: "field.required"},
	{name: "of a body that is not", when: sits("maire", "industry", func(a *SeatFilled) { a.Body = "body:rien" }), want: "object.unknown"},

	{name: "from its day on", when: vacated, then: func(t *testing.T, s *state) {
		b, _ := s.Bodies.Get("body:nord")
		if before, after := len(b.Holders("elected", calendar.MustParse("2019-01-31"))), len(b.Holders("elected", calendar.MustParse("2019-02-01"))); before != 1 || after != 0 {
			t.Errorf("%d held it, then %d", before, after)
		}
	}},
	{name: "a seat that is not", when: by("greffier", "2019-02-01", &SeatVacated{Body: "body:nord", Seat: "jester", Person: "person:elue"}), want: "seat.unknown"},
	{name: "that nobody holds", given: []deed{vacated}, when: vacated, want: "seat.not-held"},
	{name: "and the pair decides nothing", given: []deed{vacated}, when: by("industriel", "2019-02-02", requested(members(dole), nil)), want: "body.without-pair"},
	{name: "and the pair is made whole", given: []deed{vacated}, when: by("industriel", "2019-02-02", &SeatFilled{Body: "body:nord", Seat: "elected", Person: "person:maire"})},
}
