package document

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// odf writes blocks in the language of OpenDocument, and keeps the pictures they need.
type odf struct {
	drawn  [][]byte
	tables int
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a builder takes everything
	return b.String()
}

func (o *odf) sections(all []Section) string {
	var b strings.Builder
	for _, s := range all {
		b.WriteString(o.heading(s))
		b.WriteString(o.blocks(s.Blocks))
	}
	return b.String()
}

// heading is the title of a section, marked so that the table of contents finds its page.
func (o *odf) heading(s Section) string {
	style, level := "Heading_20_2", 2
	switch {
	case s.Part:
		style, level = "Heading_20_3", 3
	case s.Page:
		style = "JalonPage"
	}
	return fmt.Sprintf(`<text:h text:style-name="%s" text:outline-level="%d"><text:bookmark text:name="%s"/>%s</text:h>`, style, level, escaped(s.Anchor()), o.run(Run{s.Title, s.Change}))
}

// contents is the table of contents: the program that opens the file finds the pages.
func (o *odf) contents(d *Document) string {
	all := d.Contents()
	if all == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString(o.text("JalonCaption", escaped(d.ContentsTitle())))
	for _, e := range all {
		style := "JalonEntry"
		if e.Part {
			style = "JalonSubEntry"
		}
		name := escaped(e.Anchor())
		b.WriteString(o.text(style, fmt.Sprintf(`<text:a xlink:type="simple" xlink:href="#%s"><text:span text:style-name="JalonLink">%s</text:span></text:a><text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="%s">–</text:bookmark-ref>`, name, escaped(e.Title), name)))
	}
	return b.String()
}

func (o *odf) blocks(all []Block) string {
	var b strings.Builder
	for _, one := range all {
		switch one := one.(type) {
		case Paragraph:
			b.WriteString(o.paragraph(one))
		case Table:
			b.WriteString(o.table(one))
		case Drawing:
			b.WriteString(o.drawing(one))
		}
	}
	return b.String()
}

func (o *odf) paragraph(p Paragraph) string {
	style, before := "Standard", ""
	switch {
	case p.Item:
		style, before = "JalonItem", "– "
	case p.Note:
		style = "JalonNote"
	case p.Loud:
		style = "JalonLoud"
	}
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(o.run(r))
	}
	return o.text(style, before+b.String())
}

func (o *odf) text(style, content string) string {
	return `<text:p text:style-name="` + style + `">` + content + `</text:p>`
}

func (o *odf) run(r Run) string {
	switch r.Change {
	case Inserted:
		return `<text:span text:style-name="JalonInserted">` + escaped(r.Text) + `</text:span>`
	case Deleted:
		return `<text:span text:style-name="JalonDeleted">` + escaped(r.Text) + `</text:span>`
	}
	return escaped(r.Text)
}

func (o *odf) table(t Table) string {
	o.tables++
	style := "JalonTable"
	if t.Short() {
		style = "JalonShort"
	}
	var b strings.Builder
	b.WriteString(o.text("JalonCaption", escaped(t.Caption)))
	fmt.Fprintf(&b, `<table:table table:name="Table%d" table:style-name="%s">`, o.tables, style)
	for _, width := range widths(t.Columns) {
		fmt.Fprintf(&b, `<table:table-column table:style-name="Jalon%d"/>`, width)
	}
	b.WriteString(`<table:table-header-rows><table:table-row>`)
	for _, c := range t.Columns {
		b.WriteString(o.cell("JalonHead", c, Run{Text: c.Label}))
	}
	b.WriteString(`</table:table-row></table:table-header-rows>`)
	for _, r := range t.Rows {
		b.WriteString(`<table:table-row table:style-name="JalonRow">`)
		for i, cell := range r.Cells {
			b.WriteString(o.cell("JalonCell", t.Columns[i], Run{cell, r.Change}))
		}
		b.WriteString(`</table:table-row>`)
	}
	b.WriteString(`</table:table>` + o.text("JalonAfter", ""))
	return b.String()
}

