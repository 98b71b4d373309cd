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
	if !slices.ContainsFunc(s.Points, Spot.known) {
		return s.empty()
	}
	f := s.field()
	f.text("chart-soft", 0, 10, start, cut(s.Up+" ↑", f.width))
	f.quarters(s)
	f.points(s.Points)
	return s.end(f.canvas, f.bottom+belowAxis)
}

// field is the ground of a scatter, and what is already written on it.
type field struct {
	*canvas
	x, y              axis
	left, top, bottom float64
	taken             []box
}

// field makes the ground for the points that are known, and for where the quarters meet.
func (s Scatter) field() *field {
	xs, ys := []float64{s.AcrossAt}, []float64{s.UpAt}
	for _, p := range s.Points {
		if p.known() {
			xs, ys = append(xs, p.X), append(ys, p.Y)
		}
	}
	c := s.canvas()
	const top = 24
	f := &field{canvas: c, top: top, bottom: top + max(c.width*scatterShape, 300)}
	f.y = linear(ys, f.bottom-edge, f.top+edge)
	ticks := f.y.all()
	var said []string
	for _, v := range ticks {
		said = append(said, s.SayUp(v))
	}
	f.left = widest(said) + 8
	f.x = linear(xs, f.left+edge, c.width-edge-2)
	f.grid(s, ticks, said)
	return f
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

// quarters writes what each quarter means in its outer corner.
func (f *field) quarters(s Scatter) {
	x, y := f.x.at(s.AcrossAt), f.y.at(s.UpAt)
	for i, words := range s.Quarters {
		if words == "" {
			continue
		}
		wide, high := x-f.left, y-f.top
		if i%2 == 1 {
			wide = f.width - x
		}
		if i >= 2 {
			high = f.bottom - y
		}
		f.quarter(words, i%2 == 1, i >= 2, wide, high)
	}
}

// quarter writes in a corner, unless it has no room.
func (f *field) quarter(words string, right, below bool, wide, high float64) {
	const margin = 6
	lines := wrap(words, min(wide-2*margin, 220), 3)
	tall := lineHigh * float64(len(lines))
	if high < tall+2*margin || wide < 60 {
		return
	}
	x, anchor, middle := f.left+margin, start, f.left+margin+widest(lines)/2
	if right {
		x, anchor, middle = f.width-margin, finish, f.width-margin-widest(lines)/2
	}
	y := f.top + 16
	if below {
		y = f.bottom - tall + 6
	}
	f.lines("chart-quarter", x, y, anchor, lines)
	f.taken = append(f.taken, box{middle, y - 12 + tall/2, widest(lines), tall})
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
