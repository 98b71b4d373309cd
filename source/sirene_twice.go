package source

import (
	"fmt"
	"sync"
)

// The file is in the order of its SIRET, but for a few rows: a SIRET that comes again is out of order, or equal to the one before. So
// only rows that are not greater than all before them are looked at again, and a file without any is read once.

// stretch is what a group of rows says of the order of its SIRET.
type stretch struct {
	min, max uint64
	late     []uint64 // not greater than one before in the group
}

// maxLate bounds the memory that a file in disorder takes.
const maxLate = 4_000_000

func (s *stretch) see(siret uint64) {
	if siret == 0 {
		return // not a SIRET: it is left out anyway
	}
	if siret <= s.max {
		if len(s.late) <= maxLate {
			s.late = append(s.late, siret)
		}
	} else {
		s.max = siret
	}
	s.min = min(s.min, siret)
}

// seen is a row whose SIRET may be met again.
type seen struct {
	treated int64
	group   int
	row     int64
	key     uint32
	outcome uint8
}

// after tells which of two rows of a SIRET is kept: the later treatment, then the later row.
func (s seen) after(t seen) bool {
	if s.treated != t.treated {
		return s.treated > t.treated
	}
	if s.group != t.group {
		return s.group > t.group
	}
	return s.row > t.row
}

// duplicates takes back all but one row of each SIRET that comes several times.
func (c *sireneCount) duplicates() error {
	late, err := c.late()
	if err != nil || len(late) == 0 {
		return err
	}
	c.done = 0
	var mu sync.Mutex
	met := make(map[uint64][]seen, len(late))
	err = c.onGroups(func(group int) error {
		row := int64(0)
		return c.stock.scan(group, toDate, func(b *batch) error {
			known := c.words.known()
			for i := range b.n {
				if _, twice := late[b.siret[i]]; twice {
					key, outcome := known.classify(b, i)
					mu.Lock()
					met[b.siret[i]] = append(met[b.siret[i]], seen{b.treated[i], group, row + int64(i), key, outcome})
					mu.Unlock()
				}
			}
			row += int64(b.n)
			return c.ask.Context.Err()
		})
	})
	for _, rows := range met {
		c.keepLast(rows)
	}
	return err
}

// keepLast takes back the rows of a SIRET but the one that is kept.
func (c *sireneCount) keepLast(rows []seen) {
	best := rows[0]
	for _, one := range rows[1:] {
		gone := one
		if one.after(best) {
			gone, best = best, one
		}
		c.tally.add(gone.key, gone.outcome, -1)
		c.leaveOut("siret.twice", "", 1)
	}
}

// late returns the SIRET out of order, in their group or among groups.
func (c *sireneCount) late() (map[uint64]struct{}, error) {
	late := map[uint64]struct{}{}
	top := uint64(0)
	for group := range c.parts {
		part := &c.parts[group]
		if top > 0 && part.min <= top { // not all after the groups before
			again := stretch{max: top}
			err := c.stock.scan(group, siretOnly, func(b *batch) error {
				for _, siret := range b.siret[:b.n] {
					again.see(siret)
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
			part.late = again.late
		}
		for _, siret := range part.late {
			late[siret] = struct{}{}
		}
		if top = max(top, part.max); len(late) > maxLate || len(part.late) > maxLate {
			return nil, Faults{{File: c.name, Row: 1, Column: siretColumn, Code: "data.unsorted", Given: fmt.Sprint(maxLate)}}
		}
	}
	return late, nil
}
