package mail

import (
	"context"
	"log/slog"
	"time"

	"jalon/locale"
	"jalon/register"
)

// Pace (périodicité) is how often somebody wants the news.
type Pace string

// The paces.
const (
	Daily  Pace = "daily"
	Weekly Pace = "weekly" // on Mondays: what is had when nothing was chosen
	Never  Pace = "never"
)

// Paces lists them.
var Paces = []Pace{Daily, Weekly, Never}

// Subscription (abonnement) is what somebody is told, and how far they were told.
type Subscription struct {
	Account string
	Address string
	Name    string
	Lang    locale.Lang
	Person  register.ID
	Pace    Pace
	Told    int64     // the last act they were told of
	Due     time.Time // when they are told next
	Secret  string    // lets whoever has it end the subscription, and nothing else
}

// Subscriptions keeps them.
type Subscriptions interface {
	// DueNews returns the subscriptions of open accounts, with an address and a person, that are due by a moment.
	DueNews(ctx context.Context, by time.Time) ([]Subscription, error)
	// TellNews records how far a subscription was told, and puts the letter in the outbox with it, all or nothing. It does
	// neither when somebody else told it meanwhile. There may be no letter: nothing happened.
	TellNews(ctx context.Context, s Subscription, told int64, due time.Time, l *Letter) error

	// Subscription returns that of an account; ok is false while there is none.
	Subscription(ctx context.Context, account string) (s Subscription, ok bool, err error)
	// ChangePace changes how often an account is told, and when next.
	ChangePace(ctx context.Context, account string, pace Pace, due time.Time) error
	// EndNews ends the subscription that a secret is of; ok is false when it is of none.
	EndNews(ctx context.Context, secret string) (ok bool, err error)
}

// Feeds keeps the secret addresses of calendars, as digests.
type Feeds interface {
	// FeedOf returns the account whose calendar a secret opens, by its digest.
	FeedOf(ctx context.Context, digest string) (account string, ok bool, err error)
	// ChangeFeed gives an account a new secret, which ends the one before; none when empty.
	ChangeFeed(ctx context.Context, account, digest string) error
}

// News tells people what concerns them. The cursor of each moves in the transaction that writes their letter: nothing is
// lost when a process stops, and nothing is told twice.
type News struct {
	Subscriptions Subscriptions
	Logger        *slog.Logger
	Clock         func() time.Time
	// Compose words what happened after the last act told; told is the last act it speaks of. No letter: nothing to say.
	Compose func(ctx context.Context, s Subscription) (l *Letter, told int64, err error)
	// Presses reports whether something came up after the last act told that cannot wait for the next news, as a convocation.
	Presses func(ctx context.Context, s Subscription) (bool, error)
}

// slowest is longer than any pace: by then, everybody is due.
const slowest = 8 * 24 * time.Hour

// Tell tells whoever is due, and those for whom something presses.
func (n *News) Tell(ctx context.Context) {
	all, err := n.Subscriptions.DueNews(ctx, n.Clock().Add(slowest))
	if err != nil {
		n.Logger.Error("the subscriptions cannot be read", "error", err)
	}
	for _, s := range all {
		if err := n.tell(ctx, s); err != nil && ctx.Err() == nil {
			n.Logger.Error("the news could not be told", "account", s.Account, "error", err)
		}
	}
}

func (n *News) tell(ctx context.Context, s Subscription) error {
	now := n.Clock()
	if s.Due.IsZero() { // a new one hears from now on
		return n.Subscriptions.TellNews(ctx, s, s.Told, s.Pace.Next(now), nil)
	}
	if s.Due.After(now) {
		if pressing, err := n.Presses(ctx, s); err != nil || !pressing {
			return err
		}
	}
	l, told, err := n.Compose(ctx, s)
	if err != nil {
		return err
	}
	return n.Subscriptions.TellNews(ctx, s, told, s.Pace.Next(now), l)
}

// hour is when news leave, in Paris.
const hour = 7

// Next returns when the news are due after a moment: the next morning, or that of the next Monday.
func (p Pace) Next(after time.Time) time.Time {
	local := after.In(locale.Paris)
	next := time.Date(local.Year(), local.Month(), local.Day(), hour, 0, 0, 0, locale.Paris)
	for !next.After(after) || p != Daily && next.Weekday() != time.Monday {
		next = time.Date(next.Year(), next.Month(), next.Day()+1, hour, 0, 0, 0, locale.Paris)
	}
	return next
}
