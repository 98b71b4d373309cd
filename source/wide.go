package source

import (
	"regexp"
	"strconv"

	"jalon/cube"
	"jalon/locale"
	"jalon/naf"
)

// The tables of Insee with one row for each commune and one column for each figure, whose name ends or begins with the two
// figures of its year: columns come and go between editions.
var (
	comparator = Source{ID: "insee-comparateur", Publisher: "Insee", Licence: openLicence, Tag: Public, Form: Cells, read: readWide,
		Title:       locale.Text{FR: "Comparateur de territoires : population, emploi, établissements", EN: "Comparator of territories: population, jobs, establishments"},
		Attribution: "Insee, comparateur de territoires, recensement de la population {vintage} et Flores",
		Page:        "https://www.insee.fr/fr/statistiques/2521169"}
	census = Source{ID: "insee-rp-emploi", Publisher: "Insee", Licence: openLicence, Tag: Public, Form: Cells, read: readWide,
		Title:       locale.Text{FR: "Recensement : emploi et population active", EN: "Census: jobs and active population"},
		Attribution: "Insee, recensement de la population {vintage}, emploi et population active",
		Page:        "https://www.insee.fr/fr/statistiques"}
	dossier = Source{ID: "insee-dossier-complet", Publisher: "Insee", Licence: openLicence, Tag: Public, Form: Cells, read: readWide,
		Title:       locale.Text{FR: "Dossier complet des communes", EN: "Complete file of the communes"},
		Attribution: "Insee, dossier complet, recensement de la population {vintage} et Flores",
		Page:        "https://www.insee.fr/fr/statistiques/5359146"}
)

// wideColumns are the columns that are read; the others stay where they are. Figures of the complementary sample (C) carry its error.
var wideColumns = []struct {
	name  *regexp.Regexp
	about cube.About
	group func(string) (column, band string)
}{
	{regexp.MustCompile(`^P(?<year>\d\d)_POP$`), cube.About{Measure: cube.Population}, total},
	{regexp.MustCompile(`^P(?<year>\d\d)_EMPLT$`), cube.About{Measure: cube.Jobs}, total},
	{regexp.MustCompile(`^P(?<year>\d\d)_EMPLT_SAL$`), cube.About{Measure: cube.SalariedJobs}, total},
	{regexp.MustCompile(`^P(?<year>\d\d)_POP1564$`), cube.About{Measure: cube.WorkingAge}, total},
	{regexp.MustCompile(`^P(?<year>\d\d)_ACT1564$`), cube.About{Measure: cube.Active}, total},
	{regexp.MustCompile(`^P(?<year>\d\d)_CHOM1564$`), cube.About{Measure: cube.Unemployed}, total},
	{regexp.MustCompile(`^P(?<year>\d\d)_ACTOCC15P$`), cube.About{Measure: cube.Employed}, total},
	{regexp.MustCompile(`^C(?<year>\d\d)_EMPLT(?:_(?<group>AGRI|INDUS|CONST|CTS|APESAS))?$`), cube.About{Measure: cube.Jobs, Nomenclature: naf.Rev2, Level: naf.A5}, sector},
	{regexp.MustCompile(`^ET(?:TOT|(?<group>AZ|BE|FZ|GU|OQ))(?<year>\d\d)$`), cube.About{Measure: cube.Establishments, Nomenclature: naf.Rev2, Level: naf.A5}, sector},
	{regexp.MustCompile(`^ETTEF(?<group>P?10|0|1|20|50)(?<year>\d\d)$`), cube.About{Measure: cube.Establishments}, sized},
	{regexp.MustCompile(`^ETP(?:TOT|(?<group>AZ|BE|FZ|GU|OQ))(?<year>\d\d)$`), cube.About{Measure: cube.SalariedJobs, Nomenclature: naf.Rev2, Level: naf.A5}, sector},
	{regexp.MustCompile(`^ETPTEF(?<group>1|10|20|50|CP)(?<year>\d\d)$`), cube.About{Measure: cube.SalariedJobs}, posts},
}

func total(string) (column, band string) { return cube.All, "" }

func sector(name string) (column, band string) {
	if name == "" {
		return cube.All, ""
	}
	if code, ok := map[string]string{"AGRI": "AZ", "INDUS": "BE", "CONST": "FZ", "CTS": "GU", "APESAS": "OQ"}[name]; ok {
		return code, ""
	}
	return name, ""
}

func sized(name string) (column, band string) {
	return cube.All, map[string]string{"0": "0", "1": "1-9", "P10": "10+", "10": "10-19", "20": "20-49", "50": "50+"}[name]
}

func posts(name string) (column, band string) {
	return cube.All, map[string]string{"1": "1-9", "10": "10-19", "20": "20-49", "50": "50-99", "CP": "100+"}[name]
}

// wideColumn is a column that was recognised.
type wideColumn struct {
	at     int
	name   string // of the column of the block
	census bool
	block  *cube.Builder
	year   int
}

// readWide reads one row for each commune.
func readWide(r *reading) (err error) {
	if r.table, err = openTable(r.file, "CODGEO"); err != nil {
		return err
	}
	defer r.Close()
	place, err := r.column("CODGEO")
	if err != nil {
		return err
	}
	columns := r.recognised()
	if len(columns) == 0 {
		return Faults{{File: r.name, Row: 1, Code: "data.no-column", Given: brief(r.header), Detail: "P22_POP, P22_EMPLT, ETTOT24…"}}
	}
	for _, c := range columns {
		if c.census {
			r.vintage = max(r.vintage, strconv.Itoa(c.year))
		}
	}
	return r.each(func([]string) {
		code, ok := r.commune(place)
		if !ok {
			return
		}
		r.kept++
		for _, c := range columns {
			if value, status, ok := r.number(c.at); ok {
				c.block.Add(code, c.name, value, status)
			} else {
				c.block.Place(code)
			}
		}
	})
}

// recognised finds the columns to read.
func (r *reading) recognised() (columns []wideColumn) {
	for at, header := range r.header {
		for _, known := range wideColumns {
			m := known.name.FindStringSubmatch(header)
			if m == nil {
				continue
			}
			group := ""
			if i := known.name.SubexpIndex("group"); i >= 0 {
				group = m[i]
			}
			about := known.about
			column, band := known.group(group)
			about.Layer, about.Band, about.Year = cube.Communes, band, fullYear(m[known.name.SubexpIndex("year")])
			columns = append(columns, wideColumn{at, column, header[0] == 'P', r.block(about), about.Year})
			break
		}
	}
	return columns
}

// fullYear reads the last two figures of a year: of 1970 or later.
func fullYear(short string) int {
	y, _ := strconv.Atoi(short)
	if y < 70 {
		return 2000 + y
	}
	return 1900 + y
}
