package store

import (
	"context"
	"time"

	"jalon/auth"
)

const (
	sessionColumns = `digest, id, account, agent, hint, created, seen, proved`
	insertSession  = `insert into session (` + sessionColumns + `) values ($1, $2, $3, $4, $5, $6, $7, $8)`
	selectSession  = `select ` + sessionColumns + ` from session where digest = $1`
	selectSessions = `select ` + sessionColumns + ` from session where account = $1 order by seen desc, id`
	deleteSession  = `delete from session where digest = $1`
	touchSession   = `update session set seen = $2 where digest = $1`
	touchAccount   = `update account set entered = $2 where id = $1`
	endSessions    = `delete from session where account = $1 and (id = $2 or $2 = '')`
	forgetSessions = `delete from session where seen < $1`
	forgetTickets  = `delete from ticket where until < $1`
	forgetLetters  = `delete from letter where due = 0 and created < $1`

	passkeyColumns = `id, account, name, public, created, used`
	insertPasskey  = `insert into passkey (` + passkeyColumns + `) values ($1, $2, $3, $4, $5, $6)`
	selectPasskeys = `select ` + passkeyColumns + ` from passkey where account = $1 order by created, id`
	updatePasskey  = `update passkey set name = $3, public = $4, created = $5, used = $6 where id = $1 and account = $2`
	deletePasskey  = `delete from passkey where account = $1 and id = $2`
)

// AddSession implements auth.Keeper.
func (s *Store) AddSession(ctx context.Context, one auth.Session, replaced string) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // harmless once committed
	if _, err := tx.ExecContext(ctx, deleteSession, replaced); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertSession, one.Digest, one.ID, one.Account, one.Agent, one.Hint, millis(one.Created), millis(one.Seen), millis(one.Proved)); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, touchAccount, one.Account, millis(one.Created)); err != nil {
		return err
	}
	return tx.Commit()
}

// Session implements auth.Keeper.
func (s *Store) Session(ctx context.Context, digest string) (auth.Session, bool, error) {
	return found(scanSession(s.db.QueryRowContext(ctx, selectSession, digest)))
}

// SeenSession implements auth.Keeper.
func (s *Store) SeenSession(ctx context.Context, digest string, at time.Time) error {
	_, err := s.db.ExecContext(ctx, touchSession, digest, millis(at))
	return err
}

// Sessions implements auth.Keeper.
func (s *Store) Sessions(ctx context.Context, account string) ([]auth.Session, error) {
	return list(ctx, s.db, scanSession, selectSessions, account)
}

// EndSessions implements auth.Keeper.
func (s *Store) EndSessions(ctx context.Context, account, id string) error {
	_, err := s.db.ExecContext(ctx, endSessions, account, id)
	return err
}

func scanSession(row scanner) (one auth.Session, err error) {
	var created, seen, proved int64
	err = row.Scan(&one.Digest, &one.ID, &one.Account, &one.Agent, &one.Hint, &created, &seen, &proved)
	one.Created, one.Seen, one.Proved = moment(created), moment(seen), moment(proved)
	return one, err
}

// AddPasskey implements auth.Keeper.
func (s *Store) AddPasskey(ctx context.Context, p auth.Passkey) error {
	_, err := s.db.ExecContext(ctx, insertPasskey, passkeyValues(p)...)
	return err
}

// SavePasskey implements auth.Keeper.
func (s *Store) SavePasskey(ctx context.Context, p auth.Passkey) error {
	_, err := s.db.ExecContext(ctx, updatePasskey, passkeyValues(p)...)
	return err
}

func passkeyValues(p auth.Passkey) []any {
	return []any{p.ID, p.Account, p.Name, p.Public, millis(p.Created), millis(p.Used)}
}

// Passkeys implements auth.Keeper.
func (s *Store) Passkeys(ctx context.Context, account string) ([]auth.Passkey, error) {
	return list(ctx, s.db, scanPasskey, selectPasskeys, account)
}

func scanPasskey(row scanner) (p auth.Passkey, err error) {
	var created, used int64
	err = row.Scan(&p.ID, &p.Account, &p.Name, &p.Public, &created, &used)
	p.Created, p.Used = moment(created), moment(used)
	return p, err
}

// RemovePasskey implements auth.Keeper.
func (s *Store) RemovePasskey(ctx context.Context, account, id string) error {
	_, err := s.db.ExecContext(ctx, deletePasskey, account, id)
	return err
}

// Forget implements auth.Keeper.
func (s *Store) Forget(ctx context.Context, before time.Time) error {
	for _, statement := range []string{forgetSessions, forgetTickets, forgetLetters} {
		if _, err := s.db.ExecContext(ctx, statement, millis(before)); err != nil {
			return err
		}
	}
	return nil
}
