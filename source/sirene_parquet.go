package source

import (
	"errors"
	"io"
	"os"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// parquetStock is a file of the register in Parquet.
type parquetStock struct {
	*wanted
	file *parquet.File
	name string
	at   map[string]int // columns by name
}

func openParquetStock(file *os.File, name string, l *wanted) (*parquetStock, error) {
	f, err := parquetFile(file)
	if err != nil {
		return nil, Faults{{File: name, Row: 1, Code: "data.parquet", Detail: err.Error()}}
	}
	s := &parquetStock{wanted: l, file: f, name: name, at: map[string]int{}}
	var names []string
	for i, field := range f.Schema().Fields() {
		names = append(names, field.Name())
		s.at[strings.ToLower(field.Name())] = i
	}
	for _, column := range l.required() {
		if !s.has(column) {
			return nil, Faults{{File: name, Row: 1, Code: "data.no-column", Given: brief(names), Detail: column}}
		}
	}
	for i, column := range append([]string{l.number}, l.coded...) {
		if s.has(column) && !readable(f.Schema().Fields()[s.column(column)], i == 0) {
			return nil, Faults{{File: name, Row: 1, Column: column, Code: "data.nested"}}
		}
	}
	return s, nil
}

// readable reports whether a column is of a type that is expected.
func readable(field parquet.Field, number bool) bool {
	if !field.Leaf() || field.Repeated() {
		return false
	}
	kind := field.Type().Kind()
	return kind == parquet.ByteArray || !number && (kind == parquet.Boolean || kind == parquet.Int64)
}

func (s *parquetStock) column(name string) int { return s.at[strings.ToLower(name)] }

func (s *parquetStock) has(column string) bool {
	_, ok := s.at[strings.ToLower(column)]
	return ok
}

// Close has nothing to close: the file is that of who opened the stock.
func (s *parquetStock) Close() error { return nil }

func (s *parquetStock) groups() (rows []int64) {
	for _, g := range s.file.RowGroups() {
		rows = append(rows, g.NumRows())
	}
	return rows
}

// open begins to read a column of a group.
func (s *parquetStock) open(group int, name string) *parquetColumn {
	return &parquetColumn{pages: s.file.RowGroups()[group].ColumnChunks()[s.column(name)].Pages()}
}

func (s *parquetStock) scan(group int, all bool, take func(*batch) error) (err error) {
	number, b := s.open(group, s.number), s.batch()
	defer number.Close()
	coded := make([]*parquetColumn, len(s.coded))
	for i, name := range s.coded {
		if all && s.has(name) {
			coded[i] = s.open(group, name)
			coded[i].meaning = func(text []byte) uint32 { return s.meaning(i, string(text)) }
			defer coded[i].Close()
		}
	}
	rows := s.groups()[group]
	for left := rows; left > 0; left -= int64(b.n) {
		b.n = int(min(left, batchRows))
		err = number.numbers(b.number[:b.n], s.digits)
		for i, c := range coded {
			if c != nil {
				err = errors.Join(err, c.codes(b.codes[i][:b.n]))
			}
		}
		if err != nil {
			return s.damaged(group, rows-left, err)
		}
		if err := take(b); err != nil {
			return err
		}
	}
	return nil
}

// damaged says that a row of a group cannot be read.
func (s *parquetStock) damaged(group int, row int64, err error) error {
	for _, n := range s.groups()[:group] {
		row += n
	}
	return Faults{{File: s.name, Row: int(row + 1), Code: "data.parquet", Detail: err.Error()}}
}

func (s *parquetStock) treated(group int, rows []int64) ([]int64, error) {
	c := s.open(group, s.wanted.treated)
	defer c.Close()
	out, first, next := make([]int64, len(rows)), int64(0), int64(0) // rows of the page at hand, and the one after
	for i, row := range rows {
		for row >= next {
			if c.page != nil {
				c.row = int(c.page.NumRows())
			}
			if err := c.turn(); err != nil {
				return nil, s.damaged(group, row, err)
			}
			first, next = next, next+c.page.NumRows()
		}
		var value [1]parquet.Value
		one := c.page.Slice(row-first, row-first+1)
		if n, err := one.Values().ReadValues(value[:]); n != 1 {
			return nil, s.damaged(group, row, errors.Join(err, io.ErrUnexpectedEOF))
		}
		if v := value[0]; v.Kind() == parquet.ByteArray {
			out[i] = momentOf(string(v.ByteArray()))
		} else if !v.IsNull() {
			out[i] = v.Int64()
		}
		parquet.Release(one)
	}
	return out, nil
}
