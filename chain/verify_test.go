package chain

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"pgregory.net/rapid"
)

// kept is a log as a store keeps it: acts with their numbers and hashes, checkpoints under their sizes.
type kept struct {
	acts        []keptAct
	checkpoints []keptCheckpoint
	published   [][]byte
}

type keptAct struct {
	number int64
	hash   Hash
	bytes  []byte
}

type keptCheckpoint struct {
	size   int64
	signed []byte
}

// newKept returns a log of acts committed in batches, each with its checkpoint.
func newKept(t interface{ Fatalf(string, ...any) }, key note.Signer, mark string, batches ...int) *kept {
	k, tree := new(kept), new(Tree)
	for _, batch := range batches {
		for range batch {
			n := tree.Size() + 1
			body := fmt.Appendf(nil, `{"mark":%q,"seq":%d}`, mark, n)
			tree.Append(body)
			k.acts = append(k.acts, keptAct{n, LeafHash(body), body})
		}
		k.checkpoints = append(k.checkpoints, keptCheckpoint{tree.Size(), signedHead(t, tree, tree.Size(), key)})
	}
	return k
}

// verify feeds a log to a verifier as a store would: each checkpoint once its acts have been read.
func (k *kept) verify(trusted ...note.Verifier) error {
	v := NewVerifier(trusted...)
	for _, p := range k.published {
		v.Published(p)
	}
	waiting := k.checkpoints
	for _, a := range k.acts {
		for len(waiting) > 0 && waiting[0].size <= v.Size() {
			v.Checkpoint(waiting[0].size, waiting[0].signed)
			waiting = waiting[1:]
		}
		v.Record(a.number, a.hash, a.bytes)
	}
	for _, c := range waiting {
		v.Checkpoint(c.size, c.signed)
	}
	return v.Close()
}

// rewrite changes act n, and everything that can be changed with it without the key.
func (k *kept) rewrite(n int, body string) {
	k.acts[n-1] = keptAct{int64(n), LeafHash([]byte(body)), []byte(body)}
}

