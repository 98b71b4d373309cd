package atlas

import (
	"slices"
	"testing"
)

func TestBeside(t *testing.T) {
	v := on("2025-06-01")
	for _, c := range []struct {
		of      string
		yes, no []string
	}{
		{"90010", []string{"90075", "90029"}, []string{"25388", "75056", "90010"}}, // Belfort: Offemont and Danjoutin, not Montbéliard
		{"25388", []string{"25057"}, []string{"90010"}},                            // Montbéliard: Bethoncourt
		{"99999", nil, nil},
	} {
		got := v.Beside(c.of)
		for _, code := range c.yes {
			if !slices.Contains(got, code) {
				t.Errorf("%s is beside %v, not %s", c.of, got, code)
			}
		}
		for _, code := range c.no {
			if slices.Contains(got, code) {
				t.Errorf("%s is not beside %s", c.of, code)
			}
		}
	}
}

// Who is beside another has that other beside it: where circles are empty does not depend on who looks.
func TestBesideGoesBothWays(t *testing.T) {
	v, links := on("2025-06-01"), 0
	codes := v.CommunesOf("200069052")
	for _, code := range codes {
		for _, other := range v.Beside(code) {
			links++
			if !slices.Contains(v.Beside(other), code) {
				t.Errorf("%s is beside %s, and not the other way", other, code)
			}
		}
	}
	if mean := float64(links) / float64(len(codes)); mean < 2 || mean > 6 {
		t.Errorf("a commune has %.1f beside it", mean)
	}
}

func BenchmarkBeside(b *testing.B) {
	v := on("2025-06-01")
	for b.Loop() {
		v.Beside("90010")
	}
}
