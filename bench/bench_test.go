// Package bench_test measures what spans several packages: the numbers of doc/performance.md.
package bench_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

	"jalon/act"
	"jalon/atlas"
	"jalon/register"
	"jalon/store"
	"jalon/store/storetest"
)

// long is a register of many acts, made once for all benchmarks.
var long struct {
	dir   string
	place string
	keys  storetest.Keys
	acts  int64
}

func TestMain(m *testing.M) {
	code := m.Run()
	if long.dir != "" {
		os.RemoveAll(long.dir)
	}
	os.Exit(code)
}

// size is how many acts the long register holds; JALON_BENCH_ACTS asks for another number.
func size(b *testing.B) int64 {
	b.Helper()
	text := os.Getenv("JALON_BENCH_ACTS")
	if text == "" {
		return 200_000
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		b.Fatalf("JALON_BENCH_ACTS: %v", err)
	}
	return n
}

// needLong makes the long register, through the one door.
func needLong(b *testing.B) {
	b.Helper()
	if long.place != "" {
		return
	}
	dir, err := os.MkdirTemp("", "jalon-bench-")
	if err != nil {
		b.Fatal(err)
	}
	long.dir, long.keys, long.acts = dir, storetest.NewKeys(b), size(b)
	place := filepath.Join(dir, "long.db")
	s := openStore(b, place)
	r := openRegister(b, s, long.keys)
	enter(b, r, opening())
	for done := int64(1); done < long.acts; {
		var drafts []register.Draft
		for ; len(drafts) < 2000 && done < long.acts; done++ {
			drafts = append(drafts, synthetic(done))
		}
		enter(b, r, drafts...)
	}
	var bytes int64
	for leaf, err := range s.Read(b.Context(), 1, 1000) {
		if err != nil {
			b.Fatal(err)
		}
		bytes += int64(len(leaf.Bytes))
	}
	b.Logf("%d acts of %d bytes on average", long.acts, bytes/min(1000, long.acts))
	s.Close()
	long.place = place
}

const registrar register.ID = "person:greffe"

func opening() register.Draft {
	return register.Draft{Act: &act.RegisterOpened{Name: "Mesures", Registrar: registrar, Person: register.Sealed{Value: "Greffe"}}}
}

// synthetic makes a lawful act of the usual length: every other one a person, the rest organisations.
func synthetic(i int64) register.Draft {
	d := register.Draft{
		Grounds: "Inscription au vu de la délibération transmise par l’établissement public de coopération intercommunale.",
		Evidence: []register.Evidence{{Label: "Délibération du conseil communautaire, extrait du registre",
			URL: fmt.Sprintf("https://www.example.org/deliberations/2019/extrait-%d.pdf", i), SHA256: fmt.Sprintf("%064x", i)}},
	}
	name := strconv.FormatInt(i, 10)
	if i%2 == 0 {
		d.Act = &act.PersonRegistered{Person: register.Join("person", "n"+name), Name: register.Sealed{Value: "Personne " + name}}
	} else {
		d.Act = &act.OrganisationRegistered{Organisation: register.Join("org", "n"+name), SIREN: fmt.Sprintf("%09d", i),
			Name: "Syndicat mixte d’aménagement et de développement numéro " + name}
	}
	return d
}

func enter(b *testing.B, r *register.Register, drafts ...register.Draft) {
	b.Helper()
	if _, err := r.Propose(context.Background(), register.Proposal{By: registrar, Drafts: drafts}); err != nil {
		b.Fatal(err)
	}
}

func openStore(b *testing.B, place string) *store.Store {
	b.Helper()
	s, err := store.Open(b.Context(), place, store.MayCreate)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

func openRegister(b *testing.B, s *store.Store, k storetest.Keys) *register.Register {
	b.Helper()
	signer, verifier, err := k.Halves()
	if err != nil {
		b.Fatal(err)
	}
	r, err := register.Open(b.Context(), register.Options{Grammar: grammar(), Log: s, Clock: time.Now, Random: rand.Reader,
		Signer: signer, Verifier: verifier})
	if err != nil {
		b.Fatal(err)
	}
	return r
}

var grammar = func() func() *register.Grammar {
	var g *register.Grammar
	return func() *register.Grammar {
		if g == nil {
			g = register.NewGrammar(act.Kinds, atlas.France())
		}
		return g
	}
}()

// inUse returns the bytes of the heap that are alive.
func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// processor returns the time that the processors gave to this process: what a busy machine does not disturb.
func processor(b *testing.B) time.Duration {
	b.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

func newFile(b *testing.B) *os.File {
	b.Helper()
	f, err := os.Create(filepath.Join(b.TempDir(), "pages"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { f.Close() })
	return f
}
