// Package web shows the register in a browser: server-rendered pages that read without script, one .go and one .html
// for each, listed in routes.go.
//
// A page depends only on its address, on the acts recorded and on the day: nothing of it is stored, and what was rendered
// once is kept until the next act. The package sees no database; what a form proposes goes through the register’s one gate.
package web

import (
	"log/slog"
	"maps"
	"net/http"
	"sync"

	"jalon/auth"
	"jalon/desk"
	"jalon/document"
	"jalon/locale"
	"jalon/mail"
	"jalon/register"
)

// Options is what a site is given by whoever runs it.
type Options struct {
	PublicKey string // of the register's checkpoints, for readers who verify
	Logger    *slog.Logger
	Publisher Publisher
	Host      string // the only name it answers to; any when empty

	Imports       *document.Imports  // outside data that portraits draw on; nil: only what the program carries
	Door          *auth.Door         // by which people come in; nil when nobody signs in: the site is only read
	Subscriptions mail.Subscriptions // what people are told; nil: nothing
	Feeds         mail.Feeds         // the secret addresses of calendars, with Subscriptions
	Drafts        desk.Drafts        // forms that were begun; nil: none is kept
	Papers        desk.Papers        // files put with meetings and contracts; nil: none is
	Doorkeeper    Doorkeeper         // tells who is there; that of the door, when nil
}

// Site (site public) serves a register. It is safe for concurrent use.
type Site struct {
	register *register.Register
	options  Options
	looks    map[locale.Lang]look
	rendered *cache
	records  *records
	meter    *meter

	past     sync.Mutex // held by who reads the register as it was known
	located  locators   // of locators
	drawer   drawer
	printing chan struct{} // one place for each document printed at a time
	handler  http.Handler
}

// New returns the site of a register.
func New(r *register.Register, o Options) *Site {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Doorkeeper == nil && o.Door != nil {
		o.Doorkeeper = keeper{o.Door}
	}
	s := &Site{register: r, options: o, looks: looks(), rendered: newCache(cacheBytes), records: newRecords(), meter: newMeter(), printing: make(chan struct{}, 2)}
	mux := http.NewServeMux()
	s.install(mux)
	s.handler = s.guarded(http.NewCrossOriginProtection().Handler(mux))
	return s
}

// ServeHTTP answers a request.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Metrics returns the handler of the figures about the site, which is not for the public.
func (s *Site) Metrics() http.Handler { return s.meter.handler() }

// prefix is what the addresses of a language begin with. French, the first language, has none.
func prefix(l locale.Lang) string {
	if l == locale.English {
		return "/en"
	}
	return ""
}

// guarded sets on every answer what keeps a browser from doing more than reading it.
func (s *Site) guarded(next http.Handler) http.Handler {
	guards := maps.Clone(guards)
	guards.Set("Content-Security-Policy", guards.Get("Content-Security-Policy")+"; form-action 'self'"+elsewhere(s.options))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), guards)
		if r.TLS != nil || s.options.Door != nil && s.options.Door.Base.Scheme == "https" {
			w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		}
		if !s.named(r) {
			http.Error(w, "this site has another name", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// named reports whether a request calls the site by its name. Whoever watches over the process may call it by any.
func (s *Site) named(r *http.Request) bool {
	return s.options.Host == "" || r.Host == s.options.Host || r.URL.Path == "/livez" || r.URL.Path == "/readyz"
}

// guards are the headers of every answer. Pages load nothing but our own style sheet and mark, and run nothing
// but our own scripts.
var guards = http.Header{
	"Content-Security-Policy": {"default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; base-uri 'none'; frame-ancestors 'none'"},
	"X-Content-Type-Options":  {"nosniff"},
	"Referrer-Policy":         {"same-origin"},
	"Permissions-Policy":      {"camera=(), geolocation=(), microphone=()"},

	"Cross-Origin-Opener-Policy":   {"same-origin"},
	"Cross-Origin-Resource-Policy": {"same-origin"},
}
