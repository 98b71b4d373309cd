package register

import (
	"cmp"
	"slices"
)

// Cents (centimes d'euro) is an amount of money. Amounts of different states are never added together.
type Cents int64

// MaxCents bounds one amount: ten thousand billion euros, far above any programme.
const MaxCents Cents = 1_000_000_000_000_000

// MoneyState (état d'un montant) says what an amount is. The states answer different questions.
type MoneyState string

// The states of money.
const (
	Announced      MoneyState = "announced" // said in public
	Oriented       MoneyState = "oriented"  // steered with priority to the programme
	Asked          MoneyState = "requested"
	Committed      MoneyState = "committed" // legally promised
	Paid           MoneyState = "paid"
	MoneyRefused   MoneyState = "refused"
	MoneyCancelled MoneyState = "cancelled" // a commitment withdrawn
)

// MoneyStates lists the states in the order money goes through them.
var MoneyStates = []MoneyState{Announced, Oriented, Asked, Committed, Paid, MoneyRefused, MoneyCancelled}

// Funding (financement) is what one funder brings to one object: a programme, a territory or an action.
type Funding struct {
	ID         ID
	Programme  ID
	Funder     ID // organisation
	Territory  ID
	Action     ID
	Scheme     string // the funder's scheme
	Specific   bool   // credits of the programme itself; false: ordinary schemes
	Dossier           // what its papers say
	Entries    []Entry
	Act        int64
	Fictitious bool
}

// Entry (écriture) is one amount in one state on one day. Only the funder's own entries count; a figure entered by
// somebody else is claimed until the funder confirms it.
type Entry struct {
	State      MoneyState
	Cents      Cents
	Act        int64
	Confirmed  int64 // the act of the funder that confirmed it
	Reversed   int64 // the act that reversed it
	Reference  string
	Year       int // the year it is planned for, in a plan of several years; 0: not said
	On         Day
	ReversedOn Day
	Claimed    bool // entered by somebody else than the funder
	Fictitious bool
}

// Dossier (dossier de financement) is what the papers of a funding say of it. What is not said yet is empty.
type Dossier struct {
	Beneficiary ID     // organisation that receives the money
	File        string // number of the funder's file
	Convention  string // reference of the agreement that carries the money
	Basis       string // legal basis of the aid: "de minimis", "SA.58995"
	Nature      string // one of [Natures]
}

// Natures (nature de l'aide) lists what help is made of.
var Natures = []string{"grant", "loan", "guarantee", "equity", "advance", "in-kind"}

// Join completes a dossier by what another says. It returns the field on which they disagree, or "".
func (d *Dossier) Join(o Dossier) (field string) {
	if d.Beneficiary != "" && o.Beneficiary != "" && d.Beneficiary != o.Beneficiary {
		return "beneficiary"
	}
	d.Beneficiary = cmp.Or(d.Beneficiary, o.Beneficiary)
	for _, one := range []struct {
		name     string
		mine     *string
		anothers string
	}{{"file", &d.File, o.File}, {"convention", &d.Convention, o.Convention}, {"basis", &d.Basis, o.Basis}, {"nature", &d.Nature, o.Nature}} {
		if *one.mine != "" && one.anothers != "" && *one.mine != one.anothers {
			return one.name
		}
		*one.mine = cmp.Or(*one.mine, one.anothers)
	}
	return ""
}

// Place returns what the funding is for: its action, else its territory, else its programme.
func (f *Funding) Place() ID { return cmp.Or(f.Action, f.Territory, f.Programme) }

// Counts reports whether the entry counts as a fact of the funder's.
func (e Entry) Counts() bool { return !e.Claimed || e.Confirmed != 0 }

// Stands reports whether the entry was made by a day and was not reversed by then.
func (e Entry) Stands(on Day) bool { return e.On <= on && (e.Reversed == 0 || e.ReversedOn > on) }

// Sum returns the total of one state by a day, without claimed figures.
func (f *Funding) Sum(state MoneyState, on Day) (total Cents) {
	for _, e := range f.Entries {
		if e.State == state && e.Stands(on) && e.Counts() {
			total += e.Cents
		}
	}
	return total
}

// Claimed returns the total of one state by a day that the funder has not confirmed.
func (f *Funding) Claimed(state MoneyState, on Day) (total Cents) {
	for _, e := range f.Entries {
		if e.State == state && e.Stands(on) && !e.Counts() {
			total += e.Cents
		}
	}
	return total
}

// Has reports whether the funding has an entry of a state by a day.
func (f *Funding) Has(state MoneyState, on Day) bool {
	for _, e := range f.Entries {
		if e.State == state && e.On <= on {
			return true
		}
	}
	return false
}

// Days returns the days from one on, that day included, on which the funding changes.
func (f *Funding) Days(from Day) []Day {
	days := []Day{from}
	for _, e := range f.Entries {
		for _, d := range []Day{e.On, e.ReversedOn} {
			if d > from {
				days = append(days, d)
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// begun reports whether the funding has an entry by a day; entries stand in the order they were recorded.
func (f *Funding) begun(on Day) bool {
	return slices.ContainsFunc(f.Entries, func(e Entry) bool { return e.On <= on })
}

// FundingsOf returns the fundings of a territory with an entry by a day; of the whole programme when the territory
// is empty.
func (s *State) FundingsOf(programme, territory ID, on Day) (all []*Funding) {
	for _, f := range s.Fundings.All() {
		if f.Programme == programme && (territory == "" || f.Territory == territory) && f.begun(on) {
			all = append(all, f)
		}
	}
	return all
}

// MaxWork bounds the days or months of one grant of means, in hundredths: a million of either.
const MaxWork = 100_000_000

// Means (moyens humains et techniques) is help that is not money: days of experts, full-time-equivalent months.
type Means struct {
	ID         ID
	Programme  ID
	Grantor    ID // organisation
	Territory  ID
	What       string
	Days       int64 // days of work, in hundredths
	Months     int64 // full-time-equivalent months, in hundredths
	On         Day
	Act        int64
	Fictitious bool
}
