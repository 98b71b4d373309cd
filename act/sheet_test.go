package act

import (
	"testing"

	"jalon/calendar"
	"jalon/register"
)

// details writes the sheet of the action of Nord, or what changes make of it.
func details(changes ...func(*ActionDetailed)) deed {
	hundred := int64(100_00)
	a := &ActionDetailed{Action: "action:cite", Title: "Cité de l’industrie", Axis: "innover", Type: "collective", Organisation: "org:agglo", Services: []string{"vte"},
		Partners: []id{"org:usine"}, Places: []string{"90010"}, Start: calendar.MustParse("2019-09-01"), Planned: calendar.MustParse("2020-12-31"), Cost: 100_00,
		Milestones: []register.Milestone{{ID: "etude", What: "Étude rendue", Planned: calendar.MustParse("2019-12-01")}},
		Targets:    []register.Goal{{ID: "emplois", What: "Emplois créés", Unit: "emplois", Target: &hundred}}, Contact: register.Sealed{Value: "Une personne"}}
	for _, change := range changes {
		change(a)
	}
	return by("cheffe", "2019-06-01", a)
}

// withholding keeps the cost and the communes of a sheet to those who may write it.
func withholding(cost, places string) func(*ActionDetailed) {
	return func(a *ActionDetailed) {
		a.Cost, a.Places = 0, nil
		a.SealedCost.Value, a.SealedPlaces.Value = cost, places
	}
}

// costing breaks the cost of a sheet down.
func costing(lines ...register.CostLine) func(*ActionDetailed) {
	return func(a *ActionDetailed) { a.Tax, a.CostLines = "excluded", lines }
}

// reads takes a reading of the jobs: with the action and its sheet before it, its act is the third after the world's.
func reads(indicator, source string) deed {
	return by("cheffe", "2019-12-01", &ReadingTaken{"action:cite", indicator, 12_00, source})
}

func reaches(milestone string) deed {
	return by("cheffe", "2019-12-10", &MilestoneReached{Action: "action:cite", Milestone: milestone})
}

func contests(reading int64, reason string) deed {
	return by("elue", "2019-12-20", &ReadingContested{"action:cite", reading, 9_00, reason})
}

func settles(on string, reading int64) deed {
	return by("presidente", on, &ReadingSettled{"action:cite", reading, 9_00, "Vérification faite"})
}

var (
	detailed  = []deed{actionOf("ti:nord"), details()}
	read      = append(detailed[:2:2], reads("emplois", "Enquête"))
	contested = append(read[:3:3], contests(worldSize+3, "Trois de trop"))
	settled   = append(contested[:4:4], settles("2020-01-05", worldSize+3))
)

// serving leads an action from the committee, and says which orientation it serves.
func serving(orientation int64) func(*ActionDetailed) {
	return func(a *ActionDetailed) { a.Lead, a.Orientation = "org:usine", orientation }
}

var oriented = []deed{by("presidente", "2019-03-01", &OrientationSet{"body:region", "Filières", "Hydrogène et horlogerie"}).inMeeting(2), actionOf("ti:nord")}

