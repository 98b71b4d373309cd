package source

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// topology is a TopoJSON file (specification 1.0): lines shared by the outlines of its objects, as steps on a grid when it has
// a transform.
type topology struct {
	Transform *struct{ Scale, Translate [2]float64 }
	Arcs      [][][]float64
	Objects   map[string]struct{ Geometries []topoGeometry }
}

type topoGeometry struct {
	Type       string
	ID         any
	Properties map[string]any
	Arcs       json.RawMessage
}

func (o *outlining) topology(from io.Reader, object string) error {
	var t topology
	if err := json.NewDecoder(from).Decode(&t); err != nil {
		return err
	}
	names := slices.Sorted(maps.Keys(t.Objects))
	if object == "" {
		if object = mostCommunes(t, names); object == "" {
			return nil
		}
	}
	chosen, ok := t.Objects[object]
	if !ok {
		o.fault("", "contour.object", object, strings.Join(names, ", "))
		return nil
	}
	lines := t.lines()
	for _, g := range chosen.Geometries {
		o.n++
		code := codeOf(g.ID, g.Properties)
		switch shape, err := g.polygons(lines); {
		case errors.Is(err, errors.ErrUnsupported):
			o.fault(code, "contour.geometry", g.Type, "Polygon, MultiPolygon")
		case err != nil:
			o.fault(code, "contour.arc", err.Error(), "")
		default:
			o.add(code, shape)
		}
	}
	return nil
}

// mostCommunes is the first object with the most communes.
func mostCommunes(t topology, names []string) (best string) {
	most := 0
	for _, name := range names {
		n := 0
		for _, g := range t.Objects[name].Geometries {
			if communeForm.MatchString(codeOf(g.ID, g.Properties)) {
				n++
			}
		}
		if n > most {
			best, most = name, n
		}
	}
	return best
}

// lines returns the arcs in degrees.
func (t topology) lines() [][]orb.Point {
	lines := make([][]orb.Point, len(t.Arcs))
	for i, arc := range t.Arcs {
		var x, y float64
		for _, p := range arc {
			if len(p) < 2 {
				continue
			}
			at := orb.Point{p[0], p[1]}
			if t.Transform != nil {
				x, y = x+p[0], y+p[1]
				at = orb.Point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
			}
			lines[i] = append(lines[i], at)
		}
	}
	return lines
}

// polygons puts the arcs of a geometry end to end.
func (g topoGeometry) polygons(lines [][]orb.Point) (shape orb.MultiPolygon, _ error) {
	var many [][][]int
	switch g.Type {
	case "Polygon":
		many = make([][][]int, 1)
		if err := json.Unmarshal(g.Arcs, &many[0]); err != nil {
			return nil, err
		}
	case "MultiPolygon":
		if err := json.Unmarshal(g.Arcs, &many); err != nil {
			return nil, err
		}
	default:
		return nil, errors.ErrUnsupported
	}
	for _, rings := range many {
		var p orb.Polygon
		for _, refs := range rings {
			ring, err := joined(refs, lines)
			if err != nil {
				return nil, err
			}
			p = append(p, ring)
		}
		shape = append(shape, p)
	}
	return shape, nil
}

func joined(refs []int, lines [][]orb.Point) (ring orb.Ring, err error) {
	for _, ref := range refs {
		i := max(ref, ^ref)
		if i >= len(lines) {
			return nil, fmt.Errorf("%d", i)
		}
		line := lines[i]
		if ref < 0 {
			line = slices.Clone(line)
			slices.Reverse(line)
		}
		if len(ring) > 0 && len(line) > 0 {
			line = line[1:] // the point where it joins
		}
		ring = append(ring, line...)
	}
	return ring, nil
}
