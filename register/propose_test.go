package register_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jalon/act"
	"jalon/register"
	"jalon/register/memlog"
)

// named registers a person.
func named(end string) register.Draft {
	return draft("2019-03-01", &act.PersonRegistered{Person: register.Join("person", end), Name: register.Sealed{Value: end}})
}

// code returns the code of a refusal, or the error that is none.
func code(err error) string {
	var r *register.Refusal
	if errors.As(err, &r) {
		return r.Code
	}
	return fmt.Sprint(err)
}

func headOf(log register.Log) int64 {
	head, _ := log.Head(context.Background())
	return head
}

func TestAFullDiskIsWaitedOut(t *testing.T) {
	log := small(t)
	r := mustOpen(t, log)
	head, before := headOf(log), dump(stateOf(r))
	log.FailBefore(register.ErrFull)
	if _, err := propose(r, "greffier", named("une")); code(err) != "register.full" {
		t.Fatal(err)
	}
	if headOf(log) != head || dump(stateOf(r)) != before {
		t.Error("something is left of what could not be written")
	}
	if _, err := propose(r, "greffier", named("une")); err != nil {
		t.Error(err)
	}
}

func TestAFailedDiskStopsTheRegister(t *testing.T) {
	log := small(t)
	r := mustOpen(t, log)
	before := dump(stateOf(r))
	log.FailBefore(errors.New("input/output error"))
	for _, p := range []register.Proposal{{}, {}, {DryRun: true}} {
		p.By, p.Drafts = "person:greffier", []register.Draft{named("une")}
		if _, err := r.Propose(t.Context(), p); code(err) != "register.stopped" {
			t.Errorf("dry run %v: %v", p.DryRun, err)
		}
	}
	if dump(stateOf(r)) != before {
		t.Error("something is left of what could not be written")
	}
}

// TestALostAnswerIsFoundByItsKey writes an act whose answer is lost: after a restart, the same proposal finds it.
func TestALostAnswerIsFoundByItsKey(t *testing.T) {
	log := small(t)
	head := headOf(log)
	p := register.Proposal{By: "person:greffier", Key: "k", Drafts: []register.Draft{named("une")}}
	r := mustOpen(t, log)
	log.FailAfter(errors.New("the connection broke"))
	if _, err := r.Propose(t.Context(), p); code(err) != "register.stopped" {
		t.Fatal(err)
	}
	receipt, err := mustOpen(t, log).Propose(t.Context(), p)
	if err != nil || !receipt.Repeated || headOf(log) != head+1 || receipt.Acts[0].Seq != head+1 {
		t.Errorf("%d acts, %+v, %v", headOf(log)-head, receipt, err)
	}
}

// TestAKeyIsOfOneProposal proposes under a key that was used, with one thing changed.
func TestAKeyIsOfOneProposal(t *testing.T) {
	first := func() register.Proposal {
		d := draft("2019-03-01", &act.OrientationSet{Body: "body:region", Title: "Filières", Text: "Hydrogène"})
		d.Grounds, d.Evidence = "Vu le schéma", []register.Evidence{{Label: "Schéma"}}
		d.Decision = &register.Decision{Meeting: "meeting:m1", Item: 1}
		return register.Proposal{By: "person:presidente", Key: "k", Drafts: []register.Draft{d, named("une")}}
	}
	r := mustOpen(t, small(t))
	if _, err := r.Propose(t.Context(), first()); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*register.Proposal){
		"nothing":      func(*register.Proposal) {},
		"the author":   func(p *register.Proposal) { p.By = "person:greffier" },
		"the act":      func(p *register.Proposal) { p.Drafts[0].Act.(*act.OrientationSet).Text = "Horlogerie" },
		"a name":       func(p *register.Proposal) { p.Drafts[1].Act.(*act.PersonRegistered).Name.Value = "autre" },
		"the day":      func(p *register.Proposal) { p.Drafts[0].Effect++ },
		"the grounds":  func(p *register.Proposal) { p.Drafts[0].Grounds = "" },
		"the evidence": func(p *register.Proposal) { p.Drafts[0].Evidence = nil },
		"the item":     func(p *register.Proposal) { p.Drafts[0].Decision.Item = 2 },
		"the vote":     func(p *register.Proposal) { p.Drafts[0].Decision.For = []register.ID{"person:presidente"} },
		"the fiction":  func(p *register.Proposal) { p.Drafts[0].Fictitious = true },
		"the number":   func(p *register.Proposal) { p.Drafts = p.Drafts[:1] },
	} {
		p := first()
		change(&p)
		receipt, err := r.Propose(t.Context(), p)
		if same := name == "nothing"; same != receipt.Repeated || same != (err == nil) || !same && code(err) != "key.reused" {
			t.Errorf("%s changed: %v, %v", name, receipt.Repeated, err)
		}
	}
}

