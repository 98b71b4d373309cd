package atlas

import (
	"testing"

	"pgregory.net/rapid"
)

// A code is found by its place in the table as by searching, and what is no code is found by neither.
func TestCommunesAreFoundByTheirCode(t *testing.T) {
	a := France()
	searched := a.clone()
	searched.slots = nil
	for i := range a.communes {
		if c := &a.communes[i]; a.commune(c.code) != c || searched.commune(c.code).code != c.code {
			t.Fatal(c.code)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.OneOf(rapid.StringMatching(`[0-9][0-9ABC][0-9AB]{2,4}`), rapid.String()).Draw(t, "code")
		found, same := a.commune(code), searched.commune(code)
		if (found == nil) != (same == nil) || found != nil && found.code != code {
			t.Fatal(code)
		}
	})
}

// A code that an edition brings is found on its map, and not on the one before.
func TestNewCommunesAreFound(t *testing.T) {
	a := France().clone()
	a.admit([]Commune{{Code: "25999", Department: "25"}, {Code: "2B999", Department: "2B"}})
	a.slots = a.slotted()
	for _, code := range []string{"25999", "2B999", "25388", "97105"} {
		if c := a.commune(code); c == nil || c.code != code {
			t.Errorf("%s is %v", code, c)
		}
	}
	if France().commune("25999") != nil {
		t.Error("a code of another map")
	}
}