var sheetTries = []try{
	{name: "with the orientation that it serves", given: oriented, when: details(serving(worldSize + 1)), then: func(t *testing.T, s *state) {
		a, _ := s.Actions.Get("action:cite")
		if sheet := a.Sheet(calendar.MustParse("2019-06-01")); sheet.Lead != "org:usine" || sheet.Orientation != worldSize+1 {
			t.Errorf("it is %+v", sheet)
		}
	}},
	{name: "with an orientation that is none", given: oriented, when: details(serving(worldSize)), want: "action.orientation"},
	{name: "led by nobody known", given: oriented, when: details(func(a *ActionDetailed) { a.Lead = "org:mars" }), want: "object.unknown"},
	{name: "of an action", given: detailed[:1], when: details(), then: func(t *testing.T, s *state) {
		a, _ := s.Actions.Get("action:cite")
		before, after := a.Sheet(calendar.MustParse("2019-05-31")), a.Sheet(calendar.MustParse("2019-06-01"))
		if before.Cost != 0 || after.Cost != 100_00 || after.Contact.Empty() || after.Contact.Value != "" {
			t.Errorf("it was %+v and is %+v", before, after)
		}
	}},
	{name: "of no action", when: details(), want: "object.unknown"},
	{name: "before the action", given: detailed[:1], when: by("cheffe", "2019-01-01", details().draft.Act), want: "object.not-yet"},
	{name: "without a title", given: detailed[:1], when: details(func(a *ActionDetailed) { a.Title = "" }), want: "field.required"},
	{name: "on no axis", given: detailed[:1], when: details(func(a *ActionDetailed) { a.Axis = "grandir" }), want: "axis.unknown"},
	{name: "of no type", given: detailed[:1], when: details(func(a *ActionDetailed) { a.Type = "dream" }), want: "action.type"},
	{name: "at less than no cost", given: detailed[:1], when: details(func(a *ActionDetailed) { a.Cost = -1 }), want: "action.cost"},
	{name: "that ends before it starts", given: detailed[:1], when: details(func(a *ActionDetailed) { a.Planned = a.Start - 1 }), want: "action.ends-before"},
	{name: "with a service nobody offers", given: detailed[:1], when: details(func(a *ActionDetailed) { a.Services = []string{"tapis-rouge"} }), want: "action.service"},
	{name: "in a commune that is not", given: detailed[:1], when: details(func(a *ActionDetailed) { a.Places = []string{"00000"} }), want: "action.commune"},
	{name: "with a cost broken down", given: detailed[:1], when: details(costing(register.CostLine{Nature: "Études", Year: 2020, Cents: 40_00}, register.CostLine{Nature: "Travaux", Cents: 60_00})), then: func(t *testing.T, s *state) {
		a, _ := s.Actions.Get("action:cite")
		if b := a.Sheet(calendar.MustParse("2019-06-01")).CostLines(); len(b.Lines) != 2 || b.Tax != "excluded" {
			t.Errorf("it is %+v", b)
		}
	}},
	{name: "with a breakdown that is another cost", given: detailed[:1], when: details(costing(register.CostLine{Nature: "Études", Cents: 40_00})), want: "action.cost-sum"},
	{name: "with a line of no nature", given: detailed[:1], when: details(costing(register.CostLine{Cents: 100_00})), want: "action.cost-line"},
	{name: "with a line of a year that is none", given: detailed[:1], when: details(costing(register.CostLine{Nature: "Études", Year: 20, Cents: 100_00})), want: "action.cost-line"},
	{name: "with lines beyond counting", given: detailed[:1], when: details(costing(register.CostLine{Nature: "A", Cents: register.MaxCents}, register.CostLine{Nature: "B", Cents: register.MaxCents})), want: "action.cost-sum"},
	{name: "with taxes that are none", given: detailed[:1], when: details(func(a *ActionDetailed) { a.Tax = "TVA" }), want: "action.tax"},
	{name: "with a breakdown of a restricted cost", given: detailed[:1], when: details(withholding("100", ""), func(a *ActionDetailed) { a.CostLines = []register.CostLine{{Nature: "A", Cents: 100_00}} }), want: "action.withheld"},
	{name: "that withholds its cost and its site", given: detailed[:1], when: details(withholding("3,5 M€", "90010, 25388")), then: func(t *testing.T, s *state) {
		a, _ := s.Actions.Get("action:cite")
		if sheet := a.Sheet(calendar.MustParse("2019-06-01")); sheet.Cost != 0 || sheet.Places != nil || sheet.Withholds().Cost == (register.Seal{}) || sheet.Withholds().Places == (register.Seal{}) {
			t.Errorf("it is %+v", sheet)
		}
	}},
	{name: "with a cost both public and restricted", given: detailed[:1], when: details(func(a *ActionDetailed) { a.SealedCost.Value = "100" }), want: "action.withheld"},
	{name: "with communes both public and restricted", given: detailed[:1], when: details(func(a *ActionDetailed) { a.SealedPlaces.Value = "90010" }), want: "action.withheld"},
	{name: "with a restricted cost in words", given: detailed[:1], when: details(withholding("cher", "")), want: "action.cost-read"},
	{name: "with a restricted commune that is not", given: detailed[:1], when: details(withholding("100", "90010 00000")), want: "action.commune"},
	{name: "with a milestone twice", given: detailed[:1], when: details(func(a *ActionDetailed) { a.Milestones = append(a.Milestones, a.Milestones[0]) }), want: "action.milestone"},
	{name: "with an indicator of no unit", given: detailed[:1], when: details(func(a *ActionDetailed) { a.Targets = []register.Goal{{ID: "x", What: "X"}} }), want: "action.target"},

	{name: "on its day", given: detailed, when: reaches("etude"), then: func(t *testing.T, s *state) {
		a, _ := s.Actions.Get("action:cite")
		_, before := a.ReachedOn("etude", calendar.MustParse("2019-12-09"))
		if _, after := a.ReachedOn("etude", calendar.MustParse("2019-12-10")); before || !after {
			t.Errorf("it is reached: %v, then %v", before, after)
		}
	}},
	{name: "by the region", given: detailed, when: by("presidente", "2019-07-01", &ActionReviewed{"action:cite", "reserved", "Le financement reste à trouver"}), then: func(t *testing.T, s *state) {
		if a, _ := s.Actions.Get("action:cite"); len(a.Opinions) != 1 || a.Opinions[0].Body != "body:region" || a.Opinions[0].Sense != "reserved" {
			t.Errorf("the opinions are %+v", a.Opinions)
		}
	}},
	{name: "in a sense that is none", given: detailed, when: by("presidente", "2019-07-01", &ActionReviewed{"action:cite", "maybe", ""}), want: "opinion.sense"},
	{name: "of an action unknown", when: by("presidente", "2019-07-01", &ActionReviewed{"action:lune", "reserved", ""}), want: "object.unknown"},
	{name: "before it is recorded", given: detailed, when: by("presidente", "2019-01-20", &ActionReviewed{"action:cite", "reserved", ""}), want: "object.not-yet"},
	{name: "that the sheet has not", given: detailed, when: reaches("gare"), want: "milestone.unknown"},
	{name: "twice", given: append(detailed[:2:2], reaches("etude")), when: reaches("etude"), want: "milestone.reached"},

	{name: "of an indicator", given: detailed, when: reads("emplois", "Enquête")},
	{name: "of no indicator", given: detailed, when: reads("surface", "Enquête"), want: "indicator.unknown"},
	{name: "without a source", given: detailed, when: reads("emplois", ""), want: "field.required"},
	{name: "with another value", given: read, when: contests(worldSize+3, "Trois de trop"), then: func(t *testing.T, s *state) {
		a, _ := s.Actions.Get("action:cite")
		if r := a.Readings[0]; !r.Open(calendar.MustParse("2019-12-20")) || r.Open(calendar.MustParse("2019-12-19")) || r.Value != 12_00 {
			t.Errorf("it is %+v", r)
		}
	}},
	{name: "that was never taken", given: read, when: contests(worldSize, "Faux"), want: "reading.unknown"},
	{name: "for no reason", given: read, when: contests(worldSize+3, ""), want: "field.required"},
	{name: "by the region", given: contested, when: settles("2020-01-05", worldSize+3), then: func(t *testing.T, s *state) {
		a, _ := s.Actions.Get("action:cite")
		if r := a.Readings[0]; r.Open(calendar.MustParse("2020-01-05")) || !r.Open(calendar.MustParse("2020-01-04")) || r.Settled.Value != 9_00 {
			t.Errorf("it is %+v", r)
		}
	}},
	{name: "by the territory itself", given: contested, when: by("cheffe", "2020-01-05", &ReadingSettled{"action:cite", worldSize + 3, 9_00, "Parce que"}), want: "power.missing"},
	{name: "that nobody contests", given: read, when: settles("2020-01-05", worldSize+3), want: "reading.uncontested"},
	{name: "once settled", given: settled, when: settles("2020-01-06", worldSize+3), want: "reading.settled"},
	{name: "once it is settled", given: settled, when: contests(worldSize+3, "Encore"), want: "reading.settled"},
	{name: "that is not there", given: contested, when: settles("2020-01-06", worldSize), want: "reading.unknown"},
}
