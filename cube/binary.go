package cube

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

// A block is written as the length of its heading (4 bytes), its heading as JSON, then its columns one after the other, little
// endian: first cells of rows (4 bytes each), columns (2), values (4 as whole numbers, or 8), statuses (1, or none).
type heading struct {
	About
	Rows    string `json:"rows"`    // separated by spaces
	Columns string `json:"columns"` // the same
	Cells   int    `json:"cells"`
	Whole   bool   `json:"whole"`  // values are whole numbers
	Status  bool   `json:"status"` // there are statuses
}

// ErrDamaged is what [Read] gives when the content is not that of blocks.
var ErrDamaged = errors.New("this content is not that of a cube, or it is damaged")

// Write writes blocks one after the other.
func Write(w io.Writer, blocks ...*Block) error {
	for _, b := range blocks {
		if _, err := w.Write(b.bytes()); err != nil {
			return err
		}
	}
	return nil
}

func (b *Block) bytes() []byte {
	h := heading{b.About, strings.Join(b.Rows, " "), strings.Join(b.Columns, " "), len(b.value), b.whole(), len(b.status) > 0}
	head, err := json.Marshal(h)
	if err != nil {
		panic(err) // a struct of texts and numbers
	}
	out := make([]byte, 0, 4+len(head)+4*len(b.first)+11*len(b.value))
	out = append(binary.LittleEndian.AppendUint32(out, uint32(len(head))), head...)
	for _, first := range b.first {
		out = binary.LittleEndian.AppendUint32(out, first)
	}
	for _, column := range b.column {
		out = binary.LittleEndian.AppendUint16(out, column)
	}
	for _, v := range b.value {
		if h.Whole {
			out = binary.LittleEndian.AppendUint32(out, uint32(v))
		} else {
			out = binary.LittleEndian.AppendUint64(out, math.Float64bits(v))
		}
	}
	for _, s := range b.status {
		out = append(out, byte(s))
	}
	return out
}

// whole reports whether every value is a count that fits in 32 bits.
func (b *Block) whole() bool {
	for _, v := range b.value {
		if v < 0 || v > math.MaxUint32 || v != math.Trunc(v) {
			return false
		}
	}
	return true
}

// Read reads blocks until the end, or gives [ErrDamaged].
func Read(r io.Reader) (blocks []*Block, _ error) {
	var all bytes.Buffer
	if _, err := all.ReadFrom(r); err != nil {
		return nil, err
	}
	for left := all.Bytes(); len(left) > 0; {
		b, rest, err := readBlock(left)
		if err != nil {
			return nil, err
		}
		blocks, left = append(blocks, b), rest
	}
	return blocks, nil
}

func readBlock(from []byte) (*Block, []byte, error) {
	size, from, ok := take(from, 4)
	if !ok {
		return nil, nil, ErrDamaged
	}
	head, from, ok := take(from, int(binary.LittleEndian.Uint32(size)))
	var h heading
	if !ok || json.Unmarshal(head, &h) != nil || h.Cells < 0 {
		return nil, nil, ErrDamaged
	}
	b := &Block{About: h.About, Rows: strings.Fields(h.Rows), Columns: strings.Fields(h.Columns)}
	from, ok = b.readColumns(from, h)
	if !ok {
		return nil, nil, fmt.Errorf("%w: block %s of %d", ErrDamaged, h.Measure, h.Year)
	}
	return b.settle(), from, nil
}

// readColumns reads what follows the heading, and checks that every cell is in a row and a column.
func (b *Block) readColumns(from []byte, h heading) (rest []byte, ok bool) {
	width := map[bool]int{true: 4, false: 8}[h.Whole]
	first, from, ok1 := take(from, 4*(len(b.Rows)+1))
	column, from, ok2 := take(from, 2*h.Cells)
	value, from, ok3 := take(from, width*h.Cells)
	if !ok1 || !ok2 || !ok3 {
		return nil, false
	}
	if h.Status {
		status, left, ok := take(from, h.Cells)
		if !ok {
			return nil, false
		}
		from, b.status = left, make([]Status, h.Cells)
		for i, s := range status {
			b.status[i] = Status(s)
		}
	}
	b.first, b.column, b.value = make([]uint32, len(b.Rows)+1), make([]uint16, h.Cells), make([]float64, h.Cells)
	for i := range b.first {
		b.first[i] = binary.LittleEndian.Uint32(first[4*i:])
	}
	for i := range h.Cells {
		b.column[i] = binary.LittleEndian.Uint16(column[2*i:])
		if h.Whole {
			b.value[i] = float64(binary.LittleEndian.Uint32(value[4*i:]))
		} else {
			b.value[i] = math.Float64frombits(binary.LittleEndian.Uint64(value[8*i:]))
		}
	}
	return from, b.sound()
}

// sound reports whether every cell is in a row and a column.
func (b *Block) sound() bool {
	last := uint32(0)
	for _, first := range b.first {
		if first < last || int(first) > len(b.value) {
			return false
		}
		last = first
	}
	for _, column := range b.column {
		if int(column) >= len(b.Columns) {
			return false
		}
	}
	return int(last) == len(b.value)
}

func take(from []byte, n int) (taken, rest []byte, ok bool) {
	if n < 0 || n > len(from) {
		return nil, nil, false
	}
	return from[:n], from[n:], true
}
