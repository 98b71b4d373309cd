package source

import (
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"

	"jalon/locale"
)

// sheets opens what a file holds.
func (f File) sheets(read func(*grid)) error {
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
		f.readCSV(f.Name, z, read)
		return nil
	}
	f.readCSV(f.Name, whole, read)
	return nil
}

// archive opens a zip, or the workbook that a zip may be.
func (f File) archive(read func(*grid)) error {
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

func (f File) entry(one *zip.File, read func(*grid)) error {
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
	f.readCSV(name, content, read)
	return nil
}

func (f File) readCSV(name string, from io.Reader, read func(*grid)) {
	if f.Latin1 {
		from = charmap.Windows1252.NewDecoder().Reader(from)
	}
	read(&grid{file: name, rows: rowsOfCSV(from)})
}

// readWorkbook reads each sheet of a workbook.
func readWorkbook(name string, from io.Reader, size int64, read func(*grid)) error {
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
		read(&grid{file: name, sheet: sheet, rows: rowsOfSheet(cells)})
		if err := cells.Close(); err != nil {
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
