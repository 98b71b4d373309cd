package indicator

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawn makes any table, with empty cells, often an empty territory or activity.
func drawn(t *rapid.T, least int) *Table {
	rows := rapid.IntRange(least, 7).Draw(t, "territories")
	columns := rapid.IntRange(least, 7).Draw(t, "activities")
	count := rapid.OneOf(rapid.Just(int64(0)), rapid.Int64Range(0, 9), rapid.Int64Range(0, 10_000))
	cells := rapid.SliceOfN(count, rows*columns, rows*columns).Draw(t, "cells")
	e, err := NewTable(numbered("t", rows), numbered("a", columns), cells)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// same wants two figures to be alike: both null for one reason, or nearly equal.
func same(t *rapid.T, what string, got, want Figure) {
	t.Helper()
	if got.Reason != want.Reason || got.OK() && math.Abs(got.Value-want.Value) > 1e-9*max(1, math.Abs(want.Value)) {
		t.Fatalf("%s: %v, want %v", what, got, want)
	}
}

func within(t *rapid.T, what string, f Figure, low, high float64) {
	t.Helper()
	if f.OK() && (f.Value < low-1e-12 || f.Value > high+1e-12) {
		t.Fatalf("%s: %v is not from %v to %v", what, f.Value, low, high)
	}
}

func TestLawsOfLQ(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t, 1)
		r := e.Whole()
		ofActivity := make([]float64, len(e.Activities))
		for i := range e.Territories {
			ofTerritory := 0.0
			for j := range e.Activities {
				lq := LQ(e.At(i, j), e.RowSum(i), r, j)
				surplus, symmetric := Surplus(e.At(i, j), e.RowSum(i), r, j), SymmetricLQ(lq)
				if defined := e.RowSum(i) > 0 && e.ColSum(j) > 0; lq.OK() != defined || surplus.OK() != defined || symmetric.OK() != defined {
					t.Fatalf("null in, null out: %v %v %v", lq, surplus, symmetric)
				}
				within(t, "symmetric", symmetric, -1, 1)
				if above := lq.Value > 1; lq.OK() && math.Abs(lq.Value-1) > 1e-9 && (above != Specialised(e.At(i, j), e.RowSum(i), r, j) || above != (surplus.Value > 0)) {
					t.Fatalf("LQ %v, surplus %v", lq, surplus)
				}
				if lq.OK() {
					ofTerritory += float64(r.Counts[j]) / float64(r.Total) * lq.Value
					ofActivity[j] += float64(e.RowSum(i)) / float64(e.Total()) * lq.Value
				}
			}
			if e.RowSum(i) > 0 {
				same(t, "sum_j r_j LQ_ij", Exact(ofTerritory), Exact(1))
			}
		}
		for j, sum := range ofActivity {
			if e.ColSum(j) > 0 {
				same(t, "sum_i E_i/E LQ_ij", Exact(sum), Exact(1))
			}
		}
	})
}

func TestLawsOfStructure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t, 2)
		groups := Groups(rapid.SliceOfN(rapid.IntRange(0, 3), len(e.Activities), len(e.Activities)).Draw(t, "groups"))
		n := float64(len(e.Activities))
		for i := range e.Territories {
			counts := e.Row(i)
			unrelated, related := Variety(counts, groups)
			h := Entropy(counts)
			if h.OK() {
				same(t, "UV + RV = H", Exact(unrelated.Value+related.Value), h)
			}
			within(t, "entropy", h, 0, math.Log2(n))
			within(t, "HHI", HHI(counts), 1/n, 1)
			within(t, "normalised HHI", NormalisedHHI(counts), 0, 1)
			within(t, "effective number", EffectiveHHI(counts), 1, n)
			within(t, "Krugman", Krugman(counts, e.Whole()), 0, 2)
			within(t, "half", HalfSpecialisation(counts, e.Whole()), 0, 100)
			within(t, "Hachman", Hachman(counts, e.Whole()), 0, 1)
			for _, f := range []Figure{unrelated, related, h, HHI(counts), NormalisedHHI(counts), EffectiveHHI(counts), Krugman(counts, e.Whole()), Hachman(counts, e.Whole()), Theil(counts)} {
				if f.OK() != (e.RowSum(i) > 0) {
					t.Fatalf("null in, null out: %v", f)
				}
			}
		}
	})
}

func TestLawsOfSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t, 1)
		i := rapid.IntRange(0, len(e.Territories)-1).Draw(t, "the territory to split")
		split := halved(t, e, i)
		for j := range e.Activities {
			hoover, gini := Hoover(e.Column(j), e.RowSums()), LocationalGini(e.Column(j), e.RowSums())
			within(t, "Hoover <= Gini", hoover, 0, gini.Value)
			within(t, "Gini", gini, 0, 1)
			// Counts are doubled before the split: neither that nor the split changes anything.
			same(t, "Hoover after a split", Hoover(split.Column(j), split.RowSums()), hoover)
			same(t, "Gini after a split", LocationalGini(split.Column(j), split.RowSums()), gini)
		}
		same(t, "Krugman after a split", Krugman(split.Row(i), split.Whole()), Krugman(e.Row(i), e.Whole()))
	})
}

// halved returns the table with every count doubled and a territory split in two halves of the same profile.
func halved(t *rapid.T, e *Table, split int) *Table {
	var cells []int64
	for i := range e.Territories {
		for _, n := range e.Row(i) {
			if i != split {
				n *= 2
			}
			cells = append(cells, n)
		}
	}
	cells = append(cells, e.Row(split)...)
	made, err := NewTable(numbered("t", len(e.Territories)+1), e.Activities, cells)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestLawsOfChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := drawn(t, 1)
		cells := rapid.SliceOfN(rapid.Int64Range(0, 10_000), len(before.cells), len(before.cells)).Draw(t, "after")
		after, err := NewTable(before.Territories, before.Activities, cells)
		if err != nil {
			t.Fatal(err)
		}
		locals := make([]float64, len(before.Activities))
		blank := false
		for i := range before.Territories {
			each, all, ok := ShiftShare(before.Row(i), after.Row(i), before.Whole(), after.Whole())
			if ok != (before.Total() > 0) {
				t.Fatalf("defined: %v", ok)
			}
			for j, c := range each {
				same(t, "national + structural + local", Exact(c.National+c.Structural+c.Local), Exact(float64(after.At(i, j)-before.At(i, j))))
				locals[j] += c.Local
				blank = blank || c.Caution == ReferenceBlank
			}
			competitive, allocation := EstebanMarquillas(before.Row(i), after.Row(i), before.Whole(), after.Whole())
			if defined := !slices.Contains(before.Row(i), 0); competitive.OK() != defined || allocation.OK() != defined {
				t.Fatalf("null in, null out: %v %v", competitive, allocation)
			} else if defined {
				same(t, "competitive + allocation = local", Exact(competitive.Value+allocation.Value), Exact(all.Local))
			}
		}
		if before.Total() == 0 {
			return
		}
		for j, sum := range locals {
			want := 0.0
			if before.ColSum(j) == 0 {
				want = float64(after.ColSum(j)) // nothing is expected of what was not there
			}
			same(t, "local effects of a partition", Exact(sum), Exact(want))
		}
	})
}

func TestLawsOfNetworks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t, 3)
		n := NewNetwork(e, e.Whole(), 1)
		for j := range e.Activities {
			for k := range e.Activities {
				phi := n.Proximity(j, k)
				within(t, "proximity", phi, 0, 1)
				same(t, "proximity is symmetric", phi, n.Proximity(k, j))
				if j == k && phi.OK() {
					same(t, "an activity and itself", phi, Exact(1))
				}
			}
		}
		for i := range e.Territories {
			for _, w := range slices.Concat(n.Densities(n.Present(i)), n.DensitiesWithSelf(n.Present(i))) {
				within(t, "density", w, 0, 1)
			}
		}
		lawsOfComplexity(t, n)
	})
}

func lawsOfComplexity(t *rapid.T, n *Network) {
	c := n.Complexity
	if !c.Correlation.OK() {
		return
	}
	ofPCI, ofECI, links := 0.0, 0.0, 0.0
	var scores []float64
	for i, eci := range c.ECI {
		if !eci.OK() {
			continue
		}
		if c.Lambda2.Value-c.Lambda3.Value > 1e-4 {
			same(t, "ECI is the mean of PCI", c.Of(n.Present(i)), eci)
		}
		scores = append(scores, eci.Value)
		ofECI += float64(n.Diversity(i)) * eci.Value
		links += float64(n.Diversity(i))
	}
	for j, pci := range c.PCI {
		if pci.OK() {
			ofPCI += float64(n.Ubiquity(j)) * pci.Value
		}
	}
	same(t, "weighted means of ECI and PCI", Exact(ofPCI/links), Exact(ofECI/links))
	mean, deviation := meanAndDeviation(scores)
	same(t, "mean of ECI", Exact(mean), Exact(0))
	same(t, "deviation of ECI", Exact(deviation), Exact(1))
	within(t, "eigenvalues", c.Lambda3, 0, c.Lambda2.Value)
	within(t, "eigenvalues", c.Lambda2, 0, 1)
}

