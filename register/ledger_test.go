package register

import (
	"reflect"
	"testing"

	"jalon/calendar"
)

func on(text string) Day { return calendar.MustParse(text) }

// lent is a funding with entries of everything: 100 committed for 2020, 60 of them reversed and made again as 50, 40 paid.
func lent() *Funding {
	return &Funding{ID: "funding:un", Funder: "org:region", Dossier: Dossier{Convention: "CONV 12"}, Entries: []Entry{
		{State: Announced, Cents: 500, On: on("2019-01-01"), Act: 1},
		{State: Asked, Cents: 200, On: on("2019-02-01"), Act: 2},
		{State: Committed, Cents: 40, On: on("2019-03-01"), Act: 3, Year: 2020, Reference: "CP n° 1"},
		{State: Committed, Cents: 60, On: on("2019-03-01"), Act: 4, Year: 2020, Reversed: 6, ReversedOn: on("2019-04-01")},
		{State: Paid, Cents: 40, On: on("2019-03-20"), Act: 5},
		{State: Committed, Cents: 50, On: on("2019-04-01"), Act: 7, Year: 2021},
		{State: MoneyRefused, Cents: 110, On: on("2019-04-01"), Act: 8},
		{State: Paid, Cents: 70, On: on("2019-05-01"), Act: 9, Claimed: true},
	}}
}

func TestTheLedgerHolds(t *testing.T) {
	for _, day := range []string{"2018-12-31", "2019-03-01", "2019-03-31", "2019-04-01", "2020-12-31"} {
		for _, e := range Equalities([]*Funding{lent()}, on(day)) {
			if !e.Holds() {
				t.Errorf("on %s, %s: %d is not %d", day, e.Code, e.Left, e.Right)
			}
		}
	}
	var before, after Ledger
	before.Post(lent(), on("2019-03-31"))
	after.Post(lent(), on("2019-04-01"))
	if before.Balances[Unpaid] != 60 || after.Balances[Unpaid] != 50 || after.Balances[Unanswered] != 90 || after.Of(Committed) != 90 {
		t.Errorf("the accounts are %v, then %v", before.Balances, after.Balances)
	}
	if before.Debits != 840 || after.Debits != 840+60+50+110 {
		t.Errorf("the debits are %d, then %d: a reversal is an entry of its own", before.Debits, after.Debits)
	}
}

func TestABrokenEqualityShows(t *testing.T) {
	if (Equality{"paid", 1, 2}).Holds() {
		t.Error("1 and 2 are held to be equal")
	}
}

func TestPlan(t *testing.T) {
	want := []YearPlan{{2019, 0, 40}, {2020, 40, 0}, {2021, 50, 0}}
	if got := Plan([]*Funding{lent()}, on("2020-01-01")); !reflect.DeepEqual(got, want) {
		t.Errorf("the plan is %v; want %v", got, want)
	}
}

func TestDoubts(t *testing.T) {
	other := &Funding{ID: "funding:deux", Funder: "org:banque", Dossier: Dossier{Convention: " conv  12"}, Entries: []Entry{{State: Committed, Cents: 30, On: on("2019-06-01"), Reference: "x"}}}
	asked := &Funding{ID: "funding:trois", Funder: "org:banque", Entries: []Entry{{State: Asked, Cents: 10, On: on("2019-06-01")}}}
	type short struct {
		code  string
		cents Cents
	}
	for day, want := range map[string][]short{
		"2018-01-01": nil,
		"2019-04-30": {{Undecided, 50}},
		"2019-06-01": {{ClaimedOnly, 70}, {Undecided, 50}, {SameEuro, 30}, {OverPaid, 20}},
		"2020-06-01": {{ClaimedOnly, 70}, {Undecided, 50}, {LongUnpaid, 30}, {SameEuro, 30}, {OverPaid, 20}, {LongUnanswered, 10}},
	} {
		var got []short
		for _, d := range Doubts([]*Funding{lent(), other, asked}, on(day)) {
			got = append(got, short{d.Code, d.Cents})
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("on %s the doubts are %v; want %v", day, got, want)
		}
	}
}
