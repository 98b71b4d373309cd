// Package synth makes synthetic files of establishments, in the layout of the SIRENE register, so that importing them can be
// tried and timed without anybody's data. Nobody in them exists.
//
// The same seed, number of rows, month and layout give the same rows. They are made by shards, each of its own range of SIREN
// numbers and from its own chance, so that a shard can be made alone, and several at the same time. Dirt is put in on purpose, and
// counted: what an import must find is known beforehand.
//
// The shares of sizes, states and persons follow what is published about the register; those of activities are round figures of ours.
package synth

import (
	"fmt"
	"sync"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/naf"
)

// Layout is a variant of the columns of the file.
type Layout string

// The layouts: of 2025, before NAF 2025 was there; of 2026, with both; of 2027, where NAF 2025 takes the place of NAF rév. 2.
const (
	Of2025 Layout = "stock-2025-11"
	Of2026 Layout = "stock-2026-11"
	Of2027 Layout = "stock-2027-02"
)

// Plan is what to make.
type Plan struct {
	Seed   uint64
	Rows   int
	Month  calendar.Day // its first day
	Layout Layout
	Clean  bool // without dirt
}

// shardRows is how many rows a shard has; the last has what is left.
const shardRows = 1 << 20

// Shards returns the number of shards of a plan.
func (p Plan) Shards() int { return (p.Rows + shardRows - 1) / shardRows }

// size returns the rows of a shard.
func (p Plan) size(shard int) int { return min(shardRows, p.Rows-shard*shardRows) }

// Columns returns the names of the columns, in the order of the register.
func (p Plan) Columns() []string {
	if p.Layout == Of2026 {
		return columns
	}
	return columns[:len(columns)-1]
}

// Manifest says what was put in a file: what an import must find there.
type Manifest struct {
	Layout Layout           `json:"layout"`
	Seed   uint64           `json:"seed"`
	Month  string           `json:"month"`
	Rows   int64            `json:"rows"`
	Counts int64            `json:"counts"`          // rows that an import must count
	Jobs   map[string]int64 `json:"bands"`           // of them, by code of size
	Units  int64            `json:"units,omitempty"` // of the file of legal units, those that are not in it included
	// Of the rows that count, by what their legal unit is when its file is given; nothing where that is not known.
	Categories map[string]int64 `json:"categories"`
	LegalForms map[string]int64 `json:"legal-forms"` // first digit
	Social     map[string]int64 `json:"social-economy"`

	Left map[string]int64 `json:"left"` // rows that it must leave out, by reason
	Dirt map[string]int64 `json:"dirt"` // rows hit, by kind of dirt
	Hit  map[string][]int `json:"hit"`  // the first rows hit, by kind: from 0
}

func newManifest(p Plan) *Manifest {
	return &Manifest{Layout: p.Layout, Seed: p.Seed, Month: p.Month.String()[:7], Jobs: map[string]int64{},
		Categories: map[string]int64{}, LegalForms: map[string]int64{}, Social: map[string]int64{}, Left: map[string]int64{}, Dirt: map[string]int64{}, Hit: map[string][]int{}}
}

// maxHit is how many rows are listed for each kind of dirt.
const maxHit = 100

func (m *Manifest) hit(kind string, row int) {
	if m.Dirt[kind]++; len(m.Hit[kind]) < maxHit {
		m.Hit[kind] = append(m.Hit[kind], row)
	}
}

// add joins the manifest of a later shard.
func (m *Manifest) add(o *Manifest) {
	m.Rows, m.Counts, m.Units = m.Rows+o.Rows, m.Counts+o.Counts, m.Units+o.Units
	for _, pair := range [][2]map[string]int64{{m.Jobs, o.Jobs}, {m.Categories, o.Categories}, {m.LegalForms, o.LegalForms}, {m.Social, o.Social}, {m.Left, o.Left}, {m.Dirt, o.Dirt}} {
		for k, n := range pair[1] {
			pair[0][k] += n
		}
	}
	for k, rows := range o.Hit {
		m.Hit[k] = append(m.Hit[k], rows[:min(len(rows), maxHit-len(m.Hit[k]))]...)
	}
}

// chance is SplitMix64: a number for each call, that only the seed decides.
type chance uint64

func (c *chance) next() uint64 {
	*c += 0x9e3779b97f4a7c15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// of tells whether something of a probability happens.
func (c *chance) of(p float64) bool { return float64(c.next()>>11)/(1<<53) < p }

// below returns a number from 0 to n-1.
func (c *chance) below(n int) int { return int(c.next() % uint64(n)) }

// start is the chance of a shard.
func start(seed uint64, shard int) *chance {
	c := chance(seed ^ 0x6a09e667f3bcc909*uint64(shard+1))
	c.next()
	return &c
}

// alias draws among weights in constant time (Walker's method, as Vose builds it).
type alias struct {
	keep  []float64
	other []int
}

func newAlias(weights []float64) alias {
	n, total := len(weights), 0.0
	for _, w := range weights {
		total += w
	}
	a := alias{make([]float64, n), make([]int, n)}
	var small, large []int
	for i, w := range weights {
		if a.keep[i] = w * float64(n) / total; a.keep[i] < 1 {
			small = append(small, i)
		} else {
			large = append(large, i)
		}
	}
	for len(small) > 0 && len(large) > 0 {
		s, l := small[len(small)-1], large[len(large)-1]
		small = small[:len(small)-1]
		a.other[s] = l
		if a.keep[l] -= 1 - a.keep[s]; a.keep[l] < 1 {
			large, small = large[:len(large)-1], append(small, l)
		}
	}
	for _, i := range append(small, large...) {
		a.keep[i] = 1
	}
	return a
}

func (a alias) draw(c *chance) int {
	i := c.below(len(a.keep))
	if c.of(a.keep[i]) {
		return i
	}
	return a.other[i]
}

// country is what rows are drawn from, the same for every plan.
type country struct {
	communes   []atlas.Commune
	where      alias
	former     []string // codes that ceased since 2018
	activities []naf.Activity
	what       alias
}

var theCountry = sync.OnceValue(func() *country {
	var c country
	a := atlas.France()
	years := a.Years()
	now := years[len(years)-1]
	var weights []float64
	for _, code := range now.Communes() {
		one, _ := now.Commune(code)
		c.communes = append(c.communes, one)
		weights = append(weights, float64(one.Population+20))
	}
	c.where = newAlias(weights)
	for _, v := range years[:len(years)-1] {
		for _, code := range v.Communes() {
			if _, ok := now.Commune(code); !ok && len(c.former) < 500 {
				c.former = append(c.former, code)
			}
		}
	}
	c.activities, weights = naf.At(naf.A732), nil
	for i, activity := range c.activities {
		section, _ := naf.Up(naf.A732, activity.Code, naf.A10)
		weights = append(weights, sectors[section]/float64(1+i%17))
	}
	c.what = newAlias(weights)
	return &c
})

// sectors weighs the activities of each A10: round figures.
var sectors = map[string]float64{"AZ": 9, "BE": 1.2, "FZ": 6, "GI": 5, "JZ": 3, "KZ": 3, "LZ": 20, "MN": 5, "OQ": 6, "RU": 5}

// String names a plan.
func (p Plan) String() string { return fmt.Sprintf("%s-%d-%d", p.Layout, p.Seed, p.Rows) }
