package figure

import (
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawn is what a chart looks like to a ruler: its size, the boxes of its texts, and the corners of its shapes.
type drawn struct {
	width, height float64
	texts         []written
	points        []Point // x and y
}

type written struct {
	box
	class, text string
}

// shift is where the parts of a group are drawn.
type shift struct{ x, y, scale float64 }

func (s shift) to(x, y float64) Point { return Point{s.x + x*s.scale, s.y + y*s.scale} }

// measure reads a drawing.
func measure(svg []byte) (d drawn, err error) {
	groups := []shift{{scale: 1}}
	decoder := xml.NewDecoder(strings.NewReader(string(svg)))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return d, nil
		} else if err != nil {
			return d, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			at := groups[len(groups)-1]
			switch e.Name.Local {
			case "svg":
				_, err = fmt.Sscanf(attribute(e, "viewBox"), "0 0 %g %g", &d.width, &d.height)
			case "g":
				at = at.transformed(attribute(e, "transform"))
			case "circle":
				x, y, r := value(e, "cx"), value(e, "cy"), value(e, "r")
				d.points = append(d.points, at.to(x-r, y-r), at.to(x+r, y+r))
			case "path":
				d.points = append(d.points, corners(attribute(e, "d"), at)...)
			case "text":
				var text string
				if err = decoder.DecodeElement(&text, &e); err == nil {
					d.texts = append(d.texts, at.text(e, text))
				}
				groups = append(groups, at) // its end is read
				groups = groups[:len(groups)-1]
				continue
			}
			if err != nil {
				return d, err
			}
			groups = append(groups, at)
		case xml.EndElement:
			groups = groups[:len(groups)-1]
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// value is a number of an element; NaN when it is not one.
func value(e xml.StartElement, name string) float64 {
	v, err := strconv.ParseFloat(attribute(e, name), 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

func (s shift) transformed(how string) shift {
	var x, y, by float64
	if n, _ := fmt.Sscanf(how, "translate(%g %g)", &x, &y); n == 2 {
		return shift{s.x + x*s.scale, s.y + y*s.scale, s.scale}
	}
	if n, _ := fmt.Sscanf(how, "scale(%g)", &by); n == 1 {
		return shift{s.x, s.y, s.scale * by}
	}
	return s
}

// text is the box of a text: the letters of twelve units are nine above their line and three below.
func (s shift) text(e xml.StartElement, text string) written {
	at, wide := s.to(value(e, "x"), value(e, "y")), textWide(text)
	x := at.Lon
	switch attribute(e, "text-anchor") {
	case start, "":
		x += wide / 2
	case finish:
		x -= wide / 2
	}
	return written{box{x, at.Lat - 3.5, wide, 12}, attribute(e, "class"), text}
}

// corners are the points that a path goes through.
func corners(d string, s shift) (all []Point) {
	var x, y float64
	for d != "" {
		letter := d[0]
		end := strings.IndexAny(d[1:], "MLHVmlhvzZ") + 1
		if end == 0 {
			end = len(d)
		}
		var n []float64
		for _, word := range strings.Fields(strings.ReplaceAll(d[1:end], "-", " -")) {
			v, err := strconv.ParseFloat(word, 64)
			if err != nil {
				v = math.NaN()
			}
			n = append(n, v)
		}
		d = d[end:]
		switch letter {
		case 'M', 'L':
			x, y = n[0], n[1]
		case 'm', 'l':
			x, y = x+n[0], y+n[1]
		case 'H':
			x = n[0]
		case 'V':
			y = n[0]
		}
		all = append(all, s.to(x, y))
	}
	return all
}

// unsaid is a number that is none.
var unsaid = regexp.MustCompile(`\b(NaN|Inf)\b`)

// faults are what is wrong with a drawing: a thing outside of it, a text on another, a number that is none.
func faults(svg []byte) (all []string) {
	d, err := measure(svg)
	if err != nil {
		return []string{err.Error()}
	}
	const slack = .11 // coordinates are written to a tenth
	for _, p := range d.points {
		if !(p.Lon >= -slack && p.Lon <= d.width+slack && p.Lat >= -slack && p.Lat <= d.height+slack) {
			all = append(all, fmt.Sprintf("a shape at %g, %g, outside of %g x %g", p.Lon, p.Lat, d.width, d.height))
		}
	}
	for i, t := range d.texts {
		if !(t.x-t.width/2 >= -slack && t.x+t.width/2 <= d.width+slack && t.y-t.height/2 >= -slack && t.y+t.height/2 <= d.height+slack) {
			all = append(all, fmt.Sprintf("%q outside: %+v of %g x %g", t.text, t.box, d.width, d.height))
		}
		for _, o := range d.texts[:i] {
			if t.meets(box{o.x, o.y, o.width - .2, o.height - .2}) {
				all = append(all, fmt.Sprintf("%q on %q", t.text, o.text))
			}
		}
		if unsaid.MatchString(t.text) {
			all = append(all, t.text)
		}
	}
	return all
}

// TestTheGalleryHasNoFault at either width.
func TestTheGalleryHasNoFault(t *testing.T) {
	for _, width := range []int{Wide, Narrow} {
		for _, c := range gallery(width) {
			for _, f := range faults(c.Draw()) {
				t.Errorf("%T of %d: %s", c, width, f)
			}
		}
	}
}

var (
	anyValue = rapid.OneOf(rapid.Float64Range(-1e6, 1e6), rapid.Float64Range(-1, 1), rapid.SampledFrom([]float64{0, 1, math.NaN(), math.Inf(1), math.Inf(-1), 1e12, -1e12}))
	anyName  = rapid.SampledFrom([]string{"A", "Industrie", "Bourgogne-Franche-Comté", "Fabrication d’équipements électriques, électroniques et informatiques de précision", "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM", "a < b & c", ""})
)

// anyCharts draws figures of every sort for every chart, the same for all.
func anyCharts(t *rapid.T, width int) []chart {
	values := rapid.SliceOfN(anyValue, 0, 9).Draw(t, "values")
	names := rapid.SliceOfN(anyName, len(values)+1, len(values)+1).Draw(t, "names")
	sheet := Sheet{Title: names[0], Text: names[0], Empty: "Rien à montrer.", Say: func(v float64) string { return fmt.Sprintf("%.3g", v) }, Width: width}
	fall, stems, intervals := Waterfall{Sheet: sheet, Sum: names[0]}, Lollipop{Sheet: sheet, At: 1, AtName: names[0], Log: len(values)%2 == 0}, Intervals{Sheet: sheet, Between: func(a, b float64) string { return fmt.Sprintf("%.3g à %.3g", a, b) }}
	lines, spots := Lines{Sheet: sheet}, Scatter{Sheet: sheet, SayUp: sheet.Say, Across: names[0], Up: names[0], Quarters: [4]string{names[0], "b", "quatre mots de plus", names[0]}}
	panels, m := Multiples{Sheet: sheet, Names: names[:min(2, len(names))]}, shaded(sheet)
	m.Dates = m.Dates[:1+len(values)%2]
	for i, v := range values {
		w := values[len(values)-1-i]
		lines.Times = append(lines.Times, strconv.Itoa(2000+i))
		fall.Effects = append(fall.Effects, Effect{names[i], v, i == 2})
		stems.Rows = append(stems.Rows, Stem{Label: names[i], Value: v})
		intervals.Rows = append(intervals.Rows, Interval{names[i], min(v, w), max(v, w), v})
		spots.Points = append(spots.Points, Spot{names[i], v, w, i == 0})
		m.Places[i].Values = []float64{v, w}
	}
	panels.Times = lines.Times
	for i := range values {
		lines.Series = append(lines.Series, Series{names[i], append(values[i:len(values):len(values)], values...)}) // more values than moments
		panels.Panels = append(panels.Panels, Panel{names[i], [][]float64{values, values[i:]}})
	}
	return []chart{fall, stems, intervals, lines, spots, panels, m}
}

func TestNothingIsOutsideNothingIsCovered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, c := range anyCharts(t, rapid.SampledFrom([]int{Narrow, Wide}).Draw(t, "width")) {
			if all := faults(c.Draw()); len(all) > 0 {
				t.Fatalf("%T: %s", c, strings.Join(all, "\n"))
			}
		}
	})
}

// TestTheOlderTwoHaveNoFault: the dot plot and the strip hold to the same.
func TestTheOlderTwoHaveNoFault(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(anyValue, 1, 9).Draw(t, "values")
		name, width := anyName.Draw(t, "name"), rapid.SampledFrom([]int{Narrow, Wide}).Draw(t, "width")
		say := func(v float64) string { return fmt.Sprintf("%.3g", v) }
		d := DotPlot{Rows: []DotRow{{name, values, name[:min(len(name), 9)]}, {"b", values, ""}}, Names: []string{name, name, "c"}, Say: say, Zero: len(values)%2 == 0, Width: width}
		for _, svg := range [][]byte{d.Draw(), Strip{Values: values, Here: values[0], Name: name, Say: say, Width: width}.Draw()} {
			if all := faults(svg); len(all) > 0 {
				t.Fatal(strings.Join(all, "\n"))
			}
		}
	})
}

