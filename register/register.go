package register

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/mod/sumdb/note"

	"jalon/chain"
)

// Register (registre) runs one register: it holds the state in memory, keeps it level with the log, and is the one
// door through which acts enter. It is safe for concurrent use.
type Register struct {
	o Options

	writing sync.Mutex // held by whoever appends or catches up
	queue   queue

	mu    sync.RWMutex // guards what follows
	state *State
	tree  *chain.Tree
	lines lines
	last  string // the last signed checkpoint
	shut  error  // why no act is taken any more; nil while all is well

	seen  atomic.Int64 // when the head was last looked at, in nanoseconds
	names names
	pasts pasts
}

// Options is what a register is given from outside.
type Options struct {
	Grammar   *Grammar
	Log       Log
	Clock     func() time.Time
	Random    io.Reader
	Signer    note.Signer   // nil: the register is opened to be read only
	Verifier  note.Verifier // of the checkpoints; nil: they are not checked
	Published string        // the last checkpoint published outside the log, if there is one
	Publish   func(checkpoint string)
	Progress  func(done, total int64) // told while the log is folded; may be nil
}

// staleAfter is how old the knowledge of the head may be before a read looks again. A read is never older than a
// second: this leaves half of it for the looking.
const staleAfter = 500 * time.Millisecond

// Open folds the log and checks it against its last checkpoint. An altered log is not opened; a log older than
// its published checkpoint is opened to be read only.
func Open(ctx context.Context, o Options) (*Register, error) {
	r := &Register{o: o, state: NewState(o.Grammar), tree: new(chain.Tree)}
	if err := r.catchUp(ctx); err != nil {
		return nil, err
	}
	if err := r.checkPast(ctx); err != nil {
		return nil, err
	}
	return r, nil
}

// checkPast holds the log against the published checkpoint, and wants all of it signed.
func (r *Register) checkPast(ctx context.Context) error {
	last, err := r.o.Log.Checkpoint(ctx) // others may append meanwhile: it covers all that was folded, or more
	if err != nil {
		return fmt.Errorf("reading the last checkpoint: %w", err)
	}
	if err := r.covers(last); err != nil {
		return err
	}
	if err := r.matches(r.o.Published); err != nil {
		r.shut = Refuse(Busy, "register.rolled-back", "size", r.tree.Size(), "reason", err.Error())
	}
	return nil
}

// covers checks that a signed checkpoint reaches the last act of this log.
func (r *Register) covers(signed string) error {
	size := r.tree.Size()
	if size == 0 || r.o.Verifier == nil {
		return nil
	}
	c, err := chain.Open([]byte(signed), r.o.Verifier)
	if err == nil && c.Size < size {
		err = fmt.Errorf("acts %d to %d were signed by nobody", c.Size+1, size)
	}
	return err
}

// matches checks that a signed checkpoint speaks of this log or of its beginning.
func (r *Register) matches(signed string) error {
	if signed == "" || r.o.Verifier == nil {
		return nil
	}
	c, err := chain.Open([]byte(signed), r.o.Verifier)
	if err != nil {
		return err
	}
	if c.Size > r.tree.Size() {
		return fmt.Errorf("the checkpoint covers %d acts and the log holds %d", c.Size, r.tree.Size())
	}
	root, err := r.tree.Root(c.Size)
	if err == nil && root != c.Root {
		err = fmt.Errorf("the first %d acts are not those of the checkpoint", c.Size)
	}
	return err
}

// View (lecture) is the register as read at one moment, for one day.
type View struct {
	*State
	On    Day
	Known time.Time // the moment up to which acts are known; zero: now
	r     *Register
}

// Read calls f with the register as it is now, at most a second old, for a day; the zero day is today. Nothing
// changes while f runs, so f must be brief and must keep nothing it was given.
func (r *Register) Read(ctx context.Context, on Day, f func(View) error) error {
	if err := r.refresh(ctx); err != nil {
		return err
	}
	if on.IsZero() {
		on = r.Today()
	}
	r.mu.RLock()
	defer r.mu.RUnlock()
	return f(View{State: r.state, On: on, r: r})
}

// Today returns the civil day of the register's clock.
func (r *Register) Today() Day { return dayOf(r.o.Clock()) }

// Grammar returns the kinds of acts the register knows.
func (r *Register) Grammar() *Grammar { return r.o.Grammar }

// Shut returns why no act is taken any more, or nil.
func (r *Register) Shut() error {
	r.mu.RLock()
	defer r.mu.RUnlock()
	return r.shut
}

// refresh looks at the head of the log if that was not done lately.
func (r *Register) refresh(ctx context.Context) error {
	age := time.Duration(r.o.Clock().UnixNano() - r.seen.Load())
	if age < staleAfter {
		return nil
	}
	if age < 2*staleAfter {
		if !r.writing.TryLock() {
			return nil // somebody is looking, or writing
		}
	} else {
		r.writing.Lock()
	}
	defer r.writing.Unlock()
	return r.catchUp(ctx)
}

// catchUp reads and applies the acts that other nodes appended. The caller holds writing. The checkpoint is read
// first: nodes that append meanwhile can then only make the log longer than it says.
func (r *Register) catchUp(ctx context.Context) error {
	looked := r.o.Clock().UnixNano()
	last, err := r.o.Log.Checkpoint(ctx)
	if err != nil {
		return fmt.Errorf("reading the last checkpoint: %w", err)
	}
	head, err := r.o.Log.Head(ctx)
	if err != nil {
		return fmt.Errorf("reading the head of the log: %w", err)
	}
	switch size := r.tree.Size(); {
	case head < size:
		return fmt.Errorf("the log holds %d acts and held %d before: it was rolled back", head, size)
	case head > size:
		erased := len(r.state.Erased)
		if err := r.fold(ctx, size+1, head); err != nil {
			return err
		}
		if len(r.state.Erased) > erased {
			r.names.forget()
		}
	}
	if err := r.believe(last); err != nil {
		return err
	}
	r.seen.Store(looked)
	return nil
}

// believe takes a checkpoint of the log for the last one, if the log is what it says.
func (r *Register) believe(last string) error {
	if last == r.last {
		return nil
	}
	if err := r.matches(last); err != nil {
		return fmt.Errorf("the log does not match its own checkpoint: %w", err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.last = last
	return nil
}

// stop is called at the first failure of the durable path: the register takes no further act.
func (r *Register) stop(err error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.shut = Refuse(Busy, "register.stopped")
	return errors.Join(r.shut, err)
}
