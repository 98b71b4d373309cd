package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// page is what the handler of a page answers: a template with what it shows.
type page struct {
	name    string // of its template
	title   string // of the document
	trail   []ui.Link
	content any
	sheet   any // given instead of the page with ?format=json; nil for none
	others  []ui.Alternate
	status  int            // 200 when zero
	moved   string         // for ever
	script  string         // the only one it runs, if any
	then    string         // where to go once a form is answered
	cookies []*http.Cookie // to leave with the reader
	changes bool           // between two acts too: it is never kept
}

// file is what the handler of a file answers.
type file struct {
	kind    string // media type
	bytes   []byte
	save    string // name to save it under; empty to show it
	forever bool   // its address never answers anything else
	fresh   bool   // it is never to be kept
	status  int

	make func() ([]byte, error)        // gives the bytes once the register is let go, for those that take long; nil: they are there
	open func() (io.ReadCloser, error) // gives them piece by piece, for those too many to be held; nil: they are there
	size int64                         // with open: how many there are
	tag  string                        // with open: their hash
}

// answering returns the handler of a route in a language. It is the only place that writes an answer.
func (s *Site) answering(r route, l locale.Lang) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		began := time.Now()
		e, err := s.respond(r, l, req)
		if err != nil {
			e = s.refuse(req, l, err)
		}
		status := e.write(w, req)
		s.meter.answered(r.Pattern, status, time.Since(began))
	})
}

// respond answers a request, or says why not.
func (s *Site) respond(r route, l locale.Lang, req *http.Request) (e *entry, err error) {
	defer recovered(&err)
	if !r.takes(req.Method) {
		return nil, errMethod
	}
	v, err := s.visit(req, l)
	if err != nil {
		return nil, err
	}
	_, v.end = r.pattern()
	if err := s.admit(v, r); err != nil {
		return nil, err
	}
	switch {
	case req.Method == http.MethodPost && v.who == nil && r.Access == SignedIn:
		return s.leaveAtDoor(v, r)
	case req.Method == http.MethodPost:
		e, err = s.send(v, r)
	case v.who == nil && r.Access == SignedIn:
		return &entry{status: http.StatusSeeOther, location: v.wayIn()}, nil
	case r.Fetch != nil:
		e, err = s.apart(v, r.Fetch)
	case r.File != nil:
		e, err = s.file(v, r.File)
	default:
		e, err = s.page(v, r.Page)
	}
	if err == nil && (v.who != nil || r.Access != Public) {
		e.control = "private, no-store"
	}
	return e, err
}

// takes reports whether a route answers a method.
func (r route) takes(method string) bool {
	return method == http.MethodGet || method == http.MethodHead || method == http.MethodPost && r.Post != nil
}

// admit learns who is there, and stops whoever may not come. A reader who may come once signed in is not stopped here.
func (s *Site) admit(v *visit, r route) error {
	if r.Access != Public && r.Access != SignedIn {
		return register.Refuse(register.Forbidden, "web.closed")
	}
	return v.meet()
}

// file reads and answers a file.
func (s *Site) file(v *visit, read func(*visit) (file, error)) (*entry, error) {
	var f file
	err := s.read(v, func() (err error) {
		f, err = read(v)
		return err
	})
	if err == nil && f.make != nil {
		f.bytes, err = f.make()
	}
	if err != nil {
		return nil, err
	}
	e := newEntry(f)
	if f.open != nil {
		e.tag, e.size = `"`+f.tag+`"`, f.size
		e.from, err = f.open()
	}
	return e, err
}

// page answers a page, rendered before if nothing was recorded since.
func (s *Site) page(v *visit, read func(*visit) (page, error)) (*entry, error) {
	var p page
	var frame ui.Frame
	var kept *entry
	var now edition
	err := s.read(v, func() (err error) {
		now = edition{v.Seq(), s.register.Today(), v.Atlas}
		if kept = s.kept(v, now); kept != nil {
			s.meter.cached.Inc()
			return nil
		}
		if p, err = read(v); err == nil && p.moved == "" {
			frame = v.frame(p)
		}
		return err
	})
	if kept != nil || err != nil {
		return kept, err
	}
	e, err := s.render(v, p, frame)
	if err == nil && e.status == http.StatusOK && v.known.IsZero() && v.who == nil && !p.private() && !p.changes {
		s.rendered.put(v.ask.URL.RequestURI(), now, e)
	}
	return e, err
}

// kept returns the page rendered before. The past as it was known is always rendered: it is rarely asked for.
func (s *Site) kept(v *visit, now edition) *entry {
	if !v.known.IsZero() || v.who != nil {
		return nil
	}
	return s.rendered.get(v.ask.URL.RequestURI(), now)
}

