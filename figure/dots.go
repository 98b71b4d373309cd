package figure

import (
	"fmt"
	"math"
	"slices"
)

// DotPlot sets the values of a few places side by side, a row for each thing: positions on one scale are
// what people read best. The first mark of a row stands for the place shown, the others for what it is compared with.
type DotPlot struct {
	Rows   []DotRow
	Names  []string // of the marks, in the order of the values of a row
	Say    func(float64) string
	Zero   bool      // the scale holds zero, and a line shows it
	Holds  []float64 // what the scale holds besides the values
	Joined bool      // a stroke joins the marks of a row: how far apart they are is what counts
	Width  int
}

// DotRow is a row: what it is about and a value for each mark; NaN where there is none.
type DotRow struct {
	Label   string
	Values  []float64
	Written string // at the end of the row, when there is something to say
}

// On draws the chart on a sheet of a width.
func (d DotPlot) On(width int) []byte {
	d.Width = width
	return d.Draw()
}

// Draw draws the chart as SVG. Its colours are those of the page: see the classes chart-*.
func (d DotPlot) Draw() []byte {
	sheet := Sheet{Say: d.Say, Width: d.Width}
	var rows []row
	for _, r := range d.Rows {
		rows = append(rows, row{r.Label, r.Written})
	}
	c := sheet.rows(rows, func(from, to float64) axis { return linear(d.values(), from, to) })
	if d.Zero {
		zero := c.axis.at(0)
		c.line("chart-zero", zero, c.top-6, zero, c.bottom)
	}
	for i, r := range d.Rows {
		c.line("chart-rule", c.axis.from-edge, c.middle[i], c.axis.to+edge, c.middle[i])
		if here := slices.DeleteFunc(slices.Clone(r.Values), unknown); d.Joined && len(here) > 1 {
			c.line("chart-stem", c.axis.at(slices.Min(here)), c.middle[i], c.axis.at(slices.Max(here)), c.middle[i])
		}
		for k := len(r.Values) - 1; k >= 0; k-- {
			if v := r.Values[k]; known(v) {
				c.WriteString(mark(k, c.axis.at(v), c.middle[i]))
			}
		}
	}
	return sheet.finish(c, d.key(c.canvas, c.bottom+20))
}

// key says which mark is which, as many side by side as there is room for, and returns where it ends.
func (d DotPlot) key(c *canvas, y float64) float64 {
	x := 0.0
	for k, name := range d.Names {
		name = cut(name, c.width-24)
		wide := 24 + textWide(name)
		if x > 0 && x+wide > c.width {
			x, y = 0, y+22
		}
		c.WriteString(mark(k, x+8, y-4))
		c.text("chart-key", x+22, y, start, name)
		x += wide + 16
	}
	return y + 10
}

// mark draws the k-th mark: each has its shape, so that colour is never alone.
func mark(k int, x, y float64) string {
	switch k {
	case 0:
		return fmt.Sprintf(`<circle class="chart-here" cx="%.1f" cy="%.1f" r="7"/>`, x, y)
	case 1:
		return fmt.Sprintf(`<path class="chart-mark" d="M%.1f %.1fl5 9h-10z"/>`, x, y-5)
	case 2:
		return fmt.Sprintf(`<path class="chart-mark" d="M%.1f %.1fh8v8h-8z"/>`, x-4, y-4)
	case 3:
		return fmt.Sprintf(`<path class="chart-mark" d="M%.1f %.1fl5 5l-5 5l-5-5z"/>`, x, y-5)
	}
	return fmt.Sprintf(`<path class="chart-mark chart-tick" d="M%.1f %.1fv14"/>`, x, y-7)
}

// values are all that the scale has to hold.
func (d DotPlot) values() []float64 {
	all := slices.Clone(d.Holds)
	if d.Zero {
		all = append(all, 0)
	}
	for _, r := range d.Rows {
		all = append(all, r.Values...)
	}
	return all
}

// Step returns a round step that cuts a length in three to seven.
func Step(length float64) float64 {
	if length <= 0 || math.IsInf(length, 0) || math.IsNaN(length) {
		return 1
	}
	step := math.Pow(10, math.Floor(math.Log10(length)))
	for _, by := range []float64{.2, .5, 1} {
		if length/(step*by) <= 7 {
			return step * by
		}
	}
	return step * 2
}
