// Package auth is the door: who stands behind a request. It knows accounts, the proofs by which people come in (a one-time
// link sent by e-mail, a passkey, an identity provider), and the sessions that follow.
//
// Identity gives no power. What an account may do comes from the mandates of the person of the register it is linked to,
// and the register alone judges them.
package auth

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"jalon/register"
)

// Options is what a door is given by whoever runs it.
type Options struct {
	Keeper  Keeper
	Base    *url.URL // public address of the site: links and mails are built from it, never from a request
	Name    string   // of the site, for people
	Logger  *slog.Logger
	Mails   bool           // letters leave: links can be sent
	Proxies []netip.Prefix // whose word about the reader's address is believed

	// Stands reports whether a person of the register may be there: one whose mandates all ended may not.
	Stands func(ctx context.Context, person register.ID) (bool, error)

	Provider *ProviderOptions // an identity provider; nil for none
	Clock    func() time.Time // time.Now when nil
}

// Door (sas d'entrée) lets people in. It is safe for concurrent use.
type Door struct {
	Options
	limiter  *limiter
	passkeys *passkeys // nil where they cannot be: the site has no name, only a number
	provider *provider // nil when there is none
}

// New returns a door. An address or a provider that cannot be used is an error.
func New(o Options) (*Door, error) {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	d := &Door{Options: o, limiter: newLimiter(o.Clock)}
	var err error
	if d.passkeys, err = newPasskeys(o); err != nil {
		return nil, err
	}
	if o.Provider != nil {
		d.provider, err = newProvider(*o.Provider, d.href("/entrer/retour", nil), o.Clock)
	}
	return d, err
}

// secure reports whether the site is reached over TLS, which the strictest cookies ask for.
func (d *Door) secure() bool { return d.Base.Scheme == "https" }

// href returns a full address of the site.
func (d *Door) href(path string, query url.Values) string {
	u := *d.Base
	u.Path, u.RawQuery = strings.TrimSuffix(u.Path, "/")+path, query.Encode()
	return u.String()
}

// alarm records what only an attack or a fault brings about. No address, no token and no name is written.
func (d *Door) alarm(event string, args ...any) {
	d.Logger.Warn("security", append([]any{"event", event}, args...)...)
}

// secret draws 256 bits, as text, with the digest under which they are kept.
func secret() (token, digest string) {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails
	token = base64.RawURLEncoding.EncodeToString(b[:])
	return token, digested(token)
}

// digested is how a secret is kept: it has 256 bits of chance, so that a plain digest cannot be turned back.
func digested(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// named reports whether a host is a name rather than a number.
func named(host string) bool { return host != "" && net.ParseIP(host) == nil }

// Next returns where to go after signing in, when it is a page of this site, or else the first page.
func Next(given string) string {
	u, err := url.Parse(given)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(given, "/") ||
		strings.HasPrefix(given, "//") || strings.ContainsAny(given, "\\\r\n\t") {
		return "/"
	}
	return u.String()
}
