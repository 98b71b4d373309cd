package auth

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
)

// ProviderOptions name an identity provider that speaks OpenID Connect, such as ProConnect.
type ProviderOptions struct {
	Issuer string
	Client string // by which the provider knows this site
	Secret string
	Name   string   // on the button: "ProConnect"
	Scopes []string // beside openid
	Strong []string // the levels (acr) that prove who somebody is; none when empty
	HTTP   *http.Client
}

// provider is an identity provider. What it publishes about itself is read when first needed, so that a provider that is
// down keeps nobody from starting.
type provider struct {
	ProviderOptions
	back  string // where it sends people back
	clock func() time.Time

	mu    sync.Mutex
	found *discovered
}

// discovered is what a provider publishes about itself.
type discovered struct {
	*oidc.Provider
	Methods   []string `json:"code_challenge_methods_supported"`
	Claims    bool     `json:"claims_parameter_supported"`
	ACR       []string `json:"acr_values_supported"`
	End       string   `json:"end_session_endpoint"`
	Algorithm []string `json:"id_token_signing_alg_values_supported"`
	UserInfo  string   `json:"userinfo_endpoint"`
	Returns   bool     `json:"authorization_response_iss_parameter_supported"`
}

// asymmetric lists the signatures that are believed: a shared secret signs for both sides, and "none" for nobody.
var asymmetric = []string{oidc.RS256, oidc.ES256, oidc.PS256, oidc.EdDSA, oidc.RS384, oidc.RS512, oidc.ES384, oidc.ES512}

const (
	patience   = 10 * time.Second // for one answer of the provider
	maxAnswers = 1 << 20          // bytes
)

// newProvider checks that a provider can be spoken to safely.
func newProvider(o ProviderOptions, back string, clock func() time.Time) (*provider, error) {
	issuer, err := url.Parse(o.Issuer)
	if err != nil || o.Client == "" {
		return nil, errors.New("an identity provider needs an address (issuer) and the name it knows this site by (client)")
	}
	if issuer.Scheme != "https" && !loopback(issuer.Hostname()) {
		return nil, fmt.Errorf("the identity provider %s must be reached over https", o.Issuer)
	}
	if o.HTTP == nil {
		o.HTTP = &http.Client{Timeout: patience, Transport: bounded{http.DefaultTransport},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	}
	o.Name = cmp.Or(o.Name, issuer.Hostname())
	return &provider{ProviderOptions: o, back: back, clock: clock}, nil
}

func loopback(host string) bool { return host == "localhost" || host == "127.0.0.1" || host == "::1" }

// bounded cuts off answers that are too long to be honest.
type bounded struct{ http.RoundTripper }

// RoundTrip implements http.RoundTripper.
func (b bounded) RoundTrip(r *http.Request) (*http.Response, error) {
	answer, err := b.RoundTripper.RoundTrip(r)
	if err == nil {
		answer.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(answer.Body, maxAnswers), answer.Body}
	}
	return answer, err
}

// discover reads what the provider publishes, once.
func (p *provider) discover(ctx context.Context) (*discovered, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found != nil {
		return p.found, nil
	}
	published, err := oidc.NewProvider(p.with(ctx), p.Issuer)
	if err != nil {
		return nil, err
	}
	d := &discovered{Provider: published}
	if err := published.Claims(d); err != nil {
		return nil, err
	}
	p.found = d
	return d, nil
}

// with gives the libraries our bounded client. Keys are fetched later than they are asked for: the context of one request
// must not end them.
func (p *provider) with(ctx context.Context) context.Context {
	return oidc.ClientContext(context.WithoutCancel(ctx), p.HTTP)
}

func (p *provider) oauth(d *discovered) *oauth2.Config {
	return &oauth2.Config{ClientID: p.Client, ClientSecret: p.Secret, Endpoint: d.Endpoint(), RedirectURL: p.back,
		Scopes: append([]string{oidc.ScopeOpenID}, p.Scopes...)}
}

// voyage is what is remembered of somebody who went to the provider.
type voyage struct {
	Browser  string `json:"browser"` // digest of the secret in their browser
	Nonce    string `json:"nonce"`
	Verifier string `json:"verifier,omitempty"` // of PKCE
	Strong   bool   `json:"strong,omitempty"`   // a strong proof was asked for
	Next     string `json:"next,omitempty"`
}

// departure returns the address at the provider. No parameter is sent that the provider does not announce: some refuse
// what they do not know.
func (p *provider) departure(d *discovered, state string, v *voyage) (string, error) {
	options := []oauth2.AuthCodeOption{oidc.Nonce(v.Nonce)}
	if slices.Contains(d.Methods, "S256") {
		v.Verifier = oauth2.GenerateVerifier()
		options = append(options, oauth2.S256ChallengeOption(v.Verifier))
	}
	if v.Strong && len(p.Strong) > 0 {
		name, value, err := p.wanted(d)
		if err != nil {
			return "", err
		}
		options = append(options, oauth2.SetAuthURLParam(name, value))
	}
	return p.oauth(d).AuthCodeURL(state, options...), nil
}

