package act

import (
	"testing"

	"jalon/calendar"
	"jalon/perimeter"
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
	{name: "by nobody’s meeting", when: by("presidente", "2019-03-01", &PerimeterAdapted{Territory: "ti:nord", Add: members(dole)}), want: "decision.needs-meeting"},
	{name: "by the project committee", when: by("elue", "2019-03-01", &PerimeterAdapted{Territory: "ti:nord", Add: members(dole)}), want: "power.missing"},
	{name: "by nothing", when: inMeeting(&PerimeterAdapted{Territory: "ti:nord"}), want: "field.required"},
	{name: "until nothing is left", when: inMeeting(&PerimeterAdapted{Territory: "ti:dole", Remove: members(dole)}), want: "perimeter.emptied"},
	{name: "at the request of another territory", given: []deed{by("elue", "2019-02-20", requested(members(dole), nil))},
		when: inMeeting(&PerimeterAdapted{Territory: "ti:dole", Add: members(chalon), Request: "perimeter-request:nord"}), want: "perimeter.request-elsewhere"},
	{name: "at the request of what is no request", when: inMeeting(&PerimeterAdapted{Territory: "ti:dole", Add: members(chalon), Request: "person:elue"}), want: "id.type"},
}
