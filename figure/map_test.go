package figure

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// france is a map of groups spread over France: so many groups of so many places.
func france(groups, places int) Map {
	m := Map{Width: 760, Sizes: []Size{{1_000, "1 000 habitants"}, {100_000, "100 000 habitants"}},
		Outlines: [][]Point{{{-4.7, 48.4}, {2.4, 51}, {8.2, 48.9}, {7.5, 43.8}, {3, 42.4}, {-1.7, 43.3}}}}
	for g := range groups {
		group := Group{Number: fmt.Sprint(g + 1)}
		lon, lat := -3+11*frac(g, 0.618), 43.5+6.5*frac(g, 0.382)
		for p := range places {
			group.Dots = append(group.Dots, Dot{Point{lon + .5*frac(p, .7548), lat + .35*frac(p, .5698)}, int64(40 + 37*(p*p%400))})
		}
		m.Groups = append(m.Groups, group)
	}
	return m
}

func frac(i int, step float64) float64 { return math.Mod(float64(i+1)*step, 1) }

func TestAMapIsAlwaysDrawnTheSame(t *testing.T) {
	first, again := france(40, 30).Draw(), france(40, 30).Draw()
	if !bytes.Equal(first.SVG, again.SVG) {
		t.Error("drawn twice, it differs")
	}
}

func TestEveryPlaceIsDrawnOnce(t *testing.T) {
	m := france(20, 50)
	m.Rest = []Dot{{Point{1, 46}, 0}, {Point{2, 47}, 0}}
	svg := m.Draw().SVG
	if n := bytes.Count(svg, []byte("h0")); n != 20*50+2+len(m.Sizes) {
		t.Errorf("%d dots", n)
	}
	wellFormed(t, svg)
}

func wellFormed(t *testing.T, svg []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
	}
}

// TestNothingOfAPageIsStyledHere holds the drawing to classes: the policy of the pages lets no style through.
func TestNothingOfAPageIsStyledHere(t *testing.T) {
	if svg := france(3, 3).Draw().SVG; bytes.Contains(svg, []byte("style")) || bytes.Contains(svg, []byte("#")) {
		t.Errorf("%s", svg)
	}
}

func TestTextsAreEscaped(t *testing.T) {
	m := france(1, 2)
	m.Groups[0].Number, m.Sizes[0].Text = `<b>`, `a & "b"`
	svg := m.Draw().SVG
	wellFormed(t, svg)
	if bytes.Contains(svg, []byte("<b>")) {
		t.Error("a text became an element")
	}
}

// TestNeighboursDifferInColour: with fewer neighbours than hues, none shares that of a group.
func TestNeighboursDifferInColour(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var groups []Group
		for range rapid.IntRange(1, 40).Draw(t, "groups") {
			at := Point{rapid.Float64Range(-4, 8).Draw(t, "lon"), rapid.Float64Range(43, 51).Draw(t, "lat")}
			groups = append(groups, Group{Dots: []Dot{{at, 1}, {Point{at.Lon + .2, at.Lat}, 1}}})
		}
		hues := colour(groups)
		for i, neighbours := range adjacent(groups) {
			if hues[i] < 1 || hues[i] > Hues {
				t.Fatalf("hue %d", hues[i])
			}
			for _, n := range neighbours {
				if len(neighbours) < Hues && hues[n] == hues[i] {
					t.Fatalf("groups %d and %d are neighbours and both of hue %d", n, i, hues[i])
				}
			}
		}
	})
}

func TestLargerPlacesAreLargerAndDrawnFirst(t *testing.T) {
	m := Map{Width: 760, Groups: []Group{{Number: "1", Dots: []Dot{{Point{2, 47}, 100}, {Point{3, 47}, 1_000_000}, {Point{4, 47}, 20_000}}}}}
	var widths []int
	for _, found := range regexp.MustCompile(`stroke-width="(\d+)"`).FindAllStringSubmatch(string(m.Draw().SVG), -1) {
		var w int
		fmt.Sscan(found[1], &w)
		widths = append(widths, w)
	}
	if len(widths) != 3 || widths[0] <= widths[1] || widths[1] <= widths[2] {
		t.Errorf("widths in the order of drawing: %v", widths)
	}
}

// TestOverseasHasItsFrames: what lies beyond Europe is in a frame of its own, below the map and apart from the others.
func TestOverseasHasItsFrames(t *testing.T) {
	m := france(2, 5)
	m.Groups = append(m.Groups, Group{Number: "3", Dots: []Dot{{Point{55.5, -21.1}, 1000}, {Point{55.3, -20.9}, 1}}}, Group{Number: "4", Dots: []Dot{{Point{-61, 14.6}, 1000}}})
	frames := m.frames()
	if len(frames) != 3 {
		t.Fatalf("%d frames", len(frames))
	}
	for i, f := range frames {
		for _, o := range frames[:i] {
			if f.x < o.x+o.width && o.x < f.x+f.width && f.y < o.y+o.height && o.y < f.y+f.height {
				t.Errorf("the frames of %q and %q overlap", f.area.name, o.area.name)
			}
		}
		if i > 0 && f.y < frames[0].height {
			t.Errorf("%s lies on the map", f.area.name)
		}
	}
	if !strings.Contains(string(m.Draw().SVG), "La Réunion") {
		t.Error("a frame has no name")
	}
}

