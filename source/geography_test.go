package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"jalon/atlas"
	"jalon/calendar"
)

func file(name, text string) File {
	return File{Name: name, ReaderAt: strings.NewReader(text), Size: int64(len(text))}
}

// communesOf writes the communes of a vintage as Insee does.
func communesOf(v atlas.Vintage) string {
	var b strings.Builder
	b.WriteString("TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n")
	for _, code := range v.Communes() {
		if c, _ := v.Commune(code); !atlas.Overseas(code) {
			fmt.Fprintf(&b, "COM,%s,27,%s,,,0,,,\"%s\",,\n", code, c.Department, c.Name)
		}
	}
	return b.String()
}

// peopleOf writes the populations of a vintage as Insee does, with 25,000 people in Montbéliard.
func peopleOf(v atlas.Vintage) string {
	var b strings.Builder
	b.WriteString("REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT\n")
	for _, code := range v.Communes() {
		if c, _ := v.Commune(code); c.Counted {
			if code == "25388" {
				c.Population = 25_000
			}
			fmt.Fprintf(&b, "27;R;%s;1;1;%s;%s;%s;%d;1;1\n", c.Department, code[2:], code, quoted(c.Name), c.Population)
		}
	}
	return b.String()
}

const eventsHead = "MOD,DATE_EFF,TYPECOM_AV,COM_AV,TNCC_AV,NCC_AV,NCCENR_AV,LIBELLE_AV,TYPECOM_AP,COM_AP,TNCC_AP,NCC_AP,NCCENR_AP,LIBELLE_AP\n"

// epciOf writes the EPCI of a vintage as DGCL does.
func epciOf(v atlas.Vintage, year int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "dept;siren;raison_sociale;nature_juridique;mode_financ;nb_membres;total_pop_tot;total_pop_mun;dep_com;insee;siren_membre;nom_membre;ptot_%d;pmun_%d\n", year, year)
	for _, code := range v.Communes() {
		c, _ := v.Commune(code)
		if g, ok := v.EPCI(c.EPCI); ok {
			fmt.Fprintf(&b, "%s;%s;%s;%s;FPU;1;1;%d;%s;%s;210000000;%s;1;%d\n", c.Department, g.Code, quoted(g.Name), g.Nature, g.Population, c.Department, code, c.Name, c.Population)
		}
	}
	return b.String()
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

func vintageOf(a *atlas.Atlas, year int) atlas.Vintage {
	v, _ := a.Year(year)
	return v
}

// codes lists the codes of faults, each once.
func codesOf(err error) (all []string) {
	var faults Faults
	if errors.As(err, &faults) {
		for _, f := range faults {
			if !slices.Contains(all, f.Code) {
				all = append(all, f.Code)
			}
			if f.Text().FR == "" || f.Text().EN == "" {
				all = append(all, "no text for "+f.Code)
			}
		}
	}
	return all
}

func TestAYearAfterTheLast(t *testing.T) {
	a := atlas.France()
	dgcl := epciOf(vintageOf(a, 2026), 2026)
	in, err := EPCI(0, []File{file("epcicom2026.csv", dgcl)}, a)
	if err != nil || in.Kept != 34_871 || len(in.Edition.Groups) != 1255 || in.Edition.People != nil {
		t.Fatalf("%d kept, %d EPCI, %v", in.Kept, len(in.Edition.Groups), err)
	}
	if len(in.Notes) != 1 || in.Notes[0].Code != "epci.regions" || !slices.Contains(in.Notes[0].About, "200068088") {
		t.Errorf("Les Bertranges lies in two regions: %v", in.Notes)
	}
	if a, err = a.With(in.Edition); err != nil {
		t.Fatal(err)
	}
	list := strings.Replace(communesOf(vintageOf(a, 2026)), "COM,25031,27,25,,,0,,,\"Audincourt\",,\n", "COMD,25031,27,25,,,0,,,\"Audincourt\",,25388\n", 1)
	in, err = COG(0, []File{file("v_commune_2027.csv", list)}, a)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := a.With(in.Edition); err != nil || !slices.Equal(vintageOf(b, 2027).Heirs("25031"), []string{"25388"}) {
		t.Errorf("Audincourt became %v, %v", vintageOf(b, 2027).Heirs("25031"), err)
	}
	events := eventsHead + "32,2026-06-01,COM,25031,0,A,A,Audincourt,COM,25388,0,M,M,Montbéliard\n32,2026-06-01,COM,25031,0,A,A,Audincourt,COMD,25031,0,A,A,Audincourt\n10,2019-01-01,COM,25031,0,A,A,A,COM,25031,0,A,A,B\n"
	in, err = COG(2027, []File{file("a.csv", list), file("b.csv", events), file("c.csv", peopleOf(vintageOf(a, 2026)))}, a)
	if err != nil || in.Left["earlier"] != 1 || in.Left["not-communes"] != 1 || in.Edition.People["25388"] != 25_000 || in.Edition.Census != 2024 {
		t.Fatalf("%+v, %v", in.Left, err)
	}
	b, err := a.With(in.Edition)
	if err != nil {
		t.Fatal(err)
	}
	if c, ok := b.On(calendar.MustParse("2026-05-31")).Commune("25031"); !ok || !c.Counted {
		t.Errorf("Audincourt was there until June: %+v", c)
	}
	if _, ok := b.On(calendar.MustParse("2026-06-01")).Commune("25031"); ok {
		t.Error("Audincourt is gone in June")
	}
}

