package store

import (
	"context"
	"database/sql"
	"time"

	"jalon/auth"
	"jalon/mail"
)

var _ mail.Outbox = (*Store)(nil)

const (
	ticketColumns = `digest, purpose, account, data, inviter, created, until, used`
	insertTicket  = `insert into ticket (` + ticketColumns + `) values ($1, $2, $3, $4, $5, $6, $7, $8)`
	selectTicket  = `select ` + ticketColumns + ` from ticket where digest = $1`
	tearTicket    = `update ticket set used = $2 where digest = $1 and used = 0`
	countTickets  = `select count(*) from ticket where account = $1 and created >= $2`

	insertLetter = `insert into letter (id, recipient, lang, subject, body, until, leave, created, due, tries, why, sent)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $8, 0, '', 0) on conflict (id) do nothing`
	lendLetter = `update letter set due = $2, tries = tries + 1
		where id = (select id from letter where due > 0 and due <= $1 order by due, id limit 1) and due > 0 and due <= $1
		returning id, recipient, lang, subject, body, until, leave, tries`
	sentLetter = `update letter set due = 0, sent = $2, subject = '', body = '', leave = '', why = '' where id = $1`
	keptLetter = `update letter set due = $3, why = $2 where id = $1`
)

// AddTickets implements auth.Keeper.
func (s *Store) AddTickets(ctx context.Context, tickets []auth.Ticket, letters []mail.Letter) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // harmless once committed
	for _, t := range tickets {
		if _, err := tx.ExecContext(ctx, insertTicket, t.Digest, string(t.Purpose), t.Account, t.Data, t.Inviter, millis(t.Created), millis(t.Until), millis(t.Used)); err != nil {
			return err
		}
	}
	for _, l := range letters {
		if err := post(ctx, tx, l); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// post puts a letter in the outbox, within the transaction of what it announces. One that is there already, or left, is
// not written again.
func post(ctx context.Context, tx *sql.Tx, l mail.Letter) error {
	_, err := tx.ExecContext(ctx, insertLetter, l.ID, l.To, string(l.Lang), l.Subject, l.Text, millis(l.Until), l.Leave, millis(l.Written))
	return err
}

// Ticket implements auth.Keeper.
func (s *Store) Ticket(ctx context.Context, digest string) (auth.Ticket, bool, error) {
	return found(scanTicket(s.db.QueryRowContext(ctx, selectTicket, digest)))
}

func scanTicket(row scanner) (t auth.Ticket, err error) {
	var created, until, used int64
	err = row.Scan(&t.Digest, &t.Purpose, &t.Account, &t.Data, &t.Inviter, &created, &until, &used)
	t.Created, t.Until, t.Used = moment(created), moment(until), moment(used)
	return t, err
}

// TearTicket implements auth.Keeper.
func (s *Store) TearTicket(ctx context.Context, digest string, at time.Time) (first bool, err error) {
	done, err := s.db.ExecContext(ctx, tearTicket, digest, millis(at))
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// CountTickets implements auth.Keeper.
func (s *Store) CountTickets(ctx context.Context, account string, since time.Time) (n int, err error) {
	err = s.db.QueryRowContext(ctx, countTickets, account, millis(since)).Scan(&n)
	return n, err
}

// Lend implements mail.Outbox.
func (s *Store) Lend(ctx context.Context, now, until time.Time) (l mail.Letter, tries int, ok bool, err error) {
	var expires int64
	err = s.db.QueryRowContext(ctx, lendLetter, millis(now), millis(until)).
		Scan(&l.ID, &l.To, &l.Lang, &l.Subject, &l.Text, &expires, &l.Leave, &tries)
	l.Until = moment(expires)
	l, ok, err = found(l, err)
	return l, tries, ok, err
}

// Sent implements mail.Outbox.
func (s *Store) Sent(ctx context.Context, id string, now time.Time) error {
	_, err := s.db.ExecContext(ctx, sentLetter, id, millis(now))
	return err
}

// Kept implements mail.Outbox.
func (s *Store) Kept(ctx context.Context, id, why string, again time.Time) error {
	_, err := s.db.ExecContext(ctx, keptLetter, id, why, millis(again))
	return err
}
