package source

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jalon/cube"
	"jalon/locale"
	"jalon/naf"
)

// urssaf is under a licence that asks for what is derived to be shared alike: it stays a data set of its own, restricted to those who know, and
// every figure drawn from it bears its name.
var urssaf = Source{ID: "urssaf-commune-ape", Publisher: "Urssaf", Licence: openDatabase, Tag: Public, Form: Cells, read: readURSSAF,
	Title:       locale.Text{FR: "Urssaf : établissements et effectifs salariés du secteur privé", EN: "Urssaf: establishments and headcount of the private sector"},
	Attribution: "Urssaf, {vintage} (licence ODbL : partage à l’identique)",
	Page:        "https://open.urssaf.fr/explore/dataset/etablissements-et-effectifs-salaries-au-niveau-commune-x-ape-last",
	Files:       []Download{{Vintage: "2024", URL: "https://open.urssaf.fr/api/explore/v2.1/catalog/datasets/etablissements-et-effectifs-salaries-au-niveau-commune-x-ape-last/exports/csv?delimiter=%3B"}}}

// Alike reports whether a licence asks that what is derived from the data be shared under it: such data is kept apart in exports.
func Alike(licence string) bool { return strings.HasPrefix(licence, "ODbL") }

var urssafColumn = regexp.MustCompile(`^(nombre_d_etablissements|effectifs_salaries)_(\d{4})$`)

// urssafYears is how many of its years are read, from the last: the file has two columns for each year since 2006.
const urssafYears = 6

func readURSSAF(r *reading) (err error) {
	if r.table, err = openTable(r.file, "code_commune"); err != nil {
		return err
	}
	defer r.Close()
	place, err := r.column("code_commune")
	if err != nil {
		return err
	}
	ape, err := r.column("code_ape")
	if err != nil {
		return err
	}
	columns := r.urssafColumns()
	if len(columns) == 0 {
		return Faults{{File: r.name, Row: 1, Code: "data.no-column", Given: brief(r.header), Detail: "nombre_d_etablissements_2024, effectifs_salaries_2024"}}
	}
	return r.each(func(fields []string) {
		code, ok := r.commune(place)
		if !ok {
			return
		}
		activity := naf.SubClass(fields[ape])
		if _, found := naf.Find(naf.A732, activity); !found {
			if activity != "NCA" { // what is not classed: unknown sectors and remainders of secrecy
				r.reject("activity.unknown", activity)
				return
			}
			activity = "nca"
		}
		r.kept++
		for _, c := range columns {
			c.block.Place(code)
			if value, status, ok := r.number(c.at); ok && (value > 0 || status == cube.Hidden) {
				c.block.Add(code, activity, value, status)
			}
		}
	})
}

// urssafColumns finds the columns of the last years.
func (r *reading) urssafColumns() (columns []wideColumn) {
	var years []int
	for _, name := range r.header {
		if m := urssafColumn.FindStringSubmatch(strings.ToLower(name)); m != nil {
			year, _ := strconv.Atoi(m[2])
			years = append(years, year)
		}
	}
	slices.Sort(years)
	years = slices.Compact(years)
	years = years[max(0, len(years)-urssafYears):]
	for at, name := range r.header {
		m := urssafColumn.FindStringSubmatch(strings.ToLower(name))
		if m == nil {
			continue
		}
		year, _ := strconv.Atoi(m[2])
		if !slices.Contains(years, year) {
			continue
		}
		about := cube.About{Measure: cube.PrivateJobs, Layer: cube.Communes, Nomenclature: naf.Rev2, Level: naf.A732, Year: year}
		if m[1] == "nombre_d_etablissements" {
			about.Measure = cube.Establishments
		}
		r.vintage = max(r.vintage, m[2])
		columns = append(columns, wideColumn{at: at, block: r.block(about), year: year})
	}
	return columns
}
