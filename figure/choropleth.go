package figure

import (
	"fmt"
	"math"
	"slices"
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
	Note     string // under the legend: how the classes were made
	What     string // head of the column of places in the table
}

// Shaded is a place with its value at each date, NaN where there is none.
type Shaded struct {
	Name   string
	Values []float64
	Dots   []Point
	Ground [][]Point // closed lines: outlines and holes
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
	if m.narrow() {
		columns = 1
	}
	width := (c.width - margin*float64(columns-1)) / float64(columns)
	frames := m.frames(int(width))
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
	return m.end(c, m.legend(c, starts, y+high+40))
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
	for _, place := range m.Places {
		shade := "shade-" + strconv.Itoa(classOf(starts, place.at(date))+1) // shade-0 has no value
		if len(place.Ground) == 0 {
			p.group("dots shade-edge", dotsOf(place.Dots), shadedSize+1) // a rim: the lightest is seen on paper
			p.group("dots "+shade, dotsOf(place.Dots), shadedSize)
			continue
		}
		fmt.Fprintf(p, `<path class="ground %s" fill-rule="evenodd" d="`, shade)
		for _, line := range place.Ground {
			p.closed(line)
		}
		p.WriteString(`"/>`)
	}
	p.WriteString(`</g>`)
	p.names()
	return p.Bytes()
}

// shadedSize is the step of the dots of a place without ground.
const shadedSize = 7

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

// class is what a class holds: its least and greatest values, and how many places at each date.
type class struct {
	low, high float64
	count     []int
}

// classes are those of a map, from the lowest; missing counts the places without a value.
func (m Choropleth) classes(starts []float64) (all []class, missing class) {
	all, missing.count = make([]class, len(starts)), make([]int, len(m.Dates))
	for i := range all {
		all[i] = class{math.Inf(1), math.Inf(-1), make([]int, len(m.Dates))}
	}
	for _, p := range m.Places {
		for d := range m.Dates {
			v := p.at(d)
			if !known(v) {
				missing.count[d]++
				continue
			}
			c := &all[classOf(starts, v)]
			c.low, c.high = min(c.low, v), max(c.high, v)
			c.count[d]++
		}
	}
	return all, missing
}

// entry is a line of the legend.
type entry struct {
	shade int
	text  string
	count []int
}

// entries are the classes, from the lowest, with the bounds that their places really have; then what has no value.
func (m Choropleth) entries(starts []float64) (entries []entry) {
	all, missing := m.classes(starts)
	for i, one := range all {
		entries = append(entries, entry{i + 1, m.Between(one.low, one.high), one.count})
	}
	if slices.Max(missing.count) > 0 {
		entries = append(entries, entry{0, m.Missing, missing.count})
	}
	return entries
}

// legend writes the classes under the maps, with how many places each has at each date, and returns where it ends.
func (m Choropleth) legend(c *canvas, starts []float64, y float64) float64 {
	const swatch, text = 24.0, 34.0
	entries := m.entries(starts)
	column, room := max(widest(m.Dates)+14, 44), 0.0
	for _, e := range entries {
		room = max(room, textWide(e.text))
	}
	room = min(room, c.width-text-column*float64(len(m.Dates)))
	count := func(date int) float64 { return text + room + column*float64(date+1) }
	for d, date := range m.Dates {
		if len(m.Dates) > 1 {
			c.text("chart-soft", count(d), y, finish, date)
		}
	}
	for _, e := range entries {
		y += 20
		c.bar("ground shade-"+strconv.Itoa(e.shade), 1, 1+swatch, y-11, 14)
		c.text("chart-label", text, y, start, cut(e.text, room))
		for d, n := range e.count {
			c.text("chart-value", count(d), y, finish, strconv.Itoa(n))
		}
	}
	if m.Note == "" {
		return y + 10
	}
	return c.lines("chart-soft", 0, y+24, start, wrap(m.Note, c.width, 3))
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
