package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"jalon/desk"
	"jalon/register"
)

var _ desk.Papers = (*Store)(nil)

const (
	paperColumns  = `id, about, sha256, name, type, bytes, restricted, author, sent, withdrawn`
	insertPaper   = `insert into paper (` + paperColumns + `) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)`
	selectPaper   = `select ` + paperColumns + ` from paper where id = $1`
	selectPapers  = `select ` + paperColumns + ` from paper where about = $1 and withdrawn = 0 order by sent, id`
	withdrawPaper = `update paper set withdrawn = $2 where id = $1 and withdrawn = 0`

	insertContent = `insert into paper_content (sha256, content, pieces) values ($1, $2, $3) on conflict (sha256) do nothing`
	selectContent = `select content, pieces from paper_content where sha256 = $1`
	deleteContent = `delete from dataset_piece where content = $1`
)

// PutPaper implements desk.Papers. The file is written as it is read; one that is there already under its hash is not kept twice.
func (s *Store) PutPaper(ctx context.Context, p desk.Paper, content io.Reader) (desk.Paper, error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return p, err
	}
	defer tx.Rollback() // harmless once committed
	name, hash, size := rand.Text(), sha256.New(), new(counter)
	n, err := putPieces(ctx, tx, name, io.TeeReader(content, io.MultiWriter(hash, size)))
	if err != nil {
		return p, err
	}
	p.SHA256, p.Bytes = hex.EncodeToString(hash.Sum(nil)), int64(*size)
	done, err := tx.ExecContext(ctx, insertContent, p.SHA256, name, n)
	if err != nil {
		return p, err
	}
	if first, err := done.RowsAffected(); err != nil {
		return p, err
	} else if first == 0 {
		if _, err := tx.ExecContext(ctx, deleteContent, name); err != nil {
			return p, err
		}
	}
	if _, err := tx.ExecContext(ctx, insertPaper, p.ID, string(p.About), p.SHA256, p.Name, p.Type, p.Bytes, p.Restricted, string(p.By), millis(p.At)); err != nil {
		return p, err
	}
	return p, tx.Commit()
}

// counter counts the bytes written to it.
type counter int64

// Write implements io.Writer.
func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

func scanPaper(row scanner) (p desk.Paper, err error) {
	var sent, withdrawn int64
	err = row.Scan(&p.ID, &p.About, &p.SHA256, &p.Name, &p.Type, &p.Bytes, &p.Restricted, &p.By, &sent, &withdrawn)
	p.At, p.Withdrawn = moment(sent), moment(withdrawn)
	return p, err
}

// PapersOf implements desk.Papers.
func (s *Store) PapersOf(ctx context.Context, about register.ID) ([]desk.Paper, error) {
	return list(ctx, s.db, scanPaper, selectPapers, string(about))
}

// Paper implements desk.Papers.
func (s *Store) Paper(ctx context.Context, id string) (desk.Paper, bool, error) {
	return found(scanPaper(s.db.QueryRowContext(ctx, selectPaper, id)))
}

// OpenPaper implements desk.Papers.
func (s *Store) OpenPaper(ctx context.Context, sha256 string) (io.ReadCloser, error) {
	var one shelved
	if err := s.db.QueryRowContext(ctx, selectContent, sha256).Scan(&one.name, &one.pieces); err != nil {
		return nil, fmt.Errorf("the bytes of %s: %w", sha256, err)
	}
	return &pieces{ctx: ctx, db: s.db, of: one}, nil
}

// WithdrawPaper implements desk.Papers.
func (s *Store) WithdrawPaper(ctx context.Context, id string, at time.Time) error {
	_, err := s.db.ExecContext(ctx, withdrawPaper, id, millis(at))
	return err
}
