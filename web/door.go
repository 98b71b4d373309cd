package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"jalon/auth"
	"jalon/register"
	"jalon/web/ui"
)

// doorPage is a page of the door, or of an account: some ways on.
type doorPage struct {
	Title  ui.Title
	Errors []ui.FieldError
	Notice *ui.Notice
	Ways   []way
}

// way is a part of such a page.
type way struct {
	ID      string
	Heading string
	Texts   []string
	Code    string // to be copied
	Facts   []ui.Fact
	Table   *ui.Table
	Forms   []slip
	Links   []ui.Link
}

// slip is a small form. Key is what a passkey is asked, for the script.
type slip struct {
	Action  string
	Key     string
	Hidden  []ui.Pair
	Fields  []ui.Field
	Choices *ui.Choices
	Said    *ui.Value
	Send    ui.Button
}

// keeper lets a door of package auth stand before the site.
type keeper struct{ *auth.Door }

// Visitor implements Doorkeeper.
func (k keeper) Visitor(r *http.Request) (Visitor, bool, error) {
	v, ok, err := k.Door.Visitor(r)
	return Visitor{Account: v.Account.ID, Name: v.Account.Name, Person: v.Account.Person, Proved: v.Session.Proved}, ok, err
}

// door returns the door, or the refusal of a site that has none. Trying it is counted.
func (v *visit) door() (*auth.Door, error) {
	d := v.site.options.Door
	if d == nil {
		return nil, register.Refuse(register.Missing, "web.no-page")
	}
	if v.ask.Method == http.MethodPost {
		return d, d.Knock(v.ask)
	}
	return d, nil
}

// next is where to go once inside.
func (v *visit) next() string { return auth.Next(cmp.Or(v.form.Get("next"), v.asked.Get("next"))) }

// to is an address of the door, in the language of the visit, which remembers where to go.
func (v *visit) to(path string, query ...string) string {
	values := url.Values{}
	if next := v.next(); next != "/" {
		values.Set("next", next)
	}
	for i := 0; i+1 < len(query); i += 2 {
		values.Set(query[i], query[i+1])
	}
	address := prefix(v.lang) + path
	if len(values) > 0 {
		address += "?" + values.Encode()
	}
	return address
}

// inside leads to where the person was going, in their language; to their work, when they were going nowhere and may have some.
func (v *visit) inside(next string, c *http.Cookie) (page, error) {
	p := page{then: next, cookies: []*http.Cookie{c}}
	if next != "/" {
		return p, nil
	}
	in := v.ask.Clone(v)
	in.Header.Set("Cookie", (&http.Cookie{Name: c.Name, Value: c.Value}).String())
	who, _, err := v.site.options.Door.Visitor(in)
	p.then = prefix(v.lang) + "/"
	if who.Account.Person != "" {
		p.then += "mon-travail"
	}
	return p, err
}

// leave lets out who is there.
func leave(v *visit) (page, error) {
	d, err := v.door()
	if err != nil {
		return page{}, err
	}
	forget, elsewhere, err := d.Leave(v.ask)
	return page{then: cmp.Or(elsewhere, prefix(v.lang)+"/"), cookies: []*http.Cookie{forget}}, err
}

// left is where the identity provider sends people back once they left: whatever it says, they are out.
func left(v *visit) (page, error) { return page{then: prefix(v.lang) + "/"}, nil }

// elsewhere lists where a form of the site may lead besides the site: to the identity provider, on the way out.
func elsewhere(o Options) string {
	if o.Door == nil || o.Door.Options.Provider == nil {
		return ""
	}
	u, err := url.Parse(o.Door.Options.Provider.Issuer)
	if err != nil {
		return ""
	}
	return " " + strings.TrimSuffix(u.Scheme+"://"+u.Host, "/")
}

// doing says which of the small forms of a page was sent.
func doing(what string) []ui.Pair { return []ui.Pair{{Name: "faire", Value: what}} }

func send(text string) ui.Button  { return ui.Button{Text: text} }
func quiet(text string) ui.Button { return ui.Button{Text: text, Kind: "quiet"} }

func uiTitle(text, lead string) ui.Title { return ui.Title{Text: text, Lead: lead} }
