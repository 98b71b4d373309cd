package source

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"

	"jalon/atlas"
	"jalon/cube"
	"jalon/naf"
)

// write makes a file of a text.
func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func request(t testing.TB, id, path string) Request {
	s, ok := ByID(id)
	if !ok {
		t.Fatalf("no source %s", id)
	}
	return Request{Context: t.Context(), Source: s, Path: path, Atlas: atlas.France(), Measure: cube.Jobs, By: "essai",
		Now: func() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) }, Progress: func(int64, int64) {}}
}

// reads imports a text that nothing stands against.
func reads(t testing.TB, id, name, text string) *Imported {
	t.Helper()
	got, err := Import(request(t, id, write(t, name, text)))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// figure sums a column of the only block of a description.
func figure(t testing.TB, got *Imported, about cube.About, column string, places ...string) cube.Cell {
	t.Helper()
	blocks := cube.Cube(got.Blocks).Where(about)
	if len(blocks) != 1 {
		t.Fatalf("%d blocks are %+v, of %d", len(blocks), about, len(got.Blocks))
	}
	s := blocks[0].Sum(places)
	for i, name := range blocks[0].Columns {
		if name == column {
			return s.Columns[i]
		}
	}
	t.Fatalf("no column %s in %v", column, blocks[0].Columns)
	return cube.Cell{}
}

func rejected(got *Imported, reason string) int64 {
	for _, r := range append(got.Rejected, got.Changed...) {
		if r.Reason == reason {
			return r.Rows
		}
	}
	return 0
}

const comparatorText = "\ufeffCODGEO;P22_POP;P22_EMPLT;MED21;ETTOT24;ETBE24;ETGU24;ETTEF124;ETTEFP1024\n" +
	"25388;23913;20148,5;23 100,5;100;60;40;70;20\n" +
	"39198;23000;14000.25;s;50;s;;30;20\n" +
	"75056;2000;1000;;;;;;\n" +
	"75101;900;500;;;;;;\n" +
	"25282;100;10;;2;0;2;2;0\n" +
	"99999;1;1;;;;;;\n"

func TestTheFirstFileThatAnOperatorGets(t *testing.T) {
	got := reads(t, "insee-comparateur", "base_cc_comparateur.csv", comparatorText)
	if got.ID != "insee-comparateur-2022" || got.Kept != 4 || rejected(got, "commune.unknown") != 1 || rejected(got, "commune.district") != 1 {
		t.Errorf("%+v", got.Dataset)
	}
	jobs := cube.About{Measure: cube.Jobs}
	if c := figure(t, got, jobs, cube.All, "25388", "39198"); c.Value != 34148.75 || !c.Exact() {
		t.Errorf("decimal comma and point in one file: %+v", c)
	}
	sectors := cube.About{Measure: cube.Establishments, Level: naf.A5, Year: 2024}
	if c := figure(t, got, sectors, "BE", "39198"); c.Hidden != 1 || c.Known() {
		t.Errorf("a secret is not zero: %+v", c)
	}
	if c := figure(t, got, sectors, "GU", "39198"); c.Absent != 1 {
		t.Errorf("an empty cell is not zero: %+v", c)
	}
	if c := figure(t, got, cube.About{Measure: cube.Population}, cube.All, "75056"); c.Value != 2000 {
		t.Errorf("Paris is counted with its districts: %+v", c)
	}
	if c := figure(t, got, cube.About{Measure: cube.Establishments, Band: "10+"}, cube.All, "25388", "39198"); c.Value != 40 {
		t.Errorf("establishments of ten people or more: %+v", c)
	}
}

func TestOldCodesAreCarried(t *testing.T) {
	got := reads(t, "insee-comparateur", "a.csv", "CODGEO;P22_POP\n60694;500\n27058;100\n25388;9\n39198;9\n")
	if len(got.Changed) != 1 || got.Changed[0].Rows != 1 || !strings.HasPrefix(got.Changed[0].Examples[0], "27058 → 27676") {
		t.Errorf("60694 is of 2024 or later, and 27058 of 2021 and 2022 only: %+v", got.Changed)
	}
	var sum float64
	for _, b := range got.Blocks {
		sum += b.Sum(b.Rows).Total.Value
	}
	if sum != 618 {
		t.Errorf("%v people, want all of 618", sum)
	}
}

func TestDistrictsWithoutTheirCommuneAddUp(t *testing.T) {
	got := reads(t, "insee-comparateur", "a.csv", "CODGEO;P22_POP\n75101;10\n75102;20\n25388;9\n")
	if c := figure(t, got, cube.About{Measure: cube.Population}, cube.All, "75056"); c.Value != 30 {
		t.Errorf("%+v", c)
	}
}

// The same table, in every wrapping it may come in.
func TestEveryWrapping(t *testing.T) {
	var zipped, gzipped bytes.Buffer
	z := zip.NewWriter(&zipped)
	for name, text := range map[string]string{"meta_base.csv": strings.Repeat("COD_VAR;LIB\n", 1000), "base.CSV": comparatorText} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(text))
	}
	z.Close()
	g := gzip.NewWriter(&gzipped)
	_, _ = g.Write([]byte(comparatorText))
	g.Close()
	want := reads(t, "insee-comparateur", "a.csv", comparatorText)
	for name, text := range map[string]string{"a.zip": zipped.String(), "a.csv.gz": gzipped.String(),
		"commas.csv": strings.ReplaceAll(strings.ReplaceAll(comparatorText, ",", "."), ";", ","), "tabs.txt": strings.ReplaceAll(comparatorText, ";", "\t")} {
		got := reads(t, "insee-comparateur", name, text)
		if got.Kept != want.Kept || len(got.Blocks) != len(want.Blocks) || got.Blocks[0].Sum(got.Blocks[0].Rows).Total != want.Blocks[0].Sum(want.Blocks[0].Rows).Total {
			t.Errorf("%s: %+v", name, got.Dataset)
		}
	}
}

