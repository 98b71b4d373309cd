package web

import (
	"strings"
	"testing"

	"jalon/register"
)

// TestApplicationsSideBySide shows two readings of one territory that lie apart, and an opinion that is awaited.
func TestApplicationsSideBySide(t *testing.T) {
	w := told(t, "bfc-2019")
	assess := func(by register.ID, level string) {
		w.propose(t, by, register.Form{Kind: "maturity.assessed", Grounds: "Revue des projets", Act: []byte(`{"territory":"ti:grand-dole","level":"` + level + `","projects":4,"firm":0}`)})
	}
	assess("person:secretariat-region", "idea")
	assess("person:chef-projet-grand-dole", "ready")
	text := w.get("/candidatures").Body.String()
	for _, want := range []string{"Idée", "Prêt à démarrer", "Comité de projet « Grand Dole »", `<td>2</td>`} {
		if !strings.Contains(strings.ReplaceAll(text, "\u00a0", " "), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
