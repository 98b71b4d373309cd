package indicator

// Reference (référence de comparaison) is the structure with which territories are compared: France, a region, all the
// territories together. Its counts stand in the order of the activities of the table that it goes with.
type Reference struct {
	ID     string  // what it is, in every result that uses it
	Counts []int64 // R_j
	Total  int64   // R
}

// NewReference returns the reference of these counts, R_j.
func NewReference(id string, counts []int64) Reference {
	return Reference{ID: id, Counts: counts, Total: Sum(counts)}
}

// AllTerritories is the identifier of the reference that [Table.Whole] returns.
const AllTerritories = "all-territories"

// Whole returns all the territories of the table together, as a reference.
func (t *Table) Whole() Reference {
	return Reference{ID: AllTerritories, Counts: t.cols, Total: t.total}
}

// Minus returns the reference without a part of it: the rest of France for a territory of France, France outside
// Île-de-France. It reports false where the part is not contained in it.
func (r Reference) Minus(id string, part []int64) (Reference, bool) {
	rest := make([]int64, len(r.Counts))
	for j, n := range r.Counts {
		if part[j] > n {
			return Reference{}, false
		}
		rest[j] = n - part[j]
	}
	return NewReference(id, rest), true
}
