package source

import (
	"errors"
	"io"
	"os"
	"strings"

	"github.com/xuri/excelize/v2"
)

// maxTitles is how many rows of titles may stand above the names of the columns.
const maxTitles = 20

// openWorkbook reads the first sheet of a workbook that has a row with the name of the key column.
func (s *table) openWorkbook(file *os.File, key string) error {
	book, err := excelize.OpenReader(file, excelize.Options{UnzipXMLSizeLimit: 4 << 20})
	if err != nil {
		return s.broken("data.workbook", err)
	}
	s.closes = append(s.closes, book)
	for _, name := range book.GetSheetList() {
		rows, err := book.Rows(name)
		if err != nil {
			return s.broken("data.workbook", err)
		}
		s.closes = append([]io.Closer{rows}, s.closes...)
		s.row = 0
		for s.row < maxTitles && rows.Next() {
			s.row++
			fields, err := rows.Columns()
			if err != nil {
				return s.broken("data.workbook", err)
			}
			if s.heads(fields); s.find(key) >= 0 {
				s.name += ":" + name
				s.next = func() ([]string, error) { return s.nextOf(rows) }
				return nil
			}
		}
	}
	return Faults{{File: s.name, Row: 1, Code: "data.no-column", Given: strings.Join(book.GetSheetList(), ", "), Detail: key}}
}

// nextOf reads a row of a workbook, whose empty last cells are not written.
func (s *table) nextOf(rows *excelize.Rows) ([]string, error) {
	if !rows.Next() {
		return nil, errors.Join(rows.Error(), io.EOF)
	}
	s.row++
	fields, err := rows.Columns()
	for len(fields) < len(s.header) {
		fields = append(fields, "")
	}
	return fields, err
}
