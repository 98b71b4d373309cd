package api

import (
	"iter"
	"strconv"

	"jalon/register"
)

// The acts by which what was promised is found kept, and a figure that is contested is settled.
const (
	Keeping  register.Kind = "commitment.kept"
	Settling register.Kind = "reading.settled"
)

// SoonDays is how long before its day a commitment is brought to mind, in days.
const SoonDays = 30

// commitments are those of the contracts in their course that are due soon, or overdue, and that nobody has found kept.
func commitments(v register.View) iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for id, c := range v.Contracts.All() {
			step, begun := c.Step.On(v.On)
			if !begun || c.Amends != "" || step.Value != register.Signed && step.Value != register.InForce {
				continue
			}
			for _, one := range v.Consolidated(c, v.On).Commitments {
				kept, ok := c.Kept[one.ID]
				if one.Due.IsZero() || one.Due > v.On.Add(SoonDays) || ok && kept.On <= v.On {
					continue
				}
				if !yield(Pending{Kind: Keeping, Power: register.Power{Kind: Keeping, Over: c.Territory}, About: id, What: one.ID, Since: step.From, Due: one.Due}) {
					return
				}
			}
		}
	}
}

// contests are the figures that are opposed and that no act has settled.
func contests(v register.View) iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for id, a := range v.Actions.All() {
			for _, r := range a.Readings {
				if !r.Open(v.On) {
					continue
				}
				if !yield(Pending{Kind: Settling, Power: register.Power{Kind: Settling, Over: a.Territory}, About: id, What: strconv.FormatInt(r.Act, 10), Since: r.Contests[0].On}) {
					return
				}
			}
		}
	}
}
