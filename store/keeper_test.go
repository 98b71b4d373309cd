package store_test

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"jalon/auth"
	"jalon/mail"
	"jalon/store"
)

func TestSQLiteKeepsAccounts(t *testing.T) { keeps(t, sqlitePlace) }

func TestPostgresKeepsAccounts(t *testing.T) {
	if withoutPostgres(t) {
		return
	}
	keeps(t, postgresPlace)
}

// now is when everything happens; moments are kept to the millisecond.
var now = time.UnixMilli(1_763_000_000_000)

// keeps holds an engine against what package auth and package mail count on.
func keeps(t *testing.T, place func(*testing.T) string) {
	for _, c := range []struct {
		name string
		try  func(*testing.T, *store.Store)
	}{
		{"accounts", keepsAccounts}, {"sessions", keepsSessions}, {"tickets", keepsTickets}, {"identities and passkeys", keepsProofs},
		{"letters", keepsLetters}, {"subscriptions", keepsSubscriptions}, {"what is over is forgotten", forgets},
	} {
		t.Run(c.name, func(t *testing.T) { c.try(t, open(t, place(t))) })
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var claude = auth.Account{ID: "a1", Address: auth.Address{Given: "Claude@region.example", Mailbox: "claude@region.example"}, Name: "Claude", Lang: "fr", Person: "person:claude", Admin: true, Created: now}

func keepsAccounts(t *testing.T, s *store.Store) {
	must(t, s.AddAccount(t.Context(), claude))
	if a, ok, err := s.Account(t.Context(), "a1"); a != claude || !ok || err != nil {
		t.Errorf("%+v, %v, %v", a, ok, err)
	}
	if _, ok, err := s.Account(t.Context(), "none"); ok || err != nil {
		t.Error(ok, err)
	}
	twin := claude
	twin.ID = "a2"
	if err := s.AddAccount(t.Context(), twin); !errors.Is(err, auth.ErrLinked) {
		t.Errorf("a second account of one person: %v", err)
	}
	twin.Person = ""
	must(t, s.AddAccount(t.Context(), twin))
	if err := s.ChangeAccount(t.Context(), "a2", func(a *auth.Account) { a.Person = "person:claude" }); !errors.Is(err, auth.ErrLinked) {
		t.Errorf("linked twice: %v", err)
	}
	if err := s.ChangeAccount(t.Context(), "none", func(*auth.Account) {}); err == nil {
		t.Error("an account that is not there was changed")
	}
	must(t, s.ChangeAccount(t.Context(), "a1", func(a *auth.Account) { a.Closed = now }))
	must(t, s.ChangeAccount(t.Context(), "a2", func(a *auth.Account) { a.Person = "person:claude" }))
	if open, err := s.AccountsAt(t.Context(), "claude@region.example"); len(open) != 1 || open[0].ID != "a2" || err != nil {
		t.Errorf("%+v, %v", open, err)
	}
	if all, err := s.Accounts(t.Context()); len(all) != 2 || err != nil {
		t.Errorf("%+v, %v", all, err)
	}
}

func keepsSessions(t *testing.T, s *store.Store) {
	must(t, s.AddAccount(t.Context(), claude))
	first := auth.Session{Digest: "d1", ID: "i1", Account: "a1", Agent: "Firefox", Hint: "h", Created: now, Seen: now, Proved: now}
	must(t, s.AddSession(t.Context(), first, ""))
	if one, ok, err := s.Session(t.Context(), "d1"); one != first || !ok || err != nil {
		t.Errorf("%+v, %v, %v", one, ok, err)
	}
	if a, _, _ := s.Account(t.Context(), "a1"); !a.Entered.Equal(now) {
		t.Error("the account does not say that somebody came in")
	}
	must(t, s.SeenSession(t.Context(), "d1", now.Add(time.Hour)))
	second := auth.Session{Digest: "d2", ID: "i2", Account: "a1", Created: now, Seen: now}
	must(t, s.AddSession(t.Context(), second, "d1"))
	if _, ok, _ := s.Session(t.Context(), "d1"); ok {
		t.Error("the session that was replaced is there")
	}
	third := auth.Session{Digest: "d3", ID: "i3", Account: "a1", Created: now, Seen: now.Add(time.Minute)}
	must(t, s.AddSession(t.Context(), third, "d1"))
	must(t, s.EndSessions(t.Context(), "a2", "i3"))
	if all, err := s.Sessions(t.Context(), "a1"); len(all) != 2 || all[0].ID != "i3" || err != nil {
		t.Errorf("%+v, %v", all, err)
	}
	must(t, s.EndSessions(t.Context(), "a1", "i3"))
	if all, _ := s.Sessions(t.Context(), "a1"); len(all) != 1 || all[0].ID != "i2" {
		t.Errorf("%+v", all)
	}
	must(t, s.EndSessions(t.Context(), "a1", ""))
	if all, _ := s.Sessions(t.Context(), "a1"); len(all) != 0 {
		t.Errorf("%+v", all)
	}
}

func keepsTickets(t *testing.T, s *store.Store) {
	one := auth.Ticket{Digest: "d", Purpose: auth.Enter, Account: "a1", Data: "{}", Inviter: "a2", Created: now, Until: now.Add(time.Hour)}
	must(t, s.AddTickets(t.Context(), []auth.Ticket{one}, []mail.Letter{{ID: "l", To: "x", Written: now}}))
	if err := s.AddTickets(t.Context(), []auth.Ticket{one}, []mail.Letter{{ID: "other", To: "x", Written: now}}); err == nil {
		t.Error("a ticket was written twice")
	}
	if l, _, ok, err := s.Lend(t.Context(), now, now.Add(time.Hour)); !ok || l.ID != "l" || err != nil {
		t.Errorf("%+v, %v, %v", l, ok, err)
	}
	if l, _, ok, _ := s.Lend(t.Context(), now, now.Add(time.Hour)); ok {
		t.Errorf("the letter of a ticket that was not written is there: %+v", l)
	}
	if n, err := s.CountTickets(t.Context(), "a1", now); n != 1 || err != nil {
		t.Error(n, err)
	}
	var torn atomic.Int32
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			if first, err := s.TearTicket(t.Context(), "d", now); err != nil {
				t.Error(err)
			} else if first {
				torn.Add(1)
			}
		})
	}
	if all.Wait(); torn.Load() != 1 {
		t.Errorf("one ticket was torn %d times", torn.Load())
	}
	one.Used = now
	if kept, ok, err := s.Ticket(t.Context(), "d"); kept != one || !ok || err != nil {
		t.Errorf("%+v, %v, %v", kept, ok, err)
	}
}

