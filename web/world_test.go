package web

import (
	"context"
	"crypto/rand"
	"iter"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/html"

	"jalon/act"
	"jalon/atlas"
	"jalon/chain"
	"jalon/register"
	"jalon/seed"
)

// memory is a log in memory, for tests of what reads a register.
type memory struct {
	mu         sync.Mutex
	leaves     []register.Leaf
	keys       map[string][]int64
	secrets    map[string]register.Secret
	checkpoint string
}

func (m *memory) Head(context.Context) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return int64(len(m.leaves)), nil
}

func (m *memory) Read(_ context.Context, from, to int64) iter.Seq2[register.Leaf, error] {
	m.mu.Lock()
	part := slices.Clone(m.leaves[from-1 : to])
	m.mu.Unlock()
	return func(yield func(register.Leaf, error) bool) {
		for _, leaf := range part {
			if !yield(leaf, nil) {
				return
			}
		}
	}
}

func (m *memory) Find(_ context.Context, key string) ([]int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.keys[key], nil
}

func (m *memory) Append(_ context.Context, b register.Batch) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, leaf := range b.Leaves {
		if leaf.Seq != int64(len(m.leaves)+1) {
			return register.ErrBehind
		}
		m.leaves = append(m.leaves, leaf)
		if key := b.Keys[i]; key != "" {
			m.keys[key] = append(m.keys[key], leaf.Seq)
		}
	}
	for _, s := range b.Secrets {
		m.secrets[s.Digest] = s
	}
	for _, digest := range b.Erased {
		delete(m.secrets, digest)
	}
	m.checkpoint = b.Checkpoint
	return nil
}

func (m *memory) Secret(_ context.Context, digest string) (register.Secret, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.secrets[digest]
	return s, ok, nil
}

func (m *memory) Checkpoint(context.Context) (string, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.checkpoint, nil
}

// today is the day of the tests.
var today = time.Date(2020, 1, 10, 9, 0, 0, 400_000_000, time.UTC)

// world is a site over a register of its own.
type world struct {
	*Site
	register *register.Register
	key      chain.Key
	later    *atomic.Int64 // how far the clock of the register is put forward, in nanoseconds
}

// told opens a register and tells it a story through the real gate.
func told(tb testing.TB, story string) *world {
	tb.Helper()
	return toldOn(tb, story, atlas.France())
}

func toldOn(tb testing.TB, story string, a *atlas.Atlas) *world {
	tb.Helper()
	secret, public, err := chain.NewKey(rand.Reader, "jalon.test")
	if err != nil {
		tb.Fatal(err)
	}
	signer, err := chain.SigningKey(secret)
	if err != nil {
		tb.Fatal(err)
	}
	key, err := chain.PublicKey(public)
	if err != nil {
		tb.Fatal(err)
	}
	later := new(atomic.Int64)
	r, err := register.Open(tb.Context(), register.Options{
		Grammar: register.NewGrammar(act.Kinds, a), Log: &memory{keys: map[string][]int64{}, secrets: map[string]register.Secret{}},
		Clock: func() time.Time { return today.Add(time.Duration(later.Load())) }, Random: rand.Reader, Signer: signer, Verifier: key})
	if err != nil {
		tb.Fatal(err)
	}
	w := &world{New(r, Options{PublicKey: public, Publisher: Publisher{Name: "La Région", Security: "securite@region.example"}}), r, key, later}
	if s, ok := seed.Find(story); ok {
		for _, step := range s.Steps() {
			w.propose(tb, step.By, step.Forms...)
		}
	}
	return w
}

// propose takes acts, which must pass.
func (w *world) propose(tb testing.TB, by register.ID, forms ...register.Form) {
	tb.Helper()
	var drafts []register.Draft
	for _, f := range forms {
		d, refusal := w.register.Grammar().Draft(f)
		if refusal != nil {
			tb.Fatal(refusal)
		}
		drafts = append(drafts, d)
	}
	if _, err := w.register.Propose(tb.Context(), register.Proposal{By: by, Drafts: drafts}); err != nil {
		tb.Fatal(err)
	}
}

// region is the story of the ten territories, told once for all the tests that only read.
var region = sync.OnceValue(func() *world { return told(silent{}, "bfc-2019") })

// silent lets a world be made outside of any one test.
type silent struct{ testing.TB }

func (silent) Helper()                  {}
func (silent) Context() context.Context { return context.Background() }
func (silent) Fatal(args ...any)        { panic(args) }

// get asks for an address.
func (w *world) get(address string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, r)
	return answer
}

// page asks for a page, which must be there, and parses it.
func (w *world) page(t *testing.T, address string) *html.Node {
	t.Helper()
	answer := w.get(address)
	if answer.Code != http.StatusOK {
		t.Fatalf("%s: %d", address, answer.Code)
	}
	return parse(t, answer)
}

func parse(t *testing.T, answer *httptest.ResponseRecorder) *html.Node {
	t.Helper()
	root, err := html.Parse(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return root
}
