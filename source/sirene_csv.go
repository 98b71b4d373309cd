package source

import (
	"os"
	"strings"
	"time"
)

// csvStock is a file of the register as CSV, alone, gzipped or zipped: one group of rows.
type csvStock struct {
	*wanted
	file  *os.File
	table *table // at its first row
}

func openCSVStock(file *os.File, l *wanted) (*csvStock, error) {
	s := &csvStock{wanted: l, file: file}
	var err error
	if s.table, err = s.open(); err != nil {
		return nil, err
	}
	for _, name := range l.required() {
		if _, err := s.table.column(name); err != nil {
			_ = s.Close()
			return nil, err
		}
	}
	return s, nil
}

func (s *csvStock) open() (*table, error) {
	if _, err := s.file.Seek(0, 0); err != nil {
		return nil, err
	}
	return openTable(s.file, s.number)
}

// Close closes the table.
func (s *csvStock) Close() error { return s.table.Close() }

// groups: how many rows there are is not known before the end.
func (s *csvStock) groups() []int64 { return []int64{0} }

func (s *csvStock) has(column string) bool { return s.table.find(column) >= 0 }

func (s *csvStock) scan(_ int, _ bool, take func(*batch) error) error {
	number, columns := s.table.find(s.number), make([]func(fields []string) uint32, len(s.coded))
	for i, name := range s.coded {
		columns[i] = s.reader(i, s.table.find(name))
	}
	b := s.batch()
	err := s.each(func(t *table) error {
		b.number[b.n] = spelled([]byte(t.fields[number]), s.digits)
		for i, read := range columns {
			b.codes[i][b.n] = read(t.fields)
		}
		if b.n++; b.n < batchRows {
			return nil
		}
		defer func() { b.n = 0 }()
		return take(b)
	})
	if err != nil || b.n == 0 {
		return err
	}
	return take(b)
}

// each reads the rows from the first.
func (s *csvStock) each(do func(*table) error) error {
	t, err := s.open()
	if err != nil {
		return err
	}
	defer t.Close()
	for {
		if more, err := t.read(); err != nil || !more {
			return err
		}
		if err := do(t); err != nil {
			return err
		}
	}
}

// reader returns what reads the meaning of a column, looked up once for each word; a column that is not there reads as 0.
func (s *csvStock) reader(column, at int) func(fields []string) uint32 {
	met := map[string]uint32{}
	return func(fields []string) uint32 {
		if at < 0 {
			return 0
		}
		n, ok := met[fields[at]]
		if !ok {
			text := strings.Clone(fields[at])
			n = s.meaning(column, strings.TrimSpace(text))
			met[text] = n
		}
		return n
	}
}

func (s *csvStock) treated(_ int, rows []int64) (out []int64, err error) {
	column, row := s.table.find(s.wanted.treated), int64(0)
	err = s.each(func(t *table) error {
		if len(out) < len(rows) && rows[len(out)] == row {
			out = append(out, momentOf(t.fields[column]))
		}
		row++
		return nil
	})
	return out, err
}

// momentOf reads a moment as the register writes it, 2024-03-26T14:30:25 with or without parts of a second; 0 for anything else.
func momentOf(text string) int64 {
	for _, form := range []string{"2006-01-02T15:04:05", time.DateTime, time.DateOnly, "2006/01/02"} {
		if t, err := time.Parse(form, text); err == nil {
			return t.UnixMicro()
		}
	}
	return 0
}
