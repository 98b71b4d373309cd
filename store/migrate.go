package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql
var migrations embed.FS

const createMigration = `create table if not exists migration (version integer primary key, sha256 text not null)`

// migrate brings the tables to the present shape: forward only, each step in a transaction, each step's text pinned by
// its hash. A database of a later version, or one whose past steps differ, is refused.
func migrate(ctx context.Context, db *sql.DB, mode Mode) error {
	steps, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	if mode == MustExist {
		if _, err := db.ExecContext(ctx, "select 1 from migration"); err != nil {
			return errors.New("this database holds no register")
		}
	} else if _, err := db.ExecContext(ctx, createMigration); err != nil {
		return err
	}
	var done int
	if err := db.QueryRowContext(ctx, "select count(*) from migration").Scan(&done); err != nil {
		return err
	}
	if done > len(steps) {
		return fmt.Errorf("this register was written by a later version of Jalon (%d steps, this one knows %d)", done, len(steps))
	}
	for i, name := range steps {
		if err := step(ctx, db, i+1, name, i < done); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// step applies one migration, or checks that it was applied with the same text.
func step(ctx context.Context, db *sql.DB, version int, name string, applied bool) error {
	text, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(text)
	hash := hex.EncodeToString(sum[:])
	if applied {
		var was string
		err := db.QueryRowContext(ctx, "select sha256 from migration where version = $1", version).Scan(&was)
		if err == nil && was != hash {
			err = errors.New("it was applied with another text")
		}
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // harmless once committed
	if _, err := tx.ExecContext(ctx, "insert into migration (version, sha256) values ($1, $2)", version, hash); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, string(text)); err != nil {
		return err
	}
	return tx.Commit()
}
