package secrecy

import (
	"cmp"
	"slices"
)

// Cell is a figure of a table, or the reason that it is hidden. Nothing is said of a hidden one, neither its
// value nor its units, but that it is more than zero.
type Cell struct {
	Value  int64
	Hidden Reason
}

// Table is a table with two entries, its totals in a last row and a last column, which may be shown as it is.
type Table struct {
	Rows, Columns []string // without the totals
	Cells         [][]Cell // with them
	Covered       float64  // share of the grand total that the cells shown make, 0 to 1; 0 where the total is hidden
}

// Cross sums parts into a table and hides what has to be. The names of rows and columns of a part are those that the functions
// give; a part that has none is left out.
func Cross(parts []Contribution, rows, columns []string, row, column func(Contribution) string) Table {
	g := &grid{rows: len(rows) + 1, columns: len(columns) + 1}
	g.sums, g.hidden = make([]Aggregate, g.rows*g.columns), make([]Reason, g.rows*g.columns)
	for i := range g.sums {
		g.sums[i] = Aggregate{}
	}
	for _, p := range parts {
		i, j := slices.Index(rows, row(p)), slices.Index(columns, column(p))
		if i < 0 || j < 0 {
			continue
		}
		for _, at := range []int{g.at(i, j), g.at(i, g.columns-1), g.at(g.rows-1, j), g.at(g.rows-1, g.columns-1)} {
			g.sums[at].Add(p.Unit, p.Value)
		}
	}
	g.protect()
	return g.table(rows, columns)
}

// Entire returns the table with every row that hides something hidden whole. The columns of a row that is left are all within the
// rules, and so are all sums of some of them: such tables of different columns may be shown beside each other.
func (t Table) Entire() Table {
	t.Cells = slices.Clone(t.Cells)
	for i, line := range t.Cells {
		if slices.ContainsFunc(line, func(c Cell) bool { return c.Hidden != "" }) {
			t.Cells[i] = slices.Repeat([]Cell{{Hidden: Derived}}, len(line))
			t.Covered = 0
		}
	}
	return t
}

// grid is a table under way: its cells row by row, the totals being in the last row and the last column.
type grid struct {
	rows, columns int
	sums          []Aggregate
	values        []int64 // of the sums
	hidden        []Reason
}

func (g *grid) at(row, column int) int { return row*g.columns + column }

// total reports whether a cell is a total.
func (g *grid) total(cell int) bool {
	return cell/g.columns == g.rows-1 || cell%g.columns == g.columns-1
}

// protect hides what is against the rules, then others until no cell that is hidden can be found: a line that is known but for
// hidden cells gives their sum away, and all lines together bound each of them. It ends, for each turn hides one cell more.
func (g *grid) protect() {
	g.values = make([]int64, len(g.sums))
	for i, s := range g.sums {
		g.values[i], g.hidden[i] = s.Value(), s.Against()
	}
	for {
		cell := g.exposed()
		if cell < 0 {
			return
		}
		g.hidden[cell] = Derived
	}
}

// exposed returns the cell to hide next, or -1 when nothing hidden can be found.
func (g *grid) exposed() int {
	for _, line := range g.lines() {
		if g.betrays(line) {
			return g.cheapest(line)
		}
	}
	for cell := range g.sums {
		if g.hidden[cell] != "" && g.narrow(cell) {
			return g.widening(cell)
		}
	}
	return -1
}

// narrow reports whether a hidden cell is known too closely.
func (g *grid) narrow(cell int) bool {
	low, high := g.bounds(cell)
	return high-low < g.width(cell)
}

// widening returns the cheapest cell that, once hidden, leaves another wide enough; else the cheapest that is beside it, or anywhere.
func (g *grid) widening(cell int) int {
	for _, next := range g.byCost(g.every()) {
		g.hidden[next] = Derived
		enough := !g.narrow(cell)
		if g.hidden[next] = ""; enough {
			return next
		}
	}
	if next := g.cheapest(slices.Concat(g.row(cell/g.columns), g.column(cell%g.columns))); next >= 0 {
		return next
	}
	return g.cheapest(g.every())
}

// betrays reports whether a line gives the sum of its hidden cells away, and that sum is against the rules. A line whose total is
// hidden too gives nothing away by itself.
func (g *grid) betrays(line []int) bool {
	hidden := Aggregate{}
	for _, cell := range line[:len(line)-1] {
		if g.hidden[cell] != "" {
			hidden = hidden.With(g.sums[cell])
		}
	}
	return g.hidden[line[len(line)-1]] == "" && hidden.Against() != ""
}

// cheapest returns the first cell to hide, or -1 when there is none.
func (g *grid) cheapest(cells []int) int {
	if open := g.byCost(cells); len(open) > 0 {
		return open[0]
	}
	return -1
}

// crossed counts the lines of a cell, its row and its column, that hide something already: in those another does least harm.
func (g *grid) crossed(cell int) (n int) {
	for _, line := range [][]int{g.row(cell / g.columns), g.column(cell % g.columns)} {
		if slices.ContainsFunc(line, func(c int) bool { return g.hidden[c] != "" }) {
			n++
		}
	}
	return n
}

// byCost lists the cells that can be hidden, those with something in them: first those of lines that hide others, the smallest before; the
// totals last.
func (g *grid) byCost(cells []int) (open []int) {
	for _, cell := range cells {
		if g.hidden[cell] == "" && len(g.sums[cell]) > 0 {
			open = append(open, cell)
		}
	}
	slices.SortStableFunc(open, func(a, b int) int {
		if g.total(a) != g.total(b) {
			return map[bool]int{true: 1, false: -1}[g.total(a)]
		}
		return cmp.Or(cmp.Compare(g.crossed(b), g.crossed(a)), cmp.Compare(g.values[a], g.values[b]))
	})
	return open
}

// row, column and every list cells; the last of a line is its total.
func (g *grid) row(i int) (cells []int) {
	for j := range g.columns {
		cells = append(cells, g.at(i, j))
	}
	return cells
}

func (g *grid) column(j int) (cells []int) {
	for i := range g.rows {
		cells = append(cells, g.at(i, j))
	}
	return cells
}

func (g *grid) every() (cells []int) {
	for cell := range g.sums {
		cells = append(cells, cell)
	}
	return cells
}

func (g *grid) lines() (all [][]int) {
	for i := range g.rows {
		all = append(all, g.row(i))
	}
	for j := range g.columns {
		all = append(all, g.column(j))
	}
	return all
}

// table writes down what may be shown.
func (g *grid) table(rows, columns []string) Table {
	t := Table{Rows: rows, Columns: columns}
	var shown int64
	for i := range g.rows {
		line := make([]Cell, g.columns)
		for j := range line {
			cell := g.at(i, j)
			if line[j].Hidden = g.hidden[cell]; line[j].Hidden == "" {
				line[j].Value = g.values[cell]
			}
			if !g.total(cell) {
				shown += line[j].Value
			}
		}
		t.Cells = append(t.Cells, line)
	}
	if all := t.Cells[g.rows-1][g.columns-1]; all.Hidden == "" && all.Value > 0 {
		t.Covered = float64(shown) / float64(all.Value)
	}
	return t
}
