package register

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"jalon/chain"
)

// Proposal (proposition) is what one person proposes at one time: one act, or several taken in order, all or nothing.
type Proposal struct {
	By     ID
	Key    string // idempotency key: the same key never enters anything twice; empty: none
	DryRun bool   // check everything, record nothing
	Drafts []Draft
}

// Receipt (récépissé) is the answer to a proposal: what was recorded, under which mandates, and the checkpoint
// that covers it.
type Receipt struct {
	Acts       []Record
	Checkpoint string // signed; empty for a dry run
	Repeated   bool   // these acts were recorded before, under the same key
	DryRun     bool
}

// Propose checks the acts proposed, records them and makes them true. It is the only door. The error is a
// *Refusal when the register will not have them; any other error means that it could not say.
func (r *Register) Propose(ctx context.Context, p Proposal) (Receipt, error) {
	if len(p.Drafts) == 0 {
		return Receipt{}, Refuse(Invalid, "proposal.empty")
	}
	w := &waiting{proposal: p}
	r.queue.add(w)
	r.writing.Lock()
	defer r.writing.Unlock()
	for !w.done { // whoever held the lock before may have served this proposal with its own
		r.serve(ctx, r.queue.take())
	}
	return w.receipt, w.err
}

// waiting is a proposal in the queue, then its answer.
type waiting struct {
	proposal Proposal
	passed   []admission
	receipt  Receipt
	err      error
	done     bool
}

// queue gathers the proposals that arrive while a batch is being written: they share the next one, and its commit.
type queue struct {
	mu   sync.Mutex
	list []*waiting
}

func (q *queue) add(w *waiting) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.list = append(q.list, w)
}

// take empties the queue, save the proposals whose key is already in the batch: they wait to find it recorded.
func (q *queue) take() (batch []*waiting) {
	q.mu.Lock()
	defer q.mu.Unlock()
	keys := map[string]bool{}
	var rest []*waiting
	for _, w := range q.list {
		if key := w.proposal.Key; key != "" && keys[key] {
			rest = append(rest, w)
			continue
		}
		keys[w.proposal.Key] = true
		batch = append(batch, w)
	}
	q.list = rest
	return batch
}

// serve answers proposals together. A refused one does not hinder the others. When another node was first, everything
// is checked again on what it appended.
func (r *Register) serve(ctx context.Context, all []*waiting) {
	defer func() {
		for _, w := range all {
			w.done = true
		}
	}()
	ctx = context.WithoutCancel(ctx) // the batch is not only the caller's
	for {
		err := r.attempt(ctx, all)
		if errors.Is(err, ErrBehind) {
			continue
		}
		for _, w := range all {
			if err != nil && w.err == nil && !w.receipt.DryRun && !w.receipt.Repeated {
				w.receipt, w.err = Receipt{}, err
			}
		}
		return
	}
}

// attempt tries the proposals on a fork of the state and appends those that pass, in one transaction.
func (r *Register) attempt(ctx context.Context, all []*waiting) error {
	for _, w := range all {
		*w = waiting{proposal: w.proposal}
	}
	if shut := r.Shut(); shut != nil {
		return shut
	}
	if err := r.catchUp(ctx); err != nil {
		return err
	}
	group, now := r.state.Fork(), r.now()
	var batch Batch
	for _, w := range all {
		if w.receipt, w.err = r.try(ctx, group, w, now); w.err == nil {
			batch.add(w)
		}
	}
	if len(batch.Leaves) == 0 {
		return nil
	}
	return r.commit(ctx, group, batch, all)
}

// try checks one proposal on a fork of the group's, and keeps it in the group if all its acts pass.
func (r *Register) try(ctx context.Context, group *State, w *waiting, now time.Time) (Receipt, error) {
	p := w.proposal
	if p.Key != "" {
		if receipt, found, err := r.repeated(ctx, p); found || err != nil {
			return receipt, err
		}
	}
	fork := group.Fork()
	g := &gate{grammar: r.o.Grammar, state: fork, by: p.By, now: now, seal: r.sealing()}
	for i, d := range p.Drafts {
		passed, err := g.admit(d)
		if refusal, ok := asRefusal(err); ok {
			refusal.Act, refusal.Of = i, d.Act.Kind()
		}
		if err != nil {
			return Receipt{}, err
		}
		w.passed = append(w.passed, passed)
	}
	receipt := Receipt{DryRun: p.DryRun}
	for _, a := range w.passed {
		receipt.Acts = append(receipt.Acts, a.record)
	}
	if p.DryRun {
		w.passed = nil
		return receipt, nil
	}
	fork.settle()
	return receipt, nil
}

// now returns the moment to record for a batch, never before the last one recorded: the log orders, not the clock.
func (r *Register) now() time.Time {
	now := moment(r.o.Clock())
	if n := r.lines.len(); n > 0 {
		if last := time.UnixMilli(r.lines.recorded(n)).UTC(); now.Before(last) {
			return last
		}
	}
	return now
}

// add puts the acts of a proposal in the batch.
func (b *Batch) add(w *waiting) {
	for _, a := range w.passed {
		b.Leaves = append(b.Leaves, Leaf{a.record.Seq, a.bytes, chain.LeafHash(a.bytes)})
		b.Keys = append(b.Keys, w.proposal.Key)
		b.Secrets = append(b.Secrets, a.secrets...)
	}
}

// commit appends a batch with its new signed checkpoint; only then does the group become true.
func (r *Register) commit(ctx context.Context, group *State, batch Batch, all []*waiting) error {
	before := r.tree.Size()
	for _, leaf := range batch.Leaves {
		r.tree.AppendHash(leaf.Hash)
	}
	signed, err := r.sign()
	if err == nil {
		batch.Erased, batch.Size, batch.Checkpoint = group.Erased, r.tree.Size(), signed
		err = r.o.Log.Append(ctx, batch)
	}
	if err != nil {
		r.tree.Truncate(before)
		return r.failed(err)
	}
	r.mu.Lock()
	group.settle()
	for _, w := range all {
		for _, a := range w.passed {
			at := a.record.stamp()
			r.lines.add(a.record.Kind, &at)
		}
		if len(w.passed) > 0 {
			w.receipt.Checkpoint = signed
		}
	}
	r.last = signed
	r.mu.Unlock()
	if len(batch.Erased) > 0 {
		r.names.forget()
	}
	if r.o.Publish != nil {
		r.o.Publish(signed)
	}
	return nil
}

// failed says what an append that did not pass means: try again, wait for room, or stop for good.
func (r *Register) failed(err error) error {
	switch {
	case errors.Is(err, ErrBehind):
		return err
	case errors.Is(err, ErrFull):
		return Refuse(Busy, "register.full")
	case errors.Is(err, ErrBusy):
		return Refuse(Busy, "register.busy")
	}
	return r.stop(fmt.Errorf("appending to the log: %w", err))
}

// sign makes the checkpoint of the tree as it is.
func (r *Register) sign() (string, error) {
	if r.o.Signer == nil {
		return "", Refuse(Busy, "register.read-only")
	}
	root, err := r.tree.Root(r.tree.Size())
	if err != nil {
		return "", err
	}
	signed, err := chain.Sign(chain.Checkpoint{Origin: r.o.Signer.Name(), Size: r.tree.Size(), Root: root}, r.o.Signer)
	return string(signed), err
}
