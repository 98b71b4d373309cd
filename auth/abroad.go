package auth

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"golang.org/x/oauth2"

	"jalon/register"
)

// Identity (identité) is somebody as an identity provider knows them, and the account they come in with.
type Identity struct {
	Issuer  string    `json:"issuer"`
	Subject string    `json:"subject"`
	Account string    `json:"account"`
	SIRET   string    `json:"siret,omitempty"` // of their organisation, as the provider says and when it is one; it gives no power
	Created time.Time `json:"created"`
}

// Provider returns the name of the identity provider, or nothing when there is none.
func (d *Door) Provider() string {
	if d.provider == nil {
		return ""
	}
	return d.provider.Name
}

// Abroad returns the address at the identity provider, and the cookie by which whoever comes back is known to be who left.
func (d *Door) Abroad(ctx context.Context, next string, strong bool) (address string, c *http.Cookie, err error) {
	if d.provider == nil {
		return "", nil, register.Refuse(register.Missing, "auth.no-provider")
	}
	found, err := d.provider.discover(ctx)
	if err != nil {
		return "", nil, d.unreachable(err)
	}
	browser, digest := secret()
	nonce, _ := secret()
	v := voyage{Browser: digest, Nonce: nonce, Strong: strong, Next: Next(next)}
	state, t := d.issue(Abroad, "", "")
	if address, err = d.provider.departure(found, state, &v); err != nil {
		return "", nil, err
	}
	data, err := json.Marshal(v)
	if err != nil {
		return "", nil, err
	}
	t.Data = string(data)
	return address, d.cookie(abroadCookie, browser, lives[Abroad]), d.Keeper.AddTickets(ctx, []Ticket{t}, nil)
}

func (d *Door) unreachable(err error) error {
	d.Logger.Error("the identity provider does not answer", "error", err)
	return register.Refuse(register.Busy, "auth.provider-down", "provider", d.provider.Name)
}

// Return lets in who comes back from the identity provider. Without a cookie, a letter went to the address of the account
// that seems to be theirs, and confirming it links the two.
func (d *Door) Return(r *http.Request) (c *http.Cookie, next string, err error) {
	if d.provider == nil {
		return nil, "", register.Refuse(register.Missing, "auth.no-provider")
	}
	v, err := d.cameBack(r)
	if err != nil {
		return nil, "", err
	}
	found, err := d.provider.discover(r.Context())
	if err != nil {
		return nil, "", d.unreachable(err)
	}
	if from := r.URL.Query().Get("iss"); from != "" && from != d.provider.Issuer || found.Returns && from == "" {
		return nil, "", d.deceived(errors.New("the answer comes from another provider"))
	}
	said, hint, err := d.provider.who(r.Context(), found, r.URL.Query().Get("code"), v)
	if err != nil {
		return nil, "", d.unproved(err)
	}
	proved := d.strength(said, v)
	if v.Strong && proved.IsZero() {
		d.alarm("the provider answered with a weaker proof than asked")
		return nil, "", register.Refuse(register.Forbidden, "auth.weak")
	}
	a, known, err := d.recognised(r.Context(), said, v.Next)
	if err != nil || !known {
		return nil, v.Next, err
	}
	c, err = d.enter(r, a, proved, hint)
	return c, v.Next, err
}

// cameBack finds the voyage that a browser comes back from. It ends there, whatever follows.
func (d *Door) cameBack(r *http.Request) (v voyage, err error) {
	interrupted := register.Refuse(register.Invalid, "auth.interrupted")
	t, ok, err := d.Keeper.Ticket(r.Context(), digested(r.URL.Query().Get("state")))
	if err != nil {
		return v, err
	}
	if !ok || t.Purpose != Abroad || d.Clock().After(t.Until) {
		d.alarm("somebody came back who had not left")
		return v, interrupted
	}
	if err := json.Unmarshal([]byte(t.Data), &v); err != nil {
		return v, err
	}
	if d.held(r, abroadCookie) != v.Browser {
		d.alarm("somebody came back in another browser")
		return v, interrupted
	}
	first, err := d.Keeper.TearTicket(r.Context(), t.Digest, d.Clock())
	if err != nil {
		return v, err
	}
	if !first || r.URL.Query().Get("code") == "" { // used, or the person declined
		return v, interrupted
	}
	return v, nil
}

// unproved tells a provider that is slow or down from one that lies.
func (d *Door) unproved(err error) error {
	var answered *oauth2.RetrieveError
	switch {
	case errors.As(err, &answered) && answered.ErrorCode == "invalid_grant":
		return register.Refuse(register.Invalid, "auth.too-late")
	case errors.As(err, &answered), errors.Is(err, context.DeadlineExceeded):
		return d.unreachable(err)
	}
	return d.deceived(err)
}

// deceived is the answer to what an honest provider never sends. Which check failed is for the log only.
func (d *Door) deceived(err error) error {
	d.alarm("the answer of the identity provider was refused", "reason", err.Error())
	return register.Refuse(register.Forbidden, "auth.refused")
}

// strength returns when a strong proof was given, or zero: the provider must name one of the levels agreed.
func (d *Door) strength(said claims, v voyage) time.Time {
	switch now := d.Clock(); {
	case !slices.Contains(d.provider.Strong, said.ACR):
		return time.Time{}
	case said.AuthAt > 0 && time.Unix(said.AuthAt, 0).Before(now):
		return time.Unix(said.AuthAt, 0)
	default:
		return now
	}
}

// recognised finds the account of an identity. One that was never seen is given an account of its own, which is of nobody;
// unless its address is that of an account: then the owner must confirm, and nobody is recognised yet.
func (d *Door) recognised(ctx context.Context, said claims, next string) (a Account, ok bool, err error) {
	issuer := d.provider.Issuer
	known, ok, err := d.Keeper.Identity(ctx, issuer, said.Subject)
	if err != nil {
		return a, false, err
	}
	if ok {
		return d.existing(ctx, known.Account)
	}
	identity := Identity{Issuer: issuer, Subject: said.Subject, SIRET: siret(said.SIRET), Created: d.Clock()}
	address, unread := ParseAddress(said.Email)
	if unread == nil {
		same, err := d.Keeper.AccountsAt(ctx, address.Mailbox)
		if err != nil || len(same) > 0 {
			return a, false, errors.Join(err, d.confirm(ctx, same, identity, next))
		}
	}
	if said.Verified != true {
		address = Address{} // anybody may claim an address, and one day be taken for its owner
	}
	a, _, err = d.NewAccount(ctx, Account{Address: address, Name: said.name()})
	if err != nil {
		return a, false, err
	}
	identity.Account = a.ID
	return a, true, d.Keeper.AddIdentity(ctx, identity)
}

func (d *Door) existing(ctx context.Context, id string) (Account, bool, error) {
	a, ok, err := d.Keeper.Account(ctx, id)
	if err == nil && !ok {
		err = register.Refuse(register.Forbidden, "auth.closed")
	}
	return a, ok, err
}

// confirm asks the owners of a mailbox whether an identity is theirs.
func (d *Door) confirm(ctx context.Context, accounts []Account, i Identity, next string) error {
	for _, a := range accounts {
		i.Account = a.ID
		if err := d.send(ctx, []Account{a}, Join, errand{Next: next, Identity: &i}); err != nil {
			return err
		}
	}
	return nil
}

// name is how to call somebody the provider describes.
func (c claims) name() string {
	family := c.Usual
	if family == "" {
		family = c.Family
	}
	if full := strings.TrimSpace(c.Given + " " + family); full != "" {
		return full
	}
	if c.Name != "" {
		return c.Name
	}
	return c.Email
}
