package source

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// rows is the rows of a table, one after the other, whether it came as CSV or as the sheet of a workbook.
type rows struct {
	row  int                      // row of the file that was read last, from 1: a row of CSV may hold several lines
	read func() ([]string, error) // io.EOF at the end; what it returns is used again for the next row
}

// next reads a row. One that cannot be read is the one after the last.
func (r *rows) next() ([]string, error) {
	row := r.row
	fields, err := r.read()
	if err != nil {
		r.row = row + 1
	}
	return fields, err
}

// maxRow is how many bytes a row of CSV may have.
const maxRow = 1 << 20

// rowsOfCSV reads rows parted by whatever parts the first one: commas, semicolons, tabs or bars.
func rowsOfCSV(from io.Reader) *rows {
	buffered := bufio.NewReaderSize(from, 1<<20)
	if mark, _ := buffered.Peek(3); string(mark) == "\ufeff" {
		_, _ = buffered.Discard(3)
	}
	first, _ := buffered.Peek(1 << 16)
	line, _, _ := bytes.Cut(first, []byte("\n"))
	bounded := &bound{from: buffered}
	r := csv.NewReader(bufio.NewReaderSize(bounded, 1<<16))
	r.ReuseRecord, r.FieldsPerRecord = true, -1
	r.Comma = slices.MaxFunc([]rune{',', ';', '\t', '|'}, func(a, b rune) int {
		return bytes.Count(line, []byte(string(a))) - bytes.Count(line, []byte(string(b)))
	})
	var out rows
	out.read = func() ([]string, error) {
		bounded.left = maxRow
		fields, err := r.Read()
		if err == nil {
			out.row, _ = r.FieldPos(0)
		}
		return fields, err
	}
	return &out
}

// bound reads what one row may hold, and no more: a line without end or a quote that is never closed takes no memory.
type bound struct {
	from io.Reader
	left int
}

var errEndless = errors.New("a row without end")

// Read implements io.Reader.
func (b *bound) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errEndless
	}
	n, err := b.from.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// rowsOfSheet reads the rows of a sheet, whose empty last cells are not written.
func rowsOfSheet(cells *excelize.Rows) *rows {
	var out rows
	out.read = func() ([]string, error) {
		if !cells.Next() {
			if err := cells.Error(); err != nil {
				return nil, err
			}
			return nil, io.EOF
		}
		out.row++
		return cells.Columns()
	}
	return &out
}
