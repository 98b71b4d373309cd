package source

import (
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"jalon/cube"
)

const realData = "../../shared/data/economy/"

// long reads a real file and rewrites each of its figures as a row of a plain table: place, activity, year, value.
func long(t *testing.T, file string, take func(t *table, write func(place, activity, year, value string))) string {
	t.Helper()
	from, err := os.Open(realData + file)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	rows, err := openTable(from, "")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out strings.Builder
	out.WriteString("territory,activity,year,value\n")
	for {
		more, err := rows.read()
		if err != nil {
			t.Fatal(err)
		}
		if !more {
			return out.String()
		}
		take(rows, func(place, activity, year, value string) {
			fmt.Fprintf(&out, "%s,%s,%s,%s\n", place, activity, year, value)
		})
	}
}

// byYear writes the figures of a file that has a column for each year, named PREFIX_YYYY.
func byYear(place, activity, prefix string) func(*table, func(place, activity, year, value string)) {
	return func(t *table, write func(place, activity, year, value string)) {
		what := cube.All
		if at := t.find(activity); at >= 0 {
			what = t.fields[at]
		}
		for i, name := range t.header {
			if year, ok := strings.CutPrefix(name, prefix+"_"); ok {
				write(t.fields[t.find(place)], what, year, t.fields[i])
			}
		}
	}
}

// Jobs by employment zone that Insee and Urssaf published come in by the plain table; the zones add up to the row that their publisher gives
// for France, and cells that are not there stay so.
func TestRealFilesAsPlainTables(t *testing.T) {
	if _, err := os.Stat(realData); err != nil {
		t.Log("left out: no shared data beside this tree")
		return
	}
	whole := func(t *table, write func(place, activity, year, value string)) {
		if t.fields[t.find("NATURE")] == "ze" {
			write(t.fields[t.find("CODE")], cube.All, t.fields[t.find("ANNEE")], t.fields[t.find("EMPLOI_SALARIE")])
		}
	}
	for _, c := range []struct {
		file                string
		take                func(*table, func(place, activity, year, value string))
		kept, empty, blocks int
		activity            string
		year                int
	}{
		{"flores_ze2020_a38_2022_2023.csv.gz", byYear("ZE2020", "A38", "POSTES"), 21_296, 736, 2, "CL", 2023},
		{"odbl/urssaf_ze2020_a38_2019_2024.csv.gz", byYear("ZE2020", "A38", "EFF"), 39_769, 391, 4, "CL", 2024},
		{"emploi_salarie_ze2020_1998_2023.csv.gz", whole, 7_930, 0, 26, "", 0},
	} {
		ask := request(t, "table", write(t, "real.csv", long(t, c.file, c.take)))
		ask.Layer = cube.EmploymentZones
		got, err := Import(ask)
		if err != nil {
			t.Fatalf("%s: %v", c.file, err)
		}
		if len(got.Blocks) != c.blocks || int(got.Kept) != c.kept || int(rejected(got, "cell.empty")) != c.empty {
			t.Errorf("%s: %d rows in %d blocks, want %d in %d; %+v", c.file, got.Kept, len(got.Blocks), c.kept, c.blocks, got.Rejected)
		}
		if c.activity == "" {
			continue
		}
		about := cube.About{Measure: cube.Jobs, Layer: cube.EmploymentZones, Level: "A38", Year: c.year}
		block := cube.Cube(got.Blocks).Where(about)[0]
		var zones []string
		for _, place := range block.Rows {
			if place != "FR" {
				zones = append(zones, place)
			}
		}
		france := figure(t, got, about, c.activity, "FR").Value
		if sum := figure(t, got, about, c.activity, zones...).Value; france == 0 || math.Abs(sum-france) > 1 {
			t.Errorf("%s: the zones add up to %v, France to %v", c.file, sum, france)
		}
	}
}

// Files that no source makes are refused with the column that is missing and those that are there.
func TestRealFilesOfNoSource(t *testing.T) {
	if _, err := os.Stat(realData); err != nil {
		t.Log("left out: no shared data beside this tree")
		return
	}
	for file, source := range map[string]string{"zonages_libelles_2022.csv.gz": "insee-zonages", "flores_ze2020_a38_2022_2023.csv.gz": "flores",
		"emploi_salarie_ze2020_1998_2023.csv.gz": "table", "emploi_salarie_france_a5_1998_2023.csv": "table",
		"rp_parts_secteurs_2011_2016_2022.csv.gz": "table", "odbl/urssaf_effectifs_bfc_2014_2024.csv.gz": "urssaf-commune-ape",
		"communes_rp2018_flores2018_variables.csv": "insee-comparateur"} {
		_, err := Import(request(t, source, realData+file))
		faulty(t, err, "data.no-column")
	}
}
