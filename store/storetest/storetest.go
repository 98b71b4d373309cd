// Package storetest is the one suite that the log of every engine passes: what [register.Log] promises, tried.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"jalon/chain"
	"jalon/register"
)

// Fresh makes one empty log. The function it returns opens a handle on it, as one more node would; the handles close
// with the test.
type Fresh func(t *testing.T) (open func() register.Log)

// Run holds a kind of log against everything a register counts on.
func Run(t *testing.T, fresh Fresh) {
	for _, c := range []struct {
		name string
		try  func(t *testing.T, open func() register.Log)
	}{
		{"empty", empty},
		{"append and read", appendAndRead},
		{"a reader may leave early", leaveEarly},
		{"find by key", find},
		{"last checkpoint", checkpoint},
		{"compare and append", compareAndAppend},
		{"no gap", noGap},
		{"all or nothing", allOrNothing},
		{"cancelled before it began", cancelled},
		{"erasure", erasure},
		{"concurrent writers", concurrentWriters},
		{"a reader sees whole batches", wholeBatches},
	} {
		t.Run(c.name, func(t *testing.T) { c.try(t, fresh(t)) })
	}
}

// Batch makes a batch of acts that begins after so many. The bytes of the acts and the names are made from their numbers.
func Batch(after int64, acts int, key string) register.Batch {
	b := register.Batch{Size: after + int64(acts), Checkpoint: fmt.Sprintf("signed over %d", after+int64(acts))}
	for seq := after + 1; seq <= b.Size; seq++ {
		bytes := fmt.Appendf(nil, `{"key":%q,"name":"é\u0000%d"}`, key, seq)
		b.Leaves = append(b.Leaves, register.Leaf{Seq: seq, Bytes: bytes, Hash: chain.LeafHash(bytes)})
		b.Keys = append(b.Keys, key)
	}
	return b
}

// must appends a batch that nothing stands against.
func must(t *testing.T, log register.Log, b register.Batch) {
	t.Helper()
	if err := log.Append(t.Context(), b); err != nil {
		t.Fatalf("append of %d acts up to %d: %v", len(b.Leaves), b.Size, err)
	}
}

// read returns acts of the log, all sound.
func read(t *testing.T, log register.Log, from, to int64) (leaves []register.Leaf) {
	t.Helper()
	for leaf, err := range log.Read(t.Context(), from, to) {
		if err != nil {
			t.Fatal(err)
		}
		if chain.Hash(leaf.Hash) != chain.LeafHash(leaf.Bytes) {
			t.Errorf("act %d came back with other bytes or another hash", leaf.Seq)
		}
		leaves = append(leaves, leaf)
	}
	return leaves
}

// holds checks that the log holds so many acts, from 1, without a gap.
func holds(t *testing.T, log register.Log, want int64) {
	t.Helper()
	head, err := log.Head(t.Context())
	if err != nil || head != want {
		t.Errorf("head is %d (%v), want %d", head, err, want)
	}
	leaves := read(t, log, 1, want+10)
	if int64(len(leaves)) != want {
		t.Errorf("%d acts are read, want %d", len(leaves), want)
	}
	for i, leaf := range leaves {
		if leaf.Seq != int64(i)+1 {
			t.Fatalf("act %d is read in place %d", leaf.Seq, i+1)
		}
	}
}

// keeps checks whether a sealed value can be read, and what it says.
func keeps(t *testing.T, log register.Log, want register.Secret, kept bool) {
	t.Helper()
	got, ok, err := log.Secret(t.Context(), want.Digest)
	if err != nil || ok != kept || kept && got != want {
		t.Errorf("the value of %s: %+v, %v, %v; want %v", want.Digest, got, ok, err, kept)
	}
}

// signed checks the last checkpoint.
func signed(t *testing.T, log register.Log, want string) {
	t.Helper()
	if got, err := log.Checkpoint(t.Context()); err != nil || got != want {
		t.Errorf("the last checkpoint is %q (%v), want %q", got, err, want)
	}
}

// found checks which acts were entered under a key.
func found(t *testing.T, log register.Log, key string, want ...int64) {
	t.Helper()
	if got, err := log.Find(t.Context(), key); err != nil || !slices.Equal(got, want) {
		t.Errorf("under the key %q: acts %v (%v), want %v", key, got, err, want)
	}
}

func empty(t *testing.T, open func() register.Log) {
	log := open()
	holds(t, log, 0)
	signed(t, log, "")
	found(t, log, "")
	found(t, log, "k")
	keeps(t, log, register.Secret{Digest: "d"}, false)
}

func appendAndRead(t *testing.T, open func() register.Log) {
	log := open()
	b := Batch(0, 300, "")
	must(t, log, b)
	must(t, log, Batch(300, 1, ""))
	holds(t, log, 301)
	holds(t, open(), 301)
	for _, r := range [][3]int64{{1, 300, 300}, {300, 301, 2}, {7, 7, 1}, {0, 2, 2}, {301, 999, 1}, {302, 999, 0}, {9, 8, 0}} {
		if got := read(t, log, r[0], r[1]); int64(len(got)) != r[2] {
			t.Errorf("%d acts are read from %d to %d, want %d", len(got), r[0], r[1], r[2])
		}
	}
	if got := read(t, log, 7, 7)[0]; string(got.Bytes) != string(b.Leaves[6].Bytes) {
		t.Errorf("act 7 is %s, was %s", got.Bytes, b.Leaves[6].Bytes)
	}
}

