package register

import (
	"context"
	"errors"
	"iter"
)

// Log is where acts are kept: an append-only list with its sealed values. A store implements it.
type Log interface {
	// Head returns the number of the last act; 0 when there is none.
	Head(ctx context.Context) (int64, error)
	// Read yields the acts from one number to another, both included, in order.
	Read(ctx context.Context, from, to int64) iter.Seq2[Leaf, error]
	// Find returns the numbers of the acts entered under an idempotency key, in order.
	Find(ctx context.Context, key string) ([]int64, error)
	// Append adds a batch whole or not at all. It returns ErrBehind when the log is not where the batch begins.
	Append(ctx context.Context, b Batch) error
	// Secret returns the sealed value of a digest; ok is false when it was erased or never given.
	Secret(ctx context.Context, digest string) (s Secret, ok bool, err error)
	// Checkpoint returns the last signed checkpoint; "" when there is none.
	Checkpoint(ctx context.Context) (string, error)
}

// ErrBehind is returned by a Log when another node appended first.
var ErrBehind = errors.New("another node appended first")

// ErrFull is returned by a Log that has no room left; nothing was written, and it may pass later.
var ErrFull = errors.New("no room left to write")

// ErrBusy is returned by a Log that somebody else holds and did not let go of in time; nothing was written.
var ErrBusy = errors.New("somebody else holds the log")

// Leaf is one act as the log keeps it.
type Leaf struct {
	Seq   int64
	Bytes []byte   // canonical bytes of the Record
	Hash  [32]byte // its leaf hash, RFC 6962
}

// Batch is what one transaction appends.
type Batch struct {
	Leaves     []Leaf
	Keys       []string // idempotency key of each leaf
	Secrets    []Secret
	Erased     []string // digests of sealed values to destroy
	Size       int64    // of the log after the batch
	Checkpoint string   // signed, over that size
}
