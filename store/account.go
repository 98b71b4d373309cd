package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"jalon/auth"
)

var _ auth.Keeper = (*Store)(nil)

const (
	accountColumns   = `id, address, mailbox, name, lang, person, admin, demo, created, entered, closed`
	insertAccount    = `insert into account (` + accountColumns + `) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`
	updateAccount    = `update account set address = $2, mailbox = $3, name = $4, lang = $5, person = $6, admin = $7, demo = $8, created = $9, entered = $10, closed = $11 where id = $1`
	selectAccount    = `select ` + accountColumns + ` from account where id = $1`
	selectAccounts   = `select ` + accountColumns + ` from account order by created, id`
	selectAccountsAt = `select ` + accountColumns + ` from account where mailbox = $1 and closed = 0 order by created, id`

	selectIdentity = `select issuer, subject, account, siret, created from identity where issuer = $1 and subject = $2`
	insertIdentity = `insert into identity (issuer, subject, account, siret, created) values ($1, $2, $3, $4, $5)`
)

// AddAccount implements auth.Keeper.
func (s *Store) AddAccount(ctx context.Context, a auth.Account) error {
	_, err := s.db.ExecContext(ctx, insertAccount, accountValues(a)...)
	return s.linked(err)
}

func accountValues(a auth.Account) []any {
	return []any{a.ID, a.Address.Given, a.Address.Mailbox, a.Name, string(a.Lang), string(a.Person), a.Admin, a.Demo,
		millis(a.Created), millis(a.Entered), millis(a.Closed)}
}

// linked recognises that a person already has an account.
func (s *Store) linked(err error) error {
	if err != nil && s.engine.taken(err) {
		return auth.ErrLinked
	}
	return err
}

// ChangeAccount implements auth.Keeper.
func (s *Store) ChangeAccount(ctx context.Context, id string, change func(*auth.Account)) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // harmless once committed
	a, err := scanAccount(tx.QueryRowContext(ctx, selectAccount, id))
	if err != nil {
		return fmt.Errorf("account %s: %w", id, err)
	}
	change(&a)
	if _, err := tx.ExecContext(ctx, updateAccount, accountValues(a)...); err != nil {
		return s.linked(err)
	}
	return tx.Commit()
}

// Account implements auth.Keeper.
func (s *Store) Account(ctx context.Context, id string) (auth.Account, bool, error) {
	return found(scanAccount(s.db.QueryRowContext(ctx, selectAccount, id)))
}

// Accounts implements auth.Keeper.
func (s *Store) Accounts(ctx context.Context) ([]auth.Account, error) {
	return list(ctx, s.db, scanAccount, selectAccounts)
}

// AccountsAt implements auth.Keeper.
func (s *Store) AccountsAt(ctx context.Context, mailbox string) ([]auth.Account, error) {
	return list(ctx, s.db, scanAccount, selectAccountsAt, mailbox)
}

func scanAccount(row scanner) (a auth.Account, err error) {
	var created, entered, closed int64
	err = row.Scan(&a.ID, &a.Address.Given, &a.Address.Mailbox, &a.Name, &a.Lang, &a.Person, &a.Admin, &a.Demo, &created, &entered, &closed)
	a.Created, a.Entered, a.Closed = moment(created), moment(entered), moment(closed)
	return a, err
}

// Identity implements auth.Keeper.
func (s *Store) Identity(ctx context.Context, issuer, subject string) (i auth.Identity, ok bool, err error) {
	var created int64
	err = s.db.QueryRowContext(ctx, selectIdentity, issuer, subject).Scan(&i.Issuer, &i.Subject, &i.Account, &i.SIRET, &created)
	i.Created = moment(created)
	return found(i, err)
}

// AddIdentity implements auth.Keeper.
func (s *Store) AddIdentity(ctx context.Context, i auth.Identity) error {
	_, err := s.db.ExecContext(ctx, insertIdentity, i.Issuer, i.Subject, i.Account, i.SIRET, millis(i.Created))
	return err
}

// scanner is a row, alone or among others.
type scanner interface{ Scan(...any) error }

// found turns the absence of a row into a fact rather than an error.
func found[T any](one T, err error) (T, bool, error) {
	if errors.Is(err, sql.ErrNoRows) {
		var none T
		return none, false, nil
	}
	return one, err == nil, err
}

// list reads every row of a query.
func list[T any](ctx context.Context, db *sql.DB, scan func(scanner) (T, error), query string, args ...any) (all []T, err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// millis is how a moment is kept; the zero time is 0.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// moment reads it again.
func moment(millis int64) time.Time {
	if millis == 0 {
		return time.Time{}
	}
	return time.UnixMilli(millis)
}
