package act

import (
	"testing"

	"jalon/calendar"
	"jalon/register"
)

// submitted files the application of Nord with some pieces missing.
func submitted(missing ...string) deed {
	return by("elue", "2019-02-01", &ApplicationSubmitted{Application: "application:nord", Territory: "ti:nord", Pieces: []string{"Périmètre"}, Missing: missing})
}

// assessed finds Nord mature on some grounds.
func assessed(level string, projects, firm int) deed {
	return by("cheffe", "2019-02-10", &MaturityAssessed{Territory: "ti:nord", Level: level, Projects: projects, Firm: firm}).because("Revue des projets du 8 février")
}

// asksOpinion asks the regional committee what it thinks of Nord.
func asksOpinion(change func(*OpinionAsked)) deed {
	a := &OpinionAsked{Application: "application:nord", Of: "body:region", Due: calendar.MustParse("2019-02-20"), Silence: register.Favourable}
	change(a)
	return by("prefet", "2019-02-05", a)
}

func validates(on string) deed {
	return by("presidente", on, &ApplicationValidated{"application:nord"}).inMeeting(2)
}

// scored is the line of a grid, about an action of Nord.
var (
	cite   = by("cheffe", "2019-02-05", &ActionRecorded{Action: "action:cite", Territory: "ti:nord", Title: "Cité", Axis: "innover"})
	scored = register.ActionScore{Action: "action:cite", Level: "ready", Basis: "Devis signé"}
)

// graded assesses Nord action by action.
func graded(scores ...register.ActionScore) deed {
	return by("cheffe", "2019-02-10", &MaturityAssessed{Territory: "ti:nord", Level: "ready", Projects: 2, Actions: scores}).because("Revue des projets")
}

var (
	completed  = by("elue", "2019-02-15", &ApplicationCompleted{"application:nord", []string{"Binôme"}, nil})
	validated  = validates("2019-03-01")
	designated = by("secretaire", "2019-03-02", &PilotDesignated{"ti:nord"})
	presented  = by("secretaire", "2019-03-05", &PilotPresented{"ti:nord"})
	agency     = by("greffier", "2019-01-01", &SeatFilled{Body: "body:region", Seat: "regional-economic-agency", Person: "person:maire", Organisation: "org:usine"})
)

