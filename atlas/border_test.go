package atlas

import (
	"slices"
	"testing"
)

// Where contours were imported, communes are beside those they share a border with, however far their centres are; a corner is
// none. Those that the contours do not have are told by their centres, as before.
func TestBesideByBorders(t *testing.T) {
	v := on("2025-06-01")
	c := country(v, 2)
	for _, code := range []string{"90010", "90075"} {
		delete(c.shapes, code)
	}
	a := France().WithContours(c)
	w := a.On(v.From)
	codes := w.Communes()
	across := 187 // communes on a line of the country
	at := slices.Index(codes, "25388")
	if got, want := w.Beside("25388"), []string{codes[at-across], codes[at-1], codes[at+1], codes[at+across]}; !slices.Equal(got, want) {
		t.Errorf("Montbéliard is beside %v, not %v", got, want)
	}
	if got := w.Beside("90010"); !slices.Equal(got, v.Beside("90010")) {
		t.Errorf("Belfort has no contour, and is beside %v", got)
	}
	if !slices.Contains(w.Beside("90075"), "90010") {
		t.Error("two communes without a contour are told by their centres")
	}
}

// Contours of 2018 serve 2025: Sannerville, which came back, is beside what Troarn was beside, and Troarn beside it.
func TestBordersOfAnotherYear(t *testing.T) {
	a := France().WithContours(country(year(t, 2018), 1))
	v := a.On(on("2025-01-01").From)
	if !slices.Contains(v.Beside("14666"), "14712") {
		t.Error("Sannerville is beside Troarn, out of which it came")
	}
	for _, code := range []string{"14666", "14712"} {
		for _, other := range v.Beside(code) {
			if _, lives := v.Commune(other); !lives || other == code || !slices.Contains(v.Beside(other), code) {
				t.Errorf("%s is beside %s, and not the other way", code, other)
			}
		}
		if len(v.Beside(code)) < 3 {
			t.Errorf("%s is beside %v", code, v.Beside(code))
		}
	}
}
