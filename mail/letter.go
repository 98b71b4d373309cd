// Package mail is what leaves by e-mail: letters, the outbox in which they wait, the sender that empties it, and the news
// told to each person.
//
// A letter is written in the same transaction as what it announces, and leaves afterwards: a mail server that is down
// delays, and loses nothing.
package mail

import (
	"context"
	"time"

	"jalon/locale"
)

// Letter (message) is an e-mail to one address, in plain text; its other forms are made when it leaves.
type Letter struct {
	ID      string // names it for ever, and becomes its Message-ID: a letter that leaves twice is recognised as one
	To      string
	Lang    locale.Lang
	Subject string
	Text    string // paragraphs between empty lines; a line that is an address becomes a link
	Written time.Time
	Until   time.Time // when it means nothing any more and is not to leave; zero for never
	Leave   string    // the address of a one-click unsubscription (RFC 8058); empty for none
}

// Outbox is where letters wait to leave. Several senders may share one: a letter is lent to one of them at a time.
type Outbox interface {
	// Lend hands out the letter that is due first, until the end of the loan; ok is false when none is due.
	Lend(ctx context.Context, now, until time.Time) (l Letter, tries int, ok bool, err error)
	// Sent records that a letter left. What it said is forgotten.
	Sent(ctx context.Context, id string, now time.Time) error
	// Kept records that a letter did not leave, why, and when to try again; zero for never.
	Kept(ctx context.Context, id, why string, again time.Time) error
}
