package workbook

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// readODS reads the values of an ODS, one element after the other. Blank cells and rows that are said to be repeated, as spreadsheets
// do up to the end of the sheet, cost nothing.
func readODS(z *zip.Reader) (*Book, error) {
	part, err := z.Open("content.xml")
	if err != nil {
		return nil, refuse("book.unreadable", err.Error())
	}
	defer part.Close()
	r := &odsReader{d: xml.NewDecoder(io.LimitReader(part, MaxExpanded)), book: &Book{Format: "ods", Epoch: 1900}, hidden: map[string]bool{}}
	for {
		token, err := r.d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return r.book, nil
		case err != nil:
			return nil, refuse("book.unreadable", err.Error())
		}
		if err := r.take(token); err != nil {
			return nil, err
		}
	}
}

type odsReader struct {
	d      *xml.Decoder
	book   *Book
	hidden map[string]bool // styles of tables that are not shown
	style  string
	count  counter
	at     int // row
	row    []string
	repeat int
}

func (r *odsReader) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.EndElement:
		if t.Name.Local == "table-row" {
			return r.endRow()
		}
	}
	return nil
}

func (r *odsReader) start(t xml.StartElement) error {
	switch t.Name.Local {
	case "style":
		r.style = attribute(t, "name")
	case "table-properties":
		r.hidden[r.style] = attribute(t, "display") == "false"
	case "table":
		r.book.Sheets = append(r.book.Sheets, Sheet{Name: attribute(t, "name"), Hidden: r.hidden[attribute(t, "style-name")]})
		r.at = 0
	case "table-row":
		r.row, r.repeat = nil, repeated(t, "number-rows-repeated")
	case "table-cell", "covered-table-cell":
		return r.cell(t)
	}
	return nil
}

// cell reads a cell to its end.
func (r *odsReader) cell(t xml.StartElement) error {
	shown, err := r.shown()
	if err != nil {
		return err
	}
	value := shown
	for _, name := range []string{"date-value", "boolean-value"} {
		if v := attribute(t, name); v != "" {
			value = v
		}
	}
	if kind := attribute(t, "value-type"); kind == "float" || kind == "currency" || kind == "percentage" {
		value = attribute(t, "value")
	}
	n := repeated(t, "number-columns-repeated")
	if value == "" {
		n = min(n, 1024) // blanks up to the end of the row: dropped with it
	}
	if r.count.cells+n > MaxCells {
		return refuse("book.too-long", strconv.Itoa(n))
	}
	for range n {
		r.row = append(r.row, value)
	}
	return nil
}

// shown returns the text of a cell, a line for each paragraph, without notes.
func (r *odsReader) shown() (string, error) {
	var lines []string
	depth, note := 1, 0
	for depth > 0 {
		token, err := r.d.Token()
		if err != nil {
			return "", refuse("book.unreadable", err.Error())
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
			switch {
			case t.Name.Local == "annotation":
				note = depth
			case t.Name.Local == "p" && note == 0:
				lines = append(lines, "")
			case t.Name.Local == "s" && note == 0 && len(lines) > 0:
				lines[len(lines)-1] += strings.Repeat(" ", min(repeated(t, "c"), 1024))
			}
		case xml.EndElement:
			if depth == note {
				note = 0
			}
			depth--
		case xml.CharData:
			if len(lines) > 0 && note == 0 {
				lines[len(lines)-1] += string(t)
			}
		}
	}
	return strings.Join(lines, "\n"), nil
}

func (r *odsReader) endRow() error {
	s := &r.book.Sheets[len(r.book.Sheets)-1]
	if len(trimmed(r.row)) == 0 {
		r.at += r.repeat
		return nil
	}
	for range r.repeat {
		if err := r.count.add(s, r.at, r.row); err != nil {
			return err
		}
		r.at++
	}
	return nil
}

func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// repeated reads how often an element stands for itself; once, when it does not say.
func repeated(t xml.StartElement, name string) int {
	n, err := strconv.Atoi(attribute(t, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, MaxRows)
}
