package figure

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/charts.html anew")

// chart is what every chart of values can do.
type chart interface {
	Draw() []byte
	Table() Table
}

// gallery is one of each chart, for a width, with figures that are invented.
func gallery(width int) []chart {
	sheet := func(title string, say func(float64) string) Sheet {
		return Sheet{Title: title, Text: title + ", en phrases.", Empty: "Aucun chiffre à montrer.", Say: say, Width: width}
	}
	times := []string{"2013", "2014", "2015", "2016", "2017", "2018"}
	return []chart{
		Lollipop{Sheet: sheet("Indice de spécialisation", decimal), Log: true, At: 1, AtName: "1 : autant qu’en France", Columns: [2]string{"Activité", "Indice"}, Rows: []Stem{
			{Label: "Fabrication de matériels de transport", Value: 9.8}, {Label: "Commerce de détail", Value: .93},
			{Label: "Métallurgie et fabrication de produits métalliques", Value: 3.4}, {Label: "Horlogerie", Value: 5.1, Fragile: true},
			{Label: "Hébergement et restauration", Value: .61}, {Label: "Information et communication", Value: .3}, {Label: "Activité couverte par le secret", Value: math.NaN()}}},
		Waterfall{Sheet: sheet("D’où vient l’évolution de l’emploi, 2013-2018", signed), Sum: "Évolution de l’emploi", Columns: [2]string{"Effet", "Emplois"}, Effects: []Effect{
			{Label: "Au rythme national", Value: 1840}, {Label: "Tient aux activités présentes (effet structurel)", Value: -2310}, {Label: "Effet local, un reste", Value: -620, Rest: true}}},
		Lines{Sheet: sheet("Emploi, indice 100 en 2013", decimal), Times: times, When: "Année", Series: []Series{
			{"Nord Franche-Comté", []float64{100, 98.9, 97.8, 96.9, 96.4, 96.1}}, {"Bourgogne-Franche-Comté", []float64{100, 99.2, 98.8, 98.6, 98.5, 98.4}},
			{"France hors Île-de-France", []float64{100, 100.1, 100.4, math.NaN(), 102, 102.6}}, {"France", []float64{100, 100.2, 100.7, 101.4, 102.3, 103.1}},
			{"Les 148 territoires d’industrie", []float64{100, 99.5, 99.2, 99.1, 99.3, 99.6}}}},
		Scatter{Sheet: sheet("Pistes de diversification", percent), SayUp: decimal, Across: "Proximité avec ce que l’on sait faire", Up: "Gain de rareté", AcrossAt: .3, UpAt: 0, What: "Activité",
			Quarters: [4]string{"Rare, mais loin des savoir-faire", "Proche et plus rare : à instruire", "Loin et banale", "Proche, mais banale"}, Points: []Spot{
				{"Batteries", .41, .9, false}, {"Instruments de mesure", .46, 1.2, false}, {"Emballages métalliques", .5, -.4, false}, {"Pêche", .05, -.2, false},
				{"Construction aéronautique", .12, 1.6, false}, {"Machines spéciales", .47, 1.15, false}, {"Horlogerie", .55, .7, true}, {"Bois", .35, -.7, false}, {"Chimie fine", .2, .4, false}}},
		Intervals{Sheet: sheet("Part des cinq premiers établissements dans l’emploi", percent), Between: func(low, high float64) string { return percent(low) + " à " + percent(high) }, Columns: [2]string{"Territoire", "Part"}, Rows: []Interval{
			{"Nord Franche-Comté", .31, .44, .36}, {"Haut-Jura – Arcade", .08, .13, .1}, {"Grand Chalon", .11, .19, math.NaN()}, {"Territoire sans registre", math.NaN(), math.NaN(), math.NaN()}}},
		Multiples{Sheet: sheet("Créations et cessations pour 100 établissements", decimal), Times: times, Names: []string{"Créations", "Cessations"}, What: "Lieu", When: "Année", Panels: []Panel{
			{"Nord Franche-Comté", [][]float64{{9, 9.2, 9.1, 9.6, 10.4, 11}, {8.1, 8.3, 8, 7.8, 7.9, 8.2}}}, {"Bourgogne-Franche-Comté", [][]float64{{9.8, 9.9, 9.7, 10, 10.9, 11.8}, {8, 8.1, 8.1, 7.7, 7.8, 8}}},
			{"France hors Île-de-France", [][]float64{{11, 11.1, 10.9, 11.2, 12, 13.1}, {8.4, 8.6, 8.4, 8.2, 8.3, 8.5}}}, {"Industrie seule", [][]float64{{5.1, 5.2, math.NaN(), 5, 5.3, 5.9}, {5.6, 5.5, 5.7, 5.4, 5.2, 5.3}}}}},
		shaded(sheet("Part de l’industrie dans les établissements", percent)),
	}
}

