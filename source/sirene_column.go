package source

import (
	"errors"
	"io"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// parquetColumn reads a column of a group of rows, page by page.
type parquetColumn struct {
	pages   parquet.Pages
	page    parquet.Page
	row     int    // next of the page
	value   int    // next that is not null
	levels  []byte // of each row, 0 where it is null; none when no row is
	index   []int32
	dict    parquet.Dictionary // that the index is of
	data    []byte             // or the texts themselves
	offsets []uint32
	wide    []int64 // or numbers
	bits    []byte  // or truths
	meaning func(text []byte) uint32
	words   []uint32          // what each word of the dictionary means
	met     map[string]uint32 // what words outside of a dictionary mean
}

// Close closes the column.
func (c *parquetColumn) Close() {
	parquet.Release(c.page)
	_ = c.pages.Close()
}

// turn reads the next page when the one at hand is at its end.
func (c *parquetColumn) turn() error {
	for c.page == nil || c.row == int(c.page.NumRows()) {
		parquet.Release(c.page)
		c.page = nil
		page, err := c.pages.ReadPage()
		if errors.Is(err, io.EOF) {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		c.turnTo(page)
	}
	return nil
}

func (c *parquetColumn) turnTo(page parquet.Page) {
	c.page, c.row, c.value = page, 0, 0
	c.levels, c.index, c.offsets, c.wide, c.bits = nil, nil, nil, nil, nil
	if page.NumNulls() > 0 {
		c.levels = page.DefinitionLevels()
	}
	values := page.Data()
	switch dict := page.Dictionary(); {
	case dict != nil:
		if c.index = values.Int32(); dict != c.dict {
			c.dict, c.words = dict, nil
		}
	case page.Type().Kind() == parquet.ByteArray:
		c.data, c.offsets = values.ByteArray()
	case page.Type().Kind() == parquet.Int64:
		c.wide = values.Int64()
	case page.Type().Kind() == parquet.Boolean:
		c.bits = values.Boolean()
	}
}

// next moves to the next row and returns the place of its value, or reports that it has none.
func (c *parquetColumn) next() (value int, null bool) {
	null = c.levels != nil && c.levels[c.row] == 0
	c.row++
	if value = c.value; !null {
		c.value++
	}
	return value, null
}

// numbers reads the next rows as the numbers that their digits spell, 0 for anything else.
func (c *parquetColumn) numbers(to []uint64, digits int) error {
	for i := 0; i < len(to); {
		if err := c.turn(); err != nil {
			return err
		}
		for end := int(c.page.NumRows()); i < len(to) && c.row < end; i++ {
			to[i] = 0
			if value, null := c.next(); !null {
				to[i] = spelled(c.text(value), digits)
			}
		}
	}
	return nil
}

func (c *parquetColumn) text(value int) []byte {
	if c.index != nil {
		return c.dict.Index(c.index[value]).ByteArray()
	}
	return c.data[c.offsets[value]:c.offsets[value+1]]
}

// codes reads what the values of the next rows mean.
func (c *parquetColumn) codes(to []uint32) error {
	for len(to) > 0 {
		if err := c.turn(); err != nil {
			return err
		}
		n := min(len(to), int(c.page.NumRows())-c.row)
		switch {
		case c.index != nil:
			c.learn()
			c.indexed(to[:n])
		case c.bits != nil:
			c.truths(to[:n])
		default:
			for i := range n {
				to[i] = c.meant(c.next())
			}
		}
		to = to[n:]
	}
	return nil
}

// learn looks up what the words of a dictionary mean, and after them what nothing does.
func (c *parquetColumn) learn() {
	if c.words != nil {
		return
	}
	c.words = make([]uint32, c.dict.Len())
	for n := range c.words {
		c.words[n] = c.meaning(c.dict.Index(int32(n)).ByteArray())
	}
}

// indexed reads rows whose values are in the dictionary.
func (c *parquetColumn) indexed(to []uint32) {
	if c.levels == nil {
		for i, word := range c.index[c.row : c.row+len(to)] {
			to[i] = c.words[word]
		}
		c.row, c.value = c.row+len(to), c.value+len(to)
		return
	}
	nothing := c.known(nil)
	for i, level := range c.levels[c.row : c.row+len(to)] {
		if to[i] = nothing; level != 0 {
			to[i] = c.words[c.index[c.value]]
			c.value++
		}
	}
	c.row += len(to)
}

// truths reads rows that are true or false.
func (c *parquetColumn) truths(to []uint32) {
	meaning := [2]uint32{c.known([]byte("false")), c.known([]byte("true"))}
	for i := range to {
		value, null := c.next()
		if to[i] = 0; !null {
			to[i] = meaning[c.bits[value/8]>>(value%8)&1]
		}
	}
}

// meant returns what a value outside of a dictionary means.
func (c *parquetColumn) meant(value int, null bool) uint32 {
	var room [20]byte
	switch {
	case null:
		return c.known(nil)
	case c.wide != nil:
		return c.known(strconv.AppendInt(room[:0], c.wide[value], 10))
	}
	return c.known(c.text(value))
}

// known returns what a word means, which is looked up once.
func (c *parquetColumn) known(word []byte) uint32 {
	n, ok := c.met[string(word)]
	if !ok {
		if c.met == nil {
			c.met = map[string]uint32{}
		}
		n = c.meaning(word)
		c.met[string(word)] = n
	}
	return n
}
