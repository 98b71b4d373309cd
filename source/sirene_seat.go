package source

import (
	"cmp"
	"slices"

	"jalon/cube"
)

// Where the head office of an establishment is: a legal unit has one, which is one of its establishments.

// noSeat stands for the commune of a head office that is not known.
const noSeat = maxCommunes

// seatBits is how many bits it takes in a key.
const seatBits = 16

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
			to = append(to, uint64(r.Key>>16)<<(seatBits+5)|seat<<5|uint64(r.Key&31))
		}
	}
	return to
}

// employer reports whether a row counts and is of a size that employs people. The size is looked at first: few rows have such a one, and
// no processor foresees which rows count.
func employer(key uint32) bool {
	size := key & 31
	return size-firstEmployer < damagedBand-firstEmployer && key < left
}

// looseSeats returns the employers of the legal units that are not whole in a part.
func (c *sireneCount) looseSeats() (seats []uint64) {
	loose := slices.DeleteFunc(c.loose, func(r row) bool { return c.gone[r.place()] })
	slices.SortFunc(loose, func(x, y row) int { return cmp.Compare(x.SIRET, y.SIRET) })
	for from, to := 0, 0; from < len(loose); from = to {
		for to < len(loose) && loose[to].SIRET/1e5 == loose[from].SIRET/1e5 {
			to++
		}
		seats = appendSeats(seats, loose[from:to])
	}
	return seats
}

// bySeat makes the blocks of employers by the commune of their head office, which stays itself where it is carried nowhere.
func (c *sireneCount) bySeat(about cube.About, places ranking[string]) ([]*cube.Block, error) {
	if !c.stock.has(sireneColumns[ofSeat]) {
		return nil, nil
	}
	about.Measure = cube.BySeat
	headings := make([]heading, noSeat+1)
	for i, code := range c.words.communes {
		headings[i].name = cmp.Or(places.words[places.at[i]], code)
	}
	headings[noSeat].name = cube.Unknown
	seats := []listed[uint64]{c.looseSeats()}
	for _, one := range c.tallies {
		seats, one.Seats = append(seats, one.Seats), nil
	}
	return blocksOf(seats, nil, seatBits, places, []cube.About{about}, headings)
}
