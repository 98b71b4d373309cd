package locale

import (
	"fmt"
	"maps"
	"slices"
)

// Catalogue holds the texts of one page, command or package by key. It is declared in Go beside what uses it, or read
// from YAML as it is.
type Catalogue map[string]Text

// Say fills the text of a key. An unknown key is shown as it is, so that the fault is seen.
func (c Catalogue) Say(l Lang, key string, args map[string]any) string {
	t, known := c[key]
	if !known {
		return key
	}
	return Fill(l, t, args)
}

// Faults says what is wrong with the catalogue, for tests: faulty texts, see [Text.Faults], and, against the keys that
// are used, those that lack and those that nobody says.
func (c Catalogue) Faults(used []string) (faults []string) {
	for _, key := range slices.Sorted(maps.Keys(c)) {
		for _, fault := range c[key].Faults() {
			faults = append(faults, key+": "+fault)
		}
		if !slices.Contains(used, key) {
			faults = append(faults, fmt.Sprintf("%s: nobody says it", key))
		}
	}
	for _, key := range used {
		if _, known := c[key]; !known {
			faults = append(faults, fmt.Sprintf("%s: not in the catalogue", key))
		}
	}
	return faults
}
