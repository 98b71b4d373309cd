package indicator

import (
	"cmp"
	"fmt"
	"slices"
)

// Table (tableau de l'emploi) holds a count, of jobs or of establishments, for each territory and each activity: dense,
// whole numbers, never negative. Territories and activities are in the order of their codes. A Table does not change.
type Table struct {
	Territories []string // E_ij: i
	Activities  []string // E_ij: j; every activity of the level of the nomenclature, those that are empty included
	cells       []int64  // row by row
	rows, cols  []int64  // E_i, E_j
	total       int64
}

// NewTable returns the table of these cells, row by row. Codes must be in order, each once; the table keeps the slices.
func NewTable(territories, activities []string, cells []int64) (*Table, error) {
	if len(cells) != len(territories)*len(activities) {
		return nil, fmt.Errorf("%d cells for %d territories and %d activities", len(cells), len(territories), len(activities))
	}
	for _, codes := range [][]string{territories, activities} {
		if !strictlySorted(codes) {
			return nil, fmt.Errorf("codes must be in order, each once")
		}
	}
	t := &Table{Territories: territories, Activities: activities, cells: cells,
		rows: make([]int64, len(territories)), cols: make([]int64, len(activities))}
	for i := range territories {
		for j, n := range t.Row(i) {
			if n < 0 {
				return nil, fmt.Errorf("%s, %s: %d jobs", territories[i], activities[j], n)
			}
			t.rows[i] += n
			t.cols[j] += n
		}
		t.total += t.rows[i]
	}
	return t, nil
}

func strictlySorted(codes []string) bool {
	for i := 1; i < len(codes); i++ {
		if codes[i-1] >= codes[i] {
			return false
		}
	}
	return true
}

// Cell is one count of a long table.
type Cell struct {
	Territory, Activity string
	Count               int64
}

// Tabulate returns the dense table of a long one: cells of the same place are added, absent ones are 0. The territories and
// activities given beside are rows and columns even when no cell names them.
func Tabulate(cells []Cell, territories, activities []string) (*Table, error) {
	seen := [2]map[string]bool{{}, {}}
	territories, activities = slices.Clone(territories), slices.Clone(activities)
	add := func(codes *[]string, seen map[string]bool, code string) {
		if !seen[code] {
			seen[code] = true
			*codes = append(*codes, code)
		}
	}
	for _, c := range cells {
		add(&territories, seen[0], c.Territory)
		add(&activities, seen[1], c.Activity)
	}
	rows, row := places(territories)
	cols, col := places(activities)
	dense := make([]int64, len(rows)*len(cols))
	for _, c := range cells {
		dense[row[c.Territory]*len(cols)+col[c.Activity]] += c.Count
	}
	return NewTable(rows, cols, dense)
}

// places returns codes in order, each once, and the place of each.
func places(codes []string) ([]string, map[string]int) {
	slices.Sort(codes)
	codes = slices.Compact(codes)
	at := make(map[string]int, len(codes))
	for i, code := range codes {
		at[code] = i
	}
	return codes, at
}

// At returns E_ij.
func (t *Table) At(i, j int) int64 { return t.cells[i*len(t.Activities)+j] }

// Row returns the counts of a territory, by activity: a view, not to be written to.
func (t *Table) Row(i int) []int64 {
	n := len(t.Activities)
	return t.cells[i*n : (i+1)*n : (i+1)*n]
}

// Column returns the counts of an activity, by territory.
func (t *Table) Column(j int) []int64 {
	column := make([]int64, len(t.Territories))
	for i := range column {
		column[i] = t.At(i, j)
	}
	return column
}

// RowSum returns E_i.
func (t *Table) RowSum(i int) int64 { return t.rows[i] }

// ColSum returns E_j.
func (t *Table) ColSum(j int) int64 { return t.cols[j] }

// RowSums returns E_i for all territories: a view.
func (t *Table) RowSums() []int64 { return t.rows }

// ColSums returns E_j for all activities: a view.
func (t *Table) ColSums() []int64 { return t.cols }

// Total returns E.
func (t *Table) Total() int64 { return t.total }

// Territory returns the place of a territory.
func (t *Table) Territory(code string) (i int, ok bool) {
	return slices.BinarySearchFunc(t.Territories, code, cmp.Compare[string])
}

// Activity returns the place of an activity.
func (t *Table) Activity(code string) (j int, ok bool) {
	return slices.BinarySearchFunc(t.Activities, code, cmp.Compare[string])
}

// Sum returns the counts of several territories together, by activity: those of any perimeter made of them.
func (t *Table) Sum(territories ...int) []int64 {
	sum := make([]int64, len(t.Activities))
	for _, i := range territories {
		for j, n := range t.Row(i) {
			sum[j] += n
		}
	}
	return sum
}

// Sum returns the sum of counts.
func Sum(counts []int64) (sum int64) {
	for _, n := range counts {
		sum += n
	}
	return sum
}
