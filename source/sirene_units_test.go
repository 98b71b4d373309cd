package source

import (
	"bytes"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"jalon/cube"
)

// Two legal units: the second has its head office in Lons, one establishment there and one in Besançon.
const (
	twoUnits = "siret,dateDernierTraitementEtablissement,codeCommuneEtablissement,etatAdministratifEtablissement,trancheEffectifsEtablissement,activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement,etablissementSiege\n" +
		"35600000000048,2024-01-01T10:00:00,39300,A,12,53.10Z,NAFRev2,true\n" +
		"35600000049837,2024-01-01T10:00:00,25056,A,11,53.10Z,NAFRev2,false\n" +
		"73282932000074,2024-01-01T10:00:00,25056,A,01,62.01Z,NAFRev2,true\n"
	unitsCSV = "siren,prenom1UniteLegale,categorieEntreprise,categorieJuridiqueUniteLegale,economieSocialeSolidaireUniteLegale\n" +
		"356000000,,GE,5510,N\n732829320,Anne,PME,1000,O\n"
)

func TestWhereHeadOfficesAre(t *testing.T) {
	got := reads(t, "sirene", "a.csv", twoUnits)
	for _, c := range []struct {
		band, place, seat string
		want              float64
	}{{"", "25056", "39300", 1}, {"", "25056", "25056", 1}, {"", "39300", "39300", 1}, {"10-19", "25056", "39300", 1}, {"1-2", "25056", "25056", 1}} {
		if cell := figure(t, got, cube.About{Measure: cube.BySeat, Band: c.band}, c.seat, c.place); cell.Value != c.want {
			t.Errorf("%d employers (%s) of %s with their head office in %s, want %v", int(cell.Value), c.band, c.place, c.seat, c.want)
		}
	}
	// The head office is not in the file; then it is, out of order.
	lines := strings.SplitAfter(twoUnits, "\n")
	got = reads(t, "sirene", "a.csv", lines[0]+lines[2]+lines[3])
	if cell := figure(t, got, cube.About{Measure: cube.BySeat}, cube.Unknown, "25056"); cell.Value != 1 {
		t.Errorf("%+v: a head office that is not in the file is not known", cell)
	}
	got = reads(t, "sirene", "a.csv", lines[0]+lines[2]+lines[3]+lines[1])
	if cell := figure(t, got, cube.About{Measure: cube.BySeat}, "39300", "25056"); cell.Value != 1 {
		t.Errorf("%+v: a head office out of order is found", cell)
	}
}

func TestLegalUnits(t *testing.T) {
	stock := write(t, "StockEtablissement.csv", twoUnits)
	for _, file := range []string{write(t, "StockUniteLegale.csv", unitsCSV), write(t, "StockUniteLegale.parquet", unitsParquet(t))} {
		ask := request(t, "sirene", stock)
		ask.Units = file
		got, err := Import(ask)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			measure cube.Measure
			band    string
			column  string
			want    float64
		}{{cube.ByCategory, "", "GE", 1}, {cube.ByCategory, "", "PME", 1}, {cube.ByCategory, "10-19", "GE", 1},
			{cube.ByLegalForm, "", "5", 1}, {cube.ByLegalForm, "1-2", "1", 1}, {cube.BySocialEconomy, "", "O", 1}, {cube.BySocialEconomy, "", "N", 1}} {
			if cell := figure(t, got, cube.About{Measure: c.measure, Band: c.band}, c.column, "25056"); cell.Value != c.want {
				t.Errorf("%s, %s %s: %v in Besançon, want %v", file, c.measure, c.column, cell.Value, c.want)
			}
		}
		if len(got.Beside) != 1 || len(got.Beside[0].SHA256) != 64 || got.Beside[0].Bytes == 0 {
			t.Errorf("the file of units is not in the journal: %+v", got.Beside)
		}
	}
}

// unitsParquet is the same file in Parquet, where legal categories are numbers.
func unitsParquet(t *testing.T) string {
	type unit struct {
		Siren    string  `parquet:"siren"`
		Category *string `parquet:"categorieEntreprise,dict"`
		Legal    *int64  `parquet:"categorieJuridiqueUniteLegale"`
		Social   *string `parquet:"economieSocialeSolidaireUniteLegale"`
		First    string  `parquet:"prenom1UniteLegale"`
	}
	var content bytes.Buffer
	w := parquet.NewGenericWriter[unit](&content)
	if _, err := w.Write([]unit{{"356000000", new("GE"), new(int64(5510)), new("N"), ""}, {"732829320", new("PME"), new(int64(1000)), new("O"), "Anne"}, {"005580113", nil, nil, nil, ""}}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return content.String()
}

func TestForeignUnits(t *testing.T) {
	ask := request(t, "sirene", write(t, "a.csv", twoUnits))
	ask.Units = write(t, "b.csv", "siren,categorieEntreprise\n356000000,GE\n")
	_, err := Import(ask)
	faulty(t, err, "data.no-column")
	ask.Units = write(t, "c.csv", "siren,categorieEntreprise,categorieJuridiqueUniteLegale,economieSocialeSolidaireUniteLegale\n12,GE,5510,N\n")
	_, err = Import(ask)
	faulty(t, err, "data.nothing")
}

// No column that tells who a natural person is, is ever read, nor those that give a name or an address.
func TestNobodyIsRead(t *testing.T) {
	for _, column := range append(append([]string{siretColumn, sirenColumn, treatedColumn}, sireneColumns...), unitColumns...) {
		for _, part := range []string{"nom", "prenom", "sexe", "pseudonyme", "denomination", "enseigne", "voie", "adresse", "coordonnee", "sigle"} {
			name := strings.ToLower(column)
			if strings.Contains(name, part) && name != "nomenclatureactiviteprincipaleetablissement" && name != "economiesocialesolidaireunitelegale" {
				t.Errorf("%s is read", column)
			}
		}
	}
}

// Of a legal unit that comes twice and is not the same, nothing is known, whatever the order; a damaged legal form is not known either.
func TestLegalUnitsThatContradict(t *testing.T) {
	lines := strings.SplitAfter(unitsCSV, "\n")
	for _, units := range []string{unitsCSV + "356000000,,PME,5510,N\n", lines[0] + "356000000,,PME,5510,N\n" + lines[1] + lines[1] + lines[2] + lines[2]} {
		ask := request(t, "sirene", write(t, "StockEtablissement.csv", twoUnits))
		ask.Units = write(t, "StockUniteLegale.csv", strings.ReplaceAll(units, "1000", "99"))
		got, err := Import(ask)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			measure cube.Measure
			column  string
			want    float64
		}{{cube.ByCategory, cube.Unknown, 1}, {cube.ByCategory, "PME", 1}, {cube.ByLegalForm, cube.Unknown, 2}, {cube.BySocialEconomy, cube.Unknown, 1}} {
			if cell := figure(t, got, cube.About{Measure: c.measure}, c.column, "25056"); cell.Value != c.want {
				t.Errorf("%s, %s: %v in Besançon, want %v", c.measure, c.column, cell.Value, c.want)
			}
		}
	}
}
