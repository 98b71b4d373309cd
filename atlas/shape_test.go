package atlas

import "testing"

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
	v, within, all := on("2019-06-01"), 0, 0
	for _, d := range France().Departments() {
		if outlined := len(France().Outline(d.Code)) > 0; outlined == (d.Code > "96") {
			t.Errorf("department %s has an outline: %v", d.Code, outlined)
		}
	}
	for _, code := range v.Communes() {
		c, _ := v.Commune(code)
		if p, ok := France().Point(code); ok && code < "96" {
			all++
			if inside(p, France().Outline(c.Department)) {
				within++
			}
		}
	}
	if share := float64(within) / float64(all); share < 0.995 { // small islands and a few banks of the Gironde are not drawn
		t.Errorf("%.4f of the communes lie within the outline of their department", share)
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
