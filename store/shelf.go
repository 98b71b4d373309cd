package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"errors"
	"io"

	"jalon/source"
)

var _ source.Shelf = (*Store)(nil)

const (
	insertPiece    = `insert into dataset_piece (content, nth, bytes) values ($1, $2, $3)`
	selectPiece    = `select bytes from dataset_piece where content = $1 and nth = $2`
	deletePieces   = `delete from dataset_piece where content in (select content from dataset where id = $1)`
	insertDataset  = `insert into dataset (id, about, content, pieces) values ($1, $2, $3, $4)`
	selectDatasets = `select about, content, pieces from dataset order by id`
	selectDataset  = `select about, content, pieces from dataset where id = $1`
	deleteDataset  = `delete from dataset where id = $1`
)

// pieceSize is how much of a content is in memory at a time.
const pieceSize = 1 << 20

// PutDataset implements source.Shelf.
func (s *Store) PutDataset(ctx context.Context, d source.Dataset, content io.Reader) error {
	about, err := json.Marshal(d)
	if err != nil {
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // harmless once committed
	name := rand.Text()
	pieces, err := putPieces(ctx, tx, name, content)
	if err != nil {
		return err
	}
	if _, err := drop(ctx, tx, d.ID); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertDataset, d.ID, string(about), name, pieces); err != nil {
		return err
	}
	return tx.Commit()
}

func putPieces(ctx context.Context, tx *sql.Tx, name string, content io.Reader) (n int, err error) {
	for piece, ended := make([]byte, pieceSize), false; !ended; {
		size, err := fill(piece, content)
		if ended = errors.Is(err, io.EOF); err != nil && !ended {
			return n, err
		}
		if size == 0 {
			break
		}
		if _, err := tx.ExecContext(ctx, insertPiece, name, n, piece[:size]); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// fill reads until the piece is full. Unlike io.ReadFull it says io.EOF at the end only: io.ErrUnexpectedEOF is what a file
// cut short gives.
func fill(piece []byte, from io.Reader) (n int, err error) {
	for n < len(piece) && err == nil {
		var more int
		more, err = from.Read(piece[n:])
		n += more
	}
	return n, err
}

// drop deletes a data set and its pieces; it returns how many there were.
func drop(ctx context.Context, tx *sql.Tx, id string) (int64, error) {
	if _, err := tx.ExecContext(ctx, deletePieces, id); err != nil {
		return 0, err
	}
	gone, err := tx.ExecContext(ctx, deleteDataset, id)
	if err != nil {
		return 0, err
	}
	return gone.RowsAffected()
}

// DropDataset implements source.Shelf.
func (s *Store) DropDataset(ctx context.Context, id string) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // harmless once committed
	n, err := drop(ctx, tx, id)
	if err == nil && n == 0 {
		err = source.ErrNoDataset
	}
	if err != nil {
		return err
	}
	return tx.Commit()
}

// Datasets implements source.Shelf.
func (s *Store) Datasets(ctx context.Context) (all []source.Dataset, err error) {
	shelved, err := list(ctx, s.db, scanDataset, selectDatasets)
	for _, one := range shelved {
		all = append(all, one.about)
	}
	return all, err
}

// OpenDataset implements source.Shelf.
func (s *Store) OpenDataset(ctx context.Context, id string) (source.Dataset, io.ReadCloser, error) {
	one, ok, err := found(scanDataset(s.db.QueryRowContext(ctx, selectDataset, id)))
	if err == nil && !ok {
		err = source.ErrNoDataset
	}
	if err != nil {
		return source.Dataset{}, nil, err
	}
	return one.about, &pieces{ctx: ctx, db: s.db, of: one}, nil
}

// shelved is a data set and where its content stands.
type shelved struct {
	about  source.Dataset
	name   string
	pieces int
}

func scanDataset(row scanner) (one shelved, err error) {
	var about string
	if err := row.Scan(&about, &one.name, &one.pieces); err != nil {
		return one, err
	}
	return one, json.Unmarshal([]byte(about), &one.about)
}

// pieces reads a content piece by piece.
type pieces struct {
	ctx  context.Context
	db   *sql.DB
	of   shelved
	next int
	left []byte // of the piece at hand
}

// Read implements io.Reader.
func (p *pieces) Read(to []byte) (int, error) {
	for len(p.left) == 0 {
		if p.next == p.of.pieces {
			return 0, io.EOF
		}
		err := p.db.QueryRowContext(p.ctx, selectPiece, p.of.name, p.next).Scan(&p.left)
		if errors.Is(err, sql.ErrNoRows) {
			err = source.ErrReplaced
		}
		if err != nil {
			return 0, err
		}
		p.next++
	}
	n := copy(to, p.left)
	p.left = p.left[n:]
	return n, nil
}

// Close implements io.Closer.
func (p *pieces) Close() error {
	p.next, p.left = p.of.pieces, nil
	return nil
}
