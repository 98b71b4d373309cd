package export_test

import (
	"crypto/rand"
	"database/sql"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parquet-go/parquet-go"

	"jalon/act"
	"jalon/atlas"
	"jalon/calendar"
	"jalon/chain"
	"jalon/export"
	"jalon/locale"
	"jalon/register"
	"jalon/seed"
	"jalon/store"
)

// told opens a register in which a story has been told.
func told(t *testing.T, name string) *register.Register {
	t.Helper()
	log, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "r.db"), store.MayCreate)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { log.Close() })
	secret, _, err := chain.NewKey(rand.Reader, "jalon.test")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := chain.SigningKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	r, err := register.Open(t.Context(), register.Options{Grammar: register.NewGrammar(act.Kinds, atlas.France()),
		Log: log, Clock: time.Now, Random: rand.Reader, Signer: signer})
	if err != nil {
		t.Fatal(err)
	}
	story, _ := seed.Find(name)
	for _, step := range story.Steps() {
		var drafts []register.Draft
		for _, form := range step.Forms {
			d, refusal := r.Grammar().Draft(form)
			if refusal != nil {
				t.Fatal(refusal)
			}
			drafts = append(drafts, d)
		}
		if _, err := r.Propose(t.Context(), register.Proposal{By: step.By, Key: step.Key, Drafts: drafts}); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// table is a table with its rows.
type table struct {
	Name string
	All  [][]any
}

// written exports the register as it was on a day, in every form, and returns the folder and the tables.
func written(t *testing.T, story, on string) (dir string, tables []table) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "out")
	err := told(t, story).Read(t.Context(), calendar.MustParse(on), func(v register.View) (err error) {
		for _, f := range export.Fill(v) {
			one := table{Name: f.Name}
			_ = f.Each(func(row []any) error { one.All = append(one.All, row); return nil })
			tables = append(tables, one)
		}
		return export.Write(dir, []string{"csv", "sqlite", "parquet"}, export.Fill(v), locale.French)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir, tables
}

func TestTheThreeFormsHoldTheSameRows(t *testing.T) {
	dir, tables := written(t, "france-2020", "2020-12-31")
	db, err := sql.Open("sqlite", filepath.Join(dir, "jalon.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, table := range tables {
		want := len(table.All)
		if n := countCSV(t, filepath.Join(dir, table.Name+".csv")); n != want {
			t.Errorf("%s: %d rows in CSV, %d in the register", table.Name, n, want)
		}
		var n int
		if err := db.QueryRow(`select count(*) from "` + table.Name + `"`).Scan(&n); err != nil || n != want {
			t.Errorf("%s: %d rows in SQLite, %d in the register (%v)", table.Name, n, want, err)
		}
		if n := countParquet(t, filepath.Join(dir, table.Name+".parquet")); n != want {
			t.Errorf("%s: %d rows in Parquet, %d in the register", table.Name, n, want)
		}
		if want == 0 {
			t.Errorf("%s is empty: the story does not show what it is for", table.Name)
		}
	}
}

func countCSV(t *testing.T, path string) int {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return len(rows) - 1
}

func countParquet(t *testing.T, path string) int {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(f, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	return int(file.NumRows())
}

func TestAnAnalystCountsWithSQL(t *testing.T) {
	dir, _ := written(t, "bfc-2019", "2019-12-31")
	db, err := sql.Open("sqlite", filepath.Join(dir, "jalon.sqlite"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for query, want := range map[string]int64{
		"select count(*) from territories where status = 'labelled'":                                               10,
		"select count(*) from territories where pilot = 'presented'":                                               4,
		"select population from territories where territory = 'ti:nord-franche-comte'":                             305_099,
		"select sum(cents) from funding_entries where state = 'paid'":                                              40_000_000,
		"select count(*) from perimeter_members where territory = 'ti:nevers-et-sud-nivernais' and to_day is null": 6,
		"select count(*) from dictionary where fr = '' or en = ''":                                                 0,
	} {
		var got int64
		if err := db.QueryRow(query).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %d, want %d (%v)", query, got, want, err)
		}
	}
}

func TestNoNameLeavesTheRegister(t *testing.T) {
	dir, _ := written(t, "bfc-2019", "2019-12-31")
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "personne fictive") {
			t.Errorf("%s holds the name of a person", filepath.Base(path))
		}
	}
}

func TestAPastDayIsExportedAsItWas(t *testing.T) {
	_, tables := written(t, "bfc-2019", "2019-01-24")
	for _, table := range tables {
		if table.Name == "perimeter_members" {
			for _, row := range table.All {
				if row[0] == "ti:nevers-et-sud-nivernais" && row[1] == "epci:200067916" {
					t.Error("on the eve of the committee, Loire, Vignobles et Nohain is in no perimeter")
				}
			}
		}
	}
}
