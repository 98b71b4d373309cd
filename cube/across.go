package cube

import (
	"iter"
	"slices"
)

// Across adds up, for each place of the block in order, its cells of some columns: who comes to them, in a block of commuters.
// Hidden cells count for what is known of them.
func (b *Block) Across(columns []string) []float64 {
	in := make([]bool, len(b.Columns))
	for _, name := range columns {
		if at, ok := slices.BinarySearch(b.Columns, name); ok {
			in[at] = true
		}
	}
	sums := make([]float64, len(b.Rows))
	for row := range b.Rows {
		for cell, end := b.cells(row); cell < end; cell++ {
			if in[b.columnOf(cell)] {
				sums[row] += b.valueOf(cell)
			}
		}
	}
	return sums
}

// Along goes through the known cells of some places, place by place: what [Block.Sum] would add up. A block of communes by communes has
// more columns than a place has cells.
func (b *Block) Along(places []string) iter.Seq2[string, float64] {
	return func(yield func(column string, value float64) bool) {
		for _, place := range places {
			row, ok := slices.BinarySearch(b.Rows, place)
			if !ok {
				continue
			}
			for cell, end := b.cells(row); cell < end; cell++ {
				if !yield(b.Columns[b.columnOf(cell)], b.valueOf(cell)) {
					return
				}
			}
		}
	}
}
