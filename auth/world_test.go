package auth_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"context"
	"errors"

	"jalon/auth"
	"jalon/mail"
	"jalon/register"
	"jalon/store"
)

// world is a door over a real store, at a time of its own.
type world struct {
	*auth.Door
	store *store.Store
	log   *bytes.Buffer
	mu    sync.Mutex
	now   time.Time
	ended bool // the mandates of everybody
}

func newWorld(t *testing.T, change func(*auth.Options)) *world {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "register.db"), store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	base, _ := url.Parse("https://jalon.example")
	w := &world{store: s, now: time.Now().Truncate(time.Millisecond), log: new(bytes.Buffer)}
	o := auth.Options{Keeper: s, Base: base, Name: "Jalon", Clock: w.clock, Logger: slog.New(slog.NewTextHandler(w.log, nil)),
		Stands: func(context.Context, register.ID) (bool, error) { return !w.ended, nil }}
	if change != nil {
		change(&o)
	}
	if w.Door, err = auth.New(o); err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// account makes an account.
func (w *world) account(t *testing.T, address, name string, person register.ID) auth.Account {
	t.Helper()
	read, err := auth.ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	a, _, err := w.NewAccount(t.Context(), auth.Account{Address: read, Name: name, Person: person})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// post empties the outbox.
func (w *world) post(t *testing.T) (all []mail.Letter) {
	t.Helper()
	for {
		l, _, ok, err := w.store.Lend(t.Context(), w.clock(), w.clock().Add(time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return all
		}
		all = append(all, l)
		if err := w.store.Sent(t.Context(), l.ID, w.clock()); err != nil {
			t.Fatal(err)
		}
	}
}

var token = regexp.MustCompile(`jeton=([\w-]+)`)

// linked returns the secret of the only letter in the outbox.
func (w *world) linked(t *testing.T) string {
	t.Helper()
	letters := w.post(t)
	if len(letters) != 1 {
		t.Fatalf("%d letters", len(letters))
	}
	return tokenOf(t, letters[0].Text)
}

func tokenOf(t *testing.T, text string) string {
	t.Helper()
	found := token.FindStringSubmatch(text)
	if found == nil {
		t.Fatalf("no link in %q", text)
	}
	return found[1]
}

// request is one by a browser that holds some cookies.
func request(target string, cookies ...*http.Cookie) *http.Request {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for _, c := range cookies {
		if c != nil && c.MaxAge >= 0 {
			r.AddCookie(c)
		}
	}
	return r
}

// enter comes in by a link.
func (w *world) enter(t *testing.T, address string, cookies ...*http.Cookie) *http.Cookie {
	t.Helper()
	if err := w.Ask(t.Context(), address, "/actes"); err != nil {
		t.Fatal(err)
	}
	c, next, err := w.Redeem(request("/", cookies...), w.linked(t))
	if err != nil || next != "/actes" {
		t.Fatalf("to %q: %v", next, err)
	}
	return c
}

// in tells who stands behind a cookie.
func (w *world) in(t *testing.T, c *http.Cookie) (auth.Visitor, bool) {
	t.Helper()
	v, ok, err := w.Visitor(request("/", c))
	if err != nil {
		t.Fatal(err)
	}
	return v, ok
}

// refused holds an error against the code of a refusal.
func refused(t *testing.T, err error, code string) {
	t.Helper()
	var r *register.Refusal
	if !errors.As(err, &r) || r.Code != code {
		t.Errorf("%v, want a refusal %s", err, code)
	}
	if text := auth.Refusals[code]; text.FR == "" || text.EN == "" || strings.Contains(text.FR, "TODO") {
		t.Errorf("%s has no sentence", code)
	}
}
