package auth

import "strings"

// laPoste has more establishments than its numbers allow: theirs are checked otherwise.
const laPoste = "356000000"

// siret returns an establishment number as a provider gives it, when it is one: fourteen digits whose sum by Luhn's rule is
// a multiple of ten, or for La Poste whose plain sum is a multiple of five. Anything else is no number: the person is known,
// the organisation is not.
func siret(given any) string {
	text, _ := given.(string)
	text = strings.ReplaceAll(text, " ", "")
	if len(text) != 14 {
		return ""
	}
	luhn, plain := 0, 0
	for i, c := range []byte(text) {
		if c < '0' || c > '9' {
			return ""
		}
		digit := int(c - '0')
		plain += digit
		if i%2 == 0 {
			digit = digit*2%10 + digit/5
		}
		luhn += digit
	}
	if luhn%10 == 0 || strings.HasPrefix(text, laPoste) && plain%5 == 0 {
		return text
	}
	return ""
}
