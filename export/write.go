package export

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"jalon/locale"
	"jalon/register"
	"jalon/workbook"
)

// Filled is a table with its rows, which are handed over one after the other: a million of them take no memory.
type Filled struct {
	Table
	Each func(take func(row []any) error) error
}

// Fill binds every table to the register as it is on a day. Its rows are read while the view may be read.
func Fill(v register.View) (tables []Filled) {
	for _, t := range Tables {
		tables = append(tables, t.of(v))
	}
	return tables
}

// of binds a table to the register as it is on a day.
func (t Table) of(v register.View) Filled {
	return Filled{t, func(take func([]any) error) error { return t.each(v, take) }}
}

// held is a table whose rows are there already.
func held(t Table, all [][]any) Filled {
	return Filled{t, func(take func([]any) error) error {
		for _, row := range all {
			if err := take(row); err != nil {
				return err
			}
		}
		return nil
	}}
}

// writers are the forms of export, by name. Adding one is one file and one line.
var writers = map[string]func(dir string, tables []Filled) error{
	"csv":     writeCSV,
	"sqlite":  writeSQLite,
	"parquet": writeParquet,
}

// Write writes tables in a folder, in the forms asked for, with a dictionary of their columns.
func Write(dir string, forms []string, tables []Filled, l locale.Lang) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, form := range forms {
		write, ok := writers[form]
		if !ok {
			return fmt.Errorf("export: no form is called %q", form)
		}
		if err := write(dir, tables); err != nil {
			return fmt.Errorf("writing %s: %w", form, err)
		}
	}
	return writeDictionary(dir, tables)
}

// writeCSV writes one file for each table: RFC 4180, UTF-8, comma. A text that a spreadsheet would run is disarmed.
func writeCSV(dir string, tables []Filled) error {
	for _, t := range tables {
		f, err := os.Create(filepath.Join(dir, t.Name+".csv"))
		if err != nil {
			return err
		}
		if err := errors.Join(t.csv(f), f.Close()); err != nil {
			return err
		}
	}
	return nil
}

// csv writes a table, the names of the columns first.
func (t Filled) csv(to io.Writer) error {
	w := csv.NewWriter(to)
	w.UseCRLF = true
	if err := w.Write(t.header()); err != nil {
		return err
	}
	cells := make([]string, len(t.Columns))
	err := t.Each(func(row []any) error {
		for i, v := range row {
			cells[i] = cell(v)
		}
		return w.Write(cells)
	})
	w.Flush()
	return errors.Join(err, w.Error())
}

func (t Table) header() (names []string) {
	for _, c := range t.Columns {
		names = append(names, c.Name)
	}
	return names
}

// cell writes a value; none is the empty cell.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return workbook.Disarmed(v)
	}
	return fmt.Sprint(v)
}

func writeRows(path string, rows [][]string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := csv.NewWriter(f)
	w.UseCRLF = true
	return errors.Join(w.WriteAll(rows), f.Close())
}

// writeDictionary describes every column of every table, in both languages.
func writeDictionary(dir string, tables []Filled) error {
	rows := [][]string{{"table", "table_fr", "table_en", "column", "type", "column_fr", "column_en"}}
	for _, t := range tables {
		for _, c := range t.Columns {
			rows = append(rows, []string{t.Name, t.About.FR, t.About.EN, c.Name, string(c.Type), c.About.FR, c.About.EN})
		}
	}
	return writeRows(filepath.Join(dir, "dictionary.csv"), rows)
}
