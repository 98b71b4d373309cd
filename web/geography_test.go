package web

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"jalon/atlas"
)

// drawn is the story of the ten territories on a map with contours: each commune of 2019 is a small square around its centre.
var drawn = sync.OnceValue(func() *world {
	v, _ := atlas.France().Year(2019)
	squares := map[string][]atlas.Polygon{}
	for _, code := range v.Communes() {
		if at, ok := atlas.France().Point(code); ok {
			corner := func(dx, dy float64) atlas.Vertex { return atlas.VertexAt(float64(at.Lon)+dx, float64(at.Lat)+dy) }
			squares[code] = []atlas.Polygon{{corner(-0.01, -0.01), corner(0.01, -0.01), corner(0.01, 0.01), corner(-0.01, 0.01)}}
		}
	}
	c := atlas.NewContours(v, squares)
	c.Attribution = "IGN, essai"
	return toldOn(silent{}, "bfc-2019", atlas.France().WithContours(c))
})

func TestPerimetersLeaveAsFiles(t *testing.T) {
	answer := region().get("/territoires/ti:nord-franche-comte/perimetre.csv?on=2019-03-05")
	rows, err := csv.NewReader(answer.Body).ReadAll()
	if err != nil || len(rows) != 1+196 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	found := ""
	for _, row := range rows {
		if row[2] == "90010" {
			found = strings.Join(row, ",")
		}
	}
	if want := "ti:nord-franche-comte,Nord Franche-Comté,90010,Belfort,90,Territoire de Belfort,27,Bourgogne-Franche-Comté,200069052,CA Grand Belfort,CA,48973,2019-03-01"; found != want {
		t.Errorf("%s\nwant %s", found, want)
	}
	if missing := region().get("/territoires/ti:nord-franche-comte/perimetre.csv?on=2010-01-01"); missing.Code == http.StatusOK {
		t.Error("a territory has no perimeter before it is proposed")
	}
}

func TestTheNationalTableTellsTheTerritoryOfTheDay(t *testing.T) {
	in := func(on, commune string) (all []string) {
		rows, err := csv.NewReader(region().get("/communes.csv?on=" + on).Body).ReadAll()
		if err != nil || len(rows) < 34_000 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		for _, row := range rows {
			if row[0] == commune {
				all = append(all, row[11])
			}
		}
		return all
	}
	for on, want := range map[string]string{"2018-06-01": "", "2019-03-05": "", "2019-06-14": "ti:nevers-et-sud-nivernais"} {
		if got := strings.Join(in(on, "58046"), " "); got != want {
			t.Errorf("%s: Cercy-la-Tour is in %q, want %q", on, got, want)
		}
	}
}

// mapped is what a GeoJSON file says.
type mapped struct {
	Type, Territory string
	ContoursSince   string `json:"contours_since"`
	Features        []struct {
		Geometry   *struct{ Type string }
		Properties map[string]any
	}
}

func (w *world) geoJSON(t *testing.T, address string) (all mapped) {
	t.Helper()
	answer := w.get(address)
	if err := json.Unmarshal(answer.Body.Bytes(), &all); err != nil || answer.Code != http.StatusOK || answer.Header().Get("Content-Type") != "application/geo+json" {
		t.Fatalf("%s: %d, %v", address, answer.Code, err)
	}
	return all
}

func TestPerimetersAsGeoJSON(t *testing.T) {
	const nord = "/territoires/ti:nord-franche-comte"
	points := region().geoJSON(t, nord+"/perimetre.geojson?on=2019-03-05")
	if len(points.Features) != 196 || points.Features[0].Geometry.Type != "Point" || points.ContoursSince != "" || points.Features[0].Properties["member_name"] == "" {
		t.Errorf("%d features, %+v", len(points.Features), points.Features[0])
	}
	if none := region().get(nord + "/contour.geojson"); none.Code != http.StatusNotFound {
		t.Errorf("without contours the outline answers %d", none.Code)
	}
	areas := drawn().geoJSON(t, nord+"/perimetre.geojson?on=2019-03-05")
	if len(areas.Features) != 196 || areas.Features[0].Geometry.Type != "MultiPolygon" || areas.ContoursSince != "2019-01-01" {
		t.Errorf("%d features, %+v", len(areas.Features), areas.Features[0])
	}
	outline := drawn().geoJSON(t, nord+"/contour.geojson?on=2019-03-05")
	if len(outline.Features) != 1 || outline.Features[0].Properties["territory_name"] != "Nord Franche-Comté" || len(outline.Features[0].Properties["communes"].([]any)) != 196 {
		t.Errorf("%+v", outline)
	}
}

