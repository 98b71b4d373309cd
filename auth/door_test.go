package auth_test

import (
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"jalon/auth"
	"jalon/locale"
)

func TestALinkLetsInOnce(t *testing.T) {
	w := newWorld(t, nil)
	a := w.account(t, "Claude.Exemple@Région.example", "Claude Exemple", "person:claude")
	if err := w.Ask(t.Context(), "claude.exemple+jalon@xn--rgion-bsa.example", "/argent?on=2019-03-05"); err != nil {
		t.Fatal(err)
	}
	link := w.linked(t)
	for range 3 { // a program that looks into mails follows the link
		if shown, err := w.Shown(request("/"), link); err != nil || shown.ID != a.ID {
			t.Fatal(shown, err)
		}
	}
	c, next, err := w.Redeem(request("/"), link)
	if err != nil || next != "/argent?on=2019-03-05" {
		t.Fatal(next, err)
	}
	if !strings.HasPrefix(c.Name, "__Host-") || !c.HttpOnly || !c.Secure || c.Path != "/" || c.Domain != "" || c.SameSite != http.SameSiteLaxMode {
		t.Errorf("the cookie is %v", c)
	}
	if v, ok := w.in(t, c); !ok || v.Account.ID != a.ID || !v.Session.Proved.Equal(w.clock()) {
		t.Errorf("%+v, %v", v, ok)
	}
	_, _, err = w.Redeem(request("/"), link)
	refused(t, err, "auth.link-used")
	_, err = w.Shown(request("/"), "elsewhere")
	refused(t, err, "auth.link-unknown")
}

func TestALinkThatWaitedIsRefused(t *testing.T) {
	w := newWorld(t, nil)
	w.account(t, "claude@region.example", "Claude", "")
	if err := w.Ask(t.Context(), "claude@region.example", ""); err != nil {
		t.Fatal(err)
	}
	link := w.linked(t)
	w.pass(16 * time.Minute)
	_, _, err := w.Redeem(request("/"), link)
	refused(t, err, "auth.link-expired")
}

// TestNobodyLearnsWhoHasAnAccount asks for two addresses: the answers do not differ.
func TestNobodyLearnsWhoHasAnAccount(t *testing.T) {
	w := newWorld(t, nil)
	w.account(t, "claude@region.example", "Claude", "")
	for _, address := range []string{"claude@region.example", "nobody@region.example"} {
		if err := w.Ask(t.Context(), address, ""); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	if n := len(w.post(t)); n != 1 {
		t.Errorf("%d letters left", n)
	}
	refused(t, w.Ask(t.Context(), "claude", ""), "auth.address")
}

func TestAMailboxIsNotFlooded(t *testing.T) {
	w := newWorld(t, nil)
	a := w.account(t, "claude@region.example", "Claude", "")
	for range 50 {
		if err := w.Ask(t.Context(), "claude@region.example", ""); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(w.post(t)); n != 5 {
		t.Errorf("%d letters left", n)
	}
	refused(t, w.Remind(t.Context(), a, "/"), "auth.letters") // who came in is told
	w.pass(16 * time.Minute)                                  // and nobody is locked out for ever
	w.enter(t, "claude@region.example")
}

func TestOneOfManyUsesALink(t *testing.T) {
	w := newWorld(t, nil)
	w.account(t, "claude@region.example", "Claude", "")
	if err := w.Ask(t.Context(), "claude@region.example", ""); err != nil {
		t.Fatal(err)
	}
	link := w.linked(t)
	var in sync.Map
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			if _, _, err := w.Redeem(request("/"), link); err == nil {
				in.Store(i, true)
			}
		})
	}
	all.Wait()
	n := 0
	in.Range(func(any, any) bool { n++; return true })
	if n != 1 {
		t.Errorf("%d came in by one link", n)
	}
}

func TestSigningInChangesTheSession(t *testing.T) {
	w := newWorld(t, nil)
	w.account(t, "claude@region.example", "Claude", "")
	first := w.enter(t, "claude@region.example")
	second := w.enter(t, "claude@region.example", first)
	if _, ok := w.in(t, first); ok || first.Value == second.Value {
		t.Error("the session from before signing in still lives")
	}
	planted := &http.Cookie{Name: "__Host-jalon", Value: "planted"}
	if _, ok := w.in(t, planted); ok {
		t.Error("a session that was planted lets in")
	}
	if third := w.enter(t, "claude@region.example", planted); third.Value == "planted" {
		t.Error("a session that was planted is kept")
	}
}

