package atlas

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"jalon/calendar"
)

// country lays the communes of a vintage on a grid, side by side, each side a jagged line of so many vertices: a country as
// irregular as France, whose areas are known.
func country(v Vintage, jags int) *Contours {
	communes := map[string][]Polygon{}
	codes := v.Communes()
	across := int(math.Ceil(math.Sqrt(float64(len(codes)))))
	side := func(x, y, dx, dy int) (line []Vertex) { // from a corner to the next, the last excluded
		const size = 40_000
		for i := range jags {
			at := Vertex{int32(x*size + dx*size*i/jags), int32(y*size + dy*size*i/jags)}
			if i > 0 { // aside, by a figure of the place alone, so that both neighbours agree
				aside := int32((int(at.X)*7919+int(at.Y)*104_729)%3000) - 1500
				at.X, at.Y = at.X+int32(abs(dy))*aside, at.Y+int32(abs(dx))*aside
			}
			line = append(line, at)
		}
		return line
	}
	for i, code := range codes {
		x, y := i%across, i/across
		communes[code] = []Polygon{slices.Concat(side(x, y, 1, 0), side(x+1, y, 0, 1), side(x+1, y+1, -1, 0), side(x, y+1, 0, -1))}
	}
	return NewContours(v, communes)
}

func abs(n int) int { return max(n, -n) }

func areaOf(all []Polygon) (sum int64) {
	for _, p := range all {
		sum += p.Area()
	}
	return sum
}

// Whatever communes are taken together, their outline has the area of them all, and so has that of the others: nothing
// overlaps, no sliver is left. Written and read again, contours are the same.
func TestOutlinesOfAnyCommunes(t *testing.T) {
	v := on("2025-01-01")
	c := country(v, 4)
	codes := c.Communes()
	whole := areaOf(c.Dissolve(codes))
	over, hollow := c.Faults()
	if len(over)+len(hollow) > 0 {
		t.Fatalf("the country does not hold together: %v %v", over, hollow)
	}
	var packed bytes.Buffer
	if err := c.Pack(&packed); err != nil {
		t.Fatal(err)
	}
	again, err := UnpackContours(&packed, France())
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, len(codes)-400).Draw(t, "from")
		var some, area = []string{}, int64(0)
		for i, in := range rapid.SliceOfN(rapid.Bool(), 1, 300).Draw(t, "in") {
			if in {
				some = append(some, codes[from+i])
				area += areaOf(c.Dissolve([]string{codes[from+i]}))
			}
		}
		out := c.Dissolve(some)
		if got := areaOf(out); got != area {
			t.Fatalf("%d communes have %d, their outline %d", len(some), area, got)
		}
		if !slices.EqualFunc(out, again.Dissolve(some), slices.Equal) {
			t.Fatal("written and read again, the outline is another")
		}
		grouped := 0
		for _, g := range Grouped(out) {
			grouped += len(g)
		}
		if grouped != len(out) {
			t.Fatalf("%d of %d polygons are outlines or holes of one", grouped, len(out))
		}
	})
	if rest := areaOf(c.Dissolve(codes[:20_000])) + areaOf(c.Dissolve(codes[20_000:])); rest != whole {
		t.Errorf("two halves have %d, the whole %d", rest, whole)
	}
	s := c.Simplified(1e-4)
	if got := areaOf(s.Dissolve(codes[:20_000])) + areaOf(s.Dissolve(codes[20_000:])); got != areaOf(s.Dissolve(codes)) {
		t.Error("simplified halves do not join")
	}
}

func TestContoursThatCannotBeRead(t *testing.T) {
	var packed bytes.Buffer
	if err := country(on("2025-01-01"), 1).Pack(&packed); err != nil {
		t.Fatal(err)
	}
	for _, bad := range [][]byte{nil, []byte("no"), packed.Bytes()[:packed.Len()/2]} {
		if _, err := UnpackContours(bytes.NewReader(bad), France()); err == nil {
			t.Errorf("%d bytes are read", len(bad))
		}
	}
}

// A commune restored since the year of the contours is drawn with the one it came out of, and that is said.
func TestOutlinesOfAnotherYear(t *testing.T) {
	c := country(year(t, 2018), 1)
	v := on("2025-01-01")
	if g := c.Outlined(v, []string{"14666"}); len(g.Polygons) != 1 || !slices.Equal(g.Wider, []string{"14712"}) || len(g.Missing) > 0 {
		t.Errorf("Sannerville: %+v", g)
	}
	if g := c.Outlined(v, []string{"14666", "14712"}); len(g.Polygons) != 1 || g.Wider != nil {
		t.Errorf("Sannerville and Troarn: %+v", g)
	}
	if g := c.Outlined(v, v.CommunesOf("200090579")); len(g.Missing) > 0 || g.Wider != nil || len(g.Polygons) == 0 {
		t.Errorf("Terre d'Émeraude: %d polygons, missing %v", len(g.Polygons), g.Missing)
	}
	a := France().WithContours(c)
	if first, again := a.Contours().Coarse(), a.Contours().Coarse(); first != again || France().Contours() != nil {
		t.Error("simplified contours are made once, and the atlas of the program has none")
	}
}

func BenchmarkFrance(b *testing.B) {
	v := France().On(calendar.MustParse("2025-01-01"))
	c := country(v, 6) // 420,000 vertices
	codes := v.Communes()
	var packed bytes.Buffer
	if err := c.Pack(&packed); err != nil {
		b.Fatal(err)
	}
	lines, vertices := c.Size()
	b.Logf("%d communes, %d lines, %d vertices, %d bytes packed", len(codes), lines, vertices, packed.Len())
	for name, work := range map[string]func(){
		"lines":                 func() { country(v, 6) },
		"whole":                 func() { c.Dissolve(codes) },
		"500 communes":          func() { c.Outlined(v, codes[10_000:10_500]) },
		"each EPCI":             func() { eachEPCI(c, v) },
		"simplify":              func() { c.Simplified(coarseSurface) },
		"unpack":                func() { _, _ = UnpackContours(bytes.NewReader(packed.Bytes()), France()) },
		"project all from 2018": func() { first, _ := France().Year(2018); France().Project(first.Communes(), first, v) },
		"events of all years":   func() { a := France().clone(); a.eventsAt(1) },
		"edition of 2026":       func() { e := listed(v, 2026); e.Communes = nil; _, _ = France().With(e) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				work()
			}
		})
	}
}

func eachEPCI(c *Contours, v Vintage) {
	for _, g := range v.atlas.groups {
		c.Outlined(v, v.CommunesOf(g.siren))
	}
}
