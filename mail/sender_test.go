package mail_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"mime"
	netmail "net/mail"

	"net"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"jalon/mail"
	"jalon/store"
)

// server is a mail server that does as it is told.
type server struct {
	address string
	mu      sync.Mutex
	refuse  string // what it answers to the text of a letter; empty: it takes it
	taken   []string
}

// serve starts a server at an address; "" for any.
func serve(t *testing.T, address string) *server {
	t.Helper()
	if address == "" {
		address = "127.0.0.1:0"
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	s := &server{address: l.Addr().String()}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go s.talk(c)
		}
	}()
	return s
}

func (s *server) talk(c net.Conn) {
	defer c.Close()
	in := bufio.NewReader(c)
	say := func(text string) { fmt.Fprintf(c, "%s\r\n", text) }
	say("220 ready")
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		switch verb, _, _ := strings.Cut(strings.TrimSpace(strings.ToUpper(line)), " "); verb {
		case "EHLO":
			say("250 server")
		case "DATA":
			say("354 go on")
			say(s.take(in))
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}

func (s *server) take(in *bufio.Reader) string {
	var text strings.Builder
	for {
		line, err := in.ReadString('\n')
		if err != nil || line == ".\r\n" {
			break
		}
		text.WriteString(strings.TrimPrefix(line, "."))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.refuse != "" {
		return s.refuse
	}
	s.taken = append(s.taken, text.String())
	return "250 taken"
}

func (s *server) answer(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refuse = text
}

func (s *server) letters() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.taken
}

// office is a sender over a real store, at a time of its own.
type office struct {
	*mail.Sender
	store *store.Store
	now   time.Time
}

func newOffice(t *testing.T, address string) *office {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "register.db"), store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	transport, err := mail.NewSMTP("smtp://"+address, "Jalon <jalon@region.example>")
	if err != nil {
		t.Fatal(err)
	}
	o := &office{store: s, now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	o.Sender = &mail.Sender{Outbox: s, Transport: transport, Logger: slog.New(slog.DiscardHandler), Clock: func() time.Time { return o.now }}
	return o
}

// write puts letters in the outbox, as an account does.
func (o *office) write(t *testing.T, all ...mail.Letter) {
	t.Helper()
	for i := range all {
		all[i].Written = o.now
	}
	if err := o.store.AddTickets(t.Context(), nil, all); err != nil {
		t.Fatal(err)
	}
}

func (o *office) empty(t *testing.T) {
	t.Helper()
	if err := o.Empty(t.Context()); err != nil {
		t.Fatal(err)
	}
}

var letter = mail.Letter{ID: "lien-1", To: "claude@region.example", Lang: "fr", Subject: "Jalon : votre lien",
	Text: "Bonjour Élise <img src=x onerror=alert(1)>,\n\nhttps://jalon.example/entrer/lien?jeton=abc\n\n– un\n– deux", Leave: "https://jalon.example/desabonner?qui=1"}

// TestAServerThatIsDownLosesNothing sends to nobody, then to a server that refuses, then to one that works.
func TestAServerThatIsDownLosesNothing(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	free.Close()
	o := newOffice(t, address)
	second := letter
	second.ID, second.To = "lien-2", "autre@region.example"
	o.write(t, letter, second)
	o.empty(t)
	s := serve(t, address)
	s.answer("451 later")
	o.now = o.now.Add(2 * time.Minute)
	o.empty(t)
	s.answer("550 no such person")
	o.now = o.now.Add(5 * time.Minute)
	o.empty(t)
	if n := len(s.letters()); n != 0 {
		t.Fatalf("%d letters were taken", n)
	}
	s.answer("")
	o.empty(t) // not yet due
	if n := len(s.letters()); n != 0 {
		t.Fatalf("%d letters were tried again at once", n)
	}
	o.now = o.now.Add(10 * time.Minute)
	for range 3 {
		o.empty(t)
	}
	o.write(t, letter) // written again, it is not sent again
	o.empty(t)
	if n := len(s.letters()); n != 2 {
		t.Fatalf("%d letters were taken, want each of two once", n)
	}
}

func TestALetterIsGivenUpAfterThreeDays(t *testing.T) {
	s := serve(t, "")
	s.answer("451 later")
	o := newOffice(t, s.address)
	o.write(t, letter)
	for range 100 {
		o.empty(t)
		o.now = o.now.Add(time.Hour)
	}
	s.answer("")
	o.now = o.now.Add(100 * time.Hour)
	o.empty(t)
	if n := len(s.letters()); n != 0 {
		t.Errorf("%d letters left after four days", n)
	}
}

func TestALetterThatMeansNothingAnyMoreStays(t *testing.T) {
	s := serve(t, "")
	o := newOffice(t, s.address)
	late := letter
	late.Until = o.now.Add(15 * time.Minute)
	o.write(t, late)
	o.now = o.now.Add(time.Hour)
	o.empty(t)
	if n := len(s.letters()); n != 0 {
		t.Errorf("%d letters left", n)
	}
}

// TestSeveralSendersShareAnOutbox lets eight of them empty one at once.
func TestSeveralSendersShareAnOutbox(t *testing.T) {
	s := serve(t, "")
	o := newOffice(t, s.address)
	for i := range 20 {
		one := letter
		one.ID = fmt.Sprint("lien-", i)
		o.write(t, one)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if err := o.Empty(context.WithoutCancel(t.Context())); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	ids := map[string]bool{}
	for _, text := range s.letters() {
		m, err := netmail.ReadMessage(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		ids[m.Header.Get("Message-ID")] = true
	}
	if len(ids) != 20 || len(s.letters()) != 20 {
		t.Errorf("%d letters of %d names", len(s.letters()), len(ids))
	}
}

func TestALetterAsItTravels(t *testing.T) {
	s := serve(t, "")
	o := newOffice(t, s.address)
	o.write(t, letter)
	o.empty(t)
	if len(s.letters()) != 1 {
		t.Fatal("it did not leave")
	}
	m, err := netmail.ReadMessage(strings.NewReader(s.letters()[0]))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != letter.Subject {
		t.Errorf("%q, %v", subject, err)
	}
	for name, want := range map[string]string{
		"From": `"Jalon" <jalon@region.example>`, "To": "<claude@region.example>", "Message-ID": "<lien-1@region.example>", "Auto-Submitted": "auto-generated",
		"List-Unsubscribe": "<https://jalon.example/desabonner?qui=1>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", "Content-Language": "fr",
	} {
		if got := m.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	body, _ := io.ReadAll(m.Body)
	if text := strings.ReplaceAll(string(body), "=\r\n", ""); strings.Contains(text, "<img") && strings.Contains(text, "<p>Bonjour =C3=89lise <img") || !strings.Contains(text, "&lt;img") ||
		!strings.Contains(text, "<li>deux</li>") || !strings.Contains(text, `href=3D"https://jalon.example/entrer/lien?jeton=3Dabc"`) {
		t.Errorf("it says %s", text)
	}
}

func TestServersAreReadStrictly(t *testing.T) {
	for _, c := range []struct{ address, from string }{
		{"mail.example:587", "jalon@region.example"}, {"http://mail.example", "jalon@region.example"}, {"", "jalon@region.example"},
		{"smtp://mail.example", ""}, {"smtp://mail.example", "Jalon"}, {"smtp://mail.example:x", "jalon@region.example"},
	} {
		if _, err := mail.NewSMTP(c.address, c.from); err == nil {
			t.Errorf("%q, %q are accepted", c.address, c.from)
		}
	}
}
