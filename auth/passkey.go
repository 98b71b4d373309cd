package auth

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"jalon/register"
)

// Passkey (clé d'accès) is a key that a person's device keeps and unlocks with a gesture. We keep its public half.
type Passkey struct {
	ID      string
	Account string
	Name    string // as its owner calls it
	Public  string // what verifies it, as JSON
	Created time.Time
	Used    time.Time // zero while it was not
}

// passkeys runs the ceremonies of WebAuthn. Each leaves a ticket, so that an answer is good once.
type passkeys struct{ *webauthn.WebAuthn }

// newPasskeys returns nil for a site that is reached by a number: passkeys are bound to names.
func newPasskeys(o Options) (*passkeys, error) {
	if !named(o.Base.Hostname()) {
		return nil, nil
	}
	w, err := webauthn.New(&webauthn.Config{
		RPID: o.Base.Hostname(), RPDisplayName: o.Name, RPOrigins: []string{o.Base.Scheme + "://" + o.Base.Host},
		AttestationPreference:  protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired},
	})
	return &passkeys{w}, err
}

// Passkeys reports whether the site can use passkeys.
func (d *Door) Passkeys() bool { return d.passkeys != nil }

// ceremony is what is remembered until a device answers.
type ceremony struct {
	Session webauthn.SessionData `json:"session"`
	Next    string               `json:"next,omitempty"`
}

// Challenge asks any passkey of this site to answer. It returns what the browser is to be given, as JSON, and the cookie
// that ties the answer to it.
func (d *Door) Challenge(ctx context.Context, next string) (options string, c *http.Cookie, err error) {
	if d.passkeys == nil {
		return "", nil, register.Refuse(register.Missing, "auth.no-passkeys")
	}
	asked, session, err := d.passkeys.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return "", nil, err
	}
	return d.begin(ctx, "", asked, ceremony{*session, Next(next)})
}

// NewPasskey asks a device of the account for a new key, in the same form.
func (d *Door) NewPasskey(ctx context.Context, a Account) (options string, c *http.Cookie, err error) {
	if d.passkeys == nil {
		return "", nil, register.Refuse(register.Missing, "auth.no-passkeys")
	}
	owner, err := d.owner(ctx, a)
	if err != nil {
		return "", nil, err
	}
	asked, session, err := d.passkeys.BeginRegistration(owner, webauthn.WithExclusions(webauthn.Credentials(owner.keys).CredentialDescriptors()))
	if err != nil {
		return "", nil, err
	}
	return d.begin(ctx, a.ID, asked, ceremony{Session: *session})
}

func (d *Door) begin(ctx context.Context, account string, asked any, c ceremony) (options string, cookie *http.Cookie, err error) {
	text, err := json.Marshal(asked)
	if err != nil {
		return "", nil, err
	}
	data, err := json.Marshal(c)
	if err != nil {
		return "", nil, err
	}
	token, t := d.issue(Ceremony, account, string(data))
	return string(text), d.cookie(keyCookie, token, lives[Ceremony]), d.Keeper.AddTickets(ctx, []Ticket{t}, nil)
}

// end finds the ceremony that an answer belongs to, and ends it.
func (d *Door) end(r *http.Request) (Ticket, ceremony, error) {
	var c ceremony
	t, ok, err := d.Keeper.Ticket(r.Context(), d.held(r, keyCookie))
	if err != nil {
		return t, c, err
	}
	if !ok || t.Purpose != Ceremony || d.Clock().After(t.Until) {
		return t, c, register.Refuse(register.Invalid, "auth.interrupted")
	}
	first, err := d.Keeper.TearTicket(r.Context(), t.Digest, d.Clock())
	if err == nil && !first {
		err = register.Refuse(register.Invalid, "auth.interrupted")
	}
	if err != nil {
		return t, c, err
	}
	return t, c, json.Unmarshal([]byte(t.Data), &c)
}

