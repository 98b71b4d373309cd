package atlas

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"

	"jalon/calendar"
)

func on(day string) Vintage { return France().On(calendar.MustParse(day)) }

func TestLifeOfCommunesAndEPCI(t *testing.T) {
	a := France()
	for _, c := range []struct {
		code        string
		first, last int
		became      []string
	}{
		{"200069052", 2019, 2025, nil},                                // Grand Belfort
		{"243900412", 2019, 2019, []string{"200090579"}},              // Jura Sud, merged on 1 January 2020
		{"200090579", 2020, 2025, nil},                                // Terre d'Émeraude
		{"200071157", 2019, 2021, []string{"200096634", "200096642"}}, // Hautes Vosges, split in 2022
		{"242300135", 2020, 2025, nil},                                // came back with its old SIREN when a merger was undone
		{"39018", 2018, 2026, nil},
		{"21213", 2018, 2019, []string{"21452"}},         // Crimolois, merged on 28 February 2019
		{"14666", 2019, 2026, nil},                       // Sannerville, restored on the last day of 2019
		{"245900410", 2019, 2020, []string{"200093201"}}, // Lille, one name under a new number
	} {
		first, last, ok := a.Life(c.code)
		if !ok || first != c.first || last != c.last || !slices.Equal(on("2025-01-01").Heirs(c.code), c.became) {
			t.Errorf("%s lives %d-%d and became %v; want %d-%d, %v", c.code, first, last, on("2025-01-01").Heirs(c.code), c.first, c.last, c.became)
		}
	}
	if _, _, ok := a.Life("99999"); ok {
		t.Error("a code that never was has no life")
	}
}

func TestVintagesAreClamped(t *testing.T) {
	if v := on("2018-11-22"); v.Year != 2019 || !v.Clamped {
		t.Errorf("November 2018 reads the vintage %d, clamped %v", v.Year, v.Clamped)
	}
	if v := on("2021-07-01"); v.Year != 2021 || v.Clamped {
		t.Errorf("July 2021 reads the vintage %d, clamped %v", v.Year, v.Clamped)
	}
}

// Heirs are in force, in every vintage and for every code that ceased before it.
func TestWhatCeasedHasHeirs(t *testing.T) {
	a, ceased := France(), 0
	for i := range a.communes {
		code, was := a.communes[i].code, false
		for _, v := range a.States() {
			_, lives := v.Commune(code)
			heirs := v.Heirs(code)
			if was = was || lives; lives || !was {
				if len(heirs) > 0 {
					t.Errorf("%d: %s is in force or to come, and became %v", v.Year, code, heirs)
				}
				continue
			}
			ceased++
			if len(heirs) != 1 {
				t.Errorf("%d: %s became %v", v.Year, code, heirs)
			} else if _, ok := v.Commune(heirs[0]); !ok {
				t.Errorf("%d: %s became %s, which is not in force", v.Year, code, heirs[0])
			}
		}
	}
	if ceased == 0 {
		t.Error("no commune ceased")
	}
	for _, v := range a.Years() {
		for _, g := range a.groups {
			_, last, _ := a.Life(g.siren)
			if heirs := v.Heirs(g.siren); (len(heirs) > 0) != (last < v.Year) {
				t.Errorf("%d: %s, last seen in %d, became %v", v.Year, g.siren, last, heirs)
			}
		}
	}
}

func TestMembersAreInForce(t *testing.T) {
	for _, v := range France().Years() {
		for _, g := range France().groups {
			for _, code := range v.CommunesOf(g.siren) {
				if _, ok := v.Commune(code); !ok {
					t.Errorf("%d: %s holds %s, which is not in force", v.Year, g.siren, code)
				}
			}
		}
	}
	if before, after := on("2024-06-01").CommunesOf("200057867"), on("2025-06-01").CommunesOf("200057867"); len(before) != 9 || len(after) != 8 {
		t.Errorf("Pierrefitte joined Saint-Denis in 2025: Plaine Commune has %d, then %d communes", len(before), len(after))
	}
}

func TestNamesFollowTheYears(t *testing.T) {
	before, _ := on("2019-06-01").EPCI("200067916")
	after, _ := on("2024-06-01").EPCI("200067916")
	if before.Name == after.Name {
		t.Errorf("Loire, Vignobles et Nohain became Cœur de Loire under the same number: %q, %q", before.Name, after.Name)
	}
	if g, _ := on("2020-06-01").EPCI("200058097"); g.Nature != "EPT" || len(on("2020-06-01").CommunesOf("200058097")) != 8 {
		t.Errorf("Paris Terres d'Envol is %+v", g)
	}
}

// TestAgainstTheSharedTable holds the whole atlas against a table made by other means from the same packages.
func TestAgainstTheSharedTable(t *testing.T) {
	f, err := os.Open("../../shared/data/cog/communes_epci_2019_2025.csv.gz")
	if errors.Is(err, fs.ErrNotExist) {
		t.Log("left out: the table of communes and EPCI does not lie beside the project")
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(z).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		for i, v := range France().Years() {
			c, _ := v.Commune(row[0])
			if c.EPCI != row[4+i] {
				t.Errorf("%d: commune %s is in EPCI %q, the table says %q", v.Year, row[0], c.EPCI, row[4+i])
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load()
	}
}
