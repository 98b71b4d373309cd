package source

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jalon/calendar"
	"jalon/cube"
	"jalon/naf"
	"jalon/synth"
)

// stockFile makes a synthetic file of establishments.
func stockFile(t testing.TB, p synth.Plan, form string) (path string, m *synth.Manifest) {
	t.Helper()
	var content bytes.Buffer
	var err error
	quiet := func(int64, int64) {}
	if form == "parquet" {
		m, err = synth.WriteParquet(&content, p, quiet)
	} else {
		m, err = synth.WriteCSV(&content, p, true, quiet)
	}
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "stock."+form)
	if err := os.WriteFile(path, content.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, m
}

// What an import finds is exactly what was put in, in every layout and both forms.
func TestTheRegisterOfEstablishments(t *testing.T) {
	for _, c := range []struct {
		layout synth.Layout
		form   string
		names  naf.Nomenclature
	}{{synth.Of2025, "parquet", naf.Rev2}, {synth.Of2025, "zip", naf.Rev2}, {synth.Of2026, "parquet", naf.Rev2}, {synth.Of2026, "zip", naf.Rev2},
		{synth.Of2027, "parquet", naf.Of2025}, {synth.Of2027, "zip", naf.Of2025}} {
		path, m := stockFile(t, synth.Plan{Seed: 11, Rows: 30_000, Month: calendar.MustParse("2026-11-01"), Layout: c.layout}, c.form)
		ask := request(t, "sirene", path)
		ask.Vintage = "2026-11"
		got, err := Import(ask)
		if err != nil {
			t.Fatal(err)
		}
		if got.Kept != m.Counts || got.ID != "sirene-2026-11" {
			t.Errorf("%s: %d rows kept, want %d", c.layout, got.Kept, m.Counts)
		}
		for reason, want := range m.Left {
			if n := rejected(got, reason); n != want {
				t.Errorf("%s: %d rows left out for %s, want %d", c.layout, n, reason, want)
			}
		}
		if m.Left["siret.twice"] == 0 || m.Dirt["commune.old"] == 0 {
			t.Errorf("there is no dirt to find: %+v", m.Dirt)
		}
		blocks := cube.Cube(got.Blocks).Where(cube.About{Measure: cube.Establishments, Nomenclature: c.names})
		if len(blocks) != 1 {
			t.Fatalf("%d blocks", len(blocks))
		}
		if total := blocks[0].Sum(blocks[0].Rows).Total; total.Value != float64(m.Counts) || !total.Exact() {
			t.Errorf("%s: %+v establishments, want %d", c.layout, total, m.Counts)
		}
		for i, code := range sireneCodes {
			if band := sireneBands[i]; band != "" && m.Jobs[code] > 0 {
				sized := cube.Cube(got.Blocks).Where(cube.About{Measure: cube.Establishments, Band: band})
				if len(sized) != 1 || sized[0].Sum(sized[0].Rows).Total.Value != float64(m.Jobs[code]) {
					t.Errorf("%s: establishments of %s people are not %d", c.layout, band, m.Jobs[code])
				}
			}
		}
	}
}

// Districts are counted in their commune, and former codes where they are now.
func TestEstablishmentsOfParis(t *testing.T) {
	path, _ := stockFile(t, synth.Plan{Seed: 3, Rows: 20_000, Month: calendar.MustParse("2026-11-01"), Layout: synth.Of2026}, "parquet")
	got, err := Import(request(t, "sirene", path))
	if err != nil {
		t.Fatal(err)
	}
	b := got.Blocks[0]
	if !b.Has("75056") || b.Has("75101") || rejected(got, "commune.carried") == 0 || got.Vintage != "2026-11" {
		t.Errorf("%v %+v", b.Has("75056"), got.Changed)
	}
}

func TestTruncatedAndForeignStocks(t *testing.T) {
	path, _ := stockFile(t, synth.Plan{Seed: 3, Rows: 5_000, Month: calendar.MustParse("2026-11-01"), Layout: synth.Of2026}, "parquet")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Import(request(t, "sirene", write(t, "cut.parquet", string(whole[:len(whole)/2]))))
	faulty(t, err, "data.parquet")
	damaged := bytes.Clone(whole)
	for i := 1000; i < 60_000; i += 7 {
		damaged[i] ^= 0xff
	}
	_, err = Import(request(t, "sirene", write(t, "damaged.parquet", string(damaged))))
	faulty(t, err, "data.parquet")
	_, err = Import(request(t, "sirene", write(t, "a.csv", "siret,etatAdministratifEtablissement\n1,A\n")))
	faulty(t, err, "data.no-column")
	header := strings.Join(slices.Concat([]string{siretColumn, treatedColumn}, sireneColumns[:ofSeat]), ",") + "\n"
	_, err = Import(request(t, "sirene", write(t, "a.csv", header+"1.23E+13,,25388,A,01,62.01Z,NAFRev2\n")))
	faulty(t, err, "data.nothing")
}

func TestOrderOfTreatments(t *testing.T) {
	const header = "siret,dateDernierTraitementEtablissement,codeCommuneEtablissement,etatAdministratifEtablissement,trancheEffectifsEtablissement,activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement\n"
	got := reads(t, "sirene", "a.csv", header+
		"73282932000074,2020-01-01T10:00:00,25388,A,01,62.01Z,NAFRev2\n"+
		"35600000000048,2024-01-01T10:00:00.123,39198,A,01,53.10Z,NAFRev2\n"+ // out of order, alone
		"73282932000074,2023-01-01T10:00:00,39198,A,01,62.01Z,NAFRev2\n"+
		"73282932000074,2021-01-01T10:00:00,25056,A,01,62.01Z,NAFRev2\n")
	if c := figure(t, got, cube.About{Measure: cube.Establishments}, "62.01Z", "39198"); c.Value != 1 || got.Kept != 2 || rejected(got, "siret.twice") != 2 || got.Blocks[0].Has("25056") {
		t.Errorf("%+v %+v", c, got.Dataset)
	}
}

func TestSoundSIRET(t *testing.T) {
	for siret, want := range map[uint64]bool{73282932000074: true, 73282932000075: false, 35600000000048: true, 35600000049837: true, 35600000000049: false, 0: false} {
		if soundSIRET(siret) != want {
			t.Errorf("%014d is taken to be %v", siret, !want)
		}
	}
}

func BenchmarkSirene(b *testing.B) {
	const rows = 200_000
	path, _ := stockFile(b, synth.Plan{Seed: 1, Rows: rows, Month: calendar.MustParse("2026-11-01"), Layout: synth.Of2026}, "parquet")
	ask := request(b, "sirene", path)
	for b.Loop() {
		if _, err := Import(ask); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}