// No open package lists the EPCI of 2018: a list of that year is imported as any other, and a day of 2018 then reads 2018.
func TestEPCIOf2018ByImport(t *testing.T) {
	a := atlas.France()
	v, next := vintageOf(a, 2018), vintageOf(a, 2019)
	november := calendar.MustParse("2018-11-22")
	if w := a.On(november); w.Year != 2019 || !w.Clamped {
		t.Errorf("without a list, November 2018 reads %d", w.Year)
	}
	var b strings.Builder
	b.WriteString("siren_epci;nom_complet;nature_juridique;insee;pmun_2018\n")
	for _, code := range v.Communes() {
		c, _ := v.Commune(code)
		heir, _ := next.Resolve(code)
		if g, ok := next.EPCI(heir.EPCI); ok {
			fmt.Fprintf(&b, "%s;%s;%s;%s;%d\n", g.Code, quoted(g.Name), g.Nature, c.Code, 100)
		}
	}
	in, err := EPCI(0, []File{file("epcicom2018.csv", b.String())}, a)
	if err != nil {
		t.Fatal(err)
	}
	after, err := a.With(in.Edition)
	if err != nil {
		t.Fatal(err)
	}
	w := after.On(november)
	if c, _ := w.Commune("90010"); w.Year != 2018 || w.Clamped || c.EPCI != "200069052" || c.Population != 100 || w.Census() != 2015 {
		t.Errorf("November 2018 reads %d, Belfort is %+v", w.Year, c)
	}
	if before, now := len(a.On(calendar.MustParse("2019-06-01")).Groups()), len(after.On(calendar.MustParse("2019-06-01")).Groups()); before != now {
		t.Errorf("2019 had %d EPCI and has %d", before, now)
	}
}

// Insee's workbook has its names of columns on row 6, one sheet for the EPCI and one for the communes, in a zip; BANATIC names
// communes by their SIREN.
func TestOtherLayoutsOfEPCI(t *testing.T) {
	a := atlas.France()
	v := vintageOf(a, 2026)
	book := excelize.NewFile()
	for sheet, head := range map[string][]any{"EPCI": {"EPCI", "LIBEPCI", "NATURE_EPCI", "NB_COM"}, "Composition_communale": {"CODGEO", "LIBGEO", "EPCI", "LIBEPCI", "DEP", "REG"}} {
		_, _ = book.NewSheet(sheet)
		_ = book.SetSheetRow(sheet, "A1", &[]any{"Intercommunalité au 01/01/2026"})
		_ = book.SetSheetRow(sheet, "A6", &head)
	}
	var banatic strings.Builder
	banatic.WriteString("Département;N° SIREN;Nom du groupement;Nature juridique;Siren membre;Nom membre;Catégorie des membres du groupement\n58;255800001;SIVOM;SIVOM;215800467;Cercy;commune\n25;200065647;CA Pays de Montbéliard Agglomération;CA;255800001;SIVOM;syndicat\n")
	persons := map[string]string{}
	for siren, code := range v.BySIREN() {
		persons[code] = siren
	}
	row, said := 7, map[string]bool{}
	for _, code := range v.Communes() {
		c, _ := v.Commune(code)
		g, ok := v.EPCI(c.EPCI)
		if !ok {
			g.Code, g.Name = "ZZZZZZZZZ", "Sans objet"
		} else {
			fmt.Fprintf(&banatic, "%s;%s;%s;%s;%s;%s;commune\n", c.Department, g.Code, quoted(g.Name), g.Nature, persons[code], c.Name)
		}
		_ = book.SetSheetRow("Composition_communale", fmt.Sprint("A", row), &[]any{code, c.Name, g.Code, g.Name, c.Department, "27"})
		if row++; ok && !said[g.Code] {
			said[g.Code] = true
			nature := g.Nature
			if strings.HasPrefix(nature, "MET") {
				nature = "ME"
			}
			_ = book.SetSheetRow("EPCI", fmt.Sprint("A", 6+len(said)), &[]any{g.Code, g.Name, nature, 1})
		}
	}
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	entry, _ := z.Create("EPCI_au_01-01-2026.xlsx")
	if err := errors.Join(book.Write(entry), z.Close()); err != nil {
		t.Fatal(err)
	}
	tabs := strings.NewReplacer(";", "\t", "Catégorie des membres du groupement", "Type", "commune\n", "Commune\n").Replace(banatic.String())
	latin, err := charmap.Windows1252.NewEncoder().String(tabs)
	if err != nil {
		t.Fatal(err)
	}
	old := file("perimetre-2026.xls", latin) // text under that name, as it is downloaded
	old.Latin1 = true
	for name, f := range map[string]File{
		"BANATIC, in tabs and Latin-1": old,
		"Insee":                        {Name: "epci_au_01-01-2026.zip", ReaderAt: bytes.NewReader(packed.Bytes()), Size: int64(packed.Len())},
		"BANATIC":                      file("perimetre-epci-a-fp-2026.csv", banatic.String()),
	} {
		in, err := EPCI(0, []File{f}, a)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		b, err := a.With(in.Edition)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		w := vintageOf(b, 2026)
		for _, code := range v.Communes() {
			before, _ := v.Commune(code)
			if after, _ := w.Commune(code); before.EPCI != after.EPCI {
				t.Errorf("%s: %s is in %s, not in %s", name, code, after.EPCI, before.EPCI)
			}
		}
		if g, _ := w.EPCI(lyon); g.Nature != "MET69" {
			t.Errorf("%s: Lyon is %+v", name, g)
		}
		if !w.Whole() || len(in.Left) == 0 {
			t.Errorf("%s: %+v", name, in.Left)
		}
	}
}

