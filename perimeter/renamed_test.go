package perimeter

import (
	"slices"
	"testing"

	"jalon/atlas"
	"jalon/locale"
)

// A member or a commune that has another name raises no question: it is told.
func TestNewNamesAreToldAndAskNothing(t *testing.T) {
	for _, c := range []struct {
		name, since, on string
		members         []Member
		want            []string
	}{
		{"Terre d’Émeraude finds its name a year after it was formed", "2020-01-01", "2021-06-01", epci("200090579"), []string{
			"2021-01-01 epci.renamed CC Jura Sud, Pays des Lacs, Petite Montagne et Région d'Orgelet (200090579) is now called CC Terre d'Émeraude Communauté (200090579)"}},
		{"Entre Doubs et Loue", "2019-01-01", "2025-06-01", epci("242500320"), []string{
			"2025-01-01 epci.renamed CC de Montbenoit (242500320) is now called CC Entre Doubs et Loue (242500320)"}},
		{"Louhans takes the name of Châteaurenaud", "2025-01-01", "2026-06-01", []Member{{Kind: Commune, Code: "71263"}}, []string{
			"2026-01-01 commune.renamed Louhans (71263) is now called Louhans-Châteaurenaud (71263)"}},
		{"Neuilly-Crimolois took its name by a merger", "2019-01-01", "2019-06-01", []Member{{Kind: Commune, Code: "21452"}}, nil},
		{"Grand Besançon becomes a communauté urbaine", "2019-01-01", "2021-06-01", epci("242500361"), []string{
			"2020-01-01 epci.transformed CA du Grand Besançon (242500361) changes its nature: CU Grand Besançon Métropole (242500361)"}},
		{"Saint-Éloi passes from a member to another, and neither is renamed", "2022-12-31", "2024-06-01", epci("245804406", "245801063"), nil},
	} {
		g := Stand(atlas.France(), since(c.since, c.members...), nothing, day(c.on))
		var got []string
		for _, e := range g.Renamed {
			got = append(got, e.Day.String()+" "+string(e.Kind)+" "+e.Say(locale.English))
		}
		if !slices.Equal(got, c.want) || len(g.Open) > 0 {
			t.Errorf("%s: %q, want %q; asked %v", c.name, got, c.want, g.Open)
		}
	}
}