func TestParquetAndWorkbooks(t *testing.T) {
	type row struct {
		CODGEO  string   `parquet:"codgeo,dict"`
		P22_POP *float64 `parquet:"P22_POP,optional"`
	}
	n := 12.5
	var content bytes.Buffer
	w := parquet.NewGenericWriter[row](&content)
	if _, err := w.Write([]row{{"25388", &n}, {"39198", nil}}); err != nil {
		t.Fatal(err)
	}
	w.Close()
	got := reads(t, "insee-comparateur", "a.parquet", content.String())
	if c := figure(t, got, cube.About{Measure: cube.Population}, cube.All, "25388", "39198"); c.Value != 12.5 || c.Absent != 1 {
		t.Errorf("%+v", c)
	}
	for _, cut := range []int{10, content.Len() / 2, content.Len() - 3} {
		_, err := Import(request(t, "insee-comparateur", write(t, "cut.parquet", content.String()[:cut])))
		faulty(t, err, "data.parquet")
	}
	book := excelize.NewFile()
	for i, cells := range [][]any{{"Table d'appartenance"}, {}, {"CODGEO", "LIBGEO", "EPCI", "ZE2020"}, {"25388", "Montbéliard", "200065647", "2705"}} {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := book.SetSheetRow("Sheet1", cell, &cells); err != nil {
			t.Fatal(err)
		}
	}
	var sheet bytes.Buffer
	if err := book.Write(&sheet); err != nil {
		t.Fatal(err)
	}
	zones := reads(t, "insee-zonages", "table-appartenance-geo-communes-2026.xlsx", sheet.String())
	if zones.Zoning.Of("ze2020", "25388") != "2705" || zones.Vintage != "2026" {
		t.Errorf("%+v", zones)
	}
}

// faulty checks the code of the first fault.
func faulty(t *testing.T, err error, code string) {
	t.Helper()
	var faults Faults
	if !errors.As(err, &faults) || faults[0].Code != code {
		t.Errorf("%v, want the fault %s", err, code)
		return
	}
	if faults[0].Text().FR == "" || faults[0].Text().EN == "" {
		t.Errorf("%s has no words", code)
	}
}

