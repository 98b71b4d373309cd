package indicator

import (
	"math"
	"slices"
	"testing"
)

func TestSpecialisedCountsTies(t *testing.T) {
	r := NewReference("r", []int64{3, 7, 0})
	for _, c := range []struct {
		local, total int64
		j            int
		want         bool
	}{
		{3, 10, 0, true}, {2, 10, 0, false}, {0, 10, 2, false}, {0, 0, 0, false}, {1, 10, 2, true},
		{6_000_000_000_000, 20_000_000_000_000, 0, true}, {5_999_999_999_999, 20_000_000_000_000, 0, false},
	} {
		if got := Specialised(c.local, c.total, r, c.j); got != c.want {
			t.Errorf("%v: %v", c, got)
		}
	}
	// 1/49 of 49 is not 1 when reciprocals are multiplied.
	if !Specialised(1, 49, NewReference("r", []int64{1, 48}), 0) {
		t.Error("a tie is lost")
	}
}

// Three territories, three activities: x has a and b, y has b and c, z has c and a little more of nothing.
func TestNetworkByHand(t *testing.T) {
	e := table(t, `
		   a  b  c  d
		x 50 50  0  0
		y  0 50 50  0
		z  0  0 90 10`)
	d := &Data{Table: e, Reference: e.Whole()}
	for _, c := range []struct {
		id, at string
		want   float64
	}{
		{"rca", "x a", 1}, {"rca", "y c", 1}, {"rca", "z b", 0}, {"diversity", "y", 2}, {"ubiquity", "c", 2}, {"ubiquity", "d", 1},
		{"proximity", "a b", 0.5}, {"proximity", "a c", 0}, {"proximity", "b b", 1}, {"proximity", "c d", 0.5}, {"proximity", "d c", 0.5},
		// b's neighbours: a and c at 1/2 each.
		{"density", "x c", 0.5}, {"density", "x b", 0.5}, {"density", "z b", 0.5}, {"density", "x a", 1}, {"density_self", "x b", 0.75}, {"density_self", "x c", 0.25},
	} {
		near(t, c.id+" "+c.at, results(t, c.id, d)[c.at], c.want)
	}
}

func TestDensityOfWhatIsAlone(t *testing.T) {
	e := table(t, `
		   a  b  c
		x 50 50  0
		y 50  0 50`)
	d := &Data{Table: e, Reference: e.Whole(), MinJobs: 51}
	null(t, "nobody is specialised", results(t, "density", d)["x a"], NoPresence)
	null(t, "nobody is specialised", results(t, "proximity", d)["a a"], NoPresence)
	null(t, "nobody is specialised", results(t, "pci", d)["a"], ComplexitySmall)
	apart := table(t, `
		   a  b
		x 50  0
		y  0 50`)
	d = &Data{Table: apart, Reference: apart.Whole()}
	null(t, "no neighbour", results(t, "density", d)["x a"], NoNeighbour)
	near(t, "itself", results(t, "density_self", d)["x a"], 1)
}

// The second eigenvectors of a chain of three territories, worked out by hand: x-a-y-b-z, with c in x, d in z.
// ECI is by symmetry (-1, 0, 1) on its scale; diversity tells nothing, nor ubiquity: the first is positive, and it is said.
func TestComplexityByHand(t *testing.T) {
	e := table(t, `
		   a  b  c  d
		x 50  0 50  0
		y 50 50  0  0
		z  0 50  0 50`)
	d := &Data{Table: e, Reference: e.Whole()}
	eci := results(t, "eci", d)
	side := math.Sqrt(1.5)
	near(t, "x", eci["x"], side)
	near(t, "z", eci["z"], -side)
	if math.Abs(eci["y"].Value) > 1e-12 || eci["x"].Caution != ArbitrarySign {
		t.Errorf("%v", eci)
	}
	// D^-1 M U^-1 M' = [3/4 1/4 0; 1/4 1/2 1/4; 0 1/4 3/4]: eigenvalues 1, 3/4, 1/4.
	near(t, "lambda2", results(t, "lambda2", d)[""], 0.75)
	near(t, "lambda3", results(t, "lambda3", d)[""], 0.25)
	pci := results(t, "pci", d)
	near(t, "c", pci["c"], 4*side/3)
	near(t, "a", pci["a"], 2*side/3)
}

func TestSignFollowsDiversity(t *testing.T) {
	e := scattered(30, 20)
	n := NewNetwork(e, e.Whole(), 1)
	if c := n.Complexity.Correlation; !c.OK() || c.Value <= 0 {
		t.Errorf("%v", c)
	}
	for i := range e.Territories {
		near(t, "the mean of the activities", n.Complexity.Of(n.Present(i)), n.Complexity.ECI[i].Value)
	}
}

