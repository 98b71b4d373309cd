package storetest

import (
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// WithoutPostgres says so when there is no server to test on.
func WithoutPostgres(t *testing.T) bool {
	if os.Getenv("JALON_TEST_POSTGRES") != "" {
		return false
	}
	t.Log("left out: JALON_TEST_POSTGRES names no server (dev/with-postgres starts one)")
	return true
}

// PostgresPlace makes a schema on the test server, dropped when the test ends, and returns the address that leads to it.
// Connections made by that address bear the name of the schema.
func PostgresPlace(t *testing.T) string {
	t.Helper()
	server := os.Getenv("JALON_TEST_POSTGRES")
	schema := "jalon_" + strings.ToLower(rand.Text()[:16])
	ask(t, server, "create schema "+schema)
	t.Cleanup(func() { ask(t, server, "drop schema "+schema+" cascade") })
	address, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	query := address.Query()
	query.Set("search_path", schema)
	query.Set("application_name", schema)
	address.RawQuery = query.Encode()
	return address.String()
}

// ask asks one thing of a server; a test may be over by then.
func ask(t *testing.T, server, statement string) {
	t.Helper()
	db, err := sql.Open("pgx", server)
	if err == nil {
		defer db.Close()
		_, err = db.Exec(statement)
	}
	if err != nil {
		t.Error(err)
	}
}
