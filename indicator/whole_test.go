package indicator

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// agreed are the identifiers that a bare table gives, which others read in files: none changes.
var agreed = strings.Fields(`lq rca surplus hhi hhi_norm hhi_effective entropy_bits unrelated_variety_bits related_variety_bits krugman krugman_rest
	specialisation_half hachman hoover locational_gini eg_gamma eg_G eg_H maurel_sedillot ss_national ss_structural ss_local ss_change
	ss_national_pts ss_structural_pts ss_local_pts ss_change_pts ss_em_competitive ss_em_allocation diversity ubiquity proximity density density_self
	eci pci lambda2 lambda3 nearest_1 nearest_2 nearest_3 nearest_4 nearest_5 total`)

// everything gives a table all that its indicators may want.
func everything(before, after *Table, reference Reference, groups Groups, sizes [][]int64) *Data {
	return &Data{Table: before, Reference: reference, Groups: groups, Plants: &Plants{sizes}, Period: &Period{before, after, reference, after.Whole()}, MinJobs: 1}
}

// checked wants every figure to be a number that can be written, between its bounds, or none for a reason that has words; each cell once;
// and every agreed identifier to be there.
func checked(t interface{ Fatalf(string, ...any) }, d *Data) {
	met := map[string]bool{}
	for _, id := range agreed {
		x, ok := Find(id)
		if !ok {
			t.Fatalf("no indicator is called %s", id)
		}
		for r := range x.Results(d) {
			place := fmt.Sprint(r.Indicator, "|", r.Territory, "|", r.Activity)
			if met[place] {
				t.Fatalf("%s comes twice", place)
			}
			met[place], met[id] = true, true
			switch {
			case r.Reason != "" && !slices.Contains(Reasons(), r.Reason):
				t.Fatalf("%s: %q is no reason", place, r.Reason)
			case r.Reason != "":
			case math.IsNaN(r.Value) || math.IsInf(r.Value, 0) || r.Value == 0 && math.Signbit(r.Value):
				t.Fatalf("%s: %v", place, r.Value)
			case r.Low > r.Value || r.High < r.Value:
				t.Fatalf("%s: %v is not from %v to %v", place, r.Value, r.Low, r.High)
			}
		}
	}
	if d.Table != nil && len(d.Table.Territories) > 0 && len(d.Table.Activities) > 0 {
		for _, id := range agreed {
			if !met[id] && !strings.HasPrefix(id, "nearest") && id != "proximity" {
				t.Fatalf("%s gives nothing", id)
			}
		}
	}
}

// TestEveryFigureIsANumberOrHasAReason draws any two dates, any reference, also one without an activity that the territories have, any
// groups and any establishments.
func TestEveryFigureIsANumberOrHasAReason(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := drawn(t, 1)
		after, err := NewTable(before.Territories, before.Activities, rapid.SliceOfN(rapid.Int64Range(0, 50), len(before.cells), len(before.cells)).Draw(t, "after"))
		if err != nil {
			t.Fatal(err)
		}
		n := len(before.Activities)
		reference := before.Whole()
		if rapid.Bool().Draw(t, "another reference") {
			reference = NewReference("other", rapid.SliceOfN(rapid.Int64Range(0, 3), n, n).Draw(t, "reference"))
		}
		sizes := rapid.SliceOfN(rapid.SliceOfN(rapid.Int64Range(0, 9), 0, 4), n, n).Draw(t, "sizes")
		checked(t, everything(before, after, reference, rapid.SliceOfN(rapid.IntRange(0, 3), n, n).Draw(t, "groups"), sizes))
	})
}

// TestTheEdgesOfTables computes everything where there is little: each edge has its reasons, and never a zero that would be read as one.
func TestTheEdgesOfTables(t *testing.T) {
	for _, c := range []struct {
		name        string
		territories int
		cells       []int64
		reference   []int64
		want        string // of each figure: identifier, place, value or reason
	}{
		{"one territory, one activity", 1, []int64{7}, nil, "total|t0000| 7 · lq|t0000|a0000 1 · hhi|t0000| too_few_activities · krugman_rest|t0000| reference_empty · hoover||a0000 0 · eci|t0000| complexity_too_small · nearest_1|t0000| no_comparable_territory"},
		{"zero totals", 2, []int64{0, 0, 0, 0}, nil, "total|t0000| 0 · lq|t0000|a0000 territory_empty · krugman|t0000| territory_empty · hoover||a0000 activity_empty · ss_local|t0000| reference_empty · eci|t0000| complexity_too_small"},
		{"an activity absent from the reference", 1, []int64{5, 5}, []int64{10, 0}, "lq|t0000|a0001 activity_absent_from_reference · surplus|t0000|a0001 activity_absent_from_reference · hachman|t0000| territory_outside_reference · krugman_rest|t0000| territory_not_in_reference"},
		{"an empty territory among others", 2, []int64{3, 4, 0, 0}, nil, "total|t0001| 0 · lq|t0001|a0000 territory_empty · entropy_bits|t0001| territory_empty · density|t0001|a0000 0 · nearest_1|t0001| territory_empty"},
		{"all of France as one territory", 1, []int64{1_200_000, 26_000_000}, nil, "lq|t0000|a0001 1 · surplus|t0000|a0001 0 · specialisation_half|t0000| 0 · krugman|t0000| 0 · ss_local|t0000| 0"},
	} {
		n := len(c.cells) / c.territories
		table, err := NewTable(numbered("t", c.territories), numbered("a", n), c.cells)
		if err != nil {
			t.Fatal(err)
		}
		reference := table.Whole()
		if c.reference != nil {
			reference = NewReference("other", c.reference)
		}
		d := everything(table, table, reference, make(Groups, n), make([][]int64, n))
		checked(t, d)
		for _, want := range strings.Split(c.want, " · ") {
			place, value, _ := strings.Cut(want, " ")
			if got := at1(d, place); got != value {
				t.Errorf("%s: %s is %s, want %s", c.name, place, got, value)
			}
		}
	}
}

// at1 is the figure of a place, or its reason.
func at1(d *Data, place string) string {
	parts := strings.Split(place, "|")
	x, _ := Find(parts[0])
	for r := range x.Results(d) {
		if r.Territory != parts[1] || r.Activity != parts[2] && !strings.HasPrefix(parts[0], "nearest") {
			continue
		}
		if !r.OK() {
			return string(r.Reason)
		}
		return fmt.Sprint(r.Value)
	}
	return "nothing"
}
