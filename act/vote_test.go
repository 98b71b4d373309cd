package act

import (
	"testing"

	"jalon/register"
)

const theMeeting id = "meeting:region-2019-03-01"

const aHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

const mandateOfBanquiere id = "mandate:25"

// polled records a vote of the regional committee at its second item.
func polled(change func(*VoteRecorded)) deed {
	a := &VoteRecorded{Meeting: theMeeting, Item: 2, Ballots: []register.Ballot{{Mandate: mandateOfPresidente, Choice: register.VotedFor},
		{Mandate: mandateOfPrefet, Choice: register.VotedAgainst}, {Mandate: mandateOfBanquiere, Choice: register.VotedFor}}}
	change(a)
	return by("presidente", "2019-03-01", a)
}

// ballots changes the ballots of a vote.
func ballots(all ...register.Ballot) func(*VoteRecorded) {
	return func(a *VoteRecorded) { a.Ballots = all }
}

func secret(c register.Count) func(*VoteRecorded) {
	return func(a *VoteRecorded) { a.Ballots, a.Secret = nil, c }
}

// sitsNord records a meeting of Nord: its four members, three of whom are there, one by another; some come and go.
func sitsNord(moves ...register.Movement) deed {
	return held(func(a *MeetingHeld) {
		a.Body, a.Agenda = "body:nord", []register.Item{{Number: 1, Title: "Actions"}, {Number: 2, Title: "Divers"}}
		a.Attendance = append(a.Attendance, register.Attendance{Person: "person:industriel", As: "represented", By: "person:elue"})
		a.Movements = moves
	})
}

// votesNord records a vote of that meeting at its second item.
func votesNord(all ...register.Ballot) deed {
	return by("elue", "2019-05-08", &VoteRecorded{Meeting: "meeting:nord-2019-05-01", Item: 2, Ballots: all})
}

func outcome(want register.Outcome) func(*testing.T, *state) {
	return func(t *testing.T, s *state) {
		m, _ := s.Meetings.Get(theMeeting)
		if votes := m.VotesAt(2); len(votes) != 1 || votes[0].Outcome != want || len(votes[0].Electorate) != 3 {
			t.Errorf("the votes are %+v", votes)
		}
	}
}

// The mandates of Nord.
const mandateOfIndustriel, mandateOfMaire id = "mandate:33", "mandate:35"

var (
	approvedMinutes = by("presidente", "2019-03-10", &MinutesApproved{Meeting: theMeeting, Document: aHash})
	signedMinutes   = by("presidente", "2019-03-11", &MinutesSigned{Meeting: theMeeting, Document: aHash})
)

