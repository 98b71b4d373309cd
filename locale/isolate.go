package locale

import (
	"strings"
	"unicode"
)

// The marks that keep the direction of reading of some words to themselves (Unicode Annex 9).
const (
	isolate   = '\u2068' // first strong isolate
	unisolate = '\u2069' // pop directional isolate
)

// isolated keeps words that are read from right to left, or that turn the direction of reading, from turning the
// sentence they are put into. Other words come back as they are.
func isolated(s string) string {
	if !strings.ContainsFunc(s, turns) {
		return s
	}
	var b strings.Builder
	b.WriteRune(isolate)
	depth := 1
	for _, r := range s {
		switch {
		case r == unisolate && depth == 1: // would end our isolation before its time
			continue
		case r == unisolate:
			depth--
		case r >= '\u2066' && r <= isolate:
			depth++
		}
		b.WriteRune(r)
	}
	b.WriteString(strings.Repeat(string(unisolate), depth))
	return b.String()
}

// turns reports whether a character is read from right to left or changes the direction of others.
func turns(r rune) bool {
	return r > unicode.MaxLatin1 && (unicode.Is(unicode.Bidi_Control, r) ||
		unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam))
}
