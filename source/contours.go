package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"jalon/atlas"
)

// Bounds of contours: beyond, a file is finer than any page can show.
const (
	maxVertices = 4_000_000
	maxTopology = 96 << 20
)

// contourCodes are the properties under which publishers give the code of a commune.
var contourCodes = []string{"code", "codgeo", "insee_com", "INSEE_COM", "code_insee", "insee", "com", "COM"}

// outlining reads the outlines of communes.
type outlining struct {
	file     string
	n        int // features read
	at       int // ring of the feature
	vertices int
	stop     bool // reading further is of no use
	shapes   map[string][]atlas.Polygon
	first    map[string]int
	faults   Faults

	forgiving bool
	flawed    []string // communes with a ring that was forgiven
}

// Outlines reads the outlines of communes: GeoJSON (RFC 7946, features with the code of a commune), or one object of a TopoJSON,
// by name, else the one that holds most communes. Year 0 finds the map whose communes they are. Forgiving, it keeps rings that
// cross themselves, as simplified contours have a few, leaves out those of less than four points, and notes both.
func Outlines(year int, object string, forgiving bool, f File, a *atlas.Atlas) (*atlas.Contours, Intake, error) {
	o := &outlining{file: f.Name, forgiving: forgiving, shapes: map[string][]atlas.Polygon{}, first: map[string]int{}}
	if err := o.read(f, object); err != nil && len(o.faults) == 0 {
		o.fault("", "sheet.truncated", "", err.Error())
	}
	if len(o.faults) == 0 && len(o.shapes) == 0 {
		o.fault("", "contour.none", "", "")
	}
	var v atlas.Vintage
	if len(o.faults) == 0 {
		v = o.vintage(year, a)
	}
	if len(o.faults) > 0 {
		return nil, Intake{}, o.faults
	}
	c := atlas.NewContours(v, o.shapes)
	in := Intake{Year: v.Year, Rows: o.n, Kept: len(o.shapes)}
	if len(o.flawed) > 0 {
		in.Notes = append(in.Notes, Note{"contour.flawed", o.flawed})
	}
	over, hollow := c.Faults()
	for _, code := range over {
		o.fault(code, "contour.overlap", code, "")
	}
	if len(hollow) > 0 {
		in.Notes = append(in.Notes, Note{"contour.hole", hollow})
	}
	if len(o.faults) > 0 {
		return nil, Intake{}, o.faults
	}
	return c, in, nil
}

func (o *outlining) fault(code, what, given, detail string) {
	o.faults.add(Fault{File: o.file, Row: o.n, Column: code, Code: what, Given: given, Detail: detail})
}

// read tells TopoJSON from GeoJSON by the first keys.
func (o *outlining) read(f File, object string) error {
	whole := io.NewSectionReader(f, 0, f.Size)
	head := make([]byte, 1<<10)
	n, _ := f.ReadAt(head, 0)
	if strings.Contains(string(head[:n]), `"Topology"`) {
		if f.Size > maxTopology {
			o.fault("", "contour.too-large", fmt.Sprint(f.Size>>20), fmt.Sprint(maxTopology>>20))
			return nil
		}
		return o.topology(whole, object)
	}
	return o.features(whole)
}

// features reads GeoJSON one feature at a time.
func (o *outlining) features(from io.Reader) error {
	dec := json.NewDecoder(from)
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if token == "features" {
			break
		}
	}
	if _, err := dec.Token(); err != nil { // [
		return err
	}
	for dec.More() && !o.stop && len(o.faults) < maxFaults {
		o.n++
		var f feature
		if err := dec.Decode(&f); err != nil {
			return err
		}
		code := codeOf(f.ID, f.Properties)
		shape, err := f.polygons()
		if err != nil {
			o.fault(code, "contour.geometry", f.Geometry.Type, "Polygon, MultiPolygon")
			continue
		}
		o.add(code, shape)
	}
	if o.stop || len(o.faults) >= maxFaults {
		return nil
	}
	_, err := dec.Token()
	return err
}

// feature is one of GeoJSON: the package of the geometry library that reads them brings a database driver along.
type feature struct {
	ID         any
	Properties map[string]any
	Geometry   struct {
		Type        string
		Coordinates json.RawMessage
	}
}

func (f feature) polygons() (shape orb.MultiPolygon, err error) {
	switch f.Geometry.Type {
	case "Polygon":
		shape = make(orb.MultiPolygon, 1)
		err = json.Unmarshal(f.Geometry.Coordinates, &shape[0])
	case "MultiPolygon":
		err = json.Unmarshal(f.Geometry.Coordinates, &shape)
	default:
		err = errors.ErrUnsupported
	}
	return shape, err
}

// codeOf finds the code of a feature.
func codeOf(id any, properties map[string]any) string {
	for _, name := range contourCodes {
		if code, ok := properties[name].(string); ok && code != "" {
			return code
		}
	}
	code, _ := id.(string)
	return code
}

// add takes the polygons of a commune.
func (o *outlining) add(code string, shape orb.MultiPolygon) {
	switch {
	case sirenForm.MatchString(code): // it will be so at each feature
		o.fault(code, "contour.epci", code, "")
		o.stop = true
		return
	case !communeForm.MatchString(code):
		o.fault(code, "contour.no-commune", code, strings.Join(contourCodes, ", "))
		return
	case o.first[code] > 0:
		o.fault(code, "contour.twice", code, fmt.Sprint(o.first[code]))
		return
	}
	o.first[code] = o.n
	o.at = 0
	for _, p := range shape {
		for i, ring := range p {
			o.at++
			if one := o.ring(code, ring, i > 0); one != nil {
				o.shapes[code] = append(o.shapes[code], one)
			}
		}
	}
}

// ring checks a ring and turns it the way of its kind: outlines against the sun, holes with it.
func (o *outlining) ring(code string, r orb.Ring, hole bool) atlas.Polygon {
	if o.stop {
		return nil
	}
	if o.vertices += len(r); o.vertices > maxVertices {
		o.stop = true
		o.fault("", "contour.too-fine", fmt.Sprint(maxVertices), "")
		return nil
	}
	p := make(atlas.Polygon, 0, len(r))
	for _, at := range r {
		if at[0] < -180 || at[0] > 180 || at[1] < -90 || at[1] > 90 {
			o.fault(code, "contour.projected", fmt.Sprintf("%g, %g", at[0], at[1]), "")
			return nil
		}
		if v := atlas.VertexAt(at[0], at[1]); len(p) == 0 || p[len(p)-1] != v {
			p = append(p, v)
		}
	}
	if len(r) < 4 || r[0] != r[len(r)-1] {
		o.flaw(code, "contour.open", fmt.Sprint(len(r)))
		return nil
	}
	for len(p) > 1 && p[0] == p[len(p)-1] {
		p = p[:len(p)-1]
	}
	p = unspiked(p)
	if at, crosses := crossing(p); crosses {
		o.flaw(code, "contour.crosses", fmt.Sprintf("%.5f %.5f", float64(at.X)/1e6, float64(at.Y)/1e6))
	}
	if len(p) < 3 || p.Area() == 0 {
		return nil // smaller than the grid: nothing to draw
	}
	if (p.Area() < 0) != hole {
		slices.Reverse(p)
	}
	return p
}

// flaw is a fault that may be forgiven.
func (o *outlining) flaw(code, what, given string) {
	if !o.forgiving {
		o.fault(code, what, given, fmt.Sprint(o.at))
	} else if !slices.Contains(o.flawed, code) {
		o.flawed = append(o.flawed, code)
	}
}

// vintage finds the map whose communes these are: in the departments that the file covers, as many of its codes as can be are
// in force, and as few communes as can be are missing.
func (o *outlining) vintage(year int, a *atlas.Atlas) (best atlas.Vintage) {
	covered := map[string]bool{}
	for code := range o.shapes {
		covered[departmentOf(code)] = true
	}
	least := -1
	for _, v := range a.States() {
		if year != 0 && v.Year != year {
			continue
		}
		off := 0
		for code := range o.shapes {
			if _, ok := v.Commune(code); !ok {
				off++
			}
		}
		for _, code := range v.Communes() {
			if covered[departmentOf(code)] && len(o.shapes[code]) == 0 {
				off++
			}
		}
		if least < 0 || off < least {
			best, least = v, off
		}
	}
	if least < 0 {
		o.fault("", "edition.gap", fmt.Sprint(year), "")
	}
	o.strangers(best)
	return best
}

func departmentOf(code string) string {
	if strings.HasPrefix(code, "97") {
		return code[:3]
	}
	return code[:2]
}

// strangers are codes of no commune of the map.
func (o *outlining) strangers(v atlas.Vintage) {
	if len(o.faults) > 0 {
		return
	}
	for code, n := range o.first {
		if _, ok := v.Commune(code); !ok {
			o.faults.add(Fault{File: o.file, Row: n, Column: code, Code: "contour.stranger", Given: code, Detail: fmt.Sprint(v.Year)})
		}
	}
	slices.SortFunc(o.faults, func(a, b Fault) int { return a.Row - b.Row })
}