func TestBadGeographies(t *testing.T) {
	a := atlas.France()
	v := vintageOf(a, 2026)
	list, groups, people := communesOf(v), epciOf(v, 2026), peopleOf(v)
	lines := strings.SplitAfter(groups, "\n")
	spoil := func(n int, old, new string) string {
		all := slices.Clone(lines)
		all[n] = strings.Replace(all[n], old, new, 1)
		return strings.Join(all, "")
	}
	siren := strings.Split(lines[9], ";")[1]
	for _, c := range []struct {
		name, what, text, code string
		row                    int
	}{
		{"commune_2026.csv", "of another year", communesOf(vintageOf(a, 2023)), "cog.wrong-year", 0},
		{"commune_2026.csv", "the communes that the atlas has", list, "cog.all-known", 0},
		{"commune_2027.csv", "truncated in a row", list[:len(list)/2+7], "sheet.columns", 175},
		{"commune_2027.csv", "truncated between rows", strings.Join(strings.SplitAfter(list, "\n")[:20_000], ""), "edition.lost", 0},
		{"commune_2027.csv", "no such year yet", eventsHead + "32,2029-06-01,COM,25031,0,A,A,A,COM,25388,0,M,M,M\n", "cog.later", 2},
		{"commune.csv", "no year", list, "cog.no-year", 0},
		{"commune_2027.csv", "Latin-1", strings.Replace(list, "Abergement-Clémenciat", "Abergement-Cl\xe9menciat", 1), "list.not-utf8", 2},
		{"commune_2027.csv", "a lost zero", strings.Replace(list, "COM,01001,", "COM,1001,", 1), "list.lost-zero", 2},
		{"commune_2027.csv", "a page of the web", "<html><body>404</body></html>", "sheet.layout", 1},
		{"commune_2027.csv", "twice under two names", strings.Replace(list, "COM,01002,", "COM,01001,", 1), "cog.twice", 3},
		{"commune_2026.csv", "half of the populations", people[:len(people)/2], "sheet.columns", 0},
		{"commune_2026.csv", "a part of the populations", strings.Join(strings.SplitAfter(people, "\n")[:9_000], ""), "edition.uncounted", 0},
		{"epci_2026.csv", "a lossy name", spoil(9, strings.Split(lines[9], ";")[2], `"CC Terre d?Emeraude"`), "list.lossy-name", 10},
		{"epci_2026.csv", "a rounded SIREN", spoil(9, siren, "2.0E+08"), "list.rounded", 10},
		{"epci_2026.csv", "in two EPCI", strings.Join(append(slices.Clone(lines), strings.Replace(lines[9], siren, "200065647", 1)), ""), "epci.disagrees", 0},
		{"epci_2026.csv", "of the year before by its column", epciOf(v, 2025), "epci.wrong-year", 2},
		{"epci_2024.csv", "of a year that the atlas has", epciOf(v, 2024), "edition.held", 0},
		{"epci_2030.csv", "of a year without communes", epciOf(v, 2030), "edition.gap", 0},
		{"epci_2026.csv", "truncated", strings.Join(lines[:20_000], ""), "edition.left-out", 0},
		{"epci_2026.csv", "of communes of another year", strings.Replace(groups, ";01001;", ";99999;", 1), "edition.stranger", 2},
		{"epci_2026.csv", "a nature unknown", spoil(9, ";CC;", ";XX;"), "epci.nature", 10},
		{"epci_2026.csv", "commas in the rows", lines[0] + strings.NewReplacer(";", ",", `"`, "").Replace(lines[1]), "sheet.columns", 2},
		{"epci_2026.zip", "a zip cut short", "PK\x03\x04" + strings.Repeat("x", 200), "sheet.unreadable", 0},
	} {
		var err error
		if strings.HasPrefix(c.name, "epci") {
			_, err = EPCI(0, []File{file(c.name, c.text)}, a)
		} else {
			_, err = COG(0, []File{file(c.name, c.text)}, a)
		}
		got := codesOf(err)
		var faults Faults
		errors.As(err, &faults)
		if !slices.Contains(got, c.code) || c.row > 0 && c.row < 100 && faults[0].Row != c.row {
			t.Errorf("%s: %v at %+v, want %s at row %d", c.what, got, faults, c.code, c.row)
		}
	}
	if _, err := EPCI(0, []File{file("epci_2026.csv", groups+lines[9])}, a); err != nil {
		t.Errorf("a row repeated as it was is left: %v", err)
	}
}

