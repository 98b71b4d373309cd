package act

import (
	"testing"

	"jalon/calendar"
	"jalon/register"
)

// The mandates of the small world, by the number of the act that gave them.
const mandateOfElue, mandateOfPresidente, mandateOfPrefet id = "mandate:32", "mandate:23", "mandate:24"

// delegated lets the head of the project act for the elected official of Nord, until the end of 2020.
func delegated(change func(*DelegationGiven)) deed {
	a := &DelegationGiven{Delegation: "delegation:nord", Body: "body:nord", Mandate: mandateOfElue, Delegate: "person:cheffe", Manner: register.OfPowers,
		Kinds: []kind{"application.submitted"}, Until: calendar.MustParse("2020-12-31")}
	change(a)
	return by("elue", "2019-01-10", a)
}

var (
	revoked = by("elue", "2019-01-20", &DelegationRevoked{"delegation:nord"})
	// files the application of Nord as the head of the project, who has no such power of her own
	forAnother = by("cheffe", "2020-03-02", submitted().draft.Act)
)

var delegationTries = []try{
	{name: "of some powers", when: delegated(same), then: func(t *testing.T, s *state) {
		if all := s.DelegatedTo("person:cheffe"); len(all) != 1 || all[0].Holder != "person:elue" || !all[0].Span.Holds(calendar.MustParse("2020-12-31")) {
			t.Errorf("the delegations are %+v", all)
		}
	}},
	{name: "of a seat, in meetings too", when: delegated(func(a *DelegationGiven) { a.Manner, a.Kinds = register.Substitution, nil }), then: func(t *testing.T, s *state) {
		if !s.Substitutes("person:cheffe", "person:elue", "body:nord", calendar.MustParse("2019-01-10")) || s.Substitutes("person:cheffe", "person:elue", "body:nord", calendar.MustParse("2019-01-09")) {
			t.Error("the substitute has no place, or has it too early")
		}
	}},
	{name: "to oneself", when: delegated(func(a *DelegationGiven) { a.Delegate = "person:elue" }), want: "delegation.to-oneself"},
	{name: "in no manner", when: delegated(func(a *DelegationGiven) { a.Manner = "whim" }), want: "delegation.manner"},
	{name: "for ever", when: delegated(func(a *DelegationGiven) { a.Until = calendar.MustParse("2119-01-01") }), want: "delegation.span"},
	{name: "of a power one has not", when: delegated(func(a *DelegationGiven) { a.Kinds = []kind{"application.validated"} }), want: "delegation.not-held"},
	{name: "of no mandate", when: delegated(func(a *DelegationGiven) { a.Mandate = "mandate:1" }), want: "power.missing"},
	{name: "of the mandate of another", when: delegated(func(a *DelegationGiven) { a.Body, a.Mandate = "body:region", mandateOfPresidente }), want: "power.missing"},
	{name: "of what was delegated", given: []deed{delegated(func(a *DelegationGiven) { a.Kinds = nil })},
		when: deed{"cheffe", delegated(func(a *DelegationGiven) { a.Delegation, a.Delegate = "delegation:autre", "person:maire" }).draft}, want: "power.missing"},

	{name: "by who was given the power", given: []deed{delegated(same)}, when: forAnother},
	{name: "by who was given another power", given: []deed{delegated(func(a *DelegationGiven) { a.Kinds = []kind{"perimeter.requested"} })}, when: forAnother, want: "power.missing"},
	{name: "by who has the power no more", given: []deed{delegated(same), revoked}, when: forAnother, want: "delegation.ended"},
	{name: "for who left their seat", given: []deed{delegated(same), by("elue", "2019-02-01", &SeatVacated{Body: "body:nord", Seat: "elected", Person: "person:elue", Reason: "Départ"})}, when: forAnother, want: "power.ended"},

	{name: "by who gave it", given: []deed{delegated(same)}, when: revoked},
	{name: "by who was given it", given: []deed{delegated(same)}, when: deed{"cheffe", revoked.draft}, want: "power.missing"},
	{name: "twice", given: []deed{delegated(same), revoked}, when: revoked, want: "delegation.over"},
	{name: "before it began", given: []deed{delegated(same)}, when: by("elue", "2019-01-05", revoked.draft.Act), want: "delegation.before"},
}
