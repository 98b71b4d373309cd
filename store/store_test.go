package store_test

import (
	"path/filepath"
	"testing"

	"jalon/register"
	"jalon/source"
	"jalon/store"
	"jalon/store/storetest"
)

func TestSQLiteIsALog(t *testing.T) { storetest.Run(t, handles(sqlitePlace)) }

func TestPostgresIsALog(t *testing.T) {
	if withoutPostgres(t) {
		return
	}
	storetest.Run(t, handles(postgresPlace))
}

func TestSQLiteIsAShelf(t *testing.T) {
	storetest.RunShelf(t, func(t *testing.T) source.Shelf { return open(t, sqlitePlace(t)) })
}

func TestPostgresIsAShelf(t *testing.T) {
	if withoutPostgres(t) {
		return
	}
	storetest.RunShelf(t, func(t *testing.T) source.Shelf { return open(t, postgresPlace(t)) })
}

// handles makes logs of an engine for the suite, each in a fresh place.
func handles(place func(*testing.T) string) storetest.Fresh {
	return func(t *testing.T) func() register.Log {
		where := place(t)
		return func() register.Log { return open(t, where) }
	}
}

// open opens the store at a place until the test ends.
func open(t testing.TB, place string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), place, store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func sqlitePlace(t *testing.T) string { return filepath.Join(t.TempDir(), "register.db") }

// What the tests on PostgreSQL begin with.
var withoutPostgres, postgresPlace = storetest.WithoutPostgres, storetest.PostgresPlace