// repeated is a file as large as one wants, of one row again and again.
type repeated struct{ head, row string }

func (e repeated) ReadAt(p []byte, at int64) (n int, err error) {
	for n < len(p) {
		if at < int64(len(e.head)) {
			n += copy(p[n:], e.head[at:])
			at = int64(len(e.head))
			continue
		}
		off := int((at - int64(len(e.head))) % int64(len(e.row)))
		k := copy(p[n:], e.row[off:])
		n, at = n+k, at+int64(k)
	}
	return n, nil
}

func TestAFileOf300MBKeepsTheMemoryFlat(t *testing.T) {
	a := atlas.France()
	groups := strings.SplitAfterN(epciOf(vintageOf(a, 2025), 2026), "\n", 3)
	for name, c := range map[string]struct {
		rows repeated
		read func(int, []File, *atlas.Atlas) (Intake, error)
	}{
		"v_commune_2027.csv": {repeated{"TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n", "COM,01001,84,01,01D,012,5,A,A,L'Abergement-Clémenciat,0108,\n"}, COG},
		"epci_2026.csv":      {repeated{groups[0], groups[1]}, EPCI},
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		_, err := c.read(0, []File{{Name: name, Size: 300 << 20, ReaderAt: c.rows}}, a)
		runtime.GC()
		runtime.ReadMemStats(&after)
		if got := codesOf(err); !slices.Contains(got, "sheet.too-long") {
			t.Errorf("%s: %v", name, got)
		}
		if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 8<<20 {
			t.Errorf("%s: %d MB kept", name, grown>>20)
		}
	}
}

// The official files of 2026, as Insee publishes them: their communes are those of the atlas.
func TestTheOfficialFilesOf2026(t *testing.T) {
	var files []File
	for _, name := range []string{"communes_cog2026.csv.gz", "mouvements_communes_cog2026.csv.gz", "populations_legales_2023.csv.gz"} {
		b, err := os.ReadFile("../../shared/data/cog/" + name)
		if errors.Is(err, fs.ErrNotExist) {
			t.Log("left out: the official files do not lie beside the project")
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, File{Name: name, ReaderAt: bytes.NewReader(b), Size: int64(len(b))})
	}
	in, err := COG(2026, files, atlas.France())
	if err != nil || len(in.Notes) != 1 || in.Notes[0].Code != "cog.known" || in.Left["earlier"] == 0 || len(in.Edition.People) < 34_800 {
		t.Errorf("%+v, %v", in, err)
	}
	if _, err = COG(2024, files[:1], atlas.France()); !slices.Equal(codesOf(err), []string{"cog.wrong-year"}) {
		t.Errorf("read as 2024: %v", err)
	}
	in, err = COG(2027, files[:1], atlas.France())
	if err != nil || len(in.Edition.Communes) < 34_875 {
		t.Errorf("the same list again the year after: %v", err)
	}
	if _, err = COG(2026, []File{file("cut.csv.gz", string(must(os.ReadFile("../../shared/data/cog/communes_cog2026.csv.gz")))[:300_000])}, atlas.France()); !slices.Contains(codesOf(err), "sheet.truncated") {
		t.Errorf("cut short: %v", codesOf(err))
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
