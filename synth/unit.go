package synth

import (
	"fmt"
	"strconv"
	"strings"
)

// unitColumns are those of StockUniteLegale since December 2025, in its order.
var unitColumns = []string{"siren", "statutDiffusionUniteLegale", "unitePurgeeUniteLegale", "dateCreationUniteLegale", "sigleUniteLegale", "sexeUniteLegale",
	"prenom1UniteLegale", "prenom2UniteLegale", "prenom3UniteLegale", "prenom4UniteLegale", "prenomUsuelUniteLegale", "pseudonymeUniteLegale",
	"identifiantAssociationUniteLegale", "trancheEffectifsUniteLegale", "anneeEffectifsUniteLegale", "dateDernierTraitementUniteLegale",
	"nombrePeriodesUniteLegale", "categorieEntreprise", "anneeCategorieEntreprise", "dateDebut", "etatAdministratifUniteLegale", "nomUniteLegale",
	"nomUsageUniteLegale", "denominationUniteLegale", "denominationUsuelle1UniteLegale", "denominationUsuelle2UniteLegale",
	"denominationUsuelle3UniteLegale", "categorieJuridiqueUniteLegale", "activitePrincipaleUniteLegale", "nomenclatureActivitePrincipaleUniteLegale",
	"nicSiegeUniteLegale", "economieSocialeSolidaireUniteLegale", "societeMissionUniteLegale", "caractereEmployeurUniteLegale",
	"activitePrincipaleNAF25UniteLegale"}

// unitKinds are the columns that are not texts in Parquet.
var unitKinds = map[int]string{2: "truth", 3: "date", 14: "number", 15: "moment", 16: "number", 18: "number", 19: "date", 27: "number"}

// Identity is what the columns that tell who a natural person is hold here: no import may show it, or read it.
const Identity = "PERSONNE-FICTIVE"

var identityColumns = []int{6, 10, 11, 21, 22}

// The kinds of dirt of legal units, and how often they come.
const (
	unitAbsent   = 0.002 // of the file
	damagedLegal = 0.0005
)

// legalUnit is what a legal unit is. It is drawn from its number alone, so that both files agree whichever is made.
type legalUnit struct {
	*chance
	number                  string
	person, absent          bool
	category, legal, social string
}

var legalForms = []struct{ code, social string }{{"5499", "N"}, {"5710", "N"}, {"6540", "N"}, {"9220", "O"}, {"7210", "N"}, {"4140", "N"}}

var drawForm = newAlias([]float64{30, 32, 18, 15, 4, 1})

func (p Plan) legalUnit(number string, person bool) legalUnit {
	seed, _ := strconv.ParseUint(number, 10, 64)
	c := chance(p.Seed ^ seed<<20)
	u := legalUnit{chance: &c, number: number, person: person, category: "PME", legal: "1000"}
	if !person {
		form := legalForms[drawForm.draw(&c)]
		u.legal, u.social = form.code, form.social
		switch n := c.below(1000); {
		case n < 200:
			u.category = ""
		case n < 220:
			u.category = "ETI"
		case n < 223:
			u.category = "GE"
		}
	}
	if !p.Clean {
		u.absent = c.of(unitAbsent)
		if c.of(damagedLegal) {
			u.legal = "99"
		}
	}
	return u
}

// facts are what an import must know of the establishments of a unit: the first digit of its legal form, its category, and O when it is
// of the social economy. Empty when it cannot.
func (u legalUnit) facts() (category, legal, social string) {
	if u.absent {
		return "", "", ""
	}
	if social = "N"; u.social == "O" {
		social = "O"
	}
	if len(u.legal) == len("1000") {
		legal = u.legal[:1]
	}
	return u.category, legal, social
}

// row returns the texts of the columns.
func (u legalUnit) row(p Plan) []string {
	r := make([]string, len(unitColumns))
	day := p.Month.Time().AddDate(0, 0, -u.below(9000)).Format("2006-01-02")
	r[0], r[1], r[3], r[13], r[15], r[16], r[19] = u.number, "O", day, "NN", day+"T08:00:00", "1", day
	r[17], r[20], r[27], r[28], r[29], r[31] = u.category, "A", u.legal, "62.01Z", "NAFRev2", u.social
	r[30] = "0001" + key(u.number+"0001")
	if u.category != "" {
		r[18] = strconv.Itoa(p.Month.Time().Year() - 3)
	}
	if u.person {
		for _, i := range identityColumns {
			r[i] = Identity
		}
		r[5] = string("FM"[u.below(2)])
	} else {
		r[23] = "SOCIETE FICTIVE " + strings.TrimLeft(u.number, "0")
	}
	if p.Layout == Of2027 {
		r[28], r[29] = "62.01Y", "NAF2025"
	} else if p.Layout == Of2026 {
		r[34] = "62.01Y"
	}
	return r
}

// units is the file of legal units of a plan.
func (p Plan) units() table {
	columns := unitColumns
	if p.Layout != Of2026 {
		columns = columns[:len(columns)-1]
	}
	return table{name: "StockUniteLegale_utf8.csv", columns: columns, kinds: unitKinds, plain: map[int]bool{0: true, 23: true}, plan: p,
		shard: func(n int, emit func([]string) error) (*Manifest, error) {
			s := p.shard(n, func(*Row) error { return nil })
			s.met = func(u legalUnit) {
				if s.m.Units++; u.absent {
					s.m.hit("unit.absent", int(s.m.Units-1))
				} else if s.err == nil {
					s.err = emit(u.row(p))
				}
			}
			m, err := s.run()
			if err != nil {
				return nil, fmt.Errorf("legal units: %w", err)
			}
			return m, nil
		}}
}
