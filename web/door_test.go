package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"encoding/xml"

	"jalon/auth"
	"jalon/locale"
	"jalon/mail"
	"jalon/register"
	"jalon/store"
)

// house is a site with a door, whose accounts are in a store of their own.
type house struct {
	*world
	door    *auth.Door
	store   *store.Store
	cookies []*http.Cookie // of the browser
	now     time.Time
}

func newHouse(t *testing.T) *house {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "accounts.db"), store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	h := &house{world: told(t, "bfc-2019"), store: s, now: time.Now()}
	base, _ := url.Parse("http://jalon.example")
	h.door, err = auth.New(auth.Options{Keeper: s, Base: base, Name: "Jalon", Mails: true, Clock: func() time.Time { return h.now }})
	if err != nil {
		t.Fatal(err)
	}
	h.Site = New(h.world.register, Options{PublicKey: "key", Door: h.door, Subscriptions: s, Feeds: s, Host: "jalon.example"})
	return h
}

// account makes an account of a person.
func (h *house) account(t *testing.T, name string, person register.ID, admin bool) auth.Account {
	t.Helper()
	a, _, err := h.door.NewAccount(t.Context(), auth.Account{Address: auth.Address{Given: name + "@region.example", Mailbox: name + "@region.example"}, Name: name, Person: person, Admin: admin})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// go asks for an address, or sends a form to it, with what the browser remembers.
func (h *house) do(method, address string, form url.Values, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, address, strings.NewReader(form.Encode()))
	r.Host = "jalon.example"
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	for _, c := range h.cookies {
		r.AddCookie(c)
	}
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, r)
	for _, c := range answer.Result().Cookies() {
		if c.MaxAge > 0 {
			h.cookies = append([]*http.Cookie{c}, h.cookies...)
		} else {
			h.cookies = nil
		}
	}
	return answer
}

func (h *house) see(address string) *httptest.ResponseRecorder { return h.do("GET", address, nil) }

var tokenIn = regexp.MustCompile(`jeton=([\w-]+)`)

// letters empties the outbox.
func (h *house) letters(t *testing.T) (all []mail.Letter) {
	t.Helper()
	for {
		l, _, ok, err := h.store.Lend(t.Context(), h.now.Add(time.Minute), h.now.Add(time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return all
		}
		all = append(all, l)
	}
}

// enter comes in by a link sent by mail, as a person would, and returns where they came to.
func (h *house) enter(t *testing.T, name, next string) string {
	t.Helper()
	if answer := h.do("POST", "/entrer?next="+url.QueryEscape(next), url.Values{"adresse": {name + "@region.example"}}); answer.Code != http.StatusOK {
		t.Fatalf("asked: %d", answer.Code)
	}
	letters := h.letters(t)
	if len(letters) != 1 {
		t.Fatalf("%d letters", len(letters))
	}
	token := tokenIn.FindStringSubmatch(letters[0].Text)[1]
	if answer := h.see("/entrer/lien?jeton=" + token); answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), name) {
		t.Fatalf("shown: %d", answer.Code)
	}
	answer := h.do("POST", "/entrer/lien", url.Values{"jeton": {token}})
	if answer.Code != http.StatusSeeOther {
		t.Fatalf("redeemed: %d", answer.Code)
	}
	return answer.Header().Get("Location")
}

func TestSomebodyComesInAndLeaves(t *testing.T) {
	h := newHouse(t)
	h.account(t, "claude", "person:secretariat-region", false)
	if answer := h.see("/compte"); answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != "/entrer?next=%2Fcompte" {
		t.Fatalf("a stranger is sent to %s", answer.Header().Get("Location"))
	}
	h.enter(t, "claude", "/compte")
	for _, address := range []string{"/compte", "/en/compte", "/entrer", "/entrer/preuve", "/en/entrer/preuve"} {
		answer := h.see(address)
		if answer.Code != http.StatusOK || answer.Header().Get("Cache-Control") != "private, no-store" {
			t.Errorf("%s: %d, kept as %q", address, answer.Code, answer.Header().Get("Cache-Control"))
		}
		root := parse(t, answer)
		for _, l := range pageLaws {
			for _, problem := range l.check(root) {
				t.Errorf("%s: %s: %s", address, l.name, problem)
			}
		}
	}
	if answer := h.do("POST", "/sortir", url.Values{}); answer.Code != http.StatusSeeOther {
		t.Errorf("left: %d", answer.Code)
	}
	if answer := h.see("/compte"); answer.Code != http.StatusSeeOther {
		t.Errorf("still inside: %d", answer.Code)
	}
	if answer := h.see("/sorti?state=wrong"); answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != "/" {
		t.Errorf("back from the provider: %d", answer.Code)
	}
}

