package source

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"
)

// table is a table read row by row, whatever it came in: CSV by itself, gzipped or zipped, Parquet, the first sheets of a workbook. Its
// columns are found by name, in small or capital letters.
type table struct {
	*rows
	name     string // of the file, and of the entry of an archive
	header   []string
	fields   []string // of the row at hand
	closes   []io.Closer
	workbook bool
}

// openTable opens a file. Key is a column it must have: a workbook may have titles above the names of its columns.
func openTable(file *os.File, key string) (*table, error) {
	s := &table{rows: &rows{}, name: path.Base(file.Name())}
	head := make([]byte, 4)
	n, err := file.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch head = head[:n]; {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		err = s.openZip(file, key)
	case bytes.HasPrefix(head, []byte("PAR1")):
		err = s.openParquet(file)
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		var unzipped *gzip.Reader
		if unzipped, err = gzip.NewReader(file); err == nil {
			err = s.openCSV(unzipped)
		}
	default:
		err = s.openCSV(file)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close closes what was opened, but not the file.
func (s *table) Close() (err error) {
	for _, c := range s.closes {
		err = errors.Join(err, c.Close())
	}
	return err
}

// openZip opens the table of an archive: its largest entry that is not a description of the columns.
func (s *table) openZip(file *os.File, key string) error {
	info, err := file.Stat()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(file, info.Size())
	if err != nil {
		return s.broken("data.archive", err)
	}
	var entry *zip.File
	for _, f := range z.File {
		name := strings.ToLower(path.Base(f.Name))
		if f.Name == "xl/workbook.xml" {
			return s.openWorkbook(file, key)
		}
		described := strings.HasPrefix(name, "meta") || strings.Contains(name, "metadata") || strings.Contains(name, "variables")
		if ext := path.Ext(name); (ext == ".csv" || ext == ".txt") && !described && (entry == nil || f.UncompressedSize64 > entry.UncompressedSize64) {
			entry = f
		}
	}
	if entry == nil {
		return Faults{{File: s.name, Code: "data.no-table"}}
	}
	content, err := entry.Open()
	if err != nil {
		return s.broken("data.archive", err)
	}
	s.name += ":" + path.Base(entry.Name)
	s.closes = append(s.closes, content)
	return s.openCSV(content)
}

func (s *table) openCSV(from io.Reader) error {
	s.rows = rowsOfCSV(from)
	fields, err := s.next()
	if errors.Is(err, io.EOF) {
		return Faults{{File: s.name, Row: 1, Code: "data.empty"}}
	}
	if err != nil {
		return s.broken("data.not-csv", err)
	}
	s.heads(fields)
	return nil
}

func (s *table) heads(fields []string) {
	s.header = make([]string, len(fields))
	for i, name := range fields {
		s.header[i] = strings.Clone(strings.TrimSpace(name))
	}
}

// read reads the next row; it is false at the end. A row shorter or longer than the names of the columns is a fault.
func (s *table) read() (bool, error) {
	fields, err := s.next()
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if errors.Is(err, errEndless) {
		return false, Faults{{File: s.name, Row: s.row, Code: "sheet.endless", Given: fmt.Sprint(maxRow >> 20)}}
	}
	if err != nil {
		return false, s.broken("data.broken", err)
	}
	for s.workbook && len(fields) < len(s.header) { // empty last cells are not written
		fields = append(fields, "")
	}
	if len(fields) != len(s.header) {
		return false, Faults{{File: s.name, Row: s.row, Code: "data.columns", Given: fmt.Sprint(len(fields)), Detail: fmt.Sprint(len(s.header))}}
	}
	s.fields = fields
	return true, nil
}

// broken says that a file cannot be read on from here: it is cut short, or is not what it seems.
func (s *table) broken(code string, err error) error {
	return Faults{{File: s.name, Row: max(s.row, 1), Code: code, Detail: err.Error()}}
}

// find returns the column of a name, -1 without it.
func (s *table) find(name string) int {
	return slices.IndexFunc(s.header, func(have string) bool { return strings.EqualFold(have, name) })
}

// column finds the first of several names a column may have; without any it is a fault that names them.
func (s *table) column(names ...string) (int, error) {
	for _, name := range names {
		if i := s.find(name); i >= 0 {
			return i, nil
		}
	}
	return -1, Faults{{File: s.name, Row: 1, Code: "data.no-column", Given: brief(s.header), Detail: strings.Join(names, ", ")}}
}

// brief writes the first names of columns.
func brief(header []string) string {
	if len(header) > 12 {
		return strings.Join(header[:12], ", ") + "…"
	}
	return strings.Join(header, ", ")
}