func TestVerifierNamesTheFirstThingWrong(t *testing.T) {
	key, public := testKey(logName, 1)
	stranger, _ := testKey(logName, 2)
	published := func(batches ...int) [][]byte {
		k := newKept(t, key, "a", batches...)
		return [][]byte{k.checkpoints[len(k.checkpoints)-1].signed}
	}
	for _, c := range []struct {
		name        string
		tamper      func(*kept)
		want        Code
		first, last int64
	}{
		{"nothing", func(*kept) {}, "", 0, 0},
		{"a byte of act 7", func(k *kept) { k.acts[6].bytes[3] ^= 1 }, Altered, 7, 7},
		{"the hash of act 7", func(k *kept) { k.acts[6].hash[0] ^= 1 }, Altered, 7, 7},
		{"act 7 gone", func(k *kept) { k.acts = slices.Delete(k.acts, 6, 7) }, Gap, 7, 7},
		{"acts 7 to 9 gone", func(k *kept) { k.acts = slices.Delete(k.acts, 6, 9) }, Gap, 7, 9},
		{"act 1 gone", func(k *kept) { k.acts = k.acts[1:] }, Gap, 1, 1},
		{"act 7 twice", func(k *kept) { k.acts = slices.Insert(k.acts, 7, k.acts[6]) }, Repeated, 7, 7},
		{"numbered from 0", func(k *kept) { k.acts[0].number = 0 }, Repeated, 0, 0},
		{"act 7 with a space more", func(k *kept) { k.rewrite(7, `{"mark": "a","seq":7}`) }, NotCanonical, 7, 7},
		{"act 7 not JSON", func(k *kept) { k.rewrite(7, `seven`) }, NotCanonical, 7, 7},
		{"act 6 rewritten, alone in its batch", func(k *kept) { k.rewrite(6, `{"mark":"b","seq":6}`) }, BadRoot, 6, 6},
		{"act 8 rewritten, among 7 to 10", func(k *kept) { k.rewrite(8, `{"mark":"b","seq":8}`) }, BadRoot, 7, 10},
		{"acts 7 and 8 exchanged", func(k *kept) {
			k.acts[6], k.acts[7] = k.acts[7], k.acts[6]
			k.acts[6].number, k.acts[7].number = 7, 8
		}, BadRoot, 7, 10},
		{"the last act gone", func(k *kept) { k.acts = k.acts[:11] }, Short, 12, 12},
		{"every act gone", func(k *kept) { k.acts = nil }, Short, 1, 12},
		{"a checkpoint gone among others", func(k *kept) { k.checkpoints = slices.Delete(k.checkpoints, 1, 2) }, "", 0, 0},
		{"the last checkpoint gone", func(k *kept) { k.checkpoints = k.checkpoints[:3] }, Unsigned, 11, 12},
		{"every checkpoint gone", func(k *kept) { k.checkpoints = nil }, Unsigned, 1, 12},
		{"an act more", func(k *kept) { k.acts = append(k.acts, keptAct{13, LeafHash([]byte("{}")), []byte("{}")}) }, Unsigned, 13, 13},
		{"a checkpoint by another key", func(k *kept) {
			k.checkpoints[1].signed = newKept(t, stranger, "a", 6).checkpoints[0].signed
		}, BadSignature, 0, 0},
		{"a checkpoint of nothing readable", func(k *kept) { k.checkpoints[1].signed = []byte("x") }, Unreadable, 0, 0},
		{"two checkpoints exchanged", func(k *kept) {
			k.checkpoints[1], k.checkpoints[2] = k.checkpoints[2], k.checkpoints[1]
		}, Misplaced, 6, 6},
		{"a checkpoint under another size", func(k *kept) { k.checkpoints[1].signed = k.checkpoints[0].signed }, Misplaced, 5, 5},
		{"a checkpoint kept too soon", func(k *kept) { k.checkpoints[2].size = 8 }, Misplaced, 10, 10},
		{"two logs published at one size", func(k *kept) {
			k.published = append(published(8), newKept(t, key, "b", 8).checkpoints[0].signed)
		}, Forked, 8, 8},
		{"published out of order", func(k *kept) { k.published = append(published(8), published(3)...) }, Misplaced, 3, 3},
		{"published, and kept", func(k *kept) { k.published = published(5, 3) }, "", 0, 0},
		{"published and kept, at the end", func(k *kept) { k.published = published(12) }, "", 0, 0},
		{"published by another key", func(k *kept) { k.published = [][]byte{newKept(t, stranger, "a", 6).checkpoints[0].signed} }, BadSignature, 0, 0},
		{"an older copy, whole in itself", func(k *kept) {
			k.published = published(12)
			k.acts, k.checkpoints = k.acts[:10], k.checkpoints[:3]
		}, RolledBack, 11, 12},
		{"another log, by the key of the log", func(k *kept) {
			k.published = append(published(3), published(8)...)
			*k = kept{published: k.published, acts: append(slices.Clone(k.acts[:6]), newKept(t, key, "b", 12).acts[6:]...)}
			k.resign(t, key)
		}, Forked, 4, 8},
	} {
		k := newKept(t, key, "a", 5, 1, 4, 2)
		c.tamper(k)
		err := k.verify(public)
		f, _ := errors.AsType[*Finding](err)
		if f == nil {
			f = new(Finding)
		}
		if f.Code != c.want || f.First != c.first || f.Last != c.last {
			t.Errorf("%s: %v; want %q, acts %d to %d", c.name, err, c.want, c.first, c.last)
		}
	}
}

// resign gives a log the one checkpoint its acts deserve: what only the holder of the key can do.
func (k *kept) resign(t interface{ Fatalf(string, ...any) }, key note.Signer) {
	tree := new(Tree)
	for _, a := range k.acts {
		tree.AppendHash(a.hash)
	}
	k.checkpoints = []keptCheckpoint{{tree.Size(), signedHead(t, tree, tree.Size(), key)}}
}

