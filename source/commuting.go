package source

import (
	"regexp"
	"strconv"
	"strings"

	"jalon/cube"
	"jalon/locale"
)

// commuting is read from the flows of the census between the commune of residence and the commune of work. They are estimates, with
// decimals; those under 200 people are indicative.
var commuting = Source{ID: "insee-navettes", Publisher: "Insee", Licence: openLicence, Tag: Public, Form: Cells, read: readCommuting,
	Title:       locale.Text{FR: "Recensement : trajets entre le domicile et le travail", EN: "Census: commuting between home and work"},
	Attribution: "Insee, recensement de la population {vintage}, mobilités professionnelles",
	Page:        "https://www.insee.fr/fr/statistiques/8582949",
	Files:       []Download{{Vintage: "2022", URL: "https://www.insee.fr/fr/statistiques/fichier/8582949/base-flux-mobilite-domicile-lieu-travail-2022_csv.zip"}}}

// flowColumn bears the year in its name.
var flowColumn = regexp.MustCompile(`^NBFLUX_C(\d\d)_ACTOCC15P$`)

func readCommuting(r *reading) (err error) {
	if r.table, err = openTable(r.file, "CODGEO"); err != nil {
		return err
	}
	defer r.Close()
	home, err := r.column("CODGEO")
	if err != nil {
		return err
	}
	work, err := r.column("DCLT")
	if err != nil {
		return err
	}
	flow := -1
	var b *cube.Builder
	for i, name := range r.header {
		if m := flowColumn.FindStringSubmatch(name); m != nil {
			year := fullYear(m[1])
			flow, r.vintage = i, strconv.Itoa(year)
			b = r.block(cube.About{Measure: cube.Commuters, Layer: cube.Communes, Year: year, Exhaustive: true})
		}
	}
	if flow < 0 {
		return Faults{{File: r.name, Row: 1, Code: "data.no-column", Given: brief(r.header), Detail: "NBFLUX_C22_ACTOCC15P"}}
	}
	return r.each(func(fields []string) {
		from, ok := r.commune(home)
		value, status, counted := r.number(flow)
		if to := strings.TrimSpace(fields[work]); ok && counted && to != "" {
			r.kept++
			if _, known := r.communes[to]; !known && communeForm.MatchString(to) && !abroad(to) {
				r.communes[strings.Clone(to)] = 0
			}
			b.Add(from, strings.Clone(to), value, status)
		} else if ok {
			r.reject("cell.empty", from)
		}
	})
}

// abroad reports whether a place of work is in another country: Insee writes 99 and the country.
func abroad(code string) bool { return strings.HasPrefix(code, "99") }
