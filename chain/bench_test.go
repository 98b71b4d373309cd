package chain

import (
	"fmt"
	"runtime"
	"testing"
)

// sampleRecord returns a record of about 900 bytes, such as a real act makes.
func sampleRecord(n int) []byte {
	record, err := Canonical(map[string]any{
		"seq": n, "kind": "perimeter.adapted", "effect": "2019-02-15", "recorded": "2026-01-05T09:12:44.120Z",
		"by": fmt.Sprintf("person:%04d", n%977), "under": "mandate:regional:27:president", "body": "body:regional:27",
		"decision": map[string]any{"meeting": "meeting:2019-02-15:regional:27", "item": 4},
		"grounds":  "Vu l’avis favorable du comité de projet ; considérant la continuité du tissu industriel.",
		"evidence": []any{map[string]any{
			"label":  "Délibération n° 19-114 du conseil régional",
			"sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		}},
		"act": map[string]any{
			"territory": "ti:nord-franche-comte", "reason": "Entrée de deux intercommunalités voisines",
			"enter": []any{"epci:200069052", "epci:249000241", "epci:200041861"}, "leave": []any{"com:25388"},
			"requested": map[string]any{"by": "body:project:nord-franche-comte", "invited": []any{"epci:242500361"}, "declined": []any{}},
			"contact":   map[string]any{"sealed": "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"},
		},
	})
	if err != nil {
		panic(err)
	}
	return record
}

func BenchmarkCanonical(b *testing.B) {
	record := sampleRecord(1)
	b.SetBytes(int64(len(record)))
	b.ReportAllocs()
	var s scanner
	for b.Loop() {
		if err := s.check(record); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLeafHash is the SHA-256 that appending and verifying an act cannot do without: the floor of both.
func BenchmarkLeafHash(b *testing.B) {
	record := sampleRecord(1)
	b.SetBytes(int64(len(record)))
	for b.Loop() {
		LeafHash(record)
	}
}

// BenchmarkAppend adds acts to a tree by their bytes; memory is what the tree keeps, for each act.
func BenchmarkAppend(b *testing.B) {
	record := sampleRecord(1)
	before := heap()
	var t Tree
	for b.Loop() {
		t.Append(record)
	}
	b.ReportMetric((float64(heap())-float64(before))/float64(t.Size()), "B-kept/act")
	b.ReportMetric(float64(t.Size())/b.Elapsed().Seconds(), "acts/s")
	runtime.KeepAlive(&t)
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkVerify verifies a log of acts of about 900 bytes with a checkpoint every 64; memory is what the verifier
// holds in the end. With -benchtime 1048576x it is one log of so many acts.
func BenchmarkVerify(b *testing.B) { benchmarkVerify(b, 1<<20, 64) }

// BenchmarkVerifyEachSigned is the same with a checkpoint for each act: the cost is that of Ed25519.
func BenchmarkVerifyEachSigned(b *testing.B) { benchmarkVerify(b, 1<<14, 1) }

func benchmarkVerify(b *testing.B, acts, batch int64) {
	key, public := testKey(logName, 1)
	record, tree, signed := sampleRecord(1), new(edge), [][]byte{}
	leaf := LeafHash(record)
	for tree.size < acts {
		if tree.append(leaf); tree.size%batch == 0 {
			text, err := Sign(Checkpoint{logName, tree.size, tree.root()}, key)
			if err != nil {
				b.Fatal(err)
			}
			signed = append(signed, text)
		}
	}
	before, v := heap(), NewVerifier(public)
	for b.Loop() {
		if v.Size() == acts {
			v = NewVerifier(public)
		}
		v.Record(v.Size()+1, leaf, record)
		if n := v.Size(); n%batch == 0 {
			v.Checkpoint(n, signed[n/batch-1])
		}
		if v.found != nil {
			b.Fatal(v.found)
		}
	}
	b.ReportMetric(float64(heap())-float64(before), "B-kept")
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "acts/s")
	runtime.KeepAlive(v)
	runtime.KeepAlive(signed)
}
