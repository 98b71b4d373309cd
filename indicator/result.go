// Package indicator computes the figures of an economic portrait, one file for each, from tables of jobs by territory and
// activity. A figure that is not defined is null with its reason: never 0, NaN or infinite.
//
// Counts are whole numbers and sums run in the order of the codes, so that the same table always gives the same bytes.
// Nothing is rounded here.
package indicator

import (
	"encoding/json"
	"math"

	"jalon/locale"
)

// Figure (valeur d'un indicateur) is a number, or none with the reason. The zero Figure is the number 0.
type Figure struct {
	Value     float64 // no meaning where there is a Reason
	Low, High float64 // what the value lies between; both are the value where it is known exactly
	Reason    Reason  // why there is no value; empty where there is one
	Caution   Caution // what to know before using the value; empty most of the time
}

// Exact returns a figure known exactly. What is not a finite number is null: no formula here should come to that.
func Exact(v float64) Figure {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Null(NotFinite)
	}
	if v == 0 {
		v = 0 // never -0
	}
	return Figure{Value: v, Low: v, High: v}
}

// Between returns a figure known by its bounds, with the value to show when only one can be.
func Between(low, value, high float64) Figure { return Figure{Value: value, Low: low, High: high} }

// Null returns the absence of a figure.
func Null(why Reason) Figure { return Figure{Reason: why} }

// Ratio returns a / b, or null for this reason where b is 0.
func Ratio(a, b float64, why Reason) Figure {
	if b == 0 {
		return Null(why)
	}
	return Exact(a / b)
}

// OK reports whether there is a value.
func (f Figure) OK() bool { return f.Reason == "" }

// IsInterval reports whether the value is only known between two bounds.
func (f Figure) IsInterval() bool { return f.OK() && f.Low != f.High }

// Map returns the figure whose value and bounds are those of f through an increasing function; null stays null.
func (f Figure) Map(increasing func(float64) float64) Figure {
	if !f.OK() {
		return f
	}
	f.Value, f.Low, f.High = increasing(f.Value), increasing(f.Low), increasing(f.High)
	return f
}

// Result (résultat d'un indicateur) is a figure with what is needed to read it and to cite it.
type Result struct {
	Indicator string // its identifier in [List]
	Territory string // the perimeter; empty for what is of all of them together
	Activity  string // empty for what is of a territory as a whole
	Reference string // the identifier of what it is compared with; empty where nothing is
	Figure
	Unit    Unit
	Badge   Badge
	Sources []string // identifiers of the data sets
	Vintage string   // the year, or the two, of the data
}

// MarshalJSON writes null for a value that is not defined, and the bounds of an interval only.
func (r Result) MarshalJSON() ([]byte, error) {
	written := struct {
		Indicator string   `json:"indicator"`
		Territory string   `json:"territory,omitempty"`
		Activity  string   `json:"activity,omitempty"`
		Value     *float64 `json:"value"`
		Low       *float64 `json:"low,omitempty"`
		High      *float64 `json:"high,omitempty"`
		Reason    Reason   `json:"reason,omitempty"`
		Caution   Caution  `json:"caution,omitempty"`
		Unit      Unit     `json:"unit"`
		Reference string   `json:"reference,omitempty"`
		Badge     Badge    `json:"badge,omitempty"`
		Sources   []string `json:"sources,omitempty"`
		Vintage   string   `json:"vintage,omitempty"`
	}{
		Indicator: r.Indicator, Territory: r.Territory, Activity: r.Activity, Reason: r.Reason, Caution: r.Caution,
		Unit: r.Unit, Reference: r.Reference, Badge: r.Badge, Sources: r.Sources, Vintage: r.Vintage,
	}
	if r.OK() {
		written.Value = &r.Value
	}
	if r.IsInterval() {
		written.Low, written.High = &r.Low, &r.High
	}
	return json.Marshal(written)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Result) UnmarshalJSON(b []byte) error {
	type plain Result // without this method
	read := struct {
		*plain
		Value     *float64
		Low, High *float64
	}{plain: (*plain)(r)}
	if err := json.Unmarshal(b, &read); err != nil {
		return err
	}
	switch {
	case read.Value == nil:
	case read.Low != nil && read.High != nil:
		r.Value, r.Low, r.High = *read.Value, *read.Low, *read.High
	default:
		r.Value, r.Low, r.High = *read.Value, *read.Value, *read.Value
	}
	return nil
}

// Unit (unité) is what a value counts.
type Unit string

// The units. Shares and rates run from 0 to 1; percentages and points are a hundred times that.
const (
	Jobs           Unit = "jobs"
	Establishments Unit = "establishments"
	Activities     Unit = "activities"
	Territories    Unit = "territories"
	People         Unit = "people"
	Share          Unit = "share"
	Rate           Unit = "rate"
	Percent        Unit = "percent"
	Points         Unit = "points"
	Index          Unit = "index" // a ratio, a distance or a score: a pure number
	Bits           Unit = "bits"
	Nats           Unit = "nats"
	Deviations     Unit = "standard-deviations"
	YesNo          Unit = "yes-no" // 1 or 0
)

// Badge (indice de fiabilité) tells how far a figure can be trusted.
type Badge string

// The badges.
const (
	Published Badge = "A" // as its source published it
	Derived   Badge = "B" // a sum or a ratio of published figures
	Estimated Badge = "C" // from size bands, an allocation, or small counts
)

// Worse returns the less reliable of two badges: what a figure made of both deserves.
func (b Badge) Worse(other Badge) Badge { return max(b, other) }

// Caution (réserve) is what to know before using a value that exists.
type Caution string

// The cautions.
const (
	Fragile        Caution = "fragile"         // few units, one that weighs half, or an order that little would change
	ReferenceBlank Caution = "reference_blank" // the reference had nothing there: its overall change stands for it
	ArbitrarySign  Caution = "arbitrary_sign"  // nothing tells one end from the other: the first territory is positive
	LowerBound     Caution = "lower_bound"     // the true value is at least this one
)

// In returns the sentence of a caution.
func (c Caution) In(l locale.Lang) string { return cautions[c].In(l) }

var cautions = map[Caution]locale.Text{
	Fragile:        {FR: "Chiffre fragile : peu d’unités le portent, ou peu de chose le changerait.", EN: "Fragile figure: few units carry it, or little would change it."},
	ReferenceBlank: {FR: "La référence n’avait aucun emploi dans cette activité : son évolution d’ensemble en tient lieu.", EN: "The reference had no job in this activity: its overall change stands for it."},
	ArbitrarySign:  {FR: "Rien ne distingue un bout de l’échelle de l’autre : le premier territoire y est positif par convention.", EN: "Nothing tells one end of the scale from the other: the first territory is positive by convention."},
	LowerBound:     {FR: "Borne inférieure : la valeur réelle est au moins égale.", EN: "Lower bound: the true value is at least this one."},
}
