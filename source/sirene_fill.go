package source

import (
	"cmp"
	"slices"
	"strings"

	"jalon/cube"
	"jalon/naf"
)

// fill says what was counted, and how to make blocks of it.
func (c *sireneCount) fill() {
	for of, n := range c.out {
		if of != counts && n > 0 {
			c.leaveOut(outcomes[of], "", n)
		}
	}
	c.countCommunes()
	c.finish = c.blocks
}

// countCommunes counts the rows of each commune, and those of a size that is damaged.
func (c *sireneCount) countCommunes() {
	rows, damaged := make([]int64, maxCommunes), int64(0)
	note := func(keys []uint32, one int64) {
		for _, key := range keys {
			if rows[key>>16] += one; key&31 == damagedBand {
				damaged += one
			}
		}
	}
	for _, one := range c.tallies {
		for _, keys := range one.Counted {
			note(keys, 1)
		}
	}
	note(c.goneKeys, -1)
	for i, n := range rows {
		if c.kept += n; n > 0 {
			c.communes[c.words.communes[i]] = n
		}
	}
	if damaged > 0 {
		c.changed = append(c.changed, Rejection{Reason: "band.unknown", Rows: damaged})
	}
}

// blocks makes blocks of what was counted, with communes carried to those of a year.
func (c *sireneCount) blocks(year int, carried map[string]string) ([]*cube.Block, error) {
	about := cube.About{Layer: cube.Communes, Geography: year, Year: c.year(), Exhaustive: true}
	codes := make([]string, len(c.words.communes))
	for i, code := range c.words.communes {
		codes[i] = carried[code]
	}
	places := ranked(codes, strings.Compare)
	makers := []func(cube.About, ranking[string]) ([]*cube.Block, error){c.bySeat, c.byActivity, c.byKind}
	made, faults := make([][]*cube.Block, len(makers)), make([]error, len(makers))
	spread(len(makers), func(i int) { made[i], faults[i] = makers[i](about, places) })
	return slices.Concat(made...), cmp.Or(faults...)
}

func (c *sireneCount) byActivity(about cube.About, places ranking[string]) ([]*cube.Block, error) {
	var abouts []cube.About
	headings := make([]heading, len(c.words.activities))
	for i, activity := range c.words.activities {
		about.Measure, about.Nomenclature, about.Level = cube.Establishments, activity.nomenclature, ""
		if activity.nomenclature == naf.Rev2 {
			about.Level = naf.A732
		}
		if !slices.Contains(abouts, about) {
			abouts = append(abouts, about)
		}
		headings[i] = heading{slices.Index(abouts, about), activity.code}
	}
	var keys []listed[uint32]
	for _, one := range c.tallies {
		keys, one.Counted = append(keys, one.Counted...), nil
	}
	return blocksOf(keys, c.goneKeys, activityBits, places, abouts, headings)
}
