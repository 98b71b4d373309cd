package indicator

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestGrowth(t *testing.T) {
	s := Series{Years: []int{2013, 2015, 2018, 2020}, Counts: []int64{100, 121, 0, 50}}
	near(t, "growth", s.Growth(2013, 2015), 0.21)
	near(t, "mean yearly growth", s.CAGR(2013, 2015), 0.1)
	near(t, "index", s.Index100(2013, 2018), 0)
	null(t, "from nothing", s.Growth(2018, 2020), EmptyStart)
	null(t, "a year that is not there", s.Growth(2013, 2014), Unknown)
	null(t, "within a year", s.CAGR(2013, 2013), Unknown)
	s.Breaks = []int{2015}
	null(t, "across a break", s.Growth(2013, 2015), SeriesBreak)
	near(t, "after the break", s.Index100(2015, 2020), 5000./121)
	each := Contributions([]int64{60, 40}, []int64{66, 30})
	near(t, "contribution", each[0], 0.06)
	near(t, "contribution", each[1], -0.1)
	null(t, "from nothing", Contributions([]int64{0}, []int64{1})[0], EmptyStart)
}

func TestSizes(t *testing.T) {
	near(t, "mean size", MeanSize(30, 4), 7.5)
	null(t, "no establishment", MeanSize(0, 0), NoPlant)
	establishments, jobs := SizeShares([]Size{{0, 0, 0}, {1, 2, 2}, {10, 15, 19}, {250, 375, 499}})
	near(t, "from 10 to 49", establishments[2], 0.25)
	near(t, "from 50 to 249", establishments[3], 0)
	near(t, "jobs of the largest", jobs[4], 375./392)
	if f := jobs[4]; f.Low != 250./271 || f.High != 499./510 {
		t.Errorf("%v", f)
	}
	_, jobs = SizeShares([]Size{{10_000, 10_000, 0}})
	null(t, "an open band", jobs[4], UnknownSize)
	_, jobs = SizeShares(nil)
	null(t, "no establishment", jobs[0], NoPlant)
}

func TestLargest(t *testing.T) {
	sites := []Size{{50, 75, 99}, {20, 35, 49}, ExactSize(10)}
	f := LargestShare(sites, 1)
	near(t, "the largest", f, 75./120)
	if f.Low != 50./(50+59) || f.High != 99./(99+30) {
		t.Errorf("%v", f)
	}
	near(t, "more than there are", LargestShare(sites, 5), 1)
	null(t, "none", LargestShare(nil, 1), NoPlant)
	near(t, "exact sizes", PlantHHI([]int64{50, 50}), 0.5)
	null(t, "nobody", PlantHHI([]int64{0}), NoPlant)
	for want, sites := range map[bool][][]Size{
		true:  {nil, {ExactSize(1), ExactSize(1)}, {ExactSize(8), ExactSize(4), ExactSize(4)}},
		false: {{ExactSize(7), ExactSize(4), ExactSize(4)}},
	} {
		for _, s := range sites {
			if IsFragile(s) != want {
				t.Errorf("%v: %v", s, !want)
			}
		}
	}
}

// 30 of 100 jobs against 30 of 1000 in the reference; one site of 25 makes nearly all of it.
func TestLQWithoutTheLargest(t *testing.T) {
	r := NewReference("r", []int64{100, 900})
	near(t, "LQ", LQ(30, 100, r, 0), 3)
	near(t, "the reference is elsewhere", LQWithoutLargest(30, 100, r, 0, false, ExactSize(25)), (5./75)/0.1)
	near(t, "the reference contains it", LQWithoutLargest(30, 100, r, 0, true, ExactSize(25)), (5./75)/(75./975))
	f := LQWithoutLargest(30, 100, r, 0, false, Size{20, 25, 30})
	if f.Low != 0 || math.Abs(f.High-1.25) > 1e-12 {
		t.Errorf("%v", f)
	}
	null(t, "more than there is", LQWithoutLargest(30, 100, r, 0, false, ExactSize(31)), UnknownSize)
	null(t, "not in the reference", LQWithoutLargest(30, 100, NewReference("r", []int64{20, 9}), 0, true, ExactSize(25)), NotInReference)
}

