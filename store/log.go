package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"log/slog"

	"jalon/register"
)

// The statements on the log, the same on every engine.
const (
	selectHead       = `select coalesce(max(seq), 0) from act`
	selectActs       = `select seq, leaf, hash from act where seq between $1 and $2 order by seq`
	selectKey        = `select seq from act where key = $1 and key <> '' order by seq`
	insertAct        = `insert into act (seq, leaf, hash, key) values ($1, $2, $3, $4)`
	insertCheckpoint = `insert into checkpoint (size, note) values ($1, $2)`
	selectCheckpoint = `select note from checkpoint order by size desc limit 1`
	selectNotes      = `select size, note from checkpoint order by size`
	insertSealed     = `insert into sealed (digest, salt, value) values ($1, $2, $3)`
	selectSealed     = `select salt, value from sealed where digest = $1`
	deleteSealed     = `delete from sealed where digest = $1`
)

var _ register.Log = (*Store)(nil)

// Head implements register.Log.
func (s *Store) Head(ctx context.Context) (head int64, err error) {
	err = s.db.QueryRowContext(ctx, selectHead).Scan(&head)
	return head, err
}

// Read implements register.Log.
func (s *Store) Read(ctx context.Context, from, to int64) iter.Seq2[register.Leaf, error] {
	return func(yield func(register.Leaf, error) bool) {
		rows, err := s.db.QueryContext(ctx, selectActs, from, to)
		if err != nil {
			yield(register.Leaf{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var leaf register.Leaf
			var hash sql.RawBytes // copied at once
			err := rows.Scan(&leaf.Seq, &leaf.Bytes, &hash)
			copy(leaf.Hash[:], hash)
			if !yield(leaf, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(register.Leaf{}, err)
		}
	}
}

// Find implements register.Log.
func (s *Store) Find(ctx context.Context, key string) (seqs []int64, err error) {
	rows, err := s.db.QueryContext(ctx, selectKey, key)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		if err := rows.Scan(&seq); err != nil {
			return nil, err
		}
		seqs = append(seqs, seq)
	}
	return seqs, rows.Err()
}

// Secret implements register.Log.
func (s *Store) Secret(ctx context.Context, digest string) (secret register.Secret, ok bool, err error) {
	var salt []byte
	err = s.db.QueryRowContext(ctx, selectSealed, digest).Scan(&salt, &secret.Value)
	if errors.Is(err, sql.ErrNoRows) {
		return register.Secret{}, false, nil
	}
	copy(secret.Salt[:], salt)
	secret.Digest = digest
	return secret, err == nil, err
}

// Checkpoint implements register.Log.
func (s *Store) Checkpoint(ctx context.Context) (note string, err error) {
	err = s.db.QueryRowContext(ctx, selectCheckpoint).Scan(&note)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return note, err
}

// Signed is a signed checkpoint and the number of acts it covers.
type Signed struct {
	Size int64
	Note string
}

// Checkpoints yields every signed checkpoint, from the first.
func (s *Store) Checkpoints(ctx context.Context) iter.Seq2[Signed, error] {
	return func(yield func(Signed, error) bool) {
		rows, err := s.db.QueryContext(ctx, selectNotes)
		if err != nil {
			yield(Signed{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var c Signed
			if err := rows.Scan(&c.Size, &c.Note); !yield(c, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Signed{}, err)
		}
	}
}

// Append implements register.Log: one transaction for the acts, the sealed values, the erasures and the checkpoint.
func (s *Store) Append(ctx context.Context, b register.Batch) error {
	err := s.append(ctx, b)
	switch {
	case err == nil:
		s.scrub(ctx, b)
		return nil
	case errors.Is(err, register.ErrBehind), s.engine.behind(err):
		return register.ErrBehind
	case s.engine.full(err):
		return register.ErrFull
	case s.engine.busy(err):
		return register.ErrBusy
	}
	return fmt.Errorf("%s: %w", s.engine.name, err)
}

func (s *Store) append(ctx context.Context, b register.Batch) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // harmless once committed
	if err := follows(ctx, tx, b); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, insertAct)
	if err != nil {
		return err
	}
	defer insert.Close()
	for i, leaf := range b.Leaves {
		if _, err := insert.ExecContext(ctx, leaf.Seq, leaf.Bytes, leaf.Hash[:], b.Keys[i]); err != nil {
			return err
		}
	}
	for _, secret := range b.Secrets {
		if _, err := tx.ExecContext(ctx, insertSealed, secret.Digest, secret.Salt[:], secret.Value); err != nil {
			return err
		}
	}
	for _, digest := range b.Erased {
		if _, err := tx.ExecContext(ctx, deleteSealed, digest); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, insertCheckpoint, b.Size, b.Checkpoint); err != nil {
		return err
	}
	return tx.Commit()
}

// follows checks that a batch begins right after the last act. Of two that do so at the same instant, the key of the
// table lets one through.
func follows(ctx context.Context, tx *sql.Tx, b register.Batch) error {
	var head int64
	if err := tx.QueryRowContext(ctx, selectHead).Scan(&head); err != nil {
		return err
	}
	for i, leaf := range b.Leaves {
		switch {
		case leaf.Seq == head+1+int64(i):
		case i == 0:
			return register.ErrBehind
		default:
			return fmt.Errorf("the batch holds act %d where act %d should be", leaf.Seq, head+1+int64(i))
		}
	}
	return nil
}

// scrub makes the engine forget the bytes of erased values. The erasure is already durable, so that what stands in the
// way, such as somebody reading, does not undo it: scrubbing stays owed, and the next batch tries again.
func (s *Store) scrub(ctx context.Context, b register.Batch) {
	if len(b.Erased) > 0 {
		s.owed.Store(true)
	}
	if !s.owed.Load() {
		return
	}
	if err := s.engine.scrub(ctx, s.db); err != nil {
		slog.WarnContext(ctx, "the bytes of erased values linger until the next act", "error", err)
		return
	}
	s.owed.Store(false)
}
