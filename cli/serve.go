package cli

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"jalon/auth"
	"jalon/document"
	"jalon/locale"
	"jalon/mail"
	"jalon/register"
	"jalon/store"
	"jalon/web"
)

// serve serves a register on the web.
type serve struct {
	Listen  string `env:"JALON_LISTEN" default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Address to listen on (${default})."`
	Metrics string `env:"JALON_METRICS" placeholder:"ADDRESS" help:"Address for metrics, apart from the public one; none when absent."`
	entry
}

// Run serves until it is asked to stop, then lets the requests under way end.
func (c *serve) Run(e *env) error {
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	transport, err := c.transport()
	if err != nil {
		return err
	}
	return e.serve(r, site{c.Listen, c.Metrics, c.entry, transport}, func(url string, d *auth.Door) error {
		e.say(e.out, locale.Text{FR: "Le registre est servi à l’adresse {url}", EN: "The register is served at {url}"}, register.Args{"url": url})
		return e.administrator(d)
	})
}

// site is where and how a register is served.
type site struct {
	listen, metrics string
	entry
	transport mail.Transport // nil: no letter leaves
}

// serve serves a register; ready is called with the address and the door once it listens.
func (e *env) serve(r *opened, s site, ready func(url string, d *auth.Door) error) error {
	listener, err := net.Listen("tcp", s.listen)
	if err != nil && s.listen == usual { // taken: any other will do, for it is printed
		listener, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return err
	}
	logger := slog.New(slog.NewJSONHandler(e.err, nil))
	url := "http://" + listener.Addr().String()
	door, err := s.door(r, url, logger)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	door.Mails = s.transport != nil
	o := web.Options{PublicKey: r.keys.public, Logger: logger, Publisher: s.publisher(), Door: door, Subscriptions: r.store, Feeds: r.store, Drafts: r.store, Papers: r.store}
	o.Imports = &document.Imports{Shelf: r.store}
	if s.BaseURL != "" {
		o.Host = door.Base.Host
	}
	pages := web.New(r.Register, o)
	housekeeping(e, r.store, s.transport, pages, logger)
	go e.follow(r, logger)
	if err := ready(url+"/", door); err != nil {
		return errors.Join(err, listener.Close())
	}
	failures := make(chan error, 2)
	public := server(pages)
	go func() { failures <- public.Serve(listener) }()
	if s.metrics != "" {
		private := server(pages.Metrics())
		private.Addr = s.metrics
		defer private.Close()
		go func() { failures <- private.ListenAndServe() }()
	}
	select {
	case err := <-failures:
		return err
	case <-e.Done():
	}
	drained, cancel := context.WithTimeout(context.WithoutCancel(e), 10*time.Second)
	defer cancel()
	return errors.Join(public.Shutdown(drained))
}

// usual is the address where nobody asked for another.
const usual = "127.0.0.1:8080"

// server returns an HTTP server that no slow client can hold.
func server(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 60 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
}
