package store_test

import (
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"net/url"
	"os"
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

// withoutPostgres says so when there is no server to test on.
func withoutPostgres(t *testing.T) bool {
	if os.Getenv("JALON_TEST_POSTGRES") != "" {
		return false
	}
	t.Log("left out: JALON_TEST_POSTGRES names no server (dev/with-postgres starts one)")
	return true
}

// postgresPlace makes a schema on the test server and returns the address that leads to it.
func postgresPlace(t *testing.T) string {
	t.Helper()
	server := os.Getenv("JALON_TEST_POSTGRES")
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var random [8]byte
	if _, err := rand.Read(random[:]); err != nil {
		t.Fatal(err)
	}
	schema := "jalon_" + hex.EncodeToString(random[:])
	if _, err := db.ExecContext(t.Context(), "create schema "+schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { dropSchema(t, server, schema) })
	address, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	query := address.Query()
	query.Set("search_path", schema)
	address.RawQuery = query.Encode()
	return address.String()
}

func dropSchema(t *testing.T, server, schema string) {
	db, err := sql.Open("pgx", server)
	if err == nil {
		_, err = db.Exec("drop schema " + schema + " cascade")
		db.Close()
	}
	if err != nil {
		t.Error(err)
	}
}
