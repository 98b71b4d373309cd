package figure

import (
	"fmt"
	"html"
	"slices"
)

// Link is where a group of a map leads, and its name: what choosing it does.
type Link struct{ Href, Name string }

// reach is the width of the stroke, not to be seen, by which a dot that leads somewhere is easier to choose, in tenths of a unit.
const reach = 140

// Linked reports whether something of the map leads somewhere: its drawing is then read link by link, and is no picture.
func (m Map) Linked() bool {
	return slices.ContainsFunc(m.Groups, func(g Group) bool { return g.Link != nil })
}

// spoken leaves a map without links to its summary.
func (m Map) spoken() string {
	if m.Linked() {
		return ""
	}
	return ` aria-hidden="true" focusable="false"`
}

// links draws the groups that lead somewhere, each as one link.
func (p *pen) links(groups []Group, hues []int) {
	for i, g := range groups {
		if g.Link == nil {
			continue
		}
		name := html.EscapeString(g.Link.Name)
		fmt.Fprintf(p, `<a class="map-link" href="%s" aria-label="%s"><title>%s</title>`, html.EscapeString(g.Link.Href), name, name)
		if len(g.Ground) > 0 {
			p.ground(g, hues[i])
		} else {
			p.stroke("dots map-reach", g.Dots, reach)
			p.sized(groups[i:i+1], hues[i:], func(Group) bool { return true })
		}
		p.WriteString(`</a>`)
	}
}
