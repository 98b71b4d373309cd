package figure

import (
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestStepsAreRound(t *testing.T) {
	for length, want := range map[float64]float64{1: .2, 7: 1, 8: 2, 35: 5, .3: .05, 0: 1} {
		if got := Step(length); math.Abs(got-want) > 1e-12 {
			t.Errorf("a length of %g is cut by %g, want %g", length, got, want)
		}
	}
}

// An axis holds its values and ends on round ones.
func TestAnAxisHoldsItsValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.Float64Range(-1e6, 1e6), 1, 9).Draw(t, "values")
		a := linear(values, 10, 90)
		for _, v := range values {
			if at := a.at(v); at < 10-1e-6 || at > 90+1e-6 {
				t.Fatalf("%g stands at %g", v, at)
			}
		}
		ticks := a.all()
		if first, last := a.at(ticks[0]), a.at(ticks[len(ticks)-1]); math.Abs(first-10) > 1e-6 || math.Abs(last-90) > 1e-6 || len(ticks) > 10 {
			t.Fatalf("ticks %v from %g to %g", ticks, first, last)
		}
	})
}

func TestHalfIsAsFarAsDouble(t *testing.T) {
	a := ratios([]float64{.3, 3, 0, math.NaN()}, 0, 100)
	if down, up := a.at(1)-a.at(.5), a.at(2)-a.at(1); math.Abs(down-up) > 1e-9 || a.at(0) != 0 || a.low != .25 || a.high != 4 {
		t.Errorf("%+v: %g and %g", a, down, up)
	}
}

// Things moved apart keep their order, do not touch, and stay where they were when there is room.
func TestSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		wanted := rapid.SliceOfN(rapid.Float64Range(0, 300), 1, 8).Draw(t, "wanted")
		slices.Sort(wanted)
		heights := make([]float64, len(wanted))
		for i := range heights {
			heights[i] = rapid.Float64Range(10, 45).Draw(t, "height")
		}
		at := spread(wanted, heights, 0, 300)
		alone := true
		for i := range at {
			if at[i] < heights[i]/2-1e-9 || at[i] > max(300, sum(heights))-heights[i]/2+1e-9 {
				t.Fatalf("%v is out of its ends", at)
			}
			alone = alone && wanted[i] >= heights[i]/2 && wanted[i] <= 300-heights[i]/2
			if i > 0 {
				if at[i]-at[i-1] < (heights[i]+heights[i-1])/2-1e-9 {
					t.Fatalf("%v touch, of heights %v", at, heights)
				}
				alone = alone && wanted[i]-wanted[i-1] >= (heights[i]+heights[i-1])/2
			}
		}
		if alone && !slices.Equal(at, wanted) {
			t.Fatalf("%v were moved to %v without need", wanted, at)
		}
	})
}

// The rows of a lollipop go down, whatever their order; those without a value are last, in theirs.
func TestALollipopIsSorted(t *testing.T) {
	nan := math.NaN()
	l := Lollipop{Sheet: Sheet{Say: decimal}, Rows: []Stem{{Label: "x", Value: nan}, {Label: "b", Value: 2}, {Label: "y", Value: nan}, {Label: "a", Value: 5}, {Label: "c", Value: 2}}}
	var order strings.Builder
	for _, row := range l.Table().Rows {
		order.WriteString(row[0])
	}
	if order.String() != "abcxy" {
		t.Error(order.String())
	}
}

// The names of the lines stand in the order of their ends.
func TestNamesOfLinesKeepTheOrderOfTheirEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Lines{Sheet: Sheet{Say: decimal, Width: Narrow}, Times: []string{"2018"}}
		ends := map[string]float64{}
		for i := range rapid.IntRange(1, 8).Draw(t, "series") {
			name := string(rune('A' + i))
			ends[name] = float64(rapid.IntRange(0, 40).Draw(t, "end"))
			l.Series = append(l.Series, Series{name, []float64{ends[name]}})
		}
		d, err := measure(l.Draw())
		if err != nil {
			t.Fatal(err)
		}
		last, low := math.Inf(1), math.Inf(-1)
		for _, w := range d.texts {
			name, _, _ := strings.Cut(w.text, " ")
			if end, ok := ends[name]; ok {
				if end > last || w.y <= low {
					t.Fatalf("%s, which ends at %g, is named after one that ends at %g", name, end, last)
				}
				last, low = end, w.y
			}
		}
		if len(ends) > 0 && math.IsInf(last, 1) {
			t.Fatal("no line is named")
		}
	})
}

// A waterfall ends where its sum says, and one with an unknown effect has no sum.
func TestAWaterfallAddsUp(t *testing.T) {
	w := Waterfall{Effects: []Effect{{Value: 3}, {Value: -5}, {Value: 1, Rest: true}}}
	if w.Total() != -1 {
		t.Error(w.Total())
	}
	w.Effects[1].Value = math.NaN()
	if !math.IsNaN(w.Total()) {
		t.Error(w.Total())
	}
}

// spent is the sum of squared distances to the means of the classes.
func spent(values, starts []float64) (total float64) {
	sums, counts := make([]float64, len(starts)), make([]float64, len(starts))
	for _, v := range values {
		k := classOf(starts, v)
		sums[k], counts[k] = sums[k]+v, counts[k]+1
	}
	for _, v := range values {
		k := classOf(starts, v)
		total += (v - sums[k]/counts[k]) * (v - sums[k]/counts[k])
	}
	return total
}

// No other way of parting values in as many classes is better, and every class has a value.
func TestClassesAreTheBest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := make([]float64, rapid.IntRange(1, 9).Draw(t, "count"))
		for i := range values {
			values[i] = float64(rapid.IntRange(-20, 20).Draw(t, "value"))
		}
		starts := Classes(append(values, math.NaN()), 3)
		distinct := slices.Compact(slices.Sorted(slices.Values(values)))
		if len(starts) != min(3, len(distinct)) || starts[0] != distinct[0] || !slices.IsSorted(starts) {
			t.Fatalf("%v for %v", starts, values)
		}
		best := spent(values, starts)
		for i := 1; i < len(distinct); i++ {
			for j := i + 1; j < len(distinct); j++ {
				if other := []float64{distinct[0], distinct[i], distinct[j]}; spent(values, other) < best-1e-9 {
					t.Fatalf("%v parts %v better than %v", other, values, starts)
				}
			}
		}
	})
	if Classes(nil, 5) != nil || classOf([]float64{1, 2}, math.NaN()) != -1 {
		t.Error("nothing has a class")
	}
}

// The legend counts every place once for each date.
func TestTheLegendCountsEveryPlace(t *testing.T) {
	m := shaded(Sheet{Say: percent, Width: Wide})
	all, missing := m.classes(m.starts())
	for d := range m.Dates {
		n := missing.count[d]
		for _, c := range all {
			n += c.count[d]
		}
		if n != len(m.Places) {
			t.Errorf("%d places of %d in the legend", n, len(m.Places))
		}
	}
}
