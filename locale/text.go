// Package locale holds how Jalon speaks French and English: texts in both languages, numbers, money, days, typography.
//
// Formats are our own and small: the tables of the libraries at hand still put the euro sign before French amounts.
package locale

// Lang is a language of the product.
type Lang string

// The languages, French first.
const (
	French  Lang = "fr"
	English Lang = "en"
)

// Langs lists the languages.
var Langs = []Lang{French, English}

// Text is a text in both languages.
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
