package cube

import (
	"encoding/binary"
	"fmt"
)

// Frame is a block of whole numbers under way, all published, of which it is known beforehand how many cells each place has: they are
// written where they stay, and those of several places at the same time.
type Frame struct {
	block  *Block
	next   []uint32 // cell of each place
	column []uint16 // of each activity
}

// NewFrame begins a block. Places and activities are in order; how many cells each of the first has, and whether each of the others has
// any: those without any are left out.
func NewFrame(about About, places []string, cells []uint32, activities []string, met func(activity int) bool) (*Frame, error) {
	f := &Frame{block: &Block{About: about, whole: true}, next: make([]uint32, len(places)), column: make([]uint16, len(activities))}
	b, all := f.block, uint32(0)
	for i, n := range cells {
		if f.next[i] = all; n > 0 {
			b.Rows, b.first = append(b.Rows, places[i]), append(b.first, all)
			all += n
		}
	}
	for i, activity := range activities {
		if met(i) {
			f.column[i] = uint16(len(b.Columns))
			b.Columns = append(b.Columns, activity)
		}
	}
	if len(b.Columns) > maxColumns {
		return nil, tooWide(len(b.Columns))
	}
	b.first = append(b.first, all)
	b.column, b.value = make([]byte, 2*all), make([]byte, 4*all)
	return f, nil
}

// Add writes the next cell of a place, after those of the activities before. Two places may be written at once, not one twice.
func (f *Frame) Add(place, activity int, n uint32) {
	cell := f.next[place]
	f.next[place]++
	binary.LittleEndian.PutUint16(f.block.column[2*cell:], f.column[activity])
	binary.LittleEndian.PutUint32(f.block.value[4*cell:], n)
}

// Block returns the block, when every cell was written.
func (f *Frame) Block() *Block { return f.block.settle() }

func tooWide(columns int) error {
	return fmt.Errorf("%d columns: a block has %d at most", columns, maxColumns)
}
