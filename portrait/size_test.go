package portrait

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"jalon/atlas"
	"jalon/locale"
)

// TestPerimetersOfAnySize composes the portraits of nobody, of one commune and of all the EPCI of France: what is not known is said, and
// nothing is divided by nothing.
func TestPerimetersOfAnySize(t *testing.T) {
	data := NewData(atlas.France(), nil, nil, Zones{})
	v, _ := data.Atlas.Year(2021)
	var all []string
	seen := map[string]bool{"": true}
	for _, code := range v.Communes() {
		if c, _ := v.Commune(code); !seen[c.EPCI] {
			seen[c.EPCI] = true
			all = append(all, c.EPCI)
		}
	}
	for _, c := range []struct {
		name   string
		place  Place
		jobs   float64 // 0: not known
		phrase string
	}{
		{"nobody", Place{ID: "ti:empty", Name: "Vide"}, 0, ""},
		{"one commune of the table", Place{ID: "ti:one", Name: "Une", Members: []Member{{Kind: "com", Code: "58046", Name: "Cercy-la-Tour"}}}, 801.8, "802 emplois"},
		{"one commune that the table does not name", Place{ID: "ti:other", Name: "Autre", Members: []Member{{Kind: "com", Code: "25388", Name: "Montbéliard"}}}, 0, "intercommunalités entières (géographie de 2021) et ne dit rien de Montbéliard"},
		{"all of France but four islands", Place{ID: "ti:all", Name: "Tout", Members: members(all...)}, 27_000_000, "26 "},
	} {
		for _, l := range locale.Langs {
			r := request(c.place, l)
			r.Data, r.All = data, []Place{c.place, nord}
			p := Compose(r)
			text, err := json.Marshal(p)
			if err != nil || strings.Contains(string(text), "NaN") || strings.Contains(string(text), "Inf\"") {
				t.Errorf("%s: %v", c.name, err)
			}
			if l == locale.French && !strings.Contains(strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(p.Sections[0].Finding+p.Sections[0].Missing), c.phrase) {
				t.Errorf("%s: %s%s", c.name, p.Sections[0].Finding, p.Sections[0].Missing)
			}
			for _, s := range p.Sections {
				if said := strings.Contains(s.Reading, "Un tiret") || strings.Contains(s.Reading, "A dash"); said != dashed(s) {
					t.Errorf("%s, section %s: a dash says why: %v", c.name, s.Name, said)
				}
				for _, f := range s.Figures {
					known := f.OK() && f.Territory == c.place.ID && f.Indicator == "jobs"
					if known && (c.jobs == 0 || math.Abs(f.Value/c.jobs-1) > .02) {
						t.Errorf("%s has %v jobs", c.name, f.Value)
					}
				}
			}
		}
	}
}

// dashed reports whether a table of a section has a cell without a value.
func dashed(s Section) bool {
	return slices.ContainsFunc(s.Tables, func(t Table) bool {
		return slices.ContainsFunc(t.Rows, func(cells []string) bool { return slices.Contains(cells, "—") })
	})
}
