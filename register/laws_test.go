package register_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jalon/calendar"
	"jalon/register"
	"jalon/register/memlog"
)

// life is a register to which people, for a while, propose what they wish.
type life struct {
	*rapid.T
	*register.Register
	log *memlog.Log
	now time.Time
}

// begin begins a life on the small register.
func begin(t *testing.T, rt *rapid.T) *life {
	l := &life{T: rt, log: small(t), now: noon(0)}
	r, err := open(l.log, func() time.Time { return l.now })
	if err != nil {
		rt.Fatal(err)
	}
	l.Register = r
	return l
}

// step has somebody propose something; the clock moves on, or stands, or steps back.
func (l *life) step() (p register.Proposal, got register.Receipt, err error) {
	l.now = l.now.Add(time.Duration(pick(chance{T: l.T}, 0, 0, 1, 3600, -60)) * time.Second)
	p = chance{l.T, stateOf(l.Register)}.proposal()
	got, err = l.Propose(context.Background(), p)
	var refusal *register.Refusal
	if err != nil && !errors.As(err, &refusal) {
		l.Fatalf("%s: %v", told(p), err)
	}
	if err == nil {
		l.Logf("%s", told(p))
	}
	return p, got, err
}

// live has a life of some steps.
func (l *life) live() {
	for range rapid.IntRange(1, 40).Draw(l.T, "steps") {
		l.step()
	}
}

// head returns how many acts are recorded.
func (l *life) head() int64 {
	head, _ := l.log.Head(context.Background())
	return head
}

// watched is an act that reports it when asking about it changes the state.
type watched struct {
	register.Act
	fail func(string, ...any)
}

func (w *watched) MarshalJSON() ([]byte, error) { return json.Marshal(w.Act) }

func (w *watched) Power(s *register.State) register.Power {
	before := dump(s)
	defer w.same(s, before, "Power")
	return w.Act.Power(s)
}

func (w *watched) Check(s *register.State, at register.Stamp) *register.Refusal {
	before := dump(s)
	defer w.same(s, before, "Check")
	return w.Act.Check(s, at)
}

func (w *watched) same(s *register.State, before, method string) {
	if dump(s) != before {
		w.fail("the %s of %s changes the state", method, w.Kind())
	}
}

func TestAskingChangesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := begin(t, rt)
		for range rapid.IntRange(1, 20).Draw(rt, "steps") {
			p := chance{rt, stateOf(l.Register)}.proposal()
			for i := range p.Drafts {
				p.Drafts[i].Act = &watched{p.Drafts[i].Act, rt.Fatalf}
			}
			_, _ = l.Propose(context.Background(), p)
		}
	})
}

func TestRefusedLeavesNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := begin(t, rt)
		for range rapid.IntRange(1, 30).Draw(rt, "steps") {
			head, before := l.head(), dump(stateOf(l.Register))
			p, got, err := l.step()
			if recorded := err == nil && !p.DryRun && !got.Repeated; recorded {
				if l.head() != head+int64(len(p.Drafts)) {
					rt.Fatalf("%d acts are recorded of %d", l.head()-head, len(p.Drafts))
				}
			} else if l.head() != head || dump(stateOf(l.Register)) != before {
				rt.Fatalf("something is left of %s (%v)", told(p), err)
			}
		}
	})
}

func TestReadAgainTheLogGivesTheSameState(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := begin(t, rt)
		l.live()
		again, err := open(l.log.Copy(), func() time.Time { return l.now })
		if err != nil {
			rt.Fatal(err)
		}
		if dump(stateOf(l.Register)) != dump(stateOf(again)) {
			rt.Fatal("the state lived and the state read again differ")
		}
	})
}

func TestSameKeySameReceipt(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := begin(t, rt)
		l.live()
		p := chance{rt, stateOf(l.Register)}.proposal()
		p.Key, p.DryRun = "once", false
		first, err := l.Propose(context.Background(), p)
		if err != nil {
			return
		}
		l.live()
		head := l.head()
		second, err := l.Propose(context.Background(), p)
		if err != nil || !second.Repeated || l.head() != head || text(first.Acts) != text(second.Acts) {
			rt.Fatalf("%s\nfirst %s\nthen %s (%v)", told(p), text(first.Acts), text(second.Acts), err)
		}
	})
}

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestEveryActHasItsMandate(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := begin(t, rt)
		l.live()
		monotone(rt, l.Register, l.log)
		s := stateOf(l.Register)
		for seq := int64(2); seq <= l.head(); seq++ {
			rec, _, err := l.Record(context.Background(), seq)
			if err != nil {
				rt.Fatal(err)
			}
			body, ok := s.Bodies.Get(rec.Body)
			held := slices.ContainsFunc(s.Seated(rec.By), func(h register.Held) bool { return h.ID == rec.Under })
			if !ok || !held || body.Constituted > rec.Effect {
				rt.Fatalf("act %d, %s, is taken by %s under %q in %q", seq, rec.Kind, rec.By, rec.Under, rec.Body)
			}
		}
	})
}

