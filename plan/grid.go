package plan

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"jalon/calendar"
	"jalon/locale"
	"jalon/workbook"
)

// A grid is a sheet of the workbook: its rows have a key that never changes, its columns are found by their titles in any order.
type grid[R any] struct {
	name    locale.Text
	columns []column[R]
	key     func(*R) string
	rows    func(*Plan) []R
}

// page writes the grid of a plan.
func (g grid[R]) page(p *Plan) workbook.Page {
	page := workbook.Page{Name: g.name.In(p.Words.Lang)}
	for _, c := range g.columns {
		page.Columns = append(page.Columns, workbook.Column{Title: c.title.In(p.Words.Lang), Width: c.width})
	}
	page.Rows = func(yield func([]any) bool) {
		for _, r := range g.rows(p) {
			row := make([]any, len(g.columns))
			for i, c := range g.columns {
				row[i] = c.get(p.Words, &r)
			}
			if !yield(row) {
				return
			}
		}
	}
	return page
}

// taken is a row that came back, and where each of its cells stands.
type taken[R any] struct {
	row  R
	line int
	cols map[int]int // column of the grid to that of the file
}

// read reads the rows of a book. What is wrong goes to the preview, cell by cell.
func (g grid[R]) read(in reading, p *Preview) (all []taken[R]) {
	s, ok := in.book.Sheet(g.name.FR)
	if !ok {
		s, ok = in.book.Sheet(g.name.EN)
	}
	if !ok {
		p.note("plan.no-sheet", g.name.In(in.Lang))
		return nil
	}
	cols := g.header(in, s, p)
	if cols == nil {
		return nil
	}
	for i, cells := range s.Rows[1:] {
		if len(cells) == 0 {
			continue
		}
		one := taken[R]{line: i + 1, cols: cols}
		for at := range g.columns {
			column, there := cols[at]
			if !there {
				continue
			}
			cell := ""
			if column < len(cells) {
				cell = cells[column]
			}
			if err := g.columns[at].set(in, &one.row, cell); err != nil {
				p.Faults = append(p.Faults, Fault{s.Name, workbook.Cell(i+1, column), "plan.cell", strings.TrimSpace(cell), err.Error()})
				one.cols = maps.Clone(one.cols)
				delete(one.cols, at) // what cannot be read changes nothing
			}
		}
		all = append(all, one)
	}
	return all
}

// header finds the columns by their titles; nil when it cannot.
func (g grid[R]) header(in reading, s workbook.Sheet, p *Preview) map[int]int {
	if len(s.Rows) == 0 {
		p.note("plan.no-sheet", s.Name)
		return nil
	}
	cols := map[int]int{}
	for i, title := range s.Rows[0] {
		at := slices.IndexFunc(g.columns, func(c column[R]) bool {
			return strings.EqualFold(c.title.FR, strings.TrimSpace(title)) || strings.EqualFold(c.title.EN, strings.TrimSpace(title))
		})
		_, twice := cols[at]
		switch {
		case at < 0:
			p.note("plan.other-column", fmt.Sprintf("%s!%s « %s »", s.Name, workbook.Cell(0, i), title))
		case twice:
			p.Faults = append(p.Faults, Fault{s.Name, workbook.Cell(0, i), "plan.column-twice", title, ""})
		default:
			cols[at] = i
		}
	}
	for at, c := range g.columns {
		if _, ok := cols[at]; !ok && c.fixed {
			p.Faults = append(p.Faults, Fault{s.Name, "1", "plan.no-column", "", c.title.In(in.Lang)})
			return nil
		} else if !ok {
			p.note("plan.column-left-out", s.Name+" : "+c.title.In(in.Lang))
		}
	}
	return cols
}

// shown is a value as people compare it.
func shown(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(strings.ReplaceAll(v, "\r\n", "\n"))
	case calendar.Day:
		if v.IsZero() {
			return ""
		}
		return v.String()
	case workbook.Cents:
		return fmt.Sprintf("%d.%02d", v/100, max(v%100, -(v%100)))
	}
	return fmt.Sprint(v)
}

// merge holds the rows that came back against those that left and those of now. It hands over each row of now with what the file
// changes in it, and notes every change.
func (g grid[R]) merge(in reading, p *Preview, file []taken[R], before, now *Plan, keep func(row R, line int)) {
	left, present := g.index(before), g.index(now)
	sheet := g.name.In(in.Lang)
	seen := map[string]bool{}
	for _, one := range file {
		key := g.key(&one.row)
		if seen[key] {
			p.Faults = append(p.Faults, Fault{sheet, workbook.Cell(one.line, 0), "plan.row-twice", key, ""})
			continue
		}
		seen[key] = true
		was, had := left[key]
		row, has := present[key]
		if had && !has {
			p.note("plan.row-gone", fmt.Sprintf("%s!%s %s", sheet, workbook.Cell(one.line, 0), key))
			continue
		}
		if !has {
			row = one.row // a new one
		}
		for at, c := range g.columns {
			column, there := one.cols[at]
			if !there {
				continue
			}
			came := shown(c.get(in.Words, &one.row))
			base := ""
			if had {
				base = shown(c.get(in.Words, &was))
			} else if has {
				base = shown(c.get(in.Words, &row))
			}
			today := ""
			if has {
				today = shown(c.get(in.Words, &row))
			}
			if c.fixed || came == base || came == today || !had && came == "" { // in a row that is new to the workbook, a blank says nothing
				continue
			}
			change := Change{Sheet: sheet, Cell: workbook.Cell(one.line, column), Row: key, Column: c.title.In(in.Lang), Before: base, Now: today, After: came, Conflict: today != base}
			p.Changes = append(p.Changes, change)
			copyCell(c, in, &row, &one.row)
		}
		keep(row, one.line)
	}
	for key := range left {
		if _, still := present[key]; still && !seen[key] && len(file) > 0 {
			p.note("plan.row-left-out", sheet+" : "+key)
		}
	}
}

// copyCell writes one field of a row over that of another, through its cell.
func copyCell[R any](c column[R], in reading, to, from *R) {
	value := c.get(in.Words, from)
	cell := shown(value)
	_ = c.set(reading{in.Words, &workbook.Book{Format: "ods"}}, to, cell) // it was read from a cell just before
}

func (g grid[R]) index(p *Plan) map[string]R {
	all := map[string]R{}
	for _, r := range g.rows(p) {
		all[g.key(&r)] = r
	}
	return all
}