// Multiplying every count, or naming territories and activities otherwise, changes nothing.
func TestNothingElseMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t, 3)
		by := rapid.Int64Range(2, 1000).Draw(t, "by")
		rows := rapid.Permutation(indices(len(e.Territories))).Draw(t, "territories")
		columns := rapid.Permutation(indices(len(e.Activities))).Draw(t, "activities")
		var cells []int64
		for _, i := range rows {
			for _, j := range columns {
				cells = append(cells, by*e.At(i, j))
			}
		}
		moved, err := NewTable(e.Territories, e.Activities, cells)
		if err != nil {
			t.Fatal(err)
		}
		one, other := NewNetwork(e, e.Whole(), 1), NewNetwork(moved, moved.Whole(), by)
		sure := one.Complexity.Correlation.OK() && math.Abs(one.Complexity.Correlation.Value) > 1e-6 && one.Complexity.Lambda2.Value-one.Complexity.Lambda3.Value > 1e-4
		same(t, "lambda2", other.Complexity.Lambda2, one.Complexity.Lambda2)
		same(t, "lambda3", other.Complexity.Lambda3, one.Complexity.Lambda3)
		for i, was := range rows {
			same(t, "Krugman", Krugman(moved.Row(i), moved.Whole()), Krugman(e.Row(was), e.Whole()))
			same(t, "HHI", HHI(moved.Row(i)), HHI(e.Row(was)))
			for j, before := range columns {
				same(t, "LQ", LQ(moved.At(i, j), moved.RowSum(i), moved.Whole(), j), LQ(e.At(was, before), e.RowSum(was), e.Whole(), before))
				same(t, "share", ShareOf(moved.At(i, j), moved.RowSum(i)), ShareOf(e.At(was, before), e.RowSum(was)))
				if one.Has(was, before) != other.Has(i, j) {
					t.Fatal("a specialisation changed")
				}
			}
			if sure {
				same(t, "ECI", other.Complexity.ECI[i], one.Complexity.ECI[was])
			}
		}
	})
}

func indices(n int) (all []int) {
	for i := range n {
		all = append(all, i)
	}
	return all
}

func TestLawsOfDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t, 3)
		a, b, c := e.Row(0), e.Row(1), e.Row(2)
		same(t, "symmetric", Hellinger(a, b), Hellinger(b, a))
		within(t, "distance", Hellinger(a, b), 0, 1)
		if ab, bc, ac := Hellinger(a, b), Hellinger(b, c), Hellinger(a, c); ab.OK() && bc.OK() && ac.Value > ab.Value+bc.Value+1e-12 {
			t.Fatalf("%v > %v + %v", ac.Value, ab.Value, bc.Value)
		}
		if self := Hellinger(a, a); self.OK() && self.Value > 1e-12 {
			t.Fatalf("a territory is at %v of itself", self.Value)
		}
	})
}

// A perimeter made of two territories is what one territory with their jobs would be.
func TestMergingIsSumming(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := drawn(t, 2)
		var cells []Cell
		for i, territory := range e.Territories {
			for j, activity := range e.Activities {
				cells = append(cells, Cell{[]string{"t0000", "t0000"}[min(i, 1)], activity, e.At(i, j)})
				if i > 1 {
					cells[len(cells)-1].Territory = territory
				}
			}
		}
		merged, err := Tabulate(cells, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		sum := e.Sum(0, 1)
		same(t, "HHI", HHI(sum), HHI(merged.Row(0)))
		same(t, "Krugman", Krugman(sum, e.Whole()), Krugman(merged.Row(0), merged.Whole()))
		for j := range e.Activities {
			same(t, "LQ", LQ(sum[j], Sum(sum), e.Whole(), j), LQ(merged.At(0, j), merged.RowSum(0), merged.Whole(), j))
		}
	})
}
