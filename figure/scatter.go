package figure

import (
	"cmp"
	"slices"
)

// Scatter shows two figures of many things at once, parted in four by two values that mean something. Each quarter says in words
// what it holds. What is named first is named first: a name that would cover another is left to the table.
type Scatter struct {
	Sheet          // Say writes the figure from left to right
	SayUp          func(float64) string
	Across, Up     string    // what the two figures are
	AcrossAt, UpAt float64   // where the quarters meet
	Quarters       [4]string // top left, top right, bottom left, bottom right
	Points         []Spot
	What           string // head of the column of names in the table
}

// Spot is a thing with its two figures. One that is Here is the place shown, or a thing already there.
type Spot struct {
	Name string
	X, Y float64
	Here bool
}

func (s Spot) known() bool { return known(s.X) && known(s.Y) }

// The height of the ground for a width, and the room of the texts below, in units.
const (
	scatterShape = .62
	belowAxis    = 40.0
)

// On draws the chart on a sheet of a width.
func (s Scatter) On(width int) []byte {
	s.Width = width
	return s.Draw()
}

// Draw draws the chart.
func (s Scatter) Draw() []byte {
	xs, ys := []float64{s.AcrossAt}, []float64{s.UpAt}
	for _, p := range s.Points {
		if p.known() {
			xs, ys = append(xs, p.X), append(ys, p.Y)
		}
	}
	if len(xs) == 1 {
		return s.empty()
	}
	c := s.canvas()
	height := max(c.width*scatterShape, 300)
	const top = 24
	y := linear(ys, top+height-edge, top+edge)
	ticks := y.all()
	var said []string
	for _, v := range ticks {
		said = append(said, s.SayUp(v))
	}
	left := widest(said) + 8
	x := linear(xs, left+edge, c.width-edge-2)
	c.lines("chart-soft", 0, 10, start, wrap(s.Up+" ↑", c.width, 1))
	f := field{canvas: c, x: x, y: y, left: left, top: top, bottom: top + height}
	f.grid(s, ticks, said)
	f.quarters(s)
	f.points(s.Points)
	return s.end(c, f.bottom+belowAxis)
}

// field is the ground of a scatter, and what is already written on it.
type field struct {
	*canvas
	x, y              axis
	left, top, bottom float64
	taken             []box
}

func (f *field) grid(s Scatter, ticks []float64, said []string) {
	for i, v := range ticks {
		f.line("chart-grid", f.left, f.y.at(v), f.width, f.y.at(v))
		f.text("chart-soft", f.left-8, f.y.at(v)+4, finish, said[i])
	}
	for _, v := range f.x.ticks(s.Say, f.width) {
		f.line("chart-grid", f.x.at(v), f.top, f.x.at(v), f.bottom)
		f.inside("chart-soft", f.x.at(v), f.bottom+16, s.Say(v))
	}
	f.text("chart-soft", f.width, f.bottom+34, finish, cut(s.Across+" →", f.width))
	f.line("chart-zero", f.x.at(s.AcrossAt), f.top, f.x.at(s.AcrossAt), f.bottom)
	f.line("chart-zero", f.left, f.y.at(s.UpAt), f.width, f.y.at(s.UpAt))
}

// quarters writes what each quarter means in its outer corner, where there is room for two lines at least.
func (f *field) quarters(s Scatter) {
	x, y := f.x.at(s.AcrossAt), f.y.at(s.UpAt)
	for i, words := range s.Quarters {
		from, to, low, high := f.left, x, f.top, y
		if i%2 == 1 {
			from, to = x, f.width
		}
		if i >= 2 {
			low, high = y, f.bottom
		}
		const margin = 6
		lines := wrap(words, min(to-from-2*margin, 220), 3)
		tall := lineHigh * float64(len(lines))
		if words == "" || high-low < tall+2*margin || to-from < 60 {
			continue
		}
		at, anchor, left := from+margin, start, from+margin
		if i%2 == 1 {
			at, anchor, left = to-margin, finish, to-margin-widest(lines)
		}
		baseline := low + 16
		if i >= 2 {
			baseline = high - tall + 6
		}
		f.lines("chart-quarter", at, baseline, anchor, lines)
		f.taken = append(f.taken, box{left + widest(lines)/2, baseline - 12 + tall/2, widest(lines), tall})
	}
}

// points draws the points, then as many names as have room, those of the place shown first.
func (f *field) points(all []Spot) {
	order := slices.DeleteFunc(slices.Clone(all), func(s Spot) bool { return !s.known() })
	slices.SortStableFunc(order, func(a, b Spot) int { return cmp.Compare(boolean(b.Here), boolean(a.Here)) })
	for i := len(order) - 1; i >= 0; i-- {
		class, radius := "chart-spot", 4.0
		if order[i].Here {
			class, radius = "chart-here", 6
		}
		f.dot(class, f.x.at(order[i].X), f.y.at(order[i].Y), radius)
		f.taken = append(f.taken, box{f.x.at(order[i].X), f.y.at(order[i].Y), 2 * radius, 2 * radius})
	}
	for _, s := range order {
		f.name(s)
	}
}

// name writes the name of a point on its right, left, above or below, where nothing is written yet; else not at all.
func (f *field) name(s Spot) {
	text := cut(s.Name, f.width/3)
	wide, x, y := textWide(text), f.x.at(s.X), f.y.at(s.Y)
	for _, at := range []struct {
		x, y   float64
		anchor string
		middle float64
	}{{x + 11, y, start, x + 11 + wide/2}, {x - 11, y, finish, x - 11 - wide/2}, {x, y - 16, middle, x}, {x, y + 16, middle, x}} {
		b := box{at.middle, at.y, wide, lineHigh - 2}
		if b.x-wide/2 < f.left || b.x+wide/2 > f.width || b.y < f.top+8 || b.y > f.bottom-8 || slices.ContainsFunc(f.taken, b.meets) {
			continue
		}
		class := "chart-label"
		if s.Here {
			class = "chart-name"
		}
		f.text(class, at.x, at.y+4, at.anchor, text)
		f.taken = append(f.taken, b)
		return
	}
}

// Table is what the chart shows, in the order of the points.
func (s Scatter) Table() Table {
	t := Table{Caption: s.Title, Columns: []string{s.What, s.Across, s.Up}}
	for _, p := range s.Points {
		up := none
		if known(p.Y) {
			up = s.SayUp(p.Y)
		}
		t.Rows = append(t.Rows, []string{p.Name, s.said(p.X), up})
	}
	return t
}
