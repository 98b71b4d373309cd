package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"jalon/mail"
	"jalon/store"
)

// letterbox is where letters leave from.
type letterbox struct {
	SMTP string `name:"smtp" env:"JALON_SMTP" placeholder:"URL" help:"Mail server: smtp://user:password@host:587, in TLS before anything is said, or smtps://host:465; no mail leaves when absent. Give it by its variable."`
	From string `name:"from" env:"JALON_FROM" placeholder:"ADDRESS" help:"Address that mail leaves from, such as Jalon <jalon@region.example>."`
}

// transport returns what carries letters away; nil when nothing does.
func (c letterbox) transport() (mail.Transport, error) {
	if c.SMTP == "" {
		return nil, nil
	}
	smtp, err := mail.NewSMTP(c.SMTP, c.From)
	if err != nil {
		return nil, misuse{err}
	}
	return smtp, nil
}

// console shows letters where the demonstration was started, in place of sending them.
type console struct {
	mu sync.Mutex
	to io.Writer
}

// Send implements mail.Transport.
func (c *console) Send(_ context.Context, l mail.Letter) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := fmt.Fprintf(c.to, "\n  ✉ %s\n    %s\n%s\n", l.To, l.Subject, "    "+strings.ReplaceAll(l.Text, "\n", "\n    "))
	return err
}

// newsroom words the news of somebody, and knows what presses.
type newsroom interface {
	Digest(context.Context, mail.Subscription) (*mail.Letter, int64, error)
	Presses(context.Context, mail.Subscription) (bool, error)
}

// housekeeping runs beside the site until the context ends: letters leave, what is over is forgotten.
func housekeeping(ctx context.Context, s *store.Store, transport mail.Transport, room newsroom, logger *slog.Logger) {
	if transport != nil {
		sender := &mail.Sender{Outbox: s, Transport: transport, Logger: logger, Clock: time.Now}
		go sender.Run(ctx)
		news := &mail.News{Subscriptions: s, Compose: room.Digest, Presses: room.Presses, Logger: logger, Clock: time.Now}
		go every(ctx, 10*time.Minute, func() { news.Tell(ctx) })
	}
	go every(ctx, time.Hour, func() {
		now := time.Now()
		if err := errors.Join(s.Forget(ctx, now.Add(-remembered)), s.ForgetDrafts(ctx, now)); err != nil && ctx.Err() == nil {
			logger.Error("what is over could not be forgotten", "error", err)
		}
	})
}

// remembered is how long sessions, links and letters that are over stay in the tables: long enough to say why a link no
// longer works.
const remembered = 30 * 24 * time.Hour

// every does something now and then, until the context ends.
func every(ctx context.Context, gap time.Duration, do func()) {
	tick := time.NewTicker(gap)
	defer tick.Stop()
	for {
		do()
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