func TestBadFiles(t *testing.T) {
	flores := "GEO;GEO_OBJECT;ACTIVITY;FLORES_MEASURE;OBS_STATUS;TIME_PERIOD;OBS_VALUE\n"
	plain := "commune,activity,year,value\n"
	for _, c := range []struct{ id, text, code string }{
		{"insee-comparateur", "", "data.empty"},
		{"insee-comparateur", "CODE;P22_POP\n25388;1\n", "data.no-column"},
		{"insee-comparateur", "CODGEO;LIBGEO\n25388;x\n", "data.no-column"},
		{"insee-comparateur", "CODGEO;P22_POP\n1001;1\n", "data.lost-zero"},
		{"insee-comparateur", "CODGEO;P22_POP\n25388\n", "data.columns"},
		{"insee-comparateur", "CODGEO;P22_POP\n25388;1.2.3\n", "data.number"},
		{"insee-comparateur", "CODGEO;P22_POP\n25388;-1\n", "data.negative"},
		{"insee-comparateur", "CODGEO;P22_POP\n25388;0x10\n", "data.number"},
		{"insee-comparateur", "CODGEO;P22_POP\n25388;Inf\n", "data.number"},
		{"insee-comparateur", "CODGEO;P22_POP\n", "data.nothing"},
		{"insee-comparateur", "CODGEO;P22_POP\n\"25388;1\n", "data.broken"},
		{"insee-comparateur", "PK\x03\x04 cut", "data.archive"},
		{"insee-comparateur", "CODGEO;P22_POP\n\"" + strings.Repeat("25388\n", 1<<18), "sheet.endless"},
		{"insee-comparateur", "PAR1 cut", "data.parquet"},
		{"flores", flores + "25388;COM;CL;EMPL3112;Z;2023;1\n", "data.status"},
		{"flores", flores + "25388;COM;ZZ9;EMPL3112;A;2023;1\n", "data.activity"},
		{"flores", flores + "25388;COM;CL;EMPL3112;A;23;1\n", "data.year"},
		{"flores", strings.Replace(flores, "OBS_VALUE", "VALUE", 1), "data.no-column"},
		{"table", plain + "25388,CL,2023,1\n25388,CL,2023,2\n", "data.twice"},
		{"table", plain + "25388,CL,2023,1\n25388,26,2023,2\n", "data.activity"},
		{"table", "commune,activity,year\n25388,CL,2023\n", "data.no-column"},
		{"table", "territory,activity,year,value\na b,CL,2023,1\n", "data.place"},
		{"table", "territory,activity,year,value\n\xe9,CL,2023,1\n", "data.not-utf8"},
	} {
		_, err := Import(request(t, c.id, write(t, "a.csv", c.text)))
		faulty(t, err, c.code)
	}
}

func TestWrongYearAndShortFiles(t *testing.T) {
	ask := request(t, "insee-comparateur", write(t, "a.csv", comparatorText))
	ask.Vintage = "2021"
	_, err := Import(ask)
	faulty(t, err, "data.vintage")
	ask.Vintage = ""
	ask.Before = []Dataset{{ID: "insee-comparateur-2021", Source: "insee-comparateur", Vintage: "2021", Kept: 35_000}}
	_, err = Import(ask)
	faulty(t, err, "data.short")
	ask.EvenShort = true
	if _, err := Import(ask); err != nil {
		t.Error(err)
	}
}

func TestFlores(t *testing.T) {
	got := reads(t, "flores", "DS_FLORES_A38_2024.csv", `"GEO";"GEO_OBJECT";"ACTIVITY";"NUMBER_EMPL";"LEGAL_FORM_WITH_PUBLIC";"FLORES_MEASURE";"OBS_STATUS";"TIME_PERIOD";"OBS_VALUE"
"25388";"COM";"_T";"_T";"1T9X7";"EMPL3112";"A";"2024";"1000"
"25388";"COM";"CL";"_T";"1T9X7";"EMPL3112";"A";"2024";"600"
"25388";"COM";"GZ";"_T";"1T9X7";"EMPL3112";"K";"2024";""
"39198";"COM";"CL";"_T";"1T9X7";"EMPL3112";"W";"2024";"50"
"39198";"COM";"CL";"E10T19";"1T9X7";"UNIT_LOC";"A";"2024";"3"
"2705";"ZE2020";"CL";"_T";"1T9X7";"EMPL3112";"A";"2024";"9000"
"021";"AAV2020";"CL";"_T";"1T9X7";"EMPL3112";"A";"2024";"1"
"25388";"COM";"CL";"_T";"5";"EMPL3112";"A";"2024";"1"
`)
	if got.ID != "flores-a38-2024" || got.Kept != 6 || rejected(got, "layer.unused") != 1 || rejected(got, "form.part") != 1 {
		t.Errorf("%+v", got.Dataset)
	}
	jobs := cube.About{Measure: cube.SalariedJobs, Layer: cube.Communes, Level: naf.A38}
	if c := figure(t, got, jobs, "GZ", "25388", "39198"); c.Hidden != 1 || c.Absent != 1 || c.Known() {
		t.Errorf("K is taken for zero: %+v", c)
	}
	if c := figure(t, got, jobs, "CL", "25388", "39198"); c.Value != 650 || c.Wider != 1 {
		t.Errorf("%+v", c)
	}
	if c := figure(t, got, jobs, cube.All, "25388"); c.Value != 1000 {
		t.Errorf("the total met before the level is known: %+v", c)
	}
	if c := figure(t, got, cube.About{Layer: cube.EmploymentZones}, "CL", "2705"); c.Value != 9000 {
		t.Errorf("%+v", c)
	}
	if c := figure(t, got, cube.About{Measure: cube.Establishments, Band: "10-19"}, "CL", "39198"); c.Value != 3 {
		t.Errorf("%+v", c)
	}
}

