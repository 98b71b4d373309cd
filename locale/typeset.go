package locale

import (
	"strings"
	"unicode"
)

const (
	thin  = '\u202f'
	fixed = '\u00a0'
)

// Typeset sets the apostrophes of our own texts and, in French, the spaces that stand beside ; : ! ? « » % € and after
// n°. It takes plain text, not HTML, and leaves addresses and hours alone. Doing it twice changes nothing.
func Typeset(l Lang, s string) string {
	if plain(s) {
		return s
	}
	from := []rune(s)
	out := make([]rune, 0, len(from)+8)
	for i, r := range from {
		next := at(from, i+1)
		switch {
		case r == '\'' && joins(at(out, len(out)-1)) && joins(next):
			out = append(out, '’')
		case l == English:
			out = append(out, r)
		case isBlank(r) && endsIn(out, '«', fixed):
		case isBlank(r) && (endsIn(out, 'n', '°') || endsIn(out, 'N', '°')):
			out = append(out, fixed)
		case r == '«':
			out = append(out, r, fixed)
		case strings.ContainsRune(";:!?»%€", r):
			out = append(spaced(out, r, next), r)
		default:
			out = append(out, r)
		}
	}
	return string(out)
}

// plain reports whether a text has none of the signs that a language sets in its own way: most names have none.
func plain(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '\'', ';', ':', '!', '?', '%':
			return false
		case "«"[0]: // and of » and °
			return false
		case "€"[0]:
			if strings.HasPrefix(s[i:], "€") {
				return false
			}
		}
	}
	return true
}

// spaced puts the space that a mark wants after what is already set. What does not look like a sentence is left alone.
func spaced(out []rune, mark, next rune) []rune {
	end := len(out)
	for end > 0 && isBlank(out[end-1]) {
		end--
	}
	before, blank := at(out, end-1), end < len(out)
	switch {
	case before == 0 || before == '\n':
	case mark == '»', mark == '€' && blank && counts(before):
		return append(out[:end], fixed)
	case mark == '%' && blank && counts(before):
		return append(out[:end], thin)
	case mark == '%' || mark == '€' || strings.ContainsRune(";:!?", before):
	case mark == ':' && stops(next) && (blank || closes(before)):
		return append(out[:end], fixed)
	case mark != ':' && (blank || closes(before) && stops(next)):
		return append(out[:end], thin)
	}
	return out
}

// at returns the character at a place, 0 outside.
func at(s []rune, i int) rune {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i]
}

func endsIn(s []rune, a, b rune) bool { return at(s, len(s)-2) == a && at(s, len(s)-1) == b }

func isBlank(r rune) bool { return r == ' ' || r == thin || r == fixed }

// joins: an apostrophe stands between two such characters.
func joins(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("{}«", r)
}

// counts: a unit stands after such a character.
func counts(r rune) bool { return unicode.IsDigit(r) || r == '}' }

// closes: a mark that ends a clause may stand after such a character.
func closes(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(")]}»%€", r)
}

// stops: such a character may stand after a mark that ends a clause.
func stops(r rune) bool { return r == 0 || unicode.IsSpace(r) || strings.ContainsRune("»)", r) }
