package act

import (
	"testing"

	"pgregory.net/rapid"

	"jalon/calendar"
	"jalon/register"
)

// line is an entry of the region's funding of Nord, in euros.
func line(amount register.Cents) Line {
	return Line{Funding: "funding:un", Territory: "ti:nord", Funder: "org:region", Scheme: "Soutien à l’innovation", Cents: amount * 100}
}

// other is a line of the region's funding of Nord that something makes different.
func other(change func(*Line)) deed {
	l := line(10)
	change(&l)
	return by("presidente", "2019-06-01", &FundingCommitted{l})
}

func commits(on string, amount register.Cents) deed {
	return by("presidente", on, &FundingCommitted{line(amount)})
}
func pays(on string, amount register.Cents) deed {
	return by("presidente", on, &FundingPaid{line(amount)})
}
func cancels(on string, amount register.Cents) deed {
	return by("presidente", on, &FundingCancelled{line(amount)})
}

// claims is an amount of the region's that the project manager enters.
func claims(s register.MoneyState, amount register.Cents) deed {
	return by("cheffe", "2019-05-01", &FundingClaimed{Line: line(amount), State: s})
}

// reverses takes back the entry that an act made.
func reverses(who string, entry int64, on string) deed {
	return by(who, on, &FundingReversed{Funding: "funding:un", Entry: entry, Reason: "Saisi deux fois"})
}

// confirms confirms the amount claimed by the first act after the small world.
func confirms(who string) deed {
	return by(who, "2019-05-02", &FundingConfirmed{"funding:un", worldSize + 1})
}