// TestTheDoorBearsBadInput holds what the door answers to whoever tries.
func TestTheDoorBearsBadInput(t *testing.T) {
	h := newHouse(t)
	h.account(t, "claude", "", false)
	for _, c := range []struct {
		name   string
		method string
		to     string
		form   url.Values
		header []string
		code   int
		says   string
	}{
		{"an address that is none", "POST", "/entrer", url.Values{"adresse": {"claude"}}, nil, 400, "n’est pas une adresse électronique"},
		{"a stranger's address", "POST", "/entrer", url.Values{"adresse": {"nobody@region.example"}}, nil, 200, "Regardez votre messagerie"},
		{"a known address", "POST", "/entrer", url.Values{"adresse": {"claude@region.example"}}, nil, 200, "Regardez votre messagerie"},
		{"a link of one's own making", "GET", "/entrer/lien?jeton=x", nil, nil, 404, "Ce lien ne mène à rien"},
		{"the same, confirmed", "POST", "/entrer/lien", url.Values{"jeton": {"x"}}, nil, 404, "Ce lien ne mène à rien"},
		{"a provider that is not there", "GET", "/entrer/fournisseur", nil, nil, 404, "pas de fournisseur"},
		{"coming back from nowhere", "GET", "/entrer/retour?state=x&code=y", nil, nil, 404, "pas de fournisseur"},
		{"an answer without a challenge", "POST", "/entrer/cle", url.Values{"reponse": {"{}"}}, nil, 400, "Connexion interrompue"},
		{"a form from another site", "POST", "/entrer", url.Values{}, []string{"Sec-Fetch-Site", "cross-site"}, 403, ""},
		{"a form from a neighbour of the same domain", "POST", "/entrer", url.Values{}, []string{"Sec-Fetch-Site", "same-site"}, 403, ""},
		{"a form with another origin", "POST", "/sortir", url.Values{}, []string{"Origin", "https://evil.example"}, 403, ""},
		{"an account for a stranger", "POST", "/compte", url.Values{}, nil, 403, "Il faut être connecté"},
		{"a subscription that is nobody's", "POST", "/desabonner?qui=x", url.Values{}, nil, 404, ""},
		{"a calendar that is nobody's", "GET", "/agenda/x.ics", nil, nil, 404, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h.now = h.now.Add(time.Minute)
			answer := h.do(c.method, c.to, c.form, c.header...)
			if answer.Code != c.code || !strings.Contains(answer.Body.String(), locale.Typeset(locale.French, c.says)) {
				t.Errorf("%d: %s", answer.Code, answer.Body)
			}
		})
	}
	if len(h.cookies) != 0 {
		t.Errorf("the browser was given %v", h.cookies)
	}
}

func TestWhereALinkLeads(t *testing.T) {
	h := newHouse(t)
	h.account(t, "lectrice", "", false)
	h.account(t, "secretaire", "person:secretariat-region", false)
	for _, c := range []struct{ name, next, want string }{
		{"lectrice", "", "/"},
		{"secretaire", "", "/mon-travail"},
		{"secretaire", "/argent?on=2019-03-05", "/argent?on=2019-03-05"},
		{"lectrice", "//evil.example", "/"},
		{"lectrice", "javascript:alert(1)", "/"},
		{"lectrice", "https://evil.example/", "/"},
	} {
		if came := h.enter(t, c.name, c.next); came != c.want {
			t.Errorf("%s, on the way to %q, came to %q", c.name, c.next, came)
		}
		h.cookies = nil
	}
}

func TestTheSiteAnswersToItsName(t *testing.T) {
	h := newHouse(t)
	r := httptest.NewRequest("GET", "/", nil)
	r.Host = "evil.example"
	answer := httptest.NewRecorder()
	h.ServeHTTP(answer, r)
	if answer.Code != http.StatusMisdirectedRequest {
		t.Errorf("answered %d", answer.Code)
	}
	r = httptest.NewRequest("GET", "/livez", nil)
	answer = httptest.NewRecorder()
	if h.ServeHTTP(answer, r); answer.Code != http.StatusOK {
		t.Errorf("who watches over it is answered %d", answer.Code)
	}
}

