package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"jalon/act"
	"jalon/locale"
	"jalon/register"
)

// seated makes everybody a person of the register, who has just proved who they are.
func (w *world) seated(person string) *world {
	return w.as(Visitor{Account: "a", Name: person, Person: register.Join("person", person), Proved: time.Now()})
}

// send posts a form to the site.
func (w *world) send(address string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, r)
	return answer
}

// formOn reads the last form of a page, as a browser without script would send it, pressing a button of it.
func formOn(t *testing.T, answer *httptest.ResponseRecorder, step string) url.Values {
	t.Helper()
	form := url.Values{"step": {step}}
	root, err := html.Parse(strings.NewReader(answer.Body.String())) // which stays to be read again
	if err != nil {
		t.Fatal(err)
	}
	forms := all(main(root), "form")
	for _, name := range []string{"input", "textarea", "select"} {
		for _, n := range all(forms[len(forms)-1], name) {
			key, _ := attribute(n, "name")
			kind, _ := attribute(n, "type")
			_, checked := attribute(n, "checked")
			switch {
			case name == "select":
				for _, o := range all(n, "option") {
					if _, is := attribute(o, "selected"); is {
						value, _ := attribute(o, "value")
						form.Add(key, value)
					}
				}
			case name == "textarea":
				if n.FirstChild != nil {
					form.Add(key, n.FirstChild.Data)
				}
			case kind != "checkbox" && kind != "radio" || checked:
				value, _ := attribute(n, "value")
				form.Add(key, value)
			}
		}
	}
	return form
}

// TestEveryKindHasItsForm asks for the form of every kind of act, in both languages: it obeys the laws of pages, and
// sending it empty is a refusal that keeps it.
func TestEveryKindHasItsForm(t *testing.T) {
	w := told(t, "bfc-2019").seated("secretariat-region")
	for _, kind := range w.register.Grammar().Kinds() {
		for _, lang := range []string{"", "/en"} {
			address := lang + "/agir/" + string(kind)
			root := w.page(t, address)
			for _, l := range pageLaws {
				for _, problem := range l.check(root) {
					t.Errorf("%s: %s: %s", address, l.name, problem)
				}
			}
			answer := w.send(address, url.Values{})
			if answer.Code < 400 || answer.Code >= 500 || len(all(main(parse(t, answer)), "form")) == 0 {
				t.Errorf("%s, sent empty: %d", address, answer.Code)
			}
		}
	}
}

func TestAnActIsTakenInThreeSteps(t *testing.T) {
	w := told(t, "bfc-2019").seated("secretariat-region")
	form := formOn(t, w.get("/agir/information.published?a.body=body:regional:27&a.title=Recruter"), "check")
	if form.Get("a.body") != "body:regional:27" || form.Get("a.title") != "Recruter" {
		t.Fatalf("the address fills nothing: %v", form)
	}
	refused := w.send("/agir/information.published", form)
	if refused.Code != http.StatusUnprocessableEntity || !strings.Contains(refused.Body.String(), `href="#a.text"`) {
		t.Fatalf("without its text: %d %s", refused.Code, refused.Body)
	}
	form = formOn(t, refused, "check")
	form.Set("a.text", "Une page de conseils")
	checked := w.send("/agir/information.published", form)
	if checked.Code != http.StatusOK || !strings.Contains(checked.Body.String(), "Rien n’est encore inscrit") || !strings.Contains(checked.Body.String(), "Une page de conseils") {
		t.Fatalf("to be checked: %d %s", checked.Code, checked.Body)
	}
	if edited := w.send("/agir/information.published", formOn(t, checked, "edit")); formOn(t, edited, "").Get("a.text") != "Une page de conseils" {
		t.Error("changing forgets what was typed")
	}
	before := w.size(t)
	form = formOn(t, checked, "take")
	first, again := w.send("/agir/information.published", form), w.send("/agir/information.published", form)
	if first.Code != http.StatusSeeOther || again.Header().Get("Location") != first.Header().Get("Location") || w.size(t) != before+1 {
		t.Fatalf("taken twice: %d to %s, then %s; %d acts", first.Code, first.Header().Get("Location"), again.Header().Get("Location"), w.size(t)-before)
	}
	if text := w.get(first.Header().Get("Location")).Body.String(); !strings.Contains(text, "inscrit au registre") || !strings.Contains(text, "À quel titre") {
		t.Errorf("the receipt: %s", text)
	}
}