// The holder of the key who rewrites everything is caught by nothing but a checkpoint kept elsewhere: this is what
// publishing is for, and it shows that the other tests do not find fault with whatever they are given.
func TestOnlyAPublishedCheckpointCatchesTheHolderOfTheKey(t *testing.T) {
	key, public := testKey(logName, 1)
	k := newKept(t, key, "a", 5, 1, 4, 2)
	before := k.checkpoints[3].signed
	k.rewrite(8, `{"mark":"b","seq":8}`)
	if err := k.verify(public); codeOf(err) != BadRoot {
		t.Fatalf("rewritten without the key: %v", err)
	}
	if k.resign(t, key); k.verify(public) != nil {
		t.Fatalf("rewritten with the key: %v", k.verify(public))
	}
	k.published = [][]byte{before}
	if err := k.verify(public); codeOf(err) != Forked {
		t.Fatalf("rewritten with the key, once published: %v", err)
	}
}

// Whatever byte is changed in whatever is kept, the verifier finds it, and never blames an act after the changed one.
func TestAnyChangedByteIsFound(t *testing.T) {
	key, public := testKey(logName, 1)
	rapid.Check(t, func(t *rapid.T) {
		k := newKept(t, key, "a", rapid.SliceOfN(rapid.IntRange(1, 9), 1, 8).Draw(t, "batches")...)
		if err := k.verify(public); err != nil {
			t.Fatalf("an untouched log: %v", err)
		}
		n := rapid.IntRange(0, len(k.acts)-1).Draw(t, "act")
		bit := byte(1) << rapid.IntRange(0, 7).Draw(t, "bit")
		act, c := &k.acts[n], &k.checkpoints[rapid.IntRange(0, len(k.checkpoints)-1).Draw(t, "checkpoint")]
		where := rapid.SampledFrom([]string{"bytes", "hash", "both", "checkpoint"}).Draw(t, "where")
		if where == "checkpoint" {
			c.signed = bytes.Clone(c.signed)
			c.signed[rapid.IntRange(0, len(c.signed)-1).Draw(t, "byte")] ^= bit
		}
		if where == "hash" {
			act.hash[rapid.IntRange(0, 31).Draw(t, "byte")] ^= bit
		}
		if where == "bytes" || where == "both" {
			act.bytes = bytes.Clone(act.bytes)
			act.bytes[rapid.IntRange(0, len(act.bytes)-1).Draw(t, "byte")] ^= bit
		}
		if where == "both" {
			act.hash = LeafHash(act.bytes)
		}
		f, ok := errors.AsType[*Finding](k.verify(public))
		if !ok || f.First > act.number && where != "checkpoint" {
			t.Fatalf("%s of act %d changed: %v", where, act.number, f)
		}
	})
}

func TestVerifierKeepsItsFirstFinding(t *testing.T) {
	_, public := testKey(logName, 1)
	v := NewVerifier(public)
	first := v.Record(2, Hash{}, nil)
	if codeOf(first) != Gap {
		t.Fatal(first)
	}
	for i, err := range []error{v.Record(1, LeafHash([]byte("{}")), []byte("{}")), v.Checkpoint(0, nil), v.Published(nil), v.Close()} {
		if err != first {
			t.Errorf("call %d returns %v; want %v", i, err, first)
		}
	}
	if v.Size() != 0 || v.Root() != emptyRoot {
		t.Errorf("%d acts, root %s after a first act that was refused", v.Size(), v.Root())
	}
}

// Memory does not grow with the log: the same before and after 50,000 acts and 1,000 checkpoints.
func TestVerifierMemoryIsFlat(t *testing.T) {
	key, public := testKey(logName, 1)
	record, tree, v := sampleRecord(1), new(edge), NewVerifier(public)
	leaf := LeafHash(record)
	feed := func(acts int64) uint64 {
		for range acts {
			tree.append(leaf)
			v.Record(tree.size, leaf, record)
			if tree.size%50 == 0 {
				signed, err := Sign(Checkpoint{logName, tree.size, tree.root()}, key)
				if err != nil {
					t.Fatal(err)
				}
				v.Checkpoint(tree.size, signed)
			}
		}
		return heap()
	}
	before := feed(1_000)
	after := feed(50_000)
	if err := v.Close(); err != nil || v.Size() != 51_000 {
		t.Fatalf("%d acts verified: %v", v.Size(), err)
	}
	if grew := int64(after) - int64(before); grew > 16<<10 {
		t.Errorf("the heap grew by %d bytes over 50,000 acts; want at most 16 KiB", grew)
	}
	runtime.KeepAlive(v)
}
