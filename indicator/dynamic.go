package indicator

// Dynamic returns the decomposition of a change over several years as the sum of those of each year: to be preferred beyond
// five years, when activities and reference move. Counts and references are year after year. Null, that is false, within a
// year, where the series breaks, or where a reference is empty.
//
// Source: Barff & Knight 1988.
func Dynamic(counts [][]int64, references []Reference, breaks bool) (all Change, ok bool) {
	if breaks || len(counts) < 2 {
		return Change{}, false
	}
	for year := 1; year < len(counts); year++ {
		_, one, ok := ShiftShare(counts[year-1], counts[year], references[year-1], references[year])
		if !ok {
			return Change{}, false
		}
		all.add(one)
		if one.Caution != "" {
			all.Caution = one.Caution
		}
	}
	return all, true
}
