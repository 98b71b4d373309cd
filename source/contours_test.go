package source

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"jalon/atlas"
	"jalon/calendar"
)

// squares are four communes of Territoire de Belfort as squares that share their sides, the last one around a fifth:
//
//	90010 90099
//	90004 90032 (90052 inside)
const squares = `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"90010"},"geometry":{"type":"Polygon","coordinates":[[[0,1],[1,1],[1,2],[0,2],[0,1]]]}},
{"type":"Feature","properties":{"code":"90099"},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,2],[1,1]]]}},
{"type":"Feature","properties":{"code":"90004"},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]]]}},
{"type":"Feature","properties":{"code":"90032"},"geometry":{"type":"Polygon","coordinates":[[[1,0],[2,0],[2,1],[1,1],[1,0]],[[1.4,0.4],[1.6,0.4],[1.6,0.6],[1.4,0.6],[1.4,0.4]]]}},
{"type":"Feature","id":"90052","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1.4,0.4],[1.6,0.4],[1.6,0.6],[1.4,0.6],[1.4,0.4]]]}}]}`

func TestOutlinesDissolve(t *testing.T) {
	c, in, err := Outlines(2025, "", false, file("c.geojson", squares), atlas.France())
	if err != nil || in.Kept != 5 || len(in.Notes) != 0 {
		t.Fatalf("%+v, %v", in, err)
	}
	for _, one := range []struct {
		codes    string
		polygons int
		area     float64
	}{
		{"90010 90099 90004 90032 90052", 1, 4}, {"90010 90032 90052", 2, 2}, {"90032", 2, 0.96}, {"90010 90099 90004 90032", 2, 3.96}, {"90052", 1, 0.04}, {"", 0, 0},
	} {
		all := c.Dissolve(strings.Fields(one.codes))
		if got := area(all); len(all) != one.polygons || math.Abs(got-one.area) > 1e-9 {
			t.Errorf("%q: %d polygons, area %g; want %d, %g", one.codes, len(all), got, one.polygons, one.area)
		}
	}
	if g := atlas.Grouped(c.Dissolve([]string{"90032", "90010"})); len(g) != 2 || len(g[0])+len(g[1]) != 3 {
		t.Errorf("a hole goes with the outline it is in: %v", g)
	}
}

func area(all []atlas.Polygon) (sum float64) {
	for _, p := range all {
		sum += float64(p.Area()) / 2e12
	}
	return sum
}

func TestBadOutlines(t *testing.T) {
	spoil := func(old, new string) string { return strings.Replace(squares, old, new, 1) }
	for _, c := range []struct {
		name, text, code string
		row              int
	}{
		{"empty", "", "contour.none", 0},
		{"not JSON", "TYPECOM,COM", "sheet.truncated", 0},
		{"truncated", squares[:600], "sheet.truncated", 4},
		{"self-crossing", spoil("[[0,0],[1,0],[1,1],[0,1],[0,0]]", "[[0,0],[1,1],[1,0],[0,1],[0,0]]"), "contour.crosses", 3},
		{"not closed", spoil("[0,2],[0,1]]]", "[0,2]]]"), "contour.open", 1},
		{"in metres", spoil("[1,0],[2,0]", "[931000,6702000],[2,0]"), "contour.projected", 4},
		{"no code", spoil(`"code":"90010"`, `"name":"Belfort"`), "contour.no-commune", 1},
		{"an EPCI", spoil("90010", "200069052"), "contour.epci", 1},
		{"twice", spoil("90099", "90010"), "contour.twice", 2},
		{"of no commune", spoil("90099", "90999"), "contour.stranger", 2},
		{"points", spoil(`"type":"Polygon","coordinates":[[[0,1],[1,1],[1,2],[0,2],[0,1]]]`, `"type":"Point","coordinates":[0,1]`), "contour.geometry", 1},
		{"overlapping", spoil("[[1,1],[2,1],[2,2],[1,2],[1,1]]", "[[0,1],[1,1],[1,2],[0,2],[0,1]]"), "contour.overlap", 0},
		{"no communes in a topology", `{"type":"Topology","objects":{"a":{"geometries":[]}},"arcs":[]}`, "contour.none", 0},
		{"an arc that is not there", `{"type":"Topology","objects":{"a":{"geometries":[{"type":"Polygon","id":"90010","arcs":[[7]]}]}},"arcs":[]}`, "contour.arc", 1},
	} {
		_, _, err := Outlines(2025, "", false, file("c.geojson", c.text), atlas.France())
		var faults Faults
		errors.As(err, &faults)
		if got := codesOf(err); !slices.Equal(got, []string{c.code}) || c.row > 0 && faults[0].Row != c.row {
			t.Errorf("%s: %v %+v, want %s at feature %d", c.name, got, faults, c.code, c.row)
		}
	}
	_, in, err := Outlines(2025, "", false, file("c.geojson", spoil(`,
{"type":"Feature","id":"90052","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1.4,0.4],[1.6,0.4],[1.6,0.6],[1.4,0.6],[1.4,0.4]]]}}`, "")), atlas.France())
	if err != nil || len(in.Notes) != 1 || in.Notes[0].Code != "contour.hole" || in.Notes[0].About[0] != "90032" {
		t.Errorf("a hole that nobody fills is told: %+v, %v", in.Notes, err)
	}
	if _, in, err = Outlines(2025, "", true, file("c.geojson", spoil("[[0,0],[1,0],[1,1],[0,1],[0,0]]", "[[0,0],[1,1],[1,0],[0,1],[0,0]]")), atlas.France()); len(in.Notes) == 0 || in.Notes[0].Code != "contour.flawed" {
		t.Errorf("what crosses is forgiven when asked: %+v, %v", in.Notes, err)
	}
}

