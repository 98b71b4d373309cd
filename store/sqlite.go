package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// oldestSQLite is the first release without the corruption of the write-ahead log by two connections that write and
// checkpoint at the same instant (releases 3.7.0 to 3.51.2).
const oldestSQLite = "3.51.3"

func openSQLite(place string, mode Mode) (*Store, error) {
	if _, err := os.Stat(place); err != nil && (mode == MustExist || !errors.Is(err, os.ErrNotExist)) {
		return nil, fmt.Errorf("there is no register at %s: %w", place, err)
	}
	path, err := filepath.Abs(place)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: path, RawQuery: sqliteSettings.Encode()}).String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(8)
	return &Store{db: db, engine: engine{
		name:    "SQLite",
		behind:  func(error) bool { return false }, // who writes holds the whole log from the start
		busy:    sqliteCode(sqlite3.SQLITE_BUSY),
		full:    sqliteCode(sqlite3.SQLITE_FULL),
		taken:   sqliteCode(sqlite3.SQLITE_CONSTRAINT),
		scrub:   emptyWAL,
		prepare: checkSQLite,
	}}, nil
}

const waitForWriter = "busy_timeout(10000)" // milliseconds

// sqliteSettings: a commit is on the disk before it is acknowledged (full), erased rows are overwritten
// (secure_delete), a writer waits for another one, and takes its place from the start (immediate).
var sqliteSettings = url.Values{
	"_pragma": {waitForWriter, "journal_mode(wal)", "synchronous(full)", "secure_delete(on)"},
	"_txlock": {"immediate"},
}

// emptyWAL moves the write-ahead log into the database, where erased rows are overwritten, and empties it. It waits for
// readers less than a writer waits, for it holds up the writers.
func emptyWAL(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "pragma busy_timeout(200)"); err != nil {
		return err
	}
	var busy, frames, moved int
	err = conn.QueryRowContext(ctx, "pragma wal_checkpoint(truncate)").Scan(&busy, &frames, &moved)
	if err == nil && busy != 0 {
		err = errors.New("somebody is reading")
	}
	_, reset := conn.ExecContext(ctx, "pragma "+waitForWriter)
	return errors.Join(err, reset)
}

// checkSQLite refuses a library that can corrupt the log.
func checkSQLite(ctx context.Context, db *sql.DB) error {
	var version string
	if err := db.QueryRowContext(ctx, "select sqlite_version()").Scan(&version); err != nil {
		return err
	}
	if older(version, oldestSQLite) {
		return fmt.Errorf("SQLite %s can corrupt its log; %s or later is needed", version, oldestSQLite)
	}
	return nil
}

// older compares two versions a.b.c.
func older(v, than string) bool {
	var a, b [3]int
	_, _ = fmt.Sscanf(v, "%d.%d.%d", &a[0], &a[1], &a[2])
	_, _ = fmt.Sscanf(than, "%d.%d.%d", &b[0], &b[1], &b[2])
	for i := range a {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

// sqliteCode recognises an error by its primary result code.
func sqliteCode(code int) func(error) bool {
	return func(err error) bool {
		var e *sqlite.Error
		return errors.As(err, &e) && e.Code()&0xff == code
	}
}
