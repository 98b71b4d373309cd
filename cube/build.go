package cube

import (
	"encoding/binary"
	"maps"
	"math"
	"slices"
)

// Builder gathers the cells of a block.
type Builder struct {
	about   About
	rows    map[string]uint32
	columns map[string]uint32
	cells   []cell
	last    string // place added to last, and its row
	row     uint32
}

// cell is a cell under way: it takes 16 bytes, for there are millions.
type cell struct {
	value  float64
	row    uint32
	column uint16
	status Status
}

// NewBuilder begins a block.
func NewBuilder(about About) *Builder {
	return &Builder{about: about, rows: map[string]uint32{}, columns: map[string]uint32{}}
}

// Add adds a cell. Figures of the same place and activity add up, as those of communes that merged; one that is hidden leaves
// the sum hidden, a lower bound.
func (b *Builder) Add(place, activity string, value float64, status Status) {
	if len(b.rows) == 0 || place != b.last {
		b.last, b.row = place, intern(b.rows, place)
	}
	b.cells = append(b.cells, cell{value, b.row, uint16(intern(b.columns, activity)), status}) // too many columns: Build says so
}

// Place makes a place known, even if it gets no cell.
func (b *Builder) Place(place string) { intern(b.rows, place) }

// Empty reports whether no cell was added.
func (b *Builder) Empty() bool { return len(b.cells) == 0 }

func intern(in map[string]uint32, word string) uint32 {
	i, ok := in[word]
	if !ok {
		i = uint32(len(in))
		in[word] = i
	}
	return i
}

// maxColumns is what a column number can tell apart.
const maxColumns = math.MaxUint16

// CarryPlaces gives the places other codes: those of another vintage. The cells of a place that goes nowhere are dropped.
func (b *Builder) CarryPlaces(geography int, to map[string]string) {
	b.about.Geography = geography
	rows, numbers := carry(b.rows, func(name string) (string, bool) { new, ok := to[name]; return new, ok })
	b.rows, b.last = rows, ""
	b.cells = slices.DeleteFunc(b.cells, func(c cell) bool { return numbers[c.row] == nowhere })
	for i := range b.cells {
		b.cells[i].row = numbers[b.cells[i].row]
	}
}

// CarryColumns does the same for columns that are places; a column that goes nowhere stays.
func (b *Builder) CarryColumns(to map[string]string) {
	columns, numbers := carry(b.columns, func(name string) (string, bool) {
		if new, ok := to[name]; ok {
			return new, true
		}
		return name, true
	})
	b.columns = columns
	for i := range b.cells {
		b.cells[i].column = uint16(numbers[b.cells[i].column])
	}
}

const nowhere = math.MaxUint32

// carry returns the names that others become, and the new number of each.
func carry(names map[string]uint32, to func(name string) (new string, ok bool)) (carried map[string]uint32, numbers []uint32) {
	carried, numbers = make(map[string]uint32, len(names)), make([]uint32, len(names))
	for name, old := range names {
		numbers[old] = nowhere
		if new, ok := to(name); ok {
			numbers[old] = intern(carried, new)
		}
	}
	return carried, numbers
}

// Build makes the block.
func (b *Builder) Build() (*Block, error) {
	if len(b.columns) > maxColumns {
		return nil, tooWide(len(b.columns))
	}
	block := &Block{About: b.about, Rows: slices.Sorted(maps.Keys(b.rows)), Columns: slices.Sorted(maps.Keys(b.columns))}
	b.renumber(block)
	room := make([]cell, len(b.cells))
	sortInto(room, b.cells, len(block.Columns), func(c cell) int { return int(c.column) })
	sortInto(b.cells, room, len(block.Rows), func(c cell) int { return int(c.row) })
	block.fill(merged(b.cells))
	return block.settle(), nil
}

// merged adds up the cells of the same place and activity, which follow each other.
func merged(cells []cell) []cell {
	out := cells[:0]
	for _, c := range cells {
		last := len(out) - 1
		if last < 0 || out[last].row != c.row || out[last].column != c.column {
			out = append(out, c)
			continue
		}
		out[last].value += c.value
		if out[last].status == Published || c.status == Hidden {
			out[last].status = c.status
		}
	}
	return out
}

// fill writes cells down.
func (b *Block) fill(cells []cell) {
	count := func(c cell) bool { return c.value >= 0 && c.value <= math.MaxUint32 && c.value == math.Trunc(c.value) }
	b.whole = !slices.ContainsFunc(cells, func(c cell) bool { return !count(c) })
	b.first, b.column = make([]uint32, len(b.Rows)+1), make([]byte, 0, 2*len(cells))
	if slices.ContainsFunc(cells, func(c cell) bool { return c.status != Published }) {
		b.status = make([]byte, len(cells))
	}
	b.value = make([]byte, 0, b.width()*len(cells))
	for i, c := range cells {
		b.first[c.row+1]++
		b.column = binary.LittleEndian.AppendUint16(b.column, c.column)
		if b.whole {
			b.value = binary.LittleEndian.AppendUint32(b.value, uint32(c.value))
		} else {
			b.value = binary.LittleEndian.AppendUint64(b.value, math.Float64bits(c.value))
		}
		if b.status != nil {
			b.status[i] = byte(c.status)
		}
	}
	for row := range b.Rows {
		b.first[row+1] += b.first[row]
	}
}

// sortInto puts cells in the order of a number that each has, below n; those of the same number stay in their order.
func sortInto(to, cells []cell, n int, number func(cell) int) {
	at := make([]int, n+1)
	for _, c := range cells {
		at[number(c)+1]++
	}
	for i := range n {
		at[i+1] += at[i]
	}
	for _, c := range cells {
		to[at[number(c)]] = c
		at[number(c)]++
	}
}

// renumber gives the cells the places of their row and column in alphabetical order.
func (b *Builder) renumber(block *Block) {
	row, column := make([]uint32, len(block.Rows)), make([]uint16, len(block.Columns))
	for i, place := range block.Rows {
		row[b.rows[place]] = uint32(i)
	}
	for i, activity := range block.Columns {
		column[b.columns[activity]] = uint16(i)
	}
	for i := range b.cells {
		b.cells[i].row, b.cells[i].column = row[b.cells[i].row], column[b.cells[i].column]
	}
}

// Grouped returns the block with its columns brought together, as sub-classes into divisions: into says where each goes, and ok
// is false for one that is left out. The total stays apart.
func (b *Block) Grouped(about About, into func(column string) (group string, ok bool)) (*Block, error) {
	to := NewBuilder(about)
	names := make([]string, len(b.Columns))
	for i, column := range b.Columns {
		if names[i] = All; column != All {
			names[i], _ = into(column)
		}
	}
	for row, place := range b.Rows {
		to.Place(place)
		for i, end := b.cells(row); i < end; i++ {
			if name := names[b.columnOf(i)]; name != "" {
				to.Add(place, name, b.valueOf(i), b.statusOf(i))
			}
		}
	}
	return to.Build()
}
