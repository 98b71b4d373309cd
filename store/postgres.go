package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

func openPostgres(place string, _ Mode) (*Store, error) {
	db, err := sql.Open("pgx", place)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(16)
	return &Store{db: db, engine: engine{
		name:    "PostgreSQL",
		behind:  postgresCode("23505", "40001", "40P01"), // duplicate key, serialization failure, deadlock
		full:    postgresCode("53100"),                   // disk full
		scrub:   "vacuum sealed",
		prepare: checkPostgres,
	}}, nil
}

// checkPostgres refuses a server set to lose acknowledged acts when it crashes.
func checkPostgres(ctx context.Context, db *sql.DB) error {
	for _, setting := range []string{"fsync", "full_page_writes", "synchronous_commit"} {
		var value string
		if err := db.QueryRowContext(ctx, "select current_setting($1)", setting).Scan(&value); err != nil {
			return err
		}
		if value == "off" || value == "local" && setting == "synchronous_commit" {
			return fmt.Errorf("the server has %s=%s and could lose acts it acknowledged", setting, value)
		}
	}
	return nil
}

// postgresCode recognises errors by their SQLSTATE.
func postgresCode(codes ...string) func(error) bool {
	return func(err error) bool {
		var e *pgconn.PgError
		if !errors.As(err, &e) {
			return false
		}
		for _, code := range codes {
			if e.Code == code {
				return true
			}
		}
		return false
	}
}
