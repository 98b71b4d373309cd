package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"jalon/register"
)

// fixed is a doorkeeper to whom everybody is the same person; nobody when it has no name.
type fixed Visitor

func (f fixed) Visitor(*http.Request) (Visitor, bool, error) { return Visitor(f), f.Name != "", nil }

// post sends a form to the handler of a route.
func (w *world) post(r route, address string, form url.Values) *httptest.ResponseRecorder {
	request := httptest.NewRequest(http.MethodPost, address, strings.NewReader(form.Encode()))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	w.answering(r, "fr").ServeHTTP(answer, request)
	return answer
}

// as makes everybody a visitor.
func (w *world) as(v Visitor) *world {
	w.options.Doorkeeper = fixed(v)
	return w
}

// informing proposes a piece of news of the region, from the field "text".
var informing = route{Pattern: "/essai", Access: SignedIn, Page: home, Post: func(v *visit) (page, error) {
	draft, refusal := v.site.register.Grammar().Draft(form("information.published", "2019-03-10",
		`{"body": "body:regional:27", "title": "Recruter", "text": "`+v.form.Get("text")+`"}`))
	if refusal != nil {
		return page{}, refusal
	}
	if _, err := v.propose(v.form.Get("key"), v.form.Get("dry") != "", draft); err != nil {
		return page{}, err
	}
	return page{then: "/actes"}, nil
}}

func TestAFormProposesInTheNameOfWhoIsThere(t *testing.T) {
	w := told(t, "bfc-2019")
	fresh := time.Now()
	for _, c := range []struct {
		name string
		who  Visitor
		form url.Values
		code int
		says string
	}{
		{"a stranger", Visitor{}, nil, http.StatusForbidden, "Il faut être connecté"},
		{"an account of nobody", Visitor{Name: "N", Proved: fresh}, nil, http.StatusForbidden, "aucune personne du registre"},
		{"somebody without the power", Visitor{Name: "N", Person: "person:elu-nevers-et-sud-nivernais", Proved: fresh}, nil, http.StatusForbidden, ""},
		{"an old proof", Visitor{Name: "N", Person: "person:secretariat-region", Proved: fresh.Add(-time.Hour)}, nil, http.StatusForbidden, "prouver de nouveau"},
		{"an old proof does for a rehearsal", Visitor{Name: "N", Person: "person:secretariat-region"}, url.Values{"dry": {"1"}}, http.StatusSeeOther, ""},
		{"too long a form", Visitor{Name: "N", Person: "person:secretariat-region", Proved: fresh}, url.Values{"text": {strings.Repeat("a", maxForm)}}, http.StatusRequestEntityTooLarge, "dépasse la taille"},
		{"who may", Visitor{Name: "N", Person: "person:secretariat-region", Proved: fresh}, url.Values{"text": {"Recruter d’abord"}, "key": {"k"}}, http.StatusSeeOther, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.form == nil {
				c.form = url.Values{"text": {"Recruter"}}
			}
			if c.form.Get("text") == "" {
				c.form.Set("text", "Recruter")
			}
			answer := w.as(c.who).post(informing, "/essai", c.form)
			if answer.Code != c.code || !strings.Contains(answer.Body.String(), c.says) {
				t.Errorf("answered %d: %s", answer.Code, answer.Body)
			}
		})
	}
	var by register.ID
	err := w.register.Read(t.Context(), 0, func(v register.View) error {
		last, err := v.Record(t.Context(), v.Seq())
		by = last.By
		return err
	})
	if err != nil || by != "person:secretariat-region" {
		t.Errorf("the last act is by %s, %v", by, err)
	}
}

func TestWhatIsForOneReaderIsKeptByNobody(t *testing.T) {
	w := told(t, "bfc-2019").as(Visitor{Name: "Claude Exemple"})
	answer := w.get("/")
	if control := answer.Header().Get("Cache-Control"); control != "private, no-store" || !strings.Contains(answer.Body.String(), "Claude Exemple") {
		t.Errorf("kept as %q", control)
	}
	w.as(Visitor{})
	if strings.Contains(w.get("/").Body.String(), "Claude Exemple") {
		t.Error("a stranger is shown the page of another reader")
	}
}
