package figure

// Strip shows where one place stands among many, on one scale: each other is a thin line, nobody is
// ranked.
type Strip struct {
	Values []float64 // of all, NaN where there is none
	Here   float64
	Name   string // of the place shown
	Say    func(float64) string
	Width  int
}

// On draws the chart on a sheet of a width.
func (s Strip) On(width int) []byte {
	s.Width = width
	return s.Draw()
}

// Draw draws the strip as SVG.
func (s Strip) Draw() []byte {
	sheet := Sheet{Say: s.Say, Width: s.Width}
	c := sheet.canvas()
	const top, bottom = 36.0, 68.0
	a := linear(append([]float64{s.Here}, s.Values...), edge, c.width-edge)
	c.line("chart-rule", a.from, bottom, a.to, bottom)
	for _, v := range s.Values {
		if known(v) {
			c.line("chart-other", a.at(v), top, a.at(v), bottom)
		}
	}
	for _, v := range a.ticks(s.Say, c.width) {
		c.line("chart-grid", a.at(v), bottom, a.at(v), bottom+5)
		c.inside("chart-soft", a.at(v), bottom+20, s.Say(v))
	}
	if known(s.Here) {
		c.dot("chart-here", a.at(s.Here), (top+bottom)/2, 7)
		c.inside("chart-name", a.at(s.Here), top-12, s.Name+" : "+s.Say(s.Here))
	}
	return sheet.end(c, bottom+28)
}
