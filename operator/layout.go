package operator

import (
	"slices"
	"strings"

	"jalon/locale"
	"jalon/workbook"
)

// Layout (disposition d'un fichier) is where a file says what: its sheet, the row of its titles, and the column of each thing, all from 0.
type Layout struct {
	Sheet   int
	Head    int
	Columns map[string]int // by the identifier of a [Column]
}

// Column (colonne d'un fichier d'opérateur) is a thing that a file may say, and the titles that operators give it, in lower case.
type Column struct {
	ID     string
	Name   locale.Text
	titles []string
}

// Columns are all that is read of a file, first what tells a file, then amounts, then the rest.
var Columns = []Column{
	{"file", locale.Text{FR: "Numéro de dossier", EN: "File number"}, []string{"n° de dossier", "numéro de dossier", "numero de dossier", "n° dossier", "dossier", "file", "file number"}},
	{"siren", locale.Text{FR: "SIREN ou SIRET du bénéficiaire", EN: "SIREN or SIRET of the beneficiary"}, []string{"siren", "siret", "siren du bénéficiaire", "siret du bénéficiaire"}},
	{"label", locale.Text{FR: "Libellé", EN: "Label"}, []string{"libellé", "libelle", "intitulé", "projet", "label"}},
	{"committed", locale.Text{FR: "Montant engagé", EN: "Amount committed"}, []string{"montant engagé", "engagé", "montant accordé", "committed"}},
	{"paid", locale.Text{FR: "Montant payé", EN: "Amount paid"}, []string{"montant payé", "payé", "montant versé", "versé", "paid"}},
	{"refused", locale.Text{FR: "Montant refusé", EN: "Amount refused"}, []string{"montant refusé", "refusé", "refused"}},
	{"territory", locale.Text{FR: "Territoire", EN: "Territory"}, []string{"territoire", "territory", "code territoire"}},
	{"scheme", locale.Text{FR: "Dispositif", EN: "Scheme"}, []string{"dispositif", "scheme"}},
	{"convention", locale.Text{FR: "Référence de la convention", EN: "Reference of the agreement"}, []string{"convention", "référence de la convention", "agreement"}},
	{"decision", locale.Text{FR: "Référence de la décision", EN: "Reference of the decision"}, []string{"décision", "référence de la décision", "decision"}},
	{"decided", locale.Text{FR: "Date de la décision", EN: "Day of the decision"}, []string{"date de décision", "date d'engagement", "date", "decided on"}},
	{"paid-on", locale.Text{FR: "Date du paiement", EN: "Day of the payment"}, []string{"date de paiement", "date de versement", "paid on"}},
	{"year", locale.Text{FR: "Année", EN: "Year"}, []string{"année", "exercice", "year"}},
}

// HeadRows is how many rows are looked at for the titles of the columns.
const HeadRows = 12

// Lay finds the layout of a file by its titles: the first row of its sheets that names what is needed. Where none does, it is the row
// with most titles that is taken for their row, and the faults say what lacks.
func Lay(b *workbook.Book) (Layout, []Fault) {
	best, known := Layout{Columns: map[string]int{}}, -1
	for sheet, s := range b.Sheets {
		for at := range min(HeadRows, len(s.Rows)) {
			l, faults := LayAt(b, sheet, at)
			if len(l.Lacks()) == 0 {
				return l, faults
			}
			if n := len(l.Columns)*1000 + len(Titles(b, sheet, at)); n > known {
				best, known = l, n
			}
		}
	}
	return best, best.Lacks()
}

// LayAt finds the columns by the titles of a row. Two columns that say the same are a fault.
func LayAt(b *workbook.Book, sheet, head int) (l Layout, faults []Fault) {
	l = Layout{sheet, head, map[string]int{}}
	titles := Titles(b, sheet, head)
	for i, title := range titles {
		title = strings.ReplaceAll(strings.ToLower(title), "’", "'")
		title, _, _ = strings.Cut(title, " (")
		for _, c := range Columns {
			if !slices.Contains(c.titles, title) {
				continue
			}
			if first, twice := l.Columns[c.ID]; twice {
				faults = append(faults, Fault{workbook.Cell(head, i), "operator.twice", titles[first], titles[i]})
				continue
			}
			l.Columns[c.ID] = i
		}
	}
	return l, faults
}

// Titles are the cells of a row, each on one line; nothing where there is no such row.
func Titles(b *workbook.Book, sheet, head int) (titles []string) {
	if sheet >= len(b.Sheets) || head >= len(b.Sheets[sheet].Rows) {
		return nil
	}
	for _, cell := range b.Sheets[sheet].Rows[head] {
		titles = append(titles, strings.Join(strings.Fields(cell), " "))
	}
	return titles
}

// Lacks says what a layout lacks to be read: a column that tells a file, and one of amounts.
func (l Layout) Lacks() []Fault {
	has := func(ids ...string) bool {
		return slices.ContainsFunc(ids, func(id string) bool { _, ok := l.Columns[id]; return ok })
	}
	if has("file", "siren", "label") && has("committed", "paid", "refused") {
		return nil
	}
	return []Fault{{Cell: workbook.Cell(l.Head, 0), Code: "operator.no-header"}}
}
