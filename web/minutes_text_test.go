package web

import (
	"net/http"
	"strings"
	"testing"
)

// TestMinutesAreForThoseWhoSit: the whole text for the members, its extract for everybody.
func TestMinutesAreForThoseWhoSit(t *testing.T) {
	w := told(t, "bfc-2019")
	const at = "/reunions/meeting:regional:27:2019-01-25"
	for _, c := range []struct {
		name, person, address string
		code                  int
		says                  string
	}{
		{"the minutes, for a member", "secretariat-region", at + "/proces-verbal", http.StatusOK, "Empreinte SHA-256 de ce texte"},
		{"the minutes as a file", "secretariat-region", at + "/proces-verbal.txt", http.StatusOK, "Présidence de séance"},
		{"the minutes, for another", "elu-grand-dole", at + "/proces-verbal", http.StatusForbidden, "qui siège dans"},
		{"as a file, for another", "elu-grand-dole", at + "/proces-verbal.txt", http.StatusForbidden, "qui siège dans"},
		{"the extract, for another", "elu-grand-dole", at + "/extrait", http.StatusOK, "Décision"},
	} {
		answer := w.seated(c.person).get(c.address)
		if answer.Code != c.code || !strings.Contains(answer.Body.String(), c.says) {
			t.Errorf("%s: %d, without %q", c.name, answer.Code, c.says)
		}
	}
	w.as(Visitor{})
	if answer := w.get(at + "/proces-verbal"); answer.Code != http.StatusSeeOther {
		t.Errorf("the minutes, for a stranger: %d", answer.Code)
	}
	if answer := w.get(at + "/extrait.txt"); answer.Code != http.StatusOK || strings.Contains(w.get(at).Body.String(), "/proces-verbal") {
		t.Errorf("the extract, for a stranger: %d", answer.Code)
	}
}