func TestContoursOf300MBStopEarly(t *testing.T) {
	row := `{"type":"Feature","properties":{"code":"90010"},"geometry":{"type":"Polygon","coordinates":[[[0,1],[1,1],[1,2],[0,2],[0,1]]]}},` + "\n"
	big := File{Name: "c.geojson", Size: 300 << 20, ReaderAt: repeated{`{"type":"FeatureCollection","features":[` + "\n", row}}
	if _, _, err := Outlines(2025, "", false, big, atlas.France()); !slices.Equal(codesOf(err), []string{"contour.twice"}) {
		t.Errorf("%v", codesOf(err))
	}
}

// region opens the contours of Bourgogne-Franche-Comté of 2018, simplified by others, which have five rings that cross.
func region(t testing.TB, object string) (*atlas.Contours, Intake, bool) {
	b, err := os.ReadFile("../../shared/data/geo/bfc.topo.json")
	if errors.Is(err, fs.ErrNotExist) {
		t.Log("left out: the contours of the region do not lie beside the project")
		return nil, Intake{}, false
	}
	if err != nil {
		t.Fatal(err)
	}
	c, in, err := Outlines(0, object, true, file("bfc.topo.json", string(b)), atlas.France())
	if err != nil {
		t.Fatal(err)
	}
	return c, in, true
}

// The communes of 2018 dissolve to the EPCI of every year with the area that others computed, 5.7090 square degrees in all,
// without a sliver.
func TestContoursOfTheRegion(t *testing.T) {
	c, in, ok := region(t, "communes_2018")
	if !ok {
		return
	}
	if in.Kept != 3734 || c.Vintage.Year != 2018 || in.Notes[0].Code != "contour.flawed" || len(in.Notes[0].About) != 7 {
		t.Errorf("%+v, contours of %s", in, c.Vintage.From)
	}
	if all := c.Dissolve(c.Communes()); math.Abs(area(all)-5.7090) > 1e-4 {
		t.Errorf("the region has %d polygons, of %.4f square degrees", len(all), area(all))
	}
	for _, v := range atlas.France().Years() {
		sum, slivers := 0.0, 0
		for _, siren := range epciOfRegion(v) {
			g := c.Outlined(v, v.CommunesOf(siren))
			sum += area(g.Polygons)
			for _, p := range g.Polygons {
				if a := math.Abs(float64(p.Area()) / 2e12); a < 1e-7 {
					slivers++
				}
			}
		}
		if math.Abs(sum-5.7090) > 1e-4 || slivers > 0 {
			t.Errorf("%d: the EPCI cover %.4f square degrees, with %d slivers", v.Year, sum, slivers)
		}
	}
	late, _, _ := region(t, "communes_2025")
	for _, siren := range []string{"200065647", "200090579", "242500361"} {
		v := atlas.France().On(calendar.MustParse("2025-01-01"))
		early, now := area(c.Outlined(v, v.CommunesOf(siren)).Polygons), area(late.Dissolve(v.CommunesOf(siren)))
		if math.Abs(early-now) > 1e-4 || now == 0 {
			t.Errorf("%s: %.5f of the contours of 2018, %.5f of those of 2025", siren, early, now)
		}
	}
}

// epciOfRegion lists the EPCI of which a commune lies in the region.
func epciOfRegion(v atlas.Vintage) (all []string) {
	for _, code := range v.Communes() {
		c, _ := v.Commune(code)
		if d, _ := atlas.France().Department(c.Department); d.Region == "27" && c.EPCI != "" && !slices.Contains(all, c.EPCI) {
			all = append(all, c.EPCI)
		}
	}
	return all
}

// Simplified contours keep neighbours joined: they cover the same ground, to the part of the region's border that was cut.
func TestSimplifiedContoursKeepTheirBorders(t *testing.T) {
	c, _, ok := region(t, "communes_2018")
	if !ok {
		return
	}
	s := c.Simplified(6e-5)
	_, before := c.Size()
	_, after := s.Size()
	whole, sum := area(s.Dissolve(s.Communes())), 0.0
	for _, code := range s.Communes() {
		sum += area(s.Dissolve([]string{code}))
	}
	if after > before*2/3 || math.Abs(sum-whole) > 1e-9 || math.Abs(whole-5.7090) > 0.01 {
		t.Errorf("%d of %d vertices; communes cover %.6f, the region %.6f", after, before, sum, whole)
	}
	for _, code := range c.Communes() {
		if area(s.Dissolve([]string{code})) <= 0 {
			t.Errorf("%s vanished", code)
		}
	}
}

func BenchmarkDissolveRegion(b *testing.B) {
	c, _, ok := region(b, "communes_2018")
	if !ok {
		return
	}
	v := atlas.France().On(calendar.MustParse("2025-01-01"))
	codes := v.Communes()[:0]
	for _, siren := range epciOfRegion(v)[:16] {
		codes = append(codes, v.CommunesOf(siren)...)
	}
	b.Run(fmt.Sprintf("%d communes", len(codes)), func(b *testing.B) {
		for b.Loop() {
			c.Outlined(v, codes)
		}
	})
}
