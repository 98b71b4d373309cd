package source

import (
	"sync"

	"jalon/cube"
	"jalon/naf"
)

// bySize is the blocks of a measure: all sizes together, then each size of employers by itself.
type bySize [len(sireneBands)]*cube.Builder

// bySize returns the blocks of a measure; those of the sizes that employ nobody are that of all.
func (c *sireneCount) bySize(measure cube.Measure) *bySize {
	return c.bySizeOf(cube.About{Measure: measure})
}

func (c *sireneCount) bySizeOf(about cube.About) *bySize {
	about.Layer, about.Year, about.Exhaustive = cube.Communes, c.year(), true
	var of bySize
	for band, name := range sireneBands {
		about.Band = name
		of[band] = c.block(about)
	}
	return &of
}

func (s *bySize) add(place, column string, band, n int) {
	s[0].Add(place, column, float64(n), cube.Published)
	if s[band] != s[0] {
		s[band].Add(place, column, float64(n), cube.Published)
	}
}

// grow makes room for so many cells of each size.
func (s *bySize) grow(cells *[len(sireneBands)]int) {
	for band, n := range cells {
		if band == 0 || s[band] != s[0] {
			s[band].Grow(n)
		}
	}
}

// sizedColumn is a column of the blocks of all sizes, with its number in each, from 1.
type sizedColumn struct {
	*bySize
	name string
	at   [len(sireneBands)]cube.Column
}

func (s *sizedColumn) add(place string, band uint32, n int) {
	if s.at[band] == 0 {
		s.at[band] = s.bySize[band].Column(s.name) + 1
	}
	s.bySize[band].AddTo(place, s.at[band]-1, float64(n), cube.Published)
}

// addSizes adds the establishments of one place, of which the sizes are in order in the last bits of their keys.
func (s *sizedColumn) addSizes(place string, keys []uint32) {
	s.add(place, 0, len(keys))
	runs(keys, func(key uint32, n int) {
		if band := key & 31; s.bySize[band] != s.bySize[0] {
			s.add(place, band, n)
		}
	})
}

// fill puts what was counted into blocks.
func (c *sireneCount) fill() {
	for of, n := range c.out {
		if of != counts && n > 0 {
			c.leaveOut(outcomes[of], "", n)
		}
	}
	var seats sync.WaitGroup
	if c.stock.has(sireneColumns[ofSeat]) {
		blocks := c.bySize(cube.BySeat)
		seats.Go(func() { c.fillSeats(blocks) })
	}
	var keys, kinds [][]uint32
	for _, one := range c.tallies {
		keys, kinds = append(keys, one.Counted...), append(kinds, one.Kinds...)
		one.Counted, one.Kinds = nil, nil // a quarter of the memory, free once gathered
	}
	c.fillActivities(gather(c.goneKeys, keys...))
	if c.units != nil {
		c.fillKinds(gather(c.goneKinds, kinds...))
	}
	seats.Wait()
}

func (c *sireneCount) fillActivities(keys []uint32) {
	c.kept = int64(len(keys))
	blocks := map[naf.Nomenclature]*bySize{}
	of := make([]sizedColumn, len(c.words.activities))
	for i, activity := range c.words.activities {
		if of[i].name, of[i].bySize = activity.code, blocks[activity.nomenclature]; of[i].bySize == nil {
			about := cube.About{Measure: cube.Establishments, Nomenclature: activity.nomenclature}
			if activity.nomenclature == naf.Rev2 {
				about.Level = naf.A732
			}
			of[i].bySize = c.bySizeOf(about)
			blocks[activity.nomenclature] = of[i].bySize
		}
	}
	rows := make([]int64, len(c.words.communes))
	cells := map[*bySize]*[len(sireneBands)]int{}
	for _, blocks := range blocks {
		cells[blocks] = &[len(sireneBands)]int{}
	}
	activities(keys, func(first uint32, sizes []uint32) {
		n := cells[of[first>>5&(maxActivities-1)].bySize]
		n[0]++
		runs(sizes, func(key uint32, _ int) { n[key&31]++ })
	})
	for blocks, n := range cells {
		blocks.grow(n)
	}
	activities(keys, func(first uint32, sizes []uint32) {
		rows[first>>16] += int64(len(sizes))
		of[first>>5&(maxActivities-1)].addSizes(c.words.communes[first>>16], sizes)
	})
	for i, n := range rows {
		if n > 0 {
			c.communes[c.words.communes[i]] = n
		}
	}
	if n := damagedRows(keys); n > 0 {
		c.changed = append(c.changed, Rejection{Reason: "band.unknown", Rows: n})
	}
}

// activities calls a function on the keys of each commune and activity, with the first of them.
func activities(keys []uint32, do func(first uint32, keys []uint32)) {
	for from, to := 0, 0; from < len(keys); from = to {
		for to < len(keys) && keys[to]>>5 == keys[from]>>5 {
			to++
		}
		do(keys[from], keys[from:to])
	}
}

func damagedRows(keys []uint32) (n int64) {
	for _, key := range keys {
		if key&31 == damagedBand {
			n++
		}
	}
	return n
}
