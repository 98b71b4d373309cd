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

// TestGridsSideBySide has two readers score one action: their spread is that of the action, each with what it rests on.
func TestGridsSideBySide(t *testing.T) {
	w := told(t, "bfc-2019")
	w.propose(t, "person:chef-projet-grand-dole", register.Form{Kind: "action.recorded", Act: []byte(`{"action":"action:essai","territory":"ti:grand-dole","title":"Une halle","axis":"innover"}`)})
	for by, level := range map[register.ID]string{"person:secretariat-region": "idea", "person:chef-projet-grand-dole": "ready"} {
		w.propose(t, by, register.Form{Kind: "maturity.assessed", Grounds: "Revue des projets", Act: []byte(
			`{"territory":"ti:grand-dole","level":"` + level + `","projects":1,"firm":0,"actions":[{"action":"action:essai","level":"` + level + `","basis":"Devis du ` + level + `"}]}`)})
	}
	root := w.page(t, "/candidatures")
	for _, l := range pageLaws {
		for _, problem := range l.check(root) {
			t.Errorf("%s: %s", l.name, problem)
		}
	}
	text := w.get("/candidatures").Body.String()
	for _, want := range []string{"action par action", "Une halle", "Devis du idea", "Devis du ready"} {
		if !strings.Contains(strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	form := formOn(t, w.seated("secretariat-region").get("/agir/maturity.assessed"), "check")
	if _, asks := form["a.actions.0.basis"]; !asks {
		t.Errorf("the form asks for no grid: %v", form)
	}
}
