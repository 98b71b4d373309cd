package atlas

import "slices"

// Dissolve returns the outline of communes taken together: the lines that only one of them has, joined end to end. Outlines
// come with the ground on their left, holes too. Communes without a contour are passed over.
func (c *Contours) Dissolve(codes []string) []Polygon {
	const ahead, back = 1, 2
	taken := make([]uint8, len(c.lines))
	for _, code := range codes {
		for _, o := range c.shapes[code] {
			for _, ref := range o {
				if ref >= 0 {
					taken[ref] |= ahead
				} else {
					taken[^ref] |= back
				}
			}
		}
	}
	var edge []int32
	for i, t := range taken {
		switch t {
		case ahead:
			edge = append(edge, int32(i))
		case back:
			edge = append(edge, ^int32(i))
		}
	}
	return c.join(edge)
}

// join puts lines end to end into polygons. Where several leave a point any will do: a walk that comes back to a point where
// it was leaves the loop as a polygon of its own.
func (c *Contours) join(edge []int32) (all []Polygon) {
	leaving := make(map[Vertex][]int32, len(edge))
	for _, ref := range edge {
		leaving[c.start(ref)] = append(leaving[c.start(ref)], ref)
	}
	for _, first := range edge {
		at := c.start(first)
		var walk []int32
		passed := map[Vertex]int{}
		for len(leaving[at]) > 0 {
			passed[at] = len(walk)
			ref := leaving[at][0]
			leaving[at] = leaving[at][1:]
			walk = append(walk, ref)
			at = c.end(ref)
			if from, loop := passed[at]; loop {
				all = append(all, c.polygon(walk[from:]))
				for _, ref := range walk[from:] {
					delete(passed, c.start(ref))
				}
				walk = walk[:from]
			}
		}
	}
	return all
}

func (c *Contours) start(ref int32) Vertex {
	if ref >= 0 {
		return c.lines[ref][0]
	}
	return c.lines[^ref][len(c.lines[^ref])-1]
}

func (c *Contours) end(ref int32) Vertex { return c.start(^ref) }

// polygon joins lines of which each begins where the one before ends.
func (c *Contours) polygon(refs []int32) (p Polygon) {
	for _, ref := range refs {
		l := c.follow(ref)
		p = append(p, l[:len(l)-1]...)
	}
	return p
}

// Area is the surface of a polygon in square millionths of a degree, twice; negative for a hole.
func (p Polygon) Area() (sum int64) {
	for i, a := range p {
		b := p[(i+1)%len(p)]
		sum += int64(a.X-p[0].X)*int64(b.Y-p[0].Y) - int64(b.X-p[0].X)*int64(a.Y-p[0].Y)
	}
	return sum
}

// Holds reports whether a vertex lies within a polygon, by counting crossings.
func (p Polygon) Holds(v Vertex) (in bool) {
	for i, a := range p {
		b := p[(i+1)%len(p)]
		if (a.Y > v.Y) != (b.Y > v.Y) {
			x := float64(b.X-a.X)*float64(v.Y-a.Y)/float64(b.Y-a.Y) + float64(a.X)
			if float64(v.X) < x {
				in = !in
			}
		}
	}
	return in
}

// Grouped puts each hole after the outline it is in, as GeoJSON wants them: polygons of one outline and its holes.
func Grouped(all []Polygon) (grouped [][]Polygon) {
	var holes []Polygon
	for _, p := range all {
		if p.Area() >= 0 {
			grouped = append(grouped, []Polygon{p})
		} else {
			holes = append(holes, p)
		}
	}
	slices.SortFunc(grouped, func(a, b []Polygon) int { return int(min(max(a[0].Area()-b[0].Area(), -1), 1)) })
	for _, h := range holes {
		middle := Vertex{(h[0].X + h[1].X) / 2, (h[0].Y + h[1].Y) / 2}
		for i := range grouped { // the smallest first: the one that holds it most closely
			if grouped[i][0].Area() > -h.Area() && grouped[i][0].Holds(middle) {
				grouped[i] = append(grouped[i], h)
				break
			}
		}
	}
	return grouped
}
