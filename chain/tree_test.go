package chain

import (
	"fmt"
	"slices"
	"testing"

	"golang.org/x/mod/sumdb/tlog"
	"pgregory.net/rapid"
)

// grown returns a tree of n records, which differ by their number and a mark.
func grown(n int, mark string) (*Tree, [][]byte) {
	t, records := new(Tree), make([][]byte, n)
	for i := range records {
		records[i] = fmt.Appendf(nil, `{"mark":%q,"seq":%d}`, mark, i+1)
		t.Append(records[i])
	}
	return t, records
}

func mustRoot(t interface{ Fatalf(string, ...any) }, tree *Tree, size int64) Hash {
	root, err := tree.Root(size)
	if err != nil {
		t.Fatalf("Root(%d): %v", size, err)
	}
	return root
}

func TestEmptyTree(t *testing.T) {
	var tree Tree
	if root := mustRoot(t, &tree, 0); root != emptyRoot || root.String() != "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" {
		t.Errorf("the root of no records is %s", root)
	}
}

func TestTreeRefusesWhatItNeverHeld(t *testing.T) {
	tree, _ := grown(5, "")
	for _, size := range []int64{-1, 6, 1 << 62, 1<<63 - 1} {
		if _, err := tree.Root(size); err == nil {
			t.Errorf("a root of size %d", size)
		}
		if _, err := tree.Prove(0, size); err == nil {
			t.Errorf("a path to size %d", size)
		}
		if _, err := tree.ProveGrowth(1, size); err == nil {
			t.Errorf("a growth to size %d", size)
		}
	}
	for _, index := range []int64{-1, 5, 1 << 62} {
		if _, err := tree.Prove(index, 5); err == nil {
			t.Errorf("a path from index %d", index)
		}
	}
	if _, err := tree.ProveGrowth(4, 3); err == nil {
		t.Error("a tree that shrinks")
	}
	if _, err := tree.ReadHashes([]int64{1 << 40}); err == nil {
		t.Error("a hash that is not there")
	}
}

// Any record of any size, and any growth, is proven by paths that x/mod's own checks accept, for that alone.
func TestProofs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree, records := grown(rapid.IntRange(1, 600).Draw(t, "records"), "true")
		size := rapid.Int64Range(1, tree.Size()).Draw(t, "size")
		index := rapid.Int64Range(0, size-1).Draw(t, "index")
		old := rapid.Int64Range(1, size).Draw(t, "old")
		root := mustRoot(t, tree, size)

		path, err := tree.Prove(index, size)
		if err != nil {
			t.Fatal(err)
		}
		leaf := tlog.RecordHash(records[index])
		if err := tlog.CheckRecord(path, size, root, index, leaf); err != nil {
			t.Fatalf("the proof of record %d of %d fails: %v", index, size, err)
		}
		leaf[rapid.IntRange(0, 31).Draw(t, "byte")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		if tlog.CheckRecord(path, size, root, index, leaf) == nil {
			t.Fatalf("the proof of record %d of %d holds for another record", index, size)
		}

		growth, err := tree.ProveGrowth(old, size)
		if err != nil {
			t.Fatal(err)
		}
		before := mustRoot(t, tree, old)
		if err := tlog.CheckTree(growth, size, root, old, before); err != nil {
			t.Fatalf("the growth from %d to %d fails: %v", old, size, err)
		}
		forked, _ := grown(int(old), "false")
		if tlog.CheckTree(growth, size, root, old, mustRoot(t, forked, old)) == nil {
			t.Fatalf("the growth from %d to %d holds for another log", old, size)
		}
	})
}

// The tree gives every hash that tlog would store, though it keeps but half of them.
func TestTreeHoldsEveryStoredHash(t *testing.T) {
	tree := new(Tree)
	var stored []Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) (all []Hash, err error) {
		for _, x := range indexes {
			all = append(all, stored[x])
		}
		return all, nil
	})
	for n := range int64(300) {
		leaf := LeafHash(fmt.Append(nil, n))
		hashes, err := tlog.StoredHashesForRecordHash(n, leaf, reader)
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, hashes...)
		tree.AppendHash(leaf)
		for x := range stored {
			if got, err := tree.ReadHashes([]int64{int64(x)}); err != nil || got[0] != stored[x] {
				t.Fatalf("of %d records, hash %d is %v (%v), tlog stores %s", n+1, x, got, err, stored[x])
			}
		}
		if _, err := tree.ReadHashes([]int64{int64(len(stored))}); err == nil {
			t.Fatalf("of %d records, one hash too many", n+1)
		}
	}
}

// A batch that fails leaves no trace: truncating and appending gives the tree of those records alone.
func TestTruncateThenAppendIsFresh(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree, want := new(Tree), []Hash(nil)
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			for range rapid.IntRange(0, 40).Draw(t, "batch") {
				leaf := LeafHash(fmt.Append(nil, rapid.Uint64().Draw(t, "record")))
				tree.AppendHash(leaf)
				want = append(want, leaf)
			}
			size := rapid.Int64Range(-1, int64(len(want))+3).Draw(t, "truncate")
			tree.Truncate(size)
			if size >= 0 && size < int64(len(want)) {
				want = want[:size]
			}
		}
		fresh := new(Tree)
		for _, leaf := range want {
			fresh.AppendHash(leaf)
		}
		if tree.Size() != fresh.Size() || !slices.Equal(tree.leaves, fresh.leaves) || !slices.Equal(tree.blocks, fresh.blocks) {
			t.Fatalf("the tree of %d records is not the one made afresh", tree.Size())
		}
	})
}

// The right edge alone knows every root that the tree knows.
func TestEdgeHasTheRootOfTheTree(t *testing.T) {
	tree, records := grown(1100, "")
	var e edge
	for size := int64(0); ; size++ {
		if want := mustRoot(t, tree, size); e.root() != want {
			t.Fatalf("the edge of %d records has root %s; the tree has %s", size, e.root(), want)
		}
		if size == tree.Size() {
			break
		}
		e.append(LeafHash(records[size]))
	}
	if len(e.peaks) > 11 {
		t.Errorf("the edge of 1,100 records keeps %d hashes", len(e.peaks))
	}
}

// What is committed stays provable while a batch is added and taken back. Run with -race, this also watches memory.
func TestProofsWhileABatchFails(t *testing.T) {
	tree, records := grown(300, "")
	root := mustRoot(t, tree, 300)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 200 {
			for range 50 {
				tree.Append([]byte("lost"))
			}
			tree.Truncate(300)
		}
	}()
	for n := int64(0); ; n = (n + 1) % 300 {
		path, err := tree.Prove(n, 300)
		if err == nil {
			err = tlog.CheckRecord(path, 300, root, n, LeafHash(records[n]))
		}
		if err != nil {
			t.Fatalf("record %d: %v", n, err)
		}
		select {
		case <-done:
			return
		default:
		}
	}
}
