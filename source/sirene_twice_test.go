package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/parquet-go/parquet-go"
	"pgregory.net/rapid"

	"jalon/calendar"
	"jalon/cube"
	"jalon/synth"
)

// establishment is a row, as Parquet has it.
type establishment struct {
	Siret   string  `parquet:"siret"`
	Treated *string `parquet:"dateDernierTraitementEtablissement,dict"`
	Commune *string `parquet:"codeCommuneEtablissement,dict"`
	State   string  `parquet:"etatAdministratifEtablissement,dict"`
	Band    *string `parquet:"trancheEffectifsEtablissement"`
	Code    string  `parquet:"activitePrincipaleEtablissement,dict"`
	Names   string  `parquet:"nomenclatureActivitePrincipaleEtablissement,dict"`
	Seat    bool    `parquet:"etablissementSiege"`
}

func anyEstablishment(t *rapid.T) establishment {
	one := establishment{Siret: rapid.SampledFrom([]string{"35600000000048", "35600000049837", "73282932000074", "73282932000082"}).Draw(t, "siret"),
		State: rapid.SampledFrom([]string{"A", "A", "F"}).Draw(t, "state"), Code: "62.01Z", Names: "NAFRev2", Seat: rapid.Bool().Draw(t, "seat"),
		Commune: new(rapid.SampledFrom([]string{"25056", "39300"}).Draw(t, "commune"))}
	if day := rapid.IntRange(0, 3).Draw(t, "day"); day > 0 {
		one.Treated = new(fmt.Sprintf("2024-01-%02dT10:00:00", day))
	}
	if band := rapid.SampledFrom([]string{"", "01", "11"}).Draw(t, "band"); band != "" {
		one.Band = &band
	}
	return one
}

// Whatever the order of the rows and the groups they are in, one row of each SIRET is kept: that of the last treatment, the last of equals.
func TestOneRowOfEachSIRETIsKept(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		rows := rapid.SliceOfN(rapid.Custom(anyEstablishment), 1, 12).Draw(r, "rows")
		each := rapid.IntRange(1, 6).Draw(r, "rows of a group")
		var content bytes.Buffer
		w := parquet.NewGenericWriter[establishment](&content)
		kept := map[string]establishment{}
		for i, row := range rows {
			if _, err := w.Write([]establishment{row}); err != nil {
				r.Fatal(err)
			}
			if (i+1)%each == 0 {
				if err := w.Flush(); err != nil {
					r.Fatal(err)
				}
			}
			if before, ok := kept[row.Siret]; !ok || before.Treated == nil || row.Treated != nil && *row.Treated >= *before.Treated {
				kept[row.Siret] = row
			}
		}
		if err := w.Close(); err != nil {
			r.Fatal(err)
		}
		want, employers := map[string]float64{}, 0.0
		for _, row := range kept {
			if row.State == "A" {
				want[*row.Commune]++
				if row.Band != nil {
					employers++
				}
			}
		}
		got, err := Import(request(t, "sirene", write(t, "a.parquet", content.String())))
		if len(want) == 0 {
			if err == nil {
				r.Fatal("nothing counts, and the file is taken")
			}
			return
		}
		if err != nil {
			r.Fatal(err)
		}
		block := cube.Cube(got.Blocks).Where(cube.About{Measure: cube.Establishments})[0]
		for _, commune := range []string{"25056", "39300"} {
			if s := block.Sum([]string{commune}); s.Total.Value != want[commune] {
				r.Fatalf("%v establishments in %s, want %v", s.Total.Value, commune, want[commune])
			}
		}
		seats := 0.0
		for _, b := range cube.Cube(got.Blocks).Where(cube.About{Measure: cube.BySeat}) {
			seats += b.Sum(b.Rows).Total.Value
		}
		if seats != employers || int(rejected(got, "siret.twice")) != len(rows)-len(kept) {
			r.Fatalf("%v employers, want %v; %d rows taken back of %d", seats, employers, rejected(got, "siret.twice"), len(rows)-len(kept))
		}
	})
}

// An import that is interrupted gives nothing to keep.
func TestInterruptedImport(t *testing.T) {
	path, _ := stockFile(t, synth.Plan{Seed: 2, Rows: 20_000, Month: calendar.MustParse("2026-11-01"), Layout: synth.Of2026}, "parquet")
	ask := request(t, "sirene", path)
	ctx, stop := context.WithCancel(t.Context())
	ask.Context = ctx
	stop()
	if got, err := Import(ask); !errors.Is(err, context.Canceled) || got != nil {
		t.Errorf("%v, %v", got, err)
	}
}
