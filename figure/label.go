package figure

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"slices"
	"unicode/utf8"
)

// label is a number to be written on the map: where its group is, and where there was room to write it.
type label struct {
	text   string
	people int64
	at     box // the place of the group, as wide and high as the text
	put    box
}

// box is a rectangle of the drawing by its middle.
type box struct{ x, y, width, height float64 }

func (b box) meets(o box) bool {
	return math.Abs(b.x-o.x) < (b.width+o.width)/2 && math.Abs(b.y-o.y) < (b.height+o.height)/2
}

// The room that a number takes, in units.
const digitWide, textHigh = 8.0, 15.0

// numbers writes the number of each group on its middle, or near it when another is written there; a thin line then leads
// back. Groups with more people are served first.
func (p *pen) numbers(groups []Group) {
	var labels []label
	for _, g := range groups {
		if l, ok := p.label(g); ok {
			labels = append(labels, l)
		}
	}
	slices.SortStableFunc(labels, func(a, b label) int { return cmp.Compare(b.people, a.people) })
	var taken []box
	for i := range labels {
		l := &labels[i]
		l.put = free(l.at, taken)
		taken = append(taken, l.put)
	}
	for _, l := range labels {
		if math.Hypot(l.put.x-l.at.x, l.put.y-l.at.y) > textHigh {
			fmt.Fprintf(p, `<path class="map-leader" d="M%.0f %.0fL%.0f %.0f"/>`, l.at.x, l.at.y, l.put.x, l.put.y)
		}
	}
	for _, l := range labels {
		fmt.Fprintf(p, `<text x="%.0f" y="%.0f" text-anchor="middle">%s</text>`, l.put.x, l.put.y+4.5, html.EscapeString(l.text))
	}
}

// label finds the middle of a group: that of its people, or of its places when nobody was counted.
func (p *pen) label(g Group) (l label, ok bool) {
	var sum, x, y float64
	for _, d := range g.Dots {
		px, py, placed := p.place(d.Point)
		if !placed {
			continue
		}
		weight := math.Sqrt(float64(d.People) + 1)
		sum, x, y = sum+weight, x+weight*float64(px)/10, y+weight*float64(py)/10
		l.people += d.People
	}
	if sum == 0 || g.Number == "" {
		return l, false
	}
	l.text = g.Number
	l.at = box{x / sum, y / sum, digitWide*float64(utf8.RuneCountInString(g.Number)) + 4, textHigh}
	return l, true
}

// free returns the place nearest to the one wanted that touches none taken; the one wanted, when there is none near.
func free(wanted box, taken []box) box {
	for ring := 0.0; ring <= 4; ring++ {
		for turn := range 12 {
			b := wanted
			b.x += 13 * ring * math.Cos(float64(turn)*math.Pi/6)
			b.y += 11 * ring * math.Sin(float64(turn)*math.Pi/6)
			if !slices.ContainsFunc(taken, b.meets) {
				return b
			}
		}
	}
	return wanted
}
