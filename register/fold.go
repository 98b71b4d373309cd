package register

import (
	"context"
	"fmt"
	"slices"
	"time"

	"jalon/chain"
)

// fold reads acts from the log and makes them true, checking each leaf against its bytes.
func (r *Register) fold(ctx context.Context, from, to int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lines.packed = slices.Grow(r.lines.packed, int(to-from)+1)
	r.tree.Grow(to - from + 1)
	for read, err := range r.decoded(ctx, from, to) {
		if err != nil {
			return err
		}
		r.state.enter(read.act, read.stamp)
		r.lines.add(read.kind, &read.stamp)
		r.tree.AppendHash(read.hash)
		if done := read.stamp.Seq; r.o.Progress != nil && (done%1000 == 0 || done == to) {
			r.o.Progress(done, to)
		}
	}
	if from == 1 {
		r.state.trails.trim()
	}
	return nil
}

// open checks one leaf and decodes its act. Its errors name the act.
func (g *Grammar) open(leaf Leaf) (read reading, err error) {
	read.hash = chain.LeafHash(leaf.Bytes)
	if read.hash != leaf.Hash {
		return read, fmt.Errorf("act %d is not as it was recorded: its bytes do not match its hash", leaf.Seq)
	}
	kind, at, body, err := envelope(leaf.Bytes)
	if err != nil {
		return read, fmt.Errorf("act %d cannot be read: %w", leaf.Seq, err)
	}
	if at.Seq != leaf.Seq {
		return read, fmt.Errorf("act %d calls itself %d", leaf.Seq, at.Seq)
	}
	if read.act, err = g.read(kind, body); err != nil {
		return read, fmt.Errorf("act %d of kind %s cannot be read: %w", leaf.Seq, kind, err)
	}
	read.kind, read.stamp = read.act.Kind(), at // its own name for the kind: one text for all acts of a kind
	return read, nil
}

// AsKnown returns the state as it was known at a moment: the fold of the acts recorded by then.
func (r *Register) AsKnown(ctx context.Context, known time.Time) (*State, error) {
	n, chart := r.recordedBy(known), r.chart()
	if s := r.pasts.get(n); s != nil && s.Atlas == chart {
		return s, nil
	}
	s := NewState(r.o.Grammar)
	s.Atlas = chart
	for read, err := range r.decoded(ctx, 1, n) {
		if err != nil {
			return nil, err
		}
		s.enter(read.act, read.stamp)
	}
	r.pasts.put(n, s)
	return s, nil
}

// recordedBy counts the acts recorded up to a moment.
func (r *Register) recordedBy(known time.Time) int64 {
	r.mu.RLock()
	defer r.mu.RUnlock()
	n := r.lines.len()
	for n > 0 && r.lines.recorded(n) > known.UnixMilli() {
		n--
	}
	return int64(n)
}

// At calls f with the register for a day of effect, as it was known at a moment; zero values mean today and now.
func (r *Register) At(ctx context.Context, effect Day, known time.Time, f func(View) error) error {
	if known.IsZero() {
		return r.Read(ctx, effect, f)
	}
	if err := r.refresh(ctx); err != nil {
		return err
	}
	s, err := r.AsKnown(ctx, known)
	if err != nil {
		return err
	}
	if effect.IsZero() {
		effect = dayOf(known)
	}
	r.mu.RLock() // the past state never changes, but the view also reads the lines and the checkpoint of now
	defer r.mu.RUnlock()
	return f(View{State: s, On: effect, Known: known, r: r})
}