var moneyTries = []try{
	{name: "said in public", when: by("presidente", "2019-03-01", &FundingAnnounced{line(100)}), then: sums(register.Announced, 100)},
	{name: "for the programme at large", when: by("banquiere", "2019-03-01", &FundingAnnounced{Line{Funding: "funding:bdt", Programme: ti2018, Funder: "org:banque", Cents: 100}}), want: "power.missing"},
	{name: "by a ministry, for the programme at large", when: by("ministre", "2019-03-01", &FundingAnnounced{Line{Funding: "funding:un", Programme: ti2018, Funder: "org:ministere", Specific: true, Cents: 100_00}}),
		then: sums(register.Announced, 100)},
	{name: "with priority", when: by("presidente", "2019-03-01", &FundingOriented{line(100)}), then: sums(register.Oriented, 100)},
	{name: "of the region", when: by("cheffe", "2019-03-01", &FundingRequested{line(100)}), then: sums(register.Asked, 100)},
	{name: "by who has no say", when: by("maire", "2019-03-01", &FundingRequested{line(100)}), want: "power.missing"},
	{name: "by the region", when: by("presidente", "2019-03-01", &FundingRefused{line(100)}), then: sums(register.MoneyRefused, 100)},

	{name: "one’s own money", when: commits("2019-03-01", 100), then: sums(register.Committed, 100)},
	{name: "another’s money", when: by("banquiere", "2019-03-01", &FundingCommitted{line(100)}), want: "power.missing"},
	{name: "another’s money, by the project manager", when: by("cheffe", "2019-03-01", &FundingCommitted{line(100)}), want: "power.missing"},
	{name: "nobody’s money", when: other(func(l *Line) { l.Funder = "" }), want: "power.missing"},
	{name: "nobody’s money, by who sits for nobody", given: []deed{by("greffier", "2019-01-01", &SeatFilled{Body: "body:region", Seat: "operator", Person: "person:elu-dole"})},
		when: by("elu-dole", "2019-06-01", &FundingCommitted{Line{Funding: "funding:un", Territory: "ti:nord", Cents: 1}}), want: "power.missing"},
	{name: "nothing", when: other(func(l *Line) { l.Cents = 0 }), want: "money.amount"},
	{name: "less than nothing", when: other(func(l *Line) { l.Cents = -1 }), want: "money.amount"},
	{name: "more than there is", when: other(func(l *Line) { l.Cents = register.MaxCents + 1 }), want: "money.amount"},
	{name: "more than there is, in two", given: []deed{other(func(l *Line) { l.Cents = register.MaxCents })}, when: commits("2019-06-01", 1), want: "money.total"},
	{name: "all that there is, in two", given: []deed{other(func(l *Line) { l.Cents = register.MaxCents - 100 })}, when: commits("2019-06-01", 1)},
	{name: "for nowhere", when: other(func(l *Line) { l.Territory = "" }), want: "field.required"},
	{name: "for a territory that has ended", given: []deed{withdrawn}, when: commits("2019-04-01", 1), want: "territory.ended"},
	{name: "for the action of another territory", given: []deed{actionOf("ti:nord")}, when: other(func(l *Line) { l.Territory, l.Action = "ti:dole", "action:cite" }), want: "place.elsewhere"},
	{name: "for a territory of another programme", given: []deed{otherProgramme}, when: other(func(l *Line) { l.Programme = "programme:autre" }), want: "place.elsewhere"},
	{name: "for an action, whose territory is known", given: []deed{actionOf("ti:nord")}, when: other(func(l *Line) { l.Territory, l.Action = "", "action:cite" }),
		then: func(t *testing.T, s *state) {
			if f, _ := s.Fundings.Get("funding:un"); f.Territory != "ti:nord" || f.Programme != ti2018 || f.Action != "action:cite" {
				t.Errorf("it is %+v", f)
			}
		}},

	{name: "the rest of a funding", given: []deed{commits("2019-03-01", 100)}, when: other(func(l *Line) { l.Scheme = "" }), then: sums(register.Committed, 110)},
	{name: "under another scheme", given: []deed{commits("2019-03-01", 100)}, when: other(func(l *Line) { l.Scheme = "Autre" }), want: "money.other-line"},
	{name: "for another territory", given: []deed{commits("2019-03-01", 100)}, when: other(func(l *Line) { l.Territory = "ti:dole" }), want: "money.other-line"},
	{name: "in the past of a funding", given: []deed{commits("2019-06-01", 100)}, when: commits("2019-03-01", 10), then: func(t *testing.T, s *state) {
		if before, on := s.FundingsOf(ti2018, "ti:nord", calendar.MustParse("2019-02-28")), s.FundingsOf(ti2018, "ti:nord", calendar.MustParse("2019-03-01")); len(before) != 0 || len(on) != 1 {
			t.Errorf("there are %d, then %d", len(before), len(on))
		}
	}},
	{name: "as credits of the programme", given: []deed{commits("2019-03-01", 100)}, when: other(func(l *Line) { l.Specific = true }), want: "money.other-line"},
	{name: "by another funder", given: []deed{commits("2019-03-01", 100)}, when: by("banquiere", "2019-03-02", &FundingCommitted{Line{Funding: "funding:un", Territory: "ti:nord", Funder: "org:banque", Cents: 1}}), want: "money.other-line"},

	{name: "what is committed", given: []deed{commits("2019-03-01", 100), pays("2019-04-01", 60)}, when: pays("2019-05-01", 40), then: sums(register.Paid, 100)},
	{name: "a cent too many", given: []deed{commits("2019-03-01", 100), pays("2019-04-01", 60)}, when: pays("2019-05-01", 41), want: "money.paid-over-committed"},
	{name: "what was never committed", when: pays("2019-05-01", 1), want: "money.not-committed"},
	{name: "before it was committed", given: []deed{commits("2019-06-01", 100)}, when: pays("2019-05-01", 1), want: "money.not-committed"},
	{name: "in the past, what was paid since", given: []deed{commits("2019-03-01", 100), pays("2019-06-01", 100)}, when: pays("2019-05-01", 1), want: "money.paid-over-committed"},
	{name: "after the territory has ended", given: []deed{commits("2019-03-01", 100), withdrawn}, when: pays("2019-05-01", 100), then: sums(register.Paid, 100)},

	{name: "what is not paid", given: []deed{commits("2019-03-01", 100), pays("2019-04-01", 60)}, when: cancels("2019-05-01", 40), then: sums(register.MoneyCancelled, 40)},
	{name: "what is paid", given: []deed{commits("2019-03-01", 100), pays("2019-04-01", 60)}, when: cancels("2019-05-01", 41), want: "money.cancelled-over-committed"},
	{name: "in the past, what was paid since then", given: []deed{commits("2019-03-01", 100), pays("2019-06-01", 100)}, when: cancels("2019-05-01", 1), want: "money.cancelled-over-committed"},
	{name: "what is cancelled", given: []deed{commits("2019-03-01", 100), cancels("2019-04-01", 60)}, when: pays("2019-05-01", 41), want: "money.paid-over-committed"},

	{name: "another’s amount", when: claims(register.Committed, 100), then: sums(register.Committed, 0)},
	{name: "a payment beyond what is committed", when: claims(register.Paid, 100), then: sums(register.Paid, 0)},
	{name: "a refusal", when: claims(register.MoneyRefused, 100), want: "money.state"},
	{name: "an amount that is one’s own to say", given: []deed{claims(register.Committed, 100)}, when: confirms("presidente"), then: sums(register.Committed, 100)},
	{name: "another’s to say", given: []deed{claims(register.Committed, 100)}, when: confirms("banquiere"), want: "power.missing"},
	{name: "twice", given: []deed{claims(register.Committed, 100), confirms("presidente")}, when: confirms("presidente"), want: "money.confirmed"},
	{name: "what nobody claimed", given: []deed{commits("2019-03-01", 100)}, when: confirms("presidente"), want: "money.no-claim"},
	{name: "a payment of what was never committed", given: []deed{claims(register.Paid, 100)}, when: confirms("presidente"), want: "money.not-committed"},
	{name: "a funding that is not", when: confirms("presidente"), want: "object.unknown"},

	{name: "with its papers", when: other(func(l *Line) {
		l.Beneficiary, l.File, l.Convention, l.Basis, l.Nature, l.Year = "org:usine", "2019-0412", "CONV-12", "de minimis", "grant", 2020
	}), then: func(t *testing.T, s *state) {
		f, _ := s.Fundings.Get("funding:un")
		if want := (register.Dossier{Beneficiary: "org:usine", File: "2019-0412", Convention: "CONV-12", Basis: "de minimis", Nature: "grant"}); f.Dossier != want || f.Entries[0].Year != 2020 {
			t.Errorf("it is %+v", f)
		}
	}},
	{name: "with papers that say otherwise", given: []deed{other(func(l *Line) { l.File = "A" })}, when: other(func(l *Line) { l.File = "B" }), want: "money.other-dossier"},
	{name: "for another beneficiary", given: []deed{other(func(l *Line) { l.Beneficiary = "org:usine" })}, when: other(func(l *Line) { l.Beneficiary = "org:agglo" }), want: "money.other-dossier"},
	{name: "of no known nature", when: other(func(l *Line) { l.Nature = "gift" }), want: "money.nature"},
	{name: "for the year 19", when: other(func(l *Line) { l.Year = 19 }), want: "money.year"},

	{name: "a wrong entry", given: []deed{commits("2019-03-01", 100), commits("2019-03-02", 50)}, when: reverses("presidente", worldSize+1, "2019-04-01"), then: func(t *testing.T, s *state) {
		f, _ := s.Fundings.Get("funding:un")
		if before, after := f.Sum(register.Committed, calendar.MustParse("2019-03-31")), f.Sum(register.Committed, calendar.MustParse("2019-04-01")); before != 150_00 || after != 50_00 {
			t.Errorf("%d are committed, then %d", before, after)
		}
	}},
	{name: "what was never entered", given: []deed{commits("2019-03-01", 100)}, when: reverses("presidente", worldSize, "2019-04-01"), want: "money.no-entry"},
	{name: "twice the same", given: []deed{commits("2019-03-01", 100), reverses("presidente", worldSize+1, "2019-04-01")}, when: reverses("presidente", worldSize+1, "2019-04-02"), want: "money.reversed"},
	{name: "before it was entered", given: []deed{commits("2019-03-01", 100)}, when: reverses("presidente", worldSize+1, "2019-02-01"), want: "money.reversed-before"},
	{name: "a commitment that was paid", given: []deed{commits("2019-03-01", 100), pays("2019-06-01", 100)}, when: reverses("presidente", worldSize+1, "2019-04-01"), want: "money.reversed-under-paid"},
	{name: "a commitment whose payment was reversed", given: []deed{commits("2019-03-01", 100), pays("2019-03-02", 100), reverses("presidente", worldSize+2, "2019-04-01")},
		when: reverses("presidente", worldSize+1, "2019-04-02"), then: sums(register.Committed, 0)},
	{name: "another’s entry", given: []deed{commits("2019-03-01", 100)}, when: reverses("cheffe", worldSize+1, "2019-04-01"), want: "power.missing"},
	{name: "one’s own claim", given: []deed{claims(register.Committed, 100)}, when: reverses("cheffe", worldSize+1, "2019-06-01"), then: sums(register.Committed, 0)},
	{name: "a confirmed claim", given: []deed{claims(register.Committed, 100), confirms("presidente")}, when: reverses("cheffe", worldSize+1, "2019-06-01"), want: "power.missing"},
	{name: "a reversed claim", given: []deed{claims(register.Committed, 100), by("cheffe", "2019-05-01", &FundingReversed{"funding:un", worldSize + 1, "Doublon"})}, when: confirms("presidente"), want: "money.claim-reversed"},
	{name: "what is no longer committed", given: []deed{commits("2019-03-01", 100), reverses("presidente", worldSize+1, "2019-04-01")}, when: pays("2019-05-01", 1), want: "money.not-committed"},

	{name: "days of work", when: grants(func(*MeansGranted) {}), then: func(t *testing.T, s *state) {
		if m, _ := s.Means.Get("means:referent"); m.Days != 2_000 || m.Programme != ti2018 {
			t.Errorf("the means are %+v", m)
		}
	}},
	{name: "no days", when: grants(func(a *MeansGranted) { a.Days = 0 }), want: "means.amount"},
	{name: "a million days", when: grants(func(a *MeansGranted) { a.Days = register.MaxWork })},
	{name: "a million days and a little", when: grants(func(a *MeansGranted) { a.Days = register.MaxWork + 1 }), want: "means.amount"},
	{name: "days enough to run over", when: grants(func(a *MeansGranted) { a.Days, a.Months = 1<<53-1, 1<<53-1 }), want: "means.amount"},
	{name: "another’s days", when: grants(func(a *MeansGranted) { a.Grantor = "org:region" }), want: "power.missing"},
	{name: "to a territory that has ended", given: []deed{withdrawn}, when: grants(func(*MeansGranted) {}), want: "territory.ended"},
}

