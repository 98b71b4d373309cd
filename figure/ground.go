package figure

import (
	"fmt"
	"strings"
)

// ground is where lines are drawn: moments from left to right, values from bottom to top.
type ground struct {
	values              axis
	ticks               []float64
	said                []string // the values of the ticks
	left, right         float64
	top, bottom, height float64
	moment              int // how many there are
}

// newGround makes the scale for some series; place sets it on the sheet.
func newGround(series []Series, moments int, height float64, say func(float64) string) *ground {
	var all []float64
	for _, s := range series {
		all = append(all, s.Values...)
	}
	g := &ground{values: linear(all, 0, height), height: height, moment: moments}
	g.ticks = g.values.all()
	for len(g.ticks) > 2 && height/float64(len(g.ticks)-1) < 2*lineHigh {
		g.ticks = g.values.fewer(g.ticks)
	}
	for _, v := range g.ticks {
		g.said = append(g.said, say(v))
	}
	return g
}

func (g *ground) place(left, right, top float64) {
	g.left, g.right, g.top, g.bottom = left, right, top, top+g.height
	g.values.from, g.values.to = g.bottom, g.top
}

func (g *ground) x(i int) float64 {
	if g.moment == 1 {
		return (g.left + g.right) / 2
	}
	return g.left + float64(i)*(g.right-g.left)/float64(g.moment-1)
}

// levels draws a thin line for each tick, named on its left when asked.
func (g *ground) levels(c *canvas, named bool) {
	for i, v := range g.ticks {
		y := g.values.at(v)
		c.line("chart-grid", g.left, y, g.right, y)
		if named {
			c.text("chart-soft", g.left-8, y+4, finish, g.said[i])
		}
	}
}

// moments names as many moments as there is room for, the last one always.
func (g *ground) moments(c *canvas, names []string) {
	free := c.width
	for i := len(names) - 1; i >= 0; i-- {
		half := textWide(names[i]) / 2
		x := inside(g.x(i), 2*half, c.width)
		if i < len(names)-1 && x+half > free {
			continue
		}
		c.line("chart-grid", g.x(i), g.bottom, g.x(i), g.bottom+4)
		c.text("chart-soft", x, g.bottom+18, middle, names[i])
		free = x - half - 8
	}
}

// trace draws a line, with a gap where a value is missing and a point where one stands alone.
func (g *ground) trace(c *canvas, series int, values []float64) {
	class := lineClass(series)
	var path strings.Builder
	for i, v := range values[:min(len(values), g.moment)] {
		if !known(v) {
			continue
		}
		before := i > 0 && known(values[i-1])
		if after := i+1 < min(len(values), g.moment) && known(values[i+1]); !before && !after {
			c.dot(class+" chart-point", g.x(i), g.values.at(v), 3)
		}
		letter := "M"
		if before {
			letter = "L"
		}
		fmt.Fprintf(&path, "%s%.1f %.1f", letter, g.x(i), g.values.at(v))
	}
	fmt.Fprintf(c, `<path class="%s" d="%s"/>`, class, path.String())
}

// lineClass gives each line its stroke: colour never stands alone. After six they start again, and the names tell.
func lineClass(series int) string { return fmt.Sprintf("chart-line line-%d", series%6+1) }
