package cli

import (
	"fmt"
	"os"
	"slices"

	"jalon/indicator"
	"jalon/locale"
	"jalon/register"
	"jalon/source"
)

// Bounds of a table: every commune of France by every class of activity is within the first.
const (
	maxCells      = 50_000_000
	maxActivities = 5_000
)

// read reads the files into what the indicators are computed on.
func (c *indicatorsCmd) read(e *env) (*indicator.Data, error) {
	jobs, err := e.long(c.Employment, source.Layout{Keys: []string{"territory", "activity"}, Count: "employees", Once: 2})
	if err != nil {
		return nil, err
	}
	reference, err := c.reference(e, c.Reference)
	if err != nil {
		return nil, err
	}
	d := &indicator.Data{MinJobs: c.MinJobs, Sources: []string{c.Employment}}
	if d.Table, err = tableOf(jobs, nil, reference.Codes[0]); err != nil {
		return nil, err
	}
	d.Reference = d.Table.Whole()
	if c.Reference != "" {
		d.Reference = referenceOf(d.Table, reference)
	}
	for _, add := range []func(*env, *indicator.Data, source.Long) error{c.period, c.groups, c.plants} {
		if err := add(e, d, jobs); err != nil {
			return nil, err
		}
	}
	return d, nil
}

// long reads a long table, and draws how far it is.
func (e *env) long(file string, layout source.Layout) (source.Long, error) {
	f, err := os.Open(file)
	if err != nil {
		return source.Long{}, misuse{err}
	}
	defer f.Close()
	size := int64(0)
	if info, err := f.Stat(); err == nil {
		size = info.Size()
	}
	progress := e.progress("Lecture", "Reading")
	defer progress(1, 1)
	return source.ReadLong(file, f, layout, func(read int64) { progress(min(read, size-1), size) })
}

// tableOf makes a dense table; beside its own, it has these territories and activities.
func tableOf(l source.Long, territories, activities []string) (*indicator.Table, error) {
	rows, row := union(l.Codes[0], territories)
	columns, column := union(l.Codes[1], activities)
	switch {
	case len(columns) > maxActivities:
		return nil, source.Faults{{File: l.File, Row: 1, Column: "activity", Code: "table.too-wide", Given: fmt.Sprint(len(columns)), Detail: fmt.Sprint(maxActivities)}}
	case len(rows) > maxCells/max(len(columns), 1):
		return nil, source.Faults{{File: l.File, Row: 1, Column: "territory", Code: "table.too-wide", Given: fmt.Sprint(len(rows)), Detail: fmt.Sprint(maxCells / len(columns))}}
	}
	cells := make([]int64, len(rows)*len(columns))
	for _, r := range l.Rows {
		cells[row[r.Key[0]]*len(columns)+column[r.Key[1]]] = r.Count
	}
	return indicator.NewTable(rows, columns, cells)
}

// union returns codes of two lists in order, each once, and the place there of each of the first, which is in order.
func union(codes, others []string) (all []string, place []int) {
	all = slices.Concat(codes, others)
	slices.Sort(all)
	all = slices.Compact(all)
	for at, code := range all {
		if len(place) < len(codes) && codes[len(place)] == code {
			place = append(place, at)
		}
	}
	return all, place
}

// reference reads a reference, or nothing where none is named.
func (c *indicatorsCmd) reference(e *env, file string) (source.Long, error) {
	if file == "" {
		return source.Long{}, nil
	}
	return e.long(file, source.Layout{Keys: []string{"activity"}, Count: "employees", Once: 1})
}

// referenceOf puts a reference in the order of the activities of a table that has them all.
func referenceOf(t *indicator.Table, l source.Long) indicator.Reference {
	counts := make([]int64, len(t.Activities))
	for _, r := range l.Rows {
		if j, ok := t.Activity(l.Codes[0][r.Key[0]]); ok {
			counts[j] = r.Count
		}
	}
	return indicator.NewReference(l.File, counts)
}

