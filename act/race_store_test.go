package act_test

import (
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"jalon/act"
	"jalon/calendar"
	"jalon/chain"
	"jalon/register"
	"jalon/store"
	"jalon/store/storetest"
)

const runners, rounds = 64, 100

// contest is what many try at once, on two nodes of one database. Begin makes what a round is about; try is the act of a runner.
type contest struct {
	name  string
	begin func(round int) []deed
	try   func(round, runner int) deed
	last  register.Kind // nothing passes after it; none when every act of the contest is the same one
	loses []string      // what a loser may be told
}

// deed is an act, who takes it and on which day.
type deed struct {
	by  register.ID
	on  register.Day
	act register.Act
}

var spring = calendar.MustParse("2019-03-01")

func meetingOf(round int) register.ID { return register.ID(fmt.Sprint("meeting:course-", round)) }
func contractOf(round int) register.ID {
	return register.ID(fmt.Sprint("contract:course-", round))
}

// sits is a meeting of the project committee that was held, for a round.
func sits(round int) []deed {
	return []deed{{"person:project-elected", spring, &act.MeetingHeld{Meeting: meetingOf(round), Body: "body:project", Agenda: []register.Item{{Number: 1, Title: "Un"}},
		ChairedBy:  []register.ID{"person:project-elected"},
		Attendance: []register.Attendance{{Person: "person:project-elected", As: register.Present}, {Person: "person:project-industrialist", As: register.Present}}}}}
}

func contests(mandate register.ID) []contest {
	votes := func(round, _ int) deed {
		return deed{"person:project-elected", spring, &act.VoteRecorded{Meeting: meetingOf(round), Item: 1, Motion: "Une", Ballots: []register.Ballot{{Mandate: mandate, Choice: register.VotedFor}}}}
	}
	return []contest{
		{name: "the same vote", begin: sits, try: votes, loses: []string{"vote.already"}},
		{name: "closing or voting", begin: func(round int) []deed { return sits(round + rounds) }, last: "minutes.approved", loses: []string{"vote.already", "vote.closed", "minutes.already"}, try: func(round, runner int) deed {
			if runner%2 == 0 {
				return votes(round+rounds, runner)
			}
			return deed{"person:project-elected", spring, &act.MinutesApproved{Meeting: meetingOf(round + rounds), Document: strings.Repeat("a", 64)}}
		}},
		{name: "the same signature", loses: []string{"contract.already-signed"}, begin: func(round int) []deed {
			return []deed{{"person:project-project-manager", spring, &act.ContractPrepared{Contract: contractOf(round), Type: "protocol", Territory: "ti:here", Title: "Protocole", Planned: spring,
				Parties: []register.Party{{Organisation: "org:project-epci-president", College: "intercommunalities"}, {Organisation: "org:project-state", College: "public-partners"}}}},
				{"person:project-elected", spring, &act.ContractApproved{Contract: contractOf(round)}}}
		}, try: func(round, _ int) deed {
			return deed{"person:project-epci-president", spring, &act.ContractSigned{Contract: contractOf(round), Party: "org:project-epci-president", Capacity: "Présidence"}}
		}},
		{name: "a mandate ends or acts", last: "seat.vacated", loses: []string{"power.ended", "power.missing", "seat.not-held", "body.without-pair", "author.nobody"},
			begin: func(round int) []deed {
				if round == 0 {
					return nil // the seat is held
				}
				return []deed{{"person:project-elected", spring.Add(2*round - 1), &act.SeatFilled{Body: "body:project", Seat: "industrialist", Person: "person:project-industrialist"}}}
			},
			try: func(round, runner int) deed {
				if runner%2 == 0 {
					return deed{"person:project-elected", spring.Add(2 * round), &act.SeatVacated{Body: "body:project", Seat: "industrialist", Person: "person:project-industrialist", Reason: "Départ"}}
				}
				return deed{"person:project-industrialist", spring.Add(2 * round), &act.RequestRaised{Request: register.ID(fmt.Sprintf("question:course-%d-%d", round, runner)), From: "body:project", To: "body:regional", Type: "obstacle", Text: "Une friche"}}
			}},
	}
}

