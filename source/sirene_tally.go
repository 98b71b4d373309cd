package source

// tally is what is counted in a group, part by part.
type tally struct {
	Parts   []span
	Counted [][]uint32 // keys of the establishments that count
	Kinds   [][]uint32 // the same, of their legal units
	Seats   []uint64   // of employers, with the communes of their head office
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

// count counts the rows of a part.
func (t *tally) count(p *part, of units) {
	var out [len(outcomes)]int64
	for _, key := range p.keys {
		out[max(key, left)&^left]++ // no branch, nor below: no processor foresees which rows count
	}
	for i, n := range out {
		t.Out[i] += n
	}
	counted, n := make([]uint32, out[counts]+1), 0
	for _, key := range p.keys {
		if counted[n] = key; key < left {
			n++
		}
	}
	if t.Counted = append(t.Counted, counted[:n]); of != nil {
		t.Kinds = append(t.Kinds, p.kindsOf(of, n))
	}
}
