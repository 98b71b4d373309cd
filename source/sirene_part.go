package source

import "slices"

// part is some rows that follow each other in a group, a million at most. Those of a legal unit follow each other too, and so its
// head office is found among them; what may go on in another part, or is out of order, is kept loose until the end.
type part struct {
	span
	siret   []uint64 // of each row, the greatest so far: they are in order
	keys    []uint32
	seat    []uint32 // 1 for a head office
	counted []uint32 // room for the keys that count
	late    []row    // rows whose SIRET is not greater than one before
}

// span is where a part is, and from which SIRET to which.
type span struct {
	Group    int
	First    int64 // row of the group
	Min, Max uint64
	before   uint64 // the greatest of the parts before, where it is not below them all
}

// row is an establishment of the file.
type row struct {
	SIRET uint64
	Group int
	At    int64
	Key   uint32
	Seat  uint32
}

// place tells rows apart.
type place struct {
	group int
	at    int64
}

func (r row) place() place { return place{r.Group, r.At} }

// partRows is how many rows a part has at most.
const partRows = 1 << 20

// begin empties the part, for the rows of a group from one on, of which so many are left, or 0 when
// that is not known.
func (p *part) begin(group int, first, rows int64) {
	n := int(max(0, min(rows, partRows)))
	p.siret, p.keys, p.seat = slices.Grow(p.siret[:0], n), slices.Grow(p.keys[:0], n), slices.Grow(p.seat[:0], n)
	*p = part{span: span{Group: group, First: first, Min: 1<<64 - 1}, siret: p.siret, keys: p.keys, seat: p.seat, counted: p.counted, late: p.late[:0]}
}

// see adds the rows of a batch. One without a SIRET is left out anyway, and is not looked for again.
func (p *part) see(b *batch) {
	at := len(p.keys)
	p.siret, p.keys, p.seat = append(p.siret, b.number[:b.n]...), b.classify(p.keys), append(p.seat, b.codes[ofSeat][:b.n]...)
	for i, siret := range p.siret[at:] {
		if siret > 0 {
			p.Min = min(p.Min, siret)
		}
		if siret > p.Max {
			p.Max = siret
		} else if siret > 0 {
			p.late = append(p.late, row{siret, p.Group, p.First + int64(at+i), p.keys[at+i], p.seat[at+i]})
		}
		p.siret[at+i] = p.Max
	}
}

func (p *part) row(i int) row {
	return row{p.siret[i], p.Group, p.First + int64(i), p.keys[i], p.seat[i]}
}

// twice returns the rows of each SIRET that comes several times in the part.
func (p *part) twice() map[uint64][]row {
	all := map[uint64][]row{}
	for _, late := range p.late {
		if all[late.SIRET] == nil {
			if first, ok := slices.BinarySearch(p.siret, late.SIRET); ok {
				all[late.SIRET] = append(all[late.SIRET], p.row(first))
			}
		}
		all[late.SIRET] = append(all[late.SIRET], late)
	}
	for siret, rows := range all {
		if len(rows) == 1 {
			delete(all, siret)
		}
	}
	return all
}

// units calls a function on the rows of each legal unit that employs people and is whole in the part, and returns the rows of those
// that are not.
func (p *part) units(do func(rows []row)) (loose []row) {
	loose = append(loose, p.late...)
	odd := []uint64{p.Min / 1e5, p.Max / 1e5} // they may begin or end in another part
	for _, late := range p.late {
		odd = append(odd, late.SIRET/1e5)
	}
	slices.Sort(odd)
	odd = slices.Compact(odd)
	for _, siren := range odd {
		from, _ := slices.BinarySearch(p.siret, siren*1e5)
		loose = p.appendUnit(loose, from, p.endOf(siren, from))
	}
	var unit []row
	for from, to := 0, 0; to < len(p.keys); to++ {
		if !employer(p.keys[to]) {
			continue
		}
		siren := p.siret[to] / 1e5
		for from = to; from > 0 && p.siret[from-1] >= siren*1e5; from-- {
		}
		to = p.endOf(siren, to)
		if _, ok := slices.BinarySearch(odd, siren); !ok {
			unit = p.appendUnit(unit[:0], from, to)
			do(unit)
		}
		to--
	}
	return loose
}

// endOf returns where the rows of a legal unit end, from one of them.
func (p *part) endOf(siren uint64, at int) int {
	for next := (siren + 1) * 1e5; at < len(p.siret) && p.siret[at] < next; at++ {
	}
	return at
}

// appendUnit adds the rows of a legal unit that count or are its head office, but for the late ones among them, which are of others.
func (p *part) appendUnit(to []row, from, end int) []row {
	at := func(late row, i int) int { return int(late.At - p.First - int64(i)) }
	next, _ := slices.BinarySearchFunc(p.late, from, at)
	for i := from; i < end; i++ {
		if next < len(p.late) && at(p.late[next], i) == 0 {
			next++
		} else if p.keys[i] < left || p.seat[i] > 0 {
			to = append(to, p.row(i))
		}
	}
	return to
}
