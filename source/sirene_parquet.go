package source

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// parquetStock is a file of establishments in Parquet. A column of few values is kept there as numbers of words: they are turned
// into ours once for each group of rows, and no text is made of a row.
type parquetStock struct {
	file  *parquet.File
	name  string
	words *words
	at    map[string]int // columns by name
}

// openStock opens a file of establishments, as Parquet or as CSV.
func openStock(r *reading) (s stock, name string, closing func() error, err error) {
	head := make([]byte, 4)
	if _, err := r.file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, "", nil, err
	}
	name = filepath.Base(r.file.Name())
	if string(head) != "PAR1" {
		csv, err := openCSVStock(r)
		return csv, name, csv.Close, err
	}
	p, err := openParquetStock(r.file, name, r.words)
	return p, name, func() error { return nil }, err
}

func openParquetStock(file *os.File, name string, w *words) (*parquetStock, error) {
	f, err := parquetFile(file)
	if err != nil {
		return nil, Faults{{File: name, Row: 1, Code: "data.parquet", Detail: err.Error()}}
	}
	s := &parquetStock{file: f, name: name, words: w, at: map[string]int{}}
	var names []string
	for i, field := range f.Schema().Fields() {
		names = append(names, field.Name())
		s.at[strings.ToLower(field.Name())] = i
	}
	for _, column := range append([]string{siretColumn, treatedColumn}, sireneColumns...) {
		i, ok := s.at[strings.ToLower(column)]
		if !ok {
			return nil, Faults{{File: name, Row: 1, Code: "data.no-column", Given: brief(names), Detail: column}}
		}
		if leaf := f.Schema().Fields()[i]; !leaf.Leaf() || leaf.Repeated() || column != treatedColumn && leaf.Type().Kind() != parquet.ByteArray {
			return nil, Faults{{File: name, Row: 1, Column: column, Code: "data.nested"}}
		}
		s.at[column] = i
	}
	return s, nil
}

func (s *parquetStock) groups() (rows []int64) {
	for _, g := range s.file.RowGroups() {
		rows = append(rows, g.NumRows())
	}
	return rows
}

func (s *parquetStock) scan(group int, columns scanned, take func(*batch) error) (err error) {
	g := s.file.RowGroups()[group]
	open := func(name string) *parquetColumn {
		return &parquetColumn{pages: g.ColumnChunks()[s.at[name]].Pages(), words: s.words}
	}
	siret, b := open(siretColumn), newBatch()
	defer siret.Close()
	var coded []*parquetColumn
	if columns >= toCount {
		for _, name := range sireneColumns {
			c := open(name)
			defer c.Close()
			coded = append(coded, c)
		}
	}
	var treated *parquetColumn
	if columns == toDate {
		treated = open(treatedColumn)
		defer treated.Close()
	}
	for left := g.NumRows(); left > 0; left -= int64(b.n) {
		b.n = int(min(left, batchRows))
		err = siret.numbers(b.siret[:b.n])
		for i, c := range coded {
			err = errors.Join(err, c.codes(b.codes[i][:b.n]))
		}
		if treated != nil {
			err = errors.Join(err, treated.moments(b.treated[:b.n]))
		}
		if err != nil {
			return Faults{{File: s.name, Row: int(s.before(group) + g.NumRows() - left + 1), Code: "data.parquet", Detail: err.Error()}}
		}
		if err := take(b); err != nil {
			return err
		}
	}
	return nil
}

// before returns the rows of the groups before one.
func (s *parquetStock) before(group int) (rows int64) {
	for _, n := range s.groups()[:group] {
		rows += n
	}
	return rows
}

// parquetColumn reads a column of a group of rows.
type parquetColumn struct {
	pages   parquet.Pages
	words   *words
	page    parquet.Page
	row     int // next of the page
	value   int // next that is not null
	levels  []byte
	index   []int32 // of the values of the page in its dictionary
	data    []byte  // or the values themselves
	offsets []uint32
	dict    parquet.Dictionary
	ours    []uint32          // number of each word of the dictionary
	parsed  []uint64          // or the number that each spells
	cache   map[string]uint32 // numbers of words met outside of a dictionary
}

