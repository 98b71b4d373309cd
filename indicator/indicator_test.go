package indicator

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"jalon/locale"
)

// near wants a value to be another, to the last digits of a float.
func near(t *testing.T, what string, got Figure, want float64) {
	t.Helper()
	if !got.OK() || math.Abs(got.Value-want) > 1e-12*max(1, math.Abs(want)) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// null wants no value, for this reason.
func null(t *testing.T, what string, got Figure, why Reason) {
	t.Helper()
	if got.Reason != why {
		t.Errorf("%s: %v, want no value because %s", what, got, why)
	}
}

func TestEveryIndicatorHasItsManual(t *testing.T) {
	seen := map[string]bool{}
	for _, x := range List {
		if seen[x.ID] {
			t.Errorf("%s is listed twice", x.ID)
		}
		seen[x.ID] = true
		if !x.Name.Complete() || !x.Reading.Complete() || x.Formula == "" || x.Source == "" || x.Unit == "" {
			t.Errorf("%s: its manual is not complete", x.ID)
		}
		for _, text := range []locale.Text{x.Name, x.Reading} {
			if faults := text.Faults(); len(faults) > 0 {
				t.Errorf("%s: %v", x.ID, faults)
			}
		}
		if found, ok := Find(x.ID); !ok || found.ID != x.ID || Name(x.ID, locale.French) != x.Name.FR {
			t.Errorf("%s is not found", x.ID)
		}
	}
}

func TestReasonsAndCautionsHaveWords(t *testing.T) {
	for r, text := range reasons {
		if !text.Complete() || r.In(locale.French) != text.FR || len(text.Faults()) > 0 {
			t.Errorf("%s: %v", r, text)
		}
	}
	for c, text := range cautions {
		if !text.Complete() || c.In(locale.English) != text.EN || len(text.Faults()) > 0 {
			t.Errorf("%s: %v", c, text)
		}
	}
}

func TestFigures(t *testing.T) {
	null(t, "infinite", Exact(math.Inf(1)), NotFinite)
	null(t, "not a number", Exact(math.NaN()), NotFinite)
	null(t, "a ratio to nothing", Ratio(1, 0, NoStock), NoStock)
	null(t, "null, through a function", Null(NoStock).Map(math.Sqrt), NoStock)
	if f := Between(1, 4, 9).Map(math.Sqrt); f.Low != 1 || f.Value != 2 || f.High != 3 || !f.IsInterval() {
		t.Errorf("%v", f)
	}
	if Exact(2).IsInterval() || Estimated != Derived.Worse(Estimated) || Derived != Derived.Worse(Published) {
		t.Error("an exact figure is no interval; the worse badge wins")
	}
}

func TestResultAsJSON(t *testing.T) {
	for want, r := range map[string]Result{
		`{"indicator":"hhi","territory":"x","value":0,"unit":"index"}`:                                 {Indicator: "hhi", Territory: "x", Unit: Index},
		`{"indicator":"hhi","value":null,"reason":"territory_empty","unit":"index","badge":"B"}`:       {Indicator: "hhi", Unit: Index, Figure: Null(EmptyTerritory), Badge: Derived},
		`{"indicator":"cr1","value":0.5,"low":0.25,"high":0.75,"unit":"share","reference":"fr"}`:       {Indicator: "cr1", Unit: Share, Reference: "fr", Figure: Between(0.25, 0.5, 0.75)},
		`{"indicator":"eci","value":1,"caution":"fragile","unit":"","sources":["s"],"vintage":"2018"}`: {Indicator: "eci", Figure: Figure{Value: 1, Low: 1, High: 1, Caution: Fragile}, Sources: []string{"s"}, Vintage: "2018"},
	} {
		got, err := json.Marshal(r)
		if err != nil || string(got) != want {
			t.Errorf("%s, %v\nwant %s", got, err, want)
		}
	}
}

// results computes an indicator and keys its figures by "territory activity".
func results(t *testing.T, id string, d *Data) map[string]Figure {
	t.Helper()
	x, ok := Find(id)
	if !ok {
		t.Fatalf("no indicator is called %s", id)
	}
	all := map[string]Figure{}
	for r := range x.Results(d) {
		all[strings.TrimSpace(r.Territory+" "+r.Activity)] = r.Figure
	}
	return all
}
