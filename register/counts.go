package register

import (
	"maps"
	"slices"

	"jalon/programme"
)

// counts are the figures a programme's target may follow, computed from the acts for any day.
var counts = map[string]func(s *State, programme ID, of string, on Day) int64{
	"territories-labelled": func(s *State, p ID, _ string, on Day) (n int64) {
		for _, t := range s.Live(p, on) {
			if t.Status.Value(on) == Labelled {
				n++
			}
		}
		return n
	},
	"pilots-designated":  func(s *State, p ID, _ string, on Day) int64 { return int64(s.Pilots(p, on)) },
	"contracts-in-force": func(s *State, p ID, of string, on Day) int64 { return s.contracts(p, of, InForce, on) },
	"contracts-signed":   func(s *State, p ID, of string, on Day) int64 { return s.contracts(p, of, Signed, on) },
	"funding-announced":  func(s *State, p ID, _ string, on Day) int64 { return s.euros(p, Announced, on) },
	"funding-oriented":   func(s *State, p ID, _ string, on Day) int64 { return s.euros(p, Oriented, on) },
	"funding-committed":  func(s *State, p ID, _ string, on Day) int64 { return s.euros(p, Committed, on) },
	"funding-paid":       func(s *State, p ID, _ string, on Day) int64 { return s.euros(p, Paid, on) },
}

// Counted lists the figures a target may follow.
func Counted() []string { return slices.Sorted(maps.Keys(counts)) }

// Count returns what a target follows, on a day: a number, or whole euros for money.
func (s *State) Count(t programme.Target, p ID, on Day) int64 {
	return counts[t.Counts](s, p, t.Of, on)
}

// contracts counts the territories with a contract of a type that has reached a step.
func (s *State) contracts(programme ID, kind string, step ContractStep, on Day) int64 {
	with := map[ID]bool{}
	for _, a := range s.Contracts.All() {
		t, ok := s.Territories.Get(a.Territory)
		if ok && t.Programme == programme && a.Type == kind && reached(a.Step.Until(on), step) {
			with[a.Territory] = true
		}
	}
	return int64(len(with))
}

func reached(steps Dated[ContractStep], step ContractStep) bool {
	return slices.ContainsFunc(steps, func(f Fact[ContractStep]) bool { return f.Value == step })
}

// euros returns the whole euros of one state of money over a programme.
func (s *State) euros(programme ID, state MoneyState, on Day) int64 {
	var total Cents
	for _, f := range s.FundingsOf(programme, "", on) {
		total += f.Sum(state, on)
	}
	return int64(total / 100)
}