// grants gives Nord twenty days of the prefecture's.
func grants(change func(*MeansGranted)) deed {
	a := &MeansGranted{Means: "means:referent", Territory: "ti:nord", Grantor: "org:prefecture", What: "Référent unique de l’État", Days: 2_000}
	change(a)
	return by("prefet", "2019-04-01", a)
}

// sums wants the total of a state today, in euros, that counts.
func sums(of register.MoneyState, want register.Cents) func(*testing.T, *state) {
	return func(t *testing.T, s *state) {
		t.Helper()
		f, _ := s.Fundings.Get("funding:un")
		if got := f.Sum(of, calendar.Of(today)); got != want*100 {
			t.Errorf("%s: %d cents; want %d euros", of, got, want)
		}
	}
}

// TestMoneyHoldsOnEveryDay enters amounts in any order of days. Whatever is accepted, on no day is more paid and
// cancelled than was committed.
func TestMoneyHoldsOnEveryDay(t *testing.T) {
	base := stateOf(t, open(t, world(t)))
	first := calendar.MustParse("2019-03-01")
	rapid.Check(t, func(t *rapid.T) {
		s := base.Fork()
		for seq := int64(worldSize + 1); seq < worldSize+20; seq++ {
			l := line(register.Cents(rapid.IntRange(1, 50).Draw(t, "euros")))
			at := stamp{Seq: seq, Effect: first.Add(rapid.IntRange(0, 10).Draw(t, "day"))}
			a := rapid.SampledFrom([]register.Act{&FundingCommitted{l}, &FundingPaid{l}, &FundingCancelled{l},
				&FundingClaimed{l, register.Paid}, &FundingClaimed{l, register.Committed}, &FundingConfirmed{l.Funding, seq - 1},
				&FundingReversed{l.Funding, rapid.Int64Range(worldSize+1, worldSize+20).Draw(t, "entry"), "Erreur"}}).Draw(t, "act")
			if a.Check(s, at) == nil {
				a.Apply(s, at)
			}
			f, ok := s.Fundings.Get(l.Funding)
			for on := first; ok && on <= first.Add(10); on = on.Add(1) {
				if gone := f.Sum(register.Paid, on) + f.Sum(register.MoneyCancelled, on); gone > f.Sum(register.Committed, on) {
					t.Fatalf("on %s, %d are paid or cancelled, of %d committed, after %T", on, gone, f.Sum(register.Committed, on), a)
				}
				for _, e := range register.Equalities([]*register.Funding{f}, on) {
					if !e.Holds() {
						t.Fatalf("on %s, the ledger does not hold: %+v, after %T", on, e, a)
					}
				}
			}
		}
	})
}