func keepsProofs(t *testing.T, s *store.Store) {
	i := auth.Identity{Issuer: "https://p.example", Subject: "s", Account: "a1", SIRET: "13002526500013", Created: now}
	must(t, s.AddIdentity(t.Context(), i))
	if kept, ok, err := s.Identity(t.Context(), i.Issuer, i.Subject); kept != i || !ok || err != nil {
		t.Errorf("%+v, %v, %v", kept, ok, err)
	}
	if err := s.AddIdentity(t.Context(), i); err == nil {
		t.Error("an identity has two accounts")
	}
	p := auth.Passkey{ID: "k", Account: "a1", Name: "clé", Public: "{}", Created: now}
	must(t, s.AddPasskey(t.Context(), p))
	p.Used, p.Public = now, `{"n":1}`
	must(t, s.SavePasskey(t.Context(), p))
	must(t, s.RemovePasskey(t.Context(), "a2", "k"))
	if all, err := s.Passkeys(t.Context(), "a1"); len(all) != 1 || all[0] != p || err != nil {
		t.Errorf("%+v, %v", all, err)
	}
	must(t, s.RemovePasskey(t.Context(), "a1", "k"))
	if all, _ := s.Passkeys(t.Context(), "a1"); len(all) != 0 {
		t.Errorf("%+v", all)
	}
}

func keepsLetters(t *testing.T, s *store.Store) {
	for i := range 8 {
		must(t, s.AddTickets(t.Context(), nil, []mail.Letter{{ID: fmt.Sprint("l", i), To: "x@example.org", Lang: "fr", Subject: "s", Text: "t", Leave: "u", Written: now, Until: now.Add(time.Hour)}}))
	}
	var lent sync.Map
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 20 { // of two that want the same letter, one may go away empty
				l, tries, ok, err := s.Lend(t.Context(), now, now.Add(time.Minute))
				if err != nil || ok && tries != 1 {
					t.Error(tries, err)
				}
				if _, twice := lent.LoadOrStore(l.ID, true); ok && twice {
					t.Errorf("%s was lent twice", l.ID)
				}
			}
		})
	}
	all.Wait()
	n := 0
	lent.Range(func(id, _ any) bool {
		if id != "" {
			n++
		}
		return true
	})
	if n != 8 {
		t.Errorf("%d of 8 were lent", n)
	}
	must(t, s.Sent(t.Context(), "l0", now))
	must(t, s.Kept(t.Context(), "l1", "down", now.Add(2*time.Minute)))
	for i := 2; i < 8; i++ {
		must(t, s.Kept(t.Context(), fmt.Sprint("l", i), "given up", time.Time{}))
	}
	l, tries, ok, err := s.Lend(t.Context(), now.Add(3*time.Minute), now.Add(time.Hour))
	want := mail.Letter{ID: "l1", To: "x@example.org", Lang: "fr", Subject: "s", Text: "t", Leave: "u", Until: now.Add(time.Hour)}
	if l != want || tries != 2 || !ok || err != nil {
		t.Errorf("%+v, %d, %v, %v", l, tries, ok, err)
	}
}

