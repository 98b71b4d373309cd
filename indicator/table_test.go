package indicator

import (
	"slices"
	"strings"
	"testing"
)

// table writes a table as people do: the activities on the first line, then one line for each territory.
func table(t testing.TB, text string) *Table {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(text), "\n")
	activities := strings.Fields(lines[0])
	var territories []string
	var cells []int64
	for _, line := range lines[1:] {
		fields := strings.Fields(line)
		territories = append(territories, fields[0])
		for _, field := range fields[1:] {
			cells = append(cells, number(t, field))
		}
	}
	made, err := NewTable(territories, activities, cells)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func number(t testing.TB, s string) (n int64) {
	t.Helper()
	for _, c := range s {
		if c < '0' || c > '9' {
			t.Fatalf("%q is not a count", s)
		}
		n = 10*n + int64(c-'0')
	}
	return n
}

func TestTable(t *testing.T) {
	e := table(t, `
		   a b c
		x  1 2 3
		y  4 0 6`)
	if e.At(1, 2) != 6 || e.RowSum(1) != 10 || e.ColSum(2) != 9 || e.Total() != 16 {
		t.Errorf("%d %d %d %d", e.At(1, 2), e.RowSum(1), e.ColSum(2), e.Total())
	}
	if !slices.Equal(e.Column(0), []int64{1, 4}) || !slices.Equal(e.Sum(0, 1), e.ColSums()) || !slices.Equal(e.Row(0), []int64{1, 2, 3}) {
		t.Errorf("%v %v %v", e.Column(0), e.Sum(0, 1), e.Row(0))
	}
	if i, ok := e.Territory("y"); !ok || i != 1 {
		t.Errorf("y is at %d, %v", i, ok)
	}
	if _, ok := e.Activity("z"); ok {
		t.Error("there is no activity z")
	}
}

func TestTabulate(t *testing.T) {
	e, err := Tabulate([]Cell{{"y", "b", 2}, {"x", "b", 3}, {"y", "b", 4}}, []string{"z"}, []string{"c", "a"})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(e.Territories, "") + strings.Join(e.Activities, ""); got != "xyzabc" {
		t.Error(got)
	}
	if e.At(1, 1) != 6 || e.RowSum(2) != 0 || e.Total() != 9 {
		t.Errorf("%v", e)
	}
}

func TestNotATable(t *testing.T) {
	for name, c := range map[string]struct {
		territories, activities string
		cells                   []int64
	}{
		"a cell lacks":        {"x", "a b", []int64{1}},
		"codes out of order":  {"x", "b a", []int64{1, 2}},
		"a code twice":        {"x x", "a", []int64{1, 2}},
		"less than no job":    {"x", "a", []int64{-1}},
		"activities no order": {"y x", "a", []int64{1, 2}},
	} {
		if _, err := NewTable(strings.Fields(c.territories), strings.Fields(c.activities), c.cells); err == nil {
			t.Errorf("%s: it is made", name)
		}
	}
}

func TestMinus(t *testing.T) {
	r := NewReference("fr", []int64{10, 5})
	if rest, ok := r.Minus("rest", []int64{4, 5}); !ok || rest.Total != 6 || rest.Counts[0] != 6 || rest.Counts[1] != 0 {
		t.Errorf("%v %v", rest, ok)
	}
	if _, ok := r.Minus("rest", []int64{0, 6}); ok {
		t.Error("more was taken than there is")
	}
}