// TestAProofIsAskedAgain sends links to who is there, and says so when there were too many.
func TestAProofIsAskedAgain(t *testing.T) {
	h := newHouse(t)
	h.account(t, "claude", "person:secretariat-region", false)
	h.enter(t, "claude", "") // by a first link
	for range 4 {
		if answer := h.do("POST", "/entrer/preuve", url.Values{}); answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), "claude@region.example") {
			t.Fatalf("asked again: %d, %s", answer.Code, answer.Body)
		}
	}
	answer := h.do("POST", "/entrer/preuve", url.Values{})
	if answer.Code != http.StatusTooManyRequests || answer.Header().Get("Retry-After") != "900" || !strings.Contains(answer.Body.String(), "Servez-vous du dernier") {
		t.Errorf("once too often: %d after %q: %s", answer.Code, answer.Header().Get("Retry-After"), answer.Body)
	}
	if n := len(h.letters(t)); n != 4 {
		t.Errorf("%d letters left", n)
	}
}

func TestWhoTriesTooOftenWaits(t *testing.T) {
	h := newHouse(t)
	var answer *httptest.ResponseRecorder
	for range 30 {
		answer = h.do("POST", "/entrer/lien", url.Values{"jeton": {"x"}})
	}
	if answer.Code != http.StatusTooManyRequests || answer.Header().Get("Retry-After") == "" {
		t.Errorf("answered %d, again after %q", answer.Code, answer.Header().Get("Retry-After"))
	}
}

func TestAccountsAreAdministeredByWhoMay(t *testing.T) {
	h := newHouse(t)
	h.account(t, "claude", "person:secretariat-region", false)
	h.account(t, "admin", "", true)
	h.enter(t, "claude", "/")
	if answer := h.see("/comptes"); answer.Code != http.StatusForbidden {
		t.Errorf("who may not is answered %d", answer.Code)
	}
	h.cookies = nil
	h.enter(t, "admin", "/comptes")
	open := url.Values{"faire": {"ouvrir"}, "nom": {"Camille"}, "adresse": {"camille@region.example"}, "personne": {"person:directrice-aer"}}
	if answer := h.do("POST", "/comptes", open); answer.Code != http.StatusOK || !strings.Contains(answer.Body.String(), "Le compte de Camille est ouvert") {
		t.Errorf("%d: %s", answer.Code, answer.Body)
	}
	if letters := h.letters(t); len(letters) != 1 || letters[0].To != "camille@region.example" {
		t.Errorf("%v were invited", letters)
	}
	if answer := h.do("POST", "/comptes", open); answer.Code != http.StatusConflict || !strings.Contains(answer.Body.String(), "a déjà un compte") {
		t.Errorf("a second account of one person: %d", answer.Code)
	}
	open.Set("personne", "person:nobody")
	if answer := h.do("POST", "/comptes", open); answer.Code != http.StatusNotFound {
		t.Errorf("a person whom the register does not know: %d", answer.Code)
	}
	h.now = h.now.Add(16 * time.Minute)
	answer := h.do("POST", "/comptes", url.Values{"faire": {"fermer"}})
	if answer.Code != http.StatusForbidden || !strings.Contains(answer.Body.String(), "/entrer/preuve?next=%2Fcomptes") {
		t.Errorf("with an old proof: %d", answer.Code)
	}
	h.enter(t, "admin", "/comptes") // which proves again
	camille, _ := h.store.AccountsAt(t.Context(), "camille@region.example")
	if answer := h.do("POST", "/comptes", url.Values{"faire": {"fermer"}, "compte": {camille[0].ID}}); answer.Code != http.StatusSeeOther {
		t.Errorf("closing: %d", answer.Code)
	}
}

