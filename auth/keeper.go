package auth

import (
	"context"
	"time"

	"jalon/mail"
)

// Keeper keeps what the door must remember, in ordinary tables: none of it is an act. Secrets reach it as digests only.
type Keeper interface {
	AddAccount(context.Context, Account) error                                 // ErrLinked when the person has one
	ChangeAccount(ctx context.Context, id string, change func(*Account)) error // likewise; an unknown account is an error
	Account(ctx context.Context, id string) (a Account, ok bool, err error)
	Accounts(context.Context) ([]Account, error)                       // closed ones too, in the order they were made
	AccountsAt(ctx context.Context, mailbox string) ([]Account, error) // the open ones of a mailbox

	AddSession(ctx context.Context, s Session, replaced string) error // instead of another, named by its digest
	Session(ctx context.Context, digest string) (s Session, ok bool, err error)
	SeenSession(ctx context.Context, digest string, at time.Time) error
	Sessions(ctx context.Context, account string) ([]Session, error)
	EndSessions(ctx context.Context, account, id string) error // one by its identifier, or all when it is empty

	AddTickets(context.Context, []Ticket, []mail.Letter) error // all of it or nothing
	Ticket(ctx context.Context, digest string) (t Ticket, ok bool, err error)
	TearTicket(ctx context.Context, digest string, at time.Time) (first bool, err error) // true for one caller only
	CountTickets(ctx context.Context, account string, since time.Time) (int, error)

	Identity(ctx context.Context, issuer, subject string) (i Identity, ok bool, err error)
	AddIdentity(context.Context, Identity) error

	AddPasskey(context.Context, Passkey) error
	Passkeys(ctx context.Context, account string) ([]Passkey, error)
	SavePasskey(context.Context, Passkey) error
	RemovePasskey(ctx context.Context, account, id string) error

	Forget(ctx context.Context, before time.Time) error // sessions and tickets that ended before
}

// Ticket is a secret good for one use: a link sent by e-mail, or the memory of a ceremony under way.
type Ticket struct {
	Digest  string
	Purpose Purpose
	Account string // whose it is; empty before anybody is known
	Data    string // what must be remembered until it is used, as JSON
	Inviter string // the account that invited, told when the invitation is misused
	Created time.Time
	Until   time.Time
	Used    time.Time // zero while it is not
}

// Purpose says what a ticket is for. A ticket is good for nothing else.
type Purpose string

// The purposes of tickets.
const (
	Enter      Purpose = "enter"      // a link by which to come in
	Invitation Purpose = "invitation" // a link by which to come in for the first time
	Join       Purpose = "join"       // a link that confirms an identity, and by which to come in
	Ceremony   Purpose = "ceremony"   // what a passkey must answer
	Abroad     Purpose = "abroad"     // somebody at the identity provider, who will come back
)

// How long each is good.
var lives = map[Purpose]time.Duration{
	Enter: 15 * time.Minute, Invitation: 7 * 24 * time.Hour, Join: 15 * time.Minute, Ceremony: 5 * time.Minute, Abroad: 15 * time.Minute,
}

// issue makes a ticket and returns the secret that opens it.
func (d *Door) issue(purpose Purpose, account, data string) (token string, t Ticket) {
	token, digest := secret()
	now := d.Clock()
	return token, Ticket{Digest: digest, Purpose: purpose, Account: account, Data: data, Created: now, Until: now.Add(lives[purpose])}
}
