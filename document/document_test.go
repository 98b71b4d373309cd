package document_test

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jalon/act"
	"jalon/atlas"
	"jalon/calendar"
	"jalon/chain"
	"jalon/document"
	"jalon/portrait"
	"jalon/register"
	"jalon/register/memlog"
	"jalon/seed"
)

// region is a register that was told the story of the region, for the tests that only read it.
var region = sync.OnceValues(func() (*register.Register, error) {
	secret, _, err := chain.NewKey(rand.Reader, "jalon.test")
	if err != nil {
		return nil, err
	}
	signer, err := chain.SigningKey(secret)
	if err != nil {
		return nil, err
	}
	r, err := register.Open(nowhere, register.Options{
		Grammar: register.NewGrammar(act.Kinds, atlas.France()), Log: new(memlog.Log), Clock: time.Now, Random: rand.Reader, Signer: signer})
	if err != nil {
		return nil, err
	}
	story, _ := seed.Find("bfc-2019")
	for _, step := range story.Steps() {
		var drafts []register.Draft
		for _, f := range step.Forms {
			d, refusal := r.Grammar().Draft(f)
			if refusal != nil {
				return nil, refusal
			}
			drafts = append(drafts, d)
		}
		if _, err := r.Propose(nowhere, register.Proposal{By: step.By, Drafts: drafts}); err != nil {
			return nil, err
		}
	}
	return r, nil
})

// read composes a document on a day.
func read(t *testing.T, on string, compose func(register.View) (*document.Document, *register.Refusal)) (d *document.Document, err error) {
	t.Helper()
	r, err := region()
	if err != nil {
		t.Fatal(err)
	}
	err = r.Read(t.Context(), calendar.MustParse(on), func(v register.View) error {
		one, refusal := compose(v)
		if refusal != nil {
			return refusal
		}
		d = one
		return nil
	})
	return d, err
}

const protocol = "contract:protocole-nord-franche-comte"