func leaveEarly(t *testing.T, open func() register.Log) {
	log := open()
	must(t, log, Batch(0, 10, ""))
	for range 50 { // more than there are connections
		for _, err := range log.Read(t.Context(), 1, 10) {
			if err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	must(t, log, Batch(10, 1, ""))
	holds(t, log, 11)
}

func find(t *testing.T, open func() register.Log) {
	log := open()
	key := "l’été ' \" ; -- \\ %"
	must(t, log, Batch(0, 2, key))
	must(t, log, Batch(2, 3, ""))
	must(t, log, Batch(5, 1, "K"))
	must(t, log, Batch(6, 1, "k"))
	found(t, open(), key, 1, 2)
	found(t, log, "K", 6)
	found(t, log, "k", 7)
	found(t, log, "other")
	found(t, log, "")
}

func checkpoint(t *testing.T, open func() register.Log) {
	log := open()
	for size := int64(0); size < 12; size++ { // as texts, 9 would come after 12
		must(t, log, Batch(size, 1, ""))
		signed(t, log, fmt.Sprintf("signed over %d", size+1))
	}
}

func compareAndAppend(t *testing.T, open func() register.Log) {
	one, two := open(), open()
	must(t, one, Batch(0, 2, "a"))
	late := Batch(0, 3, "b")
	late.Secrets = []register.Secret{{Digest: "d", Value: "v"}}
	if err := two.Append(t.Context(), late); !errors.Is(err, register.ErrBehind) {
		t.Fatalf("a batch that came second: %v, want %v", err, register.ErrBehind)
	}
	holds(t, two, 2)
	found(t, two, "b")
	keeps(t, two, late.Secrets[0], false)
	signed(t, two, "signed over 2")
	if err := two.Append(t.Context(), Batch(1, 5, "b")); !errors.Is(err, register.ErrBehind) {
		t.Errorf("a batch that overlaps: %v, want %v", err, register.ErrBehind)
	}
	must(t, two, Batch(2, 1, "b"))
	holds(t, one, 3)
}

func noGap(t *testing.T, open func() register.Log) {
	log := open()
	for _, after := range []int64{1, 5} {
		if err := log.Append(t.Context(), Batch(after, 1, "")); !errors.Is(err, register.ErrBehind) {
			t.Errorf("a batch after %d acts that are not there: %v, want %v", after, err, register.ErrBehind)
		}
	}
	holds(t, log, 0)
	must(t, log, Batch(0, 1, ""))
}

func allOrNothing(t *testing.T, open func() register.Log) {
	log := open()
	secret := register.Secret{Digest: "given", Salt: [16]byte{1, 0, 255}, Value: "Jeanne"}
	first := Batch(0, 1, "")
	first.Secrets = []register.Secret{secret}
	must(t, log, first)

	twice := Batch(1, 3, "twice")
	twice.Leaves[2].Seq = 2
	sealed := Batch(1, 3, "sealed")
	sealed.Secrets = []register.Secret{{Digest: "new", Value: "Paul"}, secret}
	sealed.Erased = []string{"given"}
	signedTwice := Batch(1, 3, "signed")
	signedTwice.Erased = []string{"given"}
	signedTwice.Size = 1
	for name, b := range map[string]register.Batch{"a number twice": twice, "a digest twice": sealed, "a checkpoint twice": signedTwice} {
		err := log.Append(t.Context(), b)
		if err == nil || errors.Is(err, register.ErrFull) || errors.Is(err, register.ErrBehind) {
			t.Errorf("%s: %v; want an error of its own, for trying again would not help", name, err)
		}
		found(t, log, b.Keys[0])
	}
	holds(t, log, 1)
	signed(t, log, "signed over 1")
	keeps(t, log, secret, true)
	keeps(t, log, register.Secret{Digest: "new"}, false)
	must(t, log, Batch(1, 1, ""))
}

func cancelled(t *testing.T, open func() register.Log) {
	log := open()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := log.Append(ctx, Batch(0, 1, "")); !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want %v", err, context.Canceled)
	}
	holds(t, log, 0)
}

func erasure(t *testing.T, open func() register.Log) {
	log := open()
	gone := register.Secret{Digest: "a", Salt: [16]byte{9}, Value: "Zénobie"}
	kept := register.Secret{Digest: "b", Salt: [16]byte{8}, Value: ""}
	b := Batch(0, 2, "")
	b.Secrets = []register.Secret{gone, kept}
	must(t, log, b)
	keeps(t, log, gone, true)
	b = Batch(2, 1, "")
	b.Erased = []string{"a", "never given"}
	must(t, log, b)
	keeps(t, log, gone, false)
	keeps(t, open(), gone, false)
	keeps(t, log, kept, true)
	holds(t, log, 3)
}
