package register

import (
	"context"
	"iter"
	"runtime"
)

// batchSize is how many acts a worker opens at a time: enough to make the hand-over cheap, few enough to stay flat.
const batchSize = 256

// decoded reads acts from the log and opens them on every core, yielding them in order. Opening an act (hash,
// two decodings) costs ten times what applying it does, and needs no other act.
func (r *Register) decoded(ctx context.Context, from, to int64) iter.Seq2[reading, error] {
	return func(yield func(reading, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for batch := range r.opened(ctx, from, to) {
			b := <-batch
			for _, act := range b.acts {
				if !yield(act, nil) {
					return
				}
			}
			if b.err != nil {
				yield(reading{}, b.err)
				return
			}
		}
	}
}

// opened are acts in order, and why they end where they do when they should not.
type opened struct {
	acts []reading
	err  error
}

// opened returns a channel of batches in the order of the log; each batch is a channel that its worker answers on.
func (r *Register) opened(ctx context.Context, from, to int64) <-chan chan opened {
	workers := runtime.GOMAXPROCS(0)
	batches := make(chan chan opened, 2*workers)
	work := make(chan func(), workers)
	for range workers {
		go func() {
			for job := range work {
				job()
			}
		}()
	}
	go func() {
		defer close(batches)
		defer close(work)
		r.deal(ctx, from, to, batches, work)
	}()
	return batches
}

// deal cuts the log into batches and hands each to a worker.
func (r *Register) deal(ctx context.Context, from, to int64, batches chan<- chan opened, work chan<- func()) {
	var leaves []Leaf
	hand := func(failure error) bool {
		batch, mine := make(chan opened, 1), leaves
		leaves = make([]Leaf, 0, batchSize)
		select {
		case batches <- batch:
		case <-ctx.Done():
			return false
		}
		work <- func() { batch <- r.o.Grammar.openAll(mine, failure) }
		return failure == nil
	}
	for leaf, err := range r.o.Log.Read(ctx, from, to) {
		if err != nil {
			hand(err)
			return
		}
		if leaves = append(leaves, leaf); len(leaves) == batchSize && !hand(nil) {
			return
		}
	}
	hand(nil)
}

// openAll opens the acts of a batch up to the first that cannot be. A failure of the log comes after them.
func (g *Grammar) openAll(leaves []Leaf, failure error) opened {
	acts := make([]reading, 0, len(leaves))
	for _, leaf := range leaves {
		read, err := g.open(leaf)
		if err != nil {
			return opened{acts, err}
		}
		acts = append(acts, read)
	}
	return opened{acts, failure}
}