func agreement(t *testing.T, on string) *document.Document {
	t.Helper()
	d, err := read(t, on, func(v register.View) (*document.Document, *register.Refusal) {
		return document.Agreement(t.Context(), v, protocol, "fr")
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTheTextOfAnAgreementDoesNotChangeWhenItIsSigned(t *testing.T) {
	prepared, signed := agreement(t, "2019-03-10"), agreement(t, "2019-12-01")
	if prepared.Hash() != signed.Hash() {
		t.Errorf("the text prepared and the text signed differ:\n%s", prepared.Text())
	}
	text := plain(signed.Text())
	for _, want := range []string{"CA Grand Belfort", "196 communes", "305 099 habitants", "acte n° 50", "les signataires", "AER Bourgogne-Franche-Comté"} {
		if !strings.Contains(text, want) {
			t.Errorf("the text does not say %q:\n%s", want, text)
		}
	}
	page, err := signed.HTML()
	if err != nil || !strings.Contains(plain(page), "19 mars 2019") || !strings.Contains(plain(page), "des détails en sont fictifs") {
		t.Errorf("the page does not tell who signed, or that details are fictitious: %v", err)
	}
}

// plain writes every space as an ordinary one.
func plain(text []byte) string {
	return strings.NewReplacer(" ", " ", "\u202f", " ").Replace(string(text))
}

func TestAnAgreementIsRefusedBeforeItIsPrepared(t *testing.T) {
	_, err := read(t, "2019-03-01", func(v register.View) (*document.Document, *register.Refusal) {
		return document.Agreement(t.Context(), v, protocol, "fr")
	})
	var refusal *register.Refusal
	if !errors.As(err, &refusal) || refusal.Code != "object.not-yet" {
		t.Errorf("answered %v", err)
	}
}

func dossier(t *testing.T, meeting register.ID) *document.Document {
	t.Helper()
	d, err := read(t, "2019-12-01", func(v register.View) (*document.Document, *register.Refusal) {
		return document.Dossier(t.Context(), v, meeting, "fr", nil, document.Reader{})
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Meetings whose agenda speaks of one territory of a region, of six, and of the territory whose committee it is.
const (
	ofNevers = "meeting:regional:27:2019-01-25"
	ofSix    = "meeting:regional:27:2019-05-17"
	ofNFC    = "meeting:project:nord-franche-comte:2019-03-06"
)

func TestTheDossierHoldsTheTerritoriesOnTheAgenda(t *testing.T) {
	for meeting, c := range map[register.ID]struct{ said, unsaid []string }{
		ofNevers: {[]string{"Ordre du jour", "Orientations", "Vue d’ensemble", "Nord Franche-Comté", "Membres du territoire – Nevers et Sud Nivernais"}, []string{"Membres du territoire – Nord Franche-Comté"}},
		ofSix:    {[]string{"Membres du territoire – Nevers et Sud Nivernais", "Repères – Grand Dole"}, []string{"Membres du territoire – Nord Franche-Comté"}},
		ofNFC: {[]string{"3.1. Périmètre", "Conventions – Nord Franche-Comté", "Fiche-action – Cité de l’industrie", "Payé, par financeur et par année", "Demandes et réponses", "SHA-256",
			"Portrait : L’essentiel", "Repères – Nord Franche-Comté", "Rubriques que les données présentes ne renseignent pas"}, []string{"Vue d’ensemble"}},
	} {
		text := plain(dossier(t, meeting).Text())
		for _, want := range c.said {
			if !strings.Contains(text, want) {
				t.Errorf("%s: the file does not say %q", meeting, want)
			}
		}
		for _, other := range c.unsaid {
			if strings.Contains(text, other) {
				t.Errorf("%s: the file says %q", meeting, other)
			}
		}
	}
}

// TestTheContentsTellThePage prints a file, and looks for each section on the page that the table of contents tells.
func TestTheContentsTellThePage(t *testing.T) {
	if !needs(t, "chromium") || !needs(t, "pdftotext") {
		return
	}
	d := dossier(t, ofNFC)
	pdf, err := d.As(t.Context(), "pdf")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "dossier.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(plain([]byte(run(t, "pdftotext", "-layout", path, "-"))), "\f")
	for _, s := range d.Sections {
		told := regexp.MustCompile(regexp.QuoteMeta(plain([]byte(s.Title))) + ` +(\d+)`).FindStringSubmatch(pages[0])
		if told == nil {
			t.Errorf("the contents do not tell the page of %q:\n%s", s.Title, pages[0])
			continue
		}
		if n, err := strconv.Atoi(told[1]); err != nil || n >= len(pages) || !strings.Contains(pages[n-1], plain([]byte(s.Title))) {
			t.Errorf("%q is not on page %s", s.Title, told[1])
		}
	}
}

// needs reports whether a program is there. Where the tests install their programs, it must be.
func needs(t *testing.T, program string) bool {
	t.Helper()
	_, err := exec.LookPath(program)
	if err != nil && os.Getenv("JALON_TEST_PROGRAMS") != "" {
		t.Fatal(err)
	}
	if err != nil {
		t.Logf("left out: %s is not installed (make test installs it)", program)
	}
	return err == nil
}

// run runs a program and returns what it says.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// TestLibreOfficeOpensTheODT converts the file to PDF with the program people use, and reads it there.
func TestLibreOfficeOpensTheODT(t *testing.T) {
	odt, err := dossier(t, ofNFC).ODT(nil)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := dossier(t, ofNFC).ODT(nil); !bytes.Equal(odt, again) {
		t.Error("the same file is not written twice with the same bytes")
	}
	if !needs(t, "soffice") || !needs(t, "pdftotext") {
		return
	}
	dir := t.TempDir()
	in := filepath.Join(dir, "dossier.odt")
	if err := os.WriteFile(in, odt, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "soffice", "--headless", "--convert-to", "pdf", "--outdir", dir, in)
	text := run(t, "pdftotext", "-layout", filepath.Join(dir, "dossier.pdf"), "-")
	for _, want := range []string{"Comité de projet « Nord Franche-Comté »", "Sommaire", "Ordre du jour", "CA Grand Belfort", "139 989", "Part de l’industrie"} {
		if !strings.Contains(plain([]byte(text)), want) {
			t.Errorf("LibreOffice does not show %q", want)
		}
	}
}

func TestThePDFIsTagged(t *testing.T) {
	if !needs(t, "chromium") || !needs(t, "pdfinfo") {
		return
	}
	pdf, err := agreement(t, "2019-12-01").As(t.Context(), "pdf")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	info := strings.Join(strings.Fields(run(t, "pdfinfo", path)), " ") // fields are set apart by any space, the unbreakable ones too
	for _, want := range []string{"Title: Protocole d’accord « Nord Franche-Comté »", "Tagged: yes", "A4", "JavaScript: no"} {
		if !strings.Contains(info, want) {
			t.Errorf("the PDF is not %q: %s", want, info)
		}
	}
	if text := run(t, "pdftotext", path, "-"); !strings.Contains(text, "Les signataires") && !strings.Contains(text, "les signataires") {
		t.Errorf("the PDF says %s", text)
	}
}

// template makes a template of one's own: the starter with another content.
func template(t *testing.T, content string) []byte {
	t.Helper()
	starter, err := document.Starter(true, "Essai")
	if err != nil {
		t.Fatal(err)
	}
	in, err := zip.NewReader(bytes.NewReader(starter), int64(len(starter)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		w, _ := out.Create(f.Name)
		if f.Name == "content.xml" {
			_, _ = io.WriteString(w, `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:automatic-styles/><office:body><office:text>`+content+`</office:text></office:body></office:document-content>`)
			continue
		}
		r, _ := f.Open()
		_, _ = io.Copy(w, r)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// filled returns the content of a template once it is filled.
func filled(t *testing.T, content string) (string, error) {
	t.Helper()
	odt, err := agreement(t, "2019-12-01").ODT(template(t, content))
	if err != nil {
		return "", err
	}
	return contentOf(t, odt), nil
}

// contentOf returns the content of an ODT, which begins with what it is.
func contentOf(t *testing.T, odt []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(odt), int64(len(odt)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "mimetype" || z.File[0].Method != zip.Store {
		t.Errorf("the file begins with %s", z.File[0].Name)
	}
	f, err := z.Open("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestATemplateOfOnesOwn(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"a word", `<text:p>Entre nous : {titre}.</text:p>`, `<text:p>Entre nous : Protocole d’accord « Nord Franche-Comté ».</text:p>`},
		{"a word that the editor cut in pieces", `<text:p>« {ti<text:span>tr</text:span>e} » &amp; suite</text:p>`, `<text:p>« Protocole d’accord « Nord Franche-Comté »<text:span></text:span> » &amp; suite</text:p>`},
		{"two words", `<text:p>{nature} / {nature}</text:p>`, `<text:p>Protocole d’accord / Protocole d’accord</text:p>`},
		{"an article alone", `<text:p>{parties}</text:p>`, `– CA Grand Belfort`},
		{"an article that says nothing", `<text:p>{disputes}</text:p><text:p>Fin</text:p>`, `<office:text><text:p>Fin</text:p>`},
		{"what is not a field", `<text:p>{1} {</text:p>`, `<text:p>{1} {</text:p>`},
	} {
		got, err := filled(t, c.content)
		if err != nil || !strings.Contains(plain([]byte(got)), c.want) {
			t.Errorf("%s: %v, %s", c.name, err, got)
		}
	}
	if _, err := filled(t, `<!DOCTYPE x [<!ENTITY a "b">]><text:p>{titre}</text:p>`); err == nil {
		t.Error("a document type passes")
	}
	if _, err := agreement(t, "2019-12-01").ODT([]byte("PK, or so it says")); !errors.Is(err, document.ErrNotODT) {
		t.Errorf("what is no ODT: %v", err)
	}
}

// TestATemplateWithAnUnknownField wants the field named, with those that there are; the sheets of actions have none of their own.
// TestWhatPeopleWriteStaysTextOnPaper writes markup wherever a document takes text: none of it becomes markup.
func TestWhatPeopleWriteStaysTextOnPaper(t *testing.T) {
	const name = `<img src=x onerror=alert(1)> & {articles}`
	d := &document.Document{Lang: "fr", Kicker: name, Title: name, Lead: name, Listed: true, Colophon: []string{name},
		Sections: []document.Section{{Name: "un", Title: name, Blocks: []document.Block{document.Para(name), document.Item(name),
			document.Table{Caption: name, Columns: []document.Column{{Label: name}}, Rows: []document.Row{{Cells: []string{name}}}}}}}}
	page, err := d.HTML()
	if err != nil || bytes.Contains(page, []byte("<img")) || bytes.Count(page, []byte("&lt;img")) < 9 {
		t.Errorf("in the page: %v\n%s", err, page)
	}
	odt, err := d.ODT(nil)
	if err != nil {
		t.Fatal(err)
	}
	if content := contentOf(t, odt); strings.Contains(content, "<img") || strings.Count(content, "&lt;img") < 8 {
		t.Errorf("in the ODT: %s", content)
	}
}

func TestATemplateWithAnUnknownField(t *testing.T) {
	var unknown *document.UnknownField
	_, err := filled(t, `<text:p>{budget}</text:p>`)
	if !errors.As(err, &unknown) || unknown.Field != "budget" {
		t.Fatalf("a field that is not: %v", err)
	}
	for said, want := range map[string]bool{"{perimeter}": true, "{financing}": true, "{sommaire}": true, "action:": false} {
		if strings.Contains(unknown.In("fr"), said) != want {
			t.Errorf("%s: %s", said, unknown.In("fr"))
		}
	}
}

func TestARedlineShowsWhatChanged(t *testing.T) {
	para, item := document.Para, document.Item
	table := func(rows ...document.Row) document.Table {
		return document.Table{Caption: "T", Columns: []document.Column{{Label: "A"}, {Label: "B"}}, Rows: rows}
	}
	row := func(cells ...string) document.Row { return document.Row{Cells: cells} }
	before := &document.Document{Lang: "fr", Sections: []document.Section{
		{Name: "a", Title: "A", Blocks: []document.Block{para("Recruter et former."), item("un"), table(row("x", "1"), row("y", "2"))}},
		{Name: "b", Title: "B", Blocks: []document.Block{para("Partira.")}}}}
	after := &document.Document{Lang: "fr", Sections: []document.Section{
		{Name: "a", Title: "A", Blocks: []document.Block{para("Recruter et innover."), item("un"), item("deux"), table(row("x", "3"), row("y", "2"))}},
		{Name: "c", Title: "C", Blocks: []document.Block{para("Arrive.")}}}}
	page, err := document.Redline(before, after).HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"former</del>", "innover</ins>", `<ins><span class="hidden">ajouté : </span>deux</ins>`, `<section id="b" class="deleted">`, `<section id="c" class="inserted">`, `<tr class="deleted"><th scope="row"><del><span class="hidden">retiré : </span>x</del></th><td>1</td></tr>`, `<tr class="inserted"><th scope="row"><ins><span class="hidden">ajouté : </span>x</ins></th><td>3</td></tr>`, `<tr><th scope="row">y</th>`} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the redline does not show %s:\n%s", want, page)
		}
	}
	if document.Redline(before, before).Changed() || !document.Redline(before, after).Changed() {
		t.Error("a text differs from itself, or not from another")
	}
}

// TestARedlineHoldsBothTexts takes out of a redline what it adds, and finds the text of before; what it takes out, and finds that of after.
func TestARedlineHoldsBothTexts(t *testing.T) {
	text := rapid.SliceOfN(rapid.SampledFrom([]string{"deux", "fois", "par", "an", "1er", "l’an", "2022", "2023", ".", ",", "12,5", "«", "\u00a0"}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		was, is := strings.Join(text.Draw(t, "before"), " "), strings.Join(text.Draw(t, "after"), " ")
		of := func(text string) *document.Document {
			return &document.Document{Lang: "fr", Sections: []document.Section{{Name: "a", Title: "A", Blocks: []document.Block{document.Para(text)}}}}
		}
		d := document.Redline(of(was), of(is))
		kept := map[document.Change]string{}
		for _, block := range d.Sections[0].Blocks {
			for _, r := range block.(document.Paragraph).Runs {
				for _, c := range []document.Change{document.Deleted, document.Inserted} {
					if r.Change == "" || r.Change == c {
						kept[c] += r.Text
					}
				}
			}
		}
		if kept[document.Deleted] != was || kept[document.Inserted] != is || d.Changed() != (was != is) {
			t.Fatalf("%q to %q: %+v", was, is, d.Sections[0].Blocks)
		}
	})
}

// TestWordsGoOnAnotherLine wants the activities that set territories apart set as words: as figures, which are never cut, they made
// the paper wider than it is, and Chromium printed the whole smaller and cut the last column.
func TestWordsGoOnAnotherLine(t *testing.T) {
	p := &portrait.Portrait{Lang: "fr", Sections: []portrait.Section{{Name: "neighbours", Title: "Comparables", Tables: []portrait.Table{{Caption: "Proches",
		Columns: []string{"Territoire", "Distance", "Évolution", "Vide", "Éloignent"},
		Rows:    [][]string{{"Dole", "0,2", "+1,3 %", "—", "Électricité (DZ) ; Chimie (CE)"}, {"Jura", "—", "masqué", "—", "—"}}}}}}}
	page, err := document.Portrait(p).As(t.Context(), "html")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`class="number">Distance`, `class="number">Évolution`, `class="number">Vide`, `<th scope="col">Éloignent`} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the table does not say %s", want)
		}
	}
}

// BenchmarkDossier composes the file of a regional committee about six territories, as ODT, and as PDF where a Chromium is.
func BenchmarkDossier(b *testing.B) {
	r, err := region()
	if err != nil {
		b.Fatal(err)
	}
	for _, form := range []string{"odt", "pdf"} {
		b.Run(form, func(b *testing.B) {
			for b.Loop() {
				var d *document.Document
				err := r.Read(b.Context(), calendar.MustParse("2019-12-01"), func(v register.View) error {
					one, refusal := document.Dossier(b.Context(), v, ofSix, "fr", nil, document.Reader{})
					if refusal != nil {
						return refusal
					}
					d = one
					return nil
				})
				if err != nil {
					b.Fatal(err)
				}
				text, err := d.As(b.Context(), form)
				if errors.Is(err, document.ErrNoPrinter) {
					b.Log("left out:", err)
					return
				}
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(bytes.Count(text, []byte("/Type /Page\n"))), "pages")
			}
		})
	}
}