// TestBounds holds what no history may pass, on any day: the room of a seat, the pilots, one application under way, one
// decision on each, what is committed.
func TestBounds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := begin(t, rt)
		l.live()
		s := stateOf(l.Register)
		for _, on := range days {
			for _, b := range s.Bodies.All() {
				for _, seat := range b.Rule().Seats {
					if n := len(b.Holders(seat.ID, on)); seat.Max > 0 && n > seat.Max {
						rt.Errorf("%d persons hold %s of %s on %s", n, seat.ID, b.ID, on)
					}
				}
			}
			if n := s.Pilots(ti2018, on); n > 1 {
				rt.Errorf("there are %d pilots on %s", n, on)
			}
			for _, f := range s.Fundings.All() {
				if paid, left := f.Sum(register.Paid, on), f.Sum(register.Committed, on)-f.Sum(register.MoneyCancelled, on); paid > left {
					rt.Errorf("%d are paid on %s, and %d committed", paid, on, left)
				}
			}
			underWay := map[register.ID]int{}
			for _, a := range s.Applications.All() {
				if step, begun := a.Step.On(on); begun && step.Value != register.Refused {
					underWay[a.Territory]++
				}
			}
			for territory, n := range underWay {
				if n > 1 {
					rt.Errorf("%s has %d applications under way on %s", territory, n, on)
				}
			}
		}
		for id, a := range s.Applications.All() {
			if i := slices.IndexFunc(a.Step, decided); i >= 0 && i < len(a.Step)-1 {
				rt.Errorf("%s goes on after its decision: %+v", id, a.Step)
			}
		}
	})
}

func decided(f register.Fact[register.ApplicationStep]) bool {
	return f.Value == register.Validated || f.Value == register.Refused
}

// TestADayIsTheFoldOfItsActs holds the answers of a state for a day against those of the acts of that day and before:
// no answer for a day comes from the future.
func TestADayIsTheFoldOfItsActs(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := begin(t, rt)
		l.live()
		on := rapid.SampledFrom(days).Draw(rt, "day")
		then, err := open(&until{l.log, on}, func() time.Time { return l.now })
		if err != nil {
			rt.Fatal(err)
		}
		if got, want := answers(stateOf(l.Register), on), answers(stateOf(then), on); got != want {
			rt.Fatalf("on %s\nthe whole register says\n%s\nand the acts until then\n%s", on, got, want)
		}
	})
}

// until is a log of which only the acts with effect by a day are read.
type until struct {
	register.Log
	on calendar.Day
}

func (u *until) Head(ctx context.Context) (n int64, err error) {
	for range u.Read(ctx, 1, 1<<40) {
		n++
	}
	return n, nil
}

func (u *until) Checkpoint(context.Context) (string, error) { return "", nil }

func (u *until) Read(ctx context.Context, from, to int64) iter.Seq2[register.Leaf, error] {
	return func(yield func(register.Leaf, error) bool) {
		for leaf, err := range u.Log.Read(ctx, 1, 1<<40) {
			var rec register.Record
			if err == nil {
				err = json.Unmarshal(leaf.Bytes, &rec)
			}
			if rec.Effect <= u.on && !yield(leaf, err) {
				return
			}
		}
	}
}

// answers writes what a state says of a day.
func answers(s *register.State, on calendar.Day) string {
	var b strings.Builder
	say := func(args ...any) { fmt.Fprintln(&b, args...) }
	for id, t := range s.Territories.All() {
		if _, begun := t.Status.On(on); begun {
			step, _ := s.Step(id, on)
			say(id, t.Status.Value(on), t.Name.Value(on), t.Members(on), t.Maturity.Value(on), t.Pilot.Value(on), t.Heirs.Value(on), step)
		}
	}
	for id, body := range s.Bodies.All() {
		if body.Exists(on) {
			say(id, body.Name.Value(on), body.MissingChairs(on), s.Vacancies(body, on))
			for _, m := range body.Members(on) {
				say(id, m.ID, m.Seat, m.Person, m.Organisation)
			}
			if m := s.LastHeld(id, on); m != nil {
				say(m.ID, m.Held, m.Quorum, m.Chairs, m.Attendees, m.Agenda)
			}
		}
	}
	p, _ := s.Programmes.Get(ti2018)
	for _, target := range p.Pack.Targets {
		say(target.ID, s.Count(target, ti2018, on))
	}
	for _, f := range s.FundingsOf(ti2018, "", on) {
		for _, state := range register.MoneyStates {
			say(f.ID, state, f.Sum(state, on), f.Claimed(state, on))
		}
	}
	for _, a := range s.ActionsOf("ti:nord", on) {
		say(a.ID, a.Status.Value(on), a.Phase.Value(on), a.Firm.Value(on))
	}
	return b.String()
}
