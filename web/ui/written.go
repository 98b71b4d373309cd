package ui

import (
	"bytes"
	"html/template"
	"strings"
	"sync"
)

// Values, links, marks, tables and acts are most of any page. They are written by Go, which takes a third of the time of a
// template; the kit keeps a template of each name for pages to call.

// shapes draws each shape once.
var shapes = func() map[Shape]template.HTML {
	drawn := map[Shape]template.HTML{}
	for shape, path := range map[Shape]string{
		Full:     `<circle cx="8" cy="8" r="6" fill="currentColor"/>`,
		Half:     `<circle cx="8" cy="8" r="6"/><path fill="currentColor" stroke="none" d="M8 2a6 6 0 0 0 0 12z"/>`,
		Open:     `<circle cx="8" cy="8" r="6"/>`,
		Vacant:   `<circle cx="8" cy="8" r="6" stroke-dasharray="2.6 2.1"/>`,
		Late:     `<path fill="currentColor" stroke-linejoin="round" d="M8 2.5 14 13.5H2z"/>`,
		Pilot:    `<path fill="currentColor" d="m8 1.5 6.5 6.5L8 14.5 1.5 8z"/>`,
		Refused:  `<path stroke-width="2.5" d="m3 3 10 10M13 3 3 13"/>`,
		Closed:   `<path fill="currentColor" d="M3 3h10v10H3z"/>`,
		Question: `<path d="M5 5.5c0-4 6-4 6-.5 0 2.5-3 2.5-3 5.2M8 12.3v2"/>`,
		Info:     `<path stroke-width="2.5" d="M8 6.5V14M8 1.8v2.5"/>`,
		Clock:    `<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 2"/>`,
	} {
		drawn[shape] = template.HTML(`<svg class="shape shape-` + string(shape) + `" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false" fill="none" stroke="currentColor" stroke-width="1.75">` + path + `</svg>`)
	}
	return drawn
}()

// pen writes HTML. Only its raw method takes HTML; all else is escaped.
type pen struct {
	bytes.Buffer
	words map[string]string // of the kit, in the language of the page
}

func (p *pen) raw(parts ...string) {
	for _, part := range parts {
		p.WriteString(part)
	}
}

func (p *pen) text(s string) {
	if strings.ContainsAny(s, "<>&\"'\x00") {
		s = template.HTMLEscapeString(s)
	}
	p.WriteString(s)
}

func (p *pen) attribute(name, value string) {
	p.raw(" ", name, `="`)
	p.text(value)
	p.raw(`"`)
}

// tag writes a text in an element, with one attribute if its name is given.
func (p *pen) tag(name, attribute, value, text string) {
	p.raw("<", name)
	if attribute != "" {
		p.attribute(attribute, value)
	}
	p.raw(">")
	p.text(text)
	p.raw("</", name, ">")
}

func (p *pen) mark(m Mark) {
	p.raw(`<span class="mark mark-`, string(m.Shape), `">`, string(shapes[m.Shape]), `&nbsp;`)
	p.text(m.Text)
	p.raw(`</span>`)
}

func (p *pen) value(v Value) {
	if v.Text != "" {
		p.linked(v)
	}
	if v.Mark != nil {
		p.raw(" ")
		p.mark(*v.Mark)
	}
	if v.Fictitious {
		p.raw(" ")
		p.tag("span", "class", "fictitious", p.words["fictitious"])
	}
	if v.Note != "" {
		p.raw(" ")
		p.tag("span", "class", "note", v.Note)
	}
}

func (p *pen) link(l Link) {
	name := "span"
	if l.Href != "" {
		name = "a"
	}
	p.raw("<", name)
	if l.Href != "" {
		p.attribute("href", address(l.Href))
	}
	if l.Lang != "" {
		p.attribute("lang", l.Lang)
	}
	if l.Lang != "" && l.Href != "" {
		p.attribute("hreflang", l.Lang)
	}
	if l.Current {
		p.attribute("aria-current", "page")
	}
	p.raw(">")
	p.text(l.Text)
	p.raw("</", name, ">")
}

func (p *pen) moment(m Moment) {
	if m.ISO == "" {
		p.text(m.Text)
		return
	}
	p.tag("time", "datetime", m.ISO, m.Text)
}

// linked writes the text of a value, in its link if it has one.
func (p *pen) linked(v Value) {
	if v.Href != "" {
		p.raw("<a")
		p.attribute("href", address(v.Href))
		p.raw(">")
	}
	switch {
	case v.Moment != "":
		p.tag("time", "datetime", v.Moment, v.Text)
	case v.Code:
		p.tag("code", "", "", v.Text)
	default:
		p.text(v.Text)
	}
	if v.Href != "" {
		p.raw(`</a>`)
	}
}

// address lets through what a link of a page may lead to; the rest, such as javascript:, leads nowhere.
func address(href string) string {
	scheme, _, found := strings.Cut(href, ":")
	if !found || strings.ContainsAny(scheme, "/?#") || scheme == "https" || scheme == "http" || scheme == "mailto" || scheme == "tel" {
		return href
	}
	return "#"
}

// written are the functions of the kit that write what is most frequent, in the words of a language.
func written(words map[string]string) template.FuncMap {
	return template.FuncMap{
		"value":   writing(words, (*pen).value),
		"mark":    writing(words, (*pen).mark),
		"shape":   func(s Shape) template.HTML { return shapes[s] },
		"link":    writing(words, (*pen).link),
		"moment":  writing(words, (*pen).moment),
		"table":   writing(words, (*pen).table),
		"member":  writing(words, (*pen).member),
		"amounts": writing(words, (*pen).amounts),
		"facts":   writing(words, (*pen).facts),
		"figures": writing(words, (*pen).figures),
		"acts":    writing(words, (*pen).acts),
		"items":   writing(words, (*pen).items),
		"legend":  writing(words, (*pen).legend),
	}
}

// pens are used again: a part is about as long as those before.
var pens = sync.Pool{New: func() any { return new(pen) }}

// writing is what a pen writes of a value, as a function of templates.
func writing[T any](words map[string]string, write func(*pen, T)) func(T) template.HTML {
	return func(v T) template.HTML {
		p := pens.Get().(*pen)
		defer pens.Put(p)
		p.Reset()
		p.words = words
		write(p, v)
		return template.HTML(p.String())
	}
}
