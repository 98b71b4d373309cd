// Package memlog is a log in memory, for tests and rehearsals. It promises what the log of an engine does, save to outlive
// the program, and it fails when told to.
package memlog

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"

	"jalon/register"
)

// Log is a [register.Log] in memory. The zero Log is empty and ready. It is safe for concurrent use.
type Log struct {
	mu      sync.Mutex
	leaves  []register.Leaf
	keys    []string // of each leaf
	secrets map[string]register.Secret
	signed  map[int64]string // checkpoints by their size
	failure error
	late    bool // the failure comes once the batch is written
}

var _ register.Log = (*Log)(nil)

// Copy returns a log that begins as this one and goes its own way.
func (l *Log) Copy() *Log {
	l.mu.Lock()
	defer l.mu.Unlock()
	return &Log{leaves: slices.Clone(l.leaves), keys: slices.Clone(l.keys), secrets: maps.Clone(l.secrets), signed: maps.Clone(l.signed)}
}

// FailBefore makes the next append write nothing and return an error.
func (l *Log) FailBefore(err error) { l.fail(err, false) }

// FailAfter makes the next append write its batch and return an error all the same, as when the answer of an engine is
// lost on its way.
func (l *Log) FailAfter(err error) { l.fail(err, true) }

func (l *Log) fail(err error, late bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.failure, l.late = err, late
}

// Head implements register.Log.
func (l *Log) Head(context.Context) (int64, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return int64(len(l.leaves)), nil
}

// Read implements register.Log. It reads the log as it is when the reading begins.
func (l *Log) Read(_ context.Context, from, to int64) iter.Seq2[register.Leaf, error] {
	return func(yield func(register.Leaf, error) bool) {
		l.mu.Lock()
		leaves := l.leaves
		l.mu.Unlock()
		for seq := max(from, 1); seq <= min(to, int64(len(leaves))); seq++ {
			if !yield(leaves[seq-1], nil) {
				return
			}
		}
	}
}

// Find implements register.Log.
func (l *Log) Find(_ context.Context, key string) (seqs []int64, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, k := range l.keys {
		if k == key && key != "" {
			seqs = append(seqs, int64(i)+1)
		}
	}
	return seqs, nil
}

// Secret implements register.Log.
func (l *Log) Secret(_ context.Context, digest string) (register.Secret, bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s, ok := l.secrets[digest]
	return s, ok, nil
}

// Checkpoint implements register.Log.
func (l *Log) Checkpoint(context.Context) (string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.signed[int64(len(l.leaves))], nil
}

// Append implements register.Log.
func (l *Log) Append(ctx context.Context, b register.Batch) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	failure := l.failure
	l.failure = nil
	if failure != nil && !l.late {
		return failure
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := l.follows(b); err != nil {
		return err
	}
	l.write(b)
	return failure
}

// follows checks all there is to check before a batch is written, so that it is written whole.
func (l *Log) follows(b register.Batch) error {
	head := int64(len(l.leaves))
	for i, leaf := range b.Leaves {
		switch {
		case leaf.Seq == head+1+int64(i):
		case i == 0:
			return register.ErrBehind
		default:
			return fmt.Errorf("the batch holds act %d where act %d should be", leaf.Seq, head+1+int64(i))
		}
	}
	if size := head + int64(len(b.Leaves)); b.Size != size {
		return fmt.Errorf("the checkpoint covers %d acts of %d", b.Size, size)
	}
	for _, s := range b.Secrets {
		if _, twice := l.secrets[s.Digest]; twice {
			return fmt.Errorf("the digest %s is already there", s.Digest)
		}
	}
	return nil
}

func (l *Log) write(b register.Batch) {
	if l.signed == nil {
		l.secrets, l.signed = map[string]register.Secret{}, map[int64]string{}
	}
	l.leaves, l.keys = append(l.leaves, b.Leaves...), append(l.keys, b.Keys...)
	for _, s := range b.Secrets {
		l.secrets[s.Digest] = s
	}
	for _, digest := range b.Erased {
		delete(l.secrets, digest)
	}
	l.signed[b.Size] = b.Checkpoint
}
