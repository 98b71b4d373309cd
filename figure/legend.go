package figure

import (
	"math"
	"slices"
	"strconv"
)

// class is what a class holds: its least and greatest values, and how many places at each date.
type class struct {
	low, high float64
	count     []int
}

// classes are those of a map, from the lowest; missing counts the places without a value.
func (m Choropleth) classes(starts []float64) (all []class, missing class) {
	all, missing.count = make([]class, len(starts)), make([]int, len(m.Dates))
	for i := range all {
		all[i] = class{math.Inf(1), math.Inf(-1), make([]int, len(m.Dates))}
	}
	for _, p := range m.Places {
		for d := range m.Dates {
			v := p.at(d)
			if !known(v) {
				missing.count[d]++
				continue
			}
			c := &all[classOf(starts, v)]
			c.low, c.high = min(c.low, v), max(c.high, v)
			c.count[d]++
		}
	}
	return all, missing
}

// entry is a line of the legend.
type entry struct {
	shade int
	text  string
	count []int
}

// entries are the classes, from the lowest, with the bounds that their places really have; then what has no value.
func (m Choropleth) entries(starts []float64) (entries []entry) {
	all, missing := m.classes(starts)
	for i, one := range all {
		entries = append(entries, entry{i + 1, m.Between(one.low, one.high), one.count})
	}
	if slices.Max(missing.count) > 0 {
		entries = append(entries, entry{0, m.Missing, missing.count})
	}
	return entries
}

// legend writes the classes under the maps, with how many places each has at each date, and returns where it ends.
func (m Choropleth) legend(c *canvas, starts []float64, y float64) float64 {
	const swatch, text = 24.0, 34.0
	entries := m.entries(starts)
	column, room := max(widest(m.Dates)+14, 44), 0.0
	for _, e := range entries {
		room = max(room, textWide(e.text))
	}
	room = min(room, c.width-text-column*float64(len(m.Dates)))
	count := func(date int) float64 { return text + room + column*float64(date+1) }
	for d, date := range m.Dates {
		if len(m.Dates) > 1 {
			c.text("chart-soft", count(d), y, finish, date)
		}
	}
	for _, e := range entries {
		y += 20
		c.bar("ground shade-"+strconv.Itoa(e.shade), 1, 1+swatch, y-11, 14)
		c.text("chart-label", text, y, start, cut(e.text, room))
		for d, n := range e.count {
			c.text("chart-value", count(d), y, finish, strconv.Itoa(n))
		}
	}
	if m.Here != "" {
		y += 20
		c.bar("ground shade-0 ground-here", 1, 1+swatch, y-11, 14)
		c.text("chart-label", text, y, start, cut(m.Here, c.width-text))
	}
	if m.Note == "" {
		return y + 10
	}
	return c.lines("chart-soft", 0, y+24, start, wrap(m.Note, c.width, 3))
}
