// Package secrecy keeps the rules of statistical secrecy on data that names units: which sums may be shown, which others must be
// hidden so that those stay hidden, and which perimeters, shown beside one that was published, would give a unit away. It is
// pure: it sees parts and places, and knows neither who asks nor where the data is from.
//
// The rules are those of French official statistics on enterprises (Insee, manual on the protection of tables): no sum of fewer
// than three units, none of which one unit makes 85 % or more.
package secrecy

// Contribution (contribution d'une unité) is what one unit has in a place and an activity. A unit is an enterprise, by its legal unit:
// three sites of one enterprise are one.
type Contribution struct {
	Unit     int    `json:"unit"` // a number drawn at import: who it is was not kept
	Place    string `json:"place"`
	Activity string `json:"activity"`
	Year     int    `json:"year"`
	Value    int64  `json:"value"`
}

// Set is the parts of a data set, in places of one vintage.
type Set struct {
	Geography int            `json:"geography"` // vintage of the communes that the places are
	Measure   string         `json:"measure"`   // what the values count
	Level     string         `json:"level"`     // of the activities; none where there are only totals
	Parts     []Contribution `json:"parts"`
}

// Aggregate (agrégat) is what several units have together, unit by unit.
type Aggregate map[int]int64

// Add adds what a unit has.
func (s Aggregate) Add(unit int, value int64) { s[unit] += value }

// With returns a sum of what both hold.
func (s Aggregate) With(o Aggregate) Aggregate {
	both := make(Aggregate, len(s)+len(o))
	for _, one := range []Aggregate{s, o} {
		for unit, value := range one {
			both[unit] += value
		}
	}
	return both
}

// Value is the sum, in the unit of the data set.
func (s Aggregate) Value() (all int64) {
	for _, value := range s {
		all += value
	}
	return all
}

// Largest is what the largest unit has.
func (s Aggregate) Largest() (most int64) {
	for _, value := range s {
		most = max(most, value)
	}
	return most
}

// Reason says why a sum is not shown.
type Reason string

// The reasons.
const (
	Few       Reason = "few-units" // fewer units than the rule wants
	Dominated Reason = "dominated" // one unit makes nearly all of it
	Derived   Reason = "derived"   // it would let another, which is hidden, be found
)

// The rules: the least number of units, and the share, in percent, that no unit reaches.
const (
	Least = 3
	Share = 85
)

// Against returns the reason that a sum may not be shown by itself; none when it may. What no unit is in may be shown: it is
// nobody's.
func (s Aggregate) Against() Reason {
	switch value := s.Value(); {
	case len(s) == 0:
		return ""
	case len(s) < Least:
		return Few
	case value > 0 && 100*s.Largest() >= Share*value:
		return Dominated
	}
	return ""
}
