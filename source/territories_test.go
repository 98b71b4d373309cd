package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"jalon/atlas"
	"jalon/locale"
	"jalon/perimeter"
)

const head = "phase,situation_au,id_ti,region,lib_ti,type_membre,code_membre,siren_membre,lib_membre\n"
const dole = "1,2022-12-31,ti-2703,27,Grand Dole,epci,200010650,200010650,CA du Grand Dole\n"

func TestLayouts(t *testing.T) {
	for name, text := range map[string]string{
		"members of the ANCT": head + dole + "1,2022-12-31,ti-2706,27,Nevers,commune,58046,215800467,Cercy-la-Tour\n1,2022-12-31,ti-1104,11,Orly,ept,200058014,200058014,T12\n",
		"another order":       "code_membre,lib_ti,id_ti\n200010650,Grand Dole,ti-2703\n58046,Nevers,ti-2706\n200058014,Orly,ti-1104\n",
		"data.gouv.fr":        "id_ti,lib_ti,siren_groupement,lib_groupement,nature_juridique\nti-2703,Grand Dole,200010650,CA,CA\nti-2706,Nevers,58046,Cercy-la-Tour,\nti-1104,Orly,200058014,T12,EPT\n",
		"semicolons":          "id_ti;lib_ti;code_membre\nti-2703;Grand Dole, Jura;200010650\nti-2706;Nevers;58046\nti-1104;Orly;200058014\n",
		"tabs":                "id_ti\tlib_ti\tcode_membre\nti-2703\tGrand Dole\t200010650\nti-2706\tNevers\t58046\nti-1104\tOrly\t200058014\n",
		"under a title":       "Territoires d'industrie,,\n,,\nid_ti,lib_ti,code_membre\nti-2703,Grand Dole,200010650\nti-2706,Nevers,58046\nti-1104,Orly,200058014\n",
		"what jalon prints":   "\ufeffterritory,commune\nti-2703,200010650\nti-2706,58046\nti-1104,200058014\n",
	} {
		lists, err := Territories(file("f.csv", text), atlas.France())
		if err != nil || len(lists) != 1 || len(lists[0].Territories) != 3 {
			t.Errorf("%s: %v, %v", name, lists, err)
			continue
		}
		for i, want := range []string{"epci:200010650", "com:58046", "ept:200058014"} {
			if got := lists[0].Territories[i].Members()[0].ID(); got != want {
				t.Errorf("%s: %s, want %s", name, got, want)
			}
		}
	}
}

func TestSeveralListsInAFile(t *testing.T) {
	later := strings.ReplaceAll(dole, "1,2022-12-31", "2,2024-09-16")
	lists, err := Territories(file("f.csv", head+later+dole), atlas.France())
	if err != nil || len(lists) != 2 || lists[0].String() != "1/2022-12-31" || lists[1].String() != "2/2024-09-16" || lists[1].Territories[0].Entries[0].Row != 2 {
		t.Errorf("%v, %v", lists, err)
	}
}

