// Package store keeps the log of a register in a database: SQLite by default, PostgreSQL for several nodes.
//
// The same statements run on both engines; an engine differs by its driver, its settings and the names of its errors.
// What is kept is an append-only log of acts, the signed checkpoints over it, and the erasable sealed values.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
)

// Store is a log in a database. It is safe for concurrent use, by several processes too.
type Store struct {
	db     *sql.DB
	engine engine
	owed   atomic.Bool // the bytes of erased values may linger
}

// engine is what differs between databases.
type engine struct {
	name    string
	behind  func(error) bool                            // somebody else appended first: try again
	full    func(error) bool                            // no room left; nothing was written
	busy    func(error) bool                            // somebody else holds the log; nothing was written
	taken   func(error) bool                            // a value that must be the only one is there already
	scrub   func(ctx context.Context, db *sql.DB) error // after values were erased, so that their bytes do not linger
	prepare func(ctx context.Context, db *sql.DB) error
}

// Mode says what to do about a database that is not there.
type Mode int

// The two ways to open a store.
const (
	MustExist Mode = iota // a database that is not there is an error
	MayCreate             // it is created
)

// Open opens the log kept at a place: a PostgreSQL address (postgres://…) or the path of an SQLite file.
func Open(ctx context.Context, place string, mode Mode) (*Store, error) {
	open := openSQLite
	if isPostgres(place) {
		open = openPostgres
	}
	s, err := open(place, mode)
	if err != nil {
		return nil, err
	}
	if err := s.engine.prepare(ctx, s.db); err != nil {
		return nil, errors.Join(fmt.Errorf("opening %s: %w", Redacted(place), err), s.Close())
	}
	if err := migrate(ctx, s.db, mode); err != nil {
		return nil, errors.Join(fmt.Errorf("preparing %s: %w", Redacted(place), err), s.Close())
	}
	s.owed.Store(true) // the last process may have ended before it scrubbed
	return s, nil
}

func isPostgres(place string) bool {
	return strings.HasPrefix(place, "postgres://") || strings.HasPrefix(place, "postgresql://")
}

// Redacted returns a place without the password it may hold, for messages.
func Redacted(place string) string {
	scheme, rest, ok := strings.Cut(place, "://")
	if _, host, at := strings.Cut(rest, "@"); ok && at {
		return scheme + "://…@" + host
	}
	return place
}

// Engine returns the name of the database engine.
func (s *Store) Engine() string { return s.engine.name }

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }
