package figure

import (
	"bytes"
	"fmt"
	"html"
	"math"
)

// DotPlot sets the values of a few places side by side, a row for each thing: positions on one scale are
// what people read best. The first mark of a row stands for the place shown, the others for what it is compared with.
type DotPlot struct {
	Rows  []DotRow
	Names []string // of the marks, in the order of the values of a row
	Say   func(float64) string
	Zero  bool // the scale holds zero, and a line shows it
	Width int
}

// DotRow is a row: what it is about and a value for each mark; NaN where there is none.
type DotRow struct {
	Label  string
	Values []float64
}

// The measures of a chart, in units of the drawing.
const (
	chartRow   = 34
	chartLeft  = 190
	chartRight = 24
	chartTop   = 30
	keyHeight  = 22
)

// Draw draws the chart as SVG. Its colours are those of the page: see the classes chart-*.
func (d DotPlot) Draw() []byte {
	low, high := d.scale()
	var b bytes.Buffer
	height := chartTop + len(d.Rows)*chartRow + keyHeight*((len(d.Names)+1)/2) + 14
	at := func(v float64) float64 {
		return chartLeft + (v-low)/(high-low)*float64(d.Width-chartLeft-chartRight)
	}
	fmt.Fprintf(&b, `<svg class="chart" viewBox="0 0 %d %d" aria-hidden="true" focusable="false">`, d.Width, height)
	d.axis(&b, low, high, at)
	for i, row := range d.Rows {
		y := chartTop + i*chartRow + chartRow/2
		fmt.Fprintf(&b, `<text class="chart-label" x="0" y="%d">%s</text><path class="chart-rule" d="M%d %dH%d"/>`, y+4, html.EscapeString(row.Label), chartLeft, y, d.Width-chartRight)
		for k := len(row.Values) - 1; k >= 0; k-- {
			if v := row.Values[k]; !math.IsNaN(v) {
				b.WriteString(mark(k, at(v), float64(y)))
			}
		}
	}
	for k, name := range d.Names {
		x, y := 8+float64(k%2)*float64(d.Width)/2, float64(chartTop+len(d.Rows)*chartRow+14+k/2*keyHeight)
		fmt.Fprintf(&b, `%s<text class="chart-key" x="%.0f" y="%.0f">%s</text>`, mark(k, x, y), x+14, y+4, html.EscapeString(name))
	}
	b.WriteString(`</svg>`)
	return b.Bytes()
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

// scale finds round bounds around the values.
func (d DotPlot) scale() (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, r := range d.Rows {
		for _, v := range r.Values {
			if !math.IsNaN(v) {
				low, high = min(low, v), max(high, v)
			}
		}
	}
	if d.Zero {
		low, high = min(low, 0), max(high, 0)
	}
	if low > high || low == high {
		low, high = min(low, 0, high), max(high, 0, low)+1
		if math.IsInf(low, 0) || math.IsInf(high, 0) {
			low, high = 0, 1
		}
	}
	step := Step(high - low)
	return math.Floor(low/step) * step, math.Ceil(high/step) * step
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

func (d DotPlot) axis(b *bytes.Buffer, low, high float64, at func(float64) float64) {
	step := Step(high - low)
	bottom := chartTop + len(d.Rows)*chartRow
	for i := 0; low+float64(i)*step <= high+step/2; i++ {
		v := low + float64(i)*step
		class := "chart-grid"
		if d.Zero && math.Abs(v) < step/1000 {
			v, class = 0, "chart-zero"
		}
		fmt.Fprintf(b, `<path class="%s" d="M%.1f %dV%d"/><text class="chart-axis" x="%.1f" y="%d">%s</text>`, class, at(v), chartTop-4, bottom, at(v), chartTop-12, html.EscapeString(d.Say(v)))
	}
}
