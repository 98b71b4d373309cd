// Package fault_test breaks what the register stands on (the process, the disk) and holds it to its word: no act that
// was acknowledged is lost, and none is entered twice.
package fault_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"testing"
	"time"

	"jalon/act"
	"jalon/atlas"
	"jalon/register"
	"jalon/store"
	"jalon/store/storetest"
)

// The tests start their own binary again as a child that keeps a register and is broken.
const (
	childJob    = "JALON_FAULT_JOB" // what the child does; set in the child only
	childPlace  = "JALON_FAULT_PLACE"
	childSecret = "JALON_FAULT_SECRET"
	childPublic = "JALON_FAULT_PUBLIC"
	childFrom   = "JALON_FAULT_FROM" // how many proposals of each writer are done
)

func TestMain(m *testing.M) {
	job := os.Getenv(childJob)
	if job == "" {
		os.Exit(m.Run())
	}
	if err := child(job); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child keeps a register and tells, one line each, which proposals were acknowledged: "ack KEY", or "err KEY REASON".
func child(job string) error {
	r, _, err := reopen(os.Getenv(childPlace), storetest.Keys{Secret: os.Getenv(childSecret), Public: os.Getenv(childPublic)})
	if err != nil {
		return err
	}
	from, err := strconv.Atoi(os.Getenv(childFrom))
	if err != nil {
		return err
	}
	switch job {
	case "write":
		return write(r, from, false)
	case "boast":
		return write(r, from, true)
	case "three":
		return three(r, false)
	case "deaf":
		return three(r, true)
	}
	return errors.New("no such job: " + job)
}

func reopen(place string, k storetest.Keys) (*register.Register, *store.Store, error) {
	signer, verifier, err := k.Halves()
	if err != nil {
		return nil, nil, err
	}
	s, err := store.Open(context.Background(), place, store.MayCreate)
	if err != nil {
		return nil, nil, err
	}
	r, err := register.Open(context.Background(), register.Options{Grammar: register.NewGrammar(act.Kinds, atlas.France()),
		Log: s, Clock: time.Now, Random: rand.Reader, Signer: signer, Verifier: verifier})
	return r, s, err
}

const writers = 3

// write has several writers propose without end. A boaster acknowledges before the register did: a promise that no
// disk can keep, which the tests must catch.
func write(r *register.Register, from int, boast bool) error {
	var wait sync.WaitGroup
	for w := range writers {
		wait.Go(func() {
			for i := from; ; i++ {
				key := fmt.Sprintf("w%d-%d", w, i)
				if boast {
					tell("ack " + key)
				}
				if err := propose(r, key); err != nil {
					tell("err " + key + " " + err.Error())
					return
				}
				tell("ack " + key)
			}
		})
	}
	wait.Wait()
	return errors.New("the writers stopped")
}

// three proposes three times, whatever happens, from one thread of the system, on which faults can be counted. A
// deaf child takes every answer for an acknowledgement.
func three(r *register.Register, deaf bool) error {
	runtime.LockOSThread()
	tell("begin")
	for i := range 3 {
		key := fmt.Sprintf("w0-%d", i)
		if err := propose(r, key); err != nil && !deaf {
			tell("err " + key + " " + err.Error())
		} else {
			tell("ack " + key)
		}
	}
	return nil
}

// tell writes a line in one call, so that a kill cannot cut it.
func tell(line string) { _, _ = os.Stdout.WriteString(line + "\n") }

const registrar register.ID = "person:greffe"

// propose enters two persons named after the key: both or none.
func propose(r *register.Register, key string) error {
	p := register.Proposal{By: registrar, Key: key}
	for _, name := range []string{"a", "b"} {
		p.Drafts = append(p.Drafts, register.Draft{Act: &act.PersonRegistered{
			Person: register.Join("person", key, name), Name: register.Sealed{Value: "Nom de " + key}}})
	}
	_, err := r.Propose(context.Background(), p)
	return err
}

// begin makes a register with its first act.
func begin(t *testing.T, place string, k storetest.Keys) {
	t.Helper()
	r, s, err := reopen(place, k)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	_, err = r.Propose(t.Context(), register.Proposal{By: registrar, Drafts: []register.Draft{{Act: &act.RegisterOpened{
		Name: "Essai", Registrar: registrar, Person: register.Sealed{Value: "Greffe"}}}}})
	if err != nil {
		t.Fatal(err)
	}
}

// environment is what a child is told.
func environment(job, place string, k storetest.Keys, from int) []string {
	return append(os.Environ(), childJob+"="+job, childPlace+"="+place, childSecret+"="+k.Secret, childPublic+"="+k.Public,
		childFrom+"="+strconv.Itoa(from))
}

// told is what a child said before its end.
type told struct {
	acked []string // keys
	erred []string // keys
	late  bool     // it acknowledged something after an error
}

func hear(out []byte) (said told) {
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		word, rest, _ := bytes.Cut(lines.Bytes(), []byte(" "))
		key, _, _ := bytes.Cut(rest, []byte(" "))
		switch string(word) {
		case "ack":
			said.acked = append(said.acked, string(key))
			said.late = said.late || len(said.erred) > 0
		case "err":
			said.erred = append(said.erred, string(key))
		}
	}
	return said
}

// sound checks a register after its process died: the log verifies, each acknowledged proposal is there, and no
// proposal is there in part or twice.
func sound(ctx context.Context, place string, k storetest.Keys, acked []string) error {
	s, err := store.Open(ctx, place, store.MustExist)
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := storetest.Verify(ctx, s, k.Public); err != nil {
		return err
	}
	for _, key := range acked {
		if seqs, err := s.Find(ctx, key); err != nil || len(seqs) != 2 || seqs[1] != seqs[0]+1 {
			return fmt.Errorf("%s was acknowledged and is found at %v (%v)", key, seqs, err)
		}
	}
	return once(ctx, s)
}

// once checks that no person is entered twice and none without the other of the pair, which opening the register
// would not forgive either.
func once(ctx context.Context, s *store.Store) error {
	seen := map[string]int{}
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	for leaf, err := range s.Read(ctx, 2, head) {
		if err != nil {
			return err
		}
		i := bytes.Index(leaf.Bytes, []byte(`"person:w`))
		if i < 0 {
			return fmt.Errorf("act %d is of nobody's making: %s", leaf.Seq, leaf.Bytes)
		}
		id, _, _ := bytes.Cut(leaf.Bytes[i+1:], []byte(`"`))
		seen[string(id)]++
		pair := string(id[:len(id)-1])
		if leaf.Seq%2 == 1 && (seen[pair+"a"] != 1 || seen[pair+"b"] != 1) {
			return fmt.Errorf("at act %d, %s entered %d times and its other %d times", leaf.Seq, id, seen[pair+"a"], seen[pair+"b"])
		}
	}
	return nil
}
