package figure

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"jalon/calendar"
)

func TestGenealogy(t *testing.T) {
	day := calendar.MustParse
	g := Genealogy{From: day("2018-01-01"), To: day("2026-01-01"), Width: 760, Lives: []Life{
		{Name: "Pays de Brest & Co", From: day("2018-11-22"), To: day("2022-12-31"), Heirs: []int{1}, Marks: []Happening{{day("2018-11-22"), "●"}}},
		{Name: strings.Repeat("très long ", 9), From: day("2022-12-31")}}}
	text := string(g.Draw())
	dec := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := dec.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
	}
	if strings.Count(text, `class="hue-1"`) != 2 || strings.Count(text, `class="hue-2"`) != 1 || !strings.Contains(text, "Brest &amp; Co") || !strings.Contains(text, "…") || !strings.Contains(text, ">2020<") {
		t.Error(text)
	}
	if x, y := g.at(g.From), g.at(g.To); x != nameRoom || y != 760-besides || g.at(day("1999-01-01")) != x {
		t.Errorf("the scale goes from %v to %v", x, y)
	}
	if empty := (Genealogy{Width: 760}).Draw(); !strings.HasSuffix(string(empty), "</svg>") {
		t.Error("a genealogy of nothing is cut short")
	}
}

// On a phone names stand above their lines, which take the whole width.
func TestGenealogyOnAPhone(t *testing.T) {
	day := calendar.MustParse
	g := Genealogy{From: day("2018-01-01"), To: day("2026-01-01"), Width: Narrow, Lives: []Life{{Name: "Grand Dole", From: day("2018-11-22")}, {Name: "Haut-Jura", From: day("2018-11-22")}}}
	text := string(g.Draw())
	if !strings.Contains(text, `class="chart chart-narrow"`) || !strings.Contains(text, `viewBox="0 0 328 102"`) || g.at(g.From) != besides || g.line(1)-g.line(0) != narrowRoom {
		t.Error(text)
	}
}
