package portrait

import (
	"slices"
	"strings"
	"testing"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/cube"
	"jalon/naf"
)

// cells builds a block of communes of 2019.
func cells(t *testing.T, about cube.About, all map[[2]string]float64) *cube.Block {
	t.Helper()
	about.Layer, about.Geography, about.Exhaustive = cube.Communes, 2019, true
	to := cube.NewBuilder(about)
	for _, commune := range atlas.France().On(calendar.Date(2019, 12, 1)).CommunesOf("200010650") {
		to.Place(commune)
	}
	for at, n := range all {
		to.Add(at[0], at[1], n, cube.Published)
	}
	b, err := to.Build()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestHeadOfficesAreToldByTheirDistance has four employers in Dole, of 10 to 19 each: one of Dole, one of Lons-le-Saunier, one of
// Besançon, one of Paris; and one of 20 to 49 in Besançon whose head office is in Dole.
func TestHeadOfficesAreToldByTheirDistance(t *testing.T) {
	small := cells(t, cube.About{Dataset: "sirene-2026-11", Measure: cube.BySeat, Band: "10-19", Year: 2026}, map[[2]string]float64{
		{"39198", "39198"}: 1, {"39198", "39300"}: 1, {"39198", "25056"}: 1, {"39198", "75056"}: 1, {"39198", cube.Unknown}: 2})
	large := cells(t, cube.About{Dataset: "sirene-2026-11", Measure: cube.BySeat, Band: "20-49", Year: 2026}, map[[2]string]float64{{"25056", "39198"}: 1})
	kinds := cells(t, cube.About{Dataset: "sirene-2026-11", Measure: cube.ByCategory, Band: "10-19", Year: 2026}, map[[2]string]float64{{"39198", "GE"}: 1, {"39198", "PME"}: 3})
	ask := request(dole, "fr")
	ask.Data = NewData(atlas.France(), cube.Cube{small, large, kinds}, []Set{{ID: "sirene-2026-11", Source: "sirene", Vintage: "2026-11"}}, Zones{})
	s := control(newWriter(ask))
	var counts []string
	for _, row := range slices.Concat(s.Tables[0].Rows, s.Tables[1].Rows) {
		counts = append(counts, row[1])
	}
	if got := strings.Join(counts, " "); got != "1 1 1 1 3 0 1" {
		t.Errorf("employers by ring, then by category: %s", got)
	}
	// three of 10 to 19 against one: 30/(30+19) at least, 57/(57+10) at most.
	for _, want := range []string{"Entre 61,2 % et 85,1 % des emplois", "entre 20 et 49 emplois situés ailleurs"} {
		if !strings.Contains(plain(s.Finding), want) {
			t.Errorf("the finding does not say %q: %s", want, plain(s.Finding))
		}
	}
	if !strings.Contains(plain(s.Reading), "2 établissements employeurs dont le siège n’est pas au répertoire ne sont pas comptés") || s.Chart == nil {
		t.Errorf("the way of reading: %s", s.Reading)
	}
	ask.Data = NewData(atlas.France(), nil, nil, Zones{})
	if s := control(newWriter(ask)); !strings.Contains(s.Missing, "jalon data import sirene") {
		t.Errorf("without the register: %+v", s)
	}
}

// TestATableOfTerritoriesIsRead has the jobs, the spheres and the demography of a territory as somebody counted them: they are of the
// territory, not of other members.
func TestATableOfTerritoriesIsRead(t *testing.T) {
	table := func(m cube.Measure, year int, level naf.Level, all map[[2]string]float64) *cube.Block {
		to := cube.NewBuilder(cube.About{Dataset: "table-a", Measure: m, Layer: cube.Territories, Level: level, Nomenclature: map[bool]naf.Nomenclature{true: naf.Rev2}[level != ""], Year: year})
		for at, n := range all {
			to.Add(at[0], at[1], n, cube.Published)
		}
		b, err := to.Build()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	all := func(n float64) map[[2]string]float64 { return map[[2]string]float64{{"ti:dole", cube.All}: n} }
	ask := request(dole, "fr")
	ask.Data = NewData(atlas.France(), cube.Cube{
		table(cube.SalariedJobs, 2024, naf.A38, map[[2]string]float64{{"dole", "CE"}: 30, {"dole", "GZ"}: 70, {"FR", "CE"}: 10, {"FR", "GZ"}: 90}),
		table(cube.Presential, 2023, "", all(600)), table(cube.Productive, 2023, "", all(400)),
		table(cube.Companies, 2023, "", all(1000)), table(cube.Creations, 2023, "", all(120)), table(cube.Cessations, 2023, "", all(80)),
	}, []Set{{ID: "table-a", Source: "table", Attribution: "Agence"}}, Zones{})
	w := newWriter(ask)
	if w.jobs == nil || w.jobs.now.Layer != cube.Territories || w.jobs.lq(slices.Index(w.jobs.codes, "CE"), w.jobs.reference()).Value != 3 {
		t.Fatalf("the jobs are %+v", w.jobs)
	}
	for _, c := range []struct{ got, want string }{
		{base(w).Finding, "60,0 % des emplois répondent aux besoins des personnes présentes, 40,0 % vendent surtout ailleurs."},
		{base(w).Reading, "les fonctions (les quinze mesures jobs-function-…) (jalon data import table FICHIER)"},
		{renewal(w).Finding, "En 2023, 12,0 % de créations pour les entreprises présentes au 1er janvier, et 8,0 % de cessations."},
	} {
		if !strings.Contains(plain(c.got), c.want) {
			t.Errorf("%q does not say %q", plain(c.got), c.want)
		}
	}
	ask.Thought = true
	if w := newWriter(ask); w.jobs.now.Layer == cube.Territories || !strings.Contains(renewal(w).Missing, "table") {
		t.Error("other members have the figures of the territory")
	}
}
