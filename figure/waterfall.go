package figure

import "math"

// Waterfall shows how a change is made: effects one after the other, each from where the one before ends, and their sum. What is
// no cause but a remainder is drawn as such.
type Waterfall struct {
	Sheet
	Effects []Effect
	Sum     string    // the name of the sum
	Columns [2]string // the heads of the table
}

// Effect is a part of a change. Value is NaN when it is not known: then neither is the sum.
type Effect struct {
	Label string
	Value float64
	Rest  bool // what is left when the others are taken off
}

// Total is the sum of the effects; NaN when one of them is not known.
func (w Waterfall) Total() (sum float64) {
	for _, e := range w.Effects {
		if !known(e.Value) {
			return math.NaN()
		}
		sum += e.Value
	}
	return sum
}

// barHigh is the thickness of bars, in units.
const barHigh = 16.0

// On draws the chart on a sheet of a width.
func (w Waterfall) On(width int) []byte {
	w.Width = width
	return w.Draw()
}

// Draw draws the chart. A change with an effect that is not known cannot be drawn: the table says which.
func (w Waterfall) Draw() []byte {
	total := w.Total()
	if !known(total) || len(w.Effects) == 0 {
		return w.empty()
	}
	var rows []row
	level, levels := 0.0, []float64{0}
	for _, e := range w.Effects {
		rows = append(rows, row{e.Label, w.Say(e.Value)})
		level += e.Value
		levels = append(levels, level)
	}
	c := w.rows(append(rows, row{w.Sum, w.Say(total)}), func(from, to float64) axis { return linear(levels, from, to) })
	zero := c.axis.at(0)
	c.line("chart-zero", zero, c.top-6, zero, c.bottom)
	for i, e := range w.Effects {
		from, to := c.axis.at(levels[i]), c.axis.at(levels[i+1])
		c.bar(e.class(), from, to, c.middle[i]-barHigh/2, barHigh)
		c.line("chart-link", to, c.middle[i]+barHigh/2, to, c.middle[i+1]-barHigh/2)
	}
	c.bar("chart-sum", zero, c.axis.at(total), c.middle[len(w.Effects)]-barHigh/2, barHigh)
	return w.finish(c, c.bottom+4)
}

func (e Effect) class() string {
	switch {
	case e.Rest:
		return "chart-rest"
	case e.Value < 0:
		return "chart-loss"
	}
	return "chart-gain"
}

// Table is what the chart shows.
func (w Waterfall) Table() Table {
	t := Table{Caption: w.Title, Columns: w.Columns[:]}
	for _, e := range w.Effects {
		t.Rows = append(t.Rows, []string{e.Label, w.said(e.Value)})
	}
	t.Rows = append(t.Rows, []string{w.Sum, w.said(w.Total())})
	return t
}