// period reads the later date; both dates then have the same territories and activities.
func (c *indicatorsCmd) period(e *env, d *indicator.Data, jobs source.Long) error {
	if c.EmploymentT1 == "" {
		if c.ReferenceT1 != "" {
			return misuse{fmt.Errorf("--reference-t1 needs --employment-t1")}
		}
		return nil
	}
	later, err := e.long(c.EmploymentT1, source.Layout{Keys: []string{"territory", "activity"}, Count: "employees", Once: 2})
	if err != nil {
		return err
	}
	reference, err := c.reference(e, c.ReferenceT1)
	if err != nil {
		return err
	}
	p := &indicator.Period{}
	if p.Before, err = tableOf(jobs, later.Codes[0], slices.Concat(d.Table.Activities, later.Codes[1], reference.Codes[0])); err != nil {
		return err
	}
	if p.After, err = tableOf(later, p.Before.Territories, p.Before.Activities); err != nil {
		return err
	}
	p.From, p.To = p.Before.Whole(), p.After.Whole()
	d.Period = p
	if c.Reference == "" && c.ReferenceT1 == "" {
		return nil
	}
	return c.periodReference(e, d, reference)
}

// periodReference compares what changed with the reference of both dates, or says that it cannot.
func (c *indicatorsCmd) periodReference(e *env, d *indicator.Data, later source.Long) error {
	switch {
	case c.Reference == "":
		return misuse{fmt.Errorf("--reference-t1 needs --reference")}
	case c.ReferenceT1 == "":
		e.say(e.err, locale.Text{
			FR: "{file} n’a qu’une date : l’évolution est comparée à celle de tous les territoires ensemble (sinon, --reference-t1).",
			EN: "{file} has one date only: what changed is compared with all the territories together (or else, --reference-t1)."}, register.Args{"file": c.Reference})
		return nil
	}
	earlier := make([]int64, len(d.Period.Before.Activities))
	for j, activity := range d.Period.Before.Activities {
		if at, ok := d.Table.Activity(activity); ok {
			earlier[j] = d.Reference.Counts[at]
		}
	}
	d.Period.From, d.Period.To = indicator.NewReference(c.Reference, earlier), referenceOf(d.Period.After, later)
	return nil
}

// groups reads the groups; every activity that has jobs needs one.
func (c *indicatorsCmd) groups(e *env, d *indicator.Data, jobs source.Long) error {
	if c.Groups == "" {
		return nil
	}
	l, err := e.long(c.Groups, source.Layout{Keys: []string{"activity", "group"}, Once: 1})
	if err != nil {
		return err
	}
	of := make(map[string]string, len(l.Rows))
	for _, r := range l.Rows {
		of[l.Codes[0][r.Key[0]]] = l.Codes[1][r.Key[1]]
	}
	var faults source.Faults
	said := map[int32]bool{}
	for _, r := range jobs.Rows {
		activity := jobs.Codes[1][r.Key[1]]
		if _, ok := of[activity]; !ok && r.Count > 0 && !said[r.Key[1]] {
			said[r.Key[1]] = true
			faults = append(faults, source.Fault{File: jobs.File, Row: int(r.Row), Column: "activity", Code: "table.no-group", Given: activity, Detail: c.Groups})
		}
	}
	if len(faults) > 0 {
		return faults
	}
	d.Groups = indicator.GroupBy(d.Table.Activities, of)
	return nil
}

// plants reads the establishments; the table must know their territories and activities.
func (c *indicatorsCmd) plants(e *env, d *indicator.Data, jobs source.Long) error {
	if c.Plants == "" {
		return nil
	}
	l, err := e.long(c.Plants, source.Layout{Keys: []string{"activity", "territory"}, Count: "employees"})
	if err != nil {
		return err
	}
	var faults source.Faults
	unknown := func(r source.LongRow, column, code string) {
		faults = append(faults, source.Fault{File: l.File, Row: int(r.Row), Column: column, Code: "table.unknown-code", Given: code, Detail: jobs.File})
	}
	d.Plants = &indicator.Plants{Sizes: make([][]int64, len(d.Table.Activities))}
	for _, r := range l.Rows {
		activity, territory := l.Codes[0][r.Key[0]], l.Codes[1][r.Key[1]]
		j, ok := d.Table.Activity(activity)
		if !ok {
			unknown(r, "activity", activity)
			continue
		}
		if _, ok := d.Table.Territory(territory); !ok {
			unknown(r, "territory", territory)
		}
		d.Plants.Sizes[j] = append(d.Plants.Sizes[j], r.Count)
	}
	if len(faults) > 0 {
		return faults
	}
	return nil
}
