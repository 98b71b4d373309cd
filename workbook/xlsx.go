package workbook

import (
	"archive/zip"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads the values of an XLSX: those that its formulas last had, never the formulas.
func readXLSX(z *zip.Reader, from *io.SectionReader) (*Book, error) {
	if _, err := from.Seek(0, io.SeekStart); err != nil {
		return nil, refuse("book.unreadable", err.Error())
	}
	f, err := excelize.OpenReader(from, excelize.Options{RawCellValue: true, UnzipSizeLimit: MaxExpanded, UnzipXMLSizeLimit: 16 << 20})
	if err != nil {
		return nil, refuse("book.unreadable", err.Error())
	}
	defer f.Close()
	b := &Book{Format: "xlsx", Epoch: 1900}
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil && *p.Date1904 {
		b.Epoch = 1904
	}
	for _, part := range z.File {
		if strings.HasPrefix(part.Name, "xl/externalLinks/") && strings.HasSuffix(part.Name, ".xml") {
			b.Ignored = append(b.Ignored, part.Name)
		}
	}
	count := &counter{}
	for _, name := range f.GetSheetList() {
		s := Sheet{Name: name}
		if visible, err := f.GetSheetVisible(name); err == nil {
			s.Hidden = !visible
		}
		if err := s.rows(f, count); err != nil {
			return nil, err
		}
		b.Sheets = append(b.Sheets, s)
	}
	return b, nil
}

func (s *Sheet) rows(f *excelize.File, count *counter) error {
	rows, err := f.Rows(s.Name)
	if err != nil {
		return refuse("book.unreadable", s.Name+": "+err.Error())
	}
	defer rows.Close()
	for at := 0; rows.Next(); at++ {
		if at >= MaxRows {
			return refuse("book.too-long", s.Name)
		}
		row, err := rows.Columns()
		if err != nil {
			return refuse("book.unreadable", s.Name+": "+err.Error())
		}
		if err := count.add(s, at, row); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return refuse("book.unreadable", s.Name+": "+err.Error())
	}
	return nil
}
