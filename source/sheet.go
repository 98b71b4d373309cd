package source

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"jalon/locale"
)

// Bounds of a file of geography: France has 35,000 communes, and a workbook is opened whole.
const (
	maxRows     = 400_000
	maxWorkbook = 64 << 20
	maxRow      = 1 << 20 // bytes
	headRows    = 12      // rows among which the names of the columns are looked for
)

// File is a file to read, wherever it lies.
type File struct {
	Name string
	io.ReaderAt
	Size   int64
	Latin1 bool // its CSV is in Latin-1, as Windows writes it; UTF-8 otherwise: neither is guessed
}

// layout is a way in which a publisher lays out a table: what it holds, by the names its columns may have, in lower case.
type layout struct {
	name     string
	columns  map[string][]string
	optional []string
}

// grid is a table being read: one row at a time, its columns by what they hold.
type grid struct {
	file   string
	sheet  string // of a workbook
	header []string
	at     map[string]int
	row    int
	fields []string
	title  string // what stands above the names of the columns
	faults *Faults
}

// tables reads every table of a file, CSV or workbook, alone, gzipped or in a zip, and hands its rows over. A table of no known
// layout is passed over; a file without any is at fault.
func (f File) tables(layouts []layout, faults *Faults, take func(l layout, g *grid)) {
	known := false
	err := f.sheets(func(g *grid, next func() ([]string, error)) error {
		g.faults = faults
		l, ok := g.recognise(layouts, next)
		known = known || ok
		if !ok {
			return nil
		}
		return g.each(next, func() { take(l, g) })
	})
	switch {
	case err != nil:
		faults.add(Fault{File: f.Name, Code: "sheet.unreadable", Detail: err.Error()})
	case !known && len(*faults) == 0:
		faults.add(Fault{File: f.Name, Row: 1, Code: "sheet.layout", Detail: said(layouts)})
	}
}

// said lists the columns of layouts.
func said(layouts []layout) string {
	var all []string
	for _, l := range layouts {
		var names []string
		for what, spelled := range l.columns {
			if !slices.Contains(l.optional, what) {
				names = append(names, strings.ToUpper(spelled[0]))
			}
		}
		slices.Sort(names)
		all = append(all, l.name+" ("+strings.Join(names, ", ")+")")
	}
	return strings.Join(all, " ; ")
}

// add keeps the first faults only: a file that is wrong on every row says so soon.
func (f *Faults) add(one Fault) {
	if len(*f) < maxFaults {
		*f = append(*f, one)
	}
}

func (g *grid) fault(code, what, given, detail string) {
	column := what
	if i, ok := g.at[what]; ok {
		column = g.header[i]
	}
	file := g.file
	if g.sheet != "" {
		file += "/" + g.sheet
	}
	g.faults.add(Fault{File: file, Row: g.row, Column: column, Code: code, Given: strings.ToValidUTF8(given, "?"), Detail: detail})
}

// value returns what a row holds, without the blanks around.
func (g *grid) value(what string) string {
	if i, ok := g.at[what]; ok && i < len(g.fields) {
		return strings.TrimSpace(g.fields[i])
	}
	return ""
}

// recognise looks for the names of the columns in the first rows.
func (g *grid) recognise(layouts []layout, next func() ([]string, error)) (layout, bool) {
	for range headRows {
		fields, err := next()
		g.row++
		if err != nil {
			break
		}
		for _, l := range layouts {
			if g.fits(l, fields) {
				return l, true
			}
		}
		g.title += " " + strings.Join(fields, " ")
	}
	return layout{}, false
}

// fits reports whether a row names all the columns that a layout needs, and keeps where they are.
func (g *grid) fits(l layout, fields []string) bool {
	at := map[string]int{}
	for what, names := range l.columns {
		i := slices.IndexFunc(fields, func(name string) bool {
			name = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))
			return slices.ContainsFunc(names, func(n string) bool { ok, _ := path.Match(n, name); return ok })
		})
		if i >= 0 {
			at[what] = i
		} else if !slices.Contains(l.optional, what) {
			return false
		}
	}
	g.header, g.at = slices.Clone(fields), at
	return true
}

// each hands the rows over, one after the other, until too many are at fault.
func (g *grid) each(next func() ([]string, error), take func()) error {
	for {
		fields, err := next()
		g.row++
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errEndless):
			g.fault("sheet.endless", "", fmt.Sprint(maxRow>>20), "")
			return nil
		case err != nil:
			g.fault("sheet.truncated", "", "", err.Error())
			return nil
		case g.row > maxRows:
			g.fault("sheet.too-long", "", fmt.Sprint(maxRows), "")
			return nil
		}
		if g.fields = fields; g.sound() {
			take()
		}
		if len(*g.faults) >= maxFaults {
			return nil
		}
	}
}

// sound reports whether a row is one: as many columns as there are names, in UTF-8. A row that is all blank is none.
func (g *grid) sound() bool {
	if !slices.ContainsFunc(g.fields, func(s string) bool { return strings.TrimSpace(s) != "" }) {
		return false
	}
	if len(g.fields) != len(g.header) && g.sheet == "" { // a workbook drops the blanks at the end of a row
		g.fault("sheet.columns", "", fmt.Sprint(len(g.fields)), fmt.Sprint(len(g.header)))
		return false
	}
	for i, field := range g.fields {
		if !utf8.ValidString(field) {
			g.faults.add(Fault{File: g.file, Row: g.row, Column: g.header[min(i, len(g.header)-1)], Code: "list.not-utf8", Given: strings.ToValidUTF8(field, "?")})
			return false
		}
	}
	return true
}