func TestMapsDrawContoursOnceImported(t *testing.T) {
	for address, grounds := range map[string]int{"/carte?region=27&on=2019-03-05": 10, "/territoires/ti:nord-franche-comte?on=2019-03-05": 1} {
		body := drawn().get(address).Body.String()
		if n := strings.Count(body, `class="map-ground`); n != grounds || strings.Contains(body, `class="dots hue`) {
			t.Errorf("%s draws %d grounds, want %d", address, n, grounds)
		}
		if n := strings.Count(region().get(address).Body.String(), `class="map-ground`); n != 0 {
			t.Errorf("%s draws %d grounds without contours", address, n)
		}
	}
	if said := drawn().said(t, "/carte?region=27&on=2019-03-05"); !strings.Contains(said, "IGN, essai") {
		t.Errorf("the map names the source of its contours: %s", said)
	}
}

func BenchmarkPerimeterGeoJSON(b *testing.B) {
	for b.Loop() {
		if drawn().get("/territoires/ti:nord-franche-comte/contour.geojson?on=2019-03-05").Code != http.StatusOK {
			b.Fatal("no outline")
		}
	}
}

// What was read on a map must not keep it for ever: an operator imports a geography of tens of megabytes while the site serves.
func TestAMapThatWasReplacedIsReleased(t *testing.T) {
	w := told(t, "bfc-2019")
	look := func() {
		for _, address := range []string{"/carte", "/territoires/ti:nord-franche-comte", "/recherche?q=Belfort", "/territoires/ti:nord-franche-comte/perimetre.csv", "/territoires/ti:nord-franche-comte/atelier", "/genealogie"} {
			if answer := w.get(address); answer.Code != http.StatusOK {
				t.Fatalf("%s: %d", address, answer.Code)
			}
		}
	}
	released := make(chan bool, 1)
	gone := func() bool {
		runtime.GC()
		runtime.GC()
		select {
		case <-released:
			return true
		case <-time.After(time.Second):
			return false
		}
	}
	func() {
		v, _ := atlas.France().Year(2019)
		chart := atlas.France().WithContours(atlas.NewContours(v, nil))
		runtime.AddCleanup(chart, func(c chan bool) { c <- true }, released)
		w.register.Chart(chart)
	}()
	look()
	if gone() {
		t.Fatal("the map that serves is gone: the test would see nothing")
	}
	w.register.Chart(atlas.France())
	look()
	if !gone() {
		t.Error("the map that was replaced is still held")
	}
}

// A perimeter leaves as a drawing too, of any day: by its ground where contours are known, else by its communes.
func TestPerimetersLeaveAsDrawings(t *testing.T) {
	for class, w := range map[string]*world{"dots hue-1": region(), "map-ground hue-1": drawn()} {
		answer := w.get("/territoires/ti:nord-franche-comte/perimetre.svg?on=2019-03-05")
		text := answer.Body.String()
		if answer.Code != 200 || answer.Header().Get("Content-Type") != "image/svg+xml" || !strings.Contains(text, class) || !strings.Contains(text, "<title>Nord Franche-Comté, 2019-03-05</title>") {
			t.Errorf("%s: %d %.300s", class, answer.Code, text)
		}
	}
	if answer := region().get("/territoires/ti:ailleurs/perimetre.svg"); answer.Code != 404 {
		t.Errorf("a territory that is not there: %d", answer.Code)
	}
}