// TestPlacesFallInTheirFrame for places anywhere the frames can hold.
func TestPlacesFallInTheirFrame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var dots []Dot
		for range rapid.IntRange(1, 20).Draw(t, "places") {
			a := rapid.SampledFrom(areas).Draw(t, "area")
			dots = append(dots, Dot{Point{rapid.Float64Range(a.west, a.east).Draw(t, "lon"), rapid.Float64Range(a.south, a.north).Draw(t, "lat")}, 10})
		}
		m := Map{Width: 400, Groups: []Group{{Number: "1", Dots: dots}}}
		p := &pen{frames: m.frames(), scale: 1}
		for _, d := range dots {
			x, y, ok := p.place(d.Point)
			if !ok {
				t.Fatalf("%v is in no frame", d)
			}
			inside := false
			for _, f := range p.frames {
				inside = inside || float64(x)/10 >= f.x && float64(x)/10 <= f.x+f.width && float64(y)/10 >= f.y-1 && float64(y)/10 <= f.y+f.height+1
			}
			if !inside {
				t.Fatalf("%v is drawn at %d, %d, outside of every frame", d, x, y)
			}
		}
	})
}

// TestTheProjectionIsThatOfTheMapsOfFrance: the meridian of Paris maps is upright, north is up, and a square of ground keeps
// its shape (a conformal projection).
func TestTheProjectionIsThatOfTheMapsOfFrance(t *testing.T) {
	if x, _ := project(Point{3, 47}); math.Abs(x) > 1e-12 {
		t.Errorf("the meridian 3° E is at %v", x)
	}
	rapid.Check(t, func(t *rapid.T) {
		p := Point{rapid.Float64Range(-5, 9).Draw(t, "lon"), rapid.Float64Range(42, 51).Draw(t, "lat")}
		const small = 1e-5
		x, y := project(p)
		ex, ey := project(Point{p.Lon + small/math.Cos(p.Lat*degree), p.Lat})
		nx, ny := project(Point{p.Lon, p.Lat + small})
		if ny <= y {
			t.Fatal("north is not up")
		}
		east, north := math.Hypot(ex-x, ey-y), math.Hypot(nx-x, ny-y)
		if math.Abs(east/north-1) > 1e-3 {
			t.Fatalf("a square becomes %v wide and %v high", east, north)
		}
		if scale := north / (small * degree); scale < .995 || scale > 1.01 {
			t.Fatalf("lengths are multiplied by %v", scale)
		}
	})
}

func TestNumbersDoNotCoverEachOther(t *testing.T) {
	var taken []box
	for range 16 {
		taken = append(taken, free(box{100, 100, 20, 15}, taken))
	}
	for i, b := range taken {
		for _, o := range taken[:i] {
			if b.meets(o) {
				t.Fatalf("%v covers %v", b, o)
			}
		}
	}
}

func TestAnEmptyMapIsAMap(t *testing.T) {
	wellFormed(t, Map{Width: 760}.Draw().SVG)
}

// BenchmarkMap draws as many places as the territories of the national list have.
func BenchmarkMap(b *testing.B) {
	m := france(148, 106)
	b.ReportAllocs()
	for b.Loop() {
		m.Draw()
	}
}

// A group whose ground is known is drawn by it and not by its dots; its number stays on it.
func TestGroundIsDrawnInThePlaceOfDots(t *testing.T) {
	square := []Point{{6, 47}, {7, 47}, {7, 48}, {6, 48}}
	hole := []Point{{6.4, 47.4}, {6.4, 47.6}, {6.6, 47.6}, {6.6, 47.4}}
	dots := []Dot{{Point{6.2, 47.2}, 1000}}
	svg := string(Map{Width: 400, Groups: []Group{{Number: "1", Dots: dots, Ground: [][]Point{square, hole}}, {Number: "2", Dots: dots}}}.Draw().SVG)
	if strings.Count(svg, `class="map-ground hue-1" fill-rule="evenodd"`) != 1 || strings.Count(svg, `class="dots hue-`) != 1 || !strings.Contains(svg, ">1</text>") {
		t.Error(svg)
	}
	ground := svg[strings.Index(svg, "map-ground"):]
	ground = ground[:strings.Index(ground, "/>")]
	if strings.Count(ground, "M") != 2 || strings.Count(ground, "z") != 2 {
		t.Error(ground)
	}
}

// A map that leaves the pages is a whole file: it has its namespace, its colours, and says what it is.
func TestAMapAlone(t *testing.T) {
	svg := france(3, 4).Alone("Grand Dole <2019>", "Sources : IGN & Insee")
	wellFormed(t, svg)
	for _, want := range []string{`<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 760 `, "<title>Grand Dole &lt;2019&gt;</title>", "IGN &amp; Insee", ".hue-6{"} {
		if !strings.Contains(string(svg), want) {
			t.Errorf("%s is not in %.300s", want, svg)
		}
	}
	if strings.Contains(string(svg[:200]), "aria-hidden") {
		t.Error("a file of its own is hidden")
	}
}
