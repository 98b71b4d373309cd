package perimeter

import "strings"

// Match finds, for territories of one list, those of another that carry them on: each is the one that holds most of the
// other's communes. Where no commune is shared, the same name joins them; a code never does. The result goes from the place
// of a territory in the first list to its place in the second.
func Match(before, after []Settled) map[int]int {
	heirs, origins := sharing(before, after), sharing(after, before)
	matched, taken := map[int]int{}, map[int]bool{}
	for i := range before {
		if j, ok := most(heirs[i]); ok {
			if back, _ := most(origins[j]); back == i {
				matched[i], taken[j] = j, true
			}
		}
	}
	for i := range before {
		for j := range after {
			name := before[i].Listed.Name
			if len(heirs[i]) == 0 && len(origins[j]) == 0 && !taken[j] && name != "" && strings.EqualFold(name, after[j].Listed.Name) {
				matched[i], taken[j] = j, true
			}
		}
	}
	return matched
}

// most returns the place with the highest count, the first of those.
func most(counts map[int]int) (place int, ok bool) {
	for j, n := range counts {
		if best := counts[place]; !ok || n > best || n == best && j < place {
			place, ok = j, true
		}
	}
	return place, ok
}
