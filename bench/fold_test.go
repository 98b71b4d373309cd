package bench_test

import (
	"runtime"
	"testing"

	"jalon/chain"
	"jalon/register"
	"jalon/store/storetest"
)

// BenchmarkFold opens the long register: every act read from SQLite, held against its hash, decoded, applied; the
// whole against the signed checkpoint.
func BenchmarkFold(b *testing.B) {
	needLong(b)
	s := openStore(b, long.place)
	grammar()
	before := inUse()
	var r *register.Register
	spent := processor(b)
	for b.Loop() {
		r = openRegister(b, s, long.keys)
	}
	b.ReportMetric((processor(b)-spent).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(long.acts)*float64(b.N)/b.Elapsed().Seconds(), "acts/s")
	b.ReportMetric(float64(inUse()-before)/1e6, "state-MB")
	runtime.KeepAlive(r)
}

// BenchmarkFoldFloor does to the same log the least that a verified fold must: read it and hash it.
func BenchmarkFoldFloor(b *testing.B) {
	needLong(b)
	s := openStore(b, long.place)
	spent := processor(b)
	for b.Loop() {
		tree := new(chain.Tree)
		for leaf, err := range s.Read(b.Context(), 1, long.acts) {
			if err != nil {
				b.Fatal(err)
			}
			tree.Append(leaf.Bytes)
		}
	}
	b.ReportMetric((processor(b)-spent).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(float64(long.acts)*float64(b.N)/b.Elapsed().Seconds(), "acts/s")
}

// BenchmarkVerify checks the long log as an auditor does, with every checkpoint.
func BenchmarkVerify(b *testing.B) {
	needLong(b)
	s := openStore(b, long.place)
	var high uint64
	for b.Loop() {
		before := inUse()
		if _, err := storetest.Verify(b.Context(), s, long.keys.Public); err != nil {
			b.Fatal(err)
		}
		high = max(high, inUse()-min(before, inUse()))
	}
	b.ReportMetric(float64(long.acts)*float64(b.N)/b.Elapsed().Seconds(), "acts/s")
	b.ReportMetric(float64(high)/1e6, "kept-MB")
}
