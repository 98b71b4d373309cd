package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"jalon/calendar"
)

func read(t *testing.T, raw []byte) *Book {
	t.Helper()
	b, err := Read(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// page is a sheet of values that spreadsheets like to change.
func page() Page {
	return Page{Name: "Actions", Columns: []Column{{"Texte", 20}, {"Jour", 12}, {"Montant", 14}, {"Nombre", 8}, {"Oui", 6}}, Rows: slices.Values([][]any{
		{"=HYPERLINK(\"http://example.org\")", calendar.MustParse("2019-03-05"), Cents(130_000_050), 42, true},
		{"+33 3 80 00 00 00", calendar.None, nil, int64(-5), false},
		{"007", nil, Cents(1), nil, nil},
		{"@nom\nseconde ligne", calendar.MustParse("2199-12-31"), Cents(99_999_999_999_999), 0, nil},
	})}
}

func written(t *testing.T, pages ...Page) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, pages); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// check wants the values of page, whichever program wrote them last.
func check(t *testing.T, b *Book) {
	t.Helper()
	s, ok := b.Sheet("actions")
	if !ok || len(s.Rows) != 5 {
		t.Fatalf("the sheets are %+v", b.Sheets)
	}
	for i, want := range []string{"=HYPERLINK(\"http://example.org\")", "+33 3 80 00 00 00", "007", "@nom\nseconde ligne"} {
		if s.Rows[i+1][0] != want {
			t.Errorf("row %d: %q; want %q", i+2, s.Rows[i+1][0], want)
		}
	}
	if day, err := b.Day(s.Rows[1][1]); err != nil || day.String() != "2019-03-05" {
		t.Errorf("the day is %s (%v), read in %q", day, err, s.Rows[1][1])
	}
	for i, want := range map[int]int64{1: 130_000_050, 3: 1, 4: 99_999_999_999_999} {
		if c, ok, err := b.Cents(s.Rows[i][2]); err != nil || !ok || c != want {
			t.Errorf("the amount is %d (%v), read in %q", c, err, s.Rows[i][2])
		}
	}
}

func TestRoundTrip(t *testing.T) {
	check(t, read(t, written(t, page())))
}

// TestOfficeReadsIt opens the workbook in LibreOffice, as people do, and reads what that writes in turn.
func TestOfficeReadsIt(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Log("LibreOffice is not there: nobody opened the workbook")
		return
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "plan.xlsx"), written(t, page()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"ods", "xlsx"} {
		out := filepath.Join(dir, format)
		cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/office", "--headless", "--convert-to", format, "--outdir", out, filepath.Join(dir, "plan.xlsx"))
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		raw, err := os.ReadFile(filepath.Join(out, "plan."+format))
		if err != nil {
			t.Fatal(err)
		}
		b := read(t, raw)
		if b.Format != format {
			t.Errorf("it is read as %s", b.Format)
		}
		check(t, b)
	}
}

