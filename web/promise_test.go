package web

import (
	"strings"
	"testing"
)

func TestPromiseToPayment(t *testing.T) {
	const page = "/argent/promesse-au-paiement"
	for address, want := range map[string][]string{
		page:                           {"400 000 € payés sur 181 700 000 € engagés, en tout", "97 jours · 1 sur 1", "97 jours", "Débits = crédits", "égal"},
		page + "?par=territoire":       {"Nord Franche-Comté", "Tout le programme"},
		page + "?par=region&region=27": {"Bourgogne-Franche-Comté"},
		page + "?financeur=org:banque-des-territoires": {"180 500 000 €"},
		"/en" + page + "?par=dispositif":               {"committed over a year ago"},
	} {
		said := region().said(t, address+map[bool]string{true: "&on=2026-01-01", false: "?on=2026-01-01"}[strings.Contains(address, "?")])
		for _, words := range want {
			if !strings.Contains(said, words) {
				t.Errorf("%s does not say %q:\n%s", address, words, said)
			}
		}
	}
	for _, wrong := range []string{"?par=poids", "?region=99", "?financeur=org:personne"} {
		if answer := region().get(page + wrong); answer.Code != 400 {
			t.Errorf("%s answers %d", wrong, answer.Code)
		}
	}
	if years := region().get(page + ".csv?par=annee&on=2026-01-01").Body.String(); !strings.Contains(years, "2019,0,40000000") {
		t.Errorf("the CSV of the years is\n%s", years)
	}
	csv := region().get(page + ".csv?on=2026-01-01").Body.String()
	if !strings.Contains(csv, "org:region-bourgogne-franche-comte,Région Bourgogne-Franche-Comté,") || !strings.Contains(csv, ",120000000,0,40000000,0,") {
		t.Errorf("the CSV is\n%s", csv)
	}
}
