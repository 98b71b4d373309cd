package atlas

import (
	"maps"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/simplify"
)

// Simplified returns contours with fewer vertices: those are left out that take the least ground with them, less than a
// surface in square degrees each (Visvalingam and Whyatt, 1993). Each line keeps its ends, so that neighbours stay joined. A
// commune that would vanish or turn over keeps its lines as they were.
func (c *Contours) Simplified(surface float64) *Contours {
	out := &Contours{Vintage: c.Vintage, Attribution: c.Attribution, shapes: c.shapes, lines: make([][]Vertex, len(c.lines))}
	for i, l := range c.lines {
		out.lines[i] = thinned(l, surface)
	}
	for again := true; again; {
		again = false
		for _, code := range slices.Sorted(maps.Keys(c.shapes)) {
			for _, o := range c.shapes[code] {
				if before, after := c.polygon(o).Area(), out.polygon(o).Area(); before != 0 && (after == 0 || (after > 0) != (before > 0)) {
					again = out.restore(c, o) || again
				}
			}
		}
	}
	return out
}

// thinned leaves out vertices of a line. A closed one keeps four at least.
func thinned(l []Vertex, surface float64) []Vertex {
	least := 2
	if l[0] == l[len(l)-1] {
		least = 4
	}
	if len(l) <= least {
		return l
	}
	line := make(orb.LineString, len(l))
	for i, v := range l {
		line[i] = orb.Point{float64(v.X) / 1e6, float64(v.Y) / 1e6}
	}
	s := simplify.Visvalingam(surface, least)
	line = s.LineString(line)
	out := make([]Vertex, len(line))
	for i, p := range line {
		out[i] = vertex(p[0], p[1])
	}
	return out
}

func vertex(lon, lat float64) Vertex {
	round := func(x float64) int32 {
		if x < 0 {
			return int32(x*1e6 - 0.5)
		}
		return int32(x*1e6 + 0.5)
	}
	return Vertex{round(lon), round(lat)}
}

// VertexAt is the vertex nearest to a place in degrees.
func VertexAt(lon, lat float64) Vertex { return vertex(lon, lat) }

// restore gives the lines of an outline all their vertices back; it tells whether one had lost some.
func (out *Contours) restore(c *Contours, o outline) (changed bool) {
	for _, ref := range o {
		i := max(ref, ^ref)
		if len(out.lines[i]) != len(c.lines[i]) {
			out.lines[i], changed = c.lines[i], true
		}
	}
	return changed
}