// zipped makes an archive of parts.
func zipped(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHostileFilesAreRefused(t *testing.T) {
	const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1073741824"><c r="A1073741824"><v>1</v></c></row></sheetData></worksheet>`
	for name, one := range map[string]struct {
		raw  []byte
		code string
	}{
		"nothing":                  {nil, "book.empty"},
		"blanks":                   {[]byte(" \n"), "book.empty"},
		"a page":                   {[]byte("<!doctype html><table>"), "book.html"},
		"a password or the old":    {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "book.locked"},
		"a photograph":             {[]byte("\xff\xd8\xff\x00;;;\n"), "book.other"},
		"half of a zip":            {written(t, page())[:2000], "book.unreadable"},
		"a zip":                    {zipped(t, "notes.txt", "x"), "book.other"},
		"Numbers":                  {zipped(t, "Index/Document.iwa", "x"), "book.other"},
		"macros":                   {zipped(t, "xl/workbook.xml", "<a/>", "xl/vbaProject.bin", "x"), "book.macros"},
		"a way out":                {zipped(t, "../../etc/x", "x"), "book.names"},
		"a name twice":             {zipped(t, "a.xml", "<a/>", "a.xml", "<a/>"), "book.names"},
		"a link":                   {linked(t), "book.names"},
		"an absolute name":         {zipped(t, "/etc/x", "x"), "book.names"},
		"entities":                 {zipped(t, "xl/workbook.xml", `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>`), "book.entities"},
		"a bomb":                   {zipped(t, "xl/workbook.xml", strings.Repeat(" ", 200<<20)), "book.bomb"},
		"ten million blank cells":  {ods(t, `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>`), "book.too-long"},
		"a million rows of x":      {ods(t, strings.Repeat(`<table:table-row table:number-rows-repeated="1048576"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>`, 2)), "book.too-long"},
		"a row out of this world":  {zipped(t, "[Content_Types].xml", types, "_rels/.rels", rels, "xl/workbook.xml", bookXML, "xl/_rels/workbook.xml.rels", bookRels, "xl/worksheets/sheet1.xml", sheet), "book.unreadable"},
		"one column of many words": {[]byte("a\nb\n"), "book.separator"},
	} {
		began := time.Now()
		_, err := Read(bytes.NewReader(one.raw), int64(len(one.raw)))
		var r *Refused
		if !errors.As(err, &r) || r.Code != one.code || !r.Text().Complete() {
			t.Errorf("%s: %v; want %s", name, err, one.code)
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%s took %s", name, took)
		}
	}
	if _, err := Read(bytes.NewReader(nil), MaxFile+1); err == nil {
		t.Error("a file over the bound is read")
	}
}

const (
	types    = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
	rels     = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookXML  = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`
	bookRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
)

// linked makes an archive with a link to elsewhere.
func linked(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "xl/workbook.xml"}
	h.SetMode(0o777 | os.ModeSymlink)
	w, err := z.CreateHeader(h)
	if err == nil {
		_, err = w.Write([]byte("/etc/passwd"))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestWhatIsNotReadIsListed gives a workbook a way to another one.
func TestWhatIsNotReadIsListed(t *testing.T) {
	const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`
	b := read(t, zipped(t, "[Content_Types].xml", types, "_rels/.rels", rels, "xl/workbook.xml", bookXML, "xl/_rels/workbook.xml.rels", bookRels, "xl/worksheets/sheet1.xml", sheet,
		"xl/externalLinks/externalLink1.xml", `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`))
	if len(b.Ignored) != 1 || !reflect.DeepEqual(b.Sheets[0].Rows, [][]string{{"1"}}) {
		t.Errorf("it ignores %q, and holds %q", b.Ignored, b.Sheets[0].Rows)
	}
}

// ods makes an ODS of one sheet.
func ods(t *testing.T, rows string) []byte {
	return zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml",
		`<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Plan">`+rows+`</table:table></office:spreadsheet></office:body></office:document-content>`)
}

func TestODS(t *testing.T) {
	b := read(t, ods(t, `<table:table-row><table:table-cell office:value-type="float" office:value="1300000.5"><text:p>1 300 000,50</text:p></table:table-cell>`+
		`<table:table-cell table:number-columns-repeated="2" office:value-type="date" office:date-value="2019-03-05"><text:p>05/03/19</text:p></table:table-cell>`+
		`<table:table-cell><office:annotation><text:p>une note</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16000"/></table:table-row>`+
		`<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`))
	if want := [][]string{{"1300000.5", "2019-03-05", "2019-03-05", "a  b\nc"}}; !reflect.DeepEqual(b.Sheets[0].Rows, want) {
		t.Errorf("it holds %q", b.Sheets[0].Rows)
	}
}

func TestWhatIsNotRead(t *testing.T) {
	f := excelize.NewFile()
	_ = f.SetCellFormula("Sheet1", "A1", "1+1")
	_ = f.SetCellStr("Sheet1", "B1", "vu")
	_, _ = f.NewSheet("Cachée")
	_ = f.SetSheetVisible("Cachée", false)
	var raw bytes.Buffer
	if err := f.Write(&raw); err != nil {
		t.Fatal(err)
	}
	b := read(t, raw.Bytes())
	if got := b.Sheets[0].Rows; !reflect.DeepEqual(got, [][]string{{"", "vu"}}) {
		t.Errorf("a formula without a value is read as %q", got)
	}
	if !b.Sheets[1].Hidden {
		t.Error("the hidden sheet does not say so")
	}
}

