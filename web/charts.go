package web

import (
	"html/template"
	"strings"

	"jalon/figure"
	"jalon/web/ui"
)

// mostDrawn is how many rows a chart of a dashboard has at most: the table below it has them all.
const mostDrawn = 12

// chart sets a drawing on a page.
func chart(id, caption, summary, note string, draw func(width int) []byte) *ui.Chart {
	return &ui.Chart{ID: "chart-" + id, Caption: caption, Summary: summary, Note: note, Drawing: template.HTML(figure.Both(draw))} // figure escapes what it writes
}

// some says that a chart shows only the first rows of a table.
func (v *visit) some(all int, note string) string {
	if all <= mostDrawn {
		return note
	}
	return sentences(note, v.say("Les {n} premières lignes ; le tableau les a toutes.", "The first {n} rows; the table has them all.", "n", mostDrawn))
}

// sentences sets one after another, if there is any.
func sentences(a, b string) string { return strings.TrimSpace(a + " " + b) }
