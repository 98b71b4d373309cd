package source

import (
	"cmp"
	"fmt"
	"slices"
)

// The file is in the order of its SIRET, but for a few rows: a SIRET that comes again is out of order, or equal to the one before.
// So only rows that are not greater than all before them are looked into: among the rows at hand, and again in the file where a
// part is not wholly after the parts before it. A file in order is read once.

// maxLate bounds the memory that a file in disorder takes.
const maxLate = 4_000_000

// duplicates takes back all but one row of each SIRET that comes several times.
func (c *sireneCount) duplicates() error {
	far, err := c.far()
	if err != nil {
		return err
	}
	if len(far) > 0 {
		if err := c.meet(far); err != nil {
			return err
		}
	}
	treated, err := c.moments()
	if err != nil {
		return err
	}
	for _, rows := range c.twice {
		last := slices.MaxFunc(rows, func(x, y row) int {
			return cmp.Or(cmp.Compare(treated[x.place()], treated[y.place()]), cmp.Compare(x.Group, y.Group), cmp.Compare(x.At, y.At))
		})
		for _, r := range rows {
			if r.place() != last.place() {
				c.takeBack(r)
			}
		}
	}
	return nil
}

// takeBack leaves out a row that was counted.
func (c *sireneCount) takeBack(r row) {
	c.gone[r.place()] = true
	c.leaveOut("siret.twice", "", 1)
	if r.Key >= left {
		c.out[r.Key&^left]--
	} else {
		c.goneKeys = append(c.goneKeys, r.Key)
		if c.units != nil {
			c.goneKinds = append(c.goneKinds, c.units.kind(r.SIRET, r.Key))
		}
	}
}

// far returns the SIRET that may come in several parts, and forgets what was met of them in one.
func (c *sireneCount) far() (map[uint64]bool, error) {
	slices.SortFunc(c.parts, func(x, y span) int { return cmp.Or(cmp.Compare(x.Group, y.Group), cmp.Compare(x.First, y.First)) })
	top, groups := uint64(0), map[int]bool{}
	for i := range c.parts {
		p := &c.parts[i]
		if p.Min <= top {
			p.before, groups[p.Group] = top, true
		}
		top = max(top, p.Max)
	}
	far := map[uint64]bool{}
	for group := range groups {
		parts, at := slices.DeleteFunc(slices.Clone(c.parts), func(p span) bool { return p.Group != group }), int64(0)
		err := c.stock.scan(group, false, func(b *batch) error {
			for _, siret := range b.number[:b.n] {
				for len(parts) > 1 && at >= parts[1].First {
					parts = parts[1:]
				}
				if at++; siret > 0 && siret <= parts[0].before {
					far[siret] = true
				}
			}
			return c.orderly(len(far))
		})
		if err != nil {
			return nil, err
		}
	}
	for siret := range far {
		delete(c.twice, siret)
	}
	return far, nil
}

// orderly refuses a file with too many rows out of order.
func (c *sireneCount) orderly(late int) error {
	if late > maxLate {
		return Faults{{File: c.name, Row: 1, Column: siretColumn, Code: "data.unsorted", Given: fmt.Sprint(maxLate)}}
	}
	return c.ask.Context.Err()
}

// meet reads the file again, for the rows of some SIRET.
func (c *sireneCount) meet(some map[uint64]bool) error {
	c.done = 0
	met := map[uint64][]row{}
	err := c.onGroups(func(group int) error {
		at := int64(0)
		return c.stock.scan(group, true, func(b *batch) error {
			keys := b.classify(nil)
			for i, siret := range b.number[:b.n] {
				if some[siret] {
					one := row{siret, group, at + int64(i), keys[i], b.codes[ofSeat][i]}
					c.mu.Lock()
					met[siret] = append(met[siret], one)
					c.mu.Unlock()
				}
			}
			at += int64(b.n)
			return c.advance(int64(b.n))
		})
	})
	for siret, rows := range met {
		if len(rows) > 1 {
			c.twice[siret] = rows
		}
	}
	return err
}

// moments returns when the rows that come several times were last treated.
func (c *sireneCount) moments() (map[place]int64, error) {
	groups, treated := map[int][]int64{}, map[place]int64{}
	for _, rows := range c.twice {
		for _, r := range rows {
			groups[r.Group] = append(groups[r.Group], r.At)
		}
	}
	err := c.onGroups(func(group int) error {
		rows := groups[group]
		if len(rows) == 0 {
			return nil
		}
		slices.Sort(rows)
		moments, err := c.stock.treated(group, rows)
		c.mu.Lock()
		defer c.mu.Unlock()
		for i, moment := range moments {
			treated[place{group, rows[i]}] = moment
		}
		return err
	})
	return treated, err
}
