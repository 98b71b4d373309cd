package web

import (
	"bytes"
	"image"
	"image/jpeg"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

const january = "/reunions/meeting:regional:27:2019-01-25"

// bring sends a file as a browser does.
func (w *world) bring(t *testing.T, address, name, content, readers string) *httptest.ResponseRecorder {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("fichier", name)
	if err == nil {
		_, err = part.Write([]byte(content))
	}
	if err != nil || form.WriteField("lecture", readers) != nil || form.Close() != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, address, &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	answer := httptest.NewRecorder()
	w.ServeHTTP(answer, r)
	return answer
}

// TestPapersAreReadByThoseWhoMay puts a public and a restricted paper with a meeting.
func TestPapersAreReadByThoseWhoMay(t *testing.T) {
	w := told(t, "bfc-2019").seated("secretariat-region")
	kept := w.withDesk()
	w.get(january) // rendered before there is any
	for name, readers := range map[string]string{"Présentation.pdf": "publique", "notes.txt": "membres"} {
		content := map[bool]string{true: "%PDF-1.7 présentation", false: "Notes de séance"}[strings.HasSuffix(name, ".pdf")]
		if answer := w.bring(t, january+"/pieces", name, content, readers); answer.Code != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", name, answer.Code, answer.Body)
		}
	}
	address := map[string]string{}
	for _, p := range kept.papers {
		address[p.Name] = "/pieces/" + p.ID
	}
	for _, c := range []struct {
		who              Visitor
		public, reserved bool
	}{
		{Visitor{}, true, false},
		{Visitor{Name: "Élu", Account: "e", Person: "person:elu-grand-dole"}, true, false},
		{Visitor{Name: "S", Account: "s", Person: "person:secretariat-region"}, true, true},
	} {
		w.as(c.who)
		meeting, dossier := w.get(january).Body.String(), w.get(january+"/dossier").Body.String()
		for name, may := range map[string]bool{"Présentation.pdf": c.public, "notes.txt": c.reserved} {
			answer := w.get(address[name])
			if may != (answer.Code == http.StatusOK) || may != strings.Contains(meeting, name) || may != strings.Contains(dossier, name) {
				t.Errorf("%q reads %s: %d; on the page %v, in the file %v", c.who.Name, name, answer.Code, strings.Contains(meeting, name), strings.Contains(dossier, name))
			}
			if answer.Code == http.StatusOK && (!strings.HasPrefix(answer.Header().Get("Content-Disposition"), "attachment") || answer.Header().Get("X-Content-Type-Options") != "nosniff") {
				t.Errorf("%s is served with %v", name, answer.Header())
			}
		}
	}
	w.seated("elu-grand-dole")
	if answer := w.bring(t, january+"/pieces", "a.txt", "a", "publique"); answer.Code != http.StatusForbidden {
		t.Errorf("one who does not sit brings a paper: %d", answer.Code)
	}
	w.seated("presidente-region")
	if answer := w.send(january+"/pieces", url.Values{"retirer": {kept.papers[0].ID}}); answer.Code != http.StatusForbidden {
		t.Errorf("another withdraws it: %d", answer.Code)
	}
	w.seated("secretariat-region")
	if answer := w.send(january+"/pieces", url.Values{"retirer": {kept.papers[0].ID}}); answer.Code != http.StatusSeeOther || w.get("/pieces/"+kept.papers[0].ID).Code != http.StatusNotFound {
		t.Errorf("withdrawn: %d", answer.Code)
	}
	root := w.page(t, january+"/pieces")
	for _, l := range pageLaws {
		for _, problem := range l.check(root) {
			t.Errorf("%s: %s", l.name, problem)
		}
	}
}

func TestAContractHasPapersToo(t *testing.T) {
	w := told(t, "bfc-2019").seated("secretariat-region")
	kept := w.withDesk()
	const contract = "/contrats/contract:protocole-nord-franche-comte"
	if answer := w.bring(t, contract+"/pieces", "scan.pdf", "%PDF-1.7", "membres"); answer.Code != http.StatusSeeOther {
		t.Fatalf("answered %d %s", answer.Code, answer.Body)
	}
	if !strings.Contains(w.get(contract+"/pieces").Body.String(), "evidence.0.sha256="+kept.papers[0].SHA256) || !strings.Contains(w.get(contract).Body.String(), "scan.pdf") {
		t.Error("its page does not list it, or nothing cites it")
	}
}

