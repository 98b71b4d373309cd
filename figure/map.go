package figure

import (
	"bytes"
	"fmt"
	"html"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Map (carte des territoires) shows groups of places over outlines: a group whose ground is known is drawn as its ground, another
// as dots, one for each place, sized by its population; both are coloured by group.
type Map struct {
	Outlines [][]Point // closed lines, such as departments
	Rest     []Dot     // places of no group, drawn faintly
	Groups   []Group
	Sizes    []Size // the key of the dots
	Width    int    // in units of the drawing, about one pixel each
	Close    bool   // only the groups are seen whole: outlines run out of the drawing
}

// Point is a place in degrees of longitude and latitude.
type Point struct{ Lon, Lat float64 }

// Dot is a place with its people; none counted is drawn as the smallest.
type Dot struct {
	Point
	People int64
}

// Group is what shares a colour, and the number written on it. Its dots say where it is even when its ground is drawn.
type Group struct {
	Number string
	Dots   []Dot
	Ground [][]Point // closed lines: outlines and holes
	Hue    int       // from 1 to Hues; 0 for one that differs from those of its neighbours
	Class  string    // what the sheet of style knows of it besides its hue
	Link   *Link     // where it leads
}

// Size explains a dot: so many people, said in words.
type Size struct {
	People int64
	Text   string
}

// Drawing is a map drawn, with the hue that each group was given, from 1 to Hues.
type Drawing struct {
	SVG  []byte
	Hues []int
}

// Draw draws the map. The same map is always drawn the same way.
func (m Map) Draw() Drawing {
	hues := colour(m.Groups)
	frames := m.frames()
	p := &pen{frames: frames, scale: m.scale()}
	height := frames[0].height
	if len(frames) > 1 {
		height += margin + inset
	}
	if len(m.Sizes) > 0 {
		height += margin + p.radius(m.Sizes[len(m.Sizes)-1])*2
	}
	fmt.Fprintf(p, `<svg viewBox="0 0 %d %d"%s>`, m.Width, int(math.Ceil(height)), m.spoken())
	p.WriteString(`<g transform="scale(.1)">`) // tenths of a unit: whole numbers are short to write
	p.outlines(m.Outlines)
	p.boxes()
	p.grounds(m.Groups, hues)
	p.dots(m.Rest, m.Groups, hues)
	p.links(m.Groups, hues)
	p.WriteString(`</g><g aria-hidden="true">`)
	p.names()
	p.numbers(m.Groups)
	p.key(m.Sizes, height)
	p.WriteString(`</g></svg>`)
	return Drawing{p.Bytes(), hues}
}

// full is the width of the map that the sizes of dots were chosen for, in units.
const full = 760.0

// scale says how much larger dots are drawn than on a map of that width full of them: a map of one region has room.
func (m Map) scale() float64 {
	n := 0
	for _, g := range m.Groups {
		n += len(g.Dots)
	}
	return min(2.2, max(1, math.Sqrt(15_000/float64(n+1)))) * float64(m.Width) / full
}

// pen writes a drawing.
type pen struct {
	bytes.Buffer
	frames []frame
	scale  float64 // of the dots
}

// The radius of a dot grows with the square root of its people, so that its area tells them, in steps: dots of one
// step and one colour share a path. Radii are in units, on a map full of dots.
const (
	perRoot  = 0.028 // radius for one person: a hundred thousand are a dot of nine units
	smallest = 0.7   // radius of the smallest dot
	step     = 1.25  // from one size to the next
	steps    = 14
)

// size returns the step of so many people.
func size(people int64) int {
	radius := perRoot * math.Sqrt(float64(people))
	if radius <= smallest {
		return 0
	}
	return min(steps-1, int(math.Round(math.Log(radius/smallest)/math.Log(step))))
}

// width returns the width of the stroke that draws a step, in tenths of a unit.
func (p *pen) width(size int) int {
	return int(math.Round(20 * p.scale * smallest * math.Pow(step, float64(size))))
}

// outlines draws closed lines, in the frame where they lie.
func (p *pen) outlines(all [][]Point) {
	p.WriteString(`<path class="map-outline" d="`)
	for _, line := range all {
		for i, point := range line {
			x, y, ok := p.place(point)
			if !ok {
				break
			}
			p.WriteByte("ML"[min(i, 1)])
			p.pair(x, y)
		}
		p.WriteByte('z')
	}
	p.WriteString(`"/>`)
}

// dots draws the places: the largest first, so that no small one is hidden under a large one.
func (p *pen) dots(rest []Dot, groups []Group, hues []int) {
	p.group("dots map-rest", rest, 0)
	p.sized(groups, hues, func(g Group) bool { return g.Link == nil && len(g.Ground) == 0 })
}

// sized draws the dots of some groups, from the largest size to the smallest.
func (p *pen) sized(groups []Group, hues []int, drawn func(Group) bool) {
	bySize := make([][][]Dot, steps)
	for i := range bySize {
		bySize[i] = make([][]Dot, len(groups))
	}
	for i, g := range groups {
		if !drawn(g) {
			continue
		}
		for _, d := range g.Dots {
			s := size(d.People)
			bySize[s][i] = append(bySize[s][i], d)
		}
	}
	for s := steps - 1; s >= 0; s-- {
		for i, dots := range bySize[s] {
			p.group("dots "+groups[i].class(hues[i]), dots, s)
		}
	}
}

func (p *pen) group(class string, dots []Dot, size int) { p.stroke(class, dots, p.width(size)) }

// stroke draws dots of one size and one class as one path: each a stroke without length, whose round ends make a dot.
func (p *pen) stroke(class string, dots []Dot, width int) {
	if len(dots) == 0 {
		return
	}
	fmt.Fprintf(p, `<path class="%s" stroke-width="%d" d="`, class, width)
	px, py := 0, 0
	for _, d := range dots {
		x, y, ok := p.place(d.Point)
		if !ok {
			continue
		}
		p.WriteByte('m')
		p.pair(x-px, y-py)
		p.WriteString("h0")
		px, py = x, y
	}
	p.WriteString(`"/>`)
}

// grounds draws the ground of groups. Points that fall on one another at this scale are drawn once.
func (p *pen) grounds(groups []Group, hues []int) {
	for i, g := range groups {
		if g.Link == nil && len(g.Ground) > 0 {
			p.ground(g, hues[i])
		}
	}
}

func (p *pen) ground(g Group, hue int) {
	fmt.Fprintf(p, `<path class="map-ground %s" fill-rule="evenodd" d="`, g.class(hue))
	for _, line := range g.Ground {
		p.closed(line)
	}
	p.WriteString(`"/>`)
}

// class is what the sheet of style calls the drawing of a group.
func (g Group) class(hue int) string {
	return strings.TrimSuffix("hue-"+strconv.Itoa(hue)+" "+g.Class, " ")
}

// closed draws a closed line as steps, where it lies in a frame.
func (p *pen) closed(line []Point) {
	px, py := 0, 0
	for i, at := range line {
		x, y, ok := p.place(at)
		switch {
		case !ok:
			return
		case i == 0:
			p.WriteByte('M')
			p.pair(x, y)
		case x != px || y != py:
			p.WriteByte('l')
			p.pair(x-px, y-py)
		}
		px, py = x, y
	}
	p.WriteByte('z')
}

// pair writes two numbers as shortly as a path allows: a minus parts them as well as a space.
func (p *pen) pair(x, y int) {
	b := strconv.AppendInt(p.AvailableBuffer(), int64(x), 10)
	if y >= 0 {
		b = append(b, ' ')
	}
	p.Write(strconv.AppendInt(b, int64(y), 10))
}

// place returns where a point is drawn, in tenths of a unit; ok is false outside of every frame.
func (p *pen) place(at Point) (x, y int, ok bool) {
	for i := range p.frames {
		if f := &p.frames[i]; f.area.holds(at) {
			fx, fy := f.to(at)
			return int(math.Round(10 * fx)), int(math.Round(10 * fy)), true
		}
	}
	return 0, 0, false
}

// boxes draws a line around the frames that are set apart, and names writes what they are.
func (p *pen) boxes() {
	for _, f := range p.frames[1:] {
		fmt.Fprintf(p, `<path class="map-outline" d="M%d %dh%dv%dh%dz"/>`, int(10*f.x), int(10*f.y), int(10*f.width), int(10*f.height), -int(10*f.width))
	}
}

func (p *pen) names() {
	for _, f := range p.frames[1:] {
		fmt.Fprintf(p, `<text class="map-name" x="%.0f" y="%.0f">%s</text>`, f.x+4, f.y+f.height-5, html.EscapeString(f.area.name))
	}
}

// key draws the sizes of some dots, in a row below the map.
func (p *pen) key(sizes []Size, bottom float64) {
	x := margin
	for _, s := range sizes {
		r := p.radius(s)
		y := bottom - p.radius(sizes[len(sizes)-1])
		x += r
		fmt.Fprintf(p, `<path class="dots map-key" stroke-width="%.1f" d="M%.0f %.0fh0"/>`, 2*r, x, y)
		fmt.Fprintf(p, `<text class="map-name" x="%.0f" y="%.0f">%s</text>`, x+r+6, y+4, html.EscapeString(s.Text))
		x += r + letterWide*float64(utf8.RuneCountInString(s.Text)) + 2*margin
	}
}

// letterWide is the room that a letter of the key takes, in units.
const letterWide = 6.0

// radius is that of the dot of a key.
func (p *pen) radius(s Size) float64 { return float64(p.width(size(s.People))) / 20 }