func TestARefusalSaysWhoCouldAndKeepsTheForm(t *testing.T) {
	w := told(t, "bfc-2019").seated("elu-grand-dole")
	answer := w.send("/agir/information.published", url.Values{"a.body": {"body:regional:27"}, "a.title": {"Recruter"}, "a.text": {"<b>Un</b>"}})
	body := answer.Body.String()
	for _, want := range []string{"power.missing", "Qui le peut", "Secrétariat du comité régional", "&lt;b&gt;Un&lt;/b&gt;"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if answer.Code != http.StatusForbidden {
		t.Errorf("answered %d", answer.Code)
	}
}

func TestAnActOfAnotherMeanwhileIsShownFirst(t *testing.T) {
	w := told(t, "bfc-2019").seated("secretariat-region")
	form := formOn(t, w.send("/agir/information.published", url.Values{"a.body": {"body:regional:27"}, "a.title": {"Un"}, "a.text": {"Un"}}), "take")
	w.propose(t, "person:presidente-region", register.Form{Kind: "information.published", Act: []byte(`{"body":"body:regional:27","title":"Deux","text":"Deux"}`)})
	answer := w.send("/agir/information.published", form)
	if answer.Code != http.StatusConflict || !strings.Contains(answer.Body.String(), "entre-temps") || !strings.Contains(answer.Body.String(), "Deux") || formOn(t, answer, "").Get("a.text") != "Un" {
		t.Fatalf("answered %d: %s", answer.Code, answer.Body)
	}
	if again := w.send("/agir/information.published", formOn(t, answer, "take")); again.Code != http.StatusSeeOther {
		t.Errorf("then answered %d", again.Code)
	}
}

func TestWhatCannotBeReadIsSaidAtItsField(t *testing.T) {
	w := told(t, "bfc-2019").seated("bpifrance-region")
	answer := w.send("/agir/funding.announced", url.Values{"a.cents": {"beaucoup"}, "effect.day": {"30"}, "effect.month": {"2"}, "effect.year": {"2019"}})
	for _, want := range []string{`href="#a.cents"`, `href="#effect"`, "beaucoup"} {
		if !strings.Contains(answer.Body.String(), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

func TestAnOldProofIsAskedBesideTheForm(t *testing.T) {
	w := told(t, "bfc-2019").as(Visitor{Account: "a", Name: "N", Person: "person:secretariat-region"})
	answer := w.send("/agir/information.published", url.Values{"a.body": {"body:regional:27"}, "a.title": {"Un"}, "a.text": {"Un"}})
	if !strings.Contains(answer.Body.String(), "/entrer/preuve") {
		t.Error("nothing asks for a proof")
	}
	answer = w.send("/agir/information.published", formOn(t, answer, "take"))
	if answer.Code != http.StatusForbidden || formOn(t, answer, "").Get("a.title") != "Un" {
		t.Errorf("taken without a proof: %d", answer.Code)
	}
}

// size counts the acts.
func (w *world) size(t *testing.T) (n int64) {
	t.Helper()
	if err := w.register.Read(t.Context(), 0, func(v register.View) error { n = v.Seq(); return nil }); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestQuantitiesAreTypedWithDecimals(t *testing.T) {
	for typed, want := range map[string]any{"4": int64(400), "12,5": int64(1250), "1 000,25": int64(100025), "-3.5": int64(-350), "0": int64(0), "": nil, "4,005": nil, "1e3": nil, "1/2": nil, "quatre": nil} {
		wrong := map[string]string{}
		fields := answers{url.Values{"value_hundredths": {typed}}, locale.French, wrong}.of(reflect.TypeFor[act.ReadingTaken](), "")
		if fields["value_hundredths"] != want {
			t.Errorf("%q is read as %v, want %v", typed, fields["value_hundredths"], want)
		}
		if refused := wrong["value_hundredths"] != ""; refused != (want == nil && typed != "") {
			t.Errorf("%q: %q", typed, wrong["value_hundredths"])
		}
	}
}
