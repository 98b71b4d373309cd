package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"jalon/register"
	"jalon/web/ui"
)

// Visitor (personne connectée) is who stands behind a request. Who somebody is gives no power: mandates do.
type Visitor struct {
	Account string      // names the account; never shown
	Name    string      // how to call the person
	Person  register.ID // of the register; empty when the account is of nobody there
	Proved  time.Time   // when the person last proved who they are with a strong proof
}

// Doorkeeper tells who stands behind a request; ok is false for anybody. The error means that it could not say.
type Doorkeeper interface {
	Visitor(*http.Request) (who Visitor, ok bool, err error)
}

// access says who may read an address. The zero access is none at all, so that a route without a rule is seen by nobody.
type access string

const (
	Public   access = "public"    // for everyone
	SignedIn access = "signed-in" // for whoever came through the door
)

// proofLasts is how long a strong proof holds for binding acts.
const proofLasts = 15 * time.Minute

// maxForm bounds what a form sends, in bytes, where its route does not say more.
const maxForm = 1 << 20

// meet learns who is there.
func (v *visit) meet() error {
	if v.site.options.Doorkeeper == nil {
		return nil
	}
	who, ok, err := v.site.options.Doorkeeper.Visitor(v.ask)
	if ok {
		v.who = &who
	}
	return err
}

// person returns who acts, as the register knows them, or the refusal that says why nobody can.
func (v *visit) person() (register.ID, error) {
	switch {
	case v.who == nil:
		return "", register.Refuse(register.Forbidden, "web.sign-in")
	case v.who.Person == "":
		return "", register.Refuse(register.Forbidden, "web.nobody")
	}
	return v.who.Person, nil
}

// propose brings acts to the register in the name of who is there. A binding one wants a fresh proof; a rehearsal does not.
// It is called outside of any reading of the register.
func (v *visit) propose(key string, dryRun bool, drafts ...register.Draft) (register.Receipt, error) {
	by, err := v.person()
	if err != nil {
		return register.Receipt{}, err
	}
	if !dryRun && v.clock().Sub(v.who.Proved) > proofLasts {
		return register.Receipt{}, register.Refuse(register.Forbidden, "web.prove-again")
	}
	receipt, err := v.site.register.Propose(v, register.Proposal{By: by, Key: key, DryRun: dryRun, Drafts: drafts})
	if refusal := (*register.Refusal)(nil); !dryRun && errors.As(err, &refusal) && refusal.Kind == register.Forbidden {
		v.site.options.Logger.Warn("somebody tried what they may not do", "by", by, "code", refusal.Code, "kind", refusal.Of)
	}
	return receipt, err
}

// send answers what a form sent: the handler proposes, then says which page to show or where to go.
func (s *Site) send(v *visit, r route) (*entry, error) {
	limit := r.Limit
	if limit == 0 {
		limit = maxForm
	}
	v.ask.Body = http.MaxBytesReader(nil, v.ask.Body, limit)
	if err := v.readForm(); err != nil {
		return nil, err
	}
	return s.apart(v, r.Post)
}

// apart answers by a handler that is outside of the register.
func (s *Site) apart(v *visit, handle func(*visit) (page, error)) (*entry, error) {
	p, err := handle(v)
	if err != nil {
		return nil, err
	}
	var frame ui.Frame
	if p.then == "" {
		if err := s.read(v, func() error { frame = v.frame(p); return nil }); err != nil {
			return nil, err
		}
	}
	return s.render(v, p, frame)
}

// readForm reads the fields sent. What is too large, or no form, is a refusal.
func (v *visit) readForm() error {
	var err error
	if strings.HasPrefix(v.ask.Header.Get("Content-Type"), "multipart/form-data") {
		err = v.ask.ParseMultipartForm(maxForm)
	} else {
		err = v.ask.ParseForm()
	}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return register.Refuse(tooLarge, "web.too-large", "limit", large.Limit)
	case err != nil:
		return register.Refuse(register.Invalid, "web.bad-form")
	}
	v.form = v.ask.PostForm
	return nil
}

// account are the links about who is there: the way in; or their work and their account.
func (v *visit) account() []ui.Link {
	switch {
	case v.site.options.Doorkeeper == nil:
		return nil
	case v.who == nil:
		return []ui.Link{{Text: v.say("Se connecter", "Sign in"), Href: v.wayIn()}}
	}
	return []ui.Link{
		{Text: v.say("Mon travail", "My work"), Href: prefix(v.lang) + "/mon-travail", Current: v.path == "/mon-travail"},
		{Text: v.who.Name, Href: prefix(v.lang) + "/compte", Current: v.path == "/compte"},
	}
}

// wayIn is the address of the door, which leads back here.
func (v *visit) wayIn() string {
	return prefix(v.lang) + "/entrer?next=" + url.QueryEscape(v.here(v.lang))
}
