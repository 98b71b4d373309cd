package act

import (
	"testing"

	"jalon/calendar"
	"jalon/register"
)

// convened calls the committee of Nord for 1 May 2019.
func convened(change func(*MeetingConvened)) deed {
	a := &MeetingConvened{Meeting: "meeting:nord-2019-05-01", Body: "body:nord", On: calendar.MustParse("2019-05-01"), Place: "Belfort",
		Agenda: []register.Item{{Number: 1, Title: "Actions"}, {Number: 2, Title: "Divers"}}}
	change(a)
	return by("elue", "2019-04-01", a)
}

// held records the meeting of Nord, a week late.
func held(change func(*MeetingHeld)) deed {
	a := &MeetingHeld{Meeting: "meeting:nord-2019-05-01", ChairedBy: []id{"person:elue"}, Attendance: []register.Attendance{
		{Person: "person:elue", As: "present"}, {Person: "person:cheffe", As: "present"}, {Person: "person:maire", As: "represented", By: "person:elue"}}}
	change(a)
	return by("elue", "2019-05-08", a)
}

// raised asks the region for engineering.
func raised(change func(*RequestRaised)) deed {
	a := &RequestRaised{Request: "question:nord", From: "body:nord", To: "body:region", Territory: "ti:nord", Type: "engineering", Text: "Il nous faut un chef de projet."}
	change(a)
	return by("elue", "2019-05-02", a)
}

var (
	calledOff = by("elue", "2019-04-20", &MeetingCancelled{"meeting:nord-2019-05-01", "Intempéries"})
	answered  = by("presidente", "2019-05-20", &RequestAnswered{"question:nord", "Il sera cofinancé."})
)

// proxied has the mayor represented at a meeting of Nord, by a power given on a day.
func proxied(on, proxy string, as string) deed {
	a := &MeetingHeld{Meeting: register.Join("meeting", "nord", on), Body: "body:nord", Agenda: []register.Item{{Number: 1, Title: "Actions"}}, ChairedBy: []id{"person:elue"},
		Attendance: []register.Attendance{{Person: "person:elue", As: register.Present}, {Person: "person:maire", As: as, By: "person:elue", Proxy: calendar.MustParse(proxy)}}}
	return by("elue", on, a)
}

// thrice is three sittings in a row on one power, of 1 May.
var thrice = []deed{proxied("2019-05-01", "2019-05-01", "represented"), proxied("2019-06-01", "2019-05-01", "represented"), proxied("2019-07-01", "2019-05-01", "represented")}

