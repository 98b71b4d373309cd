package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"jalon/api"
	"jalon/auth"
	"jalon/locale"
	"jalon/register"
	"jalon/web"
)

// entry is how people come in, and what the site says of itself.
type entry struct {
	letterbox
	BaseURL string   `name:"base-url" env:"JALON_BASE_URL" placeholder:"URL" help:"Public address of the site, such as https://jalon.example.fr: links and mails are built from it, and a request by another name is refused. The address listened on, when absent."`
	Proxies []string `env:"JALON_PROXIES" placeholder:"NETWORK" help:"Networks of the proxies whose word about readers’ addresses is believed, such as 10.0.0.0/8."`

	OIDCIssuer string   `name:"oidc-issuer" env:"JALON_OIDC_ISSUER" placeholder:"URL" help:"Identity provider (OpenID Connect), such as that of ProConnect; none when absent."`
	OIDCClient string   `name:"oidc-client" env:"JALON_OIDC_CLIENT" help:"Name by which the provider knows this site."`
	OIDCSecret string   `name:"oidc-secret" env:"JALON_OIDC_SECRET" help:"Secret of this site at the provider; give it by its variable."`
	OIDCName   string   `name:"oidc-name" env:"JALON_OIDC_NAME" default:"ProConnect" help:"Name of the provider, for people (${default})."`
	OIDCScopes []string `name:"oidc-scopes" env:"JALON_OIDC_SCOPES" default:"given_name,usual_name,email,siret" help:"What is asked of the provider about people, beside openid (${default})."`
	OIDCStrong []string `name:"oidc-strong" env:"JALON_OIDC_STRONG" default:"eidas1-mfa,eidas2,eidas3" help:"Levels of proof (acr) that allow binding acts (${default})."`

	PublisherName     string `env:"JALON_PUBLISHER_NAME" help:"Who publishes the site, for the legal notice."`
	PublisherDirector string `env:"JALON_PUBLISHER_DIRECTOR" help:"Director of publication."`
	PublisherContact  string `env:"JALON_PUBLISHER_CONTACT" help:"Where to write to the publisher."`
	PublisherHost     string `env:"JALON_PUBLISHER_HOST" help:"Name, address and telephone of the host."`
	SecurityContact   string `env:"JALON_SECURITY_CONTACT" help:"Whom to tell about a weakness: an e-mail address or a page (security.txt)."`
	Accessibility     string `env:"JALON_ACCESSIBILITY" enum:",partial,full" default:"" help:"What the last accessibility audit found: partial or full; not compliant when absent."`
}

// publisher is who runs the site, as the options say.
func (c entry) publisher() web.Publisher {
	return web.Publisher{Name: c.PublisherName, Director: c.PublisherDirector, Contact: c.PublisherContact, Host: c.PublisherHost,
		Security: c.SecurityContact, Accessibility: web.Conformity(c.Accessibility)}
}

// base reads the public address; listening is where the site is reached when none was given.
func (c entry) base(listening string) (*url.URL, error) {
	if c.BaseURL == "" {
		return url.Parse(listening)
	}
	u, err := url.Parse(c.BaseURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" {
		return nil, misuse{fmt.Errorf("--base-url %s is no address of a site, such as https://jalon.example.fr", c.BaseURL)}
	}
	u.Path = ""
	return u, nil
}

// door makes the door of a register that is served.
func (c entry) door(r *opened, listening string, logger *slog.Logger) (*auth.Door, error) {
	base, err := c.base(listening)
	if err != nil {
		return nil, err
	}
	o := auth.Options{Keeper: r.store, Base: base, Name: "Jalon", Logger: logger, Stands: r.stands}
	for _, network := range c.Proxies {
		p, err := netip.ParsePrefix(network)
		if err != nil {
			return nil, misuse{fmt.Errorf("--proxies %s is no network, such as 10.0.0.0/8", network)}
		}
		o.Proxies = append(o.Proxies, p)
	}
	if c.OIDCIssuer != "" {
		o.Provider = &auth.ProviderOptions{Issuer: c.OIDCIssuer, Client: c.OIDCClient, Secret: c.OIDCSecret, Name: c.OIDCName, Scopes: c.OIDCScopes, Strong: c.OIDCStrong}
	}
	return auth.New(o)
}

