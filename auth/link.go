package auth

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"jalon/mail"
	"jalon/register"
)

// One account is sent so many links in so long, however often they are asked for.
const (
	letters = 5
	during  = 15 * time.Minute
)

// errand is what a link remembers.
type errand struct {
	Next     string    `json:"next,omitempty"`
	Identity *Identity `json:"identity,omitempty"` // that using it confirms
}

// Ask sends a link to whoever has an account at an address. Nobody learns whether somebody has one: the answer is the same,
// and so is the work.
func (d *Door) Ask(ctx context.Context, address, next string) error {
	a, err := ParseAddress(address)
	if err != nil {
		return err
	}
	accounts, err := d.Keeper.AccountsAt(ctx, a.Mailbox)
	if err != nil {
		return err
	}
	if len(accounts) == 0 {
		_, decoy := d.issue(Enter, "", "")
		return d.Keeper.AddTickets(ctx, []Ticket{decoy}, nil)
	}
	return d.send(ctx, accounts, Enter, errand{Next: Next(next)})
}

// Remind sends a link to the address of an account, so that who has it proves again who they are. They came in already: that
// nothing can be sent is no secret to them.
func (d *Door) Remind(ctx context.Context, a Account, next string) error {
	if a.Address.Given == "" {
		return register.Refuse(register.Invalid, "auth.no-address")
	}
	sent, err := d.Keeper.CountTickets(ctx, a.ID, d.Clock().Add(-during))
	if err == nil && sent >= letters {
		err = register.Refuse(TooMany, "auth.letters", "n", sent, "seconds", int(during.Seconds()))
	}
	if err != nil {
		return err
	}
	return d.send(ctx, []Account{a}, Enter, errand{Next: Next(next)})
}

// send writes a link to each of some accounts, tickets and letters together.
func (d *Door) send(ctx context.Context, accounts []Account, purpose Purpose, e errand) error {
	data, err := json.Marshal(e)
	if err != nil {
		return err
	}
	var tickets []Ticket
	var posted []mail.Letter
	for _, a := range accounts {
		sent, err := d.Keeper.CountTickets(ctx, a.ID, d.Clock().Add(-during))
		if err != nil {
			return err
		}
		if sent >= letters || a.Address.Given == "" {
			continue
		}
		token, t := d.issue(purpose, a.ID, string(data))
		tickets, posted = append(tickets, t), append(posted, d.linkLetter(a, t, d.link(token)))
	}
	return d.Keeper.AddTickets(ctx, tickets, posted)
}

// Invite makes a link by which the owner of an account comes in for the first time. It is sent when the account has an
// address, and returned to be handed over otherwise. Inviter is told when somebody else tries it.
func (d *Door) Invite(ctx context.Context, a Account, inviter string) (link string, err error) {
	token, t := d.issue(Invitation, a.ID, "{}")
	t.Inviter = inviter
	var posted []mail.Letter
	if a.Address.Given != "" && !a.Demo {
		posted = append(posted, d.linkLetter(a, t, d.link(token)))
	}
	return d.link(token), d.Keeper.AddTickets(ctx, []Ticket{t}, posted)
}

func (d *Door) link(token string) string {
	return d.href("/entrer/lien", url.Values{"jeton": {token}})
}

// Shown returns the account that a link lets in, without using it up: programs that look into mails follow links, and only
// a person confirms.
func (d *Door) Shown(r *http.Request, token string) (Account, error) {
	_, a, err := d.redeemable(r, token)
	return a, err
}

// Redeem uses up a link, and returns the cookie of the session that begins with where to go.
func (d *Door) Redeem(r *http.Request, token string) (c *http.Cookie, next string, err error) {
	t, a, err := d.redeemable(r, token)
	if err != nil {
		return nil, "", err
	}
	first, err := d.Keeper.TearTicket(r.Context(), t.Digest, d.Clock())
	if err == nil && !first {
		err = register.Refuse(register.Gone, "auth.link-used")
	}
	if err != nil {
		return nil, "", err
	}
	var e errand
	if err := json.Unmarshal([]byte(t.Data), &e); err != nil {
		return nil, "", err
	}
	if e.Identity != nil {
		if err := d.Keeper.AddIdentity(r.Context(), *e.Identity); err != nil {
			return nil, "", err
		}
	}
	shared, err := d.shared(r.Context(), a)
	if err != nil {
		return nil, "", err
	}
	proved := d.Clock()
	if shared {
		proved = time.Time{} // a mailbox that several people read proves nobody
	}
	c, err = d.enter(r, a, proved, "")
	return c, Next(e.Next), err
}

// redeemable finds a link that may be used, by whoever asks.
func (d *Door) redeemable(r *http.Request, token string) (Ticket, Account, error) {
	t, ok, err := d.Keeper.Ticket(r.Context(), digested(token))
	if err != nil {
		return Ticket{}, Account{}, err
	}
	if !ok || t.Account == "" || t.Purpose != Enter && t.Purpose != Invitation && t.Purpose != Join {
		return Ticket{}, Account{}, register.Refuse(register.Missing, "auth.link-unknown")
	}
	a, ok, err := d.Keeper.Account(r.Context(), t.Account)
	switch {
	case err != nil:
		return Ticket{}, Account{}, err
	case !ok || !a.Open():
		return Ticket{}, Account{}, register.Refuse(register.Forbidden, "auth.closed")
	}
	if refusal, err := d.misused(r, t, a); refusal != nil || err != nil {
		return Ticket{}, Account{}, errOr(err, refusal)
	}
	return t, a, nil
}

// misused says why a link cannot be used, and tells whoever invited.
func (d *Door) misused(r *http.Request, t Ticket, a Account) (refusal *register.Refusal, err error) {
	v, in, err := d.Visitor(r)
	switch {
	case err != nil:
		return nil, err
	case !t.Used.IsZero():
		refusal = register.Refuse(register.Gone, "auth.link-used")
	case d.Clock().After(t.Until):
		refusal = register.Refuse(register.Gone, "auth.link-expired")
	case t.Purpose == Invitation && in && v.Account.ID != a.ID:
		refusal = register.Refuse(register.Forbidden, "auth.link-other")
	default:
		return nil, nil
	}
	inviter, known, err := d.Keeper.Account(r.Context(), t.Inviter)
	if err == nil && known && inviter.Address.Given != "" {
		err = d.Keeper.AddTickets(r.Context(), nil, []mail.Letter{d.misuseLetter(inviter, a, t)})
	}
	return refusal, err
}

// errOr returns an error, or else a refusal.
func errOr(err error, refusal *register.Refusal) error {
	if err != nil {
		return err
	}
	return refusal
}
