package secrecy

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// sum makes a sum of units that have so much.
func sum(values ...int64) Aggregate {
	s := Aggregate{}
	for unit, value := range values {
		s.Add(unit, value)
	}
	return s
}

func TestAgainst(t *testing.T) {
	for _, c := range []struct {
		name string
		sum  Aggregate
		want Reason
	}{
		{"nobody", sum(), ""},
		{"one unit", sum(120), Few},
		{"two units", sum(60, 60), Few},
		{"three units", sum(40, 40, 40), ""},
		{"one makes 84 %", sum(84, 8, 8), ""},
		{"one makes 85 % exactly", sum(85, 8, 7), Dominated},
		{"one makes all", sum(9, 0, 0), Dominated},
		{"three that have nothing", sum(0, 0, 0), ""},
		{"one that has nothing", sum(0), Few},
	} {
		if got := c.sum.Against(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestThreeSitesOfOneUnitAreOne(t *testing.T) {
	s := Aggregate{}
	for range 3 {
		s.Add(7, 40)
	}
	if why := s.Against(); why != Few || s.Value() != 120 {
		t.Errorf("%q, %d", why, s.Value())
	}
}

// drawn draws a table of few places and activities, with many cells that are against the rules.
func drawn(t *rapid.T, most int) (parts []Contribution, rows, columns []string) {
	for i := range rapid.IntRange(1, most).Draw(t, "rows") {
		rows = append(rows, fmt.Sprint("r", i))
	}
	for j := range rapid.IntRange(1, most).Draw(t, "columns") {
		columns = append(columns, fmt.Sprint("c", j))
	}
	for _, r := range rows {
		for _, c := range columns {
			for range rapid.SampledFrom([]int{0, 1, 2, 3, 4, 5, 6, 8, 12}).Draw(t, "units") {
				parts = append(parts, Contribution{Unit: rapid.IntRange(0, 30).Draw(t, "unit"), Place: r, Activity: c, Value: rapid.SampledFrom([]int64{0, 1, 3, 5, 5, 5, 8, 100}).Draw(t, "value")})
			}
		}
	}
	return parts, rows, columns
}

func crossed(parts []Contribution, rows, columns []string) Table {
	return Cross(parts, rows, columns, func(p Contribution) string { return p.Place }, func(p Contribution) string { return p.Activity })
}

// TestNothingHiddenFollowsFromTheTable solves the equations of the tables that are shown, as a reader would, and looks for what it may not find.
func TestNothingHiddenFollowsFromTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts, rows, columns := drawn(t, 5)
		table := crossed(parts, rows, columns)
		if cell, found := solved(table); found {
			t.Fatalf("the cell %v follows from the others: %v", cell, table.Cells)
		}
		for i, line := range table.Cells {
			for j, cell := range line {
				s := Aggregate{}
				for _, p := range parts {
					if (i == len(rows) || p.Place == rows[i]) && (j == len(columns) || p.Activity == columns[j]) {
						s.Add(p.Unit, p.Value)
					}
				}
				if cell.Hidden == "" && (s.Against() != "" || cell.Value != s.Value()) || cell.Hidden != "" && (cell.Value != 0 || len(s) == 0) {
					t.Fatalf("cell %d, %d: %v, of %v", i, j, cell, s)
				}
			}
		}
	})
}

// solved looks for a hidden cell that the equations of a table determine, by another way than that which hid it: fractions modulo a
// large prime, on the whole system at once.
func solved(table Table) (cell [2]int, found bool) {
	const prime = 2_147_483_647
	var unknown [][2]int
	for i, line := range table.Cells {
		for j, c := range line {
			if c.Hidden != "" {
				unknown = append(unknown, [2]int{i, j})
			}
		}
	}
	last, end := len(table.Cells)-1, len(table.Cells[0])-1
	var rows [][]int
	for i := range table.Cells {
		row := make([]int, len(unknown))
		for n, u := range unknown {
			if u[0] == i {
				row[n] = 1
				if u[1] == end {
					row[n] = prime - 1
				}
			}
		}
		rows = append(rows, row)
	}
	for j := range table.Cells[0] {
		row := make([]int, len(unknown))
		for n, u := range unknown {
			if u[1] == j {
				row[n] = 1
				if u[0] == last {
					row[n] = prime - 1
				}
			}
		}
		rows = append(rows, row)
	}
	for n, lead := 0, 0; n < len(unknown) && lead < len(rows); n++ {
		at := slices.IndexFunc(rows[lead:], func(r []int) bool { return r[n] != 0 })
		if at < 0 {
			continue
		}
		rows[lead], rows[lead+at] = rows[lead+at], rows[lead]
		inverse := power(rows[lead][n], prime-2, prime)
		for k := range rows[lead] {
			rows[lead][k] = rows[lead][k] * inverse % prime
		}
		for i := range rows {
			if by := rows[i][n]; i != lead && by != 0 {
				for k := range rows[i] {
					rows[i][k] = ((rows[i][k]-by*rows[lead][k])%prime + prime) % prime
				}
			}
		}
		lead++
	}
	for _, row := range rows {
		if only := slices.IndexFunc(row, func(x int) bool { return x != 0 }); only >= 0 && !slices.ContainsFunc(row[only+1:], func(x int) bool { return x != 0 }) {
			return unknown[only], true
		}
	}
	return cell, false
}

func power(x, n, modulo int) int {
	result := 1
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			result = result * x % modulo
		}
		x = x * x % modulo
	}
	return result
}

