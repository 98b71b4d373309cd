package store

import (
	"fmt"
	"testing"
)

// Bound limits a database to so many pages, on the one connection that it leaves to the store.
func Bound(t *testing.T, s *Store, pages int) {
	t.Helper()
	s.db.SetMaxOpenConns(1)
	if _, err := s.db.ExecContext(t.Context(), fmt.Sprintf("pragma max_page_count(%d)", pages)); err != nil {
		t.Fatal(err)
	}
}

func TestOlder(t *testing.T) {
	for _, c := range []struct {
		v    string
		want bool
	}{
		{"3.51.2", true}, {"3.51.3", false}, {"3.51.10", false}, {"3.50.99", true}, {"3.52.0", false}, {"4.0.0", false},
		{"2.99.99", true}, {"3.9.0", true}, {"", true}, {"nonsense", true},
	} {
		if got := older(c.v, oldestSQLite); got != c.want {
			t.Errorf("older(%q, %q) = %v, want %v", c.v, oldestSQLite, got, c.want)
		}
	}
}

func TestRedacted(t *testing.T) {
	for place, want := range map[string]string{
		"postgres://me:secret@db.example/jalon": "postgres://…@db.example/jalon",
		"postgres://db.example/jalon":           "postgres://db.example/jalon",
		"/var/lib/jalon@home.db":                "/var/lib/jalon@home.db",
	} {
		if got := Redacted(place); got != want {
			t.Errorf("Redacted(%q) = %q, want %q", place, got, want)
		}
	}
}

// Impatient leaves the store one connection, which waits for another writer a few milliseconds only.
func Impatient(t *testing.T, s *Store) {
	t.Helper()
	s.db.SetMaxOpenConns(1)
	if _, err := s.db.ExecContext(t.Context(), "pragma busy_timeout(20)"); err != nil {
		t.Fatal(err)
	}
}
