package web

import (
	"sync"

	"jalon/register"
)

// recordsKept bounds how many acts are kept opened: some forty megabytes.
const recordsKept = 20_000

// records keeps acts that were read from the log. An act never changes, so that nothing here grows stale.
type records struct {
	mu    sync.RWMutex
	bySeq map[int64]*register.Record
}

func newRecords() *records { return &records{bySeq: map[int64]*register.Record{}} }

// record returns an act as it was recorded.
func (v *visit) record(seq int64) (*register.Record, error) {
	r := v.site.records
	r.mu.RLock()
	rec := r.bySeq[seq]
	r.mu.RUnlock()
	if rec != nil {
		return rec, nil
	}
	one, err := v.Record(v, seq)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.bySeq) >= recordsKept {
		clear(r.bySeq) // simple, and rare: the acts in use come back at once
	}
	r.bySeq[seq] = &one
	return &one, nil
}