// rows reads one table, each of its rows by next.
type rows func(g *grid, next func() ([]string, error)) error

// sheets opens what a file holds.
func (f File) sheets(read rows) error {
	magic := make([]byte, 4)
	if _, err := f.ReadAt(magic, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	whole := io.NewSectionReader(f, 0, f.Size)
	switch {
	case string(magic) == "PK\x03\x04":
		return f.archive(read)
	case string(magic[:2]) == "\x1f\x8b":
		z, err := gzip.NewReader(whole)
		if err != nil {
			return err
		}
		return f.readCSV(f.Name, z, read)
	}
	return f.readCSV(f.Name, whole, read)
}

// archive opens a zip, or the workbook that a zip may be.
func (f File) archive(read rows) error {
	z, err := zip.NewReader(f, f.Size)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(z.File, func(one *zip.File) bool { return one.Name == "xl/workbook.xml" }) {
		return readWorkbook(f.Name, io.NewSectionReader(f, 0, f.Size), f.Size, read)
	}
	for _, one := range z.File {
		if err := f.entry(one, read); err != nil {
			return err
		}
	}
	return nil
}

func (f File) entry(one *zip.File, read rows) error {
	ext := strings.ToLower(path.Ext(one.Name))
	if ext != ".csv" && ext != ".txt" && ext != ".tsv" && ext != ".xlsx" {
		return nil
	}
	content, err := one.Open()
	if err != nil {
		return err
	}
	defer content.Close()
	name := f.Name + "/" + path.Base(one.Name)
	if ext == ".xlsx" {
		return readWorkbook(name, content, int64(one.UncompressedSize64), read)
	}
	return f.readCSV(name, content, read)
}

// readCSV reads rows parted by whatever parts the first one: semicolons, tabs or commas.
func (f File) readCSV(name string, from io.Reader, read rows) error {
	if f.Latin1 {
		from = charmap.Windows1252.NewDecoder().Reader(from)
	}
	buffered := bufio.NewReaderSize(from, 1<<16)
	first, _ := buffered.Peek(1 << 12)
	line, _, _ := bytes.Cut(first, []byte("\n"))
	bounded := &bound{from: buffered}
	r := csv.NewReader(bounded)
	r.ReuseRecord, r.FieldsPerRecord, r.LazyQuotes = true, -1, false
	r.Comma = ','
	for _, mark := range []rune{';', '\t'} {
		if bytes.Count(line, []byte(string(mark))) > bytes.Count(line, []byte(string(r.Comma))) {
			r.Comma = mark
		}
	}
	g := &grid{file: name}
	return read(g, func() ([]string, error) {
		bounded.left = maxRow
		fields, err := r.Read()
		if err == nil {
			line, _ := r.FieldPos(0)
			g.row = line - 1 // a row may hold several lines; who reads it counts one more
		}
		return fields, err
	})
}

// bound reads what one row may hold, and no more: a line without end or a quote that is never closed takes no memory.
type bound struct {
	from io.Reader
	left int
}

var errEndless = errors.New("a row without end")

// Read implements io.Reader.
func (b *bound) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errEndless
	}
	n, err := b.from.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

// readWorkbook reads each sheet of a workbook.
func readWorkbook(name string, from io.Reader, size int64, read rows) error {
	if size > maxWorkbook {
		return fmt.Errorf("a workbook of %d MB; %d at most", size>>20, maxWorkbook>>20)
	}
	book, err := excelize.OpenReader(from, excelize.Options{UnzipSizeLimit: 1 << 30, UnzipXMLSizeLimit: 32 << 20, RawCellValue: true})
	if err != nil {
		return err
	}
	defer book.Close()
	for _, sheet := range book.GetSheetList() {
		cells, err := book.Rows(sheet)
		if err != nil {
			return err
		}
		err = read(&grid{file: name, sheet: sheet}, func() ([]string, error) {
			if !cells.Next() {
				return nil, errors.Join(io.EOF, cells.Error())
			}
			return cells.Columns()
		})
		if err := errors.Join(err, cells.Close()); err != nil {
			return err
		}
	}
	return nil
}

var sheetTexts = map[string]locale.Text{
	"sheet.unreadable": {FR: "le fichier ne s’ouvre pas : {detail}", EN: "the file does not open: {detail}"},
	"sheet.truncated":  {FR: "la suite ne se lit pas, le fichier est sans doute tronqué : {detail}", EN: "the rest cannot be read, the file is probably truncated: {detail}"},
	"sheet.endless":    {FR: "la ligne dépasse {given} Mo : un guillemet n’est pas fermé, ou ce n’est pas une table", EN: "the row is over {given} MB: a quote is not closed, or this is no table"},
	"sheet.columns":    {FR: "{given} colonnes, {detail} attendues : la ligne est-elle tronquée, ou séparée autrement ?", EN: "{given} columns, {detail} expected: is the row truncated, or parted by another mark?"},
	"sheet.too-long":   {FR: "plus de {given} lignes : aucune liste n’est si longue", EN: "more than {given} rows: no list is that long"},
	"sheet.layout":     {FR: "aucune présentation connue ; sont attendues les colonnes de : {detail}", EN: "no known layout; the columns expected are those of: {detail}"},
}