// TestNews tells a piece of news to a level, and follows it to those who sit there and to nobody else.
func TestNews(t *testing.T) {
	h := newHouse(t)
	chief := h.account(t, "chef", "person:chef-projet-nord-franche-comte", false)
	h.account(t, "agence", "person:directrice-aer", false)
	tell := func() []mail.Letter {
		n := &mail.News{Subscriptions: h.store, Compose: h.Digest, Presses: h.Presses, Clock: func() time.Time { return h.now }, Logger: nil}
		n.Tell(t.Context())
		return h.letters(t)
	}
	h.now = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) // a Friday
	if first := tell(); len(first) != 0 {
		t.Errorf("a new subscriber is told %v", first)
	}
	// the accounts are kept apart from this register: the subscriptions begin at its last act
	for _, a := range []string{"chef", "agence"} {
		h.tolds(t, a)
	}
	h.propose(t, "person:secretariat-region", form("information.published", "2019-07-02",
		`{"body": "body:regional:27", "title": "Appel à projets", "text": "Il ouvre en septembre.", "levels": ["project"]}`))
	if early := tell(); len(early) != 0 {
		t.Errorf("told before Monday: %v", early)
	}
	h.now = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	letters := tell()
	var toChief *mail.Letter
	for i, l := range letters {
		if l.To == "chef@region.example" {
			toChief = &letters[i]
		} else if strings.Contains(l.Text, "Il ouvre en septembre") {
			t.Errorf("%s is told what is not for them", l.To)
		}
	}
	if toChief == nil || !strings.Contains(toChief.Text, "Appel à projets") || !strings.Contains(toChief.Text, "http://jalon.example/actes/") {
		t.Fatalf("the project manager is told %+v", toChief)
	}
	if again := tell(); len(again) != 0 {
		t.Errorf("told twice: %v", again)
	}

	// A convocation does not wait for the next Monday, for those who sit there.
	h.now = h.now.Add(10 * time.Minute)
	on := h.register.Today().Add(8).String()
	h.propose(t, "person:chef-projet-nord-franche-comte", form("meeting.convened", h.register.Today().String(),
		`{"meeting": "meeting:presse", "body": "body:project:nord-franche-comte", "on": "`+on+`", "agenda": [{"number": 1, "title": "Avis"}]}`))
	pressing := tell()
	if len(pressing) != 1 || pressing[0].To != "chef@region.example" || !strings.Contains(pressing[0].Text, "Vos prochaines réunions") {
		t.Errorf("of a convocation are told %+v", pressing)
	}
	if again := tell(); len(again) != 0 {
		t.Errorf("told twice of a convocation: %v", again)
	}
	// one click, by the mail program, without a cookie or an origin
	leave, _ := url.Parse(toChief.Leave)
	if answer := h.do("POST", leave.RequestURI(), url.Values{"List-Unsubscribe": {"One-Click"}}); answer.Code != http.StatusOK {
		t.Errorf("leaving: %d", answer.Code)
	}
	if s, ok, err := h.store.Subscription(t.Context(), chief.ID); !ok || err != nil || s.Pace != mail.Never {
		t.Errorf("%+v, %v", s, err)
	}
}

