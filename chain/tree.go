package chain

import (
	"fmt"
	"sync"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is a leaf hash, a node or a root of the tree: SHA-256 as RFC 6962 uses it. It prints as base64.
type Hash = tlog.Hash

// LeafHash returns the hash of a record as the tree holds it: SHA-256(0x00 || record), RFC 6962 section 2.1.
func LeafHash(record []byte) Hash { return tlog.RecordHash(record) }

// Tree is the Merkle tree of a log, in memory: it only grows, and every earlier size of it stays provable. It holds
// 64 bytes for each record. The zero Tree is empty and ready; it is safe for concurrent use, so that proofs of what
// is committed can be made while a batch is being added.
type Tree struct {
	mu     sync.RWMutex
	size   int64
	hashes []Hash // in the order of tlog.StoredHashIndex
}

// Size returns how many records the tree holds.
func (t *Tree) Size() int64 {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.size
}

// Append adds a record.
func (t *Tree) Append(record []byte) { t.AppendHash(LeafHash(record)) }

// AppendHash adds a record by its [LeafHash], and the hash of every subtree that it completes.
func (t *Tree) AppendHash(leaf Hash) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.hashes = append(t.hashes, leaf)
	for level, n := 0, t.size; n&1 == 1; level, n = level+1, n>>1 {
		leaf = tlog.NodeHash(t.hashes[tlog.StoredHashIndex(level, n-1)], leaf)
		t.hashes = append(t.hashes, leaf)
	}
	t.size++
}

// Truncate forgets the records beyond a size: those of a commit that failed. A size the tree has not reached
// changes nothing.
func (t *Tree) Truncate(size int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if 0 <= size && size < t.size {
		t.size, t.hashes = size, t.hashes[:tlog.StoredHashCount(size)]
	}
}

// Root returns the root of the tree as it was at some size. The root of size 0 is the SHA-256 of nothing.
func (t *Tree) Root(size int64) (Hash, error) {
	if size < 0 || size > t.Size() {
		return Hash{}, fmt.Errorf("the tree of %d records never had %d", t.Size(), size)
	}
	return tlog.TreeHash(size, t)
}

// Prove returns the path that proves, against the root of some size, the record at an index counted from 0: from
// the sibling of the leaf up to the child of the root, RFC 6962 section 2.1.1. [tlog.CheckRecord] checks it.
func (t *Tree) Prove(index, size int64) (tlog.RecordProof, error) {
	if index < 0 || index >= size || size > t.Size() {
		return nil, fmt.Errorf("the tree of %d records has no path from index %d to size %d", t.Size(), index, size)
	}
	return tlog.ProveRecord(size, index, t)
}

// ProveGrowth returns the proof that the tree of size new begins with the whole tree of size old (a consistency
// proof, RFC 6962 section 2.1.2). [tlog.CheckTree] checks it. It is empty when old is 0 or equals new.
func (t *Tree) ProveGrowth(old, new int64) (tlog.TreeProof, error) {
	if old < 0 || old > new || new > t.Size() {
		return nil, fmt.Errorf("the tree of %d records did not grow from %d to %d", t.Size(), old, new)
	}
	if old == 0 {
		return tlog.TreeProof{}, nil
	}
	return tlog.ProveTree(new, old, t)
}

// ReadHashes returns stored hashes by their [tlog.StoredHashIndex]: a Tree is a [tlog.HashReader].
func (t *Tree) ReadHashes(indexes []int64) ([]Hash, error) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	read := make([]Hash, len(indexes))
	for i, x := range indexes {
		if x < 0 || x >= int64(len(t.hashes)) {
			return nil, fmt.Errorf("the tree of %d records holds no hash %d", t.size, x)
		}
		read[i] = t.hashes[x]
	}
	return read, nil
}

// edge is the right edge of a growing tree: the roots of its complete subtrees, largest first. It is all that is
// needed to know the root while a log of any length goes by.
type edge struct {
	size  int64
	peaks []Hash
}

func (e *edge) append(leaf Hash) {
	for n := e.size; n&1 == 1; n >>= 1 {
		last := len(e.peaks) - 1
		leaf = tlog.NodeHash(e.peaks[last], leaf)
		e.peaks = e.peaks[:last]
	}
	e.peaks = append(e.peaks, leaf)
	e.size++
}

func (e *edge) root() Hash {
	last := len(e.peaks) - 1
	if last < 0 {
		return emptyRoot
	}
	root := e.peaks[last]
	for i := last - 1; i >= 0; i-- {
		root = tlog.NodeHash(e.peaks[i], root)
	}
	return root
}