// Answer lets in who answered a challenge. A key that seems to have been copied opens nothing any more.
func (d *Door) Answer(r *http.Request, answer string) (c *http.Cookie, next string, err error) {
	if d.passkeys == nil {
		return nil, "", register.Refuse(register.Missing, "auth.no-passkeys")
	}
	_, began, err := d.end(r)
	if err != nil {
		return nil, "", err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return nil, "", d.refusedKey(err)
	}
	var whose owner
	key, err := d.passkeys.ValidateDiscoverableLogin(func(_, handle []byte) (_ webauthn.User, err error) {
		whose, err = d.ownerOf(r.Context(), string(handle))
		return whose, err
	}, began.Session, parsed)
	if err != nil {
		return nil, "", d.refusedKey(err)
	}
	if key.Authenticator.CloneWarning {
		d.alarm("a passkey was copied")
		return nil, "", register.Refuse(register.Forbidden, "auth.passkey-copied")
	}
	if err := d.used(r.Context(), whose, key); err != nil {
		return nil, "", err
	}
	c, err = d.enter(r, whose.account, d.Clock(), "")
	return c, began.Next, err
}

// refusedKey is the answer to a key that does not open. Which check failed is for the log only.
func (d *Door) refusedKey(err error) error {
	d.alarm("a passkey was refused", "reason", err.Error())
	return register.Refuse(register.Forbidden, "auth.passkey")
}

// used remembers that a key was used, with its counter.
func (d *Door) used(ctx context.Context, whose owner, key *webauthn.Credential) error {
	for i, p := range whose.kept {
		if bytes.Equal(whose.keys[i].ID, key.ID) {
			public, err := json.Marshal(key)
			if err != nil {
				return err
			}
			p.Public, p.Used = string(public), d.Clock()
			return d.Keeper.SavePasskey(ctx, p)
		}
	}
	return nil
}

// AddPasskey keeps the key with which a device answered, under the name its owner gives it.
func (d *Door) AddPasskey(r *http.Request, a Account, answer, name string) error {
	t, began, err := d.end(r)
	if err != nil {
		return err
	}
	if t.Account != a.ID {
		return register.Refuse(register.Invalid, "auth.interrupted")
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes([]byte(answer))
	if err != nil {
		return d.refusedKey(err)
	}
	whose, err := d.owner(r.Context(), a)
	if err != nil {
		return err
	}
	key, err := d.passkeys.CreateCredential(whose, began.Session, parsed)
	if err != nil {
		return d.refusedKey(err)
	}
	public, err := json.Marshal(key)
	if err != nil {
		return err
	}
	if name == "" {
		name = agent(r.UserAgent())
	}
	return d.Keeper.AddPasskey(r.Context(), Passkey{ID: base64.RawURLEncoding.EncodeToString(key.ID), Account: a.ID, Name: name, Public: string(public), Created: d.Clock()})
}

// owner is an account as WebAuthn sees it, with its keys.
type owner struct {
	account Account
	kept    []Passkey
	keys    []webauthn.Credential // of kept, in the same order
}

// WebAuthnID implements webauthn.User.
func (o owner) WebAuthnID() []byte { return []byte(o.account.ID) }

// WebAuthnName implements webauthn.User.
func (o owner) WebAuthnName() string { return o.account.Name }

// WebAuthnDisplayName implements webauthn.User.
func (o owner) WebAuthnDisplayName() string { return o.account.Name }

// WebAuthnCredentials implements webauthn.User.
func (o owner) WebAuthnCredentials() []webauthn.Credential { return o.keys }

func (d *Door) owner(ctx context.Context, a Account) (owner, error) {
	kept, err := d.Keeper.Passkeys(ctx, a.ID)
	o := owner{account: a, kept: kept, keys: make([]webauthn.Credential, len(kept))}
	for i := range kept {
		if err == nil {
			err = json.Unmarshal([]byte(kept[i].Public), &o.keys[i])
		}
	}
	return o, err
}

func (d *Door) ownerOf(ctx context.Context, account string) (owner, error) {
	a, ok, err := d.Keeper.Account(ctx, account)
	if err != nil {
		return owner{}, err
	}
	if !ok {
		return owner{}, register.Refuse(register.Forbidden, "auth.passkey")
	}
	return d.owner(ctx, a)
}
