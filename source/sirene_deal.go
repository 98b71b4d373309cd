package source

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

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
	abouts  []cube.About
	hands   [][]K
	cells   [][]uint32    // of each block, in each place
	met     []atomic.Bool // of each block, the columns that have cells
	frames  []*cube.Frame
}

// heading is a column of the blocks of one of the descriptions, of which it has the number.
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
func blocksOf[K uint32 | uint64](lists [][]K, gone []K, width int, places ranking[string], abouts []cube.About, columns []heading) ([]*cube.Block, error) {
	c := &dealer[K]{width: width, places: places, abouts: abouts, columns: ranked(columns, heading.compare)}
	blocks := len(c.abouts) * len(sireneBands)
	c.cells, c.met, c.frames = make([][]uint32, blocks), make([]atomic.Bool, blocks*len(c.columns.words)), make([]*cube.Frame, blocks)
	for i := range c.cells {
		c.cells[i] = make([]uint32, len(c.places.words))
	}
	c.deal(lists)
	c.sort(gone)
	if err := c.frame(); err != nil {
		return nil, err
	}
	c.write()
	var made []*cube.Block
	for _, f := range c.frames {
		if f != nil {
			made = append(made, f.Block())
		}
	}
	return made, nil
}

// ranking is words in order, each once.
type ranking[W comparable] struct {
	words []W
	at    []uint32 // where each of those that were given is
}

func ranked[W comparable](words []W, order func(x, y W) int) ranking[W] {
	r, at := ranking[W]{words: slices.Clone(words), at: make([]uint32, len(words))}, map[W]uint32{}
	slices.SortFunc(r.words, order)
	r.words = slices.Compact(r.words)
	for i, word := range r.words {
		at[word] = uint32(i)
	}
	for i, word := range words {
		r.at[i] = at[word]
	}
	return r
}

// carry gives a key the numbers that its place and its column have here.
func (c *dealer[K]) carry(key K) K {
	place, column := c.places.at[key>>5>>c.width], c.columns.at[key>>5&(1<<c.width-1)]
	return (K(place)<<c.width|K(column))<<5 | key&31
}

// hand returns the number of the hand of a key.
func (c *dealer[K]) hand(key K) int { return int(key >> (5 + c.width + handPlaces)) }

// deal deals the keys into hands: how many each list gives to each is counted first.
func (c *dealer[K]) deal(lists [][]K) {
	c.hands = make([][]K, len(c.places.words)>>handPlaces+1)
	at := make([][]int, len(lists))
	spread(len(lists), func(i int) {
		at[i] = make([]int, len(c.hands))
		for _, key := range lists[i] {
			at[i][c.places.at[key>>5>>c.width]>>handPlaces]++
		}
	})
	begins, n := make([]int, len(c.hands)+1), 0
	for hand := range c.hands {
		for i := range lists {
			at[i][hand], n = n, n+at[i][hand]
		}
		begins[hand+1] = n
	}
	all := make([]K, n)
	spread(len(lists), func(i int) {
		for _, key := range lists[i] {
			key = c.carry(key)
			to := &at[i][c.hand(key)]
			all[*to] = key
			*to++
		}
	})
	for hand := range c.hands {
		c.hands[hand] = all[begins[hand]:begins[hand+1]]
	}
}

// sort puts each hand in order, takes back what is to be, and counts the cells of each place.
func (c *dealer[K]) sort(gone []K) {
	back := make([][]K, len(c.hands))
	for _, key := range gone {
		key = c.carry(key)
		back[c.hand(key)] = append(back[c.hand(key)], key)
	}
	rooms := sync.Pool{New: func() any { return new([]K) }}
	spread(len(c.hands), func(hand int) {
		room := rooms.Get().(*[]K)
		*room = slices.Grow((*room)[:0], len(c.hands[hand]))
		sortKeys(c.hands[hand], (*room)[:len(c.hands[hand])], 5+c.width+handPlaces)
		rooms.Put(room)
		slices.Sort(back[hand])
		c.hands[hand] = without(c.hands[hand], back[hand])
		c.each(c.hands[hand], func(block, place, column int, _ uint32) {
			c.cells[block][place]++
			if met := &c.met[block*len(c.columns.words)+column]; !met.Load() {
				met.Store(true)
			}
		})
	})
}

// without returns keys in order without others, also in order, each as often as it is given.
func without[K cmp.Ordered](keys, gone []K) []K {
	return slices.DeleteFunc(keys, func(key K) bool {
		taken := len(gone) > 0 && gone[0] == key
		if taken {
			gone = gone[1:]
		}
		return taken
	})
}

// each calls a function on each cell that keys in order make: of all sizes together, and of each size that has a block.
func (c *dealer[K]) each(keys []K, do func(block, place, column int, n uint32)) {
	for from, to := 0, 0; from < len(keys); from = to {
		cell := keys[from] >> 5
		place, column := int(cell>>c.width), int(cell&(1<<c.width-1))
		if c.places.words[place] == "" {
			for to < len(keys) && keys[to]>>5>>c.width == cell>>c.width {
				to++
			}
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
func (c *dealer[K]) frame() (err error) {
	names := make([]string, len(c.columns.words))
	for i, h := range c.columns.words {
		names[i] = h.name
	}
	for i, cells := range c.cells {
		if !slices.ContainsFunc(cells, func(n uint32) bool { return n > 0 }) {
			continue
		}
		about := c.abouts[i/len(sireneBands)]
		about.Band = sireneBands[i%len(sireneBands)]
		met := func(column int) bool { return c.met[i*len(c.columns.words)+column].Load() }
		if c.frames[i], err = cube.NewFrame(about, c.places.words, cells, names, met); err != nil {
			return err
		}
	}
	return nil
}

// write writes the cells.
func (c *dealer[K]) write() {
	spread(len(c.hands), func(hand int) {
		c.each(c.hands[hand], func(block, place, column int, n uint32) { c.frames[block].Add(place, column, n) })
	})
}
