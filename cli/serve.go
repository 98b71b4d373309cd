package cli

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"jalon/locale"
	"jalon/register"
	"jalon/store"
	"jalon/web"
)

// serve serves a register on the web.
type serve struct {
	Listen  string `env:"JALON_LISTEN" default:"127.0.0.1:8080" placeholder:"ADDRESS" help:"Address to listen on (${default})."`
	Metrics string `env:"JALON_METRICS" placeholder:"ADDRESS" help:"Address for metrics, apart from the public one; none when absent."`
}

// Run serves until it is asked to stop, then lets the requests under way end.
func (c *serve) Run(e *env) error {
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	return e.serve(r, c.Listen, c.Metrics, nil)
}

// serve serves a register; ready is called with the address once it listens.
func (e *env) serve(r *opened, address, metrics string, ready func(url string)) error {
	listener, err := net.Listen("tcp", address)
	if err != nil && address == usual { // taken: any other will do, for it is printed
		listener, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return err
	}
	site := web.New(r.Register, web.Options{PublicKey: r.keys.public, Logger: slog.New(slog.NewJSONHandler(e.err, nil))})
	url := "http://" + listener.Addr().String() + "/"
	if ready == nil {
		e.say(e.out, locale.Text{FR: "Le registre est servi à l’adresse {url}", EN: "The register is served at {url}"}, register.Args{"url": url})
	} else {
		ready(url)
	}
	failures := make(chan error, 2)
	public := server(site)
	go func() { failures <- public.Serve(listener) }()
	if metrics != "" {
		private := server(site.Metrics())
		private.Addr = metrics
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
