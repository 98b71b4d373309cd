package source

import (
	"cmp"
	"slices"

	"jalon/cube"
)

// Where the head office of an establishment is: a legal unit has one, which is one of its establishments.

// noSeat stands for the commune of a head office that is not known.
const noSeat = maxCommunes

// appendSeats adds the employers among the establishments of a legal unit, with the commune of its head office.
func appendSeats(to []uint64, unit []row) []uint64 {
	seat := uint64(noSeat)
	for _, r := range unit {
		if r.Seat > 0 && r.Key < left {
			seat = uint64(r.Key >> 16)
		}
	}
	for _, r := range unit {
		if employer(r.Key) {
			to = append(to, uint64(r.Key>>16)<<32|seat<<16|uint64(r.Key&31))
		}
	}
	return to
}

// employer reports whether a row counts and is of a size that employs people.
func employer(key uint32) bool { return key < left && key&31 >= firstEmployer && key&31 < damagedBand }

// fillSeats puts employers into blocks by the commune of their head office.
func (c *sireneCount) fillSeats(blocks *bySize) {
	var seats []uint64
	for _, one := range c.tallies {
		seats = append(seats, one.Seats...)
	}
	loose := slices.DeleteFunc(c.loose, func(r row) bool { return c.gone[r.place()] })
	slices.SortFunc(loose, func(x, y row) int { return cmp.Compare(x.SIRET, y.SIRET) })
	for from, to := 0, 0; from < len(loose); from = to {
		for to < len(loose) && loose[to].SIRET/1e5 == loose[from].SIRET/1e5 {
			to++
		}
		seats = appendSeats(seats, loose[from:to])
	}
	slices.Sort(seats)
	runs(seats, func(key uint64, n int) {
		seat := cube.Unknown
		if number := key >> 16 & 0xffff; number != noSeat {
			seat = c.words.communes[number]
		}
		blocks.add(c.words.communes[key>>32], seat, int(key&31), n)
	})
}