var voteTries = []try{
	{name: "that is carried", when: polled(same), then: outcome(register.Carried)},
	{name: "that is rejected", when: polled(ballots(register.Ballot{Mandate: mandateOfPrefet, Choice: register.VotedAgainst})), then: outcome(register.Rejected)},
	{name: "that is tied", when: polled(ballots(register.Ballot{Mandate: mandateOfPresidente, Choice: register.VotedFor}, register.Ballot{Mandate: mandateOfPrefet, Choice: register.VotedAgainst},
		register.Ballot{Mandate: mandateOfBanquiere, Choice: register.Recused})), then: outcome(register.Tied)},
	{name: "in secret", when: polled(secret(register.Count{For: 2, Against: 1, Report: aHash})), then: outcome(register.Carried)},
	{name: "in secret, with too many papers", when: polled(secret(register.Count{For: 3, Against: 1, Report: aHash})), want: "vote.papers"},
	{name: "in secret, without its report", when: polled(secret(register.Count{For: 2})), want: "field.required"},
	{name: "open and secret", when: polled(func(a *VoteRecorded) { a.Secret = register.Count{For: 1, Report: aHash} }), want: "vote.open-or-secret"},
	{name: "of nobody", when: polled(ballots()), want: "vote.open-or-secret"},
	{name: "twice", given: []deed{polled(same)}, when: polled(same), want: "vote.already"},
	{name: "twice, of another motion", given: []deed{polled(same)}, when: polled(func(a *VoteRecorded) { a.Motion = "Amendement" })},
	{name: "at no item", when: polled(func(a *VoteRecorded) { a.Item = 9 }), want: "decision.no-item"},
	{name: "of one member twice", when: polled(ballots(register.Ballot{Mandate: mandateOfPrefet, Choice: register.VotedFor}, register.Ballot{Mandate: mandateOfPrefet, Choice: register.VotedAgainst})), want: "ballot.twice"},
	{name: "of one who stepped aside, and votes", when: polled(ballots(register.Ballot{Mandate: mandateOfPrefet, Choice: register.Recused}, register.Ballot{Mandate: mandateOfPrefet, Choice: register.VotedFor})), want: "ballot.twice"},
	{name: "of another body", when: polled(ballots(register.Ballot{Mandate: mandateOfElue, Choice: register.VotedFor})), want: "ballot.no-elector"},
	{name: "of no sense", when: polled(ballots(register.Ballot{Mandate: mandateOfPrefet, Choice: "maybe"})), want: "ballot.choice"},
	{name: "once the minutes are approved", given: []deed{approvedMinutes}, when: polled(same), want: "vote.closed"},
	{name: "by who may not", when: deed{"prefet", polled(same).draft}, want: "power.missing"},

	{name: "by proxy", given: []deed{sitsNord()}, when: votesNord(register.Ballot{Mandate: mandateOfElue, Choice: register.VotedFor}, register.Ballot{Mandate: mandateOfMaire, Choice: register.VotedFor, By: "person:elue"})},
	{name: "by two proxies", given: []deed{sitsNord()}, when: votesNord(register.Ballot{Mandate: mandateOfIndustriel, Choice: register.VotedFor, By: "person:elue"}, register.Ballot{Mandate: mandateOfMaire, Choice: register.VotedFor, By: "person:elue"}), want: "ballot.proxies"},
	{name: "in person, by one who is represented", given: []deed{sitsNord()}, when: votesNord(register.Ballot{Mandate: mandateOfMaire, Choice: register.VotedFor}), want: "ballot.absent"},
	{name: "by who represents another", given: []deed{sitsNord()}, when: votesNord(register.Ballot{Mandate: mandateOfMaire, Choice: register.VotedFor, By: "person:cheffe"}), want: "ballot.absent"},
	{name: "by one who left", given: []deed{sitsNord(register.Movement{Person: "person:elue", Item: 2, As: "left"})}, when: votesNord(register.Ballot{Mandate: mandateOfElue, Choice: register.VotedFor}), want: "ballot.absent"},

	{name: "of one who was absent", when: sitsNord(register.Movement{Person: "person:prefet", Item: 1, As: "left"}), want: "movement.absent"},
	{name: "neither in nor out", when: sitsNord(register.Movement{Person: "person:elue", Item: 1, As: "danced"}), want: "movement.unknown"},
	{name: "after the last item", when: sitsNord(register.Movement{Person: "person:elue", Item: 3, As: "left"}), want: "movement.item"},

	{name: "after a vote that was not carried", given: []deed{submitted(), polled(ballots(register.Ballot{Mandate: mandateOfPrefet, Choice: register.VotedAgainst}))}, when: validated, want: "vote.not-carried"},
	{name: "after a vote that was carried", given: []deed{submitted(), polled(same)}, when: validated},

	{name: "of a meeting that was held", when: approvedMinutes},
	{name: "twice", given: []deed{approvedMinutes}, when: approvedMinutes, want: "minutes.already"},
	{name: "of no document", when: by("presidente", "2019-03-10", &MinutesApproved{Meeting: theMeeting}), want: "field.required"},
	{name: "before the meeting", when: by("presidente", "2019-02-20", approvedMinutes.draft.Act), want: "decision.not-held"},
	{name: "by who chaired", given: []deed{approvedMinutes}, when: signedMinutes, then: func(t *testing.T, s *state) {
		if m, _ := s.Meetings.Get(theMeeting); len(m.Minutes.Signatures) != 1 || !m.Minutes.Signatures[0].Chair {
			t.Errorf("the minutes are %+v", m.Minutes)
		}
	}},
	{name: "twice", given: []deed{approvedMinutes, signedMinutes}, when: signedMinutes, want: "minutes.signed-already"},
	{name: "before they are approved", when: signedMinutes, want: "minutes.none"},
	{name: "in another version", given: []deed{approvedMinutes, by("presidente", "2019-03-12", &MinutesApproved{Meeting: theMeeting, Document: "0" + aHash[1:]})}, when: by("presidente", "2019-03-13", signedMinutes.draft.Act), want: "minutes.other-version"},
}

// TestQuorumIsCountedAgainAtEachItem lets two of three members leave before the second item, under a rule of more than a third.
func TestQuorumIsCountedAgainAtEachItem(t *testing.T) {
	r := open(t, world(t))
	there := func(who string) register.Attendance {
		return register.Attendance{Person: register.Join("person", who), As: register.Present}
	}
	again := &MeetingHeld{Meeting: "meeting:region-bis", Body: "body:region", Agenda: []register.Item{{Number: 1, Title: "Un"}, {Number: 2, Title: "Deux"}},
		ChairedBy: []id{"person:presidente"}, Attendance: []register.Attendance{there("presidente"), there("prefet"), there("banquiere")},
		Movements: []register.Movement{{Person: "person:prefet", Item: 2, As: "left"}, {Person: "person:banquiere", Item: 2, As: "left"}}}
	take(t, r, by("presidente", "2019-03-05", again), submitted())
	decide := by("presidente", "2019-03-05", &ApplicationValidated{"application:nord"})
	decide.draft.Decision = &register.Decision{Meeting: "meeting:region-bis", Item: 2}
	refused(t, propose(t, r, decide), "decision.no-quorum")
	decide.draft.Decision.Item = 1
	take(t, r, decide)
}
