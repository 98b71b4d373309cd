package portrait

import (
	"strconv"
	"strings"
	"testing"

	"jalon/atlas"
	"jalon/cube"
	"jalon/naf"
)

// TestTheMapIsOfTheDepartmentsOfTheTerritory wants each EPCI of the three departments in the table, the heaviest first, and those of the
// territory ringed, on the page and on a phone.
func TestTheMapIsOfTheDepartmentsOfTheTerritory(t *testing.T) {
	s := mapped(NewData(atlas.France(), nil, nil, Zones{}))
	v, _ := atlas.France().Year(2019)
	all := v.In(map[string]bool{"25": true, "70": true, "90": true})
	table := s.Tables[len(s.Tables)-1]
	if len(all) < 30 || len(table.Rows) != len(all) || len(table.Columns) != 2 {
		t.Errorf("%d lines of %d columns for %d EPCI", len(table.Rows), len(table.Columns), len(all))
	}
	if rings := strings.Count(string(s.Chart.SVG), `class="dots shade-here"`); rings != 2*len(nord.Members) {
		t.Errorf("%d rings on two drawings of %d members", rings, len(nord.Members))
	}
	previous := 100.0
	for _, row := range table.Rows {
		text, _, _ := strings.Cut(strings.ReplaceAll(row[1], ",", "."), "\u202f")
		share, err := strconv.ParseFloat(text, 64)
		if err != nil || share > previous {
			t.Errorf("%v after %v: %v", row, previous, err)
		}
		previous = share
	}
}

// TestTheMapHasTwoDates gives jobs by EPCI at two dates, one of them without a known activity.
func TestTheMapHasTwoDates(t *testing.T) {
	v, _ := atlas.France().Year(2019)
	var blocks cube.Cube
	for i, year := range []int{2018, 2021} {
		b := cube.NewBuilder(cube.About{Dataset: "jobs-" + strconv.Itoa(year), Measure: cube.SalariedJobs, Layer: cube.EPCI, Nomenclature: naf.Rev2, Level: naf.A38, Year: year})
		for n, siren := range v.Groups() {
			b.Place(siren)
			if siren == "242500361" && i == 0 {
				b.Add(siren, cube.All, 1000, cube.Published)
				continue
			}
			b.Add(siren, "CA", float64(100+100*i), cube.Published)
			b.Add(siren, "GZ", float64(300+n), cube.Published)
		}
		built, err := b.Build()
		if err != nil {
			t.Fatal(err)
		}
		blocks = append(blocks, built)
	}
	d := NewData(atlas.France(), blocks, []Set{{ID: "jobs-2018", Source: "jobs"}, {ID: "jobs-2021", Source: "jobs"}}, Zones{})
	s := mapped(d)
	table := s.Tables[len(s.Tables)-1]
	if len(table.Columns) != 3 || !strings.Contains(table.Columns[1], "2018") || !strings.Contains(table.Columns[2], "2021") {
		t.Fatalf("the columns are %q", table.Columns)
	}
	unknown := 0
	for _, row := range table.Rows {
		if row[1] == "—" {
			unknown++
		}
	}
	if unknown != 1 || !strings.Contains(string(s.Chart.SVG), "sans valeur") {
		t.Errorf("%d EPCI without a value, one was given none", unknown)
	}
}

// TestTheMapDrawsGroundsOnceTheyAreKnown gives contours of squares.
func TestTheMapDrawsGroundsOnceTheyAreKnown(t *testing.T) {
	v, _ := atlas.France().Year(2019)
	s := mapped(NewData(atlas.France().WithContours(atlas.NewContours(v, squares(v))), nil, nil, Zones{}))
	if n := strings.Count(string(s.Chart.SVG), `ground-here" fill-rule`); n != 2*len(nord.Members) || strings.Contains(string(s.Chart.SVG), `class="dots`) {
		t.Errorf("%d grounds are ringed on two drawings, and dots stay", n)
	}
}

// squares gives each commune that has a place a square around it, side by side on a grid.
func squares(v atlas.Vintage) map[string][]atlas.Polygon {
	all, side := map[string][]atlas.Polygon{}, int32(20_000)
	for i, code := range v.Communes() {
		x, y := int32(i%200)*side, 44_000_000+int32(i/200)*side
		all[code] = []atlas.Polygon{{{X: x, Y: y}, {X: x + side, Y: y}, {X: x + side, Y: y + side}, {X: x, Y: y + side}}}
	}
	return all
}

// mapped is the section of the portrait of Nord Franche-Comté that has a map.
func mapped(d *Data) Section {
	ask := request(nord, "fr")
	ask.Data = d
	return Compose(ask).Sections[1]
}
