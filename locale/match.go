package locale

import (
	"strings"

	"golang.org/x/text/language"
)

var matcher = language.NewMatcher([]language.Tag{language.French, language.English})

// Match returns the language that suits a reader best, from the Accept-Language header of a browser or the LANG
// variable of a terminal. French is the answer to anything else.
func Match(wanted string) Lang {
	if !strings.Contains(wanted, ";") {
		wanted, _, _ = strings.Cut(wanted, ".") // the encoding of a terminal: en_GB.UTF-8
	}
	tags, _, err := language.ParseAcceptLanguage(wanted)
	if err != nil || len(tags) == 0 {
		return French
	}
	if _, i, sure := matcher.Match(tags...); sure != language.No && i == 1 {
		return English
	}
	return French
}