func TestTablesHaveARowForEachThingAndNoNaN(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, c := range anyCharts(t, Wide) {
			for _, row := range c.Table().Rows {
				if len(row) != len(c.Table().Columns) {
					t.Fatalf("%T: %d cells under %d heads", c, len(row), len(c.Table().Columns))
				}
				for _, cell := range row {
					if unsaid.MatchString(cell) {
						t.Fatalf("%T: %v", c, row)
					}
				}
			}
		}
	})
}

func TestNothingToDrawIsSaid(t *testing.T) {
	s := Sheet{Empty: "Aucun chiffre à montrer.", Say: decimal, Width: Narrow}
	nan := math.NaN()
	for _, c := range []chart{Lollipop{Sheet: s}, Lollipop{Sheet: s, Rows: []Stem{{Value: nan}}}, Waterfall{Sheet: s}, Waterfall{Sheet: s, Effects: []Effect{{Value: 3}, {Value: nan}}},
		Lines{Sheet: s}, Lines{Sheet: s, Times: []string{"2018"}, Series: []Series{{"a", []float64{nan}}}}, Scatter{Sheet: s}, Intervals{Sheet: s}, Intervals{Sheet: s, Rows: []Interval{{"a", 1, nan, 1}}},
		Multiples{Sheet: s}, Multiples{Sheet: s, Times: []string{"a"}, Panels: []Panel{{"a", nil}}}, Choropleth{Sheet: s}, Choropleth{Sheet: s, Dates: []string{"a"}, Places: []Shaded{{Values: []float64{nan}}}}} {
		if svg := string(c.Draw()); !strings.Contains(svg, s.Empty) || strings.Contains(svg, "path") {
			t.Errorf("%T says %s", c, svg)
		}
	}
}