func keepsSubscriptions(t *testing.T, s *store.Store) {
	must(t, s.AddAccount(t.Context(), claude))
	due, err := s.DueNews(t.Context(), now)
	if len(due) != 1 || due[0].Pace != mail.Weekly || due[0].Address != "Claude@region.example" || due[0].Person != "person:claude" || due[0].Secret == "" || err != nil {
		t.Fatalf("%+v, %v", due, err)
	}
	letter := mail.Letter{ID: "n", To: "x", Written: now}
	next := now.Add(24 * time.Hour)
	must(t, s.TellNews(t.Context(), due[0], 7, next, &letter))
	late := letter
	late.ID = "n2"
	must(t, s.TellNews(t.Context(), due[0], 9, next, &late)) // another node, which started from the same place
	if l, _, ok, _ := s.Lend(t.Context(), now, now.Add(time.Hour)); !ok || l.ID != "n" {
		t.Errorf("%+v, %v", l, ok)
	}
	if l, _, ok, _ := s.Lend(t.Context(), now, now.Add(time.Hour)); ok {
		t.Errorf("told twice: %+v", l)
	}
	if again, err := s.DueNews(t.Context(), now); len(again) != 0 || err != nil {
		t.Errorf("%+v, %v", again, err)
	}
	if one, ok, err := s.Subscription(t.Context(), "a1"); one.Told != 7 || !one.Due.Equal(next) || !ok || err != nil {
		t.Errorf("%+v, %v, %v", one, ok, err)
	}
	must(t, s.ChangePace(t.Context(), "a1", mail.Daily, now))
	if again, _ := s.DueNews(t.Context(), now); len(again) != 1 || again[0].Pace != mail.Daily || again[0].Told != 7 {
		t.Errorf("%+v", again)
	}
	if ok, err := s.EndNews(t.Context(), "none"); ok || err != nil {
		t.Error(ok, err)
	}
	if ok, err := s.EndNews(t.Context(), due[0].Secret); !ok || err != nil {
		t.Error(ok, err)
	}
	if again, _ := s.DueNews(t.Context(), now.Add(1000*time.Hour)); len(again) != 0 {
		t.Errorf("%+v", again)
	}
	for _, digest := range []string{"f1", "f2"} {
		must(t, s.ChangeFeed(t.Context(), "a1", digest))
	}
	if _, ok, _ := s.FeedOf(t.Context(), "f1"); ok {
		t.Error("an address that was replaced still opens")
	}
	if account, ok, err := s.FeedOf(t.Context(), "f2"); account != "a1" || !ok || err != nil {
		t.Error(account, ok, err)
	}
}

func forgets(t *testing.T, s *store.Store) {
	for i, at := range []time.Time{now.Add(-48 * time.Hour), now} {
		id := fmt.Sprint("x", i)
		must(t, s.AddSession(t.Context(), auth.Session{Digest: id, ID: id, Account: "a1", Created: at, Seen: at}, ""))
		must(t, s.AddTickets(t.Context(), []auth.Ticket{{Digest: id, Purpose: auth.Enter, Account: "a1", Created: at, Until: at}}, []mail.Letter{{ID: id, Written: at}}))
	}
	must(t, s.Sent(t.Context(), "x0", now))
	must(t, s.Forget(t.Context(), now.Add(-time.Hour)))
	for id, there := range map[string]bool{"x0": false, "x1": true} {
		_, session, _ := s.Session(t.Context(), id)
		_, ticket, _ := s.Ticket(t.Context(), id)
		if session != there || ticket != there {
			t.Errorf("%s: session %v, ticket %v", id, session, ticket)
		}
	}
}
