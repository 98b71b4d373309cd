package locale

import (
	"regexp"
	"strings"
)

// Typeset sets the spaces and apostrophes of our own texts as each language wants them. Doing it twice changes nothing.
func Typeset(l Lang, s string) string {
	s = strings.ReplaceAll(s, "'", "’")
	if l != French {
		return s
	}
	s = beforeHigh.ReplaceAllString(s, "$1"+Thin+"$2")
	s = beforeColon.ReplaceAllString(s, "$1"+Fixed+":$2")
	s = opening.ReplaceAllString(s, "«"+Fixed)
	return closing.ReplaceAllString(s, Fixed+"»")
}

var (
	beforeHigh  = regexp.MustCompile(`([^\s\x{a0}\x{202f};!?])[ \x{a0}\x{202f}]+([;!?])`)
	beforeColon = regexp.MustCompile(`(\S)[ \x{a0}\x{202f}]+:(\s|$)`)
	opening     = regexp.MustCompile(`«[ \x{a0}\x{202f}]*`)
	closing     = regexp.MustCompile(`[ \x{a0}\x{202f}]*»`)
)
