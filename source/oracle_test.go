package source

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"

	"jalon/atlas"
	"jalon/calendar"
)

// shared opens a gzipped table that lies beside the project; ok is false where it does not.
func shared(t *testing.T, name string) (rows [][]string, ok bool) {
	f, err := os.Open("../../shared/data/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Logf("left out: %s does not lie beside the project", name)
		return nil, false
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	if rows, err = csv.NewReader(z).ReadAll(); err != nil {
		t.Fatal(err)
	}
	return rows[1:], true
}

// Insee's file of events, made by other means than the atlas, tells the same: each time a commune gives its ground to another
// code from 2018 on, an event of the atlas of that day links the two.
func TestTheAtlasTellsTheEventsThatInseeTells(t *testing.T) {
	rows, ok := shared(t, "cog/mouvements_communes_cog2026.csv.gz")
	if !ok {
		return
	}
	told := 0
	for _, row := range rows {
		day, from, to := calendar.MustParse(row[1]), row[3], row[9]
		if day <= calendar.Date(2018, 1, 1) || row[2] != "COM" || row[8] != "COM" || from == to {
			continue
		}
		told++
		linked := slices.ContainsFunc(atlas.France().Events(day.Add(-1), day), func(e atlas.Event) bool {
			has := func(all []atlas.Place, code string) bool {
				return slices.ContainsFunc(all, func(p atlas.Place) bool { return p.Code == code })
			}
			return has(e.From, from) && has(e.To, to)
		})
		if !linked {
			t.Errorf("%s: %s to %s is in no event", day, from, to)
		}
	}
	if told != 504 {
		t.Errorf("%d events of communes since 2018", told)
	}
}

// Insee's list of 2026 has the communes, the names and the parts of the atlas.
func TestTheAtlasHasTheCommunesOf2026(t *testing.T) {
	rows, ok := shared(t, "cog/communes_cog2026.csv.gz")
	if !ok {
		return
	}
	v, _ := atlas.France().Year(2026)
	communes, parts := 0, 0
	for _, row := range rows {
		kind, code, name, whole := row[0], row[1], row[9], row[11]
		if kind == "COM" {
			communes++
			if c, ok := v.Commune(code); !ok || c.Name != name || c.Department != row[3] {
				t.Errorf("%s %s is %+v in the atlas", code, name, c)
			}
			continue
		}
		parts++
		if p, ok := v.Part(code); !ok || p.Kind != kind || p.Commune != whole {
			t.Errorf("%s %s %s of %s is %+v in the atlas", kind, code, name, whole, p)
		}
	}
	if communes != 34_875 || parts != 2621 {
		t.Errorf("%d communes and %d parts", communes, parts)
	}
}
