package export

import (
	"io"

	"jalon/atlas"
	"jalon/locale"
	"jalon/register"
)

// Communes is the national table: every commune of the day, with the territory that it is in. One in two territories has two
// rows; one in none has one.
var Communes = Table{
	Name:  "communes",
	About: locale.Text{FR: "Toutes les communes du jour, avec leur territoire", EN: "Every commune of the day, with its territory"},
	Columns: append(ofCommune,
		column("territory", Text, "Territoire, vide si aucun", "Territory, empty for none"), column("territory_name", Text, "Nom du territoire", "Name of the territory")),
	Rows: func(v register.View, add func(...any)) {
		in := map[string][]*register.Territory{}
		for _, t := range v.Territories.All() {
			if status, begun := t.Status.On(v.On); begun && !status.Value.Ended() {
				for _, code := range v.Ground(t, v.On).Codes {
					in[code] = append(in[code], t)
				}
			}
		}
		vintage := v.Atlas.On(v.On)
		for _, code := range vintage.Communes() {
			one := commune(v, vintage, code)
			if len(in[code]) == 0 {
				add(append(one, nil, nil)...)
			}
			for _, t := range in[code] {
				add(append(one[:len(one):len(one)], t.ID, t.Name.Value(v.On))...)
			}
		}
	},
}

// ofCommune are the columns that tell a commune: codes and labels.
var ofCommune = []Column{
	column("commune", Text, "Code de la commune", "Code of the commune"), column("name", Text, "Nom", "Name"),
	column("department", Text, "Code du département", "Code of the department"), column("department_name", Text, "Département", "Department"),
	column("region", Text, "Code de la région", "Code of the region"), column("region_name", Text, "Région", "Region"),
	column("epci", Text, "SIREN de l’EPCI", "SIREN of the EPCI"), column("epci_name", Text, "EPCI", "EPCI"), column("epci_nature", Text, "Nature : CC, CA, CU, METRO, MET69", "Nature: CC, CA, CU, METRO, MET69"),
	column("population", Integer, "Population municipale, vide si elle n’est pas publiée", "Municipal population, empty where it is not published"),
	column("map_since", Day, "Jour depuis lequel la carte est telle", "Day since which the map is so"),
}

func commune(v register.View, vintage atlas.Vintage, code string) []any {
	c, _ := vintage.Commune(code)
	g, _ := vintage.EPCI(c.EPCI)
	d, _ := v.Atlas.Department(c.Department)
	r, _ := v.Atlas.Region(d.Region)
	var people any
	if c.Counted {
		people = c.Population
	}
	return []any{code, c.Name, c.Department, d.Name, r.Code, r.Name, c.EPCI, g.Name, g.Nature, people, vintage.From}
}

// Perimeter is the table of the communes of one territory, with codes and labels, so that others can tag files of their own.
func Perimeter(t *register.Territory) Table {
	return Table{
		Name:  "perimeter",
		About: locale.Text{FR: "Communes d’un territoire", EN: "Communes of a territory"},
		Columns: append([]Column{column("territory", Text, "Territoire", "Territory"), column("territory_name", Text, "Nom du territoire", "Name of the territory")},
			ofCommune...),
		Rows: func(v register.View, add func(...any)) {
			ground := v.Ground(t, v.On)
			for _, code := range ground.Codes {
				add(append([]any{t.ID, t.Name.Value(v.On)}, commune(v, ground.Vintage, code)...)...)
			}
		},
	}
}

// WriteCSV writes a table as it is on the day of a view: RFC 4180, UTF-8, comma.
func (t Table) WriteCSV(v register.View, to io.Writer) error {
	return t.of(v).csv(to)
}
