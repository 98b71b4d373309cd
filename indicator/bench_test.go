package indicator

import "testing"

// The whole of the network: specialisations, proximities, the density of every cell, the axis.
func BenchmarkComplexity(b *testing.B) {
	for name, e := range map[string]*Table{"124x88": scattered(124, 88), "1250x732": scattered(1250, 732)} {
		b.Run(name, func(b *testing.B) {
			links := 0
			for b.Loop() {
				n := NewNetwork(e, e.Whole(), 1)
				links = 0
				for i := range e.Territories {
					links += len(n.Densities(n.Present(i))) * n.Diversity(i) / len(e.Activities)
				}
				if !n.Complexity.Lambda2.OK() {
					b.Fatal("no axis")
				}
			}
			b.ReportMetric(float64(links), "specialisations")
		})
	}
}

// The five nearest of each territory.
func BenchmarkNearest(b *testing.B) {
	e := scattered(1250, 732)
	for b.Loop() {
		e.AllNearest(5)
	}
}

// What a portrait asks of one perimeter, at A88.
func BenchmarkDescriptive(b *testing.B) {
	e := scattered(183, 88)
	r, groups := e.Whole(), make(Groups, 88)
	for j := range groups {
		groups[j] = j / 5
	}
	perimeter := e.Sum(1, 2, 3)
	for b.Loop() {
		total := Sum(perimeter)
		for j, n := range perimeter {
			LQ(n, total, r, j)
			Surplus(n, total, r, j)
		}
		HalfSpecialisation(perimeter, r)
		HHI(perimeter)
		Variety(perimeter, groups)
		Hachman(perimeter, r)
		e.Nearest(perimeter, -1, 5)
		ShiftShare(perimeter, e.Sum(1, 2, 4), r, r)
	}
}
