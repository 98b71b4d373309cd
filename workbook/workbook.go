// Package workbook reads the spreadsheets that people send (XLSX, ODS, CSV) as plain text cells, and writes XLSX.
//
// A file from outside is looked at before anything of it expands: its size, what it says it will become, its names, its
// macros, its entities. What is refused says why. Only values are read, never a formula, and nothing is fetched.
package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"jalon/locale"
)

// Bounds of a file. The largest plan known is a hundred times smaller.
const (
	MaxFile     = 64 << 20  // bytes of the file
	MaxExpanded = 256 << 20 // bytes of what it holds
	MaxParts    = 4_000     // files in it
	MaxRows     = 1_048_576 // rows of a sheet, as spreadsheets have them
	MaxCells    = 4_000_000 // cells that are not empty
	MaxCell     = 32_767    // characters of a cell, as spreadsheets have them
)

// Book is what was read of a file.
type Book struct {
	Format   string // "xlsx", "ods" or "csv"
	Sheets   []Sheet
	Epoch    int      // year from which serial days count: 1900 or 1904
	Ignored  []string // what the file holds and nobody reads: external links
	Encoding string   // of a CSV
	Comma    rune     // of a CSV
}

// Sheet is a sheet of a book, or the only one of a CSV. Rows[0] is the first row of the file; the blanks at the end of
// a row and of the sheet are left out.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   [][]string
}

// Sheet returns the sheet of that name.
func (b *Book) Sheet(name string) (Sheet, bool) {
	for _, s := range b.Sheets {
		if strings.EqualFold(strings.TrimSpace(s.Name), name) {
			return s, true
		}
	}
	return Sheet{}, false
}

// Cell names a cell as spreadsheets do: row and column count from 0, and 0, 27 is AB1.
func Cell(row, column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return fmt.Sprintf("%s%d", name, row+1)
}

// Lettered returns the place of a column from 0, by the letters that name it.
func Lettered(letters string) (int, error) {
	n, err := excelize.ColumnNameToNumber(letters)
	return n - 1, err
}

// Refused says why a file is not read. Code is stable; Given says what was found.
type Refused struct{ Code, Given string }

// Error implements error.
func (r *Refused) Error() string { return r.Code + " " + r.Given }

// Text says the refusal, with the place {given}.
func (r *Refused) Text() locale.Text { return refusals[r.Code] }

func refuse(code, given string) error { return &Refused{code, given} }

var refusals = map[string]locale.Text{
	"book.too-large":  {FR: "le fichier est trop grand : {given}", EN: "the file is too large: {given}"},
	"book.empty":      {FR: "le fichier est vide", EN: "the file is empty"},
	"book.bomb":       {FR: "le fichier deviendrait énorme en s’ouvrant : {given}", EN: "the file would become huge when opened: {given}"},
	"book.names":      {FR: "l’archive porte un nom dangereux ou deux fois le même : {given}", EN: "the archive holds a dangerous name, or one twice: {given}"},
	"book.macros":     {FR: "le classeur contient des macros ; enregistrez-le en .xlsx sans macros", EN: "the workbook holds macros; save it as .xlsx without macros"},
	"book.entities":   {FR: "le classeur déclare des entités XML ({given}) : aucun tableur n’en écrit", EN: "the workbook declares XML entities ({given}): no spreadsheet writes any"},
	"book.locked":     {FR: "le classeur est protégé par un mot de passe, ou c’est un ancien .xls : enregistrez-le en .xlsx, sans mot de passe", EN: "the workbook has a password, or is an old .xls: save it as .xlsx, without a password"},
	"book.html":       {FR: "c’est une page HTML, même si son nom dit autre chose : enregistrez-la en .xlsx", EN: "this is an HTML page, whatever its name: save it as .xlsx"},
	"book.other":      {FR: "ce n’est ni un .xlsx, ni un .ods, ni un CSV ({given}) : exportez-le dans l’un de ces formats", EN: "this is no .xlsx, .ods or CSV ({given}): export it as one of these"},
	"book.unreadable": {FR: "le fichier est abîmé : {given}", EN: "the file is damaged: {given}"},
	"book.separator":  {FR: "la première ligne ne dit pas ce qui sépare les colonnes : point-virgule, virgule ou tabulation", EN: "the first row does not tell what separates the columns: semicolon, comma or tab"},
	"book.too-long":   {FR: "trop de lignes ou de cellules : {given}", EN: "too many rows or cells: {given}"},
}

// Read reads a file, whatever its name says it is. The error is a [*Refused].
func Read(from io.ReaderAt, size int64) (book *Book, err error) {
	defer func() { // a damaged file may surprise a library; it must not stop the program
		if p := recover(); p != nil {
			book, err = nil, refuse("book.unreadable", fmt.Sprint(p))
		}
	}()
	if size > MaxFile {
		return nil, refuse("book.too-large", fmt.Sprintf("%d Mo", size>>20))
	}
	head := make([]byte, min(size, 4096))
	if _, err := from.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, refuse("book.unreadable", err.Error())
	}
	whole := io.NewSectionReader(from, 0, size)
	switch {
	case len(bytes.TrimSpace(head)) == 0:
		return nil, refuse("book.empty", "")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return readArchive(whole, size)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return nil, refuse("book.locked", "")
	case bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n\ufeff"), []byte("<")):
		return nil, refuse("book.html", "")
	}
	return readCSV(whole)
}

// trimmed drops the blanks at the end of a row.
func trimmed(row []string) []string {
	n := len(row)
	for n > 0 && strings.TrimSpace(row[n-1]) == "" {
		n--
	}
	return row[:n]
}

// counter bounds what is read.
type counter struct{ cells int }

// add keeps a row, and drops the empty ones at the end.
func (c *counter) add(s *Sheet, at int, row []string) error {
	row = trimmed(row)
	if len(row) == 0 {
		return nil
	}
	c.cells += len(row)
	if at >= MaxRows || c.cells > MaxCells {
		return refuse("book.too-long", fmt.Sprintf("%d, %d", at+1, c.cells))
	}
	if blank := at - len(s.Rows); blank > 0 {
		if c.cells += blank; c.cells > MaxCells {
			return refuse("book.too-long", fmt.Sprintf("%d, %d", at+1, c.cells))
		}
		s.Rows = append(s.Rows, make([][]string, blank)...)
	}
	s.Rows = append(s.Rows, row)
	return nil
}
