package indicator

import (
	"compress/gzip"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// shared opens a data set that lies beside the project, or says that it does not.
func shared(t *testing.T, name string) (rows []map[string]string) {
	t.Helper()
	f, err := os.Open("../../shared/" + name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Logf("left out: %s does not lie beside the project", name)
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var from io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if from, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	r := csv.NewReader(from)
	if strings.Contains(name, "communes_") {
		r.Comma = ';'
	}
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, fields := range all[1:] {
		row := map[string]string{}
		for k, name := range all[0] {
			row[name] = fields[k]
		}
		rows = append(rows, row)
	}
	return rows
}

// zones returns the salaried jobs of the employment zones that touch Bourgogne-Franche-Comté, by A38 (Insee, Flores), and
// France.
func zones(t *testing.T, year string) (*Table, Reference) {
	var cells, france []Cell
	for _, row := range shared(t, "facts/zones_bfc_flores_a38.csv") {
		n, err := strconv.ParseInt(row["posts_"+year], 10, 64)
		if err != nil {
			continue // absent in the source
		}
		if row["zone"] == "FR" {
			france = append(france, Cell{"FR", row["a38"], n})
		} else {
			cells = append(cells, Cell{row["name"], row["a38"], n})
		}
	}
	if cells == nil {
		return nil, Reference{}
	}
	whole, err := Tabulate(france, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	e, err := Tabulate(cells, nil, whole.Activities)
	if err != nil {
		t.Fatal(err)
	}
	return e, NewReference("FR", whole.Row(0))
}

// What Insee wrote of the territories (Analyses Bourgogne-Franche-Comté no. 56, June 2019) is what their zones show: chemistry
// in Dole, plastics then glasses in Saint-Claude, vehicles in Montbéliard, metals in Montbard and Le Creusot, leather and
// shoes in Autun.
func TestSpecificitiesThatInseePublished(t *testing.T) {
	e, france := zones(t, "2022")
	if e == nil {
		return
	}
	for _, c := range []struct {
		zone, activity string
		rank           int
		least          float64
	}{
		{"Dole", "CE", 1, 10}, {"Saint-Claude", "CG", 1, 9}, {"Saint-Claude", "CM", 2, 7}, {"Montbéliard", "CL", 1, 14},
		{"Châtillon-Montbard", "CH", 1, 5}, {"Creusot-Montceau", "CH", 1, 4}, {"Autun", "CB", 3, 6}, {"Pontarlier", "CC", 3, 4},
	} {
		i, ok := e.Territory(c.zone)
		j, ok2 := e.Activity(c.activity)
		if !ok || !ok2 {
			t.Fatalf("%s or %s is not in the data", c.zone, c.activity)
		}
		if lq := LQ(e.At(i, j), e.RowSum(i), france, j); lq.Value < c.least || lq.Value > c.least+1 {
			t.Errorf("%s in %s: %v", c.activity, c.zone, lq.Value)
		}
		rank := 1
		for k := range e.Activities {
			if Surplus(e.At(i, k), e.RowSum(i), france, k).Value > Surplus(e.At(i, j), e.RowSum(i), france, j).Value {
				rank++
			}
		}
		if rank != c.rank {
			t.Errorf("%s in %s comes at %d, not %d", c.activity, c.zone, rank, c.rank)
		}
	}
}

// On real data, from a year to the next, the three effects of each zone add up to its change.
func TestChangeOfTheZones(t *testing.T) {
	before, r0 := zones(t, "2022")
	after, r1 := zones(t, "2023")
	if before == nil {
		return
	}
	if !slices.Equal(before.Activities, after.Activities) || !slices.Equal(before.Territories, after.Territories) {
		t.Fatal("the two years are not of the same zones")
	}
	for i, zone := range before.Territories {
		_, all, _ := ShiftShare(before.Row(i), after.Row(i), r0, r1)
		if got := all.National + all.Structural + all.Local; math.Abs(got-float64(after.RowSum(i)-before.RowSum(i))) > 1e-6 {
			t.Errorf("%s: %v", zone, got)
		}
	}
}

// Insee published 101.9 jobs for 100 employed residents in Ille-et-Vilaine and 87.2 in Aisne in 2018. The file counts the
// residents of 15 to 64 only: its figures are higher by about one.
func TestConcentrationOfJobsThatInseePublished(t *testing.T) {
	jobs, residents := map[string]float64{}, map[string]float64{}
	rows := shared(t, "data/economy/communes_rp2018_flores2018.csv.gz")
	if rows == nil {
		return
	}
	for _, row := range rows {
		department := row["CODGEO"][:2]
		values := make([]float64, 3)
		for k, name := range []string{"P18_EMPLT", "P18_ACT1564", "P18_CHOM1564"} {
			v, err := strconv.ParseFloat(row[name], 64)
			if err != nil {
				v = 0 // secret or empty: a few inhabitants
			}
			values[k] = v
		}
		jobs[department] += values[0]
		residents[department] += values[1] - values[2]
	}
	for department, published := range map[string]float64{"35": 101.9, "02": 87.2} {
		got := JobConcentration(int64(math.Round(jobs[department])), int64(math.Round(residents[department])))
		if got.Value < published || got.Value > published+1.5 {
			t.Errorf("%s: %v, Insee published %v", department, got.Value, published)
		}
	}
}
