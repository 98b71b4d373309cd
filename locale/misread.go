package locale

import (
	"strings"
	"unicode"
)

// Misread is why something that a person typed was not understood: an error for programs and, by In, sentences for
// people, which repeat what was typed and say what to type instead.
type Misread struct {
	Code string // stable: "money.ambiguous"
	Text Text
}

// Error writes the fault for logs and tests.
func (m *Misread) Error() string { return m.Code + ": " + m.Text.EN }

// In returns the sentences in a language.
func (m *Misread) In(l Lang) string { return m.Text.In(l) }

// misread fills the text of a fault with what was typed and what it may mean.
func misread(code, typed string, readings ...string) *Misread {
	args := map[string]any{"typed": clipped(typed), "readings": either(readings)}
	text := misreadings[code]
	return &Misread{code, Text{FR: Fill(French, text, args), EN: Fill(English, text, args)}}
}

var misreadings = Catalogue{
	"money.unreadable": {
		FR: "« {typed} » n’est pas un montant. Écrivez par exemple 1\u202f300\u202f000,50 €, 450\u00a0k€ ou 1,3\u00a0Md€.",
		EN: "“{typed}” is not an amount. Write for instance 1\u202f300\u202f000,50\u00a0€, 450\u00a0k€ or 1,3\u00a0Md€."},
	"money.negative": {
		FR: "« {typed} » : un montant s’écrit sans signe. Une baisse s’inscrit par son propre acte.",
		EN: "“{typed}”: an amount is written without a sign. A decrease is entered by an act of its own."},
	"money.ambiguous": {
		FR: "« {typed} » prête à confusion. Les milliers se séparent par une espace, les décimales par une virgule : écrivez {readings}.",
		EN: "“{typed}” is ambiguous. Thousands are set apart by a space and decimals by a comma: write {readings}."},
	"money.fraction": {
		FR: "« {typed} » descend sous le centime.",
		EN: "“{typed}” goes below the cent."},
	"money.too-large": {
		FR: "« {typed} » est trop grand : dix mille milliards d’euros au plus.",
		EN: "“{typed}” is too large: ten thousand billion euros at most."},
	"day.unreadable": {
		FR: "« {typed} » n’est pas un jour. Écrivez par exemple 5\u00a0mars 2019, 05/03/2019 ou 2019-03-05.",
		EN: "“{typed}” is not a day. Write for instance 5\u00a0March 2019, 05/03/2019 or 2019-03-05, the day before the month."},
	"day.short-year": {
		FR: "« {typed} » : écrivez l’année en quatre chiffres.",
		EN: "“{typed}”: write the year in four figures."},
	"day.impossible": {
		FR: "« {typed} » n’existe pas au calendrier. Le jour s’écrit avant le mois : 05/03/2019 est le 5\u00a0mars.",
		EN: "“{typed}” is not in the calendar. The day is written before the month: 05/03/2019 is 5\u00a0March."},
	"day.out-of-range": {
		FR: "« {typed} » : l’année doit être comprise entre 1789 et 2199.",
		EN: "“{typed}”: the year must be between 1789 and 2199."},
}

// either is a list of which one is to be chosen.
type either []string

// In joins the list: a ou b; a or b.
func (e either) In(l Lang) string { return joined(e, Text{" ou ", " or "}.In(l)) }

// clipped keeps of what was typed as much as a sentence can repeat, on one line.
func clipped(typed string) string {
	const limit = 40
	runes := []rune(strings.Join(strings.Fields(typed), " "))
	if len(runes) > limit {
		runes = append(runes[:limit-1], '…')
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return '\ufffd'
		}
		return r
	}, string(runes))
}
