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
	s.closes, s.workbook = append(s.closes, book), true
	for _, name := range book.GetSheetList() {
		cells, err := book.Rows(name)
		if err != nil {
			return s.broken("data.workbook", err)
		}
		s.closes = append([]io.Closer{cells}, s.closes...)
		s.rows = rowsOfSheet(cells)
		for s.row < maxTitles {
			fields, err := s.next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return s.broken("data.workbook", err)
			}
			if s.heads(fields); s.find(key) >= 0 {
				s.name += ":" + name
				return nil
			}
		}
	}
	return Faults{{File: s.name, Row: 1, Code: "data.no-column", Given: strings.Join(book.GetSheetList(), ", "), Detail: key}}
}
