package act

import (
	"testing"

	"jalon/calendar"
	"jalon/perimeter"
	"jalon/register"
)

// inMeeting is an adaptation decided at the meeting of the regional committee.
func inMeeting(a *PerimeterAdapted) deed { return by("presidente", "2019-03-01", a).inMeeting(1) }

// added is an adaptation that adds one member to Nord.
func added(on, member string) deed {
	return by("presidente", on, &PerimeterAdapted{Territory: "ti:nord", Add: members(member)}).inMeeting(1)
}

// requested asks for a change to the perimeter of Nord, or keeps that it was declined.
func requested(add, remove []perimeter.Member, declined ...string) *PerimeterRequested {
	return &PerimeterRequested{Request: "perimeter-request:nord", Territory: "ti:nord", By: "La ville de Dole", Reason: "Un même bassin d’emploi",
		Add: add, Remove: remove, Invited: []string{"Grand Chalon"}, Declined: declined}
}

// territory proposes a territory made of some members.
func territory(one id, m ...string) []deed {
	return []deed{by("secretaire", "2019-02-01", &TerritoryProposed{Territory: one, Programme: ti2018, Name: string(one), Region: "27", Members: members(m...)})}
}

// jura is a territory of which one member merges on 1 January 2020 while three communes come to the other.
func jura() []deed { return territory("ti:jura", "epci:243900412", "epci:200069623") }

// answers answers a succession in Jura, in the meeting of the regional committee.
func answers(on, member, day string, answer register.Resolution, becomes ...perimeter.Member) deed {
	return by("presidente", on, &SuccessionAnswered{Territory: "ti:jura", Member: member, Day: calendar.MustParse(day), Answer: answer, Becomes: becomes}).inMeeting(1)
}

