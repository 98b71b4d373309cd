package atlas

import (
	"cmp"
	"maps"
	"slices"
)

// Contours (contours des communes) are the outlines of communes, as lines between the points where three of them meet: what two
// communes share is one line, so that dissolving communes leaves no sliver and simplifying a line keeps both sides joined.
type Contours struct {
	Vintage     Vintage // the map whose communes they are
	Attribution string  // to be shown wherever they are
	lines       [][]Vertex
	shapes      map[string][]outline
	coarse      func() *Contours
	borders     func() map[string][]string
}

// Vertex is a point in millionths of a degree: a tenth of a metre, so that points that are the same are equal.
type Vertex struct{ X, Y int32 }

// Polygon is a closed line of vertices, the last one joined to the first. Ground lies to its left: outlines turn with the sun
// reversed, holes with it.
type Polygon []Vertex

// outline is a polygon as lines, one after the other; ^i is line i backwards.
type outline []int32

// NewContours makes contours of the polygons of each commune.
func NewContours(v Vintage, communes map[string][]Polygon) *Contours {
	b := builder{at: map[Vertex]int32{}, known: map[[2]int32]int32{}}
	codes := slices.Sorted(maps.Keys(communes))
	for _, code := range codes {
		for _, p := range communes[code] {
			b.meet(p)
		}
	}
	c := &Contours{Vintage: v, shapes: make(map[string][]outline, len(communes))}
	for _, code := range codes {
		for _, p := range communes[code] {
			c.shapes[code] = append(c.shapes[code], b.cut(p))
		}
	}
	c.lines = b.lines
	return c
}

// builder finds the lines that polygons share.
type builder struct {
	at    map[Vertex]int32 // number of each vertex
	sides [][2]int32       // the two neighbours of a vertex, in the first polygon that went through it
	joint []bool           // whether lines meet or end at a vertex
	lines [][]Vertex
	known map[[2]int32]int32 // the line that leaves a joint by a neighbour, ^line for one that arrives
}

// meet numbers the vertices of a polygon. Where another one went through a vertex between other neighbours, lines meet.
func (b *builder) meet(p Polygon) {
	for i := range p {
		b.number(p[i])
	}
	for i := range p {
		one, before, after := b.at[p[i]], b.at[p[(i+len(p)-1)%len(p)]], b.at[p[(i+1)%len(p)]]
		pair := [2]int32{min(before, after), max(before, after)}
		switch {
		case b.sides[one] == [2]int32{}:
			b.sides[one] = pair
		case b.sides[one] != pair:
			b.joint[one] = true
		}
	}
}

func (b *builder) number(v Vertex) {
	if _, ok := b.at[v]; !ok {
		if len(b.sides) == 0 { // no vertex is number 0, so that no pair of neighbours is 0, 0
			b.sides, b.joint = make([][2]int32, 1), make([]bool, 1)
		}
		b.at[v] = int32(len(b.sides))
		b.sides, b.joint = append(b.sides, [2]int32{}), append(b.joint, false)
	}
}

// cut writes a polygon as lines.
func (b *builder) cut(p Polygon) (o outline) {
	start := slices.IndexFunc(p, func(v Vertex) bool { return b.joint[b.at[v]] })
	if start < 0 { // an island, or a commune within another: one line, from its least vertex
		start = 0
		for i := range p {
			if cmp.Or(cmp.Compare(p[i].X, p[start].X), cmp.Compare(p[i].Y, p[start].Y)) < 0 {
				start = i
			}
		}
	}
	line := []Vertex{p[start]}
	for i := 1; i <= len(p); i++ {
		v := p[(start+i)%len(p)]
		if line = append(line, v); i == len(p) || b.joint[b.at[v]] {
			o = append(o, b.line(line))
			line = []Vertex{v}
		}
	}
	return o
}

// line returns the number of a line, which another polygon may have brought, backwards.
func (b *builder) line(l []Vertex) int32 {
	leaving := [2]int32{b.at[l[0]], b.at[l[1]]}
	arriving := [2]int32{b.at[l[len(l)-1]], b.at[l[len(l)-2]]}
	if i, ok := b.known[leaving]; ok {
		return i
	}
	i := int32(len(b.lines))
	b.lines = append(b.lines, slices.Clone(l))
	b.known[leaving], b.known[arriving] = i, ^i
	return i
}

// follow returns the vertices of a line, in the direction in which it is taken.
func (c *Contours) follow(ref int32) []Vertex {
	if ref >= 0 {
		return c.lines[ref]
	}
	back := slices.Clone(c.lines[^ref])
	slices.Reverse(back)
	return back
}

// Communes returns the codes of the communes that have a contour, in order.
func (c *Contours) Communes() []string { return slices.Sorted(maps.Keys(c.shapes)) }

// Has reports whether a commune has a contour.
func (c *Contours) Has(code string) bool { return len(c.shapes[code]) > 0 }

// Size returns how many lines and vertices the contours are made of.
func (c *Contours) Size() (lines, vertices int) {
	for _, l := range c.lines {
		vertices += len(l)
	}
	return len(c.lines), vertices
}

// Faults returns what does not hold together: the communes that claim the ground of another one, and those with a hole that no
// other commune fills, such as a lake, or an enclave of another country.
func (c *Contours) Faults() (overlapping, hollow []string) {
	users := make([][2]string, len(c.lines)) // who has each line, ahead and backwards
	over := map[string]bool{}
	for _, code := range c.Communes() {
		for _, o := range c.shapes[code] {
			for _, ref := range o {
				user := &users[max(ref, ^ref)][ref>>31&1]
				if *user != "" {
					over[*user], over[code] = true, true
				}
				*user = code
			}
		}
	}
	for _, code := range c.Communes() {
		for _, o := range c.shapes[code] {
			free := slices.ContainsFunc(o, func(ref int32) bool { return users[max(ref, ^ref)][1-ref>>31&1] == "" })
			if free && c.polygon(o).Area() < 0 {
				hollow = append(hollow, code)
			}
		}
	}
	return slices.Sorted(maps.Keys(over)), slices.Compact(hollow)
}