func TestBadLists(t *testing.T) {
	for _, c := range []struct{ name, text, code, place, given string }{
		{"nothing", "", "sheet.layout", "f.csv:1:", ""},
		{"only its head", head, "list.empty", "f.csv:1:", ""},
		{"truncated", head + dole + "1,2022-12-31,ti-27", "sheet.columns", "f.csv:3:", "3"},
		{"truncated in quotes", head + "1,2022-12-31,ti-27,27,\"Gr", "sheet.truncated", "f.csv", ""},
		{"Latin-1", head + strings.Replace(dole, "Grand Dole", "Grand D\xf4le", 1), "list.not-utf8", "f.csv:2:lib_ti", "Grand D?le"},
		{"a lossy name", head + strings.Replace(dole, "CA du Grand Dole", "CC Terre d?Emeraude Communauté", 1), "list.lossy-name", "f.csv:2:lib_membre", "CC Terre d?Emeraude Communauté"},
		{"semicolons in the rows alone", head + strings.ReplaceAll(dole, ",", ";"), "sheet.columns", "f.csv:2:", "1"},
		{"a quote that is not closed", head + strings.Replace(dole, "Grand Dole", "\"Grand Dole", 1) + strings.Repeat(dole, 20_000), "sheet.endless", "f.csv", ""},
		{"a rounded SIREN", head + strings.Replace(dole, "200010650,2", "2.0E+08,2", 1), "list.rounded", "f.csv:2:code_membre", "2.0E+08"},
		{"a rounded SIREN in French", head + strings.Replace(dole, "200010650,2", `"2,0E+08",2`, 1), "list.rounded", "f.csv:2:code_membre", "2,0E+08"},
		{"a lost zero", head + strings.Replace(dole, "epci,200010650", "commune,1004", 1), "list.lost-zero", "f.csv:2:code_membre", "1004"},
		{"the SIREN of a commune", head + strings.Replace(dole, "epci,200010650", "commune,215800467", 1), "list.commune", "f.csv:2:code_membre", "215800467"},
		{"no SIREN", head + strings.Replace(dole, "epci,200010650", "epci,20001065", 1), "list.siren", "f.csv:2:code_membre", "20001065"},
		{"another kind", head + strings.Replace(dole, "epci,", "pays,", 1), "list.kind", "f.csv:2:type_membre", "pays"},
		{"no day", head + strings.Replace(dole, "2022-12-31", "31/12/2022", 1), "list.day", "f.csv:2:situation_au", "31/12/2022"},
		{"no territory", head + strings.Replace(dole, "ti-2703", "", 1), "list.no-territory", "f.csv:2:id_ti", ""},
		{"twice", head + dole + dole, "list.twice", "f.csv:3:code_membre", "200010650"},
		{"two regions", head + dole + strings.Replace(strings.Replace(dole, ",27,", ",44,", 1), "200010650", "200069052", 2), "list.disagrees", "f.csv:3:region", "44"},
		{"no column of members", "id_ti,lib_ti\nti-2703,Grand Dole\n", "sheet.layout", "f.csv:1:", ""},
		{"a workbook", "PK\x03\x04\x14\x00", "sheet.unreadable", "f.csv:0:", ""},
	} {
		lists, err := Territories(file("f.csv", c.text), atlas.France())
		var faults Faults
		if !errors.As(err, &faults) || lists != nil {
			t.Errorf("%s is read: %v, %v", c.name, lists, err)
			continue
		}
		f := faults[0]
		if f.Code != c.code || !strings.HasPrefix(f.File+":"+string(rune('0'+f.Row))+":"+f.Column, c.place) || c.given != "" && f.Given != c.given {
			t.Errorf("%s: %+v", c.name, f)
		}
		for _, l := range locale.Langs {
			if words := locale.Fill(l, f.Text(), map[string]any{"given": f.Given, "detail": f.Detail}); words == "" || strings.Contains(words, "{") {
				t.Errorf("%s in %s: %q", c.name, l, words)
			}
		}
	}
}

func TestAListOf300MBTakesNoMemory(t *testing.T) {
	for name, c := range map[string]struct {
		repeated
		code string
	}{
		"rows": {repeated{head, dole}, "list.twice"}, "one line": {repeated{head, "abcdefgh"}, "sheet.endless"}, "one quote": {repeated{head + `"`, dole}, "sheet.endless"},
		"the names of columns": {repeated{"", "abcdefgh"}, "sheet.layout"},
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		_, err := Territories(File{Name: "f.csv", Size: 300 << 20, ReaderAt: c.repeated}, atlas.France())
		runtime.ReadMemStats(&after)
		if got := codesOf(err); !slices.Equal(got, []string{c.code}) {
			t.Errorf("%s: %v", name, got)
		}
		if taken := (after.TotalAlloc - before.TotalAlloc) >> 20; taken > 64 {
			t.Errorf("%s: %d MB", name, taken)
		}
	}
}

