package web

import (
	"strings"
	"testing"
)

// What was invented for a demonstration says so in every list it stands in, and a page of sums says that a part is.
func TestWhatIsInventedSaysSo(t *testing.T) {
	const mark = `<span class="fictitious">fictif</span>`
	w := sequel(t)
	for _, path := range []string{"/demandes", "/candidatures", "/engagements", "/argent", "/actes", "/territoires/ti:nord-franche-comte", "/contrats/contract:nord-franche-comte-2020"} {
		if page := w.get(path + "?on=2020-06-01").Body.String(); !strings.Contains(page, mark) {
			t.Errorf("%s shows what was invented without a word of it", path)
		}
	}
	for _, path := range []string{"/argent/promesse-au-paiement", "/activite", "/instances", "/nulle-part"} {
		if page := w.get(path).Body.String(); !strings.Contains(page, "en partie fictif</span>") {
			t.Errorf("%s does not say that a part is invented", path)
		}
	}
}
