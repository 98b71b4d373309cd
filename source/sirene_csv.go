package source

import (
	"errors"
	"os"
	"strings"
	"time"
)

// csvStock is a file of establishments as CSV, alone, gzipped or zipped: one group of rows.
type csvStock struct {
	file  *os.File
	words *words
	table *table // at its first row
}

func openCSVStock(r *reading) (*csvStock, error) {
	s := &csvStock{file: r.file, words: r.words}
	t, err := s.open()
	if err != nil {
		return s, err
	}
	s.table = t
	for _, name := range append([]string{siretColumn, treatedColumn}, sireneColumns...) {
		if _, err := t.column(name); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (s *csvStock) open() (*table, error) {
	if _, err := s.file.Seek(0, 0); err != nil {
		return nil, err
	}
	return openTable(s.file, siretColumn)
}

// Close closes the table.
func (s *csvStock) Close() error {
	if s.table == nil {
		return nil
	}
	return s.table.Close()
}

// groups: how many rows there are is not known before the end.
func (s *csvStock) groups() []int64 { return []int64{0} }

func (s *csvStock) scan(_ int, _ scanned, take func(*batch) error) error {
	t, err := s.open()
	if err != nil {
		return err
	}
	defer t.Close()
	var at [5]int
	for i, name := range sireneColumns {
		at[i] = t.find(name)
	}
	siret, treated := t.find(siretColumn), t.find(treatedColumn)
	numbers := map[string]uint32{}
	for b, more := newBatch(), true; more; b.n = 0 {
		for b.n < batchRows {
			if more, err = t.read(); err != nil || !more {
				break
			}
			b.siret[b.n], b.treated[b.n] = digits([]byte(t.fields[siret])), momentOf(t.fields[treated])
			for i, column := range at {
				n, ok := numbers[t.fields[column]]
				if !ok {
					text := strings.Clone(t.fields[column])
					n = s.words.of(strings.TrimSpace(text))
					numbers[text] = n
				}
				b.codes[i][b.n] = n
			}
			b.n++
		}
		if err := errors.Join(err, take(b)); err != nil {
			return err
		}
	}
	return nil
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
