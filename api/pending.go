package api

import (
	"iter"
	"slices"

	"jalon/register"
)

// Pending (affaire en attente) is something that waits for an act: the kind of act, what power it takes, what it is about,
// since when it waits, and the day before which it is wanted; None when no day is.
type Pending struct {
	Kind  register.Kind
	Power register.Power
	About register.ID
	What  string // which of several: a seat, an organisation, a commitment, the act of a reading
	Since register.Day
	Due   register.Day

	// Of is the body whose task it is: another that covers it is not asked to do its work. Empty: whoever may.
	Of register.ID
}

// Pendings yields what waits for somebody on the day of the view. It is derived from the state alone: nobody keeps a list.
func Pendings(v register.View) iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for _, sort := range []func(register.View) iter.Seq[Pending]{seats, meetings, applications, contracts, claims, questions, perimeters, commitments, contests} {
			for p := range sort(v) {
				if !yield(p) {
					return
				}
			}
		}
	}
}

// seats are those that the rules want filled and that are not.
func seats(v register.View) iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for id, b := range v.Bodies.All() {
			if !b.Exists(v.On) {
				continue
			}
			for _, seat := range v.Vacancies(b, v.On) {
				if !yield(Pending{Kind: "seat.filled", Power: register.Power{Kind: "seat.filled", Over: id}, About: id, What: seat.Seat, Of: id}) {
					return
				}
			}
		}
	}
}

// meetings are those to convene, since the cadence of the body wants one, and those whose minutes are to be taken.
func meetings(v register.View) iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for id, b := range v.Bodies.All() {
			if !b.Exists(v.On) || b.Programme == "" {
				continue
			}
			for _, p := range sittings(v, b) {
				p.Power.Over, p.Of = id, id
				if !yield(p) {
					return
				}
			}
		}
	}
}

func sittings(v register.View, b *register.Body) (all []Pending) {
	convened := false
	since := b.Constituted
	for _, m := range v.MeetingsOf(b.ID) {
		switch {
		case !m.Known(v.On):
		case m.Step(v.On) == register.HeldStep:
			since = max(since, m.Held)
			all = append(all, minutes(v, m)...)
		case m.Step(v.On) == register.Convened && m.Planned <= v.On:
			all = append(all, Pending{Kind: "meeting.held", Power: register.Power{Kind: "meeting.held"}, About: m.ID, Since: m.Convened, Due: m.Planned})
			convened = true
		case m.Step(v.On) == register.Convened:
			convened = true
		}
	}
	if cadence := b.Rule().Cadence; cadence > 0 && !convened {
		all = append(all, Pending{Kind: "meeting.convened", Power: register.Power{Kind: "meeting.convened"}, About: b.ID, Since: since, Due: since.Add(cadence)})
	}
	return all
}

// minutes are those to approve and to sign, of the meetings that were convened here: those taken up from paper have theirs.
func minutes(v register.View, m *register.Meeting) []Pending {
	wait := Pending{Kind: "minutes.approved", Power: register.Power{Kind: "meeting.held"}, About: m.ID, Since: m.Held}
	switch {
	case m.Convened.IsZero() || len(m.Minutes.Signatures) > 1:
		return nil
	case m.Minutes.Document != "" && m.Minutes.Approved <= v.On:
		wait.Kind, wait.What, wait.Since = "minutes.signed", m.Minutes.Document, m.Minutes.Approved
	}
	return []Pending{wait}
}

// applications are the files under way: pieces to bring, opinions to give, the decision to take.
func applications(v register.View) iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for id, a := range v.Applications.All() {
			step, begun := a.Step.On(v.On)
			if !begun || step.Value == register.Validated || step.Value == register.Refused {
				continue
			}
			kind := register.Kind("application.validated")
			if len(a.Missing.Value(v.On)) > 0 {
				kind = "application.completed"
			}
			if !yield(Pending{Kind: kind, Power: register.Power{Kind: kind, Over: a.Territory}, About: id, Since: step.From}) {
				return
			}
			for _, asked := range a.Asked {
				_, _, given := a.OpinionOf(asked.Of, v.On)
				waits := Pending{Kind: "opinion.given", Power: register.Power{Kind: "opinion.given", Over: a.Territory}, About: id, Since: asked.On, Due: asked.Due, Of: asked.Of}
				if asked.On <= v.On && !given && !yield(waits) {
					return
				}
			}
		}
	}
}

