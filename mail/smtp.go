package mail

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"html/template"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"

	gomail "github.com/wneessen/go-mail"
)

// SMTP carries letters to a mail server.
type SMTP struct {
	host    string
	options []gomail.Option
	from    string
	domain  string // of the names of messages
}

// NewSMTP reads the address of a server: smtp://user:password@host:587 begins in clear and must turn to TLS, unless the
// server is on this machine; smtps://host:465 is in TLS from the start. From is the address that letters leave from, with a
// name perhaps.
func NewSMTP(address, from string) (*SMTP, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "smtp" && u.Scheme != "smtps" || u.Hostname() == "" {
		return nil, errors.New("a mail server is given as smtp://user:password@host:587, or smtps://host:465")
	}
	sender, err := netmail.ParseAddress(from)
	if err != nil {
		return nil, fmt.Errorf("letters leave from an address such as “Jalon <jalon@region.example>”: %w", err)
	}
	s := &SMTP{host: u.Hostname(), from: from, domain: sender.Address[strings.LastIndexByte(sender.Address, '@')+1:]}
	if err := s.security(u); err != nil {
		return nil, err
	}
	if u.User != nil {
		password, _ := u.User.Password()
		s.options = append(s.options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(u.User.Username()), gomail.WithPassword(password))
	}
	return s, nil
}

func (s *SMTP) security(u *url.URL) error {
	s.options = append(s.options, gomail.WithTLSConfig(&tls.Config{ServerName: s.host, MinVersion: tls.VersionTLS12}))
	local := s.host == "localhost" || s.host == "127.0.0.1" || s.host == "::1"
	port := 587
	switch {
	case u.Scheme == "smtps":
		port, s.options = 465, append(s.options, gomail.WithSSL())
	case local:
		port, s.options = 25, append(s.options, gomail.WithTLSPolicy(gomail.TLSOpportunistic))
	default:
		s.options = append(s.options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if u.Port() != "" {
		given, err := strconv.Atoi(u.Port())
		if err != nil {
			return err
		}
		port = given
	}
	s.options = append(s.options, gomail.WithPort(port))
	return nil
}

// Send implements Transport.
func (s *SMTP) Send(ctx context.Context, l Letter) error {
	m, err := s.message(l)
	if err != nil {
		return err
	}
	c, err := gomail.NewClient(s.host, s.options...)
	if err != nil {
		return err
	}
	return c.DialAndSendWithContext(ctx, m)
}

// message is a letter as it travels: plain text, with simple HTML beside it, and no picture or trace from elsewhere.
func (s *SMTP) message(l Letter) (*gomail.Msg, error) {
	m := gomail.NewMsg()
	if err := errors.Join(m.From(s.from), m.To(l.To)); err != nil {
		return nil, err
	}
	m.Subject(l.Subject)
	m.SetDateWithValue(l.Written)
	m.SetMessageIDWithValue(l.ID + "@" + s.domain)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader("Content-Language", string(l.Lang))
	if l.Leave != "" {
		m.SetGenHeader("List-Unsubscribe", "<"+l.Leave+">")
		m.SetGenHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
	}
	m.SetBodyString(gomail.TypeTextPlain, l.Text)
	return m, m.AddAlternativeHTMLTemplate(page, l.blocks())
}

// block is a paragraph of a letter, a list when Items are given, or a link when it is an address alone.
type block struct {
	Text  string
	Items []string
	Href  string
}

func (l Letter) blocks() (all []block) {
	for text := range strings.SplitSeq(l.Text, "\n\n") {
		lines := strings.Split(text, "\n")
		switch {
		case isAddress(text):
			all = append(all, block{Href: text})
		case strings.HasPrefix(text, "– "):
			var items []string
			for _, line := range lines {
				items = append(items, strings.TrimPrefix(line, "– "))
			}
			all = append(all, block{Items: items})
		default:
			all = append(all, block{Text: text})
		}
	}
	return all
}

func isAddress(text string) bool {
	return !strings.ContainsAny(text, " \n") && (strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://"))
}

var page = template.Must(template.New("letter").Parse(`<!doctype html>
<html><head><meta charset="utf-8"></head><body>
{{range .}}{{if .Href}}<p><a href="{{.Href}}">{{.Href}}</a></p>{{else if .Items}}<ul>{{range .Items}}<li>{{.}}</li>{{end}}</ul>{{else}}<p>{{.Text}}</p>{{end}}
{{end}}</body></html>
`))
