package portrait

import (
	"math"
	"slices"
	"strconv"

	"jalon/cube"
	"jalon/economy"
)

// table (grands chiffres) is where people, jobs and establishments by large sector come from: the table of the program, or a
// newer one that was imported.
type table struct {
	year, start, firms int // of the census, of the one before, of the establishments
	geography          int
	set                Set // empty for the table of the program
	blocks             map[string]*cube.Block
}

// carriedTable is that of the program.
var carriedTable = table{year: 2018, start: 2013, firms: 2018, geography: economy.Geography}

// imported finds the table of the last census that was imported whole: people and jobs at two dates, establishments by sector
// and by size.
func (d *Data) imported(of func(year int) bool) (t table, ok bool) {
	for _, jobs := range d.Cube.Where(cube.About{Measure: cube.Jobs, Layer: cube.Communes}) {
		if jobs.Level != "" || jobs.Nomenclature != "" || jobs.Year <= t.year || !of(jobs.Year) {
			continue
		}
		if one, whole := d.tableOf(jobs); whole {
			t, ok = one, true
		}
	}
	return t, ok
}

// tableOf gathers the blocks that go with the jobs of a census.
func (d *Data) tableOf(jobs *cube.Block) (t table, whole bool) {
	t = table{year: jobs.Year, geography: jobs.Geography, set: d.set(jobs), blocks: map[string]*cube.Block{"jobs": jobs}}
	for _, b := range d.Cube {
		if b.Dataset != jobs.Dataset || b.Layer != cube.Communes || b == jobs {
			continue
		}
		switch {
		case b.Measure == cube.Establishments && b.Level != "":
			t.blocks["sectors"], t.firms = b, b.Year
		case b.Measure == cube.Establishments:
			t.blocks[b.Band] = b
		case b.Level != "" || b.Band != "":
		case b.Year == jobs.Year:
			t.blocks[string(b.Measure)] = b
		case b.Measure == cube.Jobs || b.Measure == cube.Population:
			t.blocks[string(b.Measure)+" before"], t.start = b, b.Year
		}
	}
	whole = true
	for _, name := range []string{string(cube.Population), string(cube.Population) + " before", "jobs before", "sectors", "1-9"} {
		whole = whole && t.blocks[name] != nil
	}
	return t, whole && (t.blocks["10+"] != nil || t.blocks["10-19"] != nil)
}

// census is the year of the people and of the jobs; firms that of the establishments; period what changed between two censuses.
func (t table) census() string    { return strconv.Itoa(t.year) }
func (t table) founded() string   { return strconv.Itoa(t.firms) }
func (t table) beginning() string { return strconv.Itoa(t.start) }
func (t table) period() string    { return t.beginning() + "-" + t.census() }

// row adds up the imported table over communes. It is whole when each has people, jobs and establishments.
func (w *writer) row(communes []string) (r economy.Row, whole bool) {
	whole = len(communes) > 0
	total := func(name string, scale float64) int64 {
		b := w.table.blocks[name]
		if b == nil {
			return 0
		}
		s := w.Data.sum(b, communes)
		if name == "jobs" || name == string(cube.Population) {
			whole = whole && s.Total.Exact()
		}
		return int64(math.Round(s.Total.Value * scale))
	}
	r = economy.Row{Population: total(string(cube.Population), 10), Population2013: total(string(cube.Population)+" before", 10),
		Jobs: total("jobs", 10), Jobs2013: total("jobs before", 10), Salaried: total(string(cube.SalariedJobs), 10),
		WorkingAge: total(string(cube.WorkingAge), 10), Active: total(string(cube.Active), 10), Unemployed: total(string(cube.Unemployed), 10),
		Establishments: total("sectors", 1), Small: total("1-9", 1), Large: total("10+", 1) + total("10-19", 1) + total("20-49", 1) + total("50+", 1)}
	b := w.table.blocks["sectors"]
	s := w.Data.sum(b, communes)
	for i, sector := range economy.Sectors {
		if at, ok := slices.BinarySearch(b.Columns, sector); ok {
			r.Sectors[i] = int64(math.Round(s.Columns[at].Value))
		}
	}
	return r, whole
}

// area adds up the imported table over a region, or over France where it has no code.
func (w *writer) area(region string) (economy.Row, bool) {
	b := w.table.blocks["jobs"]
	communes := b.Rows
	if region != "" {
		communes = w.Data.inRegion(b, region)
	}
	if !w.Data.national(b, region, len(communes)) {
		return economy.Row{}, false
	}
	r, _ := w.row(communes) // of the few communes that have no figure, the source says nothing
	return r, true
}

// dated writes words with the years of the table: {start}, {year}, {firms}.
func (w *writer) dated(fr, en string, args ...any) string {
	return w.say(fr, en, append(args, "start", w.table.beginning(), "year", w.table.census(), "firms", w.table.founded())...)
}