func TestSolvedIsAnAttack(t *testing.T) {
	alone := Table{Cells: [][]Cell{{{Hidden: Few}, {Value: 5}, {Value: 9}}, {{Value: 3}, {Value: 4}, {Value: 7}}, {{Value: 7}, {Value: 9}, {Value: 16}}}}
	if cell, found := solved(alone); !found || cell != [2]int{0, 0} {
		t.Errorf("a cell hidden alone is not found: %v, %v", cell, found)
	}
}

// TestBoundsAreWhatAnyTableAllows tries every table that agrees with what is shown.
func TestBoundsAreWhatAnyTableAllows(t *testing.T) {
	const most = 5
	rapid.Check(t, func(t *rapid.T) {
		g := &grid{rows: rapid.IntRange(2, 3).Draw(t, "rows"), columns: rapid.IntRange(2, 3).Draw(t, "columns")}
		g.hidden, g.sums = make([]Reason, g.rows*g.columns), make([]Aggregate, g.rows*g.columns)
		for cell := range g.sums {
			g.sums[cell] = Aggregate{}
			g.hidden[cell] = rapid.SampledFrom([]Reason{"", Few, Derived}).Draw(t, "hidden")
		}
		for i := range g.rows - 1 {
			for j := range g.columns - 1 {
				value := rapid.Int64Range(0, 3).Draw(t, "value")
				for _, cell := range []int{g.at(i, j), g.at(i, g.columns-1), g.at(g.rows-1, j), g.at(g.rows-1, g.columns-1)} {
					g.sums[cell].Add(cell, value)
				}
			}
		}
		for _, s := range g.sums {
			g.values = append(g.values, s.Value())
		}
		low, high := g.tried(most + 4)
		for cell := range g.sums {
			l, h := g.bounds(cell)
			if h = min(h, most); g.hidden[cell] != "" && !g.total(cell) && (l != low[cell] || h != min(high[cell], most)) {
				t.Fatalf("%d×%d, cell %d of %v, hidden %v: %d to %d; any table gives %d to %d", g.rows-1, g.columns-1, cell, g.sums, g.hidden, l, h, low[cell], high[cell])
			}
		}
	})
}

// tried returns the least and the largest of each cell within the tables that agree with what is shown, up to a value.
func (g *grid) tried(most int64) (low, high []int64) {
	low, high = slices.Repeat([]int64{unbounded}, len(g.sums)), slices.Repeat([]int64{-1}, len(g.sums))
	value := make([]int64, len(g.sums))
	var inner []int
	for cell := range g.sums {
		if !g.total(cell) {
			inner = append(inner, cell)
		}
	}
	var try func(n int)
	try = func(n int) {
		if n == len(inner) {
			if g.agrees(value) {
				for _, cell := range inner {
					low[cell], high[cell] = min(low[cell], value[cell]), max(high[cell], value[cell])
				}
			}
			return
		}
		cell := inner[n]
		from, to := g.sums[cell].Value(), g.sums[cell].Value()
		if g.hidden[cell] != "" {
			from, to = min(1, from), most
		}
		for value[cell] = from; value[cell] <= to; value[cell]++ {
			try(n + 1)
		}
	}
	try(0)
	return low, high
}

// agrees reports whether cells have the totals that are shown, those that are hidden being more than zero.
func (g *grid) agrees(value []int64) bool {
	var all int64
	check := func(total int, sum int64) bool {
		return g.hidden[total] == "" && sum == g.sums[total].Value() || g.hidden[total] != "" && sum >= min(1, g.sums[total].Value())
	}
	for i := range g.rows - 1 {
		var sum int64
		for j := range g.columns - 1 {
			sum += value[g.at(i, j)]
		}
		if all += sum; !check(g.at(i, g.columns-1), sum) {
			return false
		}
	}
	for j := range g.columns - 1 {
		var sum int64
		for i := range g.rows - 1 {
			sum += value[g.at(i, j)]
		}
		if !check(g.at(g.rows-1, j), sum) {
			return false
		}
	}
	return check(len(g.sums)-1, all)
}

// TestHiddenLinesAreOfSeveral wants the sum of what a line hides, which whoever subtracts knows, to be within the rules too.
func TestHiddenLinesAreOfSeveral(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts, rows, columns := drawn(t, 4)
		table := crossed(parts, rows, columns)
		for i, row := range rows {
			rest := Aggregate{}
			for _, p := range parts {
				if p.Place == row && table.Cells[i][slices.Index(columns, p.Activity)].Hidden != "" {
					rest.Add(p.Unit, p.Value)
				}
			}
			if table.Cells[i][len(columns)].Hidden == "" && rest.Against() != "" {
				t.Fatalf("row %d gives %v away: %v", i, rest, table.Cells)
			}
		}
	})
}

func TestASmallTableByHand(t *testing.T) {
	var parts []Contribution
	unit := 0
	for _, c := range []struct {
		place, activity string
		units           int
	}{{"A", "x", 1}, {"A", "y", 5}, {"A", "z", 9}, {"B", "x", 6}, {"B", "y", 7}, {"B", "z", 4}} {
		for range c.units {
			parts = append(parts, Contribution{Unit: unit, Place: c.place, Activity: c.activity, Value: 10})
			unit++
		}
	}
	table := crossed(parts, []string{"A", "B"}, []string{"x", "y", "z"})
	want := [][]Cell{
		{{Hidden: Few}, {Hidden: Derived}, {Value: 90}, {Value: 150}},
		{{Hidden: Derived}, {Hidden: Derived}, {Value: 40}, {Value: 170}},
		{{Value: 70}, {Value: 120}, {Value: 130}, {Value: 320}},
	}
	for i := range want {
		if !slices.Equal(table.Cells[i], want[i]) {
			t.Errorf("row %d: %v, want %v", i, table.Cells[i], want[i])
		}
	}
	if table.Covered != 130./320 {
		t.Errorf("covered: %v", table.Covered)
	}
}
