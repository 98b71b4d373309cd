package document

import (
	"bytes"
	_ "embed" // the template and the style of paper
	"html/template"

	"jalon/locale"
)

//go:embed document.html
var markup string

//go:embed paper.css
var paper string

// drawings is the style of drawings on paper, whether they stand in a page or alone.
//
//go:embed drawing.css
var drawings string

// looks are the templates of a document in each language: "page", a whole page that stands alone for print; "body", its sections only.
var looks = map[locale.Lang]*template.Template{locale.French: look(locale.French), locale.English: look(locale.English)}

func look(l locale.Lang) *template.Template {
	return template.Must(template.New("document").Funcs(template.FuncMap{
		"paragraph": func(b Block) *Paragraph { return as[Paragraph](b) },
		"table":     func(b Block) *Table { return as[Table](b) },
		"drawing":   func(b Block) *Drawing { return as[Drawing](b) },
		"picture":   func(b []byte) template.HTML { return template.HTML(b) }, // drawn by our own figures, which escape what they write
		"paper":     func() template.CSS { return template.CSS(paper + drawings) },
		"said":      func(c Change) string { return c.Said(l) },
		"run":       func(text string, c Change) Run { return Run{text, c} },
		"colon":     func() string { return locale.Text{FR: locale.Fixed + ": ", EN: ": "}.In(l) },
	}).Parse(markup))
}

// as returns a block as the type it is, or nil.
func as[T Block](b Block) *T {
	if one, ok := b.(T); ok {
		return &one
	}
	return nil
}

// Running is what stands at the head of each page but the first; nothing where a warning does.
func (d *Document) Running() string {
	if d.Loud() != "" {
		return ""
	}
	return d.Kicker + " – " + d.Title
}

// HTML writes the document as one page that stands alone, set for A4.
func (d *Document) HTML() ([]byte, error) { return d.write("page") }

// Body writes the sections of the document for a page that brings its own style.
func (d *Document) Body() (template.HTML, error) {
	text, err := d.write("body")
	return template.HTML(text), err // escaped by the template
}

func (d *Document) write(name string) ([]byte, error) {
	var b bytes.Buffer
	err := looks[d.Lang].ExecuteTemplate(&b, name, d)
	return b.Bytes(), err
}
