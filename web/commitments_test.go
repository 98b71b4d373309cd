package web

import (
	"net/http"
	"strings"
	"testing"

	"jalon/calendar"
	"jalon/register"
)

// TestTheWatchOverCommitments follows two commitments of a contract: they bind nobody before the last party has signed; then one is late, one
// is kept, with the document that shows it.
func TestTheWatchOverCommitments(t *testing.T) {
	w := told(t, "bfc-2019")
	take := func(by, kind, on, body string, evidence ...register.Evidence) {
		w.propose(t, register.ID("person:"+by), register.Form{Kind: register.Kind(kind), Effect: calendar.MustParse(on), Act: []byte(body), Grounds: "Essai", Evidence: evidence})
	}
	take("chef-projet-nord-franche-comte", "contract.prepared", "2019-11-01", `{"contract":"contract:suivi","type":"protocol","territory":"ti:nord-franche-comte","title":"Protocole suivi",
		"parties":[{"organisation":"org:epci-200069052","college":"intercommunalities"},{"organisation":"org:region-bourgogne-franche-comte","college":"public-partners"}],
		"commitments":[{"id":"plateforme","what":"Ouvrir la =plateforme","owner":"org:region-bourgogne-franche-comte","due":"2019-11-20"},{"id":"guichet","what":"Tenir un guichet","owner":"org:epci-200069052","due":"2020-06-30"}]}`)
	if page := w.get("/engagements?on=2019-12-02").Body.String(); strings.Contains(page, "guichet") {
		t.Error("what nobody signed commits somebody")
	}
	take("elu-nord-franche-comte", "contract.approved", "2019-11-02", `{"contract":"contract:suivi"}`)
	take("president-200069052", "contract.signed", "2019-11-05", `{"contract":"contract:suivi","party":"org:epci-200069052","capacity":"Présidence"}`)
	take("presidente-region", "contract.signed", "2019-11-06", `{"contract":"contract:suivi","party":"org:region-bourgogne-franche-comte","capacity":"Présidence"}`)
	take("chef-projet-nord-franche-comte", "commitment.kept", "2019-11-25", `{"contract":"contract:suivi","commitment":"guichet","note":"Ouvert le lundi"}`, register.Evidence{Label: "Affiche", SHA256: strings.Repeat("a", 64)})

	answer := w.get("/engagements?on=2019-12-02")
	page := answer.Body.String()
	for _, want := range []string{"12 jours", "Ouvert le lundi", "1 pièce", "Protocole suivi", "Institut du stockage", "sans pièce"} {
		if !strings.Contains(strings.ReplaceAll(page, "\u00a0", " "), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	lawful(t, w.get("/engagements?on=2019-12-02&region=27"))
	lawful(t, w.get("/en/engagements?on=2019-12-02"))
	csv := w.get("/engagements.csv?on=2019-12-02").Body.String()
	if !strings.Contains(csv, "commitment,plateforme,Ouvrir la =plateforme,ti:nord-franche-comte,contract:suivi,org:region-bourgogne-franche-comte,2019-11-20,,,0\r\n") || !strings.Contains(csv, "2020-06-30,2019-11-25,") {
		t.Errorf("the CSV: %s", csv)
	}
	if other := w.get("/engagements?on=2019-12-02&region=44").Body.String(); strings.Contains(other, "Protocole suivi") {
		t.Error("another region shows it")
	}
	if bad := w.get("/engagements?region=999"); bad.Code != http.StatusBadRequest && bad.Code != http.StatusNotFound {
		t.Errorf("a region that is none: %d", bad.Code)
	}
}
