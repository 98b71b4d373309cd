package opendata

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"

	"jalon/register"
	"jalon/workbook"
)

// Format (format ouvert) is an open format: its columns, and what of the register fills them.
type Format struct {
	File   string // name of the file written
	Schema string // address of its schema, version included
	Fields []Field
	rows   func(v register.View, add func(id register.ID, row ...string))
}

// Formats lists the formats. Adding one is one file and one line.
var Formats = []Format{grants, deliberations, projects}

// LeftOut (ligne non publiée) is a row that a format cannot take: which field, and what it wants.
type LeftOut struct {
	ID    register.ID
	Field string
	Wants string
}

// Write writes a format as CSV, row by row: RFC 4180, UTF-8, comma. It returns how many rows were written and those that were left out.
func (f Format) Write(to io.Writer, v register.View) (n int, left []LeftOut, err error) {
	w := csv.NewWriter(to)
	w.UseCRLF = true
	names := make([]string, len(f.Fields))
	for i, field := range f.Fields {
		names[i] = field.Name
	}
	err = w.Write(names)
	f.rows(v, func(id register.ID, row ...string) {
		for i, field := range f.Fields {
			if wants := field.Check(row[i]); wants != "" {
				left = append(left, LeftOut{id, field.Name, wants})
				return
			}
			row[i] = workbook.Disarmed(row[i])
		}
		n++
		err = errors.Join(err, w.Write(row))
	})
	w.Flush()
	return n, left, errors.Join(err, w.Error())
}

// WriteAll writes every format in a folder, with what describes them to machines and the list of what was left out and why. It returns
// the rows written by file.
func WriteAll(dir string, v register.View) (written map[string]int, left int, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, 0, err
	}
	reasons := [][]string{{"file", "id", "field", "wants"}}
	written = map[string]int{}
	for _, f := range Formats {
		file, err := os.Create(filepath.Join(dir, f.File))
		if err != nil {
			return nil, 0, err
		}
		n, missing, err := f.Write(file, v)
		if err := errors.Join(err, file.Close()); err != nil {
			return nil, 0, err
		}
		written[f.File] = n
		for _, l := range missing {
			reasons = append(reasons, []string{f.File, string(l.ID), l.Field, l.Wants})
		}
	}
	described, err := os.Create(filepath.Join(dir, PackageFile))
	if err != nil {
		return nil, 0, err
	}
	if err := errors.Join(WritePackage(described, v.On), described.Close()); err != nil {
		return nil, 0, err
	}
	file, err := os.Create(filepath.Join(dir, "left-out.csv"))
	if err != nil {
		return nil, 0, err
	}
	w := csv.NewWriter(file)
	w.UseCRLF = true
	return written, len(reasons) - 1, errors.Join(w.WriteAll(reasons), file.Close())
}