// TestAPictureIsPublishedBare: where it was taken is nobody's business, unless it is kept as evidence by those who sit.
func TestAPictureIsPublishedBare(t *testing.T) {
	w := told(t, "bfc-2019").seated("secretariat-region")
	kept := w.withDesk()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	const said = "\xFF\xFE\x00\x1247.0122N 6.3467E"
	photograph := "\xFF\xD8" + said + b.String()[2:]
	for readers, want := range map[string]string{"publique": b.String(), "membres": photograph} {
		kept.papers = nil
		if answer := w.bring(t, january+"/pieces", "site.jpg", photograph, readers); answer.Code != http.StatusSeeOther {
			t.Fatalf("%s: %d %s", readers, answer.Code, answer.Body)
		}
		answer := w.get("/pieces/" + kept.papers[0].ID)
		if answer.Body.String() != want || answer.Header().Get("Content-Length") != strconv.Itoa(len(want)) {
			t.Errorf("%s: %q of %s bytes", readers, answer.Body, answer.Header().Get("Content-Length"))
		}
		if page := w.said(t, january+"/pieces"); strings.Contains(page, "refaite sans ce qu’elle disait") != (readers == "publique") {
			t.Errorf("%s: the page says %s", readers, page)
		}
	}
	huge := strings.Replace(photograph, "\x08\x00\x08\x00\x08", "\x08\x9c\x40\x9c\x40", 1)
	for _, readers := range []string{"publique", "membres"} {
		for name, content := range map[string]string{"plus de 150 millions de points": huge, "incomplète ou abîmée": photograph[:100]} {
			if answer := w.bring(t, january+"/pieces", "site.jpg", content, readers); answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), name) {
				t.Errorf("%s, %s: %d", name, readers, answer.Code)
			}
		}
	}
}

// TestAFileIsWhatItsBytesSay: a name pretends, bytes do not.
func TestAFileIsWhatItsBytesSay(t *testing.T) {
	zip := "PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x08\x00\x00\x00"
	for _, c := range []struct{ head, name, kind, kept string }{
		{"%PDF-1.7", "scan.pdf", "application/pdf", "scan.pdf"},
		{"%PDF-1.7", "scan.html", "application/pdf", "scan.pdf"},
		{"<html><script>", "scan.pdf", "", ""},
		{"<?xml version='1.0'?><svg/>", "image.svg", "", ""},
		{"bonjour", "notes", "text/plain; charset=utf-8", "notes.txt"},
		{"a;b\n1;2", "table.CSV", "text/csv", "table.csv"},
		{zip + "mimetypeapplication/vnd.oasis.opendocument.text", "x.zip", "application/vnd.oasis.opendocument.text", "x.odt"},
		{zip + "[Content_Types].xml", "x.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "x.xlsx"},
		{zip + "[Content_Types].xml", "x.xlsm", "", ""},
		{zip + "virus.exe", "x.docx", "", ""},
		{"MZ\x90\x00\x03\x00", "x.pdf", "", ""},
		{"%PDF-1.7", "../../etc/passwd", "application/pdf", "passwd.pdf"},
		{"%PDF-1.7", "C:\\scans\\\u202efdp.exe", "application/pdf", "fdp.pdf"},
		{"GIF89a", "dix-mille-images.gif", "", ""},
		{"%PDF-1.7", "...", "application/pdf", "piece.pdf"},
	} {
		kind, extension := mediaType([]byte(c.head), c.name)
		if kind != c.kind || kind != "" && fileName(c.name, extension) != c.kept {
			t.Errorf("%q: %q kept as %q, want %q as %q", c.name, kind, fileName(c.name, extension), c.kind, c.kept)
		}
	}
}