// TestRacesOnDatabases lets sixty-four runners go at once on two nodes of one database, a hundred times over, on each engine. One
// wins; or, where an act ends what others do, none of those passes after it. Losers are told why.
func TestRacesOnDatabases(t *testing.T) {
	places := map[string]string{"SQLite": filepath.Join(t.TempDir(), "register.db")}
	if !storetest.WithoutPostgres(t) {
		places["PostgreSQL"] = storetest.PostgresPlace(t)
	}
	for engine, place := range places {
		t.Run(engine, func(t *testing.T) {
			nodes := twoNodes(t, place)
			var mandate register.ID
			if err := nodes[0].Read(t.Context(), 0, func(v register.View) error { mandate = v.Seated("person:project-elected")[0].ID; return nil }); err != nil {
				t.Fatal(err)
			}
			for _, c := range contests(mandate) {
				t.Run(c.name, func(t *testing.T) {
					began := time.Now()
					for round := 0; round < rounds && !t.Failed(); round++ {
						c.run(t, nodes, round)
					}
					t.Logf("%d rounds of %d in %v", rounds, runners, time.Since(began).Round(time.Millisecond))
				})
			}
		})
	}
}

// twoNodes tells the world of the matrix to a register on a database, and opens it twice.
func twoNodes(t *testing.T, place string) (nodes [2]*register.Register) {
	t.Helper()
	h := &house{t: t}
	secret, public, err := chain.NewKey(rand.Reader, "essai")
	if err != nil {
		t.Fatal(err)
	}
	signer, err1 := chain.SigningKey(secret)
	key, err2 := chain.PublicKey(public)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	for i := range nodes {
		s, err := store.Open(t.Context(), place, store.MayCreate)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		nodes[i] = h.open(s, signer, key)
		if i == 0 {
			h.register = nodes[0]
			h.tellAll(act.MatrixWorld(t))
		}
	}
	return nodes
}

func (d deed) take(t *testing.T, r *register.Register) (register.Receipt, error) {
	return r.Propose(t.Context(), register.Proposal{By: d.by, Drafts: []register.Draft{{Act: d.act, Effect: d.on}}})
}

// run runs a round.
func (c contest) run(t *testing.T, nodes [2]*register.Register, round int) {
	t.Helper()
	for _, d := range c.begin(round) {
		if _, err := d.take(t, nodes[0]); err != nil {
			t.Fatalf("round %d cannot begin: %v", round, err)
		}
	}
	start, receipts, lost := make(chan struct{}), make([]register.Receipt, runners), make([]error, runners)
	var all sync.WaitGroup
	for i := range runners {
		all.Go(func() {
			<-start
			receipts[i], lost[i] = c.try(round, i).take(t, nodes[i%3%2]) // both kinds of acts on both nodes
		})
	}
	close(start)
	all.Wait()
	won, ended, latest := map[register.Kind]int{}, int64(0), int64(0)
	for i, err := range lost {
		var refusal *register.Refusal
		switch {
		case err == nil:
			one := receipts[i].Acts[0]
			won[one.Kind]++
			if latest = max(latest, one.Seq); one.Kind == c.last {
				ended = one.Seq
			}
		case !errors.As(err, &refusal) || !slices.Contains(c.loses, refusal.Code):
			t.Errorf("round %d: a loser was told %v", round, err)
		}
	}
	if c.last == "" && len(won) == 1 && won[c.try(round, 0).act.Kind()] == 1 {
		return
	}
	if c.last == "" || won[c.last] != 1 || ended != latest || won["vote.recorded"] > 1 {
		t.Errorf("round %d: %v passed; %d ended it, %d was the last", round, won, ended, latest)
	}
}
