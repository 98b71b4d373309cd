package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"jalon/calendar"
	"jalon/locale"
	files "jalon/operator"
	"jalon/register"
	"jalon/store"
	"jalon/workbook"
)

// operatorImport takes the file that an operator keeps of its own money.
type operatorImport struct {
	File string `arg:"" help:"File of the operator: .xlsx, .ods, .csv."`

	As        string       `required:"" placeholder:"PERSON" help:"Who proposes: person:…"`
	Funder    string       `required:"" placeholder:"ORG" help:"Whose money it is: org:…"`
	Programme string       `placeholder:"PROGRAMME" help:"Programme: programme:…; the only one when absent."`
	On        calendar.Day `placeholder:"DAY" help:"Day of effect of the rows that say none, YYYY-MM-DD; today when absent."`
	New       bool         `help:"Open a funding for each row that has a file number, names a territory and matches nothing."`
	Head      int          `placeholder:"ROW" help:"Row of the titles of the columns, from 1; found by the titles when absent."`
	Column    []string     `placeholder:"WHAT=LETTER" help:"Which column says what, such as paid=F; may be repeated."`
	DryRun    bool         `help:"Show what matches and what does not, check every act, record nothing."`
}

// Run matches, lists, then proposes.
func (c *operatorImport) Run(e *env) error {
	asked := files.Asked{On: c.On, New: c.New, Lang: e.Lang}
	var by register.ID
	if err := identifier(c.As, &by); err != nil {
		return err
	}
	if err := identifier(c.Funder, &asked.Funder); err != nil {
		return err
	}
	book, err := e.book(c.File)
	if err != nil {
		return err
	}
	laid, faults, err := c.laid(book)
	if err != nil {
		return err
	}
	rows, wrong := files.Read(book, laid)
	if faults = append(faults, wrong...); len(faults) > 0 {
		return e.operatorFaults(c.File, faults)
	}
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	var report files.Report
	err = r.At(e, c.On, time.Time{}, func(v register.View) error {
		asked.Programme = register.ID(c.Programme)
		for id := range v.Programmes.All() {
			if asked.Programme == "" {
				asked.Programme = id
			}
		}
		if !v.Exists(asked.Funder) {
			return register.Refuse(register.Missing, "object.unknown", "id", asked.Funder)
		}
		report = files.Reconcile(v, rows, asked)
		return nil
	})
	if err != nil {
		return err
	}
	if err := e.reconciled(report); err != nil {
		return err
	}
	return e.proposeAll(r, by, report.Drafts, c.DryRun)
}

// laid is how the file is laid out: by its titles, and as the options say.
func (c *operatorImport) laid(book *workbook.Book) (l files.Layout, faults []files.Fault, _ error) {
	l, faults = files.Lay(book)
	if c.Head > 0 {
		l, faults = files.LayAt(book, 0, c.Head-1)
		faults = append(faults, l.Lacks()...)
	}
	if len(c.Column) == 0 {
		return l, faults, nil
	}
	for _, said := range c.Column {
		what, letter, _ := strings.Cut(said, "=")
		column, err := workbook.Lettered(letter)
		if err != nil || !slices.ContainsFunc(files.Columns, func(one files.Column) bool { return one.ID == what }) {
			return l, nil, failure{"operator.bad-column", register.Args{"given": said, "wanted": named(files.Columns)}, locale.Text{
				FR: "« {given} » ne dit pas une colonne, comme paid=F. On peut dire : {wanted}.", EN: "“{given}” names no column, such as paid=F. One may say: {wanted}."}}
		}
		l.Columns[what] = column
	}
	return l, l.Lacks(), nil
}

// named lists what a file may say.
func named(columns []files.Column) string {
	var ids []string
	for _, c := range columns {
		ids = append(ids, c.ID)
	}
	return strings.Join(ids, ", ")
}

// operatorFaults lists every cell that cannot be read: nothing is taken.
func (e *env) operatorFaults(file string, faults []files.Fault) error {
	for _, f := range faults {
		fmt.Fprintf(e.err, "%s!%s ✕ %s\n", file, f.Cell, e.words(files.Texts[f.Code], register.Args{"given": f.Given, "wanted": f.Wanted}))
	}
	return failure{"operator.faults", register.Args{"n": len(faults)}, locale.Text{
		FR: "{n} {n|cellule ne se lit|cellules ne se lisent} pas : rien n’est repris.", EN: "{n} {n|cell|cells} cannot be read: nothing is taken."}}
}

// reconciled shows what matched, how, and what did not.
func (e *env) reconciled(report files.Report) error {
	if e.Format == "json" {
		return writeJSON(e.out, report)
	}
	ways := map[string]locale.Text{"file": {FR: "par le numéro de dossier", EN: "by file number"}, "siren": {FR: "par le SIREN", EN: "by SIREN"},
		"label": {FR: "par le libellé", EN: "by label"}, "new": {FR: "financement nouveau", EN: "new funding"}}
	for _, m := range report.Matched {
		e.say(e.out, locale.Text{FR: "ligne {row} → {funding}, {by} : {n} acte(s)", EN: "row {row} → {funding}, {by}: {n} act(s)"},
			register.Args{"row": m.Row, "funding": string(m.Funding), "by": ways[m.By].In(e.Lang), "n": len(m.Adds)})
	}
	for _, l := range report.Listed {
		e.say(e.out, locale.Text{FR: "ligne {row} · {label} : {why}", EN: "row {row} · {label}: {why}"},
			register.Args{"row": l.Row, "label": l.Label, "why": e.words(files.Texts[l.Code], register.Args{"given": l.Given, "wanted": l.Wanted})})
	}
	return nil
}
