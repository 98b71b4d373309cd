package act

import (
	"errors"
	"sync"
	"testing"

	"jalon/register"
	"jalon/register/memlog"
)

// A race is several deeds of which one only may pass, whatever their order. Losers are told why.
type race struct {
	name  string
	given []deed
	deeds []deed   // proposed by turns
	loses []string // codes a loser may be told
	// passes is how many may pass: one, unless what the first passes leaves others to pass before the last.
	passes func(n int) bool
}

const runners, rounds = 64, 100

var one = func(n int) bool { return n == 1 }

var races = []race{
	{name: "the same vote", deeds: []deed{polled(same)}, loses: []string{"vote.already"}, passes: one},
	{name: "the same signature", given: []deed{protocol(), approvedNord}, deeds: []deed{signedAgglo}, loses: []string{"contract.already-signed"}, passes: one},
	{name: "the same decision", given: []deed{submitted()}, deeds: []deed{validated}, loses: []string{"application.decided"}, passes: one},
	{name: "validating or refusing", given: []deed{submitted()},
		deeds: []deed{validated, by("presidente", "2019-03-01", &ApplicationRefused{"application:nord", "Immature"}).inMeeting(2)}, loses: []string{"application.decided"}, passes: one},
	{name: "closing or voting", deeds: []deed{approvedMinutes, polled(same)}, loses: []string{"vote.closed", "vote.already", "minutes.already"},
		passes: func(n int) bool { return n == 1 || n == 2 }}, // a vote, then the closing: never the other way round
	{name: "a mandate ends or acts", given: []deed{delegated(same)}, deeds: []deed{revoked, forAnother}, loses: []string{"delegation.ended", "delegation.over", "application.already"},
		passes: func(n int) bool { return n == 1 || n == 2 }},
	{name: "two who sit in one seat", given: []deed{by("secretaire", "2019-06-01", &SeatVacated{Body: "body:nord", Seat: "industrialist", Person: "person:industriel", Reason: "Départ"})},
		deeds: []deed{
			by("elue", "2019-06-02", &SeatFilled{Body: "body:nord", Seat: "industrialist", Person: "person:maire"}),
			by("elue", "2019-06-02", &SeatFilled{Body: "body:nord", Seat: "industrialist", Person: "person:cheffe"})},
		loses: []string{"seat.full", "seat.held"}, passes: one},
}

// TestRaces runs each race a hundred times with sixty-four runners at once.
func TestRaces(t *testing.T) {
	log := world(t)
	for _, r := range races {
		t.Run(r.name, func(t *testing.T) {
			base := log.Copy()
			take(t, open(t, base), r.given...)
			for range rounds {
				run(t, r, base.Copy())
				if t.Failed() {
					return
				}
			}
		})
	}
}

// run lets all the runners go at once, and counts who passed.
func run(t *testing.T, r race, log *memlog.Log) {
	t.Helper()
	reg := open(t, log)
	start, answers := make(chan struct{}), make([]error, runners)
	var done sync.WaitGroup
	for i := range runners {
		done.Go(func() {
			<-start
			answers[i] = propose(t, reg, r.deeds[i%len(r.deeds)])
		})
	}
	close(start)
	done.Wait()
	passed := 0
	for _, err := range answers {
		if err == nil {
			passed++
			continue
		}
		if !told(err, r.loses) {
			t.Errorf("a loser was told %v", err)
		}
	}
	if !r.passes(passed) {
		t.Errorf("%d passed", passed)
	}
}

// told reports whether an error is a refusal of one of some codes.
func told(err error, codes []string) bool {
	var r *register.Refusal
	if !errors.As(err, &r) {
		return false
	}
	for _, code := range codes {
		if r.Code == code {
			return true
		}
	}
	return false
}
