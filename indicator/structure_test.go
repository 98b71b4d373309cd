package indicator

import (
	"math"
	"testing"
)

// Two territories of 100 jobs, and an empty one: every value is worked out by hand.
func small(t *testing.T) *Data {
	e := table(t, `
		   a  b  c  d
		x 50 30 20  0
		y 10 30 60  0
		z  0  0  0  0`)
	return &Data{Table: e, Reference: e.Whole(), Groups: GroupBy(e.Activities, map[string]string{"a": "1", "b": "1", "c": "2", "d": "2"})}
}

func TestByHand(t *testing.T) {
	d := small(t)
	for _, c := range []struct {
		id, at string
		want   float64
	}{
		{"total", "x", 100}, {"total", "z", 0}, {"share", "x a", 0.5}, {"weight", "y", 0.5},
		{"lq", "x a", 0.5 / 0.3}, {"lq", "x b", 1}, {"lq", "y a", 0.1 / 0.3},
		{"surplus", "x a", 20}, {"surplus", "y c", 20}, {"lq_symmetric", "x a", 0.25},
		{"hhi", "x", 0.38}, {"hhi_norm", "x", (0.38 - 0.25) / 0.75}, {"hhi_effective", "x", 1 / 0.38},
		{"krugman", "x", 0.4}, {"specialisation_half", "x", 20}, {"krugman_rest", "x", 0.8},
		{"hachman", "x", 1 / (0.25/0.3 + 0.09/0.3 + 0.04/0.4)},
		{"entropy_bits", "x", -(0.5*math.Log2(0.5) + 0.3*math.Log2(0.3) + 0.2*math.Log2(0.2))},
		{"unrelated_variety_bits", "x", -(0.8*math.Log2(0.8) + 0.2*math.Log2(0.2))},
		{"related_variety_bits", "x", -0.8 * (0.625*math.Log2(0.625) + 0.375*math.Log2(0.375))},
	} {
		near(t, c.id+" "+c.at, results(t, c.id, d)[c.at], c.want)
	}
	for _, c := range []struct {
		id, at string
		why    Reason
	}{
		{"share", "z a", EmptyTerritory}, {"lq", "z a", EmptyTerritory}, {"lq", "x d", AbsentInReference}, {"surplus", "x d", AbsentInReference},
		{"lq_symmetric", "z a", EmptyTerritory}, {"hhi", "z", EmptyTerritory}, {"hhi_norm", "z", EmptyTerritory}, {"hhi_effective", "z", EmptyTerritory},
		{"krugman", "z", EmptyTerritory}, {"krugman_rest", "z", EmptyTerritory}, {"specialisation_half", "z", EmptyTerritory}, {"hachman", "z", EmptyTerritory},
		{"entropy_bits", "z", EmptyTerritory}, {"unrelated_variety_bits", "z", EmptyTerritory}, {"related_variety_bits", "z", EmptyTerritory},
		{"nearest_1", "z", EmptyTerritory}, {"nearest_2", "x", NoCandidate},
	} {
		null(t, c.id+" "+c.at, results(t, c.id, d)[c.at], c.why)
	}
}

func TestAgainstAnotherReference(t *testing.T) {
	local := []int64{5, 5}
	null(t, "absent from the reference", Hachman(local, NewReference("r", []int64{1, 0})), OutsideReference)
	null(t, "empty reference", Krugman(local, NewReference("r", []int64{0, 0})), EmptyReference)
	null(t, "empty reference", Hachman(local, NewReference("r", []int64{0, 0})), EmptyReference)
	null(t, "empty reference", LQ(5, 10, NewReference("r", []int64{0, 0}), 0), EmptyReference)
	null(t, "no rest", KrugmanRest(local, NewReference("r", []int64{9, 4})), NotInReference)
	null(t, "nothing is left", KrugmanRest(local, NewReference("r", local)), EmptyReference)
	null(t, "one activity", HHI([]int64{5}), TooFewActivities)
	_, related := Variety(local, Groups{0, -1})
	null(t, "no group", related, NoGroup)
}

// The jobs of two activities at two dates: the reference grows by 10 %, a by 20 %, b not at all, and c appears.
func TestShiftShareByHand(t *testing.T) {
	r0, r1 := NewReference("r", []int64{500, 500, 0}), NewReference("r", []int64{600, 450, 50})
	cells, all, ok := ShiftShare([]int64{100, 50, 0}, []int64{130, 45, 5}, r0, r1)
	if !ok {
		t.Fatal("it is not defined")
	}
	for j, want := range []Change{{10, 10, 10, 30, ""}, {5, -10, 0, -5, ""}, {0, 0, 5, 5, ReferenceBlank}} {
		got := cells[j]
		near(t, "national", Exact(got.National), want.National)
		near(t, "structural", Exact(got.Structural), want.Structural)
		near(t, "local", Exact(got.Local), want.Local)
		near(t, "change", Exact(got.Total), want.Total)
		if got.Caution != want.Caution {
			t.Errorf("%d: %q", j, got.Caution)
		}
	}
	near(t, "the gap to the reference", Exact(all.Gap()), 15)
	near(t, "change in points", InPoints(all.Total, 150), 20)
	null(t, "points of nothing", InPoints(3, 0), EmptyStart)
	if _, _, ok := ShiftShare([]int64{1}, []int64{1}, NewReference("r", []int64{0}), NewReference("r", []int64{1})); ok {
		t.Error("a reference without a job has no growth")
	}
}

func TestEstebanMarquillasByHand(t *testing.T) {
	r0, r1 := NewReference("r", []int64{500, 500}), NewReference("r", []int64{600, 500})
	c, a := EstebanMarquillas([]int64{100, 50}, []int64{130, 55}, r0, r1)
	near(t, "competitive", c, 75*0.1+75*0.1)
	near(t, "allocation", a, 0) // 25 × 0.1 for the one, as much less for the other
	c, _ = EstebanMarquillas([]int64{100, 0}, []int64{130, 55}, r0, r1)
	null(t, "an empty cell", c, EmptyBaseCell)
	c, _ = EstebanMarquillas([]int64{100, 1}, []int64{130, 55}, NewReference("r", []int64{5, 0}), r1)
	null(t, "an activity that the reference lacks", c, AbsentInReference)
	_, a = EstebanMarquillas([]int64{100, 1}, []int64{130, 55}, NewReference("r", []int64{0, 0}), r1)
	null(t, "an empty reference", a, EmptyReference)
}

func TestNearest(t *testing.T) {
	e := table(t, `
		     a   b
		big  300 300
		far  0   100
		huge 301 300
		same 50  50
		self 100 100`)
	near1 := e.Nearest(e.Row(4), 4, 5)
	if len(near1) != 3 || e.Territories[near1[0].Territory] != "big" || e.Territories[near1[1].Territory] != "same" || near1[1].Distance != 0 {
		t.Errorf("%v", near1)
	}
	near(t, "far", Exact(near1[2].Distance), math.Sqrt(1-math.Sqrt(0.5)))
	near(t, "far", Hellinger(e.Row(1), e.Row(4)), math.Sqrt(1-math.Sqrt(0.5)))
	null(t, "an empty one", Hellinger([]int64{0, 0}, e.Row(0)), EmptyTerritory)
	closest, furthest := Why(e.Row(1), e.Row(4), 1)
	if closest[0].Activity != 1 || furthest[0].Activity != 0 {
		t.Errorf("%v %v", closest, furthest)
	}
}
