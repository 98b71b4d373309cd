package web

import (
	"strings"
	"testing"
)

func TestActivity(t *testing.T) {
	for address, want := range map[string][]string{
		"/activite?on=2019-12-02":           {"Nord Franche-Comté", "14 jours de retard", "29 novembre 2019"},
		"/activite?on=2023-01-01&region=27": {"4 3 actions, 1 étape"},
		"/en/activite?on=2019-03-06":        {"Activity of the territories", "the most silent first"},
	} {
		said := region().said(t, address)
		for _, words := range want {
			if !strings.Contains(said, words) {
				t.Errorf("%s does not say %q:\n%s", address, words, said)
			}
		}
	}
	if csv := region().get("/activite.csv?on=2019-12-02").Body.String(); !strings.Contains(csv, "ti:nord-franche-comte,Nord Franche-Comté,") || !strings.Contains(csv, ",2019-03-05,2019-03-19") {
		t.Errorf("the CSV is\n%s", csv)
	}
	if answer := region().get("/activite?region=99"); answer.Code != 400 {
		t.Errorf("an unknown region answers %d", answer.Code)
	}
}
