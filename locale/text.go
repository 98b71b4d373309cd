// Package locale holds how Jalon speaks French and English: texts in both languages, numbers, money, days, typography,
// and how it reads the amounts and the days that people type.
//
// Formats are our own and small: the tables of the libraries at hand still put the euro sign before French amounts.
package locale

import (
	"fmt"
	"slices"
	"strings"
)

// Lang is a language of the product. Anything but English is read as French.
type Lang string

// The languages, French first.
const (
	French  Lang = "fr"
	English Lang = "en"
)

// Langs lists the languages.
var Langs = []Lang{French, English}

// Text is a text in both languages. It may have places to fill, see [Fill].
type Text struct {
	FR string `json:"fr" yaml:"fr"`
	EN string `json:"en" yaml:"en"`
}

// In returns the text in a language, French when in doubt.
func (t Text) In(l Lang) string {
	if l == English {
		return t.EN
	}
	return t.FR
}

// Complete reports whether the text exists in both languages.
func (t Text) Complete() bool { return t.FR != "" && t.EN != "" }

// Faults says what is wrong with a text of ours, for tests: a language that lacks, places that differ from one language
// to the other, braces that make no place.
func (t Text) Faults() (faults []string) {
	if !t.Complete() {
		faults = append(faults, fmt.Sprintf("%q and %q: a language is missing", t.FR, t.EN))
	}
	if fr, en := Places(t.FR), Places(t.EN); !slices.Equal(fr, en) {
		faults = append(faults, fmt.Sprintf("%q: places %v in French, %v in English", t.FR, fr, en))
	}
	for _, s := range []string{t.FR, t.EN} {
		if strings.ContainsAny(place.ReplaceAllLiteralString(s, ""), "{}") {
			faults = append(faults, fmt.Sprintf("%q: a brace makes no place: {name} or {name|one|more} is expected", s))
		}
	}
	return faults
}