// pageWidth is the width of a table, in steps of half a centimetre.
const pageWidth = 34

// widths shares the width of the page: a wide column takes half as much again as others, a numeric one a little less.
func widths(columns []Column) (all []int) {
	share := func(c Column) int {
		switch {
		case c.Wide:
			return 16
		case c.Numeric:
			return 9
		}
		return 10
	}
	total, left := 0, pageWidth
	for _, c := range columns {
		total += share(c)
	}
	widest := 0
	for i, c := range columns {
		width := max(1, pageWidth*share(c)/total)
		all, left = append(all, width), left-width
		if share(c) > share(columns[widest]) {
			widest = i
		}
	}
	all[widest] += max(0, left)
	return all
}

// columnStyles declares a style for each width a column may have.
func columnStyles() string {
	var b strings.Builder
	for w := 1; w <= pageWidth; w++ {
		fmt.Fprintf(&b, `<style:style style:name="Jalon%d" style:family="table-column"><style:table-column-properties style:column-width="%.1fcm"/></style:style>`, w, float64(w)/2)
	}
	return b.String()
}

func (o *odf) cell(style string, c Column, r Run) string {
	inside := "JalonText"
	if c.Numeric {
		inside = "JalonNumber"
	}
	return `<table:table-cell table:style-name="` + style + `" office:value-type="string">` + o.text(inside, o.run(r)) + `</table:table-cell>`
}

func (o *odf) drawing(d Drawing) string {
	o.drawn = append(o.drawn, alone(d.SVG))
	tall := proportion(d.SVG)
	width := min(16, 9/tall) // centimetres: as wide as the text, and no taller than a third of the page
	return o.text("Standard", fmt.Sprintf(
		`<draw:frame draw:name="Picture%d" text:anchor-type="as-char" svg:width="%.1fcm" svg:height="%.1fcm"><draw:image xlink:href="%s" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/><svg:desc>%s</svg:desc></draw:frame>`,
		len(o.drawn), width, width*tall, picture(len(o.drawn)), escaped(d.Text)))
}

// alone makes a drawing of a page one that stands in a file of its own. Of one that is drawn for two widths, it keeps the first.
func alone(svg []byte) []byte {
	const end = "</svg>"
	if i := bytes.Index(svg, []byte(end)); i >= 0 {
		svg = svg[:i+len(end)]
	}
	open, rest, _ := bytes.Cut(svg, []byte(">"))
	open = bytes.Replace(open, []byte("<svg"), []byte(`<svg xmlns="http://www.w3.org/2000/svg"`), 1)
	return fmt.Appendf(nil, "%s><style>%s</style>%s", open, drawings, rest)
}

func picture(n int) string { return fmt.Sprintf("Pictures/jalon-%d.svg", n) }

// proportion is the height of a drawing for a width of one, from its view box.
func proportion(svg []byte) float64 {
	var x, y, width, height float64
	_, box, found := bytes.Cut(svg, []byte(`viewBox="`))
	if !found {
		return 1
	}
	if n, _ := fmt.Sscanf(string(box[:min(len(box), 80)]), "%g %g %g %g", &x, &y, &width, &height); n < 4 || width <= 0 {
		return 1
	}
	return height / width
}

// pictures adds the drawings to the parts of an ODT, and to its list of parts.
func (o *odf) pictures(parts map[string][]byte) {
	const manifest = "META-INF/manifest.xml"
	end := []byte("</manifest:manifest>")
	for i, svg := range o.drawn {
		parts[picture(i+1)] = svg
		entry := fmt.Appendf(nil, `<manifest:file-entry manifest:full-path="%s" manifest:media-type="image/svg+xml"/>`, picture(i+1))
		parts[manifest] = bytes.Replace(parts[manifest], end, append(entry, end...), 1)
	}
}
