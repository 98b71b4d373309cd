package source

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/parquet-go/parquet-go"

	"jalon/calendar"
	"jalon/cube"
	"jalon/synth"
)

// unitsFile writes the legal units of a plan.
func unitsFile(t testing.TB, p synth.Plan, form string) (path string, m *synth.Manifest) {
	var content bytes.Buffer
	var err error
	quiet := func(int64, int64) {}
	if form == "parquet" {
		m, err = synth.WriteUnitsParquet(&content, p, quiet)
	} else {
		m, err = synth.WriteUnitsCSV(&content, p, true, quiet)
	}
	if err != nil {
		t.Fatal(err)
	}
	return write(t, "StockUniteLegale_utf8."+form, content.String()), m
}

// An import with legal units finds what the manifest says, in every layout, from Parquet as from CSV.
func TestLegalUnitsOfTheManifest(t *testing.T) {
	for form, layout := range map[string]synth.Layout{"parquet": synth.Of2026, "zip": synth.Of2027} {
		p := synth.Plan{Seed: 4, Rows: 30_000, Month: calendar.MustParse("2026-11-01"), Layout: layout}
		stock, m := stockFile(t, p, form)
		ask := request(t, "sirene", stock)
		beside, _ := unitsFile(t, p, form)
		ask.Units = beside
		got, err := Import(ask)
		if err != nil {
			t.Fatal(err)
		}
		for measure, want := range map[cube.Measure]map[string]int64{cube.ByCategory: m.Categories, cube.ByLegalForm: m.LegalForms, cube.BySocialEconomy: m.Social} {
			found := columnSums(got, measure)
			if want[cube.Unknown] = want[""]; want[""] == 0 {
				t.Errorf("%s: the manifest has nothing that is not known: %v", measure, want)
			}
			delete(want, "")
			if !maps.Equal(found, want) {
				t.Errorf("%s, %s: %v, want %v", form, measure, found, want)
			}
		}
	}
}

// columnSums adds up the columns of the blocks of a measure, of all sizes.
func columnSums(got *Imported, measure cube.Measure) map[string]int64 {
	sums := map[string]int64{}
	for _, b := range got.Blocks {
		if b.Measure != measure || b.Band != "" {
			continue
		}
		for i, cell := range b.Sum(b.Rows).Columns {
			sums[b.Columns[i]] += int64(cell.Value)
		}
	}
	return sums
}

// personal are the columns that tell who somebody is, or where: an import does without them.
var personal = []string{"sexeUniteLegale", "prenom1UniteLegale", "prenom2UniteLegale", "prenom3UniteLegale", "prenom4UniteLegale", "prenomUsuelUniteLegale",
	"pseudonymeUniteLegale", "nomUniteLegale", "nomUsageUniteLegale", "denominationUniteLegale", "libelleVoieEtablissement", "numeroVoieEtablissement",
	"enseigne1Etablissement", "denominationUsuelleEtablissement"}

// The bytes of the columns that tell who somebody is are not read: an import of files where they are destroyed is the same.
func TestIdentitiesAreNotRead(t *testing.T) {
	p := synth.Plan{Seed: 4, Rows: 5_000, Month: calendar.MustParse("2026-11-01"), Layout: synth.Of2026}
	stock, _ := stockFile(t, p, "parquet")
	ask := request(t, "sirene", stock)
	ask.Units, _ = unitsFile(t, p, "parquet")
	content, err := os.ReadFile(ask.Units)
	if err != nil {
		t.Fatal(err)
	}
	whole, want := written(t, ask)
	if n := destroyColumns(t, ask.Path) + destroyColumns(t, ask.Units); n != len(personal) {
		t.Fatalf("%d columns were destroyed, want %d", n, len(personal))
	}
	if destroyed, _ := os.ReadFile(ask.Units); bytes.Equal(content, destroyed) {
		t.Fatal("nothing was destroyed")
	}
	again, got := written(t, ask)
	if !bytes.Equal(got, want) || bytes.Contains(got, []byte(synth.Identity)) || whole.Kept != again.Kept {
		t.Error("an import reads the columns that tell who somebody is")
	}
}

// destroyColumns writes over the pages of the personal columns of a file, and returns how many there are.
func destroyColumns(t *testing.T, path string) (n int) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range file.Metadata().RowGroups[0].Columns {
		if name := c.MetaData.PathInSchema[0]; slices.Contains(personal, name) {
			from := c.MetaData.DataPageOffset
			if c.MetaData.DictionaryPageOffset > 0 {
				from = min(from, c.MetaData.DictionaryPageOffset)
			}
			copy(content[from:], bytes.Repeat([]byte{0xff}, int(c.MetaData.TotalCompressedSize)))
			n++
		}
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return n
}
