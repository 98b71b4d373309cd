package web

import (
	"archive/zip"
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

const nfcPlan = "/territoires/ti:nord-franche-comte/plan"

// sendFile posts a file with fields, as a browser does.
func (w *world) sendFile(t *testing.T, address, name string, text []byte, fields ...string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(text)
	for i := 0; i+1 < len(fields); i += 2 {
		_ = form.WriteField(fields[i], fields[i+1])
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, address, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, r)
	return answer
}

// changed downloads the plan and changes cells of it, by sheet and name in turn with their value.
func (w *world) changed(t *testing.T, cells ...string) []byte {
	t.Helper()
	answer := w.get(nfcPlan + ".xlsx?on=2019-12-02")
	if answer.Code != http.StatusOK {
		t.Fatalf("the download: %d %s", answer.Code, answer.Body)
	}
	f, err := excelize.OpenReader(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+2 < len(cells); i += 3 {
		if err := f.SetCellStr(cells[i], cells[i+1], cells[i+2]); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lawful holds a page against the laws of all pages.
func lawful(t *testing.T, answer *httptest.ResponseRecorder) {
	t.Helper()
	root := parse(t, answer)
	for _, l := range pageLaws {
		for _, problem := range l.check(root) {
			t.Errorf("%s: %s", l.name, problem)
		}
	}
}

// TestAPlanComesBackThroughThePage downloads a plan, changes two cells, sees them before and after, and records them once.
func TestAPlanComesBackThroughThePage(t *testing.T) {
	w := told(t, "bfc-2019").seated("chef-projet-nord-franche-comte")
	lawful(t, w.get(nfcPlan))
	before := w.size(t)
	same := w.sendFile(t, nfcPlan, "plan.xlsx", w.changed(t), "effect", "2019-12-02")
	if same.Code != http.StatusOK || !strings.Contains(same.Body.String(), "rien à inscrire") {
		t.Errorf("untouched: %d %s", same.Code, same.Body)
	}
	seen := w.sendFile(t, nfcPlan, "plan.xlsx", w.changed(t, "Actions", "B2", "Cité des métiers", "Actions", "G2", "Bloqué"), "effect", "2019-12-02")
	body := seen.Body.String()
	for _, want := range []string{"Actions!B2", "Cité de l’industrie", "Cité des métiers", "Actions!G2", "Bloqué", "Inscrire 2"} {
		if !strings.Contains(body, want) {
			t.Errorf("the preview does not say %q", want)
		}
	}
	form := formOn(t, seen, "take")
	lawful(t, seen)
	if w.size(t) != before {
		t.Fatal("a preview records")
	}
	done, again := w.send(nfcPlan, form), w.send(nfcPlan, form)
	if done.Code != http.StatusSeeOther || w.size(t) != before+2 {
		t.Fatalf("recorded: %d, %d acts: %s", done.Code, w.size(t)-before, done.Body)
	}
	if again.Code == http.StatusInternalServerError || w.size(t) != before+2 {
		t.Errorf("sent twice: %d, %d acts", again.Code, w.size(t)-before)
	}
	if page := w.get("/actions/action:nord-franche-comte-cite-industrie").Body.String(); !strings.Contains(page, "Cité des métiers") {
		t.Error("the action keeps its old title")
	}
}

// TestLastMonthsWorkbookOverNewerData changes the same cell on both sides: the conflict is shown, and nothing is recorded without
// consent.
func TestLastMonthsWorkbookOverNewerData(t *testing.T) {
	w := told(t, "bfc-2019").seated("chef-projet-nord-franche-comte")
	old := w.changed(t, "Actions", "B2", "Cité d’hier")
	w.later.Add(int64(time.Second))
	newer := w.sendFile(t, nfcPlan, "plan.xlsx", w.changed(t, "Actions", "B2", "Cité d’aujourd’hui"), "effect", "2019-12-02")
	if done := w.send(nfcPlan, formOn(t, newer, "take")); done.Code != http.StatusSeeOther {
		t.Fatalf("the newer one: %d", done.Code)
	}
	before := w.size(t)
	seen := w.sendFile(t, nfcPlan, "vieux.xlsx", old, "effect", "2019-12-02")
	if !strings.Contains(seen.Body.String(), "conflit") || !strings.Contains(seen.Body.String(), "Cité d’aujourd’hui") {
		t.Fatalf("the conflict is not shown: %s", seen.Body)
	}
	form := formOn(t, seen, "take")
	refused := w.send(nfcPlan, form)
	if refused.Code >= 500 || w.size(t) != before || !strings.Contains(refused.Body.String(), "Cochez cette case") {
		t.Errorf("without consent: %d, %d acts", refused.Code, w.size(t)-before)
	}
	form.Set("agree", "mine")
	if done := w.send(nfcPlan, form); done.Code != http.StatusSeeOther || w.size(t) != before+1 {
		t.Errorf("with consent: %d, %d acts", done.Code, w.size(t)-before)
	}
}

// TestAChangeMeanwhileIsShownAgain confirms a preview after somebody else recorded: what the file would do now is shown first.
func TestAChangeMeanwhileIsShownAgain(t *testing.T) {
	w := told(t, "bfc-2019").seated("chef-projet-nord-franche-comte")
	mine := w.sendFile(t, nfcPlan, "a.xlsx", w.changed(t, "Actions", "B2", "Cité A"), "effect", "2019-12-02")
	w.later.Add(int64(time.Second))
	theirs := w.sendFile(t, nfcPlan, "b.xlsx", w.changed(t, "Actions", "B2", "Cité B"), "effect", "2019-12-02")
	w.send(nfcPlan, formOn(t, theirs, "take"))
	before := w.size(t)
	shown := w.send(nfcPlan, formOn(t, mine, "take"))
	if w.size(t) != before || !strings.Contains(shown.Body.String(), "Le registre a changé entre-temps") || !strings.Contains(shown.Body.String(), "conflit") {
		t.Errorf("%d, %d acts: %s", shown.Code, w.size(t)-before, shown.Body)
	}
}

// bomb is an archive that says it will become enormous.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	part, err := z.Create("xl/workbook.xml")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(bytes.Repeat([]byte("<a/>"), 16<<20))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFilesThatAreNotTaken(t *testing.T) {
	w := told(t, "bfc-2019").seated("chef-projet-nord-franche-comte")
	before := w.size(t)
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"a faulty cell":     {w.changed(t, "Actions", "J2", "31/02/2021"), "un jour, comme 05/03/2019"},
		"a bomb":            {bomb(t), "deviendrait énorme"},
		"a page":            {[]byte("<html><table></table></html>"), "page HTML"},
		"an old format":     {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "mot de passe"},
		"nothing":           {nil, "vide"},
		"of no plan":        {[]byte("Titre;Axe\nCité;Recruter\n"), "de quel plan il vient"},
		"larger than taken": {bytes.Repeat([]byte("x"), maxUpload+1), "dépasse la taille"},
	} {
		answer := w.sendFile(t, nfcPlan, "plan.xlsx", c.file, "effect", "2019-12-02")
		if answer.Code/100 != 4 || !strings.Contains(answer.Body.String(), c.want) {
			t.Errorf("%s: %d %s", name, answer.Code, answer.Body)
		}
	}
	other := w.sendFile(t, "/territoires/ti:grand-dole/plan", "plan.xlsx", w.changed(t), "effect", "2019-12-02")
	if other.Code != http.StatusConflict || !strings.Contains(other.Body.String(), "Nord Franche-Comté") {
		t.Errorf("the plan of another: %d", other.Code)
	}
	if day := w.sendFile(t, nfcPlan, "plan.xlsx", w.changed(t), "effect", "hier"); day.Code != http.StatusBadRequest {
		t.Errorf("a day that is none: %d", day.Code)
	}
	w.seated("elu-grand-dole")
	if stranger := w.sendFile(t, nfcPlan, "plan.xlsx", w.changed(t, "Actions", "B2", "À moi"), "effect", "2019-12-02"); stranger.Code != http.StatusForbidden || !strings.Contains(stranger.Body.String(), "power.missing") {
		t.Errorf("who has no power: %d", stranger.Code)
	}
	if w.size(t) != before {
		t.Error("something was recorded")
	}
}

// TestWhatWaitsIsForWhoSentIt wants a file that waits to be confirmed to be of nobody else, and to leave when others come.
func TestWhatWaitsIsForWhoSentIt(t *testing.T) {
	var d drawer
	mine := d.put("a", upload{Name: "a", Size: maxUpload})
	if _, ok := d.get("b", mine.Kept); ok {
		t.Error("another account reads it")
	}
	if u, ok := d.get("a", mine.Kept); !ok || u.Name != "a" {
		t.Error("it is not kept")
	}
	for range maxDrawer / maxUpload {
		d.put("b", upload{Size: maxUpload})
	}
	if _, ok := d.get("a", mine.Kept); ok || d.size > maxDrawer {
		t.Errorf("the drawer holds %d bytes", d.size)
	}
}

// TestALongPreviewHasPages sends a file of more rows than a page shows: each row is on a page, and the file is sent once.
func TestALongPreviewHasPages(t *testing.T) {
	const address = "/organismes/org:region-bourgogne-franche-comte/fichier"
	w := told(t, "bfc-2019").seated("presidente-region")
	var csv strings.Builder
	csv.WriteString("Libellé;Montant engagé\n")
	for i := range maxShown + 500 {
		fmt.Fprintf(&csv, "Dossier inconnu %d;10\n", i+1)
	}
	first := w.sendFile(t, address, "region.csv", []byte(csv.String()), "effect", "2019-12-02")
	body := first.Body.String()
	lawful(t, first)
	if !strings.Contains(body, "Dossier inconnu 1<") || strings.Contains(body, "Dossier inconnu 1500<") || !strings.Contains(body, "Page 1 sur 2") || strings.Contains(body, "Page précédente") {
		t.Fatalf("the first page: %.2000s", body)
	}
	kept := regexp.MustCompile(`name="kept" value="(\w+)"`).FindStringSubmatch(body)
	next := w.send(address, url.Values{"kept": {kept[1]}, "effect": {"2019-12-02"}, "page": {"2"}})
	body = next.Body.String()
	if strings.Contains(body, "Dossier inconnu 1<") || !strings.Contains(body, "Dossier inconnu 1500<") || !strings.Contains(body, "Page 2 sur 2") || strings.Contains(body, "Page suivante") {
		t.Errorf("the second page: %.2000s", body)
	}
}

// TestTheFileOfAnOperator sends a file with a payment that the register does not know, one that matches nothing, a total.
func TestTheFileOfAnOperator(t *testing.T) {
	const address = "/organismes/org:region-bourgogne-franche-comte/fichier"
	w := told(t, "bfc-2019").seated("presidente-region")
	lawful(t, w.get(address))
	csv := "Libellé;Montant engagé;Montant payé\nInstitut du stockage de l’hydrogène;1 200 000;500 000\nInconnu au bataillon;10;\nTotal;1 200 010;\n"
	seen := w.sendFile(t, address, "region.csv", []byte(csv), "effect", "2019-12-02")
	body := seen.Body.String()
	for _, want := range []string{"funding:nfc-hydrogene-region", "par le libellé", "aucun financement du registre", "ligne de total", "Inscrire 1"} {
		if !strings.Contains(body, want) {
			t.Errorf("the page does not say %q: %s", want, body)
		}
	}
	form := formOn(t, seen, "take")
	lawful(t, seen)
	before := w.size(t)
	if done := w.send(address, form); done.Code != http.StatusSeeOther || w.size(t) != before+1 {
		t.Errorf("recorded: %d, %d acts: %s", done.Code, w.size(t)-before, done.Body)
	}
	for text, want := range map[string]string{csv: "les autres ne le sont pas", "Libellé;Montant engagé\nInconnu au bataillon;10\n": "Aucune ligne n’est reconnue",
		"Libellé;Montant engagé\nInstitut du stockage de l’hydrogène;1 200 000\n": "dit déjà tout"} {
		if again := w.sendFile(t, address, "region.csv", []byte(text), "effect", "2019-12-02").Body.String(); !strings.Contains(again, want) || strings.Contains(again, "Inscrire") {
			t.Errorf("%q is not answered %q", text, want)
		}
	}
	faulty := w.sendFile(t, address, "region.csv", []byte("Libellé;Montant engagé\nInstitut;beaucoup\n"), "effect", "2019-12-02")
	if faulty.Code != http.StatusBadRequest || !strings.Contains(faulty.Body.String(), "B2") || !strings.Contains(faulty.Body.String(), "n’est pas un montant") {
		t.Errorf("a faulty cell: %d", faulty.Code)
	}
}
