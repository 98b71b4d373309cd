package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"jalon/register"
)

// concurrentWriters has several nodes write at once. Each acknowledged act is there, once, in a log without a gap.
func concurrentWriters(t *testing.T, open func() register.Log) {
	const nodes, each = 4, 25
	var wait sync.WaitGroup
	for n := range nodes {
		log := open()
		wait.Go(func() {
			for i := range each {
				if err := insist(t, log, fmt.Sprintf("%d-%d", n, i)); err != nil {
					t.Errorf("node %d, act %d: %v", n, i, err)
					return
				}
			}
		})
	}
	wait.Wait()
	log := open()
	holds(t, log, nodes*each)
	for n := range nodes {
		for i := range each {
			key := fmt.Sprintf("%d-%d", n, i)
			if seqs, err := log.Find(t.Context(), key); err != nil || len(seqs) != 1 {
				t.Errorf("%s was acknowledged and is found at %v (%v)", key, seqs, err)
			}
		}
	}
}

// insist appends one act, again when another node was first, as a register does.
func insist(t *testing.T, log register.Log, key string) error {
	for {
		head, err := log.Head(t.Context())
		if err != nil {
			return err
		}
		if err = log.Append(t.Context(), Batch(head, 1, key)); !errors.Is(err, register.ErrBehind) {
			return err
		}
	}
}

// wholeBatches reads while another node writes three acts at a time.
func wholeBatches(t *testing.T, open func() register.Log) {
	const batches, width = 30, 3
	writer, reader := open(), open()
	done := make(chan error, 1)
	go func() {
		for i := range int64(batches) {
			if err := writer.Append(t.Context(), Batch(i*width, width, "")); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for {
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			holds(t, reader, batches*width)
			return
		default:
		}
		if leaves := read(t, reader, 1, batches*width); len(leaves)%width != 0 {
			t.Fatalf("a reader saw %d acts, part of a batch of %d", len(leaves), width)
		}
	}
}