// wanted words the demand for a strong proof as the provider understands it.
func (p *provider) wanted(d *discovered) (name, value string, err error) {
	if !d.Claims {
		values := ""
		for _, acr := range p.Strong {
			values += " " + acr
		}
		return "acr_values", values[1:], nil
	}
	text, err := json.Marshal(map[string]any{"id_token": map[string]any{"acr": map[string]any{"essential": true, "values": p.Strong}}})
	return "claims", string(text), err
}

// claims is what a provider says of somebody. Only sub is an identity: the rest is words.
type claims struct {
	Subject  string `json:"sub"`
	Given    string `json:"given_name"`
	Usual    string `json:"usual_name"` // of ProConnect
	Family   string `json:"family_name"`
	Name     string `json:"name"`
	Email    string `json:"email"`
	Verified any    `json:"email_verified"`
	SIRET    any    `json:"siret"` // text, or anything at all

	Nonce  string `json:"nonce"`
	ACR    string `json:"acr"`
	AZP    string `json:"azp"`
	AuthAt int64  `json:"auth_time"`
}

// who takes an authorisation code and returns what the provider says, once everything about it is checked, with the token
// that it wants back when the person leaves.
func (p *provider) who(ctx context.Context, d *discovered, code string, v voyage) (c claims, hint string, err error) {
	ctx = p.with(ctx)
	var options []oauth2.AuthCodeOption
	if v.Verifier != "" {
		options = append(options, oauth2.VerifierOption(v.Verifier))
	}
	token, err := p.oauth(d).Exchange(ctx, code, options...)
	if err != nil {
		return c, "", err
	}
	hint, _ = token.Extra("id_token").(string)
	c, err = p.identified(ctx, d, hint, token.AccessToken, v.Nonce)
	if err == nil {
		err = p.describe(ctx, d, token, &c)
	}
	return c, hint, err
}

// identified reads an identity token, and refuses one that was not made for this visit and this site.
func (p *provider) identified(ctx context.Context, d *discovered, text, access, nonce string) (c claims, err error) {
	id, err := p.verifier(d, false).Verify(ctx, text)
	if err != nil {
		return c, err
	}
	if err := id.Claims(&c); err != nil {
		return c, err
	}
	switch {
	case c.Subject == "":
		return c, errors.New("the token names nobody")
	case c.Nonce == "" || c.Nonce != nonce:
		return c, errors.New("the nonce is not the one sent")
	case len(id.Audience) > 1 && c.AZP != p.Client, c.AZP != "" && c.AZP != p.Client:
		return c, errors.New("the token was issued to another client")
	case id.AccessTokenHash != "":
		return c, id.VerifyAccessToken(access)
	}
	return c, nil
}

// verifier checks what the provider signs. A description does not always expire.
func (p *provider) verifier(d *discovered, lasting bool) *oidc.IDTokenVerifier {
	var believed []string
	for _, a := range d.Algorithm {
		if slices.Contains(asymmetric, a) {
			believed = append(believed, a)
		}
	}
	if believed == nil {
		believed = []string{oidc.RS256}
	}
	return d.Verifier(&oidc.Config{ClientID: p.Client, SupportedSigningAlgs: believed, SkipExpiryCheck: lasting, Now: p.clock})
}

// describe completes what is known with what the provider answers about the person. It must be the same person.
func (p *provider) describe(ctx context.Context, d *discovered, token *oauth2.Token, c *claims) error {
	if d.UserInfo == "" {
		return nil
	}
	said := *c
	if err := p.described(ctx, d, token, &said); err != nil {
		return fmt.Errorf("userinfo: %w", err)
	}
	if said.Subject != c.Subject {
		return errors.New("userinfo: it is about somebody else")
	}
	said.ACR, said.AuthAt = c.ACR, c.AuthAt // the token alone says how somebody proved who they are
	*c = said
	return nil
}

// described reads what the provider answers about the person, signed or not.
func (p *provider) described(ctx context.Context, d *discovered, token *oauth2.Token, said *claims) error {
	text, signed, err := p.ask(ctx, d.UserInfo, token)
	if err != nil {
		return err
	}
	if !signed {
		return json.Unmarshal(text, said)
	}
	id, err := p.verifier(d, true).Verify(ctx, string(text))
	if err != nil {
		return err
	}
	if !id.Expiry.IsZero() && id.Expiry.Unix() != 0 && id.Expiry.Before(p.clock()) {
		return errors.New("expired")
	}
	return id.Claims(said)
}

func (p *provider) ask(ctx context.Context, address string, token *oauth2.Token) (text []byte, signed bool, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, false, err
	}
	token.SetAuthHeader(r)
	answer, err := p.HTTP.Do(r)
	if err != nil {
		return nil, false, err
	}
	defer answer.Body.Close()
	text, err = io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = errors.New(answer.Status)
	}
	kind, _, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	return text, kind == "application/jwt", err
}

// leaving returns where to go to end the session at the provider too, or nothing when it has no such place.
func (p *provider) leaving(hint, back string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.found == nil || p.found.End == "" {
		return ""
	}
	state, _ := secret()
	return p.found.End + "?" + url.Values{"id_token_hint": {hint}, "post_logout_redirect_uri": {back}, "state": {state}}.Encode()
}
