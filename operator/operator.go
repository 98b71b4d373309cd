// Package operator reads the files that operators and funders keep of their own money, and matches them with the register: by file
// number, by SIREN of the beneficiary, by label. What matches becomes acts of the funder; what does not is listed, with the reason.
package operator

import (
	"fmt"
	"strings"

	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
	"jalon/workbook"
)

// Row (ligne d'un fichier d'opérateur) is a row of the file. Amounts are totals to this day, by state; nil where the file says none.
type Row struct {
	Line       int    `json:"row"` // in the file, from 1
	Label      string `json:"label,omitempty"`
	File       string `json:"file,omitempty"`
	SIREN      string `json:"siren,omitempty"`
	Territory  string `json:"territory,omitempty"` // identifier, official code or name
	Scheme     string `json:"scheme,omitempty"`
	Convention string `json:"convention,omitempty"`
	Decision   string `json:"decision,omitempty"`
	Decided    calendar.Day
	PaidOn     calendar.Day
	Year       int
	Amounts    map[register.MoneyState]register.Cents `json:"amounts"`
}

// Fault (cellule fautive) is a cell that cannot be read.
type Fault struct {
	Cell   string `json:"cell"`
	Code   string `json:"code"`
	Given  string `json:"given,omitempty"`
	Wanted string `json:"wanted,omitempty"`
}

// Texts are the sentences of faults and of reasons, with the places {given} and {wanted}.
var Texts = map[string]locale.Text{
	"operator.otherwise": {FR: "un financement lui ressemble, mais le fichier dit « {given} » et le registre « {wanted} »", EN: "a funding looks like it, but the file says “{given}” and the register “{wanted}”"},
	"operator.no-header": {FR: "aucune ligne ne nomme à la fois de quoi reconnaître un dossier (numéro, SIREN ou libellé) et un montant (engagé, payé ou refusé)", EN: "no row names both what tells a file (number, SIREN or label) and an amount (committed, paid or refused)"},
	"operator.twice":     {FR: "deux colonnes disent la même chose : « {given} » et « {wanted} »", EN: "two columns say the same: “{given}” and “{wanted}”"},
	"operator.siren":     {FR: "« {given} » n’est pas un SIREN : 9 ou 14 chiffres", EN: "“{given}” is no SIREN: 9 or 14 digits"},
	"operator.day":       {FR: "« {given} » n’est pas un jour, comme 05/03/2019", EN: "“{given}” is no day, such as 2019-03-05"},
	"operator.amount":    {FR: "« {given} » n’est pas un montant en euros", EN: "“{given}” is no amount in euros"},
	"operator.negative":  {FR: "« {given} » : un montant négatif est une contre-passation, que l’on propose une à une", EN: "“{given}”: a negative amount is a reversal, to be proposed one by one"},
	"operator.year":      {FR: "« {given} » n’est pas une année", EN: "“{given}” is no year"},
	"operator.none":      {FR: "aucun financement du registre ne lui correspond", EN: "no funding of the register matches it"},
	"operator.several":   {FR: "plusieurs financements lui correspondent : {wanted}", EN: "several fundings match it: {wanted}"},
	"operator.double":    {FR: "la ligne {wanted} correspond au même financement", EN: "row {wanted} matches the same funding"},
	"operator.less":      {FR: "le fichier dit {given}, le registre {wanted} : une baisse est une contre-passation, que l’on propose à part", EN: "the file says {given}, the register {wanted}: a decrease is a reversal, to be proposed apart"},
	"operator.total":     {FR: "ligne de total : elle n’est pas un dossier", EN: "a line of totals: it is no file"},
	"operator.place":     {FR: "« {given} » n’est pas un territoire du registre", EN: "“{given}” is no territory of the register"},
}

// Read reads the rows of a file that is laid out so.
func Read(b *workbook.Book, l Layout) (rows []Row, faults []Fault) {
	if l.Sheet >= len(b.Sheets) {
		return nil, nil
	}
	r := reader{book: b, cols: l.Columns}
	all := b.Sheets[l.Sheet].Rows
	for i := l.Head + 1; i < len(all); i++ {
		if len(all[i]) > 0 {
			rows = append(rows, r.row(all[i], i))
		}
	}
	return rows, r.faults
}

// reader reads the rows of a sheet whose columns are known.
type reader struct {
	book   *workbook.Book
	cols   map[string]int
	faults []Fault
	cells  []string
	line   int
}

func (r *reader) cell(what string) string {
	if i, ok := r.cols[what]; ok && i < len(r.cells) {
		return strings.Join(strings.Fields(r.cells[i]), " ")
	}
	return ""
}

func (r *reader) fault(what, code string) {
	r.faults = append(r.faults, Fault{workbook.Cell(r.line, r.cols[what]), code, r.cell(what), ""})
}

func (r *reader) row(cells []string, line int) Row {
	r.cells, r.line = cells, line
	row := Row{Line: line + 1, Label: r.cell("label"), File: r.cell("file"), Territory: r.cell("territory"), Scheme: r.cell("scheme"),
		Convention: r.cell("convention"), Decision: r.cell("decision"), Amounts: map[register.MoneyState]register.Cents{}}
	row.Decided, row.PaidOn = r.day("decided"), r.day("paid-on")
	if row.SIREN = strings.ReplaceAll(r.cell("siren"), " ", ""); row.SIREN != "" {
		if n := len(row.SIREN); n != 9 && n != 14 || strings.Trim(row.SIREN, "0123456789") != "" {
			r.fault("siren", "operator.siren")
		}
		row.SIREN = row.SIREN[:min(9, len(row.SIREN))]
	}
	if year := r.cell("year"); year != "" {
		if _, err := fmt.Sscanf(year, "%4d", &row.Year); err != nil || len(year) != 4 {
			r.fault("year", "operator.year")
		}
	}
	for what, state := range amounts {
		cents, ok, err := r.book.Cents(r.cell(what))
		switch {
		case strings.HasPrefix(r.cell(what), "-"), strings.HasPrefix(r.cell(what), "−"):
			r.fault(what, "operator.negative")
		case err != nil:
			r.fault(what, "operator.amount")
		case ok:
			row.Amounts[state] = register.Cents(cents)
		}
	}
	return row
}

func (r *reader) day(what string) calendar.Day {
	day, err := r.book.Day(r.cell(what))
	if err != nil {
		r.fault(what, "operator.day")
	}
	return day
}

// amounts are the columns of amounts, by the state they tell.
var amounts = map[string]register.MoneyState{"committed": register.Committed, "paid": register.Paid, "refused": register.MoneyRefused}
