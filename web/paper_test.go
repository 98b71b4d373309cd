package web

import (
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
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
