package source

import (
	"slices"
	"strings"
	"sync"

	"jalon/cube"
)

// Establishments are counted by key: the number of their commune, that of a column, their size in the last five bits. A table of so many
// keys does not fit in the cache of a processor: to list them all, sort the list and count those that are the same costs less than to
// look each up. The list is dealt by commune into hands that do fit, and every core takes one after the other.

// dealer is keys by place and column, to be made blocks: one of all sizes, one of each size of employers.
type dealer[K uint32 | uint64] struct {
	width   int // of the number of a column, in bits
	places  ranking[string]
	columns ranking[heading]
	hands   [][]K
	frames  []*cube.Frame
}

// heading is a column of the blocks of one of some descriptions, of which it has the number.
type heading struct {
	about int
	name  string
}

func (h heading) compare(other heading) int {
	if h.about != other.about {
		return h.about - other.about
	}
	return strings.Compare(h.name, other.name)
}

// handPlaces is how many places are in a hand, in bits.
const handPlaces = 7

// blocksOf makes blocks of some descriptions, from lists of keys, without those that are taken back, each as often as it is given. The
// numbers in the keys are those of places, where one without a name is left out, and of columns, which take so many bits.
func blocksOf[K uint32 | uint64](lists []listed[K], gone []K, width int, places ranking[string], abouts []cube.About, columns []heading) ([]*cube.Block, error) {
	c := &dealer[K]{width: width, places: places, columns: ranked(columns, heading.compare)}
	c.deal(lists)
	c.sort(gone)
	if err := c.frame(abouts); err != nil {
		return nil, err
	}
	c.write()
	made := make([]*cube.Block, len(c.frames))
	spread(len(made), func(i int) {
		if c.frames[i] != nil {
			made[i] = c.frames[i].Block()
		}
	})
	return slices.DeleteFunc(made, func(b *cube.Block) bool { return b == nil }), nil
}

// carry gives a key the numbers that its place and its column have in their order.
func (c *dealer[K]) carry(key K) K {
	place, column := c.places.at[key>>5>>c.width], c.columns.at[key>>5&(1<<c.width-1)]
	return (K(place)<<c.width|K(column))<<5 | key&31
}

// deal deals the keys into hands, every list at once: how many it gives to each hand is counted first.
func (c *dealer[K]) deal(lists []listed[K]) {
	c.hands = make([][]K, len(c.places.words)>>handPlaces+1)
	at := make([][]int, len(lists))
	spread(len(lists), func(i int) {
		at[i] = make([]int, len(c.hands))
		for _, key := range lists[i] {
			at[i][c.places.at[key>>5>>c.width]>>handPlaces]++
		}
	})
	begin, ends, n := 0, make([]int, len(c.hands)), 0
	for hand := range c.hands {
		for i := range lists {
			at[i][hand], n = n, n+at[i][hand]
		}
		ends[hand] = n
	}
	all := make([]K, n)
	for hand, end := range ends {
		c.hands[hand], begin = all[begin:end], end
	}
	spread(len(lists), func(i int) {
		for _, key := range lists[i] {
			key = c.carry(key)
			to := &at[i][key>>(5+c.width+handPlaces)]
			all[*to] = key
			*to++
		}
	})
}

// sort puts each hand in order, and takes back what is to be.
func (c *dealer[K]) sort(gone []K) {
	back := make([]K, len(gone))
	for i, key := range gone {
		back[i] = c.carry(key)
	}
	slices.Sort(back)
	rooms := sync.Pool{New: func() any { return new([]K) }}
	spread(len(c.hands), func(hand int) {
		keys, room := c.hands[hand], rooms.Get().(*[]K)
		*room = slices.Grow((*room)[:0], len(keys))
		sortKeys(keys, (*room)[:len(keys)], 5+c.width+handPlaces)
		rooms.Put(room)
		c.hands[hand] = without(keys, back)
	})
}

// each calls a function on each cell that the keys of a hand make: of all sizes together, and of each size that has a block.
func (c *dealer[K]) each(hand int, do func(block, place, column int, n uint32)) {
	keys := c.hands[hand]
	for from, to := 0, 0; from < len(keys); from = to {
		cell := keys[from] >> 5
		place, column := int(cell>>c.width), int(cell&(1<<c.width-1))
		if c.places.words[place] == "" {
			to++
			continue
		}
		block := c.columns.words[column].about * len(sireneBands)
		for to < len(keys) && keys[to]>>5 == cell {
			size, first := keys[to], to
			for to < len(keys) && keys[to] == size {
				to++
			}
			if band := int(size & 31); sireneBands[band] != "" {
				do(block+band, place, column, uint32(to-first))
			}
		}
		do(block, place, column, uint32(to-from))
	}
}

// frame makes room for the cells of each block.
func (c *dealer[K]) frame(abouts []cube.About) (err error) {
	c.frames = make([]*cube.Frame, len(abouts)*len(sireneBands))
	cells := make([][]uint32, len(c.frames)) // of each place
	for block := range cells {
		cells[block] = make([]uint32, len(c.places.words))
	}
	spread(len(c.hands), func(hand int) {
		c.each(hand, func(block, place, _ int, _ uint32) { cells[block][place]++ })
	})
	names := make([]string, len(c.columns.words))
	for i, h := range c.columns.words {
		names[i] = h.name
	}
	for block, cells := range cells {
		about := abouts[block/len(sireneBands)]
		about.Band = sireneBands[block%len(sireneBands)]
		if slices.Max(cells) > 0 {
			c.frames[block], err = cube.NewFrame(about, c.places.words, cells, names)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// write writes the cells.
func (c *dealer[K]) write() {
	spread(len(c.hands), func(hand int) {
		c.each(hand, func(block, place, column int, n uint32) { c.frames[block].Add(place, column, n) })
	})
}