// TestNodesShareASeat has the people of several nodes fill one seat at once: one succeeds.
func TestNodesShareASeat(t *testing.T) {
	log := small(t)
	var wait sync.WaitGroup
	results := make(chan error, 12)
	for range 3 {
		r := mustOpen(t, log)
		for range 4 {
			wait.Go(func() {
				_, err := propose(r, "greffier", draft("2019-03-01", &act.SeatFilled{Body: "body:national", Seat: "minister-cohesion", Person: "person:elue"}))
				results <- err
			})
		}
	}
	wait.Wait()
	close(results)
	filled := 0
	for err := range results {
		if err == nil {
			filled++
		} else if code(err) != "seat.held" {
			t.Error(err)
		}
	}
	if filled != 1 {
		t.Errorf("the seat is filled %d times", filled)
	}
}

// TestMomentsNeverGoBack has a clock that goes to and fro while proposals share a batch: the first look at it lasts until
// the others wait.
func TestMomentsNeverGoBack(t *testing.T) {
	log := small(t)
	var ticks atomic.Int64
	r, err := open(log, func() time.Time {
		if ticks.Add(1) == 2 { // the first is at the opening
			time.Sleep(50 * time.Millisecond)
		}
		n := ticks.Load()
		return noon(1).Add(time.Duration(2*n-3*(n%2)) * time.Minute) // two steps on, one back
	})
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for n := range 20 {
		wait.Go(func() {
			if _, err := propose(r, "greffier", named(fmt.Sprint("p", n))); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	monotone(t, r, log)
}

// monotone wants each act recorded no earlier than the one before.
func monotone(t interface{ Errorf(string, ...any) }, r *register.Register, log *memlog.Log) {
	var last time.Time
	for seq := int64(1); seq <= headOf(log); seq++ {
		rec, _, err := r.Record(context.Background(), seq)
		if err != nil || rec.Recorded.Before(last) {
			t.Errorf("act %d is of %s, and the one before of %s (%v)", seq, rec.Recorded, last, err)
		}
		last = rec.Recorded
	}
}

// TestARehearsalLeavesNothingInItsBatch has a dry run share a batch with what is recorded.
func TestARehearsalLeavesNothingInItsBatch(t *testing.T) {
	log := small(t)
	looked := 0 // at the clock, by whoever writes
	r, err := open(log, func() time.Time {
		if looked++; looked == 2 { // the first is at the opening
			time.Sleep(50 * time.Millisecond) // until the others wait
		}
		return noon(1)
	})
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for n := range 20 {
		wait.Go(func() {
			p := register.Proposal{By: "person:greffier", DryRun: n%2 == 0, Drafts: []register.Draft{named(fmt.Sprint("p", n))}}
			if _, err := r.Propose(context.Background(), p); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	if dump(stateOf(r)) != dump(stateOf(mustOpen(t, log))) {
		t.Error("the state is not that of the log")
	}
}
