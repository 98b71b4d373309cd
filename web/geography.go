package web

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"jalon/api"
	"jalon/atlas"
	"jalon/export"
	"jalon/figure"
	"jalon/register"
)

// communesCSV is the national table: every commune of the day with its territory.
func communesCSV(v *visit) (file, error) {
	return v.table(export.Communes, "communes")
}

// perimeterCSV lists the communes of a territory with codes and labels.
func perimeterCSV(v *visit) (file, error) {
	t, err := v.begun()
	if err != nil {
		return file{}, err
	}
	return v.table(export.Perimeter(t), "perimetre-"+bare(t.ID))
}

func (v *visit) table(t export.Table, name string) (file, error) {
	var b bytes.Buffer
	err := t.WriteCSV(v.View, &b)
	return file{kind: "text/csv; charset=utf-8", bytes: b.Bytes(), save: name + "-" + v.On.String() + ".csv"}, err
}

// bare is an identifier without its sort.
func bare(id register.ID) string {
	_, name, _ := strings.Cut(string(id), ":")
	return name
}

// begun returns the territory of the address, as it was on the day.
func (v *visit) begun() (*register.Territory, error) {
	if _, refusal := api.Communes(v, v.View, v.id()); refusal != nil {
		return nil, refusal
	}
	t, _ := v.Territories.Get(v.id())
	return t, nil
}

// features is a GeoJSON file (RFC 7946): longitudes and latitudes, WGS 84. The members of its own say what it shows.
type features struct {
	Type          string       `json:"type"`
	Territory     register.ID  `json:"territory"`
	TerritoryName string       `json:"territory_name"`
	On            register.Day `json:"on"`
	MapSince      register.Day `json:"map_since"`
	ContoursSince register.Day `json:"contours_since,omitzero"` // map whose contours are drawn; none where communes are points
	Sources       []string     `json:"sources"`
	Features      []feature    `json:"features"`
}

type feature struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Geometry   any            `json:"geometry"` // null where nobody knows it
	Properties map[string]any `json:"properties"`
}

type geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

// perimeterGeoJSON gives each commune of a territory: its contour where contours were imported, else its centre.
func perimeterGeoJSON(v *visit) (file, error) {
	t, err := v.begun()
	if err != nil {
		return file{}, err
	}
	all, refusal := api.Communes(v, v.View, t.ID)
	if refusal != nil {
		return file{}, refusal
	}
	out := v.features(t)
	for _, c := range all {
		out.Features = append(out.Features, feature{"Feature", c.Code, v.shapeOf(c.Code), map[string]any{
			"code": c.Code, "name": c.Name, "member": c.Member.Code, "member_name": c.Member.Name,
			"department": c.Department.Code, "department_name": c.Department.Name, "population": c.Population,
			"territory": t.ID, "territory_name": t.Name.Value(v.On)}})
	}
	return v.geoJSON(out, "perimetre-"+bare(t.ID))
}

// outlineGeoJSON gives the outline of a territory, as one feature.
func outlineGeoJSON(v *visit) (file, error) {
	t, err := v.begun()
	if err != nil {
		return file{}, err
	}
	if v.Atlas.Contours() == nil {
		return file{}, register.Refuse(register.Missing, "web.no-contours")
	}
	ground := v.Ground(t, v.On)
	outline := v.Atlas.Contours().Outlined(ground.Vintage, ground.Codes)
	out := v.features(t)
	out.Features = []feature{{"Feature", string(t.ID), multiPolygon(outline.Polygons), map[string]any{
		"territory": t.ID, "territory_name": t.Name.Value(v.On), "communes": ground.Codes, "without_contour": outline.Missing, "wider": outline.Wider}}}
	return v.geoJSON(out, "contour-"+bare(t.ID))
}

// perimeterSVG draws a territory on the day, as a file of its own: by its ground where contours were imported, else by its communes.
func perimeterSVG(v *visit) (file, error) {
	t, err := v.begun()
	if err != nil {
		return file{}, err
	}
	ground := v.Ground(t, v.On)
	m := figure.Map{Width: 640, Close: true, Groups: []figure.Group{v.group("", ground.Vintage, ground.Codes, false)},
		Outlines: v.departmentsOf(ground.Vintage, []extent{{codes: ground.Codes}})}
	name := t.Name.Value(v.On)
	return file{kind: "image/svg+xml", bytes: m.Alone(name+", "+v.On.String(), v.mapSource(ground.Vintage)), save: "perimetre-" + bare(t.ID) + ".svg"}, nil
}

func (v *visit) features(t *register.Territory) features {
	out := features{Type: "FeatureCollection", Territory: t.ID, TerritoryName: t.Name.Value(v.On), On: v.On, MapSince: v.Atlas.On(v.On).From, Sources: v.geographySources(), Features: []feature{}}
	if c := v.Atlas.Contours(); c != nil {
		out.ContoursSince = c.Vintage.From
	}
	return out
}

// geographySources names whom a map or a file of communes is from.
func (v *visit) geographySources() (names []string) {
	for _, s := range atlas.Sources {
		names = append(names, s.From+" ("+s.Licence+")")
	}
	if c := v.Atlas.Contours(); c != nil {
		names = append(names, v.say("contours des communes au {day} : {source}", "contours of communes on {day}: {source}", "day", c.Vintage.From, "source", c.Attribution))
	}
	return names
}

func (v *visit) geoJSON(all features, name string) (file, error) {
	text, err := json.Marshal(all)
	return file{kind: "application/geo+json", bytes: append(text, '\n'), save: name + "-" + v.On.String() + ".geojson"}, err
}

// shapeOf is the contour of a commune, its centre, or null.
func (v *visit) shapeOf(code string) any {
	if c := v.Atlas.Contours(); c != nil {
		if ground := c.Outlined(v.Atlas.On(v.On), []string{code}); len(ground.Missing) == 0 {
			return multiPolygon(ground.Polygons)
		}
	}
	if at, ok := v.Atlas.Point(code); ok {
		return geometry{"Point", []json.Number{degrees(int32(at.Lon * 1e6)), degrees(int32(at.Lat * 1e6))}}
	}
	return nil
}

// multiPolygon writes polygons as GeoJSON wants them: each outline then its holes, the first vertex again at the end.
func multiPolygon(all []atlas.Polygon) geometry {
	polygons := [][][][2]json.Number{}
	for _, group := range atlas.Grouped(all) {
		var rings [][][2]json.Number
		for _, p := range group {
			ring := make([][2]json.Number, 0, len(p)+1)
			for i := range len(p) + 1 {
				at := p[i%len(p)]
				ring = append(ring, [2]json.Number{degrees(at.X), degrees(at.Y)})
			}
			rings = append(rings, ring)
		}
		polygons = append(polygons, rings)
	}
	return geometry{"MultiPolygon", polygons}
}

// degrees writes millionths of a degree with five decimals, a metre.
func degrees(millionths int32) json.Number {
	return json.Number(strconv.FormatFloat(float64(millionths)/1e6, 'f', 5, 64))
}
