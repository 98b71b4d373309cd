package chain

import (
	"fmt"
	"slices"
	"sync"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is a leaf hash, a node or a root of the tree: SHA-256 as RFC 6962 uses it. It prints as base64.
type Hash = tlog.Hash

// LeafHash returns the hash of a record as the tree holds it: SHA-256(0x00 || record), RFC 6962 section 2.1.
func LeafHash(record []byte) Hash { return tlog.RecordHash(record) }

// Tree is the Merkle tree of a log, in memory: it only grows, and every earlier size of it stays provable. It keeps each
// leaf, and of the nodes above only those of whole blocks of leaves: 36 bytes for each record. The zero Tree is empty and
// ready; it is safe for concurrent use, so that proofs of what is committed can be made while a batch is being added.
type Tree struct {
	mu     sync.RWMutex
	leaves []Hash
	blocks []Hash // the tree over the roots of whole blocks, in the order of tlog.StoredHashIndex
}

// A block has 16 leaves: its nodes are computed again, in some microseconds, when a proof passes through them.
const (
	blockLevel = 4
	blockSize  = 1 << blockLevel
)

// Size returns how many records the tree holds.
func (t *Tree) Size() int64 {
	t.mu.RLock()
	defer t.mu.RUnlock()
	return int64(len(t.leaves))
}

// Append adds a record.
func (t *Tree) Append(record []byte) { t.AppendHash(LeafHash(record)) }

// AppendHash adds a record by its [LeafHash], and the hash of every subtree of blocks that it completes.
func (t *Tree) AppendHash(leaf Hash) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.leaves = append(t.leaves, leaf)
	n := len(t.leaves)
	if n%blockSize != 0 {
		return
	}
	node := subtree(t.leaves[n-blockSize:])
	t.blocks = append(t.blocks, node)
	for level, n := 0, int64(n/blockSize-1); n&1 == 1; level, n = level+1, n>>1 {
		node = tlog.NodeHash(t.blocks[tlog.StoredHashIndex(level, n-1)], node)
		t.blocks = append(t.blocks, node)
	}
}

// subtree returns the root of a power of two of leaves.
func subtree(leaves []Hash) Hash {
	if len(leaves) == 1 {
		return leaves[0]
	}
	half := len(leaves) / 2
	return tlog.NodeHash(subtree(leaves[:half]), subtree(leaves[half:]))
}

// Grow makes room for n more records at once.
func (t *Tree) Grow(n int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.leaves = slices.Grow(t.leaves, int(n))
	t.blocks = slices.Grow(t.blocks, int(n/blockSize*2))
}

// Truncate forgets the records beyond a size: those of a commit that failed. A size the tree has not reached
// changes nothing.
func (t *Tree) Truncate(size int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if 0 <= size && size < int64(len(t.leaves)) {
		t.leaves, t.blocks = t.leaves[:size], t.blocks[:tlog.StoredHashCount(size/blockSize)]
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
		if x < 0 || x >= tlog.StoredHashCount(int64(len(t.leaves))) {
			return nil, fmt.Errorf("the tree of %d records holds no hash %d", len(t.leaves), x)
		}
		read[i] = t.node(tlog.SplitStoredHashIndex(x))
	}
	return read, nil
}

// node returns the n-th node of a level: kept, or computed from the leaves of its block.
func (t *Tree) node(level int, n int64) Hash {
	if level >= blockLevel {
		return t.blocks[tlog.StoredHashIndex(level-blockLevel, n)]
	}
	return subtree(t.leaves[n<<level : (n+1)<<level])
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
