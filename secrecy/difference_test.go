package secrecy

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// region has three units in each of the places a to d, two in e, one in f, and none in g.
func region() (parts []Contribution) {
	unit := 0
	for place, units := range map[string]int{"a": 3, "b": 3, "c": 3, "d": 3, "e": 2, "f": 1} {
		for range units {
			parts = append(parts, Contribution{Unit: unit, Place: place, Activity: "CL", Year: 2024, Value: 10})
			unit++
		}
	}
	return parts
}

func figure(of string, places ...string) Release {
	return Release{Of: of, Activity: All, Year: 2024, Places: places}
}

func TestDifference(t *testing.T) {
	for _, c := range []struct {
		name  string
		known []Release
		asked Release
		want  []string // the places given away
	}{
		{"nothing before", nil, figure("t", "a", "b"), nil},
		{"the same again", []Release{figure("k", "a", "b")}, figure("t", "b", "a"), nil},
		{"elsewhere", []Release{figure("k", "a", "b")}, figure("t", "c", "f"), nil},
		{"one place more, of three units", []Release{figure("k", "a", "b")}, figure("t", "a", "b", "c"), nil},
		{"one place more, of one unit", []Release{figure("k", "a", "b")}, figure("t", "a", "b", "f"), []string{"f"}},
		{"one place less, of two units", []Release{figure("k", "a", "b", "e")}, figure("t", "a", "b"), []string{"e"}},
		{"two places more, three units together", []Release{figure("k", "a", "b")}, figure("t", "a", "b", "e", "f"), nil},
		{"one place for another", []Release{figure("k", "a", "e")}, figure("t", "a", "f"), nil},
		{"one unit for another", []Release{figure("k", "a", "f")}, figure("t", "a"), []string{"f"}},
		{"a place where there is nobody", []Release{figure("k", "a", "b")}, figure("t", "a", "b", "g"), nil},
		{"by several", []Release{figure("k", "a", "b"), figure("l", "c", "d")}, figure("t", "a", "b", "c", "d", "f"), []string{"f"}},
		{"by several, step by step", []Release{figure("k", "a", "b", "c"), figure("l", "b", "c", "d", "e"), figure("m", "d", "e", "f", "a")}, figure("t", "b", "c", "d", "e", "f"), []string{"f"}},
	} {
		leak := Difference(region(), c.known, []Release{c.asked})
		if (leak == nil) != (c.want == nil) || leak != nil && !slices.Equal(leak.Places, c.want) {
			t.Errorf("%s: %+v, want %v", c.name, leak, c.want)
		}
	}
}

func TestAnotherYearOrActivityIsNotSubtracted(t *testing.T) {
	known, asked := figure("k", "a"), figure("t", "a", "f")
	known.Year = 2023
	if leak := Difference(region(), []Release{known}, []Release{asked}); leak != nil {
		t.Errorf("another year: %+v", leak)
	}
	known.Year, asked.Activity = 2024, "CL"
	if leak := Difference(region(), []Release{known}, []Release{asked}); leak != nil {
		t.Errorf("another activity: %+v", leak)
	}
	known.Activity = "CL"
	if leak := Difference(region(), []Release{known}, []Release{asked}); leak == nil || leak.Why != Few || leak.Before.Of != "k" {
		t.Errorf("the same activity: %+v", leak)
	}
}

// TestNoSubtractionOfWhatIsGrantedFindsAUnit draws figures that are granted one after the other, and subtracts and adds up to three of
// them as anybody would.
func TestNoSubtractionOfWhatIsGrantedFindsAUnit(t *testing.T) {
	places := []string{"a", "b", "c", "d", "e", "f"}
	rapid.Check(t, func(t *rapid.T) {
		var parts []Contribution
		for _, place := range places {
			for range rapid.IntRange(0, 5).Draw(t, "units") {
				parts = append(parts, Contribution{Unit: rapid.IntRange(0, 25).Draw(t, "unit"), Place: place, Year: 2024, Value: rapid.Int64Range(0, 9).Draw(t, "value")})
			}
		}
		var granted []Release
		for n := range 6 {
			var ground []string
			for _, place := range places {
				if rapid.Bool().Draw(t, "in") {
					ground = append(ground, place)
				}
			}
			f := figure(fmt.Sprint(n), ground...)
			if over(byPlace(parts, f), ground).Against() == "" && Difference(parts, granted, []Release{f}) == nil {
				granted = append(granted, f)
			}
		}
		for _, a := range granted {
			for _, b := range granted {
				for _, c := range granted {
					attack(t, parts, a, b, c)
				}
			}
		}
	})
}

// attack wants that a − b − c and a + b − c, where they are the sum of some places, are within the rules.
func attack(t *rapid.T, parts []Contribution, a, b, c Release) {
	for _, sign := range []int{-1, 1} {
		left, one := map[string]int{}, true
		for _, place := range []string{"a", "b", "c", "d", "e", "f"} {
			for _, f := range []struct {
				Release
				by int
			}{{a, 1}, {b, sign}, {c, -1}} {
				if slices.Contains(f.Places, place) && len(byPlace(parts, a)[place]) > 0 {
					left[place] += f.by
				}
			}
			one = one && (left[place] == 0 || left[place] == 1)
		}
		var alone []string
		for place, n := range left {
			if n == 1 {
				alone = append(alone, place)
			}
		}
		if one && len(alone) == 1 && over(byPlace(parts, a), alone).Against() != "" {
			t.Fatalf("%v, %v and %v give %v away", a.Places, b.Places, c.Places, alone)
		}
	}
}
