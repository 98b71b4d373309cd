package figure

import (
	"bytes"
	"fmt"
	"html"
	"math"
)

// Sheet is what a chart is drawn on, and what it says besides its figures, in the language of the reader.
type Sheet struct {
	Title string               // what is shown
	Text  string               // what to see there, for those who do not see it
	Empty string               // what is written when there is nothing to draw
	Say   func(float64) string // writes a value with its unit
	Width int                  // in units, about one pixel each: Wide or Narrow as a rule
}

// The widths that charts are drawn for. On a page narrower than Wide the narrow drawing is shown in place of the other:
// labels stand above their rows there, and no letter is smaller.
const (
	Wide   = 720
	Narrow = 328 // a phone of 360 with its margins
)

// narrow reports whether labels stand above their rows.
func (s Sheet) narrow() bool { return s.Width < 480 }

// Both draws a chart for a page and for a phone. Only one of the two is shown at a time; what is no page, such as a file of text,
// keeps the first.
func Both(draw func(width int) []byte) []byte { return append(draw(Wide), draw(Narrow)...) }

// Table is what a chart shows, in words and figures; the first column says of what.
type Table struct {
	Caption string     `json:"caption"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

// none stands in a table for a value that is not there.
const none = "—"

// said writes a value, or that there is none.
func (s Sheet) said(v float64) string {
	if !known(v) {
		return none
	}
	return s.Say(v)
}

// known reports whether a value can be drawn.
func known(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func unknown(v float64) bool { return !known(v) }

// canvas collects the parts of a chart; how high it is comes out at the end.
type canvas struct {
	bytes.Buffer
	width float64
}

func (s Sheet) canvas() *canvas { return &canvas{width: float64(s.Width)} }

// end wraps what was drawn.
func (s Sheet) end(c *canvas, height float64) []byte {
	var b bytes.Buffer
	size := "chart-wide"
	if s.narrow() {
		size = "chart-narrow"
	}
	fmt.Fprintf(&b, `<svg class="chart %s" viewBox="0 0 %d %.0f" aria-hidden="true" focusable="false">`, size, s.Width, math.Ceil(height))
	if s.Title != "" {
		fmt.Fprintf(&b, `<title>%s</title><desc>%s</desc>`, html.EscapeString(s.Title), html.EscapeString(s.Text))
	}
	b.Write(c.Bytes())
	b.WriteString(`</svg>`)
	return b.Bytes()
}

// empty is the drawing of nothing, which says so.
func (s Sheet) empty() []byte {
	c := s.canvas()
	y := c.lines("chart-soft", 0, 24, "start", wrap(s.Empty, c.width, 3))
	return s.end(c, y+4)
}

// Anchors of texts.
const (
	start  = "start"
	middle = "middle"
	finish = "end"
)

func (c *canvas) text(class string, x, y float64, anchor, text string) {
	fmt.Fprintf(c, `<text class="%s" x="%.1f" y="%.1f" text-anchor="%s">%s</text>`, class, x, y, anchor, html.EscapeString(text))
}

// lines writes lines under one another, and returns where the next would stand.
func (c *canvas) lines(class string, x, y float64, anchor string, lines []string) float64 {
	for _, line := range lines {
		c.text(class, x, y, anchor, line)
		y += lineHigh
	}
	return y
}

// inside writes a text around x, moved as far as needed to stay on the sheet.
func (c *canvas) inside(class string, x, y float64, text string) {
	text = cut(text, c.width)
	c.text(class, inside(x, textWide(text), c.width), y, middle, text)
}

func (c *canvas) line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(c, `<path class="%s" d="M%.1f %.1fL%.1f %.1f"/>`, class, x1, y1, x2, y2)
}

func (c *canvas) bar(class string, x1, x2, y, high float64) {
	fmt.Fprintf(c, `<path class="%s" d="M%.1f %.1fH%.1fV%.1fH%.1fz"/>`, class, x1, y, x2, y+high, x1)
}

func (c *canvas) dot(class string, x, y, radius float64) {
	fmt.Fprintf(c, `<circle class="%s" cx="%.1f" cy="%.1f" r="%.1f"/>`, class, x, y, radius)
}