func TestCSV(t *testing.T) {
	for name, raw := range map[string]string{
		"semicolons, Windows": "Porteur;N\xb0\r\n\"Caf\xe9; th\xe9\";1\r\n",
		"commas":              "Porteur,N°\n\"Café; thé\",1\n",
		"tabs and a mark":     "\xef\xbb\xbfPorteur\tN°\nCafé; thé\t1\n",
		"UTF-16":              "\xff\xfeP\x00o\x00r\x00t\x00e\x00u\x00r\x00;\x00N\x00\xb0\x00\n\x00\"\x00C\x00a\x00f\x00\xe9\x00;\x00 \x00t\x00h\x00\xe9\x00\"\x00;\x001\x00",
		"carriage returns":    "Porteur;N°\r\"Café; thé\";1\r",
	} {
		b := read(t, []byte(raw))
		if want := [][]string{{"Porteur", "N°"}, {"Café; thé", "1"}}; !reflect.DeepEqual(b.Sheets[0].Rows, want) {
			t.Errorf("%s (%s): %q", name, b.Encoding, b.Sheets[0].Rows)
		}
	}
}

func TestValues(t *testing.T) {
	xlsx, old, text := &Book{Format: "xlsx", Epoch: 1900}, &Book{Format: "xlsx", Epoch: 1904}, &Book{Format: "csv"}
	for _, one := range []struct {
		book *Book
		cell string
		want string // empty: refused
	}{
		{xlsx, "43529", "2019-03-05"}, {old, "42067", "2019-03-05"}, {text, "43529", ""}, {xlsx, "43529.5", ""}, {xlsx, "1e9", ""}, {xlsx, "-1", ""},
		{xlsx, "05/03/2019", "2019-03-05"}, {text, "5 mars 2019", "2019-03-05"}, {text, "5 mars 19", ""}, {text, "31/02/2019", ""}, {text, "2019-03-05T00:00:00", "2019-03-05"},
	} {
		if day, err := one.book.Day(one.cell); (err == nil) != (one.want != "") || err == nil && day.String() != one.want {
			t.Errorf("%q: %s, %v", one.cell, day, err)
		}
	}
	for _, one := range []struct {
		book *Book
		cell string
		want int64 // -1: refused
	}{
		{xlsx, "1300000.5", 130_000_050}, {xlsx, "0.1", 10}, {xlsx, "0.125", -1}, {xlsx, "1e300", -1}, {xlsx, "NaN", -1}, {text, "1 300 000,50 €", 130_000_050},
		{text, "1,300,000.50", -1}, {text, "1e9", -1}, {xlsx, "1,3 Md€", 130_000_000_000},
	} {
		if c, _, err := one.book.Cents(one.cell); (err != nil) != (one.want < 0) || err == nil && c != one.want {
			t.Errorf("%q: %d, %v", one.cell, c, err)
		}
	}
	for cell, want := range map[string]int64{"12": 12_00, "1 234,5": 1_234_50, "-0.25": -25, "0,125": -1, "½": -1, "1e400": -1} {
		if n, _, err := Hundredths(cell); (err != nil) != (want == -1) || err == nil && n != want {
			t.Errorf("%q: %d, %v", cell, n, err)
		}
	}
	if Cell(0, 27) != "AB1" || Cell(9, 0) != "A10" || Cell(0, 702) != "AAA1" {
		t.Error("cells are misnamed")
	}
}

// TestNoTextIsRun wants that no text that is written to a CSV begins as a formula does, and that each comes back as it was.
func TestNoTextIsRun(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`['=+\-@\t]{0,3}[a-z0-9 ]{0,5}`).Draw(t, "text")
		out := Disarmed(text)
		if triggers(out) {
			t.Fatalf("%q is written as %q", text, out)
		}
		if !strings.HasPrefix(text, "'") && Armed(out) != text {
			t.Fatalf("%q comes back as %q", text, Armed(out))
		}
	})
}

// TestALongSheetTakesNoMemory writes 200,000 rows and looks at what stays.
func TestALongSheetTakesNoMemory(t *testing.T) {
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	rows := func(yield func([]any) bool) {
		for i := range 200_000 {
			if i == 199_999 {
				runtime.GC()
				runtime.ReadMemStats(&after)
			}
			if !yield([]any{fmt.Sprint("ligne ", i), Cents(i)}) {
				return
			}
		}
	}
	if err := Write(io.Discard, []Page{{Name: "Long", Columns: []Column{{"a", 8}, {"b", 8}}, Rows: rows}}); err != nil {
		t.Fatal(err)
	}
	if grew := int64(after.HeapAlloc) - int64(before.HeapAlloc); grew > 48<<20 {
		t.Errorf("200,000 rows keep %d MB", grew>>20)
	}
}