func TestASessionEnds(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(*testing.T, *world, auth.Visitor, *http.Cookie)
	}{
		{"by leaving", func(t *testing.T, w *world, _ auth.Visitor, c *http.Cookie) {
			if _, elsewhere, err := w.Leave(request("/", c)); err != nil || elsewhere != "" {
				t.Error(elsewhere, err)
			}
		}},
		{"idle", func(t *testing.T, w *world, _ auth.Visitor, _ *http.Cookie) { w.pass(2*time.Hour + time.Minute) }},
		{"however busy", func(t *testing.T, w *world, _ auth.Visitor, c *http.Cookie) {
			for range 13 {
				w.in(t, c)
				w.pass(time.Hour)
			}
		}},
		{"with the account", func(t *testing.T, w *world, v auth.Visitor, _ *http.Cookie) {
			if err := w.Close(t.Context(), v.Account.ID); err != nil {
				t.Error(err)
			}
		}},
		{"by its owner, elsewhere", func(t *testing.T, w *world, v auth.Visitor, _ *http.Cookie) {
			if err := w.store.EndSessions(t.Context(), v.Account.ID, v.Session.ID); err != nil {
				t.Error(err)
			}
		}},
		{"with the mandates", func(t *testing.T, w *world, _ auth.Visitor, c *http.Cookie) {
			w.ended = true
			w.in(t, c)
			w.ended = false // even if a mandate begins again, this session is over
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, nil)
			w.account(t, "claude@region.example", "Claude", "person:claude")
			cookie := w.enter(t, "claude@region.example")
			v, ok := w.in(t, cookie)
			if !ok {
				t.Fatal("nobody came in")
			}
			if c.end(t, w, v, cookie); t.Failed() {
				return
			}
			if _, ok := w.in(t, cookie); ok {
				t.Error("the session goes on")
			}
		})
	}
}

func TestWhoseMandatesEndedDoesNotComeIn(t *testing.T) {
	w := newWorld(t, nil)
	w.account(t, "claude@region.example", "Claude", "person:claude")
	w.ended = true
	if err := w.Ask(t.Context(), "claude@region.example", ""); err != nil {
		t.Fatal(err)
	}
	_, _, err := w.Redeem(request("/"), w.linked(t))
	refused(t, err, "auth.mandate-ended")
}

// TestASharedMailboxProvesNobody lets two people of one mailbox in, each by a link of their own, without a strong proof.
func TestASharedMailboxProvesNobody(t *testing.T) {
	w := newWorld(t, nil)
	w.account(t, "contact@epci.example", "Une", "person:une")
	_, shared, err := w.NewAccount(t.Context(), auth.Account{Address: auth.Address{Given: "Contact@epci.example", Mailbox: "contact@epci.example"}, Name: "Deux"})
	if err != nil || !shared {
		t.Fatalf("shared %v, %v", shared, err)
	}
	if err := w.Ask(t.Context(), "contact@epci.example", ""); err != nil {
		t.Fatal(err)
	}
	letters := w.post(t)
	if len(letters) != 2 {
		t.Fatalf("%d letters", len(letters))
	}
	for _, l := range letters {
		c, _, err := w.Redeem(request("/"), tokenOf(t, l.Text))
		if err != nil {
			t.Fatal(err)
		}
		if v, ok := w.in(t, c); !ok || !v.Session.Proved.IsZero() || !strings.Contains(l.Text, v.Account.Name) {
			t.Errorf("%+v", v)
		}
	}
}

func TestAPersonHasOneAccount(t *testing.T) {
	w := newWorld(t, nil)
	a := w.account(t, "une@epci.example", "Une", "person:une")
	b := w.account(t, "deux@epci.example", "Deux", "")
	if err := w.store.ChangeAccount(t.Context(), b.ID, func(b *auth.Account) { b.Person = "person:une" }); err != auth.ErrLinked {
		t.Errorf("%v", err)
	}
	if err := w.Close(t.Context(), a.ID); err != nil {
		t.Fatal(err)
	}
	if err := w.store.ChangeAccount(t.Context(), b.ID, func(b *auth.Account) { b.Person = "person:une" }); err != nil {
		t.Error(err)
	}
}

func TestAnInvitationIsForOnePersonOnce(t *testing.T) {
	w := newWorld(t, nil)
	inviter := w.account(t, "invite@region.example", "Qui invite", "")
	other := w.account(t, "other@region.example", "Autre", "")
	guest := w.account(t, "guest@region.example", "Invitée", "")
	invite := func() string {
		link, err := w.Invite(t.Context(), guest, inviter.ID)
		if err != nil {
			t.Fatal(err)
		}
		w.post(t)
		return tokenOf(t, link)
	}
	in := w.enter(t, "other@region.example")
	for _, c := range []struct {
		code    string
		present func(link string) error
	}{
		{"auth.link-other", func(link string) error { _, _, err := w.Redeem(request("/", in), link); return err }},
		{"auth.link-used", func(link string) error {
			if _, _, err := w.Redeem(request("/"), link); err != nil {
				t.Fatal(err)
			}
			_, _, err := w.Redeem(request("/"), link)
			return err
		}},
		{"auth.link-expired", func(link string) error {
			w.pass(8 * 24 * time.Hour)
			_, err := w.Shown(request("/"), link)
			_, _ = w.Shown(request("/"), link) // who invited is told once
			return err
		}},
	} {
		refused(t, c.present(invite()), c.code)
		told := w.post(t)
		if len(told) != 1 || told[0].To != "invite@region.example" || !strings.Contains(told[0].Text, "Invitée") {
			t.Errorf("%s: who invited is told %v", c.code, told)
		}
	}
	_ = other
}

