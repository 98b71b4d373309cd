package figure

// Multiples shows the same few lines again and again, a small panel for each thing, on one scale for all: what differs is seen
// at once.
type Multiples struct {
	Sheet
	Times  []string // names of the moments, at equal distances
	Names  []string // of the lines, the same in each panel
	Panels []Panel
	What   string // head of the column of panels in the table
	When   string // head of the column of moments
}

// Panel is a thing and the values of each line; NaN where there is none.
type Panel struct {
	Name   string
	Values [][]float64
}

// The measures of panels, in units.
const (
	panelHigh  = 96.0
	panelApart = 22.0
	sample     = 24.0 // length of the stroke that stands for a line in the key
)

// series are the lines of every panel, for the one scale.
func (m Multiples) series() (all []Series) {
	for _, p := range m.Panels {
		for _, v := range p.Values {
			all = append(all, Series{Values: v})
		}
	}
	return all
}

// On draws the chart on a sheet of a width.
func (m Multiples) On(width int) []byte {
	m.Width = width
	return m.Draw()
}

// Draw draws the chart.
func (m Multiples) Draw() []byte {
	series, known := m.series(), false
	for _, s := range series {
		known = known || s.any()
	}
	if !known || len(m.Times) == 0 {
		return m.empty()
	}
	c := m.canvas()
	y := m.key(c)
	columns := m.columns()
	g := newGround(series, len(m.Times), panelHigh, m.Say)
	left := widest(g.said) + 8
	width := (c.width - left - panelApart*float64(columns-1) - edge) / float64(columns)
	for i := 0; i < len(m.Panels); i += columns {
		y = m.line(c, g, m.Panels[i:min(i+columns, len(m.Panels))], left, width, y)
	}
	return m.end(c, y)
}

// columns is how many panels stand side by side: two by two when there are four.
func (m Multiples) columns() int {
	if n := len(m.Panels); n < 3 || n == 4 || m.narrow() {
		return min(n, 2)
	}
	return 3
}

// line draws panels side by side, and returns where the next ones go. The first bears the values of the scale.
func (m Multiples) line(c *canvas, g *ground, panels []Panel, left, width, y float64) float64 {
	heads, tall := make([][]string, len(panels)), 0
	for i, p := range panels {
		heads[i] = wrap(p.Name, width, 2)
		tall = max(tall, len(heads[i]))
	}
	top := y + lineHigh*float64(tall) + 8
	for i, p := range panels {
		x := left + float64(i)*(width+panelApart)
		c.lines("chart-name", x, top-8-lineHigh*float64(len(heads[i])-1), start, heads[i])
		g.place(x, x+width, top)
		g.levels(c, i == 0)
		g.ends(c, m.Times)
		for k := len(p.Values) - 1; k >= 0; k-- {
			g.trace(c, k, p.Values[k])
		}
	}
	return top + panelHigh + 34
}

// ends names the first moment and the last, inside of their panel.
func (g *ground) ends(c *canvas, names []string) {
	first, last := names[0], names[len(names)-1]
	c.text("chart-soft", g.right, g.bottom+16, finish, last)
	if len(names) > 1 && textWide(first)+textWide(last)+8 < g.right-g.left {
		c.text("chart-soft", g.left, g.bottom+16, start, first)
	}
}

// key says which line is which, and returns where the panels begin.
func (m Multiples) key(c *canvas) float64 {
	x, y := 0.0, 12.0
	for i, name := range m.Names {
		name = cut(name, c.width-sample-6)
		wide := sample + 6 + textWide(name)
		if x > 0 && x+wide > c.width {
			x, y = 0, y+20
		}
		c.line(lineClass(i), x+1, y-4, x+sample, y-4)
		c.text("chart-label", x+sample+6, y, start, name)
		x += wide + 20
	}
	return y + 16
}

// Table is what the chart shows, a row for each moment of each panel.
func (m Multiples) Table() Table {
	t := Table{Caption: m.Title, Columns: append([]string{m.What, m.When}, m.Names...)}
	for _, p := range m.Panels {
		for i, when := range m.Times {
			cells := []string{p.Name, when}
			for _, v := range p.Values {
				cells = append(cells, Series{Values: v}.at(m.Sheet, i))
			}
			t.Rows = append(t.Rows, cells)
		}
	}
	return t
}
