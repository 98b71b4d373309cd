package figure

import (
	"cmp"
	"slices"
)

// Lollipop shows how far a few things are from a reference, the furthest above first: how much more an activity weighs here
// than elsewhere. Equal ratios are equal lengths when Log is set, so that half is as far as double.
type Lollipop struct {
	Sheet
	Rows    []Stem
	At      float64 // the reference: 1 for an index of specialisation
	AtName  string  // what it is, written under its line
	Log     bool
	Columns [2]string // the heads of the table
}

// Stem is a row; its value is NaN when there is none. One that stands on little is drawn hollow.
type Stem struct {
	Label   string
	Value   float64
	Written string // beside the mark; the value when empty
	Fragile bool
}

// sorted are the rows, the largest first, those without a value last.
func (l Lollipop) sorted() []Stem {
	rows := slices.Clone(l.Rows)
	slices.SortStableFunc(rows, func(a, b Stem) int {
		if !known(a.Value) || !known(b.Value) {
			return cmp.Compare(boolean(known(b.Value)), boolean(known(a.Value)))
		}
		return cmp.Compare(b.Value, a.Value)
	})
	return rows
}

func boolean(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (l Lollipop) written(s Stem) string {
	if s.Written != "" {
		return s.Written
	}
	return l.said(s.Value)
}

// On draws the chart on a sheet of a width.
func (l Lollipop) On(width int) []byte {
	l.Width = width
	return l.Draw()
}

// Draw draws the chart.
func (l Lollipop) Draw() []byte {
	var rows []row
	sorted, values := l.sorted(), []float64{l.At}
	for _, s := range sorted {
		rows, values = append(rows, row{s.Label, l.written(s)}), append(values, s.Value)
	}
	if !slices.ContainsFunc(values[1:], known) {
		return l.empty()
	}
	scale := linear
	if l.Log {
		scale = ratios
	}
	c := l.rows(rows, func(from, to float64) axis { return scale(values, from, to) })
	reference := c.axis.at(l.At)
	c.line("chart-zero", reference, c.top-6, reference, c.bottom)
	for i, s := range sorted {
		if known(s.Value) {
			c.stem(reference, c.middle[i], s)
		}
	}
	if l.AtName == "" {
		return l.finish(c, c.bottom+4)
	}
	c.inside("chart-soft", reference, c.bottom+14, l.AtName)
	return l.finish(c, c.bottom+20)
}

func (c *ruled) stem(reference, y float64, s Stem) {
	x, class := c.axis.at(s.Value), "chart-here"
	if s.Fragile {
		class = "chart-hollow"
	}
	c.line("chart-stem", reference, y, x, y)
	c.dot(class, x, y, 6)
}

// Table is what the chart shows.
func (l Lollipop) Table() Table {
	t := Table{Caption: l.Title, Columns: l.Columns[:]}
	for _, s := range l.sorted() {
		t.Rows = append(t.Rows, []string{s.Label, l.written(s)})
	}
	return t
}
