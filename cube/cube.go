package cube

import "slices"

// Cube (cube de données) is every block at hand.
type Cube []*Block

// Where returns the blocks that fit a description: its fields that are not empty. Those of all sizes fit one without band.
func (c Cube) Where(want About) Cube {
	return slices.DeleteFunc(slices.Clone(c), func(b *Block) bool {
		fits := (want.Dataset == "" || want.Dataset == b.Dataset) && (want.Measure == "" || want.Measure == b.Measure) &&
			(want.Layer == "" || want.Layer == b.Layer) && (want.Geography == 0 || want.Geography == b.Geography) &&
			(want.Nomenclature == "" || want.Nomenclature == b.Nomenclature) && (want.Level == "" || want.Level == b.Level) &&
			(want.Year == 0 || want.Year == b.Year) && want.Band == b.Band
		return !fits
	})
}

// Latest returns the block of the last year, of the latest geography among those; nil when there is none.
func (c Cube) Latest() (latest *Block) {
	for _, b := range c {
		if latest == nil || b.Year > latest.Year || b.Year == latest.Year && b.Geography > latest.Geography {
			latest = b
		}
	}
	return latest
}
