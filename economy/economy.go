// Package economy carries a small table of true figures, so that a portrait says something before anything is imported: one
// row for each inter-municipal authority of 2021, each region, France, and the communes that are members of territories by
// themselves.
//
// The figures are sums of the table "Comparateur de territoires" of INSEE (census of 2013 and 2018, Flores 2018; geography of
// 1 January 2021), under Licence Ouverte: whoever shows one shows [Credit] with it.
package economy

import (
	"bytes"
	"compress/gzip"
	_ "embed" // the table
	"encoding/csv"
	"strconv"
	"strings"
	"sync"
)

// Credit is what must stand beside any figure of the table.
const Credit = "Insee, RP 2013 et 2018, Flores 2018"

// Geography is the vintage of the places of the table.
const Geography = 2021

// Sectors are the five large sectors of activity (A5), in the order of [Row.Sectors].
var Sectors = []string{"AZ", "BE", "FZ", "GU", "OQ"}

// Row is what the table says of a place. Jobs and people are in tenths, for the census estimates them; counts
// of establishments are whole.
type Row struct {
	Level, Code string
	Population, Population2013,
	Jobs, Jobs2013, Salaried,
	WorkingAge, Active, Unemployed int64 // tenths; jobs are at the workplace, people are residents, of 2018 unless said
	Establishments int64
	Sectors        [5]int64 // establishments, by [Sectors]
	Small, Large   int64    // establishments of 1 to 9 employees, of 10 and more; the rest had none on the last day of the year
}

//go:embed epci_economy_2018.csv.gz
var packed []byte

// Of returns the row of a place: its level is epci, commune, region or country (code FR).
func Of(level, code string) (Row, bool) {
	r, ok := rows()[level+":"+code]
	return r, ok
}

// Plus adds two places that share no ground.
func (r Row) Plus(o Row) Row {
	r.Population, r.Population2013 = r.Population+o.Population, r.Population2013+o.Population2013
	r.Jobs, r.Jobs2013, r.Salaried = r.Jobs+o.Jobs, r.Jobs2013+o.Jobs2013, r.Salaried+o.Salaried
	r.WorkingAge, r.Active, r.Unemployed = r.WorkingAge+o.WorkingAge, r.Active+o.Active, r.Unemployed+o.Unemployed
	r.Establishments, r.Small, r.Large = r.Establishments+o.Establishments, r.Small+o.Small, r.Large+o.Large
	for i, n := range o.Sectors {
		r.Sectors[i] += n
	}
	return r
}

// Minus takes a place out of one that holds it.
func (r Row) Minus(o Row) Row {
	o.Population, o.Population2013, o.Jobs, o.Jobs2013, o.Salaried = -o.Population, -o.Population2013, -o.Jobs, -o.Jobs2013, -o.Salaried
	o.WorkingAge, o.Active, o.Unemployed, o.Establishments, o.Small, o.Large = -o.WorkingAge, -o.Active, -o.Unemployed, -o.Establishments, -o.Small, -o.Large
	for i := range o.Sectors {
		o.Sectors[i] = -o.Sectors[i]
	}
	return r.Plus(o)
}

// rows reads the table once. It is ours and whole, or the program is not: a fault in it stops the first test.
var rows = sync.OnceValue(func() map[string]Row {
	unzipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err)
	}
	lines, err := csv.NewReader(unzipped).ReadAll()
	if err != nil {
		panic(err)
	}
	column := map[string]int{}
	for i, name := range lines[0] {
		column[name] = i
	}
	all := make(map[string]Row, len(lines))
	for _, line := range lines[1:] {
		r := parse(func(name string) string { return line[column[name]] })
		all[r.Level+":"+r.Code] = r
	}
	return all
})

func parse(cell func(string) string) Row {
	tenths := func(name string) int64 { return number(cell(name), 1) }
	whole := func(name string) int64 { return number(cell(name), 0) }
	r := Row{
		Level: cell("level"), Code: cell("code"), Population: tenths("population_2018"), Population2013: tenths("population_2013"),
		Jobs: tenths("jobs_2018"), Jobs2013: tenths("jobs_2013"), Salaried: tenths("salaried_jobs_2018"),
		WorkingAge: tenths("residents_15_64_2018"), Active: tenths("active_15_64_2018"), Unemployed: tenths("unemployed_15_64_2018"),
		Establishments: whole("establishments_2018"), Small: whole("establishments_1_9"), Large: whole("establishments_10_plus"),
	}
	for i, sector := range Sectors {
		r.Sectors[i] = whole("establishments_" + sector)
	}
	return r
}

// number reads a figure with so many decimals as a whole number of its last unit.
func number(text string, decimals int) int64 {
	before, after, _ := strings.Cut(text, ".")
	n, err := strconv.ParseInt(before+(after + "0")[:decimals], 10, 64)
	if err != nil || len(after) > decimals {
		panic("economy: " + strconv.Quote(text) + " is not a figure of the table")
	}
	return n
}
