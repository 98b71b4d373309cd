package source

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"jalon/cube"
	"jalon/locale"
	"jalon/secrecy"
)

// withUnits is a table that names who makes each figure, as a list of clients or an extract of social security: what no cell may be
// shown of but by the rules of secrecy, which count units. Its content is no cube, so that nothing else shows it.
var withUnits = Source{ID: "units", Publisher: "", Licence: "", Attribution: "Table à unités de l’opérateur, {vintage}", Tag: Restricted, Form: Units, read: readUnits,
	Title: locale.Text{FR: "Table à unités : commune, activité, année, unité (SIREN), valeur ; jamais publique", EN: "Table with units: commune, activity, year, unit (SIREN), value; never public"}}

// unitsReader draws a number for each unit: which it is is forgotten once the file is read.
type unitsReader struct {
	plainReader
	unit    int
	numbers map[string]int
	of      []int // the unit of each row
	given   map[[4]string]int
}

func readUnits(r *reading) (err error) {
	if r.ask.Tag == Public {
		return Faults{{File: r.title(), Row: 1, Code: "data.units-public"}}
	}
	if r.table, err = openTable(r.file, "unit"); err != nil {
		return err
	}
	defer r.Close()
	u := &unitsReader{plainReader: plainReader{reading: r}, numbers: map[string]int{}, given: map[[4]string]int{}}
	for _, column := range []struct {
		name string
		at   *int
	}{{"commune", &u.place}, {"activity", &u.activity}, {"year", &u.year}, {"unit", &u.unit}, {"value", &u.value}} {
		if *column.at, err = r.column(column.name); err != nil {
			return err
		}
	}
	if err := r.each(u.take); err != nil {
		return err
	}
	r.level = string(r.ask.Measure)
	u.keep()
	return nil
}

// take reads a row.
func (u *unitsReader) take(fields []string) {
	place, ok := u.commune(u.place)
	year, dated := u.yearIn(u.year)
	value, status, given := u.number(u.value)
	unit, activity := strings.Clone(u.text(u.unit)), strings.Clone(u.text(u.activity))
	switch {
	case unit == "":
		u.fault("data.no-unit", u.unit, "", "")
		return
	case status != cube.Published || given && (value != math.Trunc(value) || value > math.MaxInt32):
		u.fault("data.whole", u.value, fields[u.value], "")
		return
	case !ok || !dated:
		return
	case !given:
		u.reject("cell.empty", place)
		return
	}
	if activity == "" {
		activity = cube.All
	}
	key := [4]string{place, activity, strconv.Itoa(year), unit}
	if first := u.given[key]; first != 0 {
		u.fault("data.twice", u.place, place, strconv.Itoa(first))
		return
	}
	u.given[key] = u.row
	number, met := u.numbers[unit]
	if !met {
		number = len(u.numbers)
		u.numbers[unit] = number
	}
	u.rows, u.of = append(u.rows, plainRow{place: place, activity: activity, year: year, row: u.row, value: value}), append(u.of, number)
}

// keep finds the level of the activities and keeps the parts.
func (u *unitsReader) keep() {
	level, odd := u.ofLevel()
	if odd != nil && len(u.faults) < maxFaults {
		u.faults = append(u.faults, Fault{File: u.name, Row: odd.row, Column: u.header[u.activity], Code: "data.activity", Given: odd.activity, Detail: "A5, A10, A17, A21, A38, A64, A88, A129, A732"})
	}
	for _, row := range u.rows {
		if row.activity == cube.All && level != "" && len(u.faults) < maxFaults { // it would count twice
			u.faults = append(u.faults, Fault{File: u.name, Row: row.row, Column: u.header[u.activity], Code: "data.activity", Given: row.activity, Detail: string(level)})
		}
	}
	set := &secrecy.Set{Measure: string(u.ask.Measure), Level: string(level)}
	for i, row := range u.rows {
		u.kept++
		set.Parts = append(set.Parts, secrecy.Contribution{Unit: u.of[i], Place: row.place, Activity: row.activity, Year: row.year, Value: int64(row.value)})
	}
	u.parts = set
}

// carryUnits gives the places of parts the codes of a vintage, and drops those that go nowhere.
func carryUnits(set *secrecy.Set, year int, to map[string]string) {
	set.Geography = year
	set.Parts = slices.DeleteFunc(set.Parts, func(p secrecy.Contribution) bool { return to[p.Place] == "" })
	for i := range set.Parts {
		set.Parts[i].Place = to[set.Parts[i].Place]
	}
}

// Guarded (données réservées) is a data set that is shown by the rules of secrecy only.
type Guarded struct {
	Dataset
	secrecy.Set
}

// LoadGuarded reads the data sets of a shelf that are not for everybody. Those without units have no parts: nothing of them can be shown.
func LoadGuarded(ctx context.Context, shelf Shelf) (all []Guarded, _ error) {
	sets, err := shelf.Datasets(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range sets {
		if d.Form != Units {
			if d.Tag != Public {
				all = append(all, Guarded{Dataset: d})
			}
			continue
		}
		_, content, err := shelf.OpenDataset(ctx, d.ID)
		if err != nil {
			return nil, err
		}
		g := Guarded{Dataset: d}
		if err := errors.Join(json.NewDecoder(content).Decode(&g.Set), content.Close()); err != nil {
			return nil, errors.Join(cube.ErrDamaged, err)
		}
		all = append(all, g)
	}
	return all, nil
}

func writeUnits(w io.Writer, set *secrecy.Set) error { return json.NewEncoder(w).Encode(set) }
