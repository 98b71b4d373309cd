package web

import (
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"jalon/seed"
)

const protocolText = "/contrats/contract:protocole-nord-franche-comte/texte"

func TestAnAgreementIsReadAsTextODTAndPDF(t *testing.T) {
	for suffix, kind := range map[string]string{"": "text/html", ".txt": "text/plain", ".odt": "application/vnd.oasis"} {
		answer := region().get(protocolText + suffix)
		if answer.Code != http.StatusOK || !strings.HasPrefix(answer.Header().Get("Content-Type"), kind) {
			t.Errorf("%s: %d, %s", suffix, answer.Code, answer.Header().Get("Content-Type"))
		}
	}
	if text := region().get(protocolText + ".txt?lang=en").Body.String(); !strings.Contains(text, "the signatories") {
		t.Errorf("in English: %s", text)
	}
	if answer := region().get(protocolText + "?since=hier"); answer.Code != http.StatusBadRequest {
		t.Errorf("since a day that is none: %d", answer.Code)
	}
	if _, err := exec.LookPath("chromium"); err != nil && os.Getenv("JALON_TEST_PROGRAMS") == "" {
		t.Log("left out: chromium is not installed (make test installs it)")
		return
	}
	if answer := region().get(protocolText + ".pdf"); answer.Code != http.StatusOK || !strings.HasPrefix(answer.Body.String(), "%PDF-") {
		t.Errorf("the PDF: %d", answer.Code)
	}
}

func TestTheTextSaysWhetherItIsTheOneRecorded(t *testing.T) {
	w := told(t, "bfc-2019")
	if page := w.said(t, protocolText); !strings.Contains(page, "Empreinte SHA-256 du texte français") {
		t.Errorf("without a recorded hash: %s", page)
	}
}

// sequel is the world a year later, when the contract of the demonstration is amended.
func sequel(t *testing.T) *world {
	t.Helper()
	w := told(t, "bfc-2019")
	w.later.Store(int64(366 * 24 * time.Hour))
	before, _ := seed.Find("bfc-2019")
	story, _ := seed.Find("suite-2020")
	for _, step := range story.Steps()[len(before.Steps()):] {
		w.propose(t, step.By, step.Forms...)
	}
	return w
}

// TestAnAmendmentIsReadWordByWord goes from a contract to its amendment, then to what that changes.
func TestAnAmendmentIsReadWordByWord(t *testing.T) {
	w := sequel(t)
	const contract = "/contrats/contract:nord-franche-comte-2020"
	for page, want := range map[string][]string{
		contract:                                          {"Modifié par", "-avenant-1", "changes=1"},
		contract + "-avenant-1":                           {"Ce qui change dans le texte", "changes=1"},
		contract + "-avenant-1/texte?changes=1":           {"4 modifiés, 1 ajouté, 1 retiré", "2022</del>", "chaque trimestre</ins>", `class="changed">retiré</span>`, "changes=1"},
		contract + "/texte?changes=1":                     {"2022</del>"},
		"/en" + contract + "-avenant-1/texte?changes=1":   {"4 changed, 1 added, 1 taken out"},
		contract + "/texte?changes=1&on=2020-09-01":       {"Rien ne change"},
		"/contrats/contract:protocole-nord-franche-comte": {"Lire le texte"},
	} {
		answer := w.get(page)
		said := answer.Body.String()
		lawful(t, answer)
		for _, words := range want {
			if !strings.Contains(said, words) {
				t.Errorf("%s does not say %q", page, words)
			}
		}
	}
	if strings.Contains(w.get("/contrats/contract:protocole-nord-franche-comte").Body.String(), "changes=1") {
		t.Error("what was never amended leads to what its amendments changed")
	}
}
