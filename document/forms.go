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
		page, err := d.HTML()
		if err != nil {
			return nil, err
		}
		return PDF(ctx, page)
	}
	return nil, fmt.Errorf("a document has no form %q", form)
}