// The bounds hold whatever the true sizes are, where bands are those of a register: ordered, without overlap.
func TestIntervalsHold(t *testing.T) {
	bands := [][2]int64{{0, 0}, {1, 2}, {3, 5}, {6, 9}, {10, 19}, {20, 49}, {50, 99}, {100, 199}, {200, 249}, {250, 499}}
	rapid.Check(t, func(t *rapid.T) {
		var banded, exact []Size
		for range rapid.IntRange(1, 12).Draw(t, "sites") {
			band := rapid.SampledFrom(bands).Draw(t, "band")
			banded = append(banded, Size{band[0], (band[0] + band[1]) / 2, band[1]})
			exact = append(exact, ExactSize(rapid.Int64Range(band[0], band[1]).Draw(t, "size")))
		}
		k := rapid.IntRange(1, 10).Draw(t, "k")
		wide, true1 := LargestShare(banded, k), LargestShare(exact, k)
		if wide.OK() && true1.OK() {
			within(t, "largest", true1, wide.Low, wide.High)
			within(t, "largest", wide, wide.Low, wide.High)
		}
		_, jobs := SizeShares(banded)
		for _, f := range jobs {
			within(t, "classes", f, 0, 1)
			within(t, "classes", f, f.Low, f.High)
		}
	})
}

func TestDependence(t *testing.T) {
	sites := []Site{{ExactSize(40), InTerritory}, {Size{10, 15, 19}, InRegion}, {ExactSize(45), InFrance}}
	outside, rings := Dependence(sites)
	near(t, "outside", outside, 0.6)
	if outside.Low != 55./95 || outside.High != 64./104 || outside.Caution != LowerBound {
		t.Errorf("%v", outside)
	}
	near(t, "here", rings[InTerritory], 0.4)
	near(t, "in the region", rings[InRegion], 0.15)
	near(t, "in the department", rings[InDepartment], 0)
	none, _ := Dependence(nil)
	null(t, "nobody", none, NoPlant)
	if f := JobsOf([]Size{{10, 15, 19}, ExactSize(5)}); f.Low != 15 || f.Value != 20 || f.High != 24 {
		t.Errorf("%v", f)
	}
	null(t, "an open band", JobsOf([]Size{{10_000, 10_000, 0}}), UnknownSize)
}

func TestBase(t *testing.T) {
	r := NewReference("r", []int64{500, 500})
	b := BasicEmployment([]int64{80, 20}, r)
	near(t, "basic", b, 30)
	near(t, "multiplier", BaseMultiplier([]int64{80, 20}, r), 100./30)
	null(t, "the structure of the reference", BaseMultiplier([]int64{50, 50}, r), NoExport)
	null(t, "empty", BaseMultiplier([]int64{0, 0}, r), EmptyTerritory)
	null(t, "empty reference", BasicEmployment([]int64{1, 0}, NewReference("r", []int64{0, 0})), EmptyReference)
	presential, productive := Spheres(70, 100)
	near(t, "presential", presential, 0.7)
	near(t, "productive", productive, 0.3)
	presential, _ = Spheres(0, 0)
	null(t, "empty", presential, EmptyTerritory)
	_, productive = Spheres(5, 4)
	null(t, "more than all", productive, Unknown)
}

func TestFunctions(t *testing.T) {
	counts := make([]int64, len(Functions))
	for k := range counts {
		counts[k] = 10
	}
	each, groups := FunctionShares(counts)
	near(t, "each", each[3], 1./15)
	near(t, "metropolitan", groups[Metropolitan], 5./15)
	near(t, "production", groups[Production], 3./15)
	near(t, "presential", groups[Presential], 5./15)
	near(t, "transversal", groups[Transversal], 2./15)
	_, groups = FunctionShares(make([]int64, len(Functions)))
	null(t, "empty", groups[Metropolitan], EmptyTerritory)
	for _, f := range Functions {
		if !f.Name.Complete() {
			t.Errorf("%s has no name", f.ID)
		}
	}
}

