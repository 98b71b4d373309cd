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
		behind:  postgresBehind,
		full:    postgresFull,
		busy:    postgresBusy,
		taken:   postgresTaken,
		scrub:   vacuumSealed,
		prepare: checkPostgres,
	}}, nil
}

func vacuumSealed(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "vacuum sealed")
	return err
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

// postgresBehind recognises what the loser of a race for a number is told: a duplicate key in act, a serialization
// failure, a deadlock. Any other duplicate would come back however often the batch is tried.
func postgresBehind(err error) bool {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return false
	}
	return e.Code == "23505" && e.ConstraintName == "act_pkey" || e.Code == "40001" || e.Code == "40P01"
}

// postgresFull recognises a full disk.
func postgresFull(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == "53100"
}

// postgresBusy recognises a lock that was not had in time, where the server sets a limit.
func postgresBusy(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == "55P03"
}

// postgresTaken recognises a value that a unique index has already.
func postgresTaken(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == "23505"
}
