package locale

import (
	"strings"
	"unicode"
)

// Slug makes the end of an identifier of a name: lowercase ASCII letters and digits, with hyphens between words.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		plain, ok := plainLetters[r]
		if !ok && (unicode.IsDigit(r) || r >= 'a' && r <= 'z') {
			plain, ok = string(r), true
		}
		if ok && gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(plain)
		gap = !ok
	}
	return b.String()
}

// plainLetters spells the accented letters of French names without their accents.
var plainLetters = map[rune]string{
	'à': "a", 'â': "a", 'ä': "a", 'ç': "c", 'é': "e", 'è': "e", 'ê': "e", 'ë': "e", 'î': "i", 'ï': "i",
	'ô': "o", 'ö': "o", 'ù': "u", 'û': "u", 'ü': "u", 'ÿ': "y", 'œ': "oe", 'æ': "ae",
}
