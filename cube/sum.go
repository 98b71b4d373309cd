package cube

import (
	"errors"
	"slices"

	"jalon/atlas"
)

// Cell (cellule) is a figure summed over places. It is exact when nothing is hidden nor absent; else its value is a lower bound,
// and with nothing published there is no figure at all.
type Cell struct {
	Value     float64
	Published int // places that have a published figure, or a proven zero
	Hidden    int // places whose figure is secret, which is not zero
	Wider     int // places whose figure holds others that are hidden
	Absent    int // places of which the source says nothing
}

// Exact reports whether the value is that of all the places.
func (c Cell) Exact() bool { return c.Hidden == 0 && c.Absent == 0 && c.Published > 0 }

// Known reports whether there is a figure, be it a lower bound.
func (c Cell) Known() bool { return c.Published > 0 }

// Sum (somme sur un ensemble de lieux) is a block summed over a set of places.
type Sum struct {
	Columns  []Cell   // in the order of the columns of the block
	Total    Cell     // as published where the source gives totals, else of the columns
	Covered  float64  // share of the total that the published cells explain, 0 to 1, where Coverage
	Coverage bool     // that share is known
	Places   int      // that were found
	Missing  []string // places asked that the block does not have
	Wider    []string // communes of the block that hold more ground than was asked for
}

// Sum sums a block over places of its own layer and vintage. A place given twice counts once.
func (b *Block) Sum(places []string) (s Sum) {
	places = slices.Compact(slices.Sorted(slices.Values(places)))
	s.Columns = make([]Cell, len(b.Columns))
	open := make([]int, len(b.Columns)) // cells in rows that are not known whole
	proven := 0                         // rows that are
	for _, place := range places {
		row, ok := slices.BinarySearch(b.Rows, place)
		if !ok {
			s.Missing = append(s.Missing, place)
			continue
		}
		s.Places++
		if b.closed[row] {
			proven++
		}
		for cell, end := b.cells(row); cell < end; cell++ {
			column := b.columnOf(cell)
			s.Columns[column].add(b.valueOf(cell), b.statusOf(cell))
			if !b.closed[row] {
				open[column]++
			}
		}
	}
	for i := range s.Columns {
		s.Columns[i].settle(s.Places, s.Places-proven-open[i], len(s.Missing))
	}
	b.total(&s)
	return s
}

// settle counts, among so many places, those whose cell is neither there nor proven zero, and those that are not in the block.
func (c *Cell) settle(places, silent, missing int) {
	c.Absent = silent + missing
	c.Published = places - c.Hidden - silent
}

// total adds the columns up, unless the source did.
func (b *Block) total(s *Sum) {
	var sum Cell
	for i, c := range s.Columns {
		if i != b.all {
			sum.Value += c.Value
			sum.Hidden += c.Hidden
			sum.Wider += c.Wider
			sum.Absent, sum.Published = max(sum.Absent, c.Absent), max(sum.Published, c.Published)
		}
	}
	if s.Total = sum; b.all >= 0 {
		s.Total = s.Columns[b.all]
	}
	switch {
	case b.all >= 0 && len(b.Columns) > 1 && s.Total.Value > 0 && s.Total.Exact():
		s.Covered, s.Coverage = min(1, sum.Value/s.Total.Value), true
	case s.Total.Exact():
		s.Covered, s.Coverage = 1, true
	}
}

func (c *Cell) add(value float64, status Status) {
	c.Value += value
	switch status {
	case Hidden:
		c.Hidden++
	case Wider:
		c.Wider++
	}
}

// ErrLayer is the answer to a sum over communes of a block whose places are others.
var ErrLayer = errors.New("the places of this block are not communes")

// Over sums a block of communes over communes of any vintage, which are carried to that of the block: those that merged since
// with others from outside are counted whole, and listed in [Sum.Wider].
func (b *Block) Over(a *atlas.Atlas, communes []string, of atlas.Vintage) (Sum, error) {
	if b.Layer != Communes {
		return Sum{}, ErrLayer
	}
	to, ok := a.Year(b.Geography)
	if !ok || to.From == of.From {
		return b.Sum(communes), nil
	}
	carried := a.Project(communes, of, to)
	s := b.Sum(carried.Codes)
	s.Wider = carried.Wider
	s.Missing = append(s.Missing, carried.Unknown...)
	return s, nil
}