func TestWhereToGoNext(t *testing.T) {
	for given, want := range map[string]string{
		"/actes?on=2019-03-05": "/actes?on=2019-03-05", "/en/": "/en/", "": "/",
		"//evil.example": "/", "/\\evil.example": "/", "https://evil.example/": "/", "javascript:alert(1)": "/", "actes": "/", "/a\r\nSet-Cookie: x": "/",
	} {
		if got := auth.Next(given); got != want {
			t.Errorf("Next(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		given, mailbox string
		odd            bool
	}{
		{"Claude.Exemple@Region.Example", "claude.exemple@region.example", false},
		{" claude+jalon@region.example ", "claude@region.example", false},
		{"claude@région.example", "claude@xn--rgion-bsa.example", false},
		{"claude@rеgion.example", "claude@xn--rgion-2of.example", true}, // a Cyrillic е
		{"claude", "", false}, {"Claude <claude@region.example>", "", false}, {"@region.example", "", false}, {"claude@region", "", false},
		{"+x@region.example", "", false}, {strings.Repeat("a", 300) + "@region.example", "", false}, {"a@b.example, c@d.example", "", false},
		{"a\r\nBcc: all@region.example", "", false},
	} {
		a, err := auth.ParseAddress(c.given)
		if c.mailbox == "" {
			refused(t, err, "auth.address")
			continue
		}
		if a.Mailbox != c.mailbox && !c.odd || a.Odd() != c.odd || a.Given != strings.TrimSpace(c.given) {
			t.Errorf("%q is read as %+v, odd %v", c.given, a, a.Odd())
		}
	}
}

func TestAPeerThatTriesTooOftenWaits(t *testing.T) {
	w := newWorld(t, func(o *auth.Options) { o.Proxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")} })
	from := func(peer, forwarded string) error {
		r := request("/")
		r.RemoteAddr = peer + ":1234"
		if strings.Contains(peer, ":") {
			r.RemoteAddr = "[" + peer + "]:1234"
		}
		r.Header.Set("X-Forwarded-For", forwarded)
		return w.Knock(r)
	}
	for _, c := range []struct {
		name            string
		peer, forwarded func(i int) string
		waits           bool
	}{
		{"from one address", func(int) string { return "192.0.2.1" }, func(int) string { return "" }, true},
		{"who claims to come from many", func(int) string { return "192.0.2.2" }, func(i int) string { return netip.AddrFrom4([4]byte{127, 0, 0, byte(i)}).String() }, true},
		{"from the network of one subscriber", func(i int) string { return netip.MustParseAddr("2001:db8::1").String() }, func(int) string { return "" }, true},
		{"from many addresses behind our proxy", func(int) string { return "10.1.1.1" }, func(i int) string { return netip.AddrFrom4([4]byte{198, 51, 100, byte(i)}).String() }, false},
		{"from one address behind our proxy, with a false beginning", func(int) string { return "10.1.1.1" }, func(i int) string {
			return netip.AddrFrom4([4]byte{127, 0, 0, byte(i)}).String() + ", 203.0.113.9"
		}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			w.pass(time.Minute)
			var err error
			for i := range 30 {
				err = from(c.peer(i), c.forwarded(i))
			}
			if c.waits {
				refused(t, err, "auth.too-many")
			} else if err != nil {
				t.Error(err)
			}
			w.pass(16 * time.Second)
			if err := from(c.peer(0), c.forwarded(0)); err != nil {
				t.Errorf("still waiting: %v", err)
			}
		})
	}
}

func TestRefusalsAreSaid(t *testing.T) {
	for code, text := range auth.Refusals {
		for _, l := range locale.Langs {
			if text.In(l) == "" {
				t.Errorf("%s is not said in %s", code, l)
			}
		}
	}
}

// TestNothingSecretIsWrittenDown looks for the secrets that were given out in the journal.
func TestNothingSecretIsWrittenDown(t *testing.T) {
	w := newWorld(t, nil)
	w.account(t, "claude@region.example", "Claude Exemple", "")
	c := w.enter(t, "claude@region.example")
	_, _, _ = w.Return(request("/entrer/retour?state=x&code=y", c))
	_, _, _ = w.Answer(request("/", c), "{}")
	for _, canary := range []string{c.Value, "claude@", "Exemple"} {
		if strings.Contains(w.log.String(), canary) {
			t.Errorf("the journal says %q: %s", canary, w.log)
		}
	}
}
