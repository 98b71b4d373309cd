package web

import (
	"fmt"
	"strings"
	"testing"

	"jalon/locale"
)

func TestActionSheet(t *testing.T) {
	const page = "/actions/action:nord-franche-comte-stockage-hydrogene"
	for address, want := range map[string][]string{
		page:                                 {"Projet collectif", "Volontariat territorial en entreprise", "Belfort", "3 500 000 €", "12 jours de retard", "Enquête auprès des entreprises", "Scellé au registre : contact"},
		"/en" + page:                         {"Collective project", "12 days late", "Sealed in the register: contact"},
		page + "?on=2019-11-01":              {"1 jour de retard"},
		page + "?on=2019-10-14":              {"Institut du stockage de l’hydrogène"},
		"/territoires/ti:nord-franche-comte": {"Institut du stockage de l’hydrogène"},
	} {
		said := region().said(t, address)
		for _, words := range want {
			if !strings.Contains(said, words) {
				t.Errorf("%s does not say %q:\n%s", address, words, said)
			}
		}
		if strings.Contains(said, "Une personne fictive") {
			t.Errorf("%s publishes the contact", address)
		}
	}
	if said := region().said(t, page+"?on=2019-10-14"); strings.Contains(said, "3 500 000") {
		t.Error("the sheet is read before it is written")
	}
}

// TestASheetIsWrittenAgainFromWhatItSays opens the form of a sheet from the page of its action: it says what the sheet says now, for one
// who may write it; sealed fields as well.
func TestASheetIsWrittenAgainFromWhatItSays(t *testing.T) {
	const action = "action:nord-franche-comte-stockage-hydrogene"
	w := told(t, "bfc-2019").seated("chef-projet-nord-franche-comte")
	if said := w.get("/actions/" + action).Body.String(); !strings.Contains(said, "/agir/action.detailed?a.action=") || !strings.Contains(said, "/agir/milestone.reached?a.action=") {
		t.Error("the page of the action leads to none of its acts")
	}
	if said := w.get("/territoires/ti:nord-franche-comte").Body.String(); !strings.Contains(said, "/agir/action.recorded?a.territory=ti") {
		t.Error("the page of the territory does not lead to a new action")
	}
	form := formOn(t, w.get("/agir/action.detailed?a.action="+action), "check")
	for field, want := range map[string]string{"a.type": "collective", "a.cost_cents": "3500000", "a.places": "90010", "a.milestones.1.what": "Ouverture", "a.targets.0.target_hundredths": "50",
		"a.services": "vte", "a.contact": "Une personne fictive", "a.start.year": "2019"} {
		if got := form.Get(field); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	for _, who := range []string{"chef-projet-montbard-metal-valley", "chef-projet-nord-franche-comte"} {
		w.seated(who)
		if said := w.get("/actions/" + action).Body.String(); strings.Contains(said, "a.action=") != (who == "chef-projet-nord-franche-comte") {
			t.Errorf("%s is led to acts that are not theirs, or not to their own", who)
		}
	}
}

// TestACostIsBrokenDown writes a sheet with what its cost is made of, and reads it on the page, in the act, and in its form.
func TestACostIsBrokenDown(t *testing.T) {
	const action = "action:nord-franche-comte-stockage-hydrogene"
	w := told(t, "bfc-2019")
	w.propose(t, "person:chef-projet-nord-franche-comte", form("action.detailed", "2019-12-02", `{"action":"`+action+`","title":"Institut du stockage","axis":"innover","cost_cents":350000000,"tax":"excluded",
		"cost_lines":[{"nature":"Études","year":2020,"cents":50000000},{"nature":"Travaux","cents":300000000}]}`))
	for address, want := range map[string][]string{
		"/actions/" + action:                  {"3 500 000 € hors taxes", "Études2020500 000 €", "Travaux—3 000 000 €"},
		"/en/actions/" + action:               {"excluding tax", "Breakdown of the cost"},
		fmt.Sprintf("/actes/%d", w.size(t)):   {"Études, 2020, 500 000 €", "hors taxes"},
		"/actions/" + action + "?format=json": nil,
	} {
		if want == nil {
			if body := w.get(address).Body.String(); !strings.Contains(body, `"cost_lines"`) {
				t.Errorf("%s: %s", address, body)
			}
			continue
		}
		said := strings.NewReplacer(locale.Thin, " ", locale.Fixed, " ").Replace(w.said(t, address))
		for _, words := range want {
			if !strings.Contains(said, words) {
				t.Errorf("%s does not say %q:\n%.1500s", address, words, said)
			}
		}
	}
	form := formOn(t, w.seated("chef-projet-nord-franche-comte").get("/agir/action.detailed?a.action="+action), "check")
	if form.Get("a.cost_lines.0.cents") != "500000" || form.Get("a.cost_lines.0.year") != "2020" || form.Get("a.tax") != "excluded" {
		t.Errorf("the form is %v", form)
	}
}