// A workbook counts days and writes SIREN as numbers; it is read as its CSV is.
func TestAListInAWorkbook(t *testing.T) {
	book := excelize.NewFile()
	sheet := book.GetSheetName(0)
	for i, row := range [][]any{{"Liste au 31 décembre 2022"}, {"id_ti", "lib_ti", "situation_au", "code_membre"},
		{"ti-2703", "Grand Dôle", time.Date(2022, 12, 31, 0, 0, 0, 0, time.UTC), 200010650}, {"ti-2706", "Nevers", time.Date(2022, 12, 31, 0, 0, 0, 0, time.UTC), "58046"}} {
		if err := book.SetSheetRow(sheet, fmt.Sprint("A", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	read := func() ([]perimeter.List, error) {
		b, err := book.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		return Territories(file("f.xlsx", b.String()), atlas.France())
	}
	lists, err := read()
	if err != nil || len(lists) != 1 || lists[0].On.String() != "2022-12-31" || lists[0].Territories[0].Members()[0].ID() != "epci:200010650" || lists[0].Territories[1].Entries[0].Row != 4 {
		t.Fatalf("%+v, %v", lists, err)
	}
	_ = book.SetCellValue(sheet, "D3", 2.0e8+0.5)
	var faults Faults
	if _, err = read(); !errors.As(err, &faults) || faults[0].Code != "list.siren" || faults[0].Row != 3 || faults[0].Column != "code_membre" {
		t.Errorf("a SIREN that is no number of nine digits: %v", err)
	}
}

// Latin-1 is read where it is said, and where nothing is lost; it is never guessed.
func TestLatin1IsSaidNotGuessed(t *testing.T) {
	latin := file("f.csv", head+strings.Replace(dole, "Grand Dole", "D\xf4le", 1))
	if _, err := Territories(latin, atlas.France()); !slices.Equal(codesOf(err), []string{"list.not-utf8"}) {
		t.Errorf("not said: %v", err)
	}
	latin.Latin1 = true
	lists, err := Territories(latin, atlas.France())
	if err != nil || lists[0].Territories[0].Name != "Dôle" {
		t.Errorf("said: %+v, %v", lists, err)
	}
	for name, text := range map[string]string{"of no letter": "D\x81le", "UTF-8 after all": "Dôle"} {
		wrong := file("f.csv", head+strings.Replace(dole, "Grand Dole", text, 1))
		wrong.Latin1 = true
		var faults Faults
		if _, err := Territories(wrong, atlas.France()); !errors.As(err, &faults) || faults[0].Code != "list.lossy-name" || faults[0].Row != 2 || faults[0].Column != "lib_ti" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// real reads the three national lists that lie beside the project, or none.
func real(tb testing.TB) []perimeter.List {
	b, err := os.ReadFile("../../shared/data/ti/territoires_industrie_membres.csv")
	if errors.Is(err, fs.ErrNotExist) {
		tb.Log("left out: the national lists do not lie beside the project")
		return nil
	}
	if err != nil {
		tb.Fatal(err)
	}
	lists, err := Territories(file("f.csv", string(b)), atlas.France())
	if err != nil || len(lists) != 3 {
		tb.Fatalf("%d lists, %v", len(lists), err)
	}
	return lists
}

// BenchmarkExpand183 expands every territory of the second phase in every vintage.
func BenchmarkExpand183(b *testing.B) {
	lists, a := real(b), atlas.France()
	if lists == nil {
		return
	}
	for b.Loop() {
		for _, v := range a.Years() {
			lists[2].Expand(a, v, v)
		}
	}
}

// BenchmarkCompareLists explains what the 149 territories of the first phase became in the second.
func BenchmarkCompareLists(b *testing.B) {
	lists, a := real(b), atlas.France()
	if lists == nil {
		return
	}
	to, _ := a.Year(2024)
	for b.Loop() {
		before, _ := lists[0].Within(a, a.On(lists[0].On), to)
		after, _ := lists[2].Within(a, a.On(lists[2].On), to)
		perimeter.Compare(before, after)
	}
}

// The real answers: the communes of the territories of the end of 2022, and what they became in the second phase.
func TestNationalLists(t *testing.T) {
	lists, a := real(t), atlas.France()
	if lists == nil {
		return
	}
	in, _ := a.Year(2022)
	settled, missing := lists[0].Expand(a, in, in)
	communes := 0
	for _, one := range settled {
		communes += len(one.Communes)
	}
	if len(settled) != 149 || communes != 16_186 || len(missing) > 0 || len(perimeter.Doubles(settled)) > 0 {
		t.Errorf("%d territories, %d communes, missing %v", len(settled), communes, missing)
	}
	for year := 2022; year <= 2025; year++ {
		to, _ := a.Year(year)
		before, _ := lists[0].Within(a, a.On(lists[0].On), to)
		after, _ := lists[2].Within(a, a.On(lists[2].On), to)
		c := perimeter.Compare(before, after)
		got := [...]int{c.Count(perimeter.Same) + c.Count(perimeter.Renamed), c.Count(perimeter.SplitUp), c.MadeOf, c.Count(perimeter.Gone), c.Count(perimeter.New), c.NamesKept}
		if want := [...]int{74, 19, 9, 7, 29, 30}; got != want {
			t.Errorf("in %d: identical, split, made of several, gone, new, names kept: %v, want %v", year, got, want)
		}
	}
	to, _ := a.Year(2024)
	before, _ := lists[1].Within(a, a.On(lists[1].On), to)
	after, _ := lists[2].Within(a, a.On(lists[2].On), to)
	changed := map[string]perimeter.Change{}
	for _, h := range perimeter.Compare(before, after).Heritage {
		if h.Change != perimeter.Same {
			changed[h.After[0].Listed.Code] = h.Change
		}
	}
	want := map[string]perimeter.Change{"ti-2707": perimeter.Enlarged, "ti-7506": perimeter.Reduced, "ti-7613": perimeter.Reshaped, "ti-8412": perimeter.Renamed}
	for code, change := range want {
		if changed[code] != change {
			t.Errorf("%s: %s, want %s", code, changed[code], change)
		}
	}
	if len(changed) != len(want) {
		t.Errorf("changed between the two lists of the second phase: %v", changed)
	}
}
