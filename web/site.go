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

	"jalon/locale"
	"jalon/register"
)

// Options is what a site is given by whoever runs it.
type Options struct {
	PublicKey string // of the register's checkpoints, for readers who verify
	Logger    *slog.Logger
	Publisher Publisher

	Doorkeeper Doorkeeper // nil when nobody signs in: the site is only read
}

// Site (site public) serves a register. It is safe for concurrent use.
type Site struct {
	register *register.Register
	options  Options
	looks    map[locale.Lang]look
	rendered *cache
	records  *records
	meter    *meter

	past      sync.Mutex // held by who reads the register as it was known
	gazetteer gazetteer
	located   sync.Map // drawings of locators, by place
	handler   http.Handler
}

// New returns the site of a register.
func New(r *register.Register, o Options) *Site {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	s := &Site{register: r, options: o, looks: looks(), rendered: newCache(cacheBytes), records: newRecords(), meter: newMeter()}
	mux := http.NewServeMux()
	s.install(mux)
	s.handler = guarded(http.NewCrossOriginProtection().Handler(mux))
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
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		maps.Copy(w.Header(), guards)
		if r.TLS != nil {
			w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// guards are the headers of every answer. Pages load nothing but our own style sheet and mark, and run nothing.
var guards = http.Header{
	"Content-Security-Policy": {"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
	"X-Content-Type-Options":  {"nosniff"},
	"Referrer-Policy":         {"same-origin"},
	"Permissions-Policy":      {"camera=(), geolocation=(), microphone=()"},

	"Cross-Origin-Opener-Policy":   {"same-origin"},
	"Cross-Origin-Resource-Policy": {"same-origin"},
}
