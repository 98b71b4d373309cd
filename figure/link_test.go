package figure

import (
	"strings"
	"testing"
)

// A group that leads somewhere is a link of the drawing, with dots as with ground, and names itself; nothing else of it is read.
func TestLinkedGroupsAreLinks(t *testing.T) {
	m := france(3, 5)
	m.Groups[0].Link = &Link{"/a?m=1&m=2", `Retirer "A" <b>`}
	m.Groups[1].Link = &Link{"/b", "Ajouter B"}
	m.Groups[1].Ground = [][]Point{{{6, 47}, {7, 47}, {7, 48}}}
	svg := string(m.Draw().SVG)
	wellFormed(t, []byte(svg))
	if strings.Count(svg, "<a ") != 2 || !strings.Contains(svg, `href="/a?m=1&amp;m=2" aria-label="Retirer &#34;A&#34; &lt;b&gt;"`) || !m.Linked() {
		t.Error(svg)
	}
	if open := svg[:strings.Index(svg, ">")]; strings.Contains(open, "aria-hidden") || strings.Count(svg, `<g aria-hidden="true">`) != 1 {
		t.Error("the numbers are read, or the links are not")
	}
	if plain := france(3, 5); plain.Linked() || !strings.Contains(string(plain.Draw().SVG), `<svg viewBox="0 0 760 `) {
		t.Error("a map without links holds links")
	}
}

// A map that is close shows its groups whole and lets outlines run out of it; a hue that was chosen is kept.
func TestCloseMaps(t *testing.T) {
	m := Map{Width: 400, Close: true, Outlines: france(1, 1).Outlines, Groups: []Group{{Number: "1", Hue: 5, Class: "map-came", Dots: []Dot{{Point{6, 47}, 10}, {Point{6.2, 47.2}, 10}}}}}
	drawing := m.Draw()
	near := m.frames()[0].scale
	m.Close = false
	if far := m.frames()[0].scale; near < 10*far {
		t.Errorf("close %v, not close %v", near, far)
	}
	if drawing.Hues[0] != 5 || !strings.Contains(string(drawing.SVG), `class="dots hue-5 map-came"`) {
		t.Errorf("%s", drawing.SVG)
	}
}
