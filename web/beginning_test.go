package web

import (
	"net/http"
	"strings"
	"testing"
)

// TestAFormBeginsWithWhatIsKnown: what the register knows is not typed again, and what somebody judged is theirs.
func TestAFormBeginsWithWhatIsKnown(t *testing.T) {
	w := told(t, "bfc-2019").seated("elu-grand-dole")
	form := formOn(t, w.get("/agir/application.submitted"), "check")
	if form.Get("a.territory") != "ti:grand-dole" || form.Get("a.application") != "application:grand-dole-2" {
		t.Errorf("the only territory there is, and a name that nothing bears: %v", form)
	}
	pieces, missing := form.Get("a.pieces"), form.Get("a.missing")
	if !strings.Contains(pieces, "Périmètre : ") || !strings.Contains(pieces, "Binôme complet") || !strings.Contains(missing, "Projets : aucun") || strings.ContainsAny(pieces+missing, "\u00a0\u202f") {
		t.Errorf("it holds %q and lacks %q", pieces, missing)
	}
	if form := formOn(t, w.get("/agir/application.submitted?a.pieces=Une"), "check"); form.Get("a.pieces") != "Une" {
		t.Errorf("what the address says is written over: %v", form)
	}
	if form := formOn(t, w.get("/agir/request.raised"), "check"); form.Get("a.from") != "body:project:grand-dole" {
		t.Errorf("the only committee there is: %v", form)
	}
	w.seated("chef-projet-nord-franche-comte")
	const first = "a.actions.0."
	grid := formOn(t, w.get("/agir/maturity.assessed"), "check")
	if grid.Get("a.territory") != "ti:nord-franche-comte" || grid.Get("a.level") != "firm-commitment" || grid.Get("a.projects") != "15" {
		t.Errorf("their last reading: %v", grid)
	}
	grid.Set(first+"action", "action:nord-franche-comte-cite-industrie")
	grid.Set(first+"level", "idea")
	grid.Set(first+"basis", "Un devis")
	grid.Set("grounds", "Relecture")
	if done := w.send("/agir/maturity.assessed", formOn(t, w.send("/agir/maturity.assessed", grid), "take")); done.Code != http.StatusSeeOther {
		t.Fatalf("read again: %d %s", done.Code, done.Body)
	}
	if again := formOn(t, w.get("/agir/maturity.assessed"), "check"); again.Get(first+"basis") != "Un devis" || again.Get(first+"level") != "idea" {
		t.Errorf("the grid of the last reading: %v", again)
	}
	w.seated("secretariat-region")
	other := formOn(t, w.get("/agir/maturity.assessed?a.territory=ti:nord-franche-comte"), "check")
	if other.Get("a.level") != "" || other.Get(first+"basis") != "" {
		t.Errorf("the reading of another is copied: %v", other)
	}
	if page := w.get("/candidatures").Body.String(); !strings.Contains(page, "/agir/maturity.assessed?a.territory=ti%3Anord-franche-comte") {
		t.Error("nothing leads from the applications to a reading")
	}
	if form := formOn(t, w.get("/agir/maturity.assessed"), "check"); form.Get("a.territory") != "" {
		t.Errorf("one of ten territories is guessed: %v", form)
	}
}

// TestAFunderFindsWhatIsAsked: the request is in their work with its amount, the form knows everything but the answer, and the other
// answer is beside it.
func TestAFunderFindsWhatIsAsked(t *testing.T) {
	w := told(t, "bfc-2019")
	w.propose(t, "person:chef-projet-nord-franche-comte", form("funding.requested", "2019-12-02", `{"funding":"funding:essai","territory":"ti:nord-franche-comte","funder":"org:bpifrance","scheme":"Prêt","cents":40000000}`))
	w.seated("bpifrance-region")
	var address string
	for _, link := range all(w.page(t, "/mon-travail"), "a") {
		if to, _ := attribute(link, "href"); strings.HasPrefix(to, "/agir/funding.committed") {
			address = to
			if said := text(link); !strings.Contains(said, "400 000") || !strings.Contains(said, "Nord Franche-Comté") {
				t.Errorf("the task says %q", said)
			}
		}
	}
	page := w.get(address)
	got := formOn(t, page, "check")
	if got.Get("a.territory") != "ti:nord-franche-comte" || got.Get("a.funder") != "org:bpifrance" || got.Get("a.scheme") != "Prêt" || got.Get("a.cents") != "" {
		t.Errorf("the form knows %v", got)
	}
	if !strings.Contains(page.Body.String(), "/agir/funding.refused?a.funding=funding%3Aessai") {
		t.Error("nothing leads to a refusal")
	}
	got.Set("a.cents", "300 000,50")
	if done := w.send("/agir/funding.committed", formOn(t, w.send("/agir/funding.committed", got), "take")); done.Code != http.StatusSeeOther {
		t.Errorf("committed: %d %s", done.Code, done.Body)
	}
	if page := w.get("/agir/funding.committed").Body.String(); strings.Contains(page, "centimes") {
		t.Error("a form asks for cents")
	}
}

// TestPartiesAreNotTypedAgain opens the form of an agreement: its parties are those of the last one, of the one it amends, or else who
// sits; only the actions of the territory are offered.
func TestPartiesAreNotTypedAgain(t *testing.T) {
	w := sequel(t)
	w.seated("chef-projet-nord-franche-comte")
	for address, want := range map[string]map[string]string{
		"/agir/contract.prepared?a.amends=contract:nord-franche-comte-2020": {"a.type": "amendment", "a.parties.7.organisation": "org:fonderie-exemple", "a.parties.7.college": "industry", "a.territory": "ti:nord-franche-comte"},
		"/agir/contract.prepared": {"a.type": "", "a.parties.7.organisation": "org:fonderie-exemple", "a.parties.0.organisation": "org:epci-200065647", "a.parties.0.college": "intercommunalities"},
	} {
		answer := w.get(address)
		form := formOn(t, answer, "check")
		for field, value := range want {
			if form.Get(field) != value {
				t.Errorf("%s: %s is %q, want %q", address, field, form.Get(field), value)
			}
		}
		if page := answer.Body.String(); !strings.Contains(page, "action:nord-franche-comte-psa-sud") {
			t.Errorf("%s offers no action", address)
		}
	}
	if page := w.get("/contrats/contract:nord-franche-comte-2020").Body.String(); !strings.Contains(page, "Préparer un avenant") {
		t.Error("the contract does not lead to its amendment")
	}
	if page := w.seated("chef-projet-grand-dole").get("/agir/contract.prepared"); formOn(t, page, "check").Get("a.parties.0.organisation") == "" {
		t.Error("where nothing was agreed, those who sit are not named")
	}
	if page := w.get("/contrats/contract:nord-franche-comte-2020").Body.String(); strings.Contains(page, "Préparer un avenant") {
		t.Error("the team of another territory is led to an amendment")
	}
}
