package atlas

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strconv"
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
		{"39018", 2019, 2025, nil},
		{"21213", 2019, 2019, []string{"21452"}}, // Crimolois, merged on 28 February 2019
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

func TestPopulationIsNeverAZeroForWantOfOne(t *testing.T) {
	if c, ok := on("2019-06-01").Commune("97601"); !ok || c.Counted {
		t.Errorf("Mayotte has no population in the vintage 2019: %+v", c)
	}
	if c, _ := on("2019-06-01").Commune("90010"); c.Population != 48973 || c.EPCI != "200069052" || c.Department != "90" {
		t.Errorf("Belfort in 2019 is %+v", c)
	}
}

// Meroux-Moval was made on 1 January 2019 of two communes; the first package gives it the people of one.
func TestCommunesMadeOfSeveralAreCountedWhole(t *testing.T) {
	if c, _ := on("2019-06-01").Commune("90068"); c.Population != 870+434 {
		t.Errorf("Meroux-Moval has %d people", c.Population)
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

func TestEveryCommuneOfMetropolitanFranceHasAPoint(t *testing.T) {
	for _, v := range France().Years() {
		for _, code := range v.Communes() {
			p, ok := France().Point(code)
			if code < "96" && !restored[code] && (!ok || p.Lon < -5.5 || p.Lon > 9.7 || p.Lat < 41.2 || p.Lat > 51.2) {
				t.Errorf("%d: commune %s lies at %v, %v", v.Year, code, p, ok)
			}
		}
	}
}

// restored are communes that were parts of others in 2018 and came back since: they had no ground of their own then.
var restored = map[string]bool{"14666": true, "15031": true, "15035": true, "15047": true, "15171": true, "85165": true, "85212": true}

func TestOutlinesLieUnderTheirCommunes(t *testing.T) {
	for department := range 95 {
		code := strconv.Itoa(department + 101)[1:]
		if code == "20" {
			continue // Corsica is 2A and 2B
		}
		if len(France().Outline(code)) == 0 {
			t.Errorf("department %s has no outline", code)
		}
	}
	belfort, _ := France().Point("90010")
	if !inside(belfort, France().Outline("90")) || inside(belfort, France().Outline("25")) {
		t.Error("Belfort lies in its department and in no other")
	}
}

// inside reports whether a point lies within rings, by counting crossings.
func inside(p Point, rings []Ring) (in bool) {
	for _, r := range rings {
		for i, a := range r {
			b := r[(i+1)%len(r)]
			if (a.Lat > p.Lat) != (b.Lat > p.Lat) && p.Lon < (b.Lon-a.Lon)*(p.Lat-a.Lat)/(b.Lat-a.Lat)+a.Lon {
				in = !in
			}
		}
	}
	return in
}

func TestRegionOfTheProgramme(t *testing.T) {
	v, communes, people, epci := on("2025-01-01"), 0, int64(0), map[string]bool{}
	for _, code := range v.Communes() {
		c, _ := v.Commune(code)
		if d, _ := France().Department(c.Department); d.Region != "27" || c.EPCI == "" {
			continue
		}
		communes, people, epci[c.EPCI] = communes+1, people+c.Population, true
	}
	// 2,802,670 is the sum of the municipal populations 2023 of the eight departments; EPCI from other regions touch it.
	if communes != 3685 || people != 2_802_670 {
		t.Errorf("Bourgogne-Franche-Comté has %d communes and %d people in 2025", communes, people)
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
