package web

import (
	"html/template"
	"strconv"
	"strings"

	"jalon/atlas"
	"jalon/figure"
	"jalon/web/ui"
)

// extent is a set of communes that a map shows under one name.
type extent struct {
	name  string
	codes []string
	href  string // what choosing it on the map or in the legend leads to, as its name says; "" for nothing
	aspect
}

// aspect is how a map tells what an extent is, whatever its name: a hue, a class of the sheet of style, words.
type aspect struct {
	hue   int
	class string
	words string // above the first of them in the legend
}

// extents draws sets of communes, near by, over the outlines of the departments that they lie in: by their ground where contours are known; those without
// a commune are left out.
func (v *visit) extents(vintage atlas.Vintage, caption string, all []extent) ui.Map {
	m := figure.Map{Width: 640, Close: true}
	var legend []ui.Legend
	for _, e := range all {
		if len(e.codes) == 0 {
			continue
		}
		line := ui.Legend{Under: e.words, Class: e.class, Number: strconv.Itoa(len(legend) + 1), Href: e.href, Text: e.name + v.say(" : ", ": ") + v.count(len(e.codes), communeWord, communeWords)}
		group := v.group(line.Number, vintage, e.codes, false)
		group.Hue, group.Class = e.hue, e.class
		if e.href != "" {
			group.Link = &figure.Link{Href: e.href, Name: line.Text}
		}
		m.Groups, legend = append(m.Groups, group), append(legend, line)
	}
	m.Outlines = v.departmentsOf(vintage, all)
	drawing := m.Draw()
	for i := range legend {
		legend[i].Hue = drawing.Hues[i]
	}
	return ui.Map{ID: "map", Caption: caption, Drawing: template.HTML(drawing.SVG), Legend: legend, Source: v.mapSource(vintage),
		Summary: v.say("Carte : {sets}.", "Map: {sets}.", "sets", legended(legend)), Linked: m.Linked()}
}

// legended lists what a legend says, each under its words.
func legended(legend []ui.Legend) string {
	var all []string
	for i, l := range legend {
		if i > 0 && l.Under == legend[i-1].Under {
			all = append(all, l.Text)
			continue
		}
		all = append(all, strings.TrimPrefix(l.Under+" – "+l.Text, " – "))
	}
	return strings.Join(all, " ; ")
}

// departmentsOf are the outlines of the departments in which something lies.
func (v *visit) departmentsOf(vintage atlas.Vintage, all []extent) (lines [][]figure.Point) {
	in := map[string]bool{}
	for _, e := range all {
		for _, code := range e.codes {
			if c, _ := vintage.Commune(code); !in[c.Department] {
				in[c.Department] = true
				lines = append(lines, v.outline(c.Department)...)
			}
		}
	}
	return lines
}
