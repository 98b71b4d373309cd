package web

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jalon/register"
)

// TestAnAnalystPublishesAnEdition freezes a portrait with a comment, publishes it by the act that the site leads to, and reads it back.
func TestAnAnalystPublishesAnEdition(t *testing.T) {
	const form, territory = "/territoires/ti:nord-franche-comte/portrait/edition", "/territoires/ti:nord-franche-comte"
	w := told(t, "bfc-2019").seated("directrice-aer")
	w.withDesk()
	if link := w.get(territory + "/portrait").Body.String(); !strings.Contains(link, form) {
		t.Error("the portrait leads to no publication")
	}
	for _, l := range pageLaws {
		for _, problem := range l.check(parse(t, w.get(form))) {
			t.Errorf("%s: %s", l.name, problem)
		}
	}
	if file := w.said(t, "/reunions/meeting:project:nord-franche-comte:2019-03-06/dossier"); !strings.Contains(file, "aucune édition publiée n’est gardée ici") {
		t.Errorf("the file of a meeting before there is an edition: %.300s", file)
	}
	kept := w.send(form, url.Values{"edition": {"2020-1"}, "c.growth": {"La baisse tient à <l’automobile>."}})
	to, err := url.Parse(kept.Header().Get("Location"))
	hash := to.Query().Get("a.hash")
	if err != nil || kept.Code != http.StatusSeeOther || to.Path != "/agir/portrait.published" || len(hash) != 64 || to.Query().Get("a.edition") != "2020-1" {
		t.Fatalf("frozen: %d, to %s", kept.Code, to)
	}
	w.propose(t, "person:directrice-aer", register.Form{Kind: "portrait.published", Act: []byte(
		`{"portrait":"portrait:essai","territory":"ti:nord-franche-comte","edition":"2020-1","publisher":"org:aer-bfc","hash":"` + hash + `"}`)})
	w.as(Visitor{})
	page := w.get("/portraits/portrait:essai")
	for _, want := range []string{"La baisse tient à &lt;l’automobile&gt;.", "Commentaire (", ", Agence économique régionale, Comité de pilotage régional de Bourgogne-Franche-Comté, le 10", "Pour citer", hash} {
		if !strings.Contains(page.Body.String(), want) {
			t.Errorf("the edition (%d) does not say %q", page.Code, want)
		}
	}
	if file := w.said(t, "/reunions/meeting:project:nord-franche-comte:2019-03-06/dossier"); !strings.Contains(file, "La baisse tient à <l’automobile>.") || !strings.Contains(file, hash) || strings.Contains(file, "aucune édition publiée") {
		t.Errorf("the file of a meeting once there is one: %.300s", file)
	}
	if file := w.said(t, "/en/reunions/meeting:project:nord-franche-comte:2019-03-06/dossier"); !strings.Contains(file, "It is not published in English") || !strings.Contains(file, hash) {
		t.Errorf("the file in English passes the French edition over: %.300s", file)
	}
	if check := w.said(t, "/portraits/portrait:essai/verification"); !strings.Contains(check, "Elle est la même, à l’octet près.") || !strings.Contains(check, hash) {
		t.Errorf("composed again: %s", check)
	}
	lawful(t, w.get("/en/portraits/portrait:essai/verification"))
	if bytes := w.get("/portraits/portrait:essai.json").Body.String(); !strings.Contains(bytes, `"comments"`) {
		t.Error("the bytes of the edition are not those that were kept")
	}
	if !strings.Contains(w.get(territory).Body.String(), "/portraits/portrait:essai") {
		t.Error("the territory does not lead to its edition")
	}

	// A file that came in otherwise is no edition, though an act cites its hash.
	forged := `{"name":"<b>faux</b>","sections":[{"title":"x","chart":{"svg":"<form></form>"}}]}`
	w.seated("directrice-aer")
	if other := w.bring(t, january+"/pieces", "portrait.txt", forged, "membres"); other.Code != http.StatusSeeOther {
		t.Fatalf("the file was not kept: %d", other.Code)
	}
	sum := fmt.Sprintf("%x", sha256.Sum256([]byte(forged)))
	w.propose(t, "person:directrice-aer", register.Form{Kind: "portrait.published", Act: []byte(
		`{"portrait":"portrait:faux","territory":"ti:nord-franche-comte","edition":"faux","publisher":"org:aer-bfc","hash":"` + sum + `"}`)})
	if answer := w.get("/portraits/portrait:faux"); answer.Code != http.StatusNotFound || strings.Contains(answer.Body.String(), "<form></form>") {
		t.Errorf("a file of the same hash passes for an edition: %d", answer.Code)
	}
	w.seated("elu-grand-dole")
	if answer := w.send(form, url.Values{"edition": {"x"}}); answer.Code != http.StatusForbidden {
		t.Errorf("whoever may publish nothing: %d", answer.Code)
	}
}
