package cube

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"jalon/atlas"
	"jalon/naf"
)

func build(t interface{ Fatal(...any) }, about About, cells ...cellOf) *Block {
	b := NewBuilder(about)
	for _, c := range cells {
		b.Add(c.place, c.activity, c.value, c.status)
	}
	block, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return block
}

type cellOf struct {
	place, activity string
	value           float64
	status          Status
}

func (b *Block) column1(s Sum, name string) Cell {
	for i, c := range b.Columns {
		if c == name {
			return s.Columns[i]
		}
	}
	return Cell{}
}

func TestWhatIsHiddenIsNeverZero(t *testing.T) {
	b := build(t, About{Layer: Communes},
		cellOf{"a", All, 100, Published}, cellOf{"a", "CA", 60, Published}, cellOf{"a", "CB", 0, Hidden},
		cellOf{"b", All, 50, Published}, cellOf{"b", "CA", 50, Published},
		cellOf{"c", All, 10, Published}, cellOf{"c", "CB", 10, Wider})
	s := b.Sum([]string{"c", "a", "b", "a", "z"})
	for name, want := range map[string]Cell{
		All:  {Value: 160, Published: 3, Absent: 1},
		"CA": {Value: 110, Published: 3, Absent: 1},                     // c adds up to its total: it has no CA
		"CB": {Value: 10, Published: 2, Hidden: 1, Wider: 1, Absent: 1}, // b has none, a has some
	} {
		if got := b.column1(s, name); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	if s.Places != 3 || !reflect.DeepEqual(s.Missing, []string{"z"}) || s.Coverage {
		t.Errorf("%+v", s)
	}
	s = b.Sum([]string{"a", "b", "c"})
	if !s.Coverage || s.Covered != 120.0/160 || s.Total.Value != 160 || !s.Total.Exact() || b.column1(s, "CB").Exact() {
		t.Errorf("%+v", s)
	}
	if s := b.Sum([]string{"a"}); b.column1(s, "CB").Known() || !b.column1(s, "CA").Exact() {
		t.Errorf("a figure of nothing but a secret is no figure: %+v", s)
	}
}

func TestSilenceIsNotZero(t *testing.T) {
	b := build(t, About{Layer: Communes}, cellOf{"a", "CA", 5, Published}, cellOf{"b", "CB", 7, Published})
	s := b.Sum([]string{"a", "b"})
	if c := b.column1(s, "CA"); c.Exact() || c.Absent != 1 || c.Value != 5 {
		t.Errorf("of b nothing is known: %+v", c)
	}
	b.Exhaustive = true
	b.settle()
	if s := b.Sum([]string{"a", "b"}); !b.column1(s, "CA").Exact() || s.Total.Value != 12 {
		t.Errorf("the source says all there is: %+v", s)
	}
	if s := b.Sum(nil); s.Total.Known() || s.Coverage {
		t.Errorf("nothing adds up to %+v", s)
	}
}

func TestMergedCommunesAddUp(t *testing.T) {
	b := build(t, About{Layer: Communes}, cellOf{"a", "X", 5, Published}, cellOf{"a", "X", 0, Hidden}, cellOf{"a", "X", 1, Published})
	if s := b.Sum([]string{"a"}); s.Columns[0].Value != 6 || s.Columns[0].Hidden != 1 || b.Cells() != 1 {
		t.Errorf("%+v", s)
	}
}

func TestOverCommunesOfAnotherVintage(t *testing.T) {
	a := atlas.France()
	of2019, _ := a.Year(2019)
	b := build(t, About{Layer: Communes, Geography: 2025, Exhaustive: true}, cellOf{"25390", All, 1000, Published}, cellOf{"25056", All, 7, Published})
	s, err := b.Over(a, []string{"25390", "25056"}, of2019)
	if err != nil || s.Total.Value != 1007 || !reflect.DeepEqual(s.Wider, []string{"25390"}) {
		t.Errorf("%+v (%v); 25390 absorbed four communes in 2025", s, err)
	}
	b.Layer = EPCI
	if _, err := b.Over(a, nil, of2019); !errors.Is(err, ErrLayer) {
		t.Errorf("communes are summed over EPCI: %v", err)
	}
}

// anyBlock draws a block, with the cells it was made of.
func anyBlock(t *rapid.T) (*Block, []cellOf) {
	cells := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) cellOf {
		c := cellOf{fmt.Sprint("p", rapid.IntRange(0, 9).Draw(t, "place")), fmt.Sprint("a", rapid.IntRange(0, 5).Draw(t, "activity")), 0, Published}
		if c.status = Status(rapid.IntRange(0, 2).Draw(t, "status")); c.status != Hidden {
			c.value = float64(rapid.IntRange(0, 1000).Draw(t, "value")) / float64(rapid.SampledFrom([]int{1, 4}).Draw(t, "part"))
		}
		return c
	}), 0, 60).Draw(t, "cells")
	return build(t, About{Measure: Jobs, Layer: Communes, Nomenclature: naf.Rev2, Level: naf.A38, Year: 2022, Exhaustive: rapid.Bool().Draw(t, "exhaustive")}, cells...), cells
}

func TestSumsAreThoseOfTheCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, cells := anyBlock(t)
		asked := rapid.SliceOfDistinct(rapid.SampledFrom(append([]string{"p0"}, b.Rows...)), rapid.ID[string]).Draw(t, "asked")
		s := b.Sum(asked)
		for i, activity := range b.Columns {
			var want float64
			hidden := map[string]bool{}
			for _, c := range cells {
				for _, place := range asked {
					if c.place == place && c.activity == activity {
						want += c.value
						if c.status == Hidden {
							hidden[place] = true
						}
					}
				}
			}
			got := s.Columns[i]
			if got.Value != want || got.Hidden != len(hidden) || got.Published+got.Hidden+got.Absent != len(asked) {
				t.Fatalf("%s over %v: %+v, want %v with %d hidden", activity, asked, got, want, len(hidden))
			}
		}
	})
}

func TestBlocksComeBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one, _ := anyBlock(t)
		two, _ := anyBlock(t)
		var content bytes.Buffer
		if err := Write(&content, one, two); err != nil {
			t.Fatal(err)
		}
		whole := bytes.Clone(content.Bytes())
		back, err := Read(&content)
		if err != nil || len(back) != 2 || fmt.Sprint(*back[0]) != fmt.Sprint(*one) || fmt.Sprint(*back[1]) != fmt.Sprint(*two) {
			t.Fatalf("%v %v %v", err, one, back)
		}
		cut := rapid.IntRange(1, len(whole)-1).Draw(t, "cut")
		if back, err := Read(bytes.NewReader(whole[:cut])); err == nil && len(back) != 1 || err != nil && !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut at %d: %d blocks, %v", cut, len(back), err)
		}
		whole[rapid.IntRange(0, len(whole)-1).Draw(t, "at")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		_, _ = Read(bytes.NewReader(whole)) // altered, it may be read or refused, and never panics
	})
}

func TestGroupingKeepsEveryFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, _ := anyBlock(t)
		g, err := b.Grouped(About{Layer: Communes}, func(a string) (string, bool) { return a[:1] + map[bool]string{true: "x", false: "y"}[a < "a3"], true })
		if err != nil {
			t.Fatal(err)
		}
		fine, coarse := b.Sum(b.Rows), g.Sum(g.Rows)
		if fine.Total.Value != coarse.Total.Value || (fine.Total.Hidden > 0) != (coarse.Total.Hidden > 0) {
			t.Fatalf("%+v became %+v", fine.Total, coarse.Total)
		}
	})
}

func TestWhere(t *testing.T) {
	c := Cube{{About: About{Measure: Jobs, Year: 2018}}, {About: About{Measure: Jobs, Year: 2022}}, {About: About{Measure: Jobs, Year: 2022, Geography: 2025}},
		{About: About{Measure: Population, Year: 2023}}, {About: About{Measure: Jobs, Year: 2023, Band: "10-49"}}}
	if got := c.Where(About{Measure: Jobs}); len(got) != 3 || got.Latest() != c[2] {
		t.Errorf("%v", got)
	}
	if c.Where(About{Measure: Unemployed}).Latest() != nil || len(c.Where(About{Band: "10-49"})) != 1 {
		t.Error("blocks that do not fit are found")
	}
}

// france is a block as large as the register of establishments makes: every commune, a hundred activities each.
func france(b *testing.B) *Block {
	vintage, _ := atlas.France().Year(2025)
	to := NewBuilder(About{Measure: Establishments, Layer: Communes, Geography: 2025, Nomenclature: naf.Rev2, Level: naf.A732, Exhaustive: true})
	activities := naf.At(naf.A732)
	for i, commune := range vintage.Communes() {
		for j := range 100 {
			to.Add(commune, activities[(i*31+j*7)%732].Code, float64(i%9+1), Published)
		}
	}
	block, err := to.Build()
	if err != nil {
		b.Fatal(err)
	}
	return block
}

func BenchmarkRead(b *testing.B) {
	var content bytes.Buffer
	if err := Write(&content, france(b)); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(content.Len()))
	for b.Loop() {
		if _, err := Read(bytes.NewReader(content.Bytes())); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSum500Communes(b *testing.B) {
	block := france(b)
	for b.Loop() {
		block.Sum(block.Rows[10_000:10_500])
	}
}

// A fault of what blocks are read from is told as it is.
func TestFaultsOfTheShelfAreTold(t *testing.T) {
	var content bytes.Buffer
	if err := Write(&content, build(t, About{Layer: Communes}, cellOf{"a", "CA", 5, Published})); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("the disk is gone")
	if _, err := Read(io.MultiReader(bytes.NewReader(content.Bytes()[:content.Len()-2]), iotest.ErrReader(broken))); !errors.Is(err, broken) {
		t.Errorf("%v, want %v", err, broken)
	}
}
