package cube

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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
		for _, part := range [][]byte{b.heading(), b.column, b.value, b.status} {
			if _, err := w.Write(part); err != nil {
				return err
			}
		}
	}
	return nil
}

// heading returns what is before the cells.
func (b *Block) heading() []byte {
	h := heading{b.About, strings.Join(b.Rows, " "), strings.Join(b.Columns, " "), b.Cells(), b.whole, len(b.status) > 0}
	head, err := json.Marshal(h)
	if err != nil {
		panic(err) // a struct of texts and numbers
	}
	out := append(binary.LittleEndian.AppendUint32(nil, uint32(len(head))), head...)
	for _, first := range b.first {
		out = binary.LittleEndian.AppendUint32(out, first)
	}
	return out
}

// width is how many bytes a value takes.
func (b *Block) width() int { return map[bool]int{true: 4, false: 8}[b.whole] }

// maxHeading bounds the memory that a damaged length would take.
const maxHeading = 64 << 20

// Read reads blocks until the end, or gives [ErrDamaged].
func Read(r io.Reader) (blocks []*Block, _ error) {
	from := &input{from: r}
	for {
		size := from.take(4)
		if errors.Is(from.err, io.EOF) {
			return blocks, nil
		}
		b := from.block(size)
		switch {
		case errors.Is(from.err, io.ErrUnexpectedEOF), errors.Is(from.err, io.EOF):
			return nil, ErrDamaged
		case from.err != nil:
			return nil, from.err
		}
		blocks = append(blocks, b)
	}
}

// input reads parts of blocks, until an error.
type input struct {
	from io.Reader
	err  error
}

// take reads so many bytes; they are zeros after an error.
func (in *input) take(n int) []byte {
	content := make([]byte, n)
	if in.err == nil {
		_, in.err = io.ReadFull(in.from, content)
	}
	return content
}

// block reads a block, of which the length of the heading is read.
func (in *input) block(size []byte) *Block {
	var h heading
	head := in.take(min(maxHeading, int(binary.LittleEndian.Uint32(size))))
	if in.err == nil && json.Unmarshal(head, &h) != nil {
		in.err = ErrDamaged
	}
	b := &Block{About: h.About, Rows: strings.Fields(h.Rows), Columns: strings.Fields(h.Columns), whole: h.Whole}
	if h.Cells < 0 || h.Cells > len(b.Rows)*len(b.Columns) {
		h.Cells, in.err = 0, ErrDamaged
	}
	first := in.take(4 * (len(b.Rows) + 1))
	b.column, b.value = in.take(2*h.Cells), in.take(b.width()*h.Cells)
	if h.Status {
		b.status = in.take(h.Cells)
	}
	for i := range len(b.Rows) + 1 {
		b.first = append(b.first, binary.LittleEndian.Uint32(first[4*i:]))
	}
	if in.err == nil && !b.sound() {
		in.err = fmt.Errorf("%w: block %s of %d", ErrDamaged, h.Measure, h.Year)
	}
	if in.err != nil {
		return nil
	}
	return b.settle()
}

// sound reports whether every cell is in a row and a column.
func (b *Block) sound() bool {
	last := uint32(0)
	for _, first := range b.first {
		if first < last || int(first) > b.Cells() {
			return false
		}
		last = first
	}
	for cell := range b.Cells() {
		if b.columnOf(cell) >= len(b.Columns) {
			return false
		}
	}
	return int(last) == b.Cells()
}
