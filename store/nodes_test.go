package store_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jalon/act"
	"jalon/atlas"
	"jalon/calendar"
	"jalon/chain"
	"jalon/register"
	"jalon/store"
	"jalon/store/storetest"
)

// clock is a clock that tests set.
type clock struct{ now atomic.Int64 }

func (c *clock) read() time.Time      { return time.Unix(0, c.now.Load()).UTC() }
func (c *clock) pass(d time.Duration) { c.now.Add(int64(d)) }
func clockAt(year int) *clock {
	c := new(clock)
	c.now.Store(calendar.Date(year, 3, 5).Time().UnixNano())
	return c
}

// options is what a node of a test register is given.
func options(t testing.TB, k storetest.Keys, s *store.Store, c *clock) register.Options {
	t.Helper()
	signer, verifier, err := k.Halves()
	if err != nil {
		t.Fatal(err)
	}
	return register.Options{Grammar: register.NewGrammar(act.Kinds, atlas.France()), Log: s, Clock: c.read, Random: rand.Reader,
		Signer: signer, Verifier: verifier}
}

// node opens a register on the store at a place, as one more process would.
func node(t testing.TB, place string, k storetest.Keys, c *clock) *register.Register {
	t.Helper()
	r, err := register.Open(t.Context(), options(t, k, open(t, place), c))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

const registrar register.ID = "person:greffe"

func opening() register.Act {
	return &act.RegisterOpened{Name: "Registre d’essai", Registrar: registrar, Person: register.Sealed{Value: "Greffe"}}
}

func person(name string) register.Act {
	return &act.PersonRegistered{Person: register.Join("person", name), Name: register.Sealed{Value: "Nom de " + name}}
}

// propose proposes acts by the registrar, all or nothing.
func propose(r *register.Register, key string, acts ...register.Act) (register.Receipt, error) {
	p := register.Proposal{By: registrar, Key: key}
	for _, a := range acts {
		p.Drafts = append(p.Drafts, register.Draft{Act: a})
	}
	return r.Propose(context.Background(), p)
}

// enter proposes acts that nothing stands against.
func enter(t testing.TB, r *register.Register, key string, acts ...register.Act) register.Receipt {
	t.Helper()
	receipt, err := propose(r, key, acts...)
	if err != nil {
		t.Fatalf("%s: %v", key, err)
	}
	return receipt
}

// knows tells whether a node, read now, knows a person.
func knows(t testing.TB, r *register.Register, name string) (known bool) {
	t.Helper()
	err := r.Read(t.Context(), 0, func(v register.View) error {
		known = v.Persons.Has(register.Join("person", name))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return known
}

// onEngines runs a test on SQLite, and on PostgreSQL where there is a server.
func onEngines(t *testing.T, try func(t *testing.T, place string)) {
	t.Run("SQLite", func(t *testing.T) { try(t, sqlitePlace(t)) })
	if !withoutPostgres(t) {
		t.Run("PostgreSQL", func(t *testing.T) { try(t, postgresPlace(t)) })
	}
}

func TestAWriteSeesWhatAnotherNodeWrote(t *testing.T) {
	onEngines(t, func(t *testing.T, place string) {
		k, c := storetest.NewKeys(t), clockAt(2019)
		one, two := node(t, place, k, c), node(t, place, k, c)
		enter(t, one, "open", opening())
		enter(t, one, "anne", person("anne"))
		_, err := propose(two, "anne-again", person("anne"))
		if refusal, ok := err.(*register.Refusal); !ok || !strings.Contains(refusal.Code, "taken") {
			t.Errorf("the second node took a person the first had: %v", err)
		}
		if r := enter(t, two, "bruno", person("bruno")); r.Acts[0].Seq != 3 {
			t.Errorf("the second node numbered its act %d, want 3", r.Acts[0].Seq)
		}
		if r := enter(t, two, "anne", person("anne")); !r.Repeated || r.Acts[0].Seq != 2 {
			t.Errorf("the key of the first node, on the second: %+v", r)
		}
	})
}

func TestAReadIsNeverOlderThanASecond(t *testing.T) {
	onEngines(t, func(t *testing.T, place string) {
		k, c := storetest.NewKeys(t), clockAt(2019)
		one, two := node(t, place, k, c), node(t, place, k, c)
		enter(t, one, "open", opening())
		for i := range 5 {
			name := fmt.Sprintf("p%d", i)
			enter(t, one, name, person(name))
			c.pass(time.Second)
			if !knows(t, two, name) {
				t.Errorf("a second later, the other node does not know act %d", i+2)
			}
		}
	})
}

func TestNodesWriteTogether(t *testing.T) {
	onEngines(t, func(t *testing.T, place string) {
		const nodes, writers, each = 2, 4, 5
		k, c := storetest.NewKeys(t), clockAt(2019)
		enter(t, node(t, place, k, c), "open", opening())
		var wait sync.WaitGroup
		for n := range nodes {
			r := node(t, place, k, c)
			for w := range writers {
				wait.Go(func() {
					for i := range each {
						name := fmt.Sprintf("n%d-w%d-i%d", n, w, i)
						if _, err := propose(r, name, person(name)); err != nil {
							t.Errorf("%s: %v", name, err)
						}
					}
				})
			}
		}
		wait.Wait()
		n, err := storetest.Verify(t.Context(), open(t, place), k.Public)
		if err != nil || n != 1+nodes*writers*each {
			t.Errorf("the log holds %d acts (%v), want %d", n, err, 1+nodes*writers*each)
		}
	})
}

func TestANodeProvesWhatAnotherWrote(t *testing.T) {
	onEngines(t, func(t *testing.T, place string) {
		k, c := storetest.NewKeys(t), clockAt(2019)
		one, two := node(t, place, k, c), node(t, place, k, c)
		enter(t, one, "open", opening(), person("anne"))
		c.pass(time.Second)
		err := two.Read(t.Context(), 0, func(v register.View) error {
			file, err := v.Proof(t.Context(), 2)
			if err != nil {
				return err
			}
			_, verifier, _ := k.Halves()
			_, err = chain.VerifyProof(file, nil, verifier)
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}