func TestRenewal(t *testing.T) {
	r := Renewal{Stock: 200, Creations: 30, Cessations: 10, End: 215}
	creation, cessation, net, churn := r.Rates()
	near(t, "creation", creation, 0.15)
	near(t, "cessation", cessation, 0.05)
	near(t, "net", net, 0.1)
	near(t, "churn", churn, 0.2)
	near(t, "gap", r.Gap(), -5)
	near(t, "survival", Survival(60, 100), 0.6)
	null(t, "no cohort", Survival(0, 0), NoStock)
	creation, _, _, _ = Renewal{Creations: 3}.Rates()
	null(t, "no stock", creation, NoStock)
}

func TestLabour(t *testing.T) {
	employment, activity, unemployment := Working{Population: 100, Employed: 60, Unemployed: 15}.Rates()
	near(t, "employment", employment, 0.6)
	near(t, "activity", activity, 0.75)
	near(t, "unemployment", unemployment, 0.2)
	_, _, unemployment = Working{Population: 3}.Rates()
	null(t, "nobody is active", unemployment, NoPeople)
	near(t, "weighted", Weighted([]Figure{Exact(8), Exact(5), Null(Unknown)}, []int64{1, 2, 0}), 6)
	null(t, "one is missing", Weighted([]Figure{Exact(8), Null(Unknown)}, []int64{1, 1}), Unknown)
	null(t, "nobody", Weighted(nil, nil), NoPeople)
}

func TestCommuting(t *testing.T) {
	flows := []Flow{{"a", "a", 50}, {"a", "b", 20}, {"b", "b", 10}, {"a", "x", 30}, {"x", "a", 15}, {"y", "b", 25}, {"b", "CH", 40}, {"x", "x", 99}}
	one := Commute(flows, func(c string) bool { return c == "a" })
	both := Commute(flows, func(c string) bool { return c == "a" || c == "b" })
	residents, jobs := one.SelfContainment()
	near(t, "a, residents", residents, 0.5)
	near(t, "a, jobs", jobs, 50./65)
	residents, jobs = both.SelfContainment()
	near(t, "both, residents", residents, 80./150)
	near(t, "both, jobs", jobs, 80./120)
	near(t, "concentration", both.Concentration(), 80)
	near(t, "net inflow", both.NetInflow(), -30)
	if both.Out[0] != (Flow{"b", "CH", 40}) || both.In[0] != (Flow{"y", "b", 25}) || len(both.Out) != 2 || len(both.In) != 2 {
		t.Errorf("%v", both)
	}
	residents, jobs = Commute(flows, func(string) bool { return false }).SelfContainment()
	null(t, "nobody", residents, NoPeople)
	null(t, "no job", jobs, NoPeople)
}

func TestTheil(t *testing.T) {
	near(t, "equal", Theil([]int64{5, 5}), 0)
	near(t, "one has all", Theil([]int64{9, 0, 0}), math.Log(3))
	between, within := TheilParts([]int64{10, 30, 20, 20}, Groups{0, 0, 1, 1})
	near(t, "between equal groups", between, 0)
	near(t, "within", within, 0.125*math.Log(0.5)+0.375*math.Log(1.5))
	between, _ = TheilParts([]int64{1, 1}, Groups{0, -1})
	null(t, "no group", between, NoGroup)
	between, within = TheilParts([]int64{0, 0}, Groups{0, 1})
	null(t, "nothing", between, EmptyTerritory)
	null(t, "nothing", within, EmptyTerritory)
}

