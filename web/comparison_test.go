package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"jalon/register"
)

// TestARequestIsMadeOnAComparisonThatStays keeps what a change of perimeter would do, asks for the change by the act that the site leads
// to, and reads the comparison back: on the territory's page and in the file of the committee that decides.
func TestARequestIsMadeOnAComparisonThatStays(t *testing.T) {
	const territory = "/territoires/ti:nord-franche-comte"
	const members = "?m=epci:200065647&m=epci:200069052&m=epci:200069060&m=epci:249000241"
	w := told(t, "bfc-2019").seated("secretariat-region")
	w.withDesk()
	if link := w.get(territory + "/atelier" + members).Body.String(); !strings.Contains(link, territory+"/atelier/demande?") {
		t.Error("the studio does not lead to the request")
	}
	form := territory + "/atelier/demande" + members
	lawful(t, w.get(form))
	lawful(t, w.get("/en"+form))
	kept := w.send(form, url.Values{})
	to, err := url.Parse(kept.Header().Get("Location"))
	given := to.Query()
	hash := given.Get("evidence.0.sha256")
	if err != nil || kept.Code != http.StatusSeeOther || to.Path != "/agir/perimeter.requested" || len(hash) != 64 || len(given["a.remove"]) != 1 {
		t.Fatalf("%d, to %s", kept.Code, to)
	}
	if again := w.send(form, url.Values{}); !strings.Contains(again.Header().Get("Location"), hash) {
		t.Error("the same comparison is another one the second time")
	}
	lawful(t, w.get("/agir/perimeter.requested?"+to.RawQuery))
	w.propose(t, "person:secretariat-region", register.Form{Kind: "perimeter.requested", Evidence: []register.Evidence{{Label: given.Get("evidence.0.label"), SHA256: hash}},
		Act: []byte(`{"request":"` + given.Get("a.request") + `","territory":"ti:nord-franche-comte","by":"La commune","reason":"Elle s’en va","remove":["epci:247000722"]}`)})

	w.as(Visitor{Person: "person:chef-projet-nord-franche-comte"})
	if refused := w.send(form, url.Values{}); refused.Code != http.StatusForbidden {
		t.Errorf("who may not ask for a change keeps what it would do: %d", refused.Code)
	}

	w.as(Visitor{})
	path := territory + "/comparaisons/" + hash
	if page := w.get(territory).Body.String(); !strings.Contains(page, path) {
		t.Error("the territory does not lead to the comparison")
	}
	page := w.said(t, path)
	for _, want := range []string{"Sortent : CC du Pays d", "Emplois au lieu de travail", "Habitants", "Sans valeur tant que"} {
		if !strings.Contains(page, want) {
			t.Errorf("the comparison does not say %q", want)
		}
	}
	lawful(t, w.get("/en"+path))
	if text := w.get(path + ".txt").Body.String(); !strings.Contains(text, "Communes\t") {
		t.Errorf("as a text: %.200s", text)
	}
	if file := w.said(t, "/reunions/meeting:project:nord-franche-comte:2019-03-06/dossier"); !strings.Contains(file, "Adaptations du périmètre demandées") || !strings.Contains(file, "Chiffres sur les deux périmètres") {
		t.Error("the committee does not read what the change was asked for on")
	}
	if other := w.get("/territoires/ti:grand-chalon/comparaisons/" + hash); other.Code != http.StatusNotFound {
		t.Errorf("the comparison of another territory: %d", other.Code)
	}
}