// Close closes the column.
func (c *parquetColumn) Close() {
	parquet.Release(c.page)
	_ = c.pages.Close()
}

// turn reads the next page when the one at hand is at its end.
func (c *parquetColumn) turn() error {
	for c.page == nil || c.row == int(c.page.NumRows()) {
		parquet.Release(c.page)
		c.page = nil
		page, err := c.pages.ReadPage()
		if errors.Is(err, io.EOF) {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		c.page, c.row, c.value, c.levels = page, 0, 0, page.DefinitionLevels()
		values := page.Data()
		c.index, c.data, c.offsets = nil, nil, nil
		switch dict := page.Dictionary(); {
		case dict != nil:
			c.index = values.Int32()
			if dict != c.dict {
				c.dict, c.ours, c.parsed = dict, nil, nil
			}
		case page.Type().Kind() == parquet.ByteArray:
			c.data, c.offsets = values.ByteArray()
		}
	}
	return nil
}

// isNull moves to the next row and reports whether it has no value.
func (c *parquetColumn) isNull() bool {
	null := len(c.levels) > 0 && c.levels[c.row] == 0
	c.row++
	if !null {
		c.value++
	}
	return null
}

func (c *parquetColumn) text() []byte {
	if c.index != nil {
		return c.dict.Index(c.index[c.value-1]).ByteArray()
	}
	return c.data[c.offsets[c.value-1]:c.offsets[c.value]]
}

// codes reads the next rows as numbers of words.
func (c *parquetColumn) codes(to []uint32) error {
	for i := 0; i < len(to); {
		if err := c.turn(); err != nil {
			return err
		}
		if c.index != nil && c.ours == nil {
			c.ours = make([]uint32, c.dict.Len())
			for n := range c.ours {
				c.ours[n] = c.words.of(string(c.dict.Index(int32(n)).ByteArray()))
			}
		}
		for end := int(c.page.NumRows()); i < len(to) && c.row < end; i++ {
			switch {
			case c.isNull():
				to[i] = 0
			case c.index != nil:
				to[i] = c.ours[c.index[c.value-1]]
			default:
				to[i] = c.number(c.text())
			}
		}
	}
	return nil
}

// number returns the number of a word met outside of a dictionary.
func (c *parquetColumn) number(text []byte) uint32 {
	n, ok := c.cache[string(text)]
	if !ok {
		if c.cache == nil {
			c.cache = map[string]uint32{}
		}
		n = c.words.of(string(text))
		c.cache[string(text)] = n
	}
	return n
}

// numbers reads the next rows as the numbers their digits spell, 0 for anything else.
func (c *parquetColumn) numbers(to []uint64) error {
	for i := 0; i < len(to); {
		if err := c.turn(); err != nil {
			return err
		}
		for end := int(c.page.NumRows()); i < len(to) && c.row < end; i++ {
			if to[i] = 0; !c.isNull() {
				to[i] = digits(c.text())
			}
		}
	}
	return nil
}

// digits reads the fourteen digits of a SIRET, 0 for anything else.
func digits(text []byte) (n uint64) {
	if len(text) != 14 {
		return 0
	}
	for _, digit := range text {
		if digit -= '0'; digit > 9 {
			return 0
		}
		n = n*10 + uint64(digit)
	}
	return n
}

// moments reads the next rows as moments: any whole number that grows with time.
func (c *parquetColumn) moments(to []int64) error {
	for i := 0; i < len(to); {
		if err := c.turn(); err != nil {
			return err
		}
		values := make([]parquet.Value, c.page.NumRows())
		if n, err := c.page.Values().ReadValues(values); err != nil && !errors.Is(err, io.EOF) || n != len(values) {
			return fmt.Errorf("%d values of %d: %w", n, len(values), errors.Join(err, io.ErrUnexpectedEOF))
		}
		for ; i < len(to) && c.row < len(values); i++ {
			to[i] = moment(values[c.row])
			c.row++
		}
	}
	return nil
}

func moment(v parquet.Value) int64 {
	switch {
	case v.IsNull():
		return 0
	case v.Kind() == parquet.ByteArray:
		return momentOf(string(v.ByteArray()))
	}
	return v.Int64()
}
