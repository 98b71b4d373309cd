package web

import (
	"encoding/json"
	"html"
	"strings"
	"testing"

	"jalon/document"
	"jalon/portrait"
)

// TestAContractIsHeldAgainstWhatWasFrozen publishes an edition before the protocol is signed: its page then says both moments, of the same
// places.
func TestAContractIsHeldAgainstWhatWasFrozen(t *testing.T) {
	const contract, page = "/contrats/contract:protocole-nord-franche-comte", "/contrats/contract:protocole-nord-franche-comte/evaluation"
	w := told(t, "bfc-2019").seated("directrice-aer")
	w.withDesk()
	if said := w.said(t, page); !strings.Contains(said, "Rien n’est figé") {
		t.Errorf("without an edition: %s", said)
	}
	p := new(portrait.Portrait)
	if err := json.Unmarshal(w.get("/territoires/ti:nord-franche-comte/portrait.json?on=2019-03-10").Body.Bytes(), p); err != nil || len(p.Comparators) < 6 {
		t.Fatalf("the portrait keeps %d comparators: %v", len(p.Comparators), err)
	}
	frozen := p.Comparators[0].Figures[0].Value
	p.Comparators[0].Figures[0].Value = frozen - 1000 // as if the source had said another figure then
	hash, err := document.KeepEdition(t.Context(), w.options.Papers, p, "person:directrice-aer", today)
	if err != nil {
		t.Fatal(err)
	}
	w.propose(t, "person:directrice-aer", form("portrait.published", "2019-03-10",
		`{"portrait": "portrait:signature", "territory": "ti:nord-franche-comte", "edition": "signature", "publisher": "org:aer-bfc", "hash": "`+hash+`"}`))
	if said := w.said(t, contract); !strings.Contains(said, "à la signature et aujourd’hui") {
		t.Error("the contract does not lead to its evaluation")
	}
	lawful(t, w.get(page))
	lawful(t, w.get("/en"+page))
	for _, want := range []string{"115 486", "116 486", "+1 000", html.EscapeString(p.Comparators[len(p.Comparators)-1].Name), "France hors Île-de-France", hash} {
		if !strings.Contains(strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(w.get(page).Body.String()), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if before := w.said(t, page+"?on=2019-03-18"); !strings.Contains(before, "Rien n’est figé") {
		t.Error("it is evaluated before it is signed")
	}
}
