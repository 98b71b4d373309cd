package bench_test

import (
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jalon/register"
	"jalon/store/storetest"
)

// BenchmarkAppendAlone has one person propose one act after the other; an answer means that the act is on the disk and
// its proof can be had.
func BenchmarkAppendAlone(b *testing.B) {
	r := short(b)
	var took []time.Duration
	var i int64
	for b.Loop() {
		i++
		began := time.Now()
		enter(b, r, synthetic(i))
		if _, err := r.Prove(i + 1); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	report(b, took)
}

// BenchmarkAppendGrouped has 64 persons propose at once.
func BenchmarkAppendGrouped(b *testing.B) {
	const proposers = 64
	r := short(b)
	var next atomic.Int64
	var mu sync.Mutex
	var took []time.Duration
	var wait sync.WaitGroup
	b.ResetTimer()
	for range proposers {
		wait.Go(func() {
			for {
				i := next.Add(1)
				if i > int64(b.N) {
					return
				}
				began := time.Now()
				_, err := r.Propose(b.Context(), register.Proposal{By: registrar, Drafts: []register.Draft{synthetic(i)}})
				if err != nil {
					b.Error(err)
					return
				}
				mu.Lock()
				took = append(took, time.Since(began))
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	report(b, took)
}

// BenchmarkSync is the floor of an append: one page written to a file and put on the disk.
func BenchmarkSync(b *testing.B) {
	f := newFile(b)
	page := make([]byte, 4096)
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		if _, err := f.Write(page); err != nil {
			b.Fatal(err)
		}
		if err := f.Sync(); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	report(b, took)
}

// short makes a register that has just been opened.
func short(b *testing.B) *register.Register {
	b.Helper()
	r := openRegister(b, openStore(b, filepath.Join(b.TempDir(), "short.db")), storetest.NewKeys(b))
	enter(b, r, opening())
	return r
}

// report gives the rate, and the times that half and 99 in 100 stay below.
func report(b *testing.B, took []time.Duration) {
	if len(took) == 0 {
		return
	}
	slices.Sort(took)
	at := func(share float64) float64 {
		return float64(took[int(share*float64(len(took)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.50), "p50-ms")
	b.ReportMetric(at(0.99), "p99-ms")
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "acts/s")
}
