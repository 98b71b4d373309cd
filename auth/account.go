package auth

import (
	"context"
	"errors"
	"net/mail"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"

	"jalon/locale"
	"jalon/register"
)

// Account (compte) is what somebody comes in with. It is linked to one person of the register at most, and a person to one
// account; by itself it can read what is public and nothing more.
type Account struct {
	ID      string
	Address Address // empty: it is reached by no mail
	Name    string  // how to call whoever comes with it
	Lang    locale.Lang
	Person  register.ID // of the register; empty when it is of nobody there
	Admin   bool        // may administer accounts, which is no power in a programme
	Demo    bool        // made by the demonstration, whose links are printed
	Created time.Time
	Entered time.Time // when somebody last came in; zero for never
	Closed  time.Time // zero while it is open
}

// Open reports whether one may still come in with the account.
func (a Account) Open() bool { return a.Closed.IsZero() }

// Address (adresse électronique) is an e-mail address: as given, and as compared.
type Address struct {
	Given   string
	Mailbox string // lower case, without a +tag, its domain in ASCII: the same for all that reach one mailbox
}

// ParseAddress reads an e-mail address. Anything else is a refusal.
func ParseAddress(text string) (Address, error) {
	refused := register.Refuse(register.Invalid, "auth.address", "given", text).On("adresse")
	text = norm.NFC.String(strings.TrimSpace(text))
	parsed, err := mail.ParseAddress(text)
	if err != nil || parsed.Address != text || len(text) > 254 {
		return Address{}, refused
	}
	at := strings.LastIndexByte(text, '@')
	domain, err := idna.Lookup.ToASCII(text[at+1:])
	if err != nil || !strings.Contains(domain, ".") {
		return Address{}, refused
	}
	box, _, _ := strings.Cut(strings.ToLower(text[:at]), "+")
	if box == "" {
		return Address{}, refused
	}
	return Address{text, box + "@" + strings.ToLower(domain)}, nil
}

// Odd reports whether an address mixes alphabets, as those that imitate another do.
func (a Address) Odd() bool {
	found := map[*unicode.RangeTable]bool{}
	for _, r := range a.Given {
		for _, script := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee} {
			if unicode.Is(script, r) {
				found[script] = true
			}
		}
	}
	return len(found) > 1
}

// ErrLinked says that a person already has an open account.
var ErrLinked = errors.New("this person already has an account")

// NewAccount makes an account of what is known of it. Shared reports that others have the same mailbox: a link sent there
// then proves nobody in particular.
func (d *Door) NewAccount(ctx context.Context, a Account) (made Account, shared bool, err error) {
	_, digest := secret()
	a.ID, a.Created = digest[:20], d.Clock()
	if a.Lang == "" {
		a.Lang = locale.French
	}
	if a.Address.Mailbox != "" {
		others, err := d.Keeper.AccountsAt(ctx, a.Address.Mailbox)
		if err != nil {
			return Account{}, false, err
		}
		shared = len(others) > 0
	}
	return a, shared, d.Keeper.AddAccount(ctx, a)
}

// Close ends an account and all its sessions.
func (d *Door) Close(ctx context.Context, id string) error {
	err := d.Keeper.ChangeAccount(ctx, id, func(a *Account) { a.Closed = d.Clock() })
	return errors.Join(err, d.Keeper.EndSessions(ctx, id, ""))
}

// Shared reports whether several accounts have one mailbox.
func (d *Door) shared(ctx context.Context, a Account) (bool, error) {
	if a.Address.Mailbox == "" {
		return false, nil
	}
	all, err := d.Keeper.AccountsAt(ctx, a.Address.Mailbox)
	return len(all) > 1, err
}
