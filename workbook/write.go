package workbook

import (
	"fmt"
	"io"
	"iter"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"jalon/calendar"
)

// Page is a sheet to be written: its columns, and its rows one after the other. Values are string, int, int64, bool,
// calendar.Day, Cents or nil.
type Page struct {
	Name    string
	Columns []Column
	Rows    iter.Seq[[]any]
}

// Column heads a column. Width is in characters.
type Column struct {
	Title string
	Width float64
}

// Cents is an amount of money in euro cents, which a sheet shows in euros.
type Cents int64

// Write writes an XLSX, row by row: what is written does not stay in memory. Texts stay texts, whatever they begin with.
func Write(to io.Writer, pages []Page) error {
	f := excelize.NewFile()
	defer f.Close()
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	for i, p := range pages {
		if i == 0 {
			err = f.SetSheetName("Sheet1", p.Name)
		} else {
			_, err = f.NewSheet(p.Name)
		}
		if err == nil {
			err = p.write(f, styles)
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", p.Name, err)
		}
	}
	return f.Write(to)
}

// styles are the looks of cells.
type styles struct{ head, day, money, text int }

func newStyles(f *excelize.File) (s styles, err error) {
	iso, euros := "yyyy-mm-dd", "#,##0.00"
	for _, one := range []struct {
		into  *int
		style excelize.Style
	}{
		{&s.head, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E6EFEA"}}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
		{&s.day, excelize.Style{CustomNumFmt: &iso, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&s.money, excelize.Style{CustomNumFmt: &euros, Alignment: &excelize.Alignment{Vertical: "top"}}},
		{&s.text, excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}}},
	} {
		if *one.into, err = f.NewStyle(&one.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (p Page) write(f *excelize.File, s styles) error {
	w, err := f.NewStreamWriter(p.Name)
	if err != nil {
		return err
	}
	head := make([]any, len(p.Columns))
	for i, c := range p.Columns {
		if err := w.SetColWidth(i+1, i+1, max(c.Width, 8)); err != nil {
			return err
		}
		head[i] = excelize.Cell{StyleID: s.head, Value: c.Title}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := w.SetRow("A1", head); err != nil {
		return err
	}
	at := 2
	for row := range p.Rows {
		if at > MaxRows {
			return fmt.Errorf("more than %d rows: write several files", MaxRows)
		}
		cells, err := s.cells(row)
		if err == nil {
			err = w.SetRow(fmt.Sprintf("A%d", at), cells)
		}
		if err != nil {
			return fmt.Errorf("row %d: %w", at, err)
		}
		at++
	}
	return w.Flush()
}

// cells gives values their looks. A day is written as the serial number that spreadsheets count from 30 December 1899.
func (s styles) cells(row []any) ([]any, error) {
	out := make([]any, len(row))
	for i, v := range row {
		switch v := v.(type) {
		case string:
			if utf8.RuneCountInString(v) > MaxCell {
				return nil, fmt.Errorf("a text of %d characters is longer than a cell", utf8.RuneCountInString(v))
			}
			if v != "" {
				out[i] = excelize.Cell{StyleID: s.text, Value: v}
			}
		case calendar.Day:
			if !v.IsZero() {
				out[i] = excelize.Cell{StyleID: s.day, Value: int(v - day0)}
			}
		case Cents:
			out[i] = excelize.Cell{StyleID: s.money, Value: float64(v) / 100}
		default:
			out[i] = v
		}
	}
	return out, nil
}

// day0 is the day that spreadsheets number 0, so that theirs agree with the calendar from 1 March 1900 on.
var day0 = calendar.MustParse("1899-12-30")

// lastSerial is 31 December 2199.
var lastSerial = int(calendar.MustParse("2199-12-31") - day0)
