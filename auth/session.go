package auth

import (
	"context"
	"net/http"
	"strings"
	"time"

	"jalon/register"
)

// Session (session) is somebody who came in with a browser, until they leave, are idle for too long, or too much time went by.
type Session struct {
	Digest  string // of the secret in the cookie
	ID      string // names it to its owner
	Account string
	Agent   string // the browser, in a few words
	Hint    string // what the identity provider wants back when leaving; empty for none
	Created time.Time
	Seen    time.Time
	Proved  time.Time // when a strong proof was given; zero for never
}

// How long a session lasts.
const (
	idle     = 2 * time.Hour
	absolute = 12 * time.Hour
	glance   = time.Minute // how finely it is known when somebody was last seen
)

// Visitor is who stands behind a request: the account and its session.
type Visitor struct {
	Account Account
	Session Session
}

// Visitor tells who stands behind a request; ok is false for anybody. A session that ended is none, and so is that of a
// closed account or of a person whose mandates all ended, which dies at once.
func (d *Door) Visitor(r *http.Request) (v Visitor, ok bool, err error) {
	digest := d.presented(r)
	if digest == "" {
		return Visitor{}, false, nil
	}
	now := d.Clock()
	v.Session, ok, err = d.Keeper.Session(r.Context(), digest)
	if err != nil || !ok || now.Sub(v.Session.Seen) > idle || now.Sub(v.Session.Created) > absolute {
		return Visitor{}, false, err
	}
	v.Account, ok, err = d.Keeper.Account(r.Context(), v.Session.Account)
	if err != nil || !ok {
		return Visitor{}, false, err
	}
	if err := d.admits(r.Context(), v.Account); err != nil {
		if _, refused := err.(*register.Refusal); refused {
			err = d.Keeper.EndSessions(r.Context(), v.Account.ID, v.Session.ID)
		}
		return Visitor{}, false, err
	}
	if now.Sub(v.Session.Seen) > glance {
		err = d.Keeper.SeenSession(r.Context(), digest, now)
	}
	return v, true, err
}

// admits refuses an account that may not come in.
func (d *Door) admits(ctx context.Context, a Account) error {
	if !a.Open() {
		return register.Refuse(register.Forbidden, "auth.closed")
	}
	if a.Person == "" || a.Admin || d.Stands == nil {
		return nil
	}
	stands, err := d.Stands(ctx, a.Person)
	if err == nil && !stands {
		return register.Refuse(register.Forbidden, "auth.mandate-ended", "person", a.Person)
	}
	return err
}

// enter begins a session for an account, with a new secret, in place of the one the browser had. Proved is when a strong
// proof was given; zero when none was.
func (d *Door) enter(r *http.Request, a Account, proved time.Time, hint string) (*http.Cookie, error) {
	if err := d.admits(r.Context(), a); err != nil {
		return nil, err
	}
	now := d.Clock()
	token, digest := secret()
	_, name := secret()
	s := Session{Digest: digest, ID: name[:16], Account: a.ID, Agent: agent(r.UserAgent()), Hint: hint, Created: now, Seen: now, Proved: proved}
	if err := d.Keeper.AddSession(r.Context(), s, d.presented(r)); err != nil {
		return nil, err
	}
	return d.cookie(sessionCookie, token, absolute), nil
}

// Leave ends the session behind a request, and returns the cookie that forgets it with where the identity provider, if
// there is one, wants the person to go.
func (d *Door) Leave(r *http.Request) (forget *http.Cookie, elsewhere string, err error) {
	forget = d.cookie(sessionCookie, "", -time.Second)
	v, ok, err := d.Visitor(r)
	if err != nil || !ok {
		return forget, "", err
	}
	if d.provider != nil && v.Session.Hint != "" {
		elsewhere = d.provider.leaving(v.Session.Hint, d.href("/sorti", nil))
	}
	return forget, elsewhere, d.Keeper.EndSessions(r.Context(), v.Account.ID, v.Session.ID)
}

const (
	sessionCookie = "jalon"
	abroadCookie  = "jalon-retour"
	keyCookie     = "jalon-cle"
)

// cookie makes a cookie of the door. Over TLS its name pins it to this host.
func (d *Door) cookie(name, value string, lasts time.Duration) *http.Cookie {
	return &http.Cookie{Name: d.cookieName(name), Value: value, Path: "/", MaxAge: int(lasts.Seconds()), HttpOnly: true,
		Secure: d.secure(), SameSite: http.SameSiteLaxMode}
}

func (d *Door) cookieName(name string) string {
	if d.secure() {
		return "__Host-" + name
	}
	return name
}

// presented returns the digest of the secret in the session cookie, or nothing.
func (d *Door) presented(r *http.Request) string { return d.held(r, sessionCookie) }

func (d *Door) held(r *http.Request, name string) string {
	c, err := r.Cookie(d.cookieName(name))
	if err != nil || c.Value == "" {
		return ""
	}
	return digested(c.Value)
}

// agent says in a few words which browser it is, so that people recognise theirs.
func agent(header string) string {
	first := func(names ...string) string {
		for _, name := range names {
			if strings.Contains(header, name) {
				return name
			}
		}
		return ""
	}
	browser := first("Edg", "OPR", "Firefox", "Chrome", "Safari")
	system := first("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")
	return strings.Trim(strings.NewReplacer("Edg", "Edge", "OPR", "Opera").Replace(browser)+", "+system, ", ")
}

// Here returns the digest of the session behind a request, or nothing.
func (d *Door) Here(r *http.Request) string { return d.presented(r) }
