package indicator

import (
	"iter"

	"jalon/locale"
)

// Indicator (indicateur) declares one thing that can be said of a territory or of an activity, with its manual.
type Indicator struct {
	ID      string // never renamed
	Name    locale.Text
	Formula string
	Unit    Unit
	Source  string      // who defined it
	Reading locale.Text // how to read a value, with places that whoever shows it fills

	compute  computation // nil for what needs more than a [Data]: see the function of the same file
	compared bool        // its results name the reference
	needs    func(*Data) bool
}

// Computable reports whether the data hold what the indicator needs.
func (x *Indicator) Computable(d *Data) bool {
	return x.compute != nil && (x.needs == nil || x.needs(d))
}

// Results computes the indicator: a result for each territory, activity, or both, in the order of their codes; none where
// the data do not hold what it needs.
func (x *Indicator) Results(d *Data) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		if !x.Computable(d) {
			return
		}
		r := Result{Indicator: x.ID, Unit: x.Unit, Badge: Derived.Worse(d.Badge), Sources: d.Sources, Vintage: d.Vintage}
		if x.compared {
			r.Reference = d.Reference.ID
		}
		for p := range x.compute(d) {
			r.Territory, r.Activity, r.Figure = p.territory, p.activity, p.Figure
			if !yield(r) {
				return
			}
		}
	}
}

// Find returns the indicator of an identifier.
func Find(id string) (*Indicator, bool) {
	for i := range List {
		if List[i].ID == id {
			return &List[i], true
		}
	}
	return nil, false
}

// Name returns the name of an indicator in a language; the identifier itself when it is in no list.
func Name(id string, l locale.Lang) string {
	if x, ok := Find(id); ok {
		return x.Name.In(l)
	}
	return id
}
