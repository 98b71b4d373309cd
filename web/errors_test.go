package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestBadRequestsAreAnswered wants each to say what was expected, and to keep the way around the site.
func TestBadRequestsAreAnswered(t *testing.T) {
	for address, want := range map[string]struct {
		status int
		says   string
	}{
		"/nulle-part":                              {404, "Il n’y a rien à cette adresse"},
		"/en/nowhere":                              {404, "There is nothing at this address"},
		"/territoires/ti:inconnu":                  {404, "ti:inconnu n’est pas au registre"},
		"/territoires/x%20y":                       {404, "n’est pas au registre"},
		"/instances/body:regional:99":              {404, "n’est pas au registre"},
		"/actes/0":                                 {404, "Le registre n’a pas d’acte"},
		"/actes/9223372036854775808":               {404, "Le registre n’a pas d’acte"},
		"/actes/un":                                {404, "Le registre n’a pas d’acte n° un"},
		"/actes/999999.json":                       {404, "Le registre n’a pas d’acte n° 999999"},
		"/actes/1.xml":                             {404, "Le registre n’a pas d’acte"},
		"/?on=2019-02-30":                          {400, "« 2019-02-30 » n’est pas un jour"},
		"/?on=05/03/2019":                          {400, "année-mois-jour"},
		"/en/?on=tomorrow":                         {400, "“tomorrow” is not a day"},
		"/?known=2019-03-05":                       {400, "n’est pas un moment"},
		"/?format=xml":                             {400, "n’est pas une forme de cette page"},
		"/actes?page=0":                            {400, "n’est pas un numéro de page"},
		"/actes?page=1000":                         {400, "qui en a"},
		"/actes?nature=acte.inconnu":               {400, "n’est pas un choix de la liste « Nature »"},
		"/actes?territoire=ti:inconnu":             {404, "n’est pas au registre"},
		"/territoires?region=2A7":                  {400, "n’est pas un choix de la liste « Région »"},
		"/territoires?situation=bof":               {400, "n’est pas un choix de la liste « Situation »"},
		"/instances?echelon=mondial":               {400, "n’est pas un choix de la liste « Échelon »"},
		"/recherche?q=" + strings.Repeat("a", 300): {400, "200 caractères au plus"},
		"/territoires/ti:nord-franche-comte?on=2018-11-21": {404, "Nord Franche-Comté n’existe pas encore au 21 novembre 2018"},
		"/tile/0/999":         {404, "pas de tuile"},
		"/tile/entries/x":     {404, "pas de tuile"},
		"/tile/../checkpoint": {404, ""},
	} {
		answer := region().get(address)
		if answer.Code == http.StatusTemporaryRedirect || answer.Code == http.StatusMovedPermanently {
			continue // a path with dots is first made plain
		}
		root := parse(t, answer)
		if answer.Code != want.status || !strings.Contains(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text(main(root))), want.says) {
			t.Errorf("%s answers %d and says %q; want %d and %q", address, answer.Code, text(main(root)), want.status, want.says)
		}
		for _, l := range pageLaws {
			for _, problem := range l.check(root) {
				t.Errorf("%s: %s: %s", address, l.name, problem)
			}
		}
		if len(all(root, "nav")) < 2 {
			t.Errorf("%s leaves its reader nowhere to go", address)
		}
	}
}

func TestADayTooSoonLeadsToTheFirst(t *testing.T) {
	root := parse(t, region().get("/territoires/ti:montbard-metal-valley?on=2018-12-01"))
	for _, a := range all(main(root), "a") {
		if href, _ := attribute(a, "href"); href == "/territoires/ti:montbard-metal-valley?on=2019-01-25" {
			return
		}
	}
	t.Error("nothing leads to the first day of the territory")
}

func TestASlashTooManyIsForgiven(t *testing.T) {
	for from, to := range map[string]string{"/territoires/": "/territoires", "/en/carte/": "/en/carte"} {
		answer := region().get(from)
		if answer.Code != http.StatusPermanentRedirect || answer.Header().Get("Location") != to {
			t.Errorf("%s leads to %q (%d)", from, answer.Header().Get("Location"), answer.Code)
		}
	}
}

