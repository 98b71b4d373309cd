package source

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxCount bounds one count of a long table: no country has a million million jobs, and sums stay exact.
const maxCount = 1_000_000_000_000

// Layout is what the columns of a long table are called.
type Layout struct {
	Keys  []string // one or two columns of codes
	Count string   // the column of whole numbers, if any
	Once  int      // of the keys, how many tell rows apart: no two rows have the same; 0 lets rows come again
}

// Long (table longue) is a table of one row for each combination of codes, as statisticians exchange them.
type Long struct {
	File  string
	Codes [2][]string // the codes of each key, in order
	Rows  []LongRow   // in the order of the codes, then of the file
}

// LongRow is one row of a long table.
type LongRow struct {
	Key   [2]int32 // places in the codes
	Row   int32    // in the file
	Count int64
}

// ReadLong reads a long table from CSV: in UTF-8, with or without its mark, columns found by name in any order, others left
// alone, separated by commas, semicolons or tabs as the first line is. When there is a fault nothing else is to be used: all
// that were met are returned, fifty at most. progress is told the bytes read, now and then.
func ReadLong(file string, from io.Reader, layout Layout, progress func(read int64)) (Long, error) {
	r := &longReader{Long: Long{File: file}, layout: layout, progress: progress}
	for k := range r.place {
		r.place[k] = map[string]int32{}
	}
	r.read(bufio.NewReaderSize(from, 1<<16))
	if len(r.faults) == 0 {
		r.sort()
	}
	if len(r.faults) > 0 {
		return Long{}, r.faults
	}
	return r.Long, nil
}

type longReader struct {
	Long
	layout   Layout
	header   []string
	at       []int // the columns of the keys, then that of the count
	place    [2]map[string]int32
	row      int
	faults   Faults
	progress func(int64)
}

func (r *longReader) fault(row int, column, code, given, detail string) {
	if len(r.faults) < maxFaults {
		r.faults = append(r.faults, Fault{File: r.File, Row: row, Column: column, Code: code, Given: given, Detail: detail})
	}
}

func (r *longReader) read(from *bufio.Reader) {
	if mark, _ := from.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		_, _ = from.Discard(3) // peeked
	}
	first, _ := from.Peek(4096)
	if bytes.HasPrefix(first, []byte("PK\x03\x04")) || bytes.IndexByte(first, 0) >= 0 {
		r.fault(1, "", "table.not-text", "", "")
		return
	}
	c := csv.NewReader(from)
	c.ReuseRecord, c.FieldsPerRecord, c.Comma = true, -1, separator(first)
	for len(r.faults) < maxFaults {
		fields, err := c.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			r.broken(err)
			return
		}
		r.row, _ = c.FieldPos(0)
		if r.header == nil {
			if !r.heads(fields) {
				return
			}
			continue
		}
		r.take(fields)
		if len(r.Rows)%8192 == 0 {
			r.progress(c.InputOffset())
		}
	}
	if len(r.Rows) == 0 && len(r.faults) == 0 {
		r.fault(max(r.row, 1), "", "table.empty", "", strings.Join(r.wanted(), ","))
	}
}

// broken says what is not CSV.
func (r *longReader) broken(err error) {
	var wrong *csv.ParseError
	if errors.As(err, &wrong) {
		r.fault(wrong.Line, "", "table.not-csv", "", wrong.Err.Error())
		return
	}
	r.fault(r.row, "", "table.unreadable", "", err.Error())
}

// separator is the most frequent of those that stand in the first line.
func separator(text []byte) rune {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return slices.MaxFunc([]rune{',', ';', '\t'}, func(a, b rune) int {
		return cmp.Compare(bytes.Count(line, []byte(string(a))), bytes.Count(line, []byte(string(b))))
	})
}

// wanted lists the columns that must be there.
func (r *longReader) wanted() []string {
	if r.layout.Count == "" {
		return r.layout.Keys
	}
	return append(slices.Clone(r.layout.Keys), r.layout.Count)
}

