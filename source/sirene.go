package source

import (
	"errors"
	"runtime"
	"sync"
	"time"

	"jalon/atlas"
	"jalon/locale"
)

// sirene is the monthly file of establishments, StockEtablissement, in Parquet or in zipped CSV: 44 million rows, of which those of
// active establishments are counted by commune, activity and size, and by the commune of their head office. Seven columns are read,
// eight when a SIRET comes twice; those that tell who somebody is never are.
var sirene = Source{ID: "sirene", Publisher: "Insee", Licence: openLicence, Tag: Public, Form: Cells, read: readSirene,
	Title:       locale.Text{FR: "Sirene : établissements en activité, par activité et taille", EN: "Sirene: active establishments, by activity and size"},
	Attribution: "Insee, base Sirene des entreprises et de leurs établissements, {vintage}",
	Page:        "https://www.data.gouv.fr/datasets/base-sirene-des-entreprises-et-de-leurs-etablissements-siren-siret",
	Files:       []Download{{Vintage: "latest", URL: "https://object.files.data.gouv.fr/data-pipeline-open/siren/stock/StockEtablissement_utf8.parquet"}}}

// sireneColumns are the columns that are read, in the order of [batch.codes].
var sireneColumns = []string{"codeCommuneEtablissement", "etatAdministratifEtablissement", "trancheEffectifsEtablissement",
	"activitePrincipaleEtablissement", "nomenclatureActivitePrincipaleEtablissement", "etablissementSiege"}

const (
	ofCommune = iota
	ofState
	ofBand
	ofActivity
	ofNomenclature
	ofSeat
)

const (
	siretColumn   = "siret"
	treatedColumn = "dateDernierTraitementEtablissement"
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

func readSirene(r *reading) error {
	w := newWords()
	s, err := openStock(r.file, &wanted{number: siretColumn, digits: 14, coded: sireneColumns, optional: 1, treated: treatedColumn, meaning: w.meaning})
	if err != nil {
		return err
	}
	defer s.Close()
	c := &sireneCount{reading: r, stock: s, words: w, twice: map[uint64][]row{}, gone: map[place]bool{}}
	r.table = &table{name: r.title(), header: sireneColumns}
	if c.units, err = c.readUnits(); err != nil {
		return err
	}
	for _, rows := range s.groups() {
		c.total += rows
	}
	if err := c.onGroups(c.countGroup); err != nil {
		return err
	}
	for _, one := range c.spare {
		for i, n := range one.out {
			c.out[i] += n
		}
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
