package figure

import (
	"fmt"
	"math"
	"strconv"
)

// Choropleth is a map where each place is as dark as its value is high, at one date or at two side by side, in the same classes.
// A place whose ground is known is drawn as its ground, another as dots.
type Choropleth struct {
	Sheet
	Outlines [][]Point // closed lines, such as departments
	Places   []Shaded
	Dates    []string // names of the dates, as many as each place has values
	Classes  int      // wanted: five at most
	Between  func(low, high float64) string
	Missing  string // in the legend: places without a value
	Here     string // in the legend: places that are ringed; empty where none is
	Note     string // under the legend: how the classes were made
	What     string // head of the column of places in the table
}

// Shaded is a place with its value at each date, NaN where there is none.
type Shaded struct {
	Name   string
	Values []float64
	Dots   []Point
	Ground [][]Point // closed lines: outlines and holes
	Here   bool      // ringed: what the map is drawn for
}

// shades is how many classes the sheets of style know.
const shades = 5

// starts are the classes of all dates together.
func (m Choropleth) starts() []float64 {
	var all []float64
	for _, p := range m.Places {
		all = append(all, p.Values[:min(len(p.Values), len(m.Dates))]...)
	}
	return Classes(all, min(max(m.Classes, 1), shades))
}

// On draws the chart on a sheet of a width.
func (m Choropleth) On(width int) []byte {
	m.Width = width
	return m.Draw()
}

// Draw draws the maps, and the legend with how many places each class has.
func (m Choropleth) Draw() []byte {
	starts := m.starts()
	if len(starts) == 0 || len(m.Dates) == 0 {
		return m.empty()
	}
	c := m.canvas()
	columns := len(m.Dates)
	beside := columns == 1 && !m.narrow() // one map leaves room for the legend on its right
	if m.narrow() {
		columns = 1
	}
	width := (c.width - margin*float64(columns-1)) / float64(columns)
	if beside {
		width = c.width * mapPart
	}
	frames := m.frames(int(width))
	if high := height(frames); high > tallest {
		width *= tallest / high
		frames = m.frames(int(width))
	}
	high := height(frames)
	y := 0.0
	for i, date := range m.Dates {
		x := float64(i%columns) * (width + margin)
		if i > 0 && i%columns == 0 {
			y += high + 30
		}
		c.inside("chart-name", x+width/2, y+14, date)
		fmt.Fprintf(c, `<g transform="translate(%.1f %.1f)">`, x, y+20)
		c.Write(m.drawn(frames, starts, i))
		c.WriteString(`</g>`)
	}
	if beside {
		return m.end(c, max(high+20, m.aside(c, starts, width+2*margin, high)))
	}
	return m.end(c, m.legend(c, starts, y+high+40))
}

// The part of a wide sheet that a map alone takes, and how high maps may stand: as much as paper shows without reducing them.
const mapPart, tallest = 0.58, 400.0

// aside writes the legend on the right of a map, at the height of its middle, and returns where it ends.
func (m Choropleth) aside(c *canvas, starts []float64, left, high float64) float64 {
	right := &canvas{width: c.width - left}
	end := m.legend(right, starts, 0)
	top := max(20, (high-end)/2)
	fmt.Fprintf(c, `<g transform="translate(%.1f %.1f)">%s</g>`, left, top, right.Bytes())
	return top + end
}

// frames are the same for every date.
func (m Choropleth) frames(width int) []frame {
	ground := Map{Width: width, Outlines: m.Outlines}
	for _, p := range m.Places {
		g := Group{}
		for _, at := range p.Dots {
			g.Dots = append(g.Dots, Dot{Point: at})
		}
		for _, line := range p.Ground {
			for _, at := range line {
				g.Dots = append(g.Dots, Dot{Point: at})
			}
		}
		ground.Groups = append(ground.Groups, g)
	}
	return ground.frames()
}

// height is how high frames stand.
func height(frames []frame) float64 {
	if len(frames) > 1 {
		return frames[0].height + margin + inset
	}
	return frames[0].height
}

// drawn is the map of a date.
func (m Choropleth) drawn(frames []frame, starts []float64, date int) []byte {
	p := &pen{frames: frames, scale: 1}
	p.WriteString(`<g transform="scale(.1)">`)
	p.outlines(m.Outlines)
	p.boxes()
	for _, here := range []bool{false, true} { // what is ringed is drawn over its neighbours
		for _, place := range m.Places {
			if place.Here == here {
				p.shaded(place, "shade-"+strconv.Itoa(classOf(starts, place.at(date))+1)) // shade-0 has no value
			}
		}
	}
	p.WriteString(`</g>`)
	p.names()
	return p.Bytes()
}

// shaded draws a place in its shade, with its edge.
func (p *pen) shaded(s Shaded, shade string) {
	if len(s.Ground) == 0 {
		size, edge, class := shadedSize, 1, "dots shade-edge" // a rim: the lightest is seen on paper
		if len(s.Dots) == 1 {
			size = aloneSize
		}
		if s.Here {
			edge, class = 2, "dots shade-here"
		}
		p.group(class, dotsOf(s.Dots), size+edge)
		p.group("dots "+shade, dotsOf(s.Dots), size)
		return
	}
	if s.Here {
		shade += " ground-here"
	}
	fmt.Fprintf(p, `<path class="ground %s" fill-rule="evenodd" d="`, shade)
	for _, line := range s.Ground {
		p.closed(line)
	}
	p.WriteString(`"/>`)
}

// The steps of the dots of a place without ground: one of many, one alone.
const shadedSize, aloneSize = 7, 11

func dotsOf(points []Point) (all []Dot) {
	for _, p := range points {
		all = append(all, Dot{Point: p})
	}
	return all
}

// at is the value of a date.
func (s Shaded) at(date int) float64 {
	if date >= len(s.Values) {
		return math.NaN()
	}
	return s.Values[date]
}

// Table is what the maps show.
func (m Choropleth) Table() Table {
	t := Table{Caption: m.Title, Columns: append([]string{m.What}, m.Dates...)}
	for _, p := range m.Places {
		cells := []string{p.Name}
		for d := range m.Dates {
			cells = append(cells, m.said(p.at(d)))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}
