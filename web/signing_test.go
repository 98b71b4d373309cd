package web

import (
	"crypto/sha256"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"jalon/calendar"
	"jalon/desk"
	"jalon/register"
	"jalon/store"
)

const signHere = "/contrats/contract:essai/signer"

// toSign is a protocol that is approved and waits for its signatures, before the president of Grand Belfort.
func toSign(t *testing.T) *world {
	t.Helper()
	w := told(t, "bfc-2019")
	w.propose(t, "person:chef-projet-nord-franche-comte", register.Form{Kind: "contract.prepared", Effect: calendar.MustParse("2019-12-01"), Act: []byte(
		`{"contract":"contract:essai","type":"protocol","territory":"ti:nord-franche-comte","title":"Protocole d’essai","parties":[{"organisation":"org:epci-200069052","college":"intercommunalities"},{"organisation":"org:region-bourgogne-franche-comte","college":"public-partners"}]}`)})
	w.propose(t, "person:elu-nord-franche-comte", register.Form{Kind: "contract.approved", Effect: calendar.MustParse("2019-12-02"), Act: []byte(`{"contract":"contract:essai"}`)})
	return w.seated("president-200069052")
}

// scan is the beginning of an image, which is all that is read of it.
var scan = []byte("\x89PNG\r\n\x1a\n et la suite")

func TestAScanIsRecordedByItsHashAndItsName(t *testing.T) {
	w := toSign(t)
	lawful(t, w.get(signHere))
	fields := []string{"party", "org:epci-200069052", "capacity", "Présidence", "effect", "2019-12-03"}
	without := w.sendFile(t, signHere, "scan.png", scan, "party", "org:epci-200069052", "effect", "2019-12-03")
	if without.Code != http.StatusBadRequest || !strings.Contains(without.Body.String(), `href="#capacity"`) {
		t.Fatalf("without a capacity: %d %s", without.Code, without.Body)
	}
	if form := formOn(t, without, "check"); form.Get("kept") == "" || form.Get("party") != "org:epci-200069052" {
		t.Errorf("the form forgets the file or the party: %v", form)
	}
	seen := w.sendFile(t, signHere, "scan.png", scan, fields...)
	if !strings.Contains(seen.Body.String(), "Copie numérisée d’une signature manuscrite") {
		t.Fatalf("the page does not name the means: %d %s", seen.Code, seen.Body)
	}
	form := formOn(t, seen, "take")
	lawful(t, seen)
	if done := w.send(signHere, form); done.Code != http.StatusSeeOther {
		t.Fatalf("recorded: %d %s", done.Code, done.Body)
	}
	page := w.get("/contrats/contract:essai?format=json").Body.String()
	if !strings.Contains(page, "wet-scan") || !strings.Contains(page, hashOf(scan)) {
		t.Errorf("the contract says %s", page)
	}
}

func TestWhatIsNoSignedFile(t *testing.T) {
	w := toSign(t)
	before := w.size(t)
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"a page named as a PDF": {[]byte("<html><script>alert(1)</script>"), "ni un PDF, ni une image"},
		"a drawing that runs":   {[]byte("<svg onload='alert(1)'/>"), "ni un PDF, ni une image"},
		"changed since":         {[]byte("%PDF-1.7\n/ByteRange[0 9 20 3]                    "), "modifié après signature"},
	} {
		answer := w.sendFile(t, signHere, "acte.pdf", c.file, "party", "org:epci-200069052", "capacity", "Présidence", "effect", "2019-12-03")
		if answer.Code != http.StatusBadRequest || !strings.Contains(answer.Body.String(), c.want) {
			t.Errorf("%s: %d %s", name, answer.Code, answer.Body)
		}
	}
	active := w.sendFile(t, signHere, "acte.pdf", []byte("%PDF-1.7\n<</S/JavaScript/JS(app.alert(1))>>"), "party", "org:epci-200069052", "capacity", "Présidence", "effect", "2019-12-03")
	if !strings.Contains(active.Body.String(), "JavaScript") || !strings.Contains(active.Body.String(), "aucune signature électronique") {
		t.Errorf("a PDF that runs: %d %s", active.Code, active.Body)
	}
	if w.size(t) != before {
		t.Error("something was recorded")
	}
}

// TestASignedFileIsKeptOnlyWithItsAct keeps the file of a signature that is recorded, and none of one that is refused.
func TestASignedFileIsKeptOnlyWithItsAct(t *testing.T) {
	w := toSign(t)
	papers, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "papers.db"), store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { papers.Close() })
	w.options.Papers = papers
	listed := func() []desk.Paper {
		all, err := papers.PapersOf(t.Context(), "contract:essai")
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	seen := w.sendFile(t, signHere, "sc\u202ean.png", scan, "party", "org:epci-200069052", "capacity", "Présidence", "effect", "2019-12-03")
	form := formOn(t, seen, "take")
	if len(listed()) > 0 {
		t.Error("a file that was only looked at is kept")
	}
	if done := w.send(signHere, form); done.Code != http.StatusSeeOther {
		t.Fatalf("recorded: %d %s", done.Code, done.Body)
	}
	kept := listed()
	if len(kept) != 1 || kept[0].SHA256 != hashOf(scan) || kept[0].Type != "image/png" || !kept[0].Restricted || kept[0].Name != "scan.png" {
		t.Fatalf("it keeps %+v", kept)
	}
	again := w.sendFile(t, signHere, "autre.png", append(scan, '!'), "party", "org:epci-200069052", "capacity", "Présidence", "effect", "2019-12-03")
	if again.Code != http.StatusConflict || len(listed()) != 1 {
		t.Errorf("signed twice: %d, %d papers", again.Code, len(listed()))
	}
}

func hashOf(text []byte) string { return fmt.Sprintf("%x", sha256.Sum256(text)) }

// TestNothingIsLeftToSign reads what the page of signatures says of a contract that all signed, and of one that nobody approved.
func TestNothingIsLeftToSign(t *testing.T) {
	w := told(t, "bfc-2019")
	w.propose(t, "person:chef-projet-nord-franche-comte", form("contract.prepared", "2019-12-02", `{"contract":"contract:essai-neuf","type":"protocol","territory":"ti:nord-franche-comte","title":"Essai",
		"parties":[{"organisation":"org:epci-200069052","college":"intercommunalities"},{"organisation":"org:region-bourgogne-franche-comte","college":"public-partners"}]}`))
	w.seated("chef-projet-nord-franche-comte")
	for page, want := range map[string]string{
		"/contrats/contract:protocole-nord-franche-comte/signer":    "Toutes les parties ont signé, la dernière le 19 mars 2019",
		"/en/contrats/contract:protocole-nord-franche-comte/signer": "no signature is left to record",
		"/contrats/contract:essai-neuf/signer":                      "Aucune instance n’a encore approuvé",
	} {
		said := w.said(t, page)
		if !strings.Contains(said, want) || strings.Contains(said, "Fichier signé") || strings.Contains(said, "File signed") {
			t.Errorf("%s: %s", page, said)
		}
		lawful(t, w.get(page))
	}
}
