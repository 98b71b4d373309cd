package source

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of a file of geography: France has 35,000 communes, and a workbook is opened whole.
const (
	maxRows     = 400_000
	maxWorkbook = 64 << 20
	headRows    = 12 // rows among which the names of the columns are looked for
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
	*rows
	file   string
	sheet  string // of a workbook
	header []string
	at     map[string]int
	fields []string
	title  string // what stands above the names of the columns
	faults *Faults
}

// tables reads every table of a file, CSV or workbook, alone, gzipped or in a zip, and hands its rows over. A table of no known
// layout is passed over; a file without any is at fault.
func (f File) tables(layouts []layout, faults *Faults, take func(l layout, g *grid)) {
	known := false
	err := f.sheets(func(g *grid) {
		g.faults = faults
		l, ok := g.recognise(layouts)
		known = known || ok
		if ok {
			g.each(func() { take(l, g) })
		}
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
func (g *grid) recognise(layouts []layout) (layout, bool) {
	for range headRows {
		fields, err := g.next()
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
func (g *grid) each(take func()) {
	for len(*g.faults) < maxFaults {
		fields, err := g.next()
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.Is(err, errEndless):
			g.fault("sheet.endless", "", fmt.Sprint(maxRow>>20), "")
			return
		case err != nil:
			g.fault("sheet.truncated", "", "", err.Error())
			return
		case g.row > maxRows:
			g.fault("sheet.too-long", "", fmt.Sprint(maxRows), "")
			return
		}
		if g.fields = fields; g.sound() {
			take()
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
