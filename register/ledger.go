package register

import "slices"

// Account (compte) is where the ledger keeps an amount. Each state of money has its own; three more hold what is still
// open, and are the other side of the entries.
type Account string

// The accounts that are no state of money.
const (
	Word       Account = "word"       // what was said, and is no debt
	Unanswered Account = "unanswered" // requested, with no answer yet
	Unpaid     Account = "unpaid"     // committed, neither paid nor cancelled
)

// sides are the two accounts of an entry: what is added to the first is taken from the second, so that the sum of all
// accounts is nought for ever, and no state can grow in silence at the expense of another.
var sides = map[MoneyState]struct{ debit, credit Account }{
	Announced:      {Account(Announced), Word},
	Oriented:       {Account(Oriented), Word},
	Asked:          {Unanswered, Account(Asked)},
	MoneyRefused:   {Account(MoneyRefused), Unanswered},
	Committed:      {Unpaid, Account(Committed)},
	Paid:           {Account(Paid), Unpaid},
	MoneyCancelled: {Account(MoneyCancelled), Unpaid},
}

// Ledger (grand livre) holds the balance of each account, debits less credits, and the totals of both sides.
type Ledger struct {
	Balances        map[Account]Cents
	Debits, Credits Cents
}

// Post enters what counts of a funding by a day. A reversal is an entry in the other direction, not an absence.
func (l *Ledger) Post(f *Funding, on Day) {
	for _, e := range f.Entries {
		if e.On > on || !e.Counts() {
			continue
		}
		l.move(e.Cents, sides[e.State].debit, sides[e.State].credit)
		if !e.Stands(on) {
			l.move(e.Cents, sides[e.State].credit, sides[e.State].debit)
		}
	}
}

func (l *Ledger) move(cents Cents, debit, credit Account) {
	if l.Balances == nil {
		l.Balances = map[Account]Cents{}
	}
	l.Balances[debit] += cents
	l.Balances[credit] -= cents
	l.Debits += cents
	l.Credits += cents
}

// Of returns the amount of a state, as its account has it.
func (l *Ledger) Of(state MoneyState) Cents {
	return max(l.Balances[Account(state)], -l.Balances[Account(state)])
}

// Equality (contrôle d'égalité) is two ways to one figure. They are equal, or the ledger is wrong.
type Equality struct {
	Code        string // which figure: "balance", "requests", "commitments", or a state
	Left, Right Cents
}

// Holds reports whether both ways lead to the same figure.
func (e Equality) Holds() bool { return e.Left == e.Right }

// Equalities holds the ledger of fundings on a day against itself, then each of its accounts against the states as they are
// summed entry by entry.
func Equalities(all []*Funding, on Day) []Equality {
	var l Ledger
	sums := map[MoneyState]Cents{}
	for _, f := range all {
		l.Post(f, on)
		for _, state := range MoneyStates {
			sums[state] += f.Sum(state, on)
		}
	}
	equalities := []Equality{
		{"balance", l.Debits, l.Credits},
		{"requests", l.Of(Asked), l.Of(MoneyRefused) + l.Balances[Unanswered]},
		{"commitments", l.Of(Committed), l.Of(Paid) + l.Of(MoneyCancelled) + l.Balances[Unpaid]},
	}
	for _, state := range MoneyStates {
		equalities = append(equalities, Equality{string(state), l.Of(state), sums[state]})
	}
	return equalities
}

// YearPlan (échéancier) is what was committed for a year and what was paid in it. Year 0 is what names no year.
type YearPlan struct {
	Year            int
	Committed, Paid Cents
}

// Plan spreads fundings over the years: commitments in the year they are planned for, payments in the year of their day.
func Plan(all []*Funding, on Day) (years []YearPlan) {
	at := map[int]YearPlan{}
	for _, f := range all {
		for _, e := range f.Entries {
			if !e.Counts() || !e.Stands(on) {
				continue
			}
			switch e.State {
			case Committed:
				y := at[e.Year]
				y.Committed += e.Cents
				at[e.Year] = y
			case Paid:
				y := at[e.On.Year()]
				y.Paid += e.Cents
				at[e.On.Year()] = y
			}
		}
	}
	for year, plan := range at {
		plan.Year = year
		years = append(years, plan)
	}
	slices.SortFunc(years, func(a, b YearPlan) int { return a.Year - b.Year })
	return years
}
