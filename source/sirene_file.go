package source

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// A file of the SIRENE register is millions of rows, each with a number of its own (SIRET, SIREN) and columns of few values. What
// a value means is found once for each word of a dictionary, and no text is made of a row.

// wanted is what is read of a file of the register. No other column is.
type wanted struct {
	number   string   // column of the number of the row
	digits   int      // that it has
	coded    []string // columns of few values
	optional int      // how many of the last ones may be missing
	treated  string   // column of the moment of the last treatment, read for the numbers that come twice
	meaning  func(column int, text string) uint32
}

// stock is a file of the register, in one or several groups of rows that can be read at the same time.
type stock interface {
	groups() (rows []int64)
	// scan hands the rows of a group over, batch by batch; only their numbers, or also the columns of few values.
	scan(group int, all bool, take func(*batch) error) error
	// treated returns when each of some rows of a group was last treated; they are in order.
	treated(group int, rows []int64) ([]int64, error)
	// has reports whether the file has a column.
	has(column string) bool
	io.Closer
}

// batch is some rows, in columns.
type batch struct {
	n      int
	number []uint64   // 0 for one that is not made of the digits expected
	codes  [][]uint32 // what the value of each column means
}

const batchRows = 8192

func (l *wanted) batch() *batch {
	b := &batch{number: make([]uint64, batchRows), codes: make([][]uint32, len(l.coded))}
	for i := range b.codes {
		b.codes[i] = make([]uint32, batchRows)
	}
	return b
}

// required lists the columns without which a file cannot be read.
func (l *wanted) required() []string {
	all := append([]string{l.number}, l.coded[:len(l.coded)-l.optional]...)
	if l.treated != "" {
		all = append(all, l.treated)
	}
	return all
}

// openStock opens a file of the register, as Parquet or as CSV.
func openStock(file *os.File, l *wanted) (stock, error) {
	head := make([]byte, 4)
	if _, err := file.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if string(head) != "PAR1" {
		return openCSVStock(file, l)
	}
	return openParquetStock(file, filepath.Base(file.Name()), l)
}

// spelled reads a number of so many digits, from 8 to 16, or 0 for anything else: the first eight, then what the last eight add.
func spelled(text []byte, digits int) uint64 {
	if len(text) != digits {
		return 0
	}
	first, ok := eightDigits(text)
	last, also := eightDigits(text[digits-8:])
	if !ok || !also {
		return 0
	}
	ten := tens[digits-8]
	return first*ten + last%ten
}

var tens = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8}

// eightDigits reads the number that eight digits spell, all at once: the first is in the lowest byte; neighbours join in pairs, then in
// fours, then in eight.
func eightDigits(text []byte) (n uint64, ok bool) {
	n = binary.LittleEndian.Uint64(text)
	if n&0xf0f0f0f0f0f0f0f0 != 0x3030303030303030 || (n+0x0606060606060606)&0xf0f0f0f0f0f0f0f0 != 0x3030303030303030 {
		return 0, false
	}
	n &= 0x0f0f0f0f0f0f0f0f
	n = (n*10 + n>>8) & 0x00ff00ff00ff00ff
	n = (n*100 + n>>16) & 0x0000ffff0000ffff
	return (n*10_000 + n>>32) & 0xffffffff, true
}