// heads finds the columns by their names.
func (r *longReader) heads(fields []string) bool {
	r.header = slices.Clone(fields)
	for i, name := range r.header {
		r.header[i] = strings.ToLower(strings.TrimSpace(strings.ToValidUTF8(name, "?")))
	}
	for _, name := range r.wanted() {
		i := slices.Index(r.header, name)
		switch {
		case i < 0:
			r.fault(r.row, name, "table.no-column", strings.Join(r.header, ", "), strings.Join(r.wanted(), ", "))
		case slices.Contains(r.header[i+1:], name):
			r.fault(r.row, name, "table.column-twice", name, "")
		}
		r.at = append(r.at, i)
	}
	return len(r.faults) == 0
}

// take reads one row.
func (r *longReader) take(fields []string) {
	if len(fields) != len(r.header) {
		r.fault(r.row, "", "table.columns", fmt.Sprint(len(fields)), fmt.Sprint(len(r.header)))
		return
	}
	row, before := LongRow{Row: int32(r.row)}, len(r.faults)
	for k, name := range r.layout.Keys {
		row.Key[k] = r.code(k, name, strings.TrimSpace(fields[r.at[k]]))
	}
	if r.layout.Count != "" {
		row.Count = r.count(strings.TrimSpace(fields[r.at[len(r.layout.Keys)]]))
	}
	if len(r.faults) == before {
		r.Rows = append(r.Rows, row)
	}
}

// code returns the place of a code, among those met so far.
func (r *longReader) code(k int, column, code string) int32 {
	if at, ok := r.place[k][code]; ok {
		return at
	}
	switch {
	case code == "":
		r.fault(r.row, column, "table.no-code", "", "")
		return 0
	case !utf8.ValidString(code):
		r.fault(r.row, column, "table.not-utf8", strings.ToValidUTF8(code, "?"), "")
		return 0
	}
	code = strings.Clone(code) // not the whole row
	at := int32(len(r.Codes[k]))
	r.place[k][code] = at
	r.Codes[k] = append(r.Codes[k], code)
	return at
}

// count reads a whole number. Signs of secrecy, decimals and grouped digits are not counts: nothing is guessed.
func (r *longReader) count(text string) int64 {
	n, err := strconv.ParseUint(text, 10, 63)
	if err != nil || n > maxCount {
		r.fault(r.row, r.layout.Count, "table.count", strings.ToValidUTF8(text, "?"), "")
		return 0
	}
	return int64(n)
}

// sort puts codes and rows in order, and finds the rows that come twice.
func (r *longReader) sort() {
	for k := range r.layout.Keys {
		slices.Sort(r.Codes[k])
		to := make([]int32, len(r.Codes[k]))
		for at, code := range r.Codes[k] {
			to[r.place[k][code]] = int32(at)
		}
		for i := range r.Rows {
			r.Rows[i].Key[k] = to[r.Rows[i].Key[k]]
		}
	}
	slices.SortFunc(r.Rows, func(a, b LongRow) int {
		return cmp.Or(cmp.Compare(a.Key[0], b.Key[0]), cmp.Compare(a.Key[1], b.Key[1]), cmp.Compare(a.Row, b.Row))
	})
	r.twice()
}

// twice finds the rows that another one contradicts or repeats.
func (r *longReader) twice() {
	once := r.layout.Once
	if once == 0 {
		return
	}
	for i := 1; i < len(r.Rows); i++ {
		a, b := r.Rows[i-1], r.Rows[i]
		if a.Key[0] != b.Key[0] || once == 2 && a.Key[1] != b.Key[1] {
			continue
		}
		if a.Row > b.Row {
			a, b = b, a
		}
		var codes []string
		for k := range once {
			codes = append(codes, r.Codes[k][b.Key[k]])
		}
		r.fault(int(b.Row), r.layout.Keys[once-1], "table.twice", strings.Join(codes, ", "), fmt.Sprint(a.Row))
	}
	slices.SortFunc(r.faults, func(a, b Fault) int { return cmp.Compare(a.Row, b.Row) })
}
