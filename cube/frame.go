package cube

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// Frame is a block of whole numbers under way, all published, of which it is known beforehand how many cells each place has: they are
// written where they stay, and those of several places at the same time.
type Frame struct {
	block *Block
	next  []uint32 // cell of each place
}

// NewFrame begins a block, of places and activities in order, with so many cells of each place. Those without any are left out.
func NewFrame(about About, places []string, cells []uint32, activities []string) (*Frame, error) {
	if len(activities) > maxColumns {
		return nil, tooWide(len(activities))
	}
	f, all := &Frame{&Block{About: about, Columns: activities, whole: true}, make([]uint32, len(places))}, uint32(0)
	for i, n := range cells {
		if f.next[i] = all; n > 0 {
			f.block.Rows, f.block.first = append(f.block.Rows, places[i]), append(f.block.first, all)
			all += n
		}
	}
	f.block.first = append(f.block.first, all)
	f.block.column, f.block.value = make([]byte, 2*all), make([]byte, 4*all)
	return f, nil
}

// Add writes the next cell of a place, after those of the activities before. Two places may be written at once, not one twice.
func (f *Frame) Add(place, activity int, n uint32) {
	cell := f.next[place]
	f.next[place]++
	binary.LittleEndian.PutUint16(f.block.column[2*cell:], uint16(activity))
	binary.LittleEndian.PutUint32(f.block.value[4*cell:], n)
}

// Block returns the block, when every cell was written.
func (f *Frame) Block() *Block {
	b := f.block
	met, number, all := make([]bool, len(b.Columns)), make([]uint16, len(b.Columns)), b.Columns
	for cell := range b.Cells() {
		met[b.columnOf(cell)] = true
	}
	if slices.Contains(met, false) {
		b.Columns = nil
		for i, name := range all {
			if number[i] = uint16(len(b.Columns)); met[i] {
				b.Columns = append(b.Columns, name)
			}
		}
		for cell := range b.Cells() {
			binary.LittleEndian.PutUint16(b.column[2*cell:], number[b.columnOf(cell)])
		}
	}
	return b.settle()
}

func tooWide(columns int) error {
	return fmt.Errorf("%d columns: a block has %d at most", columns, maxColumns)
}
