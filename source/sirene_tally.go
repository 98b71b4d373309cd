package source

import "slices"

// tally is what is counted in a group, part by part.
type tally struct {
	Parts   []span
	Counted []listed[uint32] // keys of the establishments that count
	Kinds   []listed[uint32] // the same, of their legal units
	Seats   listed[uint64]   // of employers, with the communes of their head office
	Out     [len(outcomes)]int64
	Twice   map[uint64][]row
	Loose   []row
}

// add counts the rows of a part, and keeps what it says of their order and of those that are not alone.
func (t *tally) add(p *part, c *sireneCount) {
	t.Parts = append(t.Parts, p.span)
	t.count(p, c.units)
	for siret, rows := range p.twice() {
		t.Twice[siret] = append(t.Twice[siret], rows...)
	}
	if c.stock.has(sireneColumns[ofSeat]) {
		t.Loose = append(t.Loose, p.units(func(unit []row) { t.Seats = appendSeats(t.Seats, unit) })...)
	}
}

// count counts the rows of a part: those that count, those of closed establishments, and the few others.
func (t *tally) count(p *part, of units) {
	p.counted = slices.Grow(p.counted[:0], len(p.keys))[:len(p.keys)]
	n, few := 0, int64(0)
	for _, key := range p.keys {
		p.counted[n] = key
		n += int((uint64(key) - left) >> 63) // one if it is below: no processor foresees a branch here
		if key > left|isClosed {
			t.Out[key&^left]++
			few++
		}
	}
	t.Out[counts] += int64(n)
	t.Out[isClosed] += int64(len(p.keys)-n) - few
	if t.Counted = append(t.Counted, slices.Clone(p.counted[:n])); of != nil {
		t.Kinds = append(t.Kinds, p.kindsOf(of, n))
	}
}