func TestNothingIsWritten(t *testing.T) {
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch} {
		answer := httptest.NewRecorder()
		region().ServeHTTP(answer, httptest.NewRequest(method, "/actes", strings.NewReader("{}")))
		if answer.Code != http.StatusMethodNotAllowed || answer.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, Allow: %q", method, answer.Code, answer.Header().Get("Allow"))
		}
	}
	foreign := httptest.NewRequest(http.MethodPost, "/actes", nil)
	foreign.Header.Set("Sec-Fetch-Site", "cross-site")
	answer := httptest.NewRecorder()
	region().ServeHTTP(answer, foreign)
	if answer.Code != http.StatusForbidden {
		t.Errorf("a request forged by another site: %d", answer.Code)
	}
}

// TestAFailureTellsNothing makes a page panic: the reader gets a number, the journal gets the rest.
func TestAFailureTellsNothing(t *testing.T) {
	w := told(t, "bfc-2019")
	broken := route{Pattern: "/broken", Access: Public, Page: func(*visit) (page, error) { panic("the secret of the house") }}
	answer := httptest.NewRecorder()
	w.answering(broken, "fr").ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/broken", nil))
	body := answer.Body.String()
	if answer.Code != http.StatusInternalServerError || strings.Contains(body, "secret") || !strings.Contains(body, "Numéro d’incident") {
		t.Errorf("%d: %s", answer.Code, body)
	}
	if again := w.get("/"); again.Code != http.StatusOK {
		t.Errorf("the site does not answer any more: %d", again.Code)
	}
}

// TestARouteWithoutARuleIsClosed makes the wrong value loud: forgetting the rule shows the page to nobody.
func TestARouteWithoutARuleIsClosed(t *testing.T) {
	answer := httptest.NewRecorder()
	region().answering(route{Pattern: "/", Page: home}, "fr").ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/", nil))
	if answer.Code != http.StatusForbidden {
		t.Errorf("answered %d", answer.Code)
	}
}

func TestEveryRouteHasItsRule(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range routes {
		if r.Access != Public && r.Access != SignedIn {
			t.Errorf("%s says nothing of who may come", r.Pattern)
		}
		kinds := 0
		for _, has := range []bool{r.Page != nil, r.Fetch != nil, r.File != nil} {
			if has {
				kinds++
			}
		}
		if kinds != 1 {
			t.Errorf("%s is a page, fetches one or is a file, and only one of these", r.Pattern)
		}
		if seen[r.Pattern] {
			t.Errorf("%s is listed twice", r.Pattern)
		}
		seen[r.Pattern] = true
	}
}

func TestAnEmptyRegisterAnswers(t *testing.T) {
	w := told(t, "")
	for _, r := range routes {
		if r.Page == nil || strings.Contains(r.Pattern, "{") {
			continue
		}
		for _, lang := range []string{"", "/en"} {
			answer := w.get(lang + r.Pattern)
			if r.Access == SignedIn {
				if answer.Code != http.StatusSeeOther || !strings.HasPrefix(answer.Header().Get("Location"), lang+"/entrer?next=") {
					t.Errorf("%s%s: a stranger is answered %d", lang, r.Pattern, answer.Code)
				}
				continue
			}
			if answer.Code != http.StatusOK {
				t.Errorf("%s%s: %d", lang, r.Pattern, answer.Code)
				continue
			}
			root := parse(t, answer)
			for _, l := range pageLaws {
				for _, problem := range l.check(root) {
					t.Errorf("%s%s: %s: %s", lang, r.Pattern, l.name, problem)
				}
			}
		}
	}
}

func TestHeadersHoldTheBrowser(t *testing.T) {
	for _, address := range []string{"/", "/nulle-part", "/actes/1.json", "/style.css", "/checkpoint"} {
		h := region().get(address).Header()
		for name, want := range guards {
			if name != "Cross-Origin-Resource-Policy" && h.Get(name) != want[0] && name != "Content-Security-Policy" {
				t.Errorf("%s: %s is %q", address, name, h.Get(name))
			}
		}
		if !strings.HasPrefix(h.Get("Content-Security-Policy"), "default-src 'none'") || !strings.HasSuffix(h.Get("Content-Security-Policy"), "; form-action 'self'") || strings.Contains(h.Get("Content-Security-Policy"), "unsafe") {
			t.Errorf("%s: %s", address, h.Get("Content-Security-Policy"))
		}
	}
}
