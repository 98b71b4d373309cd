package source

import (
	_ "embed"
	"strconv"
	"strings"

	"jalon/cube"
	"jalon/locale"
	"jalon/naf"
)

// plain is a table that anybody can make: one row for each place, activity and year. Its schema is [PlainSchema].
var plain = Source{ID: "table", Publisher: "", Licence: "", Attribution: "Table de l’opérateur, {vintage}", Tag: Restricted, Form: Cells, read: readPlain,
	Title: locale.Text{FR: "Table simple : commune ou territoire, activité, année, valeur", EN: "Plain table: commune or territory, activity, year, value"}}

// PlainSchema is the schema of a plain table, as a Table Schema in JSON.
//
//go:embed table.schema.json
var PlainSchema []byte

// plainReader holds the places of the columns.
type plainReader struct {
	*reading
	place, activity, year, value, measure int
	layer                                 cube.Layer
	rows                                  []plainRow
	seen                                  map[[4]string]int
}

// plainRow waits until every activity was met, which together tell their level.
type plainRow struct {
	place, activity string
	measure         cube.Measure
	year, row       int
	value           float64
	status          cube.Status
}

func readPlain(r *reading) (err error) {
	if r.table, err = openTable(r.file, "value"); err != nil {
		return err
	}
	defer r.Close()
	p := &plainReader{reading: r, seen: map[[4]string]int{}, layer: cube.Communes, place: r.find("commune"), measure: r.find("measure")}
	if p.place < 0 {
		if p.place, err = r.column("commune", "territory"); err != nil {
			return err
		}
		if p.layer = r.ask.Layer; p.layer == "" {
			p.layer = cube.Territories
		}
	}
	for name, at := range map[string]*int{"activity": &p.activity, "year": &p.year, "value": &p.value} {
		if *at, err = r.column(name); err != nil {
			return err
		}
	}
	if err := r.each(p.take); err != nil {
		return err
	}
	p.shelve()
	return nil
}

// take reads a row.
func (p *plainReader) take(fields []string) {
	row := plainRow{place: strings.Clone(p.text(p.place)), measure: p.ask.Measure, row: p.row}
	ok := row.place != "" && !strings.ContainsAny(row.place, " \t")
	if p.layer == cube.Communes {
		row.place, ok = p.commune(p.place)
	} else if !ok {
		p.fault("data.place", p.place, fields[p.place], "")
	}
	if p.measure >= 0 {
		row.measure = cube.Measure(strings.Clone(p.text(p.measure)))
	}
	if row.activity = strings.Clone(p.text(p.activity)); row.activity == "" {
		row.activity = cube.All
	}
	var dated, given bool
	row.year, dated = p.yearIn(p.year)
	row.value, row.status, given = p.number(p.value)
	key := [4]string{row.place, row.activity, fields[p.year], string(row.measure)}
	if first := p.seen[key]; first != 0 && ok {
		p.fault("data.twice", p.place, row.place, strconv.Itoa(first))
		return
	}
	p.seen[[4]string{row.place, row.activity, strings.Clone(fields[p.year]), string(row.measure)}] = p.row
	if ok && dated && !given {
		p.reject("cell.empty", row.place)
	} else if ok && dated {
		p.rows = append(p.rows, row)
	}
}

// shelve finds the level at which every activity has its code, and puts the rows into blocks.
func (p *plainReader) shelve() {
	level, odd := p.ofLevel()
	if odd != nil && len(p.faults) < maxFaults {
		p.faults = append(p.faults, Fault{File: p.name, Row: odd.row, Column: p.header[p.activity], Code: "data.activity", Given: odd.activity, Detail: "A5, A10, A17, A21, A38, A64, A88, A129, A732"})
	}
	for _, row := range p.rows {
		p.kept++
		about := cube.About{Measure: row.measure, Layer: p.layer, Year: row.year, Level: level}
		if level != "" {
			about.Nomenclature = naf.Rev2
		}
		if level == naf.A732 && row.activity != cube.All {
			row.activity = naf.SubClass(row.activity)
		}
		p.block(about).Add(row.place, row.activity, row.value, row.status)
	}
}

// ofLevel returns the level of the activities, or the first row that is not of the level that most others are of.
func (p *plainReader) ofLevel() (best naf.Level, odd *plainRow) {
	for i, level := range naf.Levels {
		stranger := p.stranger(level)
		if stranger == nil {
			if p.onlyTotals() {
				return "", nil
			}
			return level, nil
		}
		if i == 0 || stranger.row > odd.row {
			odd = stranger
		}
	}
	return "", odd
}

// stranger returns the first row whose activity is not of a level.
func (p *plainReader) stranger(level naf.Level) *plainRow {
	for i, row := range p.rows {
		code := row.activity
		if level == naf.A732 {
			code = naf.SubClass(code)
		}
		if _, ok := naf.Find(level, code); !ok && row.activity != cube.All {
			return &p.rows[i]
		}
	}
	return nil
}

func (p *plainReader) onlyTotals() bool {
	for _, row := range p.rows {
		if row.activity != cube.All {
			return false
		}
	}
	return true
}