var meetingTries = []try{
	{name: "by a proxy of three sittings", given: thrice[:2], when: thrice[2]},
	{name: "by a proxy of a fourth sitting", given: thrice, when: proxied("2019-08-01", "2019-05-01", "represented"), want: "attendance.proxy-old"},
	{name: "by a new proxy", given: thrice, when: proxied("2019-08-01", "2019-07-15", "represented")},
	{name: "by a proxy of tomorrow", when: proxied("2019-05-01", "2019-05-02", "represented"), want: "attendance.proxy-idle"},
	{name: "in person, with a proxy", when: proxied("2019-05-01", "2019-05-01", "present"), want: "attendance.proxy-idle"},

	{name: "with its agenda", when: convened(same), then: func(t *testing.T, s *state) {
		if m, ok := s.Meetings.Get("meeting:nord-2019-05-01"); !ok || m.Step(calendar.MustParse("2019-06-01")) != register.Convened {
			t.Errorf("it is %+v", m)
		}
	}},
	{name: "for a day gone by", when: convened(func(a *MeetingConvened) { a.On = calendar.MustParse("2019-03-31") }), want: "meeting.past"},
	{name: "at an hour", when: convened(func(a *MeetingConvened) { a.At = "09:05" }), then: func(t *testing.T, s *state) {
		if m, _ := s.Meetings.Get("meeting:nord-2019-05-01"); m.At != "09:05" {
			t.Errorf("at %q", m.At)
		}
	}},
	{name: "at an hour that is none", when: convened(func(a *MeetingConvened) { a.At = "25:00" }), want: "meeting.hour"},
	{name: "at an hour that the clocks skip", when: convened(func(a *MeetingConvened) { a.On, a.At = calendar.MustParse("2020-03-29"), "02:30" }), want: "meeting.hour-skipped"},
	{name: "at an hour that strikes twice", when: convened(func(a *MeetingConvened) { a.On, a.At = calendar.MustParse("2019-10-27"), "02:30" }), want: "meeting.hour-twice"},
	{name: "at an hour in words", when: convened(func(a *MeetingConvened) { a.At = "14h30" }), want: "meeting.hour"},
	{name: "at an hour in one digit", when: convened(func(a *MeetingConvened) { a.At = "9:05" }), want: "meeting.hour"},
	{name: "with an agenda that skips", when: convened(func(a *MeetingConvened) { a.Agenda = []register.Item{{Number: 2, Title: "Divers"}} }), want: "agenda.numbering"},
	{name: "of a body that is no more", given: []deed{dissolved}, when: deed{"secretaire", convened(same).draft}, want: "body.not-there"},
	{name: "without an agenda", when: convened(func(a *MeetingConvened) { a.Agenda = nil }), want: "field.required"},
	{name: "of another body", when: convened(func(a *MeetingConvened) { a.Body = "body:region" }), want: "power.missing"},

	{name: "on another day than planned", given: []deed{convened(same)}, when: held(same), then: func(t *testing.T, s *state) {
		m, _ := s.Meetings.Get("meeting:nord-2019-05-01")
		if m.Planned != calendar.MustParse("2019-05-01") || m.Held != calendar.MustParse("2019-05-08") || m.Attended("person:maire") || !m.Quorum {
			t.Errorf("it is %+v", m)
		}
	}},
	{name: "never convened here", when: held(func(a *MeetingHeld) {
		a.Body, a.Agenda = "body:nord", []register.Item{{Number: 1, Title: "Actions"}}
	})},
	{name: "never convened here, without an agenda", when: held(func(a *MeetingHeld) { a.Body = "body:nord" }), want: "field.required"},
	{name: "of nobody", when: held(same), want: "meeting.without-body"},
	{name: "of another body than convened", given: []deed{convened(same)}, when: held(func(a *MeetingHeld) { a.Body = "body:region" }), want: "meeting.other-body"},
	{name: "twice", given: []deed{convened(same), held(same)}, when: held(same), want: "meeting.already-held"},
	{name: "after it was called off", given: []deed{convened(same), calledOff}, when: held(same), want: "meeting.cancelled"},
	{name: "chaired by who is away", given: []deed{convened(same)}, when: held(func(a *MeetingHeld) { a.ChairedBy = []id{"person:industriel"} }), want: "meeting.chair-absent"},
	{name: "chaired by who is only represented", given: []deed{convened(same)}, when: held(func(a *MeetingHeld) { a.ChairedBy = []id{"person:maire"} }), want: "meeting.chair-absent"},
	{name: "chaired by a guest", given: []deed{convened(same)}, when: held(func(a *MeetingHeld) { a.ChairedBy, a.Guests = nil, []string{"Préfète du Doubs"} }), then: func(t *testing.T, s *state) {
		if m, _ := s.Meetings.Get("meeting:nord-2019-05-01"); len(m.Chairs) != 0 || len(m.Guests) != 1 {
			t.Errorf("it is %+v", m)
		}
	}},
	{name: "on a day to come", given: []deed{convened(same)}, when: by("elue", "2020-03-03", held(same).draft.Act), want: "meeting.to-come"},
	{name: "before it was convened", given: []deed{convened(same)}, when: by("elue", "2019-03-31", held(same).draft.Act), want: "object.not-yet"},
	{name: "with another agenda, which skips", given: []deed{convened(same)}, when: held(func(a *MeetingHeld) { a.Agenda = []register.Item{{Number: 2, Title: "Divers"}} }), want: "agenda.numbering"},
	{name: "of a body that is no more", given: []deed{convened(same), dissolved}, when: deed{"secretaire", held(same).draft}, want: "body.not-there"},
	{name: "chaired by nobody", given: []deed{convened(same)}, when: held(func(a *MeetingHeld) { a.ChairedBy = nil }), want: "field.required"},
	{name: "attended by who has no seat", given: []deed{convened(same)}, when: held(func(a *MeetingHeld) { a.Attendance[1].Person = "person:prefet" }), want: "attendance.without-seat"},
	{name: "attended twice", given: []deed{convened(same)}, when: held(func(a *MeetingHeld) { a.Attendance[1].Person = "person:elue" }), want: "attendance.twice"},
	{name: "attended in an odd way", given: []deed{convened(same)}, when: held(func(a *MeetingHeld) { a.Attendance[1].As = "asleep" }), want: "attendance.unknown"},

	{name: "before it was held", given: []deed{convened(same)}, when: calledOff},
	{name: "twice", given: []deed{convened(same), calledOff}, when: calledOff, want: "meeting.already-cancelled"},
	{name: "before it was convened", given: []deed{convened(same)}, when: by("elue", "2019-03-31", calledOff.draft.Act), want: "object.not-yet"},
	{name: "after it was held", given: []deed{convened(same), held(same)}, when: calledOff, want: "meeting.already-held"},
	{name: "that was not convened", when: calledOff, want: "object.unknown"},

	{name: "in meeting", when: by("presidente", "2019-03-01", &OrientationSet{"body:region", "Filières", "Hydrogène et horlogerie"}).inMeeting(2), then: func(t *testing.T, s *state) {
		m, _ := s.Meetings.Get("meeting:region-2019-03-01")
		if len(s.Orientations) != 1 || len(m.Decisions) != 1 || m.Decisions[0].Item != 2 {
			t.Errorf("%+v, decided at %+v", s.Orientations, m.Decisions)
		}
	}},
	{name: "at an item that is not", when: by("presidente", "2019-03-01", &OrientationSet{"body:region", "Filières", "Hydrogène"}).inMeeting(4), want: "decision.no-item"},
	{name: "in the name of a committee below", when: by("presidente", "2019-03-01", &OrientationSet{"body:nord", "Filières", "Hydrogène"}).inMeeting(2), want: "power.missing"},
	{name: "in the name of a committee below", when: by("presidente", "2019-03-01", &InformationPublished{"body:nord", "Calendrier", "Texte", nil}), want: "power.missing"},
	{name: "to some levels", when: by("presidente", "2019-03-01", &InformationPublished{"body:region", "Calendrier", "Les dépôts ferment le 15.", []string{"project"}})},
	{name: "to a level that is not", when: by("presidente", "2019-03-01", &InformationPublished{"body:region", "Calendrier", "Texte", []string{"galactic"}}), want: "level.unknown"},

	{name: "to the region", when: raised(same), then: func(t *testing.T, s *state) {
		if q, ok := s.Questions.Get("question:nord"); !ok || len(q.Answers) != 0 {
			t.Errorf("it is %+v", q)
		}
	}},
	{name: "restricted to both bodies", when: raised(func(a *RequestRaised) { a.Text, a.SealedText.Value = "", "Le site est pollué" }), then: func(t *testing.T, s *state) {
		for _, q := range s.Questions.All() {
			if q.Text != "" || q.Sealed == (register.Seal{}) {
				t.Errorf("the request is %+v", q)
			}
		}
	}},
	{name: "both public and restricted", when: raised(func(a *RequestRaised) { a.SealedText.Value = "Le site est pollué" }), want: "request.both"},
	{name: "without a text", when: raised(func(a *RequestRaised) { a.Text = "" }), want: "field.required"},
	{name: "of no sort", when: raised(func(a *RequestRaised) { a.Type = "gift" }), want: "request.type"},
	{name: "to oneself", when: raised(func(a *RequestRaised) { a.To = "body:nord" }), want: "request.to-itself"},
	{name: "in the name of a committee below", when: deed{"presidente", raised(func(a *RequestRaised) { a.To = "body:national" }).draft}, want: "power.missing"},
	{name: "from paper", when: deed{"secretaire", raised(same).draft}.fromPaper(), then: func(t *testing.T, s *state) {
		if acts := s.History("body:nord"); len(acts) == 0 || acts[len(acts)-1] != s.Seq() {
			t.Errorf("the acts of the committee are %v", acts)
		}
	}},
	{name: "in another’s name", when: raised(func(a *RequestRaised) { a.From = "body:dole" }), want: "power.missing"},
	{name: "by who was asked", given: []deed{raised(same)}, when: answered, then: func(t *testing.T, s *state) {
		if q, _ := s.Questions.Get("question:nord"); len(q.Answers) != 1 || q.Answers[0].Body != "body:region" {
			t.Errorf("it is answered by %+v", q.Answers)
		}
	}},
	{name: "by who was not asked", given: []deed{raised(same)}, when: by("elue", "2019-05-20", answered.draft.Act), want: "power.missing"},
	{name: "before it was raised", given: []deed{raised(same)}, when: by("presidente", "2019-05-01", answered.draft.Act), want: "request.answered-before"},
	{name: "what was not asked", when: answered, want: "object.unknown"},
}
