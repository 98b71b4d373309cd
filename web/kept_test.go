package web

import (
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"jalon/calendar"
	"jalon/register"
	"jalon/store"
)

// TestTheTextApprovedStaysAsItWas approves a protocol by the form, which begins with the hash of its text; then enters a fact of before,
// which changes what the program composes. The text approved is still read, to the byte, in each of its forms.
func TestTheTextApprovedStaysAsItWas(t *testing.T) {
	const address = "/contrats/contract:essai/texte"
	w := told(t, "bfc-2019")
	papers, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "papers.db"), store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { papers.Close() })
	w.options.Papers = papers
	w.propose(t, "person:chef-projet-nord-franche-comte", register.Form{Kind: "contract.prepared", Effect: calendar.MustParse("2019-12-01"), Act: []byte(
		`{"contract":"contract:essai","type":"protocol","territory":"ti:nord-franche-comte","title":"Protocole d’essai","parties":[{"organisation":"org:epci-200069052","college":"intercommunalities"},{"organisation":"org:region-bourgogne-franche-comte","college":"public-partners"}]}`)})
	w.seated("elu-nord-franche-comte")
	text := w.get(address + ".txt?on=2019-12-02").Body.String()

	form := formOn(t, w.get("/agir/contract.approved?a.contract=contract:essai&on=2019-12-02"), "check")
	if form.Get("a.document") != hashOf([]byte(text)) {
		t.Fatalf("the form begins with %q", form.Get("a.document"))
	}
	form.Set("effect", "2019-12-02")
	done := w.send("/agir/contract.approved", formOn(t, w.send("/agir/contract.approved", form), "take"))
	if done.Code != http.StatusSeeOther {
		t.Fatalf("approved: %d %s", done.Code, done.Body)
	}
	if page := w.get(address + "?on=2019-12-02").Body.String(); !strings.Contains(page, "Ce texte est celui dont un acte a consigné") {
		t.Error("the text of the day is not known for the one approved")
	}

	w.propose(t, "person:presidente-region", register.Form{Kind: "funding.announced", Effect: calendar.MustParse("2019-12-01"), Grounds: "Reprise", Act: []byte(
		`{"funding":"funding:apres","territory":"ti:nord-franche-comte","funder":"org:region-bourgogne-franche-comte","scheme":"Essai","cents":12345600,"year":2020}`)})
	now := w.get(address + "?on=2019-12-02").Body.String()
	if !strings.Contains(now, "est autre que celui de ce jour") || !strings.Contains(now, "Lire le texte consigné") {
		t.Fatalf("the text changed and nothing says so: %s", now)
	}
	for _, lang := range []string{"", "/en"} {
		kept := w.get(lang + address + "?recorded=1")
		if body := kept.Body.String(); kept.Code != http.StatusOK || !strings.Contains(body, "Les signataires") && !strings.Contains(body, "signataires") || !strings.Contains(body, hashOf([]byte(text))) {
			t.Errorf("%q: the recorded text: %d", lang, kept.Code)
		}
	}
	lawful(t, w.get(address+"?recorded=1"))
	if again := w.get(address + ".txt?recorded=1").Body.String(); again != text {
		t.Error("the bytes are others")
	}
	if odt := w.get(address + ".odt?recorded=1"); odt.Code != http.StatusOK || !strings.HasPrefix(odt.Body.String(), "PK") {
		t.Errorf("as ODT: %d", odt.Code)
	}
	if other := w.send("/agir/contract.approved", url.Values{"a.contract": {"contract:essai"}, "a.document": {strings.Repeat("0", 64)}, "effect": {"2019-12-03"}, "step": {"check"}}); other.Code/100 != 4 {
		t.Errorf("approved twice: %d", other.Code)
	}
	if none := w.get("/contrats/contract:protocole-nord-franche-comte/texte?recorded=1"); none.Code != http.StatusNotFound {
		t.Errorf("of a contract whose text nobody recorded: %d", none.Code)
	}
}