// tolds brings a subscription level with the register.
func (h *house) tolds(t *testing.T, name string) {
	t.Helper()
	accounts, err := h.store.AccountsAt(t.Context(), name+"@region.example")
	if err != nil || len(accounts) != 1 {
		t.Fatal(accounts, err)
	}
	s, ok, err := h.store.Subscription(t.Context(), accounts[0].ID)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	err = h.world.register.Read(t.Context(), 0, func(v register.View) error {
		return h.store.TellNews(t.Context(), s, v.Seq(), s.Due, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestPacesAreChosen(t *testing.T) {
	h := newHouse(t)
	a := h.account(t, "chef", "person:chef-projet-nord-franche-comte", false)
	h.enter(t, "chef", "/compte")
	for _, c := range []struct {
		pace string
		code int
	}{{"daily", 303}, {"never", 303}, {"hourly", 400}} {
		if answer := h.do("POST", "/compte", url.Values{"faire": {"nouvelles"}, "rythme": {c.pace}}); answer.Code != c.code {
			t.Errorf("%s: %d", c.pace, answer.Code)
		}
	}
	if s, _, _ := h.store.Subscription(t.Context(), a.ID); s.Pace != mail.Never {
		t.Errorf("%+v", s)
	}
}

// TestACalendarFollows convenes a meeting, then cancels it: it keeps its name, its sequence rises, and it ends cancelled.
func TestACalendarFollows(t *testing.T) {
	h := newHouse(t)
	h.account(t, "region", "person:secretariat-region", false)
	h.account(t, "chef", "person:chef-projet-nord-franche-comte", false)
	h.enter(t, "region", "/compte")
	answer := h.do("POST", "/compte", url.Values{"faire": {"agenda"}})
	secret := regexp.MustCompile(`/agenda/\w+\.ics`).FindString(answer.Body.String())
	if secret == "" {
		t.Fatalf("no address: %s", answer.Body)
	}
	event := func(address, id string) *ics.VEvent {
		answer := h.see(address)
		if answer.Code != http.StatusOK || !strings.HasPrefix(answer.Header().Get("Content-Type"), "text/calendar") {
			t.Fatalf("%s: %d", address, answer.Code)
		}
		c, err := ics.ParseCalendar(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.Events() {
			if strings.HasPrefix(e.Id(), id+"@") {
				return e
			}
		}
		return nil
	}
	said := func(e *ics.VEvent, p ics.ComponentProperty) string {
		if one := e.GetProperty(p); one != nil {
			return one.Value
		}
		return ""
	}
	const meeting = "meeting:regional:27:essai"
	h.propose(t, "person:secretariat-region", form("meeting.convened", "2019-12-01",
		`{"meeting": "`+meeting+`", "body": "body:regional:27", "on": "2020-02-10", "place": "Dijon", "agenda": [{"number": 1, "title": "Avis"}]}`))
	for _, address := range []string{secret, "/instances/body:regional:27.ics"} {
		e := event(address, meeting)
		if e == nil || said(e, ics.ComponentPropertyDtStart) != "20200210" || said(e, ics.ComponentPropertySequence) != "0" || said(e, ics.ComponentPropertyStatus) != "CONFIRMED" || said(e, ics.ComponentPropertyLocation) != "Dijon" {
			t.Fatalf("%s: %+v", address, e)
		}
	}
	before := event(secret, meeting).Id()
	h.propose(t, "person:secretariat-region", form("meeting.cancelled", "2019-12-05", `{"meeting": "`+meeting+`", "reason": "Neige"}`))
	if e := event(secret, meeting); e.Id() != before || said(e, ics.ComponentPropertySequence) != "1" || said(e, ics.ComponentPropertyStatus) != "CANCELLED" {
		t.Errorf("%s", e.Serialize(&ics.SerializationConfiguration{MaxLength: 75, PropertyMaxLength: 75, NewLine: "\n"}))
	}
	if event("/territoires/ti:nord-franche-comte.ics", meeting) != nil {
		t.Error("a territory shows the meeting of the region")
	}
	h.do("POST", "/compte", url.Values{"faire": {"sans-agenda"}})
	if answer := h.see(secret); answer.Code != http.StatusNotFound {
		t.Errorf("the address still answers %d", answer.Code)
	}
}

func TestFeedsOfActs(t *testing.T) {
	for address, least := range map[string]int{"/actes.atom": entriesOf, "/territoires/ti:nord-franche-comte.atom": 5, "/instances/body:regional:27.atom": 5} {
		answer := region().get(address)
		if answer.Code != http.StatusOK || !strings.HasPrefix(answer.Header().Get("Content-Type"), "application/atom+xml") {
			t.Fatalf("%s: %d", address, answer.Code)
		}
		var feed atom
		if err := xml.Unmarshal(answer.Body.Bytes(), &feed); err != nil {
			t.Fatal(err)
		}
		if len(feed.Entries) < least || feed.Updated < feed.Entries[0].Updated || feed.Entries[0].Updated < feed.Entries[len(feed.Entries)-1].Updated {
			t.Errorf("%s: %d entries, updated %s", address, len(feed.Entries), feed.Updated)
		}
		seen := map[string]bool{}
		for _, e := range feed.Entries {
			if seen[e.ID] || e.Title == "" || e.Author == "" || e.Summary == "" || strings.Contains(e.Summary, "{") {
				t.Errorf("%s: %+v", address, e)
			}
			seen[e.ID] = true
		}
	}
	for _, address := range []string{"/territoires/ti:nowhere.atom", "/instances/ti:nord-franche-comte.atom", "/instances/body:nowhere.ics"} {
		if answer := region().get(address); answer.Code != http.StatusNotFound {
			t.Errorf("%s: %d", address, answer.Code)
		}
	}
}
