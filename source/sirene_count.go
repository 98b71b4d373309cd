package source

import (
	"errors"
	"runtime"
	"sync"
)

// sireneCount counts establishments.
type sireneCount struct {
	*reading
	stock stock
	words *words
	units units // of which the establishments are, when their file is given
	mu    sync.Mutex
	spare []*tally // one for each core
	parts []part   // without their rows
	done  int64
	total int64
	// What is found when every row was read.
	out                 [len(outcomes)]int64
	twice               map[uint64][]row // rows of each SIRET that comes several times
	gone                map[place]bool   // rows taken back
	goneKeys, goneKinds []uint32
	loose               []row // of legal units that are in several parts
}

// tally is what one core counts.
type tally struct {
	part
	counted [][]uint32 // keys of the establishments that count, part by part
	kinds   [][]uint32 // the same, of their legal units
	seats   []uint64   // of employers, with the communes of their head office
	out     [len(outcomes)]int64
}

// onGroups runs a function on every group, on every core.
func (c *sireneCount) onGroups(do func(group int) error) error { return onGroups(c.stock, do) }

func onGroups(s stock, do func(group int) error) error {
	groups := make(chan int)
	failed := make(chan error, runtime.GOMAXPROCS(0))
	for range cap(failed) {
		go func() {
			var err error
			for group := range groups {
				if err == nil {
					err = do(group)
				}
			}
			failed <- err
		}()
	}
	for group := range s.groups() {
		groups <- group
	}
	close(groups)
	var err error
	for range cap(failed) {
		if one := <-failed; one != nil && err == nil {
			err = one
		}
	}
	return err
}

// countGroup counts the rows of a group, part by part.
func (c *sireneCount) countGroup(group int) error {
	mine := c.take()
	defer c.give(mine)
	at := int64(0)
	mine.begin(group, at)
	err := c.stock.scan(group, true, func(b *batch) error {
		for i, siret := range b.number[:b.n] {
			mine.see(siret, classify(b, i), b.codes[ofSeat][i])
		}
		if at += int64(b.n); len(mine.siret)+batchRows > partRows {
			c.close(mine)
			mine.begin(group, at)
		}
		return errors.Join(c.advance(int64(b.n)), c.orderly(len(mine.late)))
	})
	c.close(mine)
	return err
}

// close counts the rows of a part, and keeps what it says of their order and of those that are not alone.
func (c *sireneCount) close(mine *tally) {
	mine.count(c.units)
	twice := mine.twice()
	var loose []row
	if c.stock.has(sireneColumns[ofSeat]) {
		loose = mine.part.units(func(unit []row) { mine.seats = appendSeats(mine.seats, unit) })
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.parts = append(c.parts, part{group: mine.group, first: mine.first, min: mine.min, max: mine.max})
	c.loose = append(c.loose, loose...)
	for siret, rows := range twice {
		c.twice[siret] = append(c.twice[siret], rows...) // of another part too: [sireneCount.far] sees it
	}
}

// count counts the rows of the part.
func (t *tally) count(of units) {
	n := 0
	for _, key := range t.keys {
		if key < left {
			n++
		} else {
			t.out[key&^left]++
		}
	}
	counted := make([]uint32, 0, n)
	for _, key := range t.keys {
		if key < left {
			counted = append(counted, key)
		}
	}
	if t.counted = append(t.counted, counted); of != nil {
		t.kinds = append(t.kinds, t.kindsOf(of, n))
	}
}

// kindsOf returns what the legal units of the establishments that count are.
func (p *part) kindsOf(of units, n int) []uint32 {
	kinds, late := make([]uint32, 0, n), p.late
	for i, key := range p.keys {
		siret := p.siret[i]
		if len(late) > 0 && late[0].at == p.first+int64(i) {
			siret, late = late[0].siret, late[1:]
		}
		if key < left {
			kinds = append(kinds, of.kind(siret, key))
		}
	}
	return kinds
}

// take returns a count that nobody else is adding to.
func (c *sireneCount) take() *tally {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.spare) == 0 {
		return &tally{}
	}
	mine := c.spare[len(c.spare)-1]
	c.spare = c.spare[:len(c.spare)-1]
	return mine
}

func (c *sireneCount) give(mine *tally) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.spare = append(c.spare, mine)
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
