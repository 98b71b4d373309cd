package source

import (
	"errors"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
)

// openParquet reads a Parquet file of flat columns as a sheet. Its rows are counted from 2, as those of a CSV.
func (s *table) openParquet(file *os.File) error {
	f, err := parquetFile(file)
	if err != nil {
		return s.broken("data.parquet", err)
	}
	for _, field := range f.Schema().Fields() {
		if !field.Leaf() || field.Repeated() {
			return Faults{{File: s.name, Row: 1, Column: field.Name(), Code: "data.nested"}}
		}
		s.header = append(s.header, field.Name())
	}
	r := parquet.NewGenericReader[any](f)
	s.closes = append(s.closes, r)
	rows := &parquetRows{from: r, text: make([]string, len(s.header))}
	for _, field := range f.Schema().Fields() {
		rows.form = append(rows.form, textOf(field.Type()))
	}
	s.row = 1
	s.rows.read = func() ([]string, error) { s.row++; return rows.next() }
	return nil
}

func parquetFile(file *os.File) (*parquet.File, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	return parquet.OpenFile(file, info.Size(), parquet.SkipBloomFilters(true))
}

// parquetRows hands rows over as texts.
type parquetRows struct {
	from *parquet.GenericReader[any]
	rows [256]parquet.Row
	have []parquet.Row
	end  error
	text []string
	form []func(parquet.Value) string
}

func (p *parquetRows) next() ([]string, error) {
	for len(p.have) == 0 {
		if p.end != nil {
			return nil, p.end
		}
		n, err := p.from.ReadRows(p.rows[:])
		if p.have, p.end = p.rows[:n], err; n == 0 && err == nil {
			p.end = io.ErrNoProgress
		}
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, err
		}
	}
	for i, v := range p.have[0] {
		if p.text[i] = ""; !v.IsNull() {
			p.text[i] = p.form[i](v)
		}
	}
	p.have = p.have[1:]
	return p.text, nil
}

// textOf returns how the values of a column are written in the CSV form of the same file.
func textOf(t parquet.Type) func(parquet.Value) string {
	switch logical := t.LogicalType(); {
	case logical != nil && logical.String() == "DATE":
		return func(v parquet.Value) string {
			return time.Unix(int64(v.Int32())*86400, 0).UTC().Format(time.DateOnly)
		}
	case t.Kind() == parquet.ByteArray:
		return func(v parquet.Value) string { return string(v.ByteArray()) }
	case t.Kind() == parquet.Double || t.Kind() == parquet.Float:
		return func(v parquet.Value) string { return strconv.FormatFloat(v.Double(), 'g', -1, 64) }
	}
	return parquet.Value.String
}