// read opens the register for a visit. To see it as it was known, acts are folded again: one reader at a time does, so that
// those who ask for many pasts slow nobody but each other.
func (s *Site) read(v *visit, f func() error) error {
	if !v.known.IsZero() {
		s.past.Lock()
		defer s.past.Unlock()
	}
	return s.register.At(v, v.day, v.known, func(view register.View) error {
		v.View = view
		return f()
	})
}

// render turns a page into bytes: its template, its sheet, or the way to where it moved.
func (s *Site) render(v *visit, p page, frame ui.Frame) (*entry, error) {
	if p.moved != "" {
		return &entry{status: http.StatusPermanentRedirect, location: p.moved}, nil
	}
	if p.then != "" {
		return &entry{status: http.StatusSeeOther, location: p.then, cookies: p.cookies}, nil
	}
	switch format := v.asked.Get("format"); {
	case format == "json" && p.sheet != nil:
		text, err := json.MarshalIndent(p.sheet, "", "  ")
		return newEntry(file{kind: "application/json; charset=utf-8", bytes: append(text, '\n')}), err
	case format != "":
		return nil, register.Refuse(register.Invalid, "web.bad-format", "given", format)
	}
	b := sheets.Get().(*bytes.Buffer)
	defer sheets.Put(b)
	b.Reset()
	if err := s.looks[v.lang].write(b, p.name, frame); err != nil {
		return nil, fmt.Errorf("rendering %s: %w", p.name, err)
	}
	e := newEntry(file{kind: "text/html; charset=utf-8", bytes: bytes.Clone(b.Bytes()), status: p.status, fresh: p.private()})
	e.cookies = p.cookies
	return e, nil
}

// sheets are the buffers pages are written on: most pages are as long as those before.
var sheets = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// private reports whether a page is for one reader, and so never kept.
func (p page) private() bool { return p.cookies != nil }

// newEntry makes the answer of a file.
func newEntry(f file) *entry {
	e := &entry{kind: f.kind, bytes: f.bytes, status: f.status, control: "no-cache"}
	if e.status == 0 {
		e.status = http.StatusOK
	}
	if f.save != "" {
		e.disposition = fmt.Sprintf("attachment; filename=%q", f.save)
		if strings.ContainsFunc(f.save, func(r rune) bool { return r > '~' }) {
			e.disposition = mime.FormatMediaType("attachment", map[string]string{"filename": f.save})
		}
	}
	switch {
	case f.forever:
		e.control = "public, max-age=31536000, immutable"
	case f.fresh:
		e.control = "no-store"
	}
	sum := sha256.Sum256(f.bytes)
	e.tag = `"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
	return e
}

// write sends an answer and returns its status. A browser that has it already is told so.
func (e *entry) write(w http.ResponseWriter, r *http.Request) (status int) {
	h := w.Header()
	for _, c := range e.cookies {
		http.SetCookie(w, c)
	}
	if e.location != "" {
		http.Redirect(w, r, e.location, e.status)
		return e.status
	}
	h.Set("Content-Type", e.kind)
	h.Set("Cache-Control", e.control)
	h.Set("Vary", "Accept-Encoding, Cookie")
	if e.disposition != "" {
		h.Set("Content-Disposition", e.disposition)
	}
	if e.retry != "" {
		h.Set("Retry-After", e.retry)
	}
	if e.allow != "" {
		h.Set("Allow", e.allow)
	}
	if !strings.HasPrefix(e.kind, "text/html") && !strings.HasPrefix(e.control, "private") { // what machines read, any site may read: nothing here is for some only
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	}
	if e.from != nil {
		return e.pour(w, r)
	}
	body, tag := e.bytes, e.tag
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") && len(body) > 1024 {
		body, tag = e.zipped(), strings.TrimSuffix(tag, `"`)+`-gz"`
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("ETag", tag)
	if e.status == http.StatusOK && strings.Contains(r.Header.Get("If-None-Match"), tag) {
		h.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return http.StatusNotModified
	}
	w.WriteHeader(e.status)
	_, _ = w.Write(body) // a reader who left needs no answer
	return e.status
}

// pour sends the bytes as they are read. Should reading break off, so does the answer: its length tells the reader.
func (e *entry) pour(w http.ResponseWriter, r *http.Request) (status int) {
	defer e.from.Close()
	w.Header().Set("ETag", e.tag)
	w.Header().Set("Content-Length", strconv.FormatInt(e.size, 10))
	w.WriteHeader(e.status)
	if r.Method != http.MethodHead {
		_, _ = io.Copy(w, e.from) // a reader who left needs no answer
	}
	return e.status
}

// errMethod answers those who would write where no act is taken.
var errMethod = errors.New("only GET and HEAD are answered")

// recovered turns a panic into an error: one page that fails is not a site that fails.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
	}
}
