package source

import (
	"runtime"
	"sync"
	"time"

	"jalon/atlas"
	"jalon/cube"
	"jalon/locale"
	"jalon/naf"
)

// sirene is the monthly file of establishments, StockEtablissement, in Parquet or in zipped CSV: 44 million rows, of which those of
// active establishments are counted by commune, activity and size. Six columns are read, seven when a SIRET comes twice; those
// that tell who somebody is never are.
var sirene = Source{ID: "sirene", Publisher: "Insee", Licence: openLicence, Tag: Public, Form: Cells, read: readSirene,
	Title:       locale.Text{FR: "Sirene : établissements en activité, par activité et taille", EN: "Sirene: active establishments, by activity and size"},
	Attribution: "Insee, base Sirene des entreprises et de leurs établissements, {vintage}",
	Page:        "https://www.data.gouv.fr/datasets/base-sirene-des-entreprises-et-de-leurs-etablissements-siren-siret",
	Files:       []Download{{Vintage: "latest", URL: "https://object.files.data.gouv.fr/data-pipeline-open/siren/stock/StockEtablissement_utf8.parquet"}}}

// sireneColumns are the columns that are read, in the order of [batch.codes]; the SIRET and the date of treatment are apart.
var sireneColumns = []string{"codeCommuneEtablissement", "etatAdministratifEtablissement", "trancheEffectifsEtablissement",
	"activitePrincipaleEtablissement", "nomenclatureActivitePrincipaleEtablissement"}

const (
	siretColumn   = "siret"
	treatedColumn = "dateDernierTraitementEtablissement"
)

// stock is a file of establishments, in one or several groups of rows that can be read at the same time.
type stock interface {
	groups() (rows []int64)
	// scan hands the rows of a group over, batch by batch; the date of treatment when it is asked for.
	scan(group int, columns scanned, take func(*batch) error) error
}

// scanned says what to read: SIRET alone, also the columns that are counted, also the date of treatment.
type scanned int

const (
	siretOnly scanned = iota
	toCount
	toDate
)

// batch is some rows, in columns. Codes are numbers of words.
type batch struct {
	n       int
	siret   []uint64
	codes   [5][]uint32
	treated []int64
}

const batchRows = 8192

func newBatch() *batch {
	b := &batch{siret: make([]uint64, batchRows), treated: make([]int64, batchRows)}
	for i := range b.codes {
		b.codes[i] = make([]uint32, batchRows)
	}
	return b
}

// sireneCount counts establishments.
type sireneCount struct {
	*reading
	stock stock
	words *words
	mu    sync.Mutex
	tally *tally
	spare []*tally  // of groups that are read, one for each core
	parts []stretch // of groups
	done  int64
	total int64
}

func readSirene(r *reading) error {
	r.words = newWords()
	s, name, closing, err := openStock(r)
	if err != nil {
		return err
	}
	defer closing()
	c := &sireneCount{reading: r, stock: s, words: r.words}
	r.table = &table{name: name, header: sireneColumns}
	c.parts = make([]stretch, len(s.groups()))
	for _, rows := range s.groups() {
		c.total += rows
	}
	if err := c.onGroups(c.countGroup); err != nil {
		return err
	}
	c.tally = c.take()
	for _, other := range c.spare {
		c.tally.merge(other)
	}
	if err := c.duplicates(); err != nil {
		return err
	}
	if r.vintage = r.ask.Vintage; r.vintage == "" {
		r.vintage = r.ask.Now().AddDate(0, 0, -20).Format("2006-01") // the file of a month comes out about the first of the next
	}
	if r.ask.Geography == 0 {
		r.ask.Geography = min(c.year(), lastYear(r.ask.Atlas))
	}
	c.fill()
	return nil
}

// year is that of the vintage, as 2026 of 2026-11.
func (c *sireneCount) year() int {
	month, err := time.Parse("2006", c.vintage[:min(4, len(c.vintage))])
	if err != nil {
		return c.ask.Now().Year()
	}
	return month.Year()
}

func lastYear(a *atlas.Atlas) int {
	states := a.States()
	return states[len(states)-1].Year
}

// onGroups runs a function on every group, on every core.
func (c *sireneCount) onGroups(do func(group int) error) error {
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
	for group := range c.parts {
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

// countGroup counts the rows of a group.
func (c *sireneCount) countGroup(group int) error {
	mine, part := c.take(), &c.parts[group]
	*part = stretch{min: 1<<64 - 1}
	err := c.stock.scan(group, toCount, func(b *batch) error {
		known := c.words.known()
		for i := range b.n {
			part.see(b.siret[i])
			key, outcome := known.classify(b, i)
			mine.add(key, outcome, 1)
		}
		return c.advance(int64(b.n))
	})
	c.mu.Lock()
	defer c.mu.Unlock()
	c.spare = append(c.spare, mine)
	return err
}

// take returns a count that nobody else is adding to.
func (c *sireneCount) take() *tally {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.spare) == 0 {
		return newTally()
	}
	mine := c.spare[len(c.spare)-1]
	c.spare = c.spare[:len(c.spare)-1]
	return mine
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

// fill puts what was counted into blocks: all sizes together, then each size of employers by itself.
func (c *sireneCount) fill() {
	c.kept = c.tally.rows
	all := cube.About{Measure: cube.Establishments, Layer: cube.Communes, Year: c.year(), Exhaustive: true}
	for of, reason := range outcomes {
		if n := c.tally.out[of]; n > 0 && of != 0 {
			c.leaveOut(reason, "", n)
		}
	}
	damaged := Rejection{Reason: "band.unknown"}
	rows := make([]int64, len(c.words.communes))
	blocks := map[naf.Nomenclature]*[len(sireneBands)]*cube.Builder{}
	c.tally.each(func(key uint32, n uint32) {
		commune, activity, band := c.words.cell(key)
		of := blocks[activity.nomenclature]
		if of == nil {
			of = c.blocksOf(all, activity.nomenclature)
			blocks[activity.nomenclature] = of
		}
		rows[key>>16] += int64(n)
		of[0].Add(commune, activity.code, float64(n), cube.Published)
		if band == damagedBand {
			damaged.Rows += int64(n)
		} else if of[band] != of[0] {
			of[band].Add(commune, activity.code, float64(n), cube.Published)
		}
	})
	for i, n := range rows {
		if n > 0 {
			c.communes[c.words.communes[i]] = n
		}
	}
	if damaged.Rows > 0 {
		c.changed = append(c.changed, damaged)
	}
}

// blocksOf returns the builders of each size in a nomenclature; those of the sizes that employ nobody are that of all.
func (c *sireneCount) blocksOf(about cube.About, names naf.Nomenclature) *[len(sireneBands)]*cube.Builder {
	var of [len(sireneBands)]*cube.Builder
	if about.Nomenclature = names; names == naf.Rev2 {
		about.Level = naf.A732
	}
	for band, name := range sireneBands {
		about.Band = name
		of[band] = c.block(about)
	}
	return &of
}
