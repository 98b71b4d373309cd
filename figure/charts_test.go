package figure

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// ends reports whether a drawing is XML that ends.
func ends(svg []byte) error {
	d := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestChartsAreWellFormedWhateverTheValues(t *testing.T) {
	value := rapid.OneOf(rapid.Float64Range(-1e9, 1e9), rapid.Just(math.NaN()), rapid.Just(0.0))
	say := func(v float64) string { return fmt.Sprintf("<%g>", v) }
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(value, 1, 9).Draw(t, "values")
		d := DotPlot{Rows: []DotRow{{"a & b", values}}, Names: []string{"<x>"}, Say: say, Zero: rapid.Bool().Draw(t, "zero"), Width: 600}
		for _, svg := range [][]byte{d.Draw(), Strip{Values: values, Here: values[0], Name: "<n>", Say: say, Width: 600}.Draw()} {
			if err := ends(svg); err != nil || strings.Contains(string(svg), "NaN") || strings.Contains(string(svg), "Inf") {
				t.Fatalf("%v: %s", err, svg)
			}
		}
	})
}

func TestStepsAreRound(t *testing.T) {
	for length, want := range map[float64]float64{1: .2, 7: 1, 8: 2, 35: 5, .3: .05, 0: 1} {
		if got := Step(length); math.Abs(got-want) > 1e-12 {
			t.Errorf("a length of %g is cut by %g, want %g", length, got, want)
		}
	}
}