func TestCommuting(t *testing.T) {
	got := reads(t, "insee-navettes", "a.csv", "CODGEO;LIBGEO;DCLT;L_DCLT;NBFLUX_C22_ACTOCC15P\n25388;Montbéliard;25388;Montbéliard;5000.123\n25388;Montbéliard;99140;Suisse;12\n25388;Montbéliard;39198;Dole;3,5\n")
	b := cube.Cube(got.Blocks).Where(cube.About{Measure: cube.Commuters})[0]
	if s := b.Sum([]string{"25388"}); math.Abs(s.Total.Value-5015.623) > 1e-9 || got.Vintage != "2022" || strings.Join(b.Columns, " ") != "25388 39198 99140" {
		t.Errorf("%+v %v", s.Total, b.Columns)
	}
}

func TestURSSAFStaysApart(t *testing.T) {
	got := reads(t, "urssaf-commune-ape", "a.csv", "code_commune;code_ape;nombre_d_etablissements_2012;nombre_d_etablissements_2024;effectifs_salaries_2024\n25388;2910Z;1;2;5000\n25388;nca;;1;3\n25388;6201Y;;1;3\n39198;2910Z;;0;0\n")
	if !Alike(got.Licence) || got.Vintage != "2024" || rejected(got, "activity.unknown") != 1 || got.Kept != 3 {
		t.Errorf("%+v", got.Dataset)
	}
	if c := figure(t, got, cube.About{Measure: cube.PrivateJobs, Year: 2024, Level: naf.A732}, "29.10Z", "25388"); c.Value != 5000 {
		t.Errorf("%+v", c)
	}
}

func TestPlainTables(t *testing.T) {
	got := reads(t, "table", "a.csv", "year,value,territory,activity\n2023,10,ti:nfc,26\n2023,s,ti:nfc,28\n2022,,ti:nfc,28\n2023,30,ti:nfc,\n")
	about := cube.About{Measure: cube.Jobs, Layer: cube.Territories, Level: naf.A88, Year: 2023}
	if c := figure(t, got, about, "28", "ti:nfc"); c.Hidden != 1 || got.Tag != Restricted || got.Vintage != "2023" || rejected(got, "cell.empty") != 1 {
		t.Errorf("%+v %+v", c, got.Dataset)
	}
	got = reads(t, "table", "a.csv", "commune,activity,year,value,measure\n25388,_T,2023,10,population\n25388,_T,2023,4,active-15-64\n")
	if c := figure(t, got, cube.About{Measure: cube.Active}, cube.All, "25388"); c.Value != 4 {
		t.Errorf("%+v", c)
	}
}

// TestRealFilesOfInsee imports what Insee published, dirt included.
func TestRealFilesOfInsee(t *testing.T) {
	const dir = "../../shared/data/economy/"
	if _, err := os.Stat(dir); err != nil {
		t.Log("left out: no shared data beside this tree")
		return
	}
	got, err := Import(request(t, "insee-comparateur", dir+"communes_rp2018_flores2018.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	if got.Kept != 34_965 || rejected(got, "commune.district") != 45 || rejected(got, "commune.unknown") != 0 || len(got.Changed) != 0 || got.Blocks[0].Geography != 2021 {
		t.Errorf("%+v, geography of %d", got.Dataset, got.Blocks[0].Geography)
	}
	of2025, _ := atlas.France().Year(2025)
	jobs := cube.Cube(got.Blocks).Where(cube.About{Measure: cube.Jobs, Year: 2018})[0]
	s, err := jobs.Over(atlas.France(), of2025.CommunesOf("200065647"), of2025) // Pays de Montbéliard Agglomération
	if err != nil || s.Total.Value < 45_000 || s.Total.Value > 60_000 || len(s.Wider) != 0 {
		t.Errorf("%+v (%v)", s.Total, err)
	}
	later, err := Import(request(t, "insee-comparateur", dir+"communes_rp2022_flores2024_dep90.csv"))
	if err != nil || later.Kept != 101 {
		t.Fatalf("%+v (%v)", later, err)
	}
	zones, err := Import(request(t, "insee-zonages", dir+"zonages_communes_2022.csv.gz"))
	if err != nil || zones.Kept != 34_955 || zones.Zoning.Of("ze2020", "25388") == "" || zones.Vintage != "2022" {
		t.Errorf("%+v (%v)", zones, err)
	}
}
