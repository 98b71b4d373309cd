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
			for opened := range batch {
				if !yield(opened.reading, opened.err) || opened.err != nil {
					return
				}
			}
		}
	}
}

// openedOne is an act opened, or why it could not be.
type openedOne struct {
	reading
	err error
}

// opened returns a channel of batches in the order of the log; each batch is a channel that its worker fills.
func (r *Register) opened(ctx context.Context, from, to int64) <-chan chan openedOne {
	workers := runtime.GOMAXPROCS(0)
	batches := make(chan chan openedOne, 2*workers)
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
func (r *Register) deal(ctx context.Context, from, to int64, batches chan<- chan openedOne, work chan<- func()) {
	var leaves []Leaf
	hand := func(failure error) bool {
		batch, mine := make(chan openedOne, len(leaves)+1), leaves
		leaves = nil
		select {
		case batches <- batch:
		case <-ctx.Done():
			return false
		}
		work <- func() { r.o.Grammar.openAll(mine, failure, batch) }
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

// openAll opens the acts of a batch, then reports a failure of the log, if there was one.
func (g *Grammar) openAll(leaves []Leaf, failure error, out chan<- openedOne) {
	defer close(out)
	for _, leaf := range leaves {
		read, err := g.open(leaf)
		out <- openedOne{read, err}
	}
	if failure != nil {
		out <- openedOne{err: failure}
	}
}