// Two territories, three plants. s = (3/4, 1/4), x = (1/2, 1/2), z = (1/2, 1/4, 1/4).
func TestAgglomeration(t *testing.T) {
	a := Agglomerate([]int64{30, 10}, []int64{100, 100}, []int64{20, 10, 10})
	g, x, h, s := 2*0.0625, 0.5, 0.375, 0.625
	near(t, "G", a.G, g)
	near(t, "H", a.H, h)
	near(t, "gamma", a.Gamma, (g-(1-x)*h)/((1-x)*(1-h)))
	near(t, "Maurel-Sédillot", a.MaurelSedillot, ((s-x)/(1-x)-h)/(1-h))
	for why, c := range map[Reason]Agglomeration{
		SinglePlant:       Agglomerate([]int64{30, 0}, []int64{100, 100}, []int64{30, 0}),
		TooFewTerritories: Agglomerate([]int64{30, 0}, []int64{100, 0}, []int64{15, 15}),
		NoPlant:           Agglomerate([]int64{30, 0}, []int64{100, 100}, nil),
		EmptyActivity:     Agglomerate([]int64{0, 0}, []int64{100, 100}, []int64{5, 5}),
	} {
		null(t, "gamma", c.Gamma, why)
		null(t, "Maurel-Sédillot", c.MaurelSedillot, why)
	}
}

// Shares of a base of three places, an activity in two of them: the area under a broken line.
func TestSpread(t *testing.T) {
	counts, base := []int64{6, 4, 0, 0}, []int64{20, 40, 40, 0}
	near(t, "Hoover", Hoover(counts, base), 0.4)
	near(t, "Gini", LocationalGini(counts, base), 1-(0.4*0.4+0.2*1.4))
	null(t, "nowhere", Hoover([]int64{0}, []int64{5}), EmptyActivity)
	null(t, "nowhere", LocationalGini([]int64{0}, []int64{5}), EmptyActivity)
	null(t, "no base", Hoover([]int64{1}, []int64{0}), EmptyReference)
	null(t, "only where there is no base", LocationalGini([]int64{1, 0}, []int64{0, 5}), EmptyActivity)
}

func TestClusterIndex(t *testing.T) {
	all := Footing{Jobs: 1000, Establishments: 100, People: 50_000, Area: 500}
	near(t, "a tenth of everything", ClusterIndex(Footing{100, 10, 5000, 50}, all), 1)
	near(t, "twice the jobs", ClusterIndex(Footing{200, 10, 5000, 50}, all), 2)
	null(t, "no ground", ClusterIndex(Footing{1, 1, 1, 0}, all), NoArea)
	null(t, "nobody", ClusterIndex(Footing{1, 1, 0, 1}, all), NoPeople)
	null(t, "no establishment", ClusterIndex(Footing{1, 0, 1, 1}, all), NoPlant)
	null(t, "no job", ClusterIndex(Footing{0, 1, 1, 1}, all), EmptyActivity)
}

func TestDynamic(t *testing.T) {
	counts := [][]int64{{100, 50}, {110, 50}, {130, 45}}
	references := []Reference{NewReference("r", []int64{500, 500}), NewReference("r", []int64{550, 500}), NewReference("r", []int64{600, 450})}
	all, ok := Dynamic(counts, references, false)
	if !ok {
		t.Fatal("it is not defined")
	}
	near(t, "change", Exact(all.National+all.Structural+all.Local), 25)
	near(t, "national", Exact(all.National), 150*0.05)
	if _, ok := Dynamic(counts, references, true); ok {
		t.Error("it goes across a break")
	}
	if _, ok := Dynamic(counts[:1], references[:1], false); ok {
		t.Error("a year is no period")
	}
	if _, ok := Dynamic(counts, make([]Reference, 3), false); ok {
		t.Error("an empty reference has no growth")
	}
}

