package locale

import (
	"slices"
	"testing"
)

func TestMatch(t *testing.T) {
	for wanted, want := range map[string]Lang{
		"": French, "en-GB,en;q=0.9": English, "en": English, "de": French, "de,en;q=0.5": English, "fr-CA,en;q=0.5": French,
		"en;q=0.4,fr;q=0.8": French, "not a header!": French, "*": French, "en_GB.UTF-8": English, "fr_FR.UTF-8": French, "C.UTF-8": French,
	} {
		if got := Match(wanted); got != want {
			t.Errorf("Match(%q) = %s", wanted, got)
		}
	}
}

func TestSort(t *testing.T) {
	words := []string{"zone", "côté", "10 km", "Étampes", "côte", "9 km", "oeuvre", "coté", "œuvre", "cote", "Est"}
	Sort(words)
	if want := []string{"9 km", "10 km", "cote", "coté", "côte", "côté", "Est", "Étampes", "oeuvre", "œuvre", "zone"}; !slices.Equal(words, want) {
		t.Errorf("sorted: %q", words)
	}
}