var perimeterTries = []try{
	{name: "a third party asks", when: by("elue", "2019-02-20", requested(members(dole), members(montbeliard))),
		then: func(t *testing.T, s *state) {
			one, ok := s.Requests.Get("perimeter-request:nord")
			if !ok || one.By != "La ville de Dole" || len(one.Settled) > 0 {
				t.Errorf("the request is %+v", one)
			}
			if nord, _ := s.Territories.Get("ti:nord"); len(nord.Perimeter) > 1 {
				t.Error("a request changes no perimeter")
			}
		}},
	{name: "an invitation declined", when: by("elue", "2019-02-20", requested(nil, nil, "Grand Chalon"))},
	{name: "nothing is asked", when: by("elue", "2019-02-20", requested(nil, nil)), want: "field.required"},
	{name: "to add what is there", when: by("elue", "2019-02-20", requested(members(belfort), nil)), want: "perimeter.member-present"},
	{name: "to remove what is not", when: by("elue", "2019-02-20", requested(nil, members(dole))), want: "perimeter.member-absent"},
	{name: "to add what never was", when: by("elue", "2019-02-20", requested(members("epci:200000000"), nil)), want: "epci.unknown"},
	{name: "for another’s territory", when: by("elu-dole", "2019-02-20", requested(members(dole), nil)), want: "power.missing"},

	{name: "as requested", given: []deed{by("elue", "2019-02-20", requested(members(dole), nil))},
		when: inMeeting(&PerimeterAdapted{Territory: "ti:nord", Add: members(dole), Remove: members(montbeliard), Request: "perimeter-request:nord"}),
		then: func(t *testing.T, s *state) {
			nord, _ := s.Territories.Get("ti:nord")
			before, after := nord.Members(calendar.MustParse("2019-02-28")), nord.Members(calendar.MustParse("2019-03-01"))
			if !perimeter.Equal(before, members(belfort, montbeliard)) || !perimeter.Equal(after, members(belfort, dole)) {
				t.Errorf("the perimeter was %v, then %v", before, after)
			}
			if q, _ := s.Requests.Get("perimeter-request:nord"); q.Settled.Value(calendar.MustParse("2019-03-01")) != "adapted" {
				t.Error("the request is not settled")
			}
		}},
	{name: "of a member, by a list of its communes", when: inMeeting(&PerimeterAdapted{Territory: "ti:nord", Remove: members(belfort), Add: members(belfort + " 90010 90029")}),
		then: func(t *testing.T, s *state) {
			nord, _ := s.Territories.Get("ti:nord")
			if g := s.Ground(nord, calendar.MustParse("2019-03-01")); len(g.Codes) != 72+2 {
				t.Errorf("%d communes", len(g.Codes))
			}
		}},
	{name: "by nobody’s meeting", when: by("presidente", "2019-03-01", &PerimeterAdapted{Territory: "ti:nord", Add: members(dole)}), want: "decision.needs-meeting"},
	{name: "by the project committee", when: by("elue", "2019-03-01", &PerimeterAdapted{Territory: "ti:nord", Add: members(dole)}), want: "power.missing"},
	{name: "by nothing", when: inMeeting(&PerimeterAdapted{Territory: "ti:nord"}), want: "field.required"},
	{name: "until nothing is left", when: inMeeting(&PerimeterAdapted{Territory: "ti:dole", Remove: members(dole)}), want: "perimeter.emptied"},
	{name: "at the request of another territory", given: []deed{by("elue", "2019-02-20", requested(members(dole), nil))},
		when: inMeeting(&PerimeterAdapted{Territory: "ti:dole", Add: members(chalon), Request: "perimeter-request:nord"}), want: "perimeter.request-elsewhere"},
	{name: "follows the EPCI into which it merged", given: jura(), when: answers("2020-02-03", "epci:243900412", "2020-01-01", register.Follow, members("epci:200090579")...),
		then: func(t *testing.T, s *state) {
			jura, _ := s.Territories.Get("ti:jura")
			before, after := s.Ground(jura, calendar.MustParse("2020-02-02")), s.Ground(jura, calendar.MustParse("2020-02-03"))
			if len(before.Open) != 2 || len(after.Open) != 1 || len(before.Codes) != 80 || len(after.Codes) != 155 {
				t.Errorf("%d questions and %d communes, then %d and %d", len(before.Open), len(before.Codes), len(after.Open), len(after.Codes))
			}
		}},
	{name: "follows what goes on under its own number", given: jura(), when: answers("2020-02-03", "epci:200069623", "2020-01-01", register.Follow, members("epci:200069623")...),
		then: func(t *testing.T, s *state) {
			jura, _ := s.Territories.Get("ti:jura")
			if g := s.Ground(jura, calendar.MustParse("2020-02-03")); len(jura.Perimeter) != 1 || len(g.Open) != 1 || len(g.Codes) != 83 {
				t.Errorf("%d versions, %d questions, %d communes", len(jura.Perimeter), len(g.Open), len(g.Codes))
			}
		}},
	{name: "refers to the committee", given: jura(), when: by("presidente", "2020-02-03", &SuccessionAnswered{Territory: "ti:jura", Member: "epci:243900412", Day: calendar.MustParse("2020-01-01"), Answer: register.Refer}),
		then: func(t *testing.T, s *state) {
			jura, _ := s.Territories.Get("ti:jura")
			if g := s.Ground(jura, calendar.MustParse("2020-02-03")); len(g.Open) != 2 || len(jura.Settlements) != 1 {
				t.Errorf("%d questions, %d answers", len(g.Open), len(jura.Settlements))
			}
		}},
	{name: "without a meeting", given: jura(), when: by("presidente", "2020-02-03", &SuccessionAnswered{Territory: "ti:jura", Member: "epci:243900412", Day: calendar.MustParse("2020-01-01"), Answer: register.Follow, Becomes: members("epci:200090579")}), want: "decision.needs-meeting"},
	{name: "before the law changed anything", given: jura(), when: answers("2019-12-31", "epci:243900412", "2020-01-01", register.Follow, members("epci:200090579")...), want: "succession.not-asked"},
	{name: "something else", given: jura(), when: answers("2020-02-03", "epci:243900412", "2020-01-01", register.Follow, members("epci:200010650")...), want: "succession.otherwise"},
	{name: "otherwise than by the three answers", given: jura(), when: answers("2020-02-03", "epci:243900412", "2020-01-01", "forget"), want: "succession.no-such-answer"},
	{name: "a later change first", given: territory("ti:uzes", "epci:200034379"), when: by("presidente", "2024-02-03", &SuccessionAnswered{Territory: "ti:uzes", Member: "epci:200034379",
		Day: calendar.MustParse("2024-01-01"), Answer: register.Follow, Becomes: members("epci:200034379")}).inMeeting(1), want: "succession.earlier-open"},
	{name: "at the request of what is no request", when: inMeeting(&PerimeterAdapted{Territory: "ti:dole", Add: members(chalon), Request: "person:elue"}), want: "id.type"},
}
