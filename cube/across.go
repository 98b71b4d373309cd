package cube

import "slices"

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
