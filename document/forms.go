package document

import (
	"context"
	"fmt"
)

// Forms are the forms a document is written in, with their media types.
var Forms = map[string]string{
	"txt":  "text/plain; charset=utf-8",
	"html": "text/html; charset=utf-8",
	"odt":  "application/vnd.oasis.opendocument.text",
	"pdf":  "application/pdf",
}

// As writes the document in a form. Printing a PDF needs a Chromium: see [ErrNoPrinter].
func (d *Document) As(ctx context.Context, form string) ([]byte, error) {
	switch form {
	case "txt":
		return d.Text(), nil
	case "html":
		return d.HTML()
	case "odt":
		return d.ODT(nil)
	case "pdf":
		return d.pdf(ctx)
	}
	return nil, fmt.Errorf("a document has no form %q", form)
}

// pdf prints the document. One with a table of contents is printed twice: the first print tells on which page each section is.
func (d *Document) pdf(ctx context.Context) ([]byte, error) {
	page, err := d.HTML()
	if err != nil {
		return nil, err
	}
	pdf, err := PDF(ctx, page)
	if err != nil || !d.Listed || d.pages != nil {
		return pdf, err
	}
	numbered := *d
	if numbered.pages = sectionPages(pdf); len(numbered.pages) < len(d.Sections) {
		return pdf, nil // entries lead to their sections without a number
	}
	return numbered.pdf(ctx)
}
