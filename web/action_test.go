package web

import (
	"strings"
	"testing"
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