func TestRelatedness(t *testing.T) {
	e := table(t, "a b c d\nx 50 50 0 0\ny 0 50 50 0\nz 0 0 90 10")
	n := NewNetwork(e, e.Whole(), 1)
	// Together: ab 1, bc 1, cd 1; links 1, 2, 2, 1 of 6.
	r := n.Relatedness(0, 1)
	near(t, "association", r.Association, 1*3./(1*2))
	near(t, "cosine", r.Cosine, 1/math.Sqrt2)
	near(t, "Jaccard", r.Jaccard, 0.5)
	near(t, "probability", r.Probability, 1/((1./6*2./5+2./6*1./4)*3))
	near(t, "apart", n.Relatedness(0, 3).Jaccard, 0)
	none := NewNetwork(e, e.Whole(), 1000).Relatedness(0, 1)
	null(t, "nobody", none.Probability, NoPresence)
}

func TestLeads(t *testing.T) {
	e := scattered(40, 30)
	n := NewNetwork(e, e.Whole(), 1)
	present := n.Present(7)
	leads := n.Leads(present, func(j int) bool { return j != 3 })
	if len(leads) == 0 {
		t.Fatal("no lead")
	}
	for k, l := range leads {
		if slices.Contains(present, int32(l.Activity)) || l.Activity == 3 || k > 0 && l.Density > leads[k-1].Density || len(l.Why) != 3 {
			t.Errorf("%+v", l)
		}
		near(t, "gain", l.Gain, n.Complexity.PCI[l.Activity].Value-n.Complexity.ECI[7].Value)
		for _, why := range l.Why {
			if !slices.Contains(present, int32(why)) || n.Proximity(l.Activity, why).Value > n.Proximity(l.Activity, l.Why[0]).Value {
				t.Errorf("%d is not why", why)
			}
		}
	}
	null(t, "a perimeter without specialisation", n.Complexity.Gain(0, nil), NoPresence)
	apart := table(t, "a b c d\nv 5 5 0 0\nw 5 5 0 0\nx 0 0 5 5\ny 0 0 5 5")
	lone := NewNetwork(apart, apart.Whole(), 1)
	null(t, "no axis", lone.Complexity.Gain(0, lone.Present(2)), ComplexityApart)
}

func TestBackTest(t *testing.T) {
	before := scattered(40, 30)
	n := NewNetwork(before, before.Whole(), 1)
	var densities []float64
	for i := range before.Territories {
		for j, w := range n.Densities(n.Present(i)) {
			if !n.Has(i, j) {
				densities = append(densities, w.Value)
			}
		}
	}
	middling := Quantile(densities, 0.5).Value // what comes is what is close
	after := &Network{rows: n.rows, ubiquity: n.ubiquity, has: slices.Clone(n.has)}
	for i := range before.Territories {
		for j, w := range n.Densities(n.Present(i)) {
			after.has[i*len(before.Activities)+j] = n.Has(i, j) || w.Value > middling
		}
	}
	shares := BackTest(n, after)
	near(t, "the least dense", shares[0], 0)
	near(t, "the densest", shares[9], 1)
	null(t, "nothing is absent", BackTest(&Network{}, &Network{})[0], NoNeighbour)
}

func TestContext(t *testing.T) {
	all := []Context{{0, 5}, {1, 5}, {2, 5}}
	d := ContextDistances(all, 0)
	deviation := math.Sqrt(2. / 3)
	near(t, "the next", Exact(d[1]), 1/deviation)
	near(t, "itself", Exact(d[0]), 0)
	m := Mixed([]float64{0, 0.1, 0.3}, d, 0)
	near(t, "mixed", Exact(m[2]), 0.5*0.3/0.2+0.5*2/1.5)
	near(t, "one without distances", Exact(Mixed([]float64{0, 0, 0}, d, 0)[1]), 0.5/1.5)
	near(t, "median", Quantile([]float64{4, 1, 2}, 0.5), 2)
	near(t, "first quartile", Quantile([]float64{4, 1, 2, 3}, 0.25), 1.75)
	near(t, "the greatest", Quantile([]float64{4, 1}, 1), 4)
	null(t, "nothing", Quantile(nil, 0.5), Unknown)
}