// shaded is a map of invented squares, one without a value and two that are known by their places only.
func shaded(s Sheet) Choropleth {
	m := Choropleth{Sheet: s, Dates: []string{"2013", "2018"}, Classes: 5, Missing: "Sans valeur", Note: "Classes aux ruptures naturelles (Jenks), les mêmes aux deux dates.", What: "Territoire", Between: func(low, high float64) string { return "de " + percent(low) + " à " + percent(high) },
		Outlines: [][]Point{{{4, 46}, {7.2, 46}, {7.2, 48.3}, {4, 48.3}}}}
	for i := range 30 {
		x, y := 4.1+.5*float64(i%6), 46.1+.42*float64(i/6)
		p := Shaded{Name: fmt.Sprintf("Territoire %d", i+1), Values: []float64{.04 + .2*frac(i, .618), .03 + .18*frac(i, .618)},
			Ground: [][]Point{{{x, y}, {x + .47, y}, {x + .47, y + .39}, {x, y + .39}}}}
		switch {
		case i == 7:
			p.Values = []float64{math.NaN(), .09}
		case i > 27:
			p.Ground, p.Dots = nil, []Point{{x + .1, y + .1}, {x + .3, y + .2}, {x + .2, y + .3}}
		}
		m.Places = append(m.Places, p)
	}
	return m
}

func dots(width int) DotPlot {
	return DotPlot{Say: percent, Width: width, Names: []string{"Nord Franche-Comté", "Bourgogne-Franche-Comté", "France hors Île-de-France", "France"}, Rows: []DotRow{
		{Label: "Industrie", Values: []float64{.082, .079, .058, .052}}, {Label: "Commerce et services", Values: []float64{.61, .58, .63, .66}}, {Label: "Administration, santé, action sociale", Values: []float64{.16, .15, .14, math.NaN()}}}}
}

func strip(width int) Strip {
	s := Strip{Here: .137, Name: "Nord Franche-Comté", Say: percent, Width: width}
	for i := range 60 {
		s.Values = append(s.Values, .05+.2*frac(i, .618)*frac(i, .382))
	}
	return s
}

func decimal(v float64) string {
	text := strings.TrimSuffix(strings.TrimSuffix(fmt.Sprintf("%.2f", v), "0"), ".0")
	return strings.NewReplacer(".", ",", "-", "−").Replace(text)
}

func percent(v float64) string { return strings.ReplaceAll(fmt.Sprintf("%.0f %%", 100*v), "-", "−") }

func signed(v float64) string {
	if v == 0 {
		return "0"
	}
	return strings.Replace(fmt.Sprintf("%+.0f", v), "-", "−", 1)
}

// galleryPage sets every chart at both widths, with the sheet of style of the site: open testdata/charts.html in a browser.
func galleryPage() []byte {
	var b bytes.Buffer
	b.WriteString("<!doctype html>\n<html lang=\"fr\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Figures</title>\n<link rel=\"stylesheet\" href=\"../../web/ui/style.css\">\n<main class=\"paper\">\n")
	narrow := gallery(Narrow)
	for i, c := range gallery(Wide) {
		t := c.Table()
		fmt.Fprintf(&b, "<h2>%s</h2>\n<figure>%s\n%s</figure>\n<table><caption>%s</caption><tr><th>%s</tr>\n", t.Caption, c.Draw(), narrow[i].Draw(), t.Caption, strings.Join(t.Columns, "<th>"))
		for _, row := range t.Rows[:min(4, len(t.Rows))] {
			fmt.Fprintf(&b, "<tr><td>%s</tr>\n", strings.Join(row, "<td>"))
		}
		b.WriteString("</table>\n")
	}
	b.WriteString("<h2>Parts des secteurs, et une place parmi toutes</h2>\n")
	for _, pair := range [][2][]byte{{dots(Wide).Draw(), dots(Narrow).Draw()}, {strip(Wide).Draw(), strip(Narrow).Draw()}} {
		fmt.Fprintf(&b, "<figure>%s\n%s</figure>\n", pair[0], pair[1])
	}
	b.WriteString("</main></html>\n")
	return b.Bytes()
}

// TestTheChartsAreThoseLookedAt holds the drawings to the page that was looked at. After a change: go test ./figure -update,
// and look again, light, dark, narrow and printed.
func TestTheChartsAreThoseLookedAt(t *testing.T) {
	const name = "testdata/charts.html"
	if *update {
		if err := os.WriteFile(name, galleryPage(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil || !bytes.Equal(want, galleryPage()) {
		t.Errorf("the drawings differ from %s (%v)", name, err)
	}
}
