package figure

import "math"

// area is a stretch of the Earth that is drawn in one frame.
type area struct {
	name                     string
	west, east, south, north float64
}

func (a area) holds(p Point) bool {
	return p.Lon >= a.west && p.Lon <= a.east && p.Lat >= a.south && p.Lat <= a.north
}

// areas are metropolitan France, which is the map, and the departments overseas, each in a small frame of its own.
var areas = []area{
	{"", -6, 10, 41, 52},
	{"Guadeloupe", -62, -60.9, 15.7, 16.7},
	{"Martinique", -61.4, -60.7, 14.3, 15},
	{"Guyane", -55, -51, 2, 6},
	{"La Réunion", 55, 56, -21.6, -20.7},
	{"Mayotte", 44.9, 45.5, -13.2, -12.5},
}

// frame is where an area is drawn, and how it is reduced.
type frame struct {
	area                area
	x, y, width, height float64 // in units of the drawing
	scale, left, top    float64 // of the projection
}

// to projects a point and places it.
func (f *frame) to(p Point) (x, y float64) {
	px, py := project(p)
	return f.x + (px-f.left)*f.scale, f.y + (f.top-py)*f.scale
}

// lambert is the conformal conic projection of Lambert on a sphere, on the parallels of the official maps of France (44 and
// 49 degrees north, meridian 3 degrees east): Snyder, Map Projections, USGS 1395, formulas 15-1 to 15-4.
var lambert = func() (l struct{ n, f float64 }) {
	south, north := 44*degree, 49*degree
	l.n = math.Log(math.Cos(south)/math.Cos(north)) / math.Log(math.Tan(math.Pi/4+north/2)/math.Tan(math.Pi/4+south/2))
	l.f = math.Cos(south) * math.Pow(math.Tan(math.Pi/4+south/2), l.n) / l.n
	return l
}()

const degree = math.Pi / 180

// project returns the place of a point on a plane, in radii of the Earth: Lambert in Europe, plain degrees elsewhere, where
// frames are too small to tell.
func project(p Point) (x, y float64) {
	if !areas[0].holds(p) {
		return p.Lon * degree * math.Cos(p.Lat*degree), p.Lat * degree
	}
	rho := lambert.f / math.Pow(math.Tan(math.Pi/4+p.Lat*degree/2), lambert.n)
	theta := lambert.n * (p.Lon - 3) * degree
	return rho * math.Sin(theta), -rho * math.Cos(theta)
}

// bounds is a rectangle of the plane.
type bounds struct{ west, east, south, north float64 }

func (b *bounds) add(p Point) {
	x, y := project(p)
	b.west, b.east, b.south, b.north = min(b.west, x), max(b.east, x), min(b.south, y), max(b.north, y)
}

var nowhere = bounds{math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)}

// frames lays out the map: metropolitan France as wide as the drawing, then the areas overseas that have a dot, in a row
// below it.
func (m Map) frames() []frame {
	all := make([]bounds, len(areas))
	for i := range all {
		all[i] = nowhere
	}
	add := func(p Point) {
		for i, a := range areas {
			if a.holds(p) {
				all[i].add(p)
			}
		}
	}
	for _, line := range m.framing() {
		for _, p := range line {
			add(p)
		}
	}
	for _, d := range m.Rest {
		add(d.Point)
	}
	for _, g := range m.Groups {
		for _, d := range g.Dots {
			add(d.Point)
		}
	}
	main := fit(areas[0], all[0], 0, 0, float64(m.Width), margin)
	frames := []frame{main}
	x := 0.0
	for i := 1; i < len(areas); i++ {
		if math.IsInf(all[i].west, 1) {
			continue
		}
		f := fit(areas[i], all[i], x, main.height+margin, inset, margin)
		f.centre(inset)
		frames = append(frames, f)
		x += inset + margin
	}
	return frames
}

// framing lists the lines that have to be seen whole, besides the dots.
func (m Map) framing() (lines [][]Point) {
	if !m.Close {
		return m.Outlines
	}
	for _, g := range m.Groups {
		lines = append(lines, g.Ground...)
	}
	return lines
}

// The blank around what is drawn, and the side of the frames that are set apart, in units.
const margin, inset = 14.0, 96.0

// fit makes the frame in which bounds fill a width, with a margin on every side.
func fit(a area, b bounds, x, y, width, margin float64) frame {
	if math.IsInf(b.west, 1) {
		return frame{area: a, x: x, y: y, width: width, scale: 1}
	}
	across, down := max(b.east-b.west, 1e-6), max(b.north-b.south, 1e-6)
	f := frame{area: a, x: x, y: y, width: width, scale: (width - 2*margin) / across}
	if tallest := 1.15 * width; f.scale*down > tallest-2*margin {
		f.scale = (tallest - 2*margin) / down
	}
	f.height = f.scale*down + 2*margin
	f.left, f.top = (b.west+b.east)/2-width/2/f.scale, b.north+margin/f.scale
	return f
}

// centre makes a frame square, around what it shows.
func (f *frame) centre(side float64) {
	if f.height > side {
		shrink := (side - 2*margin) / (f.height - 2*margin)
		middle := f.left + f.width/2/f.scale
		north := f.top - margin/f.scale
		f.scale *= shrink
		f.left, f.top, f.height = middle-f.width/2/f.scale, north+margin/f.scale, side
		return
	}
	f.top += (side - f.height) / 2 / f.scale
	f.height = side
}
