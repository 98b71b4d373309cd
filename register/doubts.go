package register

import (
	"cmp"
	"slices"
	"strings"
)

// Doubt (point à expliquer) is something the ledger cannot explain by itself: it is shown, never hidden nor mended.
type Doubt struct {
	Code     string // one of the constants below
	State    MoneyState
	Fundings []ID // one, or those that cite the same agreement
	Cents    Cents
	Since    Day // the first day on which it is so
}

// The doubts.
const (
	ClaimedOnly    = "claimed"         // others claim it, the funder has not confirmed it
	OverPaid       = "over-paid"       // payments, claimed ones included, beyond what is committed
	LongUnpaid     = "long-unpaid"     // committed a year ago or more, and nothing of the rest was paid since
	LongUnanswered = "long-unanswered" // requested half a year ago or more, without an answer
	Undecided      = "no-decision"     // committed without the reference of a decision
	SameEuro       = "same-euro"       // several funders count money under the same agreement
)

// Patience of the doubts, in days.
const (
	patiencePaid     = 365
	patienceAnswered = 182
)

// Doubts lists what the ledger of some fundings does not explain on a day, the largest amounts first.
func Doubts(all []*Funding, on Day) (doubts []Doubt) {
	for _, f := range all {
		doubts = append(doubts, f.doubts(on)...)
	}
	doubts = append(doubts, sameEuros(all, on)...)
	slices.SortStableFunc(doubts, func(a, b Doubt) int { return cmp.Compare(b.Cents, a.Cents) })
	return doubts
}

func (f *Funding) doubts(on Day) (doubts []Doubt) {
	doubt := func(code string, state MoneyState, cents Cents, since Day) {
		if cents > 0 {
			doubts = append(doubts, Doubt{code, state, []ID{f.ID}, cents, since})
		}
	}
	for _, state := range MoneyStates {
		doubt(ClaimedOnly, state, f.Claimed(state, on), f.last(on, func(e Entry) bool { return e.State == state && !e.Counts() }))
	}
	var undecided Cents
	for _, e := range f.Entries {
		if e.State == Committed && e.Stands(on) && e.Counts() && e.Reference == "" {
			undecided += e.Cents
		}
	}
	committed := f.Sum(Committed, on) + f.Claimed(Committed, on) - f.Sum(MoneyCancelled, on)
	paid := f.Sum(Paid, on) + f.Claimed(Paid, on)
	doubt(OverPaid, Paid, paid-committed, f.last(on, func(e Entry) bool { return e.State == Paid }))
	doubt(Undecided, Committed, undecided, f.last(on, func(e Entry) bool { return e.State == Committed }))
	if moved := f.last(on, func(e Entry) bool { return e.State == Committed || e.State == Paid || e.State == MoneyCancelled }); on-moved >= patiencePaid {
		doubt(LongUnpaid, Committed, committed-paid, moved)
	}
	answered := f.Sum(MoneyRefused, on) + f.Sum(Committed, on)
	if asked := f.last(on, func(e Entry) bool { return e.State == Asked }); on-asked >= patienceAnswered && answered == 0 {
		doubt(LongUnanswered, Asked, f.Sum(Asked, on), asked)
	}
	return doubts
}

// last returns the last day by which an entry of some sort stands.
func (f *Funding) last(on Day, sort func(Entry) bool) (day Day) {
	for _, e := range f.Entries {
		if e.Stands(on) && sort(e) {
			day = max(day, e.On)
		}
	}
	return day
}

// sameEuros finds the agreements under which several funders count money. Their amount is the least of what each counts:
// what may be there twice.
func sameEuros(all []*Funding, on Day) (doubts []Doubt) {
	at := map[string][]*Funding{}
	for _, f := range all {
		if key := strings.Join(strings.Fields(strings.ToLower(f.Convention)), " "); key != "" && f.Sum(Committed, on) > 0 {
			at[key] = append(at[key], f)
		}
	}
	for _, same := range at {
		if slices.IndexFunc(same, func(f *Funding) bool { return f.Funder != same[0].Funder }) < 0 {
			continue
		}
		d := Doubt{Code: SameEuro, State: Committed, Cents: same[0].Sum(Committed, on)}
		for _, f := range same {
			d.Fundings = append(d.Fundings, f.ID)
			d.Cents = min(d.Cents, f.Sum(Committed, on))
			d.Since = max(d.Since, f.last(on, func(e Entry) bool { return e.State == Committed }))
		}
		doubts = append(doubts, d)
	}
	slices.SortFunc(doubts, func(a, b Doubt) int { return strings.Compare(string(a.Fundings[0]), string(b.Fundings[0])) })
	return doubts
}