// contracts are those to approve, to sign, to bring into force.
func contracts(v register.View) iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for id, c := range v.Contracts.All() {
			step, begun := c.Step.On(v.On)
			if !begun {
				continue
			}
			for _, p := range contract(v, c, step.Value) {
				p.About, p.Power.Over, p.Power.Kind, p.Since, p.Due = id, c.Territory, p.Kind, step.From, c.Planned
				if !yield(p) {
					return
				}
			}
		}
	}
}

func contract(v register.View, c *register.Contract, step register.ContractStep) (all []Pending) {
	switch step {
	case register.Prepared:
		return approvals(v, c)
	case register.Approved:
		if len(c.Signatures) == 0 {
			all = approvals(v, c)
		}
		for _, party := range c.Unsigned(v.On) {
			all = append(all, Pending{Kind: "contract.signed", Power: register.Power{For: party.Organisation}, What: string(party.Organisation)})
		}
	case register.Signed:
		return []Pending{{Kind: "contract.brought-into-force"}}
	}
	return all
}

// approvals are wanted of each body whose rules let it approve, and that has not.
func approvals(v register.View, c *register.Contract) (all []Pending) {
	for id, b := range v.Bodies.All() {
		given := slices.ContainsFunc(c.Approvals, func(a register.Approval) bool { return a.Body == id && a.On <= v.On })
		if !given && b.Exists(v.On) && b.Rule() != nil && len(b.Rule().Grants("contract.approved")) > 0 && v.Covers(b, c.Territory) {
			all = append(all, Pending{Kind: "contract.approved", Of: id})
		}
	}
	return all
}

// claims are the amounts that others say of a funder, and the requests that a funder has not answered.
func claims(v register.View) iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for id, f := range v.Fundings.All() {
			over := f.Territory
			if over == "" {
				over = f.Programme
			}
			for _, p := range funding(v, f) {
				p.About, p.Power = id, register.Power{Kind: p.Kind, Over: over, For: f.Funder}
				if !yield(p) {
					return
				}
			}
		}
	}
}

func funding(v register.View, f *register.Funding) (all []Pending) {
	for _, e := range f.Entries {
		if e.Claimed && e.Confirmed == 0 && e.Stands(v.On) {
			all = append(all, Pending{Kind: "funding.confirmed", Since: e.On})
		}
	}
	if f.Has(register.Asked, v.On) && !f.Has(register.Committed, v.On) && !f.Has(register.MoneyRefused, v.On) {
		all = append(all, Pending{Kind: "funding.committed"})
	}
	return all
}

// questions are those raised to a level that owes an answer.
func questions(v register.View) iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for id, q := range v.Questions.All() {
			if q.Raised > v.On || Answered(q, v.On) {
				continue
			}
			if !yield(Pending{Kind: "request.answered", Power: register.Power{Kind: "request.answered", Over: q.To, Itself: true}, About: id, Since: q.Raised, Due: q.Raised.Add(AnswerDays)}) {
				return
			}
		}
	}
}

// AnswerDays is how long a level has to answer a request, in days.
const AnswerDays = 30

// Answered reports whether a request has an answer by a day.
func Answered(q *register.Question, on register.Day) bool {
	for _, a := range q.Answers {
		if a.On <= on {
			return true
		}
	}
	return false
}

// perimeters are the changes asked for, and the questions that the law raised on perimeters.
func perimeters(v register.View) iter.Seq[Pending] {
	return func(yield func(Pending) bool) {
		for id, q := range v.State.Requests.All() {
			if _, settled := q.Settled.On(v.On); settled || q.On > v.On {
				continue
			}
			if !yield(Pending{Kind: "perimeter.adapted", Power: register.Power{Kind: "perimeter.adapted", Over: q.Territory}, About: id, Since: q.On}) {
				return
			}
		}
		for id, t := range v.Territories.All() {
			status, begun := t.Status.On(v.On)
			if !begun || status.Value.Ended() {
				continue
			}
			for _, q := range v.Ground(t, v.On).Open {
				if !yield(Pending{Kind: "succession.answered", Power: register.Power{Kind: "succession.answered", Over: id}, About: id, What: q.Member.ID(), Since: q.Day}) {
					return
				}
			}
		}
	}
}
