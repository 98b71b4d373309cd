package store

import (
	"context"
	"crypto/rand"
	"time"

	"jalon/mail"
)

var (
	_ mail.Subscriptions = (*Store)(nil)
	_ mail.Feeds         = (*Store)(nil)
)

const (
	unsubscribed = `select id from account where closed = 0 and mailbox <> '' and person <> '' and id not in (select account from subscription)`
	insertNews   = `insert into subscription (account, pace, told, due, secret) values ($1, $2, $3, $4, $5) on conflict (account) do nothing`
	selectNews   = `select s.account, a.address, a.name, a.lang, a.person, s.pace, s.told, s.due, s.secret
		from subscription s join account a on a.id = s.account `
	newsDue    = selectNews + `where a.closed = 0 and a.mailbox <> '' and a.person <> '' and s.pace <> 'never' and s.due <= $1 order by s.due, s.account`
	newsOf     = selectNews + `where s.account = $1`
	tellNews   = `update subscription set told = $2, due = $3 where account = $1 and told = $4 and due = $5`
	changePace = `update subscription set pace = $2, due = $3 where account = $1`
	endNews    = `update subscription set pace = 'never' where secret = $1`

	selectFeed = `select account from feed where digest = $1`
	deleteFeed = `delete from feed where account = $1`
	insertFeed = `insert into feed (account, digest) values ($1, $2)`
)

// DueNews implements mail.Subscriptions. Accounts that have no subscription yet are given one, from the last act on.
func (s *Store) DueNews(ctx context.Context, now time.Time) ([]mail.Subscription, error) {
	fresh, err := list(ctx, s.db, func(row scanner) (id string, err error) { return id, row.Scan(&id) }, unsubscribed)
	if err != nil {
		return nil, err
	}
	for _, account := range fresh {
		if err := s.subscribe(ctx, account, mail.Weekly, time.Time{}); err != nil {
			return nil, err
		}
	}
	return list(ctx, s.db, scanNews, newsDue, millis(now))
}

func (s *Store) subscribe(ctx context.Context, account string, pace mail.Pace, due time.Time) error {
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, insertNews, account, string(pace), head, millis(due), rand.Text())
	return err
}

func scanNews(row scanner) (n mail.Subscription, err error) {
	var due int64
	err = row.Scan(&n.Account, &n.Address, &n.Name, &n.Lang, &n.Person, &n.Pace, &n.Told, &due, &n.Secret)
	n.Due = moment(due)
	return n, err
}

// TellNews implements mail.Subscriptions.
func (s *Store) TellNews(ctx context.Context, n mail.Subscription, told int64, due time.Time, l *mail.Letter) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // harmless once committed
	done, err := tx.ExecContext(ctx, tellNews, n.Account, told, millis(due), n.Told, millis(n.Due))
	if err != nil {
		return err
	}
	if first, err := done.RowsAffected(); err != nil || first == 0 {
		return err
	}
	if l != nil {
		if err := post(ctx, tx, *l); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// Subscription implements mail.Subscriptions.
func (s *Store) Subscription(ctx context.Context, account string) (mail.Subscription, bool, error) {
	return found(scanNews(s.db.QueryRowContext(ctx, newsOf, account)))
}

// ChangePace implements mail.Subscriptions.
func (s *Store) ChangePace(ctx context.Context, account string, pace mail.Pace, due time.Time) error {
	if err := s.subscribe(ctx, account, pace, due); err != nil {
		return err
	}
	_, err := s.db.ExecContext(ctx, changePace, account, string(pace), millis(due))
	return err
}

// EndNews implements mail.Subscriptions.
func (s *Store) EndNews(ctx context.Context, secret string) (ok bool, err error) {
	done, err := s.db.ExecContext(ctx, endNews, secret)
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n > 0, err
}

// FeedOf implements mail.Feeds.
func (s *Store) FeedOf(ctx context.Context, digest string) (account string, ok bool, err error) {
	err = s.db.QueryRowContext(ctx, selectFeed, digest).Scan(&account)
	return found(account, err)
}

// ChangeFeed implements mail.Feeds.
func (s *Store) ChangeFeed(ctx context.Context, account, digest string) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // harmless once committed
	if _, err := tx.ExecContext(ctx, deleteFeed, account); err != nil {
		return err
	}
	if digest != "" {
		if _, err := tx.ExecContext(ctx, insertFeed, account, digest); err != nil {
			return err
		}
	}
	return tx.Commit()
}
