package mail

import (
	"context"
	"log/slog"
	"time"
)

// Transport carries one letter away. An error means that it did not leave, as far as is known.
type Transport interface {
	Send(context.Context, Letter) error
}

// Sender (facteur) empties an outbox. A letter that does not leave is tried again, ever more rarely, for three days; it is
// then left there, with the reason.
type Sender struct {
	Outbox    Outbox
	Transport Transport
	Logger    *slog.Logger
	Clock     func() time.Time
}

const (
	loan     = 2 * time.Minute // to send one letter; after that another sender may have it
	firstGap = time.Minute
	widest   = 6 * time.Hour
	mostTry  = 20 // three days
	round    = 5 * time.Second
)

// Run sends until the context ends.
func (s *Sender) Run(ctx context.Context) {
	tick := time.NewTicker(round)
	defer tick.Stop()
	for {
		if err := s.Empty(ctx); err != nil && ctx.Err() == nil {
			s.Logger.Error("the outbox cannot be read", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Empty sends every letter that is due.
func (s *Sender) Empty(ctx context.Context) error {
	for {
		now := s.Clock()
		l, tries, ok, err := s.Outbox.Lend(ctx, now, now.Add(loan))
		if err != nil || !ok {
			return err
		}
		if err := s.deliver(ctx, l, tries); err != nil {
			return err
		}
	}
}

func (s *Sender) deliver(ctx context.Context, l Letter, tries int) error {
	now := s.Clock()
	if !l.Until.IsZero() && now.After(l.Until) {
		return s.Outbox.Kept(ctx, l.ID, "it came to mean nothing before it left", time.Time{})
	}
	attempt, cancel := context.WithTimeout(ctx, loan/2)
	defer cancel()
	failure := s.Transport.Send(attempt, l)
	if failure == nil {
		return s.Outbox.Sent(context.WithoutCancel(ctx), l.ID, now)
	}
	again := now.Add(gap(tries))
	if tries >= mostTry {
		again = time.Time{}
	}
	s.Logger.Warn("a letter did not leave", "letter", l.ID, "tries", tries, "again", again, "error", failure)
	return s.Outbox.Kept(context.WithoutCancel(ctx), l.ID, failure.Error(), again)
}

// gap is how long to wait after so many tries: a minute, then twice as long each time, up to six hours.
func gap(tries int) time.Duration {
	if tries > 10 {
		return widest
	}
	return min(firstGap<<max(tries-1, 0), widest)
}
