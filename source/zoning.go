package source

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"jalon/cube"
	"jalon/locale"
)

// zoning is the table of Insee that says in which zones each commune is. It comes as a workbook, or as CSV.
var zoning = Source{ID: "insee-zonages", Publisher: "Insee", Licence: openLicence, Tag: Public, Form: Zones, read: readZoning,
	Title:       locale.Text{FR: "Table d’appartenance géographique des communes", EN: "Zones that each commune is in"},
	Attribution: "Insee, table d’appartenance géographique des communes {vintage}",
	Page:        "https://www.insee.fr/fr/information/7671844",
	Files: []Download{
		{Vintage: "2026", URL: "https://www.insee.fr/fr/statistiques/fichier/7671844/table-appartenance-geo-communes-2026.zip"},
	}}

// Zoning (zonage) says in which zone of each kind a commune is.
type Zoning struct {
	Geography int                          `json:"geography"` // vintage of the communes
	Zones     map[string]map[string]string `json:"zones"`     // by kind, as ze2020, and by commune
}

// Of returns the zone of a kind that a commune is in; empty when none.
func (z *Zoning) Of(kind, commune string) string { return z.Zones[kind][commune] }

// Communes returns the communes of a zone.
func (z *Zoning) Communes(kind, zone string) (codes []string) {
	for commune, in := range z.Zones[kind] {
		if in == zone {
			codes = append(codes, commune)
		}
	}
	return codes
}

func (z *Zoning) write(w io.Writer) error { return json.NewEncoder(w).Encode(z) }

// ReadZoning reads the content of a data set of zones.
func ReadZoning(r io.Reader) (z Zoning, err error) {
	if err = json.NewDecoder(r).Decode(&z); err != nil {
		err = errors.Join(cube.ErrDamaged, err)
	}
	return z, err
}

// OpenZoning reads a data set of zones of a shelf.
func OpenZoning(ctx context.Context, shelf Shelf, id string) (Zoning, error) {
	_, content, err := shelf.OpenDataset(ctx, id)
	if err != nil {
		return Zoning{}, err
	}
	z, err := ReadZoning(content)
	return z, errors.Join(err, content.Close())
}

// carry drops the communes that the vintage does not know, and gives the others its codes.
func (z *Zoning) carry(year int, to map[string]string) {
	z.Geography = year
	for kind, of := range z.Zones {
		carried := make(map[string]string, len(of))
		for code, zone := range of {
			if now, ok := to[code]; ok && (carried[now] == "" || now == code) {
				carried[now] = zone
			}
		}
		z.Zones[kind] = carried
	}
}

// zoneColumns are the zones that are read, with the year of their drawing in their name, which changes.
var zoneColumn = regexp.MustCompile(`^(DEP|REG|EPCI|ARR|ZE20\d\d|UU20\d\d|AAV20\d\d|CATEAAV20\d\d|BV20\d\d)$`)

// vintageInName finds the year of a table in the name of its file: no column bears it.
var vintageInName = regexp.MustCompile(`(?:^|[^0-9])(20\d\d|\d\d)(?:[^0-9]|$)`)

func readZoning(r *reading) (err error) {
	if r.table, err = openTable(r.file, "CODGEO"); err != nil {
		return err
	}
	defer r.Close()
	place, err := r.column("CODGEO")
	if err != nil {
		return err
	}
	r.zones = &Zoning{Zones: map[string]map[string]string{}}
	kinds := map[int]map[string]string{}
	for i, name := range r.header {
		if zoneColumn.MatchString(name) {
			kinds[i] = map[string]string{}
			r.zones.Zones[strings.ToLower(name)] = kinds[i]
		}
	}
	if len(kinds) == 0 {
		return Faults{{File: r.name, Row: 1, Code: "data.no-column", Given: brief(r.header), Detail: "EPCI, ZE2020, DEP, REG…"}}
	}
	err = r.each(func(fields []string) {
		code, ok := r.commune(place)
		if !ok {
			return
		}
		r.kept++
		for i, of := range kinds {
			if zone := r.text(i); zone != "" && zone != "ZZZZZZZZZ" { // no EPCI
				of[code] = strings.Clone(zone)
			}
		}
	})
	if r.vintage = r.ask.Vintage; r.vintage == "" {
		r.vintage = strconv.Itoa(r.geographyOrName())
	}
	return err
}

// geographyOrName is the year in the name of the file, else that of the geography that fits it best.
func (r *reading) geographyOrName() int {
	if m := vintageInName.FindStringSubmatch(r.title()); m != nil {
		year, _ := strconv.Atoi(m[1])
		if year < 100 {
			year += 2000
		}
		return year
	}
	return r.geography().Year
}