func TestNoComplexity(t *testing.T) {
	for name, c := range map[string]struct {
		text    string
		min     int64
		why     Reason
		lambdas bool
	}{
		"two territories": {"a b c\nx 5 3 1\ny 1 3 5", 1, ComplexitySmall, false},
		"two activities":  {"a b\nx 5 3\ny 1 3\nz 3 1", 1, ComplexitySmall, false},
		"all empty":       {"a b c\nx 0 0 0\ny 0 0 0\nz 0 0 0", 1, ComplexitySmall, false},
		"two pieces":      {"a b c d\nv 5 5 0 0\nw 5 5 0 0\nx 0 0 5 5\ny 0 0 5 5", 1, ComplexityApart, false},
		"all alike":       {"a b c\nx 1 1 1\ny 2 2 2\nz 3 3 3", 1, ComplexityTied, true},
		"a ring":          {"a b c\nx 5 5 0\ny 0 5 5\nz 5 0 5", 1, ComplexityTied, true},
		"a ring of four":  {"a b c d\nw 5 5 0 0\nx 0 5 5 0\ny 0 0 5 5\nz 5 0 0 5", 1, ComplexityTied, true},
		"too few jobs":    {"a b c d\nv 5 5 0 0\nw 5 5 0 0\nx 0 0 5 5\ny 0 0 5 5", 6, ComplexitySmall, false},
	} {
		e := table(t, c.text)
		n := NewNetwork(e, e.Whole(), c.min).Complexity
		for _, f := range slices.Concat(n.ECI, n.PCI) {
			null(t, name, f, c.why)
		}
		if n.Lambda2.OK() != c.lambdas || n.Lambda3.OK() != c.lambdas {
			t.Errorf("%s: %v, %v", name, n.Lambda2, n.Lambda3)
		}
	}
	ring := table(t, "a b c\nx 5 5 0\ny 0 5 5\nz 5 0 5")
	n := NewNetwork(ring, ring.Whole(), 1).Complexity
	near(t, "a ring of three", n.Lambda2, 0.25)
	near(t, "a ring of three", n.Lambda3, 0.25)
	null(t, "no axis", n.Of([]int32{0}), ComplexityTied)
	null(t, "no activity", n.Of(nil), NoPresence)
}

// An empty territory and an activity that nobody has stay out of the network, and the others do not feel them.
func TestTheEmptyStayOut(t *testing.T) {
	with := table(t, "a b c d e\nv 0 0 0 0 0\nx 50 0 50 0 0\ny 50 50 0 0 0\nz 0 50 0 0 50")
	without := table(t, "a b c e\nx 50 0 50 0\ny 50 50 0 0\nz 0 50 0 50")
	one, other := NewNetwork(with, with.Whole(), 1).Complexity, NewNetwork(without, without.Whole(), 1).Complexity
	null(t, "the empty territory", one.ECI[0], NoPresence)
	null(t, "the empty activity", one.PCI[3], NoPresence)
	for i, want := range other.ECI {
		if got := one.ECI[i+1]; got != want {
			t.Errorf("%v, want %v", got, want)
		}
	}
}

// The axis of a random table of the size of France's employment zones is that of a solver which shares nothing with ours.
func TestComplexityAgainstRotations(t *testing.T) {
	e := scattered(60, 40)
	n := NewNetwork(e, e.Whole(), 1)
	a := make([][]float64, len(e.Territories))
	for i := range a {
		a[i] = make([]float64, len(e.Territories))
		for k := range a[i] {
			for j := range e.Activities {
				if n.Has(i, j) && n.Has(k, j) {
					a[i][k] += 1 / float64(n.Ubiquity(j))
				}
			}
			a[i][k] /= math.Sqrt(float64(n.Diversity(i)) * float64(n.Diversity(k)))
		}
	}
	values, vectors := jacobi(a)
	near2 := func(what string, got Figure, want float64) {
		t.Helper()
		if !got.OK() || math.Abs(got.Value-want) > 1e-9 {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	near2("lambda2", n.Complexity.Lambda2, values[1])
	near2("lambda3", n.Complexity.Lambda3, values[2])
	eci, diversity := vectors[1], make([]float64, len(a))
	for i := range eci {
		diversity[i] = float64(n.Diversity(i))
		eci[i] /= math.Sqrt(diversity[i])
	}
	mean, deviation := meanAndDeviation(eci)
	if correlated(eci, diversity) < 0 {
		deviation = -deviation
	}
	for i := range eci {
		near2("eci", n.Complexity.ECI[i], (eci[i]-mean)/deviation)
	}
}

// scattered makes a table with a structure and no pattern, always the same.
func scattered(territories, activities int) *Table {
	rows, columns := numbered("t", territories), numbered("a", activities)
	var cells []int64
	for i := range rows {
		for j := range columns {
			near := math.Cos(float64(i)*2.399 - float64(j)*1.618)
			noise := math.Mod(math.Abs(math.Sin(float64(i*7919+j*104729))*43758.5453), 1)
			cells = append(cells, int64(200*noise*noise*noise*math.Exp(1.2*near)))
		}
	}
	t, err := NewTable(rows, columns, cells)
	if err != nil {
		panic(err)
	}
	return t
}

func numbered(prefix string, n int) (codes []string) {
	for i := range n {
		codes = append(codes, prefix+string([]byte{byte('0' + i/1000), byte('0' + i/100%10), byte('0' + i/10%10), byte('0' + i%10)}))
	}
	return codes
}
