package figure

import (
	"bytes"
	"fmt"
	"html"
	"math"
)

// Strip shows where one place stands among many, on one scale: each other is a thin line, nobody is
// ranked.
type Strip struct {
	Values []float64 // of all, NaN where there is none
	Here   float64
	Name   string // of the place shown
	Say    func(float64) string
	Width  int
}

// Draw draws the strip as SVG.
func (s Strip) Draw() []byte {
	low, high := DotPlot{Rows: []DotRow{{Values: append([]float64{s.Here}, s.Values...)}}}.scale()
	const left, right, y = 12, 12, 52
	at := func(v float64) float64 { return left + (v-low)/(high-low)*float64(s.Width-left-right) }
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg class="chart" viewBox="0 0 %d 104" aria-hidden="true" focusable="false">`, s.Width)
	fmt.Fprintf(&b, `<path class="chart-rule" d="M%d %dH%d"/>`, left, y+16, s.Width-right)
	for _, v := range s.Values {
		if !math.IsNaN(v) {
			fmt.Fprintf(&b, `<path class="chart-other" d="M%.1f %dv32"/>`, at(v), y-16)
		}
	}
	for v, step := low, Step(high-low); v <= high+step/2; v += step {
		fmt.Fprintf(&b, `<text class="chart-axis" x="%.1f" y="%d">%s</text>`, at(v), y+36, html.EscapeString(s.Say(v)))
	}
	if !math.IsNaN(s.Here) {
		x := at(s.Here)
		anchor := "middle"
		switch {
		case x < float64(s.Width)/4:
			anchor = "start"
		case x > float64(s.Width)*3/4:
			anchor = "end"
		}
		fmt.Fprintf(&b, `<circle class="chart-here" cx="%.1f" cy="%d" r="7"/><text class="chart-name" text-anchor="%s" x="%.1f" y="%d">%s</text>`,
			x, y, anchor, x, y-26, html.EscapeString(s.Name+" : "+s.Say(s.Here)))
	}
	b.WriteString(`</svg>`)
	return b.Bytes()
}
