package ui

import "strconv"

// These parts hold most of what a page holds: tables, facts, acts.

func (p *pen) table(t Table) {
	if t.Empty != "" && len(t.Rows) == 0 {
		p.tag("p", "class", "empty", t.Empty)
		return
	}
	p.raw(`<div class="scroll" role="region" tabindex="0"`)
	p.attribute("aria-labelledby", t.ID+"-caption")
	p.raw(`><table`)
	p.attribute("id", t.ID)
	p.raw(`><caption`)
	p.attribute("id", t.ID+"-caption")
	p.raw(`>`)
	p.tag("span", "", "", t.Caption)
	p.raw("</caption>\n<thead><tr>")
	for _, c := range t.Columns {
		p.column(c)
	}
	p.raw("</tr></thead>\n<tbody>\n")
	for _, cells := range t.Rows {
		p.row(t, cells)
	}
	p.raw("</tbody>\n")
	if t.Total != nil {
		p.raw("<tfoot>")
		p.row(t, t.Total)
		p.raw("</tfoot>\n")
	}
	p.raw("</table></div>\n")
	p.note("p", "table-note", t.Note)
}

func (p *pen) column(c Column) {
	p.raw(`<th scope="col"`)
	if c.Numeric {
		p.attribute("class", "number")
	}
	p.raw(">")
	p.text(c.Label)
	if c.Note != "" {
		p.raw(" ")
		p.note("span", "note", c.Note)
	}
	p.raw("</th>")
}

// note writes a text in an element of a class, unless there is none.
func (p *pen) note(name, class, text string) {
	if text != "" {
		p.tag(name, "class", class, text)
	}
}

// row writes a row of a table; its first cell is its heading.
func (p *pen) row(t Table, cells []Value) {
	p.raw("<tr>")
	for i, v := range cells {
		switch {
		case i == 0:
			p.cell(`th scope="row"`, v)
		case i < len(t.Columns) && t.Columns[i].Numeric:
			p.cell(`td class="number"`, v)
		default:
			p.cell(`td`, v)
		}
	}
	p.raw("</tr>\n")
}

// cell writes a value in an element of two letters.
func (p *pen) cell(element string, v Value) {
	p.raw("<", element, ">")
	p.value(v)
	p.raw("</", element[:2], ">")
}

func (p *pen) member(m Member) {
	p.raw(`<tr><th scope="row">`)
	p.value(m.Name)
	p.raw(" ")
	p.tag("code", "class", "note", m.Code)
	p.raw("</th>")
	p.cell("td", m.Part)
	p.tag("td", "class", "number", m.Communes)
	p.tag("td", "class", "number", m.Population)
	p.cell("td", m.Since)
	p.raw(`<td class="number">`)
	p.link(m.Act)
	p.raw("</td></tr>\n")
}

func (p *pen) amounts(r MoneyRow) {
	p.raw("<tr>")
	p.cell(`th scope="row"`, r.Funder)
	for _, v := range r.States() {
		p.cell(`td class="number"`, v)
	}
	p.raw("</tr>\n")
}

func (p *pen) facts(all []Fact) {
	p.raw("<dl class=\"facts\">\n")
	for _, f := range all {
		p.raw("<div>")
		p.tag("dt", "", "", f.Term)
		for _, v := range f.Values {
			p.cell("dd", v)
		}
		if f.Change != nil {
			p.raw(`<dd class="facts-change">`)
			p.link(*f.Change)
			p.raw("</dd>")
		}
		p.raw("</div>\n")
	}
	p.raw("</dl>\n")
}

func (p *pen) figures(all []Figure) {
	p.raw("<dl class=\"figures\">\n")
	for _, f := range all {
		p.raw("<div>")
		p.cell("dt", Value{Text: f.Label, Href: f.Href})
		p.tag("dd", "", "", f.Number)
		p.note("dd", "note", f.Note)
		p.raw("</div>\n")
	}
	p.raw("</dl>\n")
}

func (p *pen) acts(all []Act) {
	p.raw("<ol class=\"acts\">\n")
	for _, a := range all {
		p.act(a)
	}
	p.raw("</ol>\n")
}

func (p *pen) act(a Act) {
	p.raw(`<li class="act"`)
	p.attribute("id", "act-"+a.Anchor)
	p.raw(`><a class="act-number"`)
	p.attribute("href", address(a.Href))
	p.raw(`>`)
	p.tag("span", "class", "hidden", p.words["act-number"]+" ")
	p.text(a.Number)
	p.raw("</a>\n<div class=\"act-body\"><p class=\"act-head\">")
	p.moment(a.Effect)
	p.raw(" · ")
	p.text(a.Kind)
	if a.Late != "" {
		p.raw(" · ")
		p.text(a.Late)
	}
	p.value(Value{Mark: a.Mark, Fictitious: a.Fictitious})
	p.raw(`</p><p class="act-sentence">`, string(a.Sentence), `</p><p class="act-by">`)
	p.text(a.By)
	if a.Under.Text != "" {
		p.raw(", ")
		p.text(p.words["under"])
		p.raw(" ")
		p.link(a.Under)
	}
	p.raw("</p></div></li>\n")
}

func (p *pen) items(links []Link) {
	for _, l := range links {
		p.raw("<li>")
		p.link(l)
		p.raw("</li>")
	}
}

func (p *pen) legend(all []Legend) {
	under := ""
	for _, l := range all {
		if l.Under != under {
			under = l.Under
			p.tag("li", "class", "legend-head", under)
		}
		class := "shape hue-" + strconv.Itoa(l.Hue)
		if l.Class != "" {
			class += " " + l.Class
		}
		p.raw("<li><svg")
		p.attribute("class", class)
		p.raw(` viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false"><circle cx="8" cy="8" r="7" fill="currentColor"/></svg> `)
		if l.Number != "" {
			p.tag("span", "class", "legend-number", l.Number)
			p.raw(" ")
		}
		p.value(Value{Text: l.Text, Href: l.Href, Mark: l.Mark})
		p.raw("</li>")
	}
}