// stands reports whether somebody may be there: all but those who had mandates, and have none left.
func (o *opened) stands(ctx context.Context, person register.ID) (stands bool, err error) {
	err = o.Read(ctx, 0, func(v register.View) error {
		seats := v.Seated(person)
		stands = len(seats) == 0 || slices.ContainsFunc(seats, func(h register.Held) bool { return h.Span.To.IsZero() || h.Span.To > v.On })
		return nil
	})
	return stands, err
}

// administrator gives a register its first account, and prints the link that opens it until somebody came in.
func (e *env) administrator(d *auth.Door) error {
	all, err := d.Keeper.Accounts(e)
	if err != nil {
		return err
	}
	var first auth.Account
	for _, a := range all {
		if a.Admin && a.Open() {
			first = a
			if !a.Entered.IsZero() {
				return nil
			}
		}
	}
	if first.ID == "" {
		if first, _, err = d.NewAccount(e, auth.Account{Name: e.words(locale.Text{FR: "Administration", EN: "Administration"}, nil), Admin: true, Lang: e.Lang}); err != nil {
			return err
		}
	}
	link, err := d.Invite(e, first, "")
	e.say(e.out, locale.Text{
		FR: "\nPersonne n’administre encore ce site. Ce lien ouvre le premier compte ; il sert une seule fois :\n  {link}\n",
		EN: "\nNobody administers this site yet. This link opens the first account; it works once:\n  {link}\n"}, register.Args{"link": link})
	return err
}

// characters are those whom the demonstration lets one be: one for each part in a programme.
var characters = []struct {
	person register.ID // none: an administrator
	part   locale.Text
}{
	{part: locale.Text{FR: "cheffe de projet d’un territoire", EN: "project manager of a territory"}, person: "person:chef-projet-nord-franche-comte"},
	{part: locale.Text{FR: "élu du binôme", EN: "elected official of the pair"}, person: "person:elu-nord-franche-comte"},
	{part: locale.Text{FR: "industriel du binôme", EN: "industrialist of the pair"}, person: "person:industriel-nord-franche-comte"},
	{part: locale.Text{FR: "équipe de la région", EN: "team of the region"}, person: "person:secretariat-region"},
	{part: locale.Text{FR: "équipe nationale", EN: "national team"}, person: "person:secretariat-national"},
	{part: locale.Text{FR: "opérateur", EN: "operator"}, person: "person:bpifrance-region"},
	{part: locale.Text{FR: "administration des comptes", EN: "administration of accounts"}},
}

// cast gives each character an account, and prints the link by which to be them. Only a demonstration does this.
func (e *env) cast(r *opened, d *auth.Door) error {
	all, err := d.Keeper.Accounts(e)
	if err != nil {
		return err
	}
	e.say(e.out, locale.Text{
		FR: "\nPour entrer, un lien par rôle (démonstration seulement ; chacun sert une seule fois) :",
		EN: "\nTo come in, a link for each part (demonstration only; each works once):"}, nil)
	for _, c := range characters {
		at := slices.IndexFunc(all, func(a auth.Account) bool { return a.Demo && a.Open() && a.Person == c.person })
		var a auth.Account
		if at >= 0 {
			a = all[at]
		} else if a, err = e.play(r, d, c.person, c.part); err != nil {
			return err
		}
		link, err := d.Invite(e, a, "")
		if err != nil {
			return err
		}
		fmt.Fprintf(e.out, "  %-34s %s\n", c.part.In(e.Lang), link)
	}
	return nil
}

// play opens the account of a character, under the name the register knows.
func (e *env) play(r *opened, d *auth.Door, person register.ID, part locale.Text) (auth.Account, error) {
	name := part.In(e.Lang)
	err := r.Read(e, 0, func(v register.View) error {
		if _, known := v.Persons.Get(person); !known && person != "" {
			return errors.New("the demonstration has no " + string(person))
		}
		if person != "" {
			name = cmp.Or(api.Name(e, v, person).Name, name)
		}
		return nil
	})
	if err != nil {
		return auth.Account{}, err
	}
	box := cmp.Or(person.Tail(), "administration") + "@demo.example"
	a, _, err := d.NewAccount(e, auth.Account{Address: auth.Address{Given: box, Mailbox: box}, Name: name, Person: person, Admin: person == "", Demo: true, Lang: e.Lang})
	return a, err
}
