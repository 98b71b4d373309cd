package source

import "slices"

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

// Rows are counted by key (commune, activity, size). A table of so many keys does not fit in the cache of a processor: to list them
// all and sort the list once costs less than to look each up.

// gather joins lists of keys in one, in order, without those that are taken back, each as often as it is given.
func gather(gone []uint32, lists ...[]uint32) []uint32 {
	all := slices.Concat(lists...)
	room := make([]uint32, len(all))
	for shift := 0; shift < 32; shift += 11 { // by their digits, the last one first
		var at [1 << 11]int
		for _, key := range all {
			at[key>>shift&(1<<11-1)]++
		}
		for digit, n, before := 0, 0, 0; digit < len(at); digit++ {
			n, at[digit] = at[digit], before
			before += n
		}
		for _, key := range all {
			digit := key >> shift & (1<<11 - 1)
			room[at[digit]] = key
			at[digit]++
		}
		all, room = room, all
	}
	slices.Sort(gone)
	return slices.DeleteFunc(all, func(key uint32) bool {
		taken := len(gone) > 0 && gone[0] == key
		if taken {
			gone = gone[1:]
		}
		return taken
	})
}

// runs calls a function on each key of a list in order, with how many times it is there.
func runs[K comparable](keys []K, do func(key K, n int)) {
	for from, to := 0, 0; from < len(keys); from = to {
		for to < len(keys) && keys[to] == keys[from] {
			to++
		}
		do(keys[from], to-from)
	}
}
