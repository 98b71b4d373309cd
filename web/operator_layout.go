package web

import (
	"fmt"
	"strconv"
	"strings"

	"jalon/locale"
	"jalon/operator"
	"jalon/web/ui"
	"jalon/workbook"
)

// layoutForm says which column of a file is read as what, to be corrected by who sends it.
type layoutForm struct {
	Fields []ui.Field
	Hidden []ui.Pair
	Open   bool // it is to be answered before anything is read
}

// laid is how a file is laid out: as the form says, or else by the titles of its columns.
func (v *visit) laid(book *workbook.Book) (l operator.Layout, faults []operator.Fault) {
	head := v.form.Get("head")
	var sheet, row int
	if _, err := fmt.Sscanf(head, "%d.%d", &sheet, &row); err != nil || sheet < 0 || row < 0 {
		return operator.Lay(book)
	}
	if head != v.form.Get("headed") { // the titles are on another row: they are read again
		l, faults = operator.LayAt(book, sheet, row)
		return l, append(faults, l.Lacks()...)
	}
	l = operator.Layout{Sheet: sheet, Head: row, Columns: map[string]int{}}
	for _, c := range operator.Columns {
		if n, err := strconv.Atoi(v.form.Get("col-" + c.ID)); err == nil && n >= 0 {
			l.Columns[c.ID] = n
		}
	}
	return l, l.Lacks()
}

// layout asks which row has the titles and which column says what.
func (v *visit) layout(book *workbook.Book, l operator.Layout, open bool) *layoutForm {
	head := fmt.Sprintf("%d.%d", l.Sheet, l.Head)
	f := &layoutForm{Open: open, Hidden: []ui.Pair{{Name: "headed", Value: head}}, Fields: []ui.Field{{ID: "head", Name: "head", Label: v.say("Ligne des titres", "Row of the titles"),
		Hint: v.say("Si vous en choisissez une autre, ses titres sont lus d’abord.", "If you choose another, its titles are read first."), Options: chosen(v.headRows(book), head)}}}
	titles := operator.Titles(book, l.Sheet, l.Head)
	for _, c := range operator.Columns {
		options := []ui.Option{{Label: v.say("aucune", "none")}}
		for i, title := range titles {
			options = append(options, ui.Option{Value: strconv.Itoa(i), Label: letters(i) + " · " + dash(title)})
		}
		value := ""
		if i, ok := l.Columns[c.ID]; ok {
			value = strconv.Itoa(i)
		}
		f.Fields = append(f.Fields, ui.Field{ID: "col-" + c.ID, Name: "col-" + c.ID, Label: v.text(c.Name), Options: chosen(options, value)})
	}
	return f
}

// headRows offers the first rows of each sheet that have something in them.
func (v *visit) headRows(book *workbook.Book) (options []ui.Option) {
	const long = 60
	for sheet := range book.Sheets {
		for row := range min(operator.HeadRows, len(book.Sheets[sheet].Rows)) {
			text := []rune(strings.Trim(strings.Join(operator.Titles(book, sheet, row), " · "), " ·"))
			if len(text) == 0 {
				continue
			}
			if len(text) > long {
				text = append(text[:long], '…')
			}
			label := v.say("ligne {n} : {text}", "row {n}: {text}", "n", row+1, "text", string(text))
			if len(book.Sheets) > 1 {
				label = book.Sheets[sheet].Name + ", " + label
			}
			options = append(options, ui.Option{Value: fmt.Sprintf("%d.%d", sheet, row), Label: label})
		}
	}
	return options
}

// readAs tells what each column of a file is read as; those that are left out too.
func (v *visit) readAs(book *workbook.Book, l operator.Layout) ui.Table {
	t := ui.Table{ID: "columns", Caption: v.say("Comment le fichier est lu", "How the file is read"), Columns: []ui.Column{{Label: v.say("Colonne", "Column")}, {Label: v.say("Titre", "Title")}, {Label: v.say("Lue comme", "Read as")}}}
	for i, title := range operator.Titles(book, l.Sheet, l.Head) {
		var as []string
		for _, c := range operator.Columns {
			if at, ok := l.Columns[c.ID]; ok && at == i {
				as = append(as, v.text(c.Name))
			}
		}
		if as == nil {
			as = []string{v.say("non lue", "not read")}
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: letters(i), Code: true}, {Text: dash(title)}, {Text: strings.Join(as, ", ")}})
	}
	return t
}

// letters name a column as spreadsheets do.
func letters(i int) string { return strings.TrimRight(workbook.Cell(0, i), "0123456789") }

// layoutLacks is the answer to a file whose layout is not known.
func (v *visit) layoutLacks(u upload, book *workbook.Book, l operator.Layout, faults []operator.Fault) brought {
	return brought{stop: v.say("Dites quelle colonne dit quoi, sous « Quelle colonne dit quoi » : rien n’est encore lu.", "Say which column says what, under “Which column says what”: nothing is read yet."),
		shown: faults, tables: someTables(v.operatorFaults(u.Name, faults)), layout: v.layout(book, l, true)}
}

func (v *visit) operatorFaults(name string, faults []operator.Fault) ui.Table {
	t := v.faultTable()
	for _, f := range faults {
		t.Rows = append(t.Rows, v.faultRow(name, f.Cell, locale.Fill(v.lang, operator.Texts[f.Code], map[string]any{"given": f.Given, "wanted": f.Wanted})))
	}
	return t
}
