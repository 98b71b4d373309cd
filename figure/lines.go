package figure

import (
	"cmp"
	"slices"
)

// Lines shows how a few things went, on one scale. Each line bears its name where it ends: nobody looks back and forth between
// a line and a key. The first is the place shown.
type Lines struct {
	Sheet
	Times  []string // names of the moments, at equal distances
	Series []Series
	When   string // head of the column of moments in the table
}

// Series is a thing and its values, NaN where there is none: the line has a gap there, nothing is bridged.
type Series struct {
	Name   string
	Values []float64
}

// The measures of a chart of lines, in units.
const (
	linesHigh = 220.0 // least height of the ground
	keyed     = 26.0  // from the ground to the names of the moments and under them
	namesMost = 200.0 // most width of the names of the lines
)

// On draws the chart on a sheet of a width.
func (l Lines) On(width int) []byte {
	l.Width = width
	return l.Draw()
}

// Draw draws the chart.
func (l Lines) Draw() []byte {
	if len(l.Times) == 0 || !slices.ContainsFunc(l.Series, Series.any) {
		return l.empty()
	}
	c := l.canvas()
	names := l.endings(min(namesMost, c.width*.36))
	total := 0.0
	for _, n := range names {
		total += n.high
	}
	g := newGround(l.Series, len(l.Times), max(linesHigh, total), l.Say)
	room := widestLine(names) + 14
	g.place(widest(g.said)+8, c.width-room, 12)
	g.levels(c, true)
	g.moments(c, l.Times)
	for i := len(l.Series) - 1; i >= 0; i-- { // the place shown is drawn last, over the others
		g.trace(c, i, l.Series[i].Values)
	}
	g.endings(c, names, c.width-room+14)
	return l.end(c, g.bottom+keyed)
}

// any reports whether a series has a value.
func (s Series) any() bool { return slices.ContainsFunc(s.Values, known) }

// last is the last value and its place.
func (s Series) last() (i int, v float64) {
	for i = len(s.Values) - 1; i >= 0; i-- {
		if known(s.Values[i]) {
			return i, s.Values[i]
		}
	}
	return -1, 0
}

// ending is the name of a line, written at its end.
type ending struct {
	series int
	lines  []string
	high   float64
	value  float64
	place  int // of the moment where the line ends
}

// endings are the names of the lines that have a value, broken to a width.
func (l Lines) endings(room float64) (all []ending) {
	for i, s := range l.Series {
		s.Values = s.Values[:min(len(s.Values), len(l.Times))]
		if at, v := s.last(); at >= 0 {
			lines := append(wrap(s.Name, room, 2), l.Say(v))
			if joined := lines[len(lines)-2] + " " + lines[len(lines)-1]; textWide(joined) <= room {
				lines = append(lines[:len(lines)-2], joined)
			}
			all = append(all, ending{i, lines, lineHigh*float64(len(lines)) + 3, v, at})
		}
	}
	return all
}

func widestLine(all []ending) (most float64) {
	for _, e := range all {
		most = max(most, widest(e.lines))
	}
	return most
}

// endings writes the names of the lines next to their ends, moved apart so that none covers another.
func (g *ground) endings(c *canvas, all []ending, x float64) {
	slices.SortStableFunc(all, func(a, b ending) int { return cmp.Compare(b.value, a.value) })
	var wanted, heights []float64
	for _, e := range all {
		wanted, heights = append(wanted, g.values.at(e.value)), append(heights, e.high)
	}
	for i, y := range spread(wanted, heights, g.top-6, g.bottom+6) {
		e := all[i]
		end := g.values.at(e.value)
		c.line("chart-leader", g.x(e.place)+2, end, x-3, y)
		class := "chart-label"
		if e.series == 0 {
			class = "chart-name"
		}
		c.lines(class, x, y-lineHigh/2*float64(len(e.lines)-1)+4, start, e.lines)
	}
}

// spread moves things of some heights apart on a line, in their order, as little as needed, between two ends. The wanted middles
// are in order. What does not fit goes over the far end.
func spread(wanted, heights []float64, low, high float64) []float64 {
	at := slices.Clone(wanted)
	floor := low
	for i := range at {
		at[i] = max(at[i], floor+heights[i]/2)
		floor = at[i] + heights[i]/2
	}
	ceiling := max(high, low+sum(heights))
	for i := len(at) - 1; i >= 0; i-- {
		at[i] = min(at[i], ceiling-heights[i]/2)
		ceiling = at[i] - heights[i]/2
	}
	return at
}

func sum(all []float64) (total float64) {
	for _, v := range all {
		total += v
	}
	return total
}

// Table is what the chart shows, a row for each moment.
func (l Lines) Table() Table {
	t := Table{Caption: l.Title, Columns: []string{l.When}}
	for _, s := range l.Series {
		t.Columns = append(t.Columns, s.Name)
	}
	for i, when := range l.Times {
		cells := []string{when}
		for _, s := range l.Series {
			cells = append(cells, s.at(l.Sheet, i))
		}
		t.Rows = append(t.Rows, cells)
	}
	return t
}

func (s Series) at(sheet Sheet, i int) string {
	if i >= len(s.Values) {
		return none
	}
	return sheet.said(s.Values[i])
}
