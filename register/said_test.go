package register

import (
	"testing"

	"jalon/locale"
)

func TestCodesSayThemselves(t *testing.T) {
	for _, c := range []struct {
		code   locale.Shown
		fr, en string
	}{
		{Merged, "fondu dans un autre", "merged into another"},
		{Deferred, "ajournée", "deferred"},
		{InForce, "en vigueur", "in force"},
		{ContractStep("frozen"), "frozen", "frozen"}, // of a later version: it stands for itself
	} {
		if fr, en := c.code.In(locale.French), c.code.In(locale.English); fr != c.fr || en != c.en {
			t.Errorf("%v is said %q and %q; want %q and %q", c.code, fr, en, c.fr, c.en)
		}
	}
}
