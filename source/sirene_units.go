package source

import (
	"os"
	"path/filepath"
	"slices"

	"jalon/cube"
)

// unitColumns are the columns read of StockUniteLegale, the monthly file of legal units, beside their SIREN. More than half of
// legal units are natural persons: no column that tells who one is, is ever read.
var unitColumns = []string{"categorieEntreprise", "categorieJuridiqueUniteLegale", "economieSocialeSolidaireUniteLegale"}

const sirenColumn = "siren"

// units holds a byte for each SIREN, without its last digit, which follows from the others: 100 MB whatever the file, and a byte
// to look at for each establishment. The byte is the sum of what the columns mean, and unitKnown.
type units []uint8

// What a byte is made of: the category in the first two bits, the first digit of the legal form and one more in four, 0 when it is not
// known, one bit for social economy.
const (
	unitLegal  = 1 << 2
	unitSocial = 1 << 6
	unitKnown  = 1 << 7
)

// unitContested stands for a unit that comes as two: it has no unitKnown, and no category.
const unitContested = unitLegal

var (
	unitCategories = []string{cube.Unknown, "PME", "ETI", "GE"}
	unitForms      = [16]string{cube.Unknown, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}
)

// unitMeaning says what a text means in a column of [unitColumns].
func unitMeaning(column int, text string) uint32 {
	switch {
	case column == 0:
		return uint32(max(0, slices.Index(unitCategories, text)))
	case column == 1 && len(text) == 4 && text[0] >= '0' && text[0] <= '9':
		return uint32(text[0]-'0'+1) * unitLegal
	case column == 2 && text == "O":
		return unitSocial
	}
	return 0
}

// readUnits reads the file of legal units, when it is given.
func (c *sireneCount) readUnits() (units, error) {
	if c.ask.Units == "" {
		return nil, nil
	}
	file, err := os.Open(c.ask.Units)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	s, err := openStock(file, &wanted{number: sirenColumn, digits: 9, coded: unitColumns, meaning: unitMeaning})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	all, read := make(units, 1e8), false
	err = onGroups(s, func(group int) error {
		return s.scan(group, true, func(b *batch) error {
			c.mu.Lock()
			defer c.mu.Unlock()
			for i, siren := range b.number[:b.n] {
				if siren > 0 {
					all.know(siren, uint8(unitKnown+b.codes[0][i]+b.codes[1][i]+b.codes[2][i]))
					read = true
				}
			}
			return c.ask.Context.Err()
		})
	})
	if err != nil {
		return nil, err
	}
	if !read {
		return nil, Faults{{File: filepath.Base(c.ask.Units), Row: 1, Code: "data.nothing", Column: sirenColumn}}
	}
	beside := Companion{File: filepath.Base(c.ask.Units)}
	beside.SHA256, beside.Bytes, err = sum(file)
	c.beside = append(c.beside, beside)
	return all, err
}

// know takes what a unit is. Of one that comes twice and is not the same, nothing is known, whichever comes first.
func (u units) know(siren uint64, what uint8) {
	switch is := &u[siren/10]; *is {
	case 0, what:
		*is = what
	default:
		*is = unitContested
	}
}

// kind returns the key of what the legal unit of an establishment is: its commune, the byte of the unit, its size.
func (u units) kind(siret uint64, key uint32) uint32 {
	return key&^0xffff | uint32(u[siret/1e6])<<5 | key&31
}

// byKind makes the blocks of establishments by what their legal unit is.
func (c *sireneCount) byKind(about cube.About, places ranking[string]) (all []*cube.Block, _ error) {
	if c.units == nil {
		return nil, nil
	}
	var kinds []listed[uint32]
	for _, one := range c.tallies {
		kinds, one.Kinds = append(kinds, one.Kinds...), nil
	}
	for _, measure := range []cube.Measure{cube.ByCategory, cube.ByLegalForm, cube.BySocialEconomy} {
		about.Measure = measure
		headings := make([]heading, 1<<8)
		for unit := range headings {
			headings[unit].name = kindName(measure, unit)
		}
		blocks, err := blocksOf(kinds, c.goneKinds, activityBits, places, []cube.About{about}, headings)
		if err != nil {
			return nil, err
		}
		all = append(all, blocks...)
	}
	return all, nil
}

// kindName returns the column of a measure that a legal unit is in, from its byte.
func kindName(measure cube.Measure, unit int) string {
	switch {
	case measure == cube.ByCategory:
		return unitCategories[unit&3]
	case unit&unitKnown == 0:
		return cube.Unknown
	case measure == cube.ByLegalForm:
		return unitForms[unit/unitLegal&15]
	case unit&unitSocial > 0:
		return "O"
	}
	return "N"
}
