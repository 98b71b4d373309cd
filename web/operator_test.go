package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// A file whose titles nobody knows is read once its sender has said which column says what, and taken as it was shown.
func TestTheSenderSaysWhichColumnSaysWhat(t *testing.T) {
	w := told(t, "bfc-2019").seated("presidente-region")
	const address = "/organismes/org:region-bourgogne-franche-comte/fichier"
	file := []byte("Bilan;;;\nRéf. interne;Lieu;Aide votée;Couleur\n2019-77;Nord Franche-Comté;50 000;bleu\n;;;\n")
	first := w.sendFile(t, address, "maison.csv", file, "step", "check", "effect", "2019-12-02", "new", "open")
	page := first.Body.String()
	if first.Code != http.StatusBadRequest || !strings.Contains(page, "ligne 2") || !strings.Contains(page, `name="col-file"`) {
		t.Fatalf("%d: the page does not ask for the columns", first.Code)
	}
	lawful(t, first)
	kept := regexp.MustCompile(`name="kept" value="(\w+)"`).FindStringSubmatch(page)[1]
	said := url.Values{"step": {"check"}, "kept": {kept}, "effect": {"2019-12-02"}, "new": {"open"}, "head": {"0.1"}, "headed": {"0.1"}, "col-file": {"0"}, "col-territory": {"1"}, "col-committed": {"2"}}
	second := w.send(address, said)
	for _, want := range []string{"Comment le fichier est lu", "non lue", "Inscrire 1", "Numéro de dossier"} {
		if second.Code != http.StatusOK || !strings.Contains(second.Body.String(), want) {
			t.Fatalf("%d: the preview does not say %q: %s", second.Code, want, second.Body)
		}
	}
	form, before := formOn(t, second, "take"), w.size(t)
	lawful(t, second)
	if third := w.send(address, form); third.Code != http.StatusSeeOther || w.size(t) != before+1 {
		t.Errorf("%d, %d acts: what was shown is not taken: %s", third.Code, w.size(t)-before, third.Body)
	}
	said.Set("head", "0.2") // another row of titles: it is read afresh
	if other := w.send(address, said); other.Code != http.StatusBadRequest || !strings.Contains(other.Body.String(), "A · 2019-77") {
		t.Errorf("%d: another row of titles is not read afresh", other.Code)
	}
}