var applicationTries = []try{
	{name: "by its committee", when: submitted("Binôme"), then: applicationIs("2019-02-01", register.Submitted)},
	{name: "twice", given: []deed{submitted()}, when: by("elue", "2019-02-02", &ApplicationSubmitted{"application:autre", "ti:nord", []string{"Périmètre"}, nil}), want: "application.already"},
	{name: "again, once refused", given: []deed{submitted(), by("presidente", "2019-03-01", &ApplicationRefused{"application:nord", "Immature"}).inMeeting(2)},
		when: by("elue", "2019-04-02", &ApplicationSubmitted{"application:autre", "ti:nord", []string{"Périmètre"}, nil})},
	{name: "again, before the first was refused", given: []deed{submitted(), by("presidente", "2019-03-01", &ApplicationRefused{"application:nord", "Immature"}).inMeeting(2)},
		when: by("elue", "2019-02-28", &ApplicationSubmitted{"application:autre", "ti:nord", []string{"Périmètre"}, nil}), want: "application.already"},
	{name: "before one that is under way", given: []deed{submitted()}, when: by("elue", "2019-01-15", &ApplicationSubmitted{"application:autre", "ti:nord", []string{"Périmètre"}, nil}), want: "application.already"},
	{name: "by half a pair", when: by("elu-dole", "2019-02-01", &ApplicationSubmitted{"application:dole", "ti:dole", []string{"Périmètre"}, nil}), want: "body.without-pair"},
	{name: "with what was missing", given: []deed{submitted("Binôme")}, when: completed, then: applicationIs("2019-02-15", register.Completed)},
	{name: "before it was submitted", given: []deed{submitted()}, when: by("elue", "2019-01-31", completed.draft.Act), want: "application.not-yet"},
	{name: "once it is decided", given: []deed{submitted(), validated}, when: by("elue", "2019-03-02", completed.draft.Act), want: "application.decided"},
	{name: "that was not submitted", when: completed, want: "object.unknown"},

	{name: "of the region, for a day", given: []deed{submitted()}, when: asksOpinion(same), then: func(t *testing.T, s *state) {
		f, _ := s.Applications.Get("application:nord")
		if _, _, ok := f.OpinionOf("body:region", calendar.MustParse("2019-02-20")); ok {
			t.Error("silence counts before its day")
		}
		if o, deemed, ok := f.OpinionOf("body:region", calendar.MustParse("2019-02-21")); !ok || !deemed || o.Sense != register.Favourable {
			t.Errorf("silence counts as %+v", o)
		}
	}},
	{name: "once asked", given: []deed{submitted(), asksOpinion(same)}, when: by("prefet", "2019-02-20", &OpinionGiven{"application:nord", "reserved", "Avec réserve"}), then: func(t *testing.T, s *state) {
		f, _ := s.Applications.Get("application:nord")
		if o, deemed, _ := f.OpinionOf("body:region", calendar.MustParse("2019-03-21")); deemed || o.Sense != "reserved" {
			t.Errorf("the opinion is %+v", o)
		}
	}},
	{name: "twice of the same", given: []deed{submitted(), asksOpinion(same)}, when: asksOpinion(same), want: "opinion.asked-already"},
	{name: "for a day gone by", given: []deed{submitted()}, when: asksOpinion(func(a *OpinionAsked) { a.Due = calendar.MustParse("2019-01-20") }), want: "opinion.due"},
	{name: "with a silence that says too much", given: []deed{submitted()}, when: asksOpinion(func(a *OpinionAsked) { a.Silence = "unfavourable" }), want: "opinion.silence"},
	{name: "of the State", given: []deed{submitted()}, when: by("prefet", "2019-02-20", &OpinionGiven{"application:nord", "favourable", "Sans réserve"}), then: func(t *testing.T, s *state) {
		if f, _ := s.Applications.Get("application:nord"); len(f.Opinions) != 1 || f.Opinions[0].Body != "body:region" {
			t.Errorf("the opinions are %+v", f.Opinions)
		}
	}},
	{name: "of no sense", given: []deed{submitted()}, when: by("prefet", "2019-02-20", &OpinionGiven{"application:nord", "meh", ""}), want: "opinion.sense"},

	{name: "when it is complete", given: []deed{submitted("Binôme"), completed}, when: validated, then: applicationIs("2019-03-01", register.Validated)},
	{name: "when it is not", given: []deed{submitted("Binôme")}, when: validated, want: "application.incomplete"},
	{name: "out of meeting", given: []deed{submitted()}, when: by("presidente", "2019-03-01", &ApplicationValidated{"application:nord"}), want: "decision.needs-meeting"},
	{name: "twice", given: []deed{submitted(), validated}, when: validates("2019-03-02"), want: "application.decided"},
	{name: "twice, the second time earlier", given: []deed{submitted(), by("presidente", "2019-03-05", &ApplicationRefused{"application:nord", "Immature"}).inMeeting(2)}, when: validated, want: "application.decided"},
	{name: "before it was completed", given: []deed{submitted(), by("elue", "2019-03-02", completed.draft.Act)}, when: validated, want: "application.went-on"},
	{name: "late, with what was missing before the decision", given: []deed{submitted(), validated}, when: completed, then: applicationIs("2019-03-01", register.Validated)},
	{name: "late, before the decision", given: []deed{submitted(), validates("2019-03-05")}, when: by("presidente", "2019-03-01", &ApplicationDeferred{"application:nord", "À compléter"}).inMeeting(2), then: applicationIs("2019-03-05", register.Validated)},
	{name: "for a reason", given: []deed{submitted()}, when: by("presidente", "2019-03-01", &ApplicationRefused{"application:nord", "Immature"}).inMeeting(2), then: applicationIs("2019-03-01", register.Refused)},
	{name: "for a reason", given: []deed{submitted()}, when: by("presidente", "2019-03-01", &ApplicationDeferred{"application:nord", "À compléter"}).inMeeting(2), then: applicationIs("2019-03-01", register.Deferred)},

	{name: "on some grounds", when: assessed("firm-commitment", 12, 5)},
	{name: "on none", when: by("cheffe", "2019-02-10", &MaturityAssessed{Territory: "ti:nord", Level: "ready", Projects: 12, Firm: 5}), want: "maturity.unfounded"},
	{name: "action by action", given: []deed{cite}, when: graded(scored), then: func(t *testing.T, s *state) {
		one, _ := s.Territories.Get("ti:nord")
		if got := one.Maturity.Value(calendar.MustParse("2019-02-10")); len(got.Actions) != 1 || got.Actions[0] != scored || got.By == "" {
			t.Errorf("read as %+v", got)
		}
	}},
	{name: "of an action twice", given: []deed{cite}, when: graded(scored, scored), want: "maturity.twice"},
	{name: "of an action, on nothing", given: []deed{cite}, when: graded(register.ActionScore{Action: "action:cite", Level: "ready"}), want: "maturity.baseless"},
	{name: "of an action, off the scale", given: []deed{cite}, when: graded(register.ActionScore{Action: "action:cite", Level: "splendid", Basis: "Devis"}), want: "maturity.unknown"},
	{name: "of an action of nobody", when: graded(register.ActionScore{Action: "action:rien", Level: "ready", Basis: "Devis"}), want: "maturity.action"},
	{name: "off the scale", when: assessed("splendid", 12, 5), want: "maturity.unknown"},
	{name: "with more commitments than projects", when: assessed("ready", 5, 12), want: "maturity.counts"},

	{name: "on the programme’s conditions", given: []deed{submitted(), assessed("firm-commitment", 12, 5), validated}, when: designated, then: func(t *testing.T, s *state) {
		if n := s.Pilots(ti2018, calendar.MustParse("2019-03-02")); n != 1 {
			t.Errorf("there are %d pilots", n)
		}
	}},
	{name: "without the region", given: []deed{submitted(), assessed("firm-commitment", 12, 5)}, when: designated, want: "rule.application-not-validated"},
	{name: "without mature projects", given: []deed{submitted(), assessed("ready", 12, 0), validated}, when: designated, want: "rule.not-mature"},
	{name: "twice", given: []deed{submitted(), assessed("firm-commitment", 12, 5), validated, designated}, when: designated, want: "pilot.already"},
	{name: "once designated", given: []deed{submitted(), assessed("firm-commitment", 12, 5), validated, designated}, when: presented},
	{name: "twice", given: []deed{submitted(), assessed("firm-commitment", 12, 5), validated, designated, presented}, when: presented, want: "pilot.already-presented"},
	{name: "twice, the second time earlier", given: []deed{submitted(), assessed("firm-commitment", 12, 5), validated, designated, presented},
		when: by("secretaire", "2019-03-04", presented.draft.Act), want: "pilot.already-presented"},
	{name: "twice, the second time earlier", given: []deed{submitted(), assessed("firm-commitment", 12, 5), validated, designated},
		when: by("secretaire", "2019-03-01", designated.draft.Act), want: "pilot.already"},
	{name: "that was not designated", when: presented, want: "pilot.not-designated"},

	{name: "by the agency", given: []deed{agency}, when: portrait(same)},
	{name: "by another", when: portrait(same), want: "power.missing"},
	{name: "of nowhere", given: []deed{agency}, when: portrait(func(a *PortraitPublished) { a.Territory = "" }), want: "field.required"},
	{name: "without its hash", given: []deed{agency}, when: portrait(func(a *PortraitPublished) { a.Hash = "" }), want: "field.required"},
	{name: "with a hash that is none", given: []deed{agency}, when: portrait(func(a *PortraitPublished) { a.Hash = "0" }), want: "hash.malformed"},
}

func portrait(change func(*PortraitPublished)) deed {
	a := &PortraitPublished{Portrait: "portrait:nord-2019", Territory: "ti:nord", Edition: "Édition 2019", Publisher: "org:usine",
		Hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Meeting: "meeting:region-2019-03-01"}
	change(a)
	return by("maire", "2019-03-01", a)
}

// applicationIs wants the application of Nord at a step on a day.
func applicationIs(on string, want register.ApplicationStep) func(*testing.T, *state) {
	return func(t *testing.T, s *state) {
		if got, _ := s.Step("ti:nord", calendar.MustParse(on)); got != want {
			t.Errorf("the application is %s on %s; want %s", got, on, want)
		}
	}
}
