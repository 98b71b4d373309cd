package source

import (
	"cmp"
	"errors"
	"sync"
	"sync/atomic"
)

// sireneCount counts establishments.
type sireneCount struct {
	*reading
	stock   stock
	words   *words
	units   units // of which the establishments are, when their file is given
	keep    *workings
	mu      sync.Mutex
	rooms   []*part  // to be used again
	tallies []*tally // of each group
	done    int64
	total   int64
	// What is found when every row was read.
	parts               []span
	out                 [len(outcomes)]int64
	twice               map[uint64][]row // rows of each SIRET that comes several times
	gone                map[place]bool   // rows taken back
	goneKeys, goneKinds []uint32
	loose               []row // of legal units that are in several parts
}

// count counts the rows of every group, but for those that an import before this one counted.
func (c *sireneCount) count() error {
	rows := c.stock.groups()
	for _, n := range rows {
		c.total += n
	}
	c.tallies = c.keep.read(len(rows), c.words)
	for group, done := range c.tallies {
		if done != nil {
			c.resumed += rows[group]
		}
	}
	c.done = c.resumed
	if err := c.onGroups(c.countGroup); err != nil {
		return c.keep.interrupted(err, c.total)
	}
	for _, t := range c.tallies {
		c.parts, c.loose = append(c.parts, t.Parts...), append(c.loose, t.Loose...)
		for i, n := range t.Out {
			c.out[i] += n
		}
		for siret, rows := range t.Twice {
			c.twice[siret] = append(c.twice[siret], rows...) // of another group too: [sireneCount.far] sees it
		}
		t.Loose, t.Twice = nil, nil
	}
	return nil
}

// onGroups runs a function on every group, on every core.
func (c *sireneCount) onGroups(do func(group int) error) error { return onGroups(c.stock, do) }

func onGroups(s stock, do func(group int) error) error {
	faults := make([]error, len(s.groups()))
	var stop atomic.Bool
	spread(len(faults), func(group int) {
		if !stop.Load() {
			faults[group] = do(group)
			stop.CompareAndSwap(false, faults[group] != nil)
		}
	})
	return cmp.Or(faults...)
}

// countGroup counts the rows of a group, part by part, and keeps what it found.
func (c *sireneCount) countGroup(group int) error {
	if c.tallies[group] != nil {
		return nil
	}
	room, t := c.take(), &tally{Twice: map[uint64][]row{}}
	defer c.give(room)
	at, rows := int64(0), c.stock.groups()[group]
	room.begin(group, at, rows)
	err := c.stock.scan(group, true, func(b *batch) error {
		room.see(b)
		if at += int64(b.n); len(room.siret)+batchRows > partRows {
			t.add(room, c)
			room.begin(group, at, rows-at)
		}
		return errors.Join(c.advance(int64(b.n)), c.orderly(len(room.late)))
	})
	if err != nil {
		return err
	}
	t.add(room, c)
	c.tallies[group] = t
	c.keep.write(group, at, t, c.words)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ask.Progress(min(c.done, c.total), c.total)
	return nil
}

// kindsOf returns what the legal units of the establishments that count are.
func (p *part) kindsOf(of units, n int) []uint32 {
	kinds, late := make([]uint32, 0, n), p.late
	for i, key := range p.keys {
		siret := p.siret[i]
		if len(late) > 0 && late[0].At == p.First+int64(i) {
			siret, late = late[0].SIRET, late[1:]
		}
		if key < left {
			kinds = append(kinds, of.kind(siret, key))
		}
	}
	return kinds
}

// take returns a part to fill, that nobody else is filling.
func (c *sireneCount) take() *part {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.rooms) == 0 {
		return &part{}
	}
	room := c.rooms[len(c.rooms)-1]
	c.rooms = c.rooms[:len(c.rooms)-1]
	return room
}

func (c *sireneCount) give(room *part) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.rooms = append(c.rooms, room)
}

// advance shows how far the reading is, and stops it when it is no longer wanted.
func (c *sireneCount) advance(rows int64) error {
	c.mu.Lock()
	c.done += rows
	if c.done%(64*batchRows) < rows {
		c.ask.Progress(min(c.done, c.total), c.total)
	}
	c.mu.Unlock()
	return c.ask.Context.Err()
}
