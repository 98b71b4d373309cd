package register

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"jalon/chain"
)

// Line (ligne du registre) is what the register remembers of each act without opening it.
type Line struct {
	Kind       Kind
	Effect     Day
	Recorded   int64 // milliseconds since 1970
	By         ID
	Under      ID
	Body       ID
	Late       bool
	Fictitious bool
}

// lineOf keeps the short of a record.
func (r *Register) lineOf(rec *Record) Line {
	return Line{
		Kind: rec.Kind, Effect: rec.Effect, Recorded: rec.Recorded.UnixMilli(),
		By: r.same(rec.By), Under: r.same(rec.Under), Body: r.same(rec.Body), Late: rec.Late, Fictitious: rec.Fictitious,
	}
}

// same returns one copy of equal identifiers, for they recur in most acts.
func (r *Register) same(id ID) ID {
	if one, ok := r.intern[id]; ok {
		return one
	}
	r.intern[id] = id
	return id
}

// fold reads acts from the log and makes them true, checking each leaf against its bytes.
func (r *Register) fold(ctx context.Context, from, to int64) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	for read, err := range r.decoded(ctx, from, to) {
		if err != nil {
			return err
		}
		r.state.enter(read.act, read.record.stamp())
		r.lines = append(r.lines, r.lineOf(&read.record))
		r.tree.AppendHash(read.hash)
		if done := read.record.Seq; r.o.Progress != nil && (done%1000 == 0 || done == to) {
			r.o.Progress(done, to)
		}
	}
	return nil
}

// reading is one act of the log, opened.
type reading struct {
	record Record
	act    Act
	hash   chain.Hash
}

// open checks one leaf and decodes its act. Its errors name the act.
func (g *Grammar) open(leaf Leaf) (read reading, err error) {
	read.hash = chain.LeafHash(leaf.Bytes)
	if [32]byte(read.hash) != leaf.Hash {
		return read, fmt.Errorf("act %d is not as it was recorded: its bytes do not match its hash", leaf.Seq)
	}
	if err := json.Unmarshal(leaf.Bytes, &read.record); err != nil {
		return read, fmt.Errorf("act %d cannot be read: %w", leaf.Seq, err)
	}
	if read.record.Seq != leaf.Seq {
		return read, fmt.Errorf("act %d calls itself %d", leaf.Seq, read.record.Seq)
	}
	if read.act, err = g.read(read.record.Kind, read.record.Act); err != nil {
		return read, fmt.Errorf("act %d of kind %s cannot be read: %w", leaf.Seq, read.record.Kind, err)
	}
	return read, nil
}

// AsKnown returns the state as it was known at a moment: the fold of the acts recorded by then.
func (r *Register) AsKnown(ctx context.Context, known time.Time) (*State, error) {
	n := r.recordedBy(known)
	if s := r.pasts.get(n); s != nil {
		return s, nil
	}
	s := NewState(r.o.Grammar)
	for read, err := range r.decoded(ctx, 1, n) {
		if err != nil {
			return nil, err
		}
		s.enter(read.act, read.record.stamp())
	}
	r.pasts.put(n, s)
	return s, nil
}

// recordedBy counts the acts recorded up to a moment.
func (r *Register) recordedBy(known time.Time) int64 {
	r.mu.RLock()
	defer r.mu.RUnlock()
	n := len(r.lines)
	for n > 0 && r.lines[n-1].Recorded > known.UnixMilli() {
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
	return f(View{State: s, On: effect, Known: known, r: r})
}
