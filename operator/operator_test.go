package operator

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"jalon/register"
	"jalon/workbook"
)

func book(t *testing.T, text string) *workbook.Book {
	t.Helper()
	b, err := workbook.Read(strings.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// laid reads a file as its titles lay it out.
func laid(b *workbook.Book) ([]Row, []Fault) {
	l, faults := Lay(b)
	if len(faults) > 0 {
		return nil, faults
	}
	return Read(b, l)
}

func TestRead(t *testing.T) {
	rows, faults := laid(book(t, "Suivi;;;\n;;;\nN° de dossier;SIRET du bénéficiaire;Montant accordé (€);Année\nA-1;200 069 052 00012;1 300 000,50 €;2020\n;;;\n"))
	if len(faults) > 0 || len(rows) != 1 {
		t.Fatalf("%v, %v", rows, faults)
	}
	r := rows[0]
	if r.Line != 4 || r.File != "A-1" || r.SIREN != "200069052" || r.Amounts[register.Committed] != 130_000_050 || r.Year != 2020 {
		t.Errorf("the row is %+v", r)
	}
	if _, told := r.Amounts[register.Paid]; told {
		t.Error("an amount that no column says is told")
	}
}

func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"Dossier;Couleur\nA;bleu\n":             "A1 operator.no-header",
		"Dossier;N° dossier;Engagé\nA;B;1\n":    "B1 operator.twice",
		"SIREN;Engagé\n123;5\n":                 "A2 operator.siren",
		"SIREN;Engagé\n12345678A;5\n":           "A2 operator.siren",
		"Dossier;Engagé\nA;1e9\n":               "B2 operator.amount",
		"Dossier;Engagé\nA;-3\n":                "B2 operator.negative",
		"Dossier;Engagé;Date\nA;3;31/02/2019\n": "C2 operator.day",
		"Dossier;Engagé;Année\nA;3;20\n":        "C2 operator.year",
	} {
		_, faults := laid(book(t, text))
		if len(faults) != 1 || faults[0].Cell+" "+faults[0].Code != want || !Texts[faults[0].Code].Complete() {
			t.Errorf("%q: %v; want %s", text, faults, want)
		}
	}
}

func TestAWorkbookIsReadAsACSV(t *testing.T) {
	var raw bytes.Buffer
	page := workbook.Page{Name: "Aides", Columns: []workbook.Column{{Title: "Dossier"}, {Title: "Payé"}}, Rows: slices.Values([][]any{{"A", workbook.Cents(12_345)}})}
	if err := workbook.Write(&raw, []workbook.Page{page}); err != nil {
		t.Fatal(err)
	}
	b, err := workbook.Read(bytes.NewReader(raw.Bytes()), int64(raw.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if rows, faults := laid(b); len(faults) > 0 || len(rows) != 1 || rows[0].Amounts[register.Paid] != 12_345 {
		t.Errorf("%v, %v", rows, faults)
	}
}

// Titles that nobody knows are told by who sends the file.
func TestALayoutIsSaid(t *testing.T) {
	b := book(t, "Bilan;;\nNuméro interne;Aide votée;Aide votée\nA-1;1 000;400\n")
	l, faults := Lay(b)
	if l.Head != 1 || len(faults) != 1 || faults[0].Code != "operator.no-header" {
		t.Fatalf("%+v, %v: the row with most titles is the second", l, faults)
	}
	l.Columns = map[string]int{"file": 0, "committed": 1, "paid": 2}
	rows, faults := Read(b, l)
	if len(l.Lacks())+len(faults) > 0 || len(rows) != 1 || rows[0].Amounts[register.Paid] != 40_000 || rows[0].Line != 3 {
		t.Errorf("%+v, %v", rows, faults)
	}
	if none, faults := Lay(new(workbook.Book)); none.Columns == nil || len(faults) != 1 {
		t.Errorf("a book without a sheet: %+v, %v", none, faults)
	}
	for _, empty := range []Layout{{Sheet: 3}, {Head: 40}} {
		if rows, _ := Read(b, empty); len(rows) > 0 {
			t.Errorf("%+v reads %v", empty, rows)
		}
	}
}
