package portrait

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"jalon/atlas"
	"jalon/cube"
	"jalon/figure"
	"jalon/indicator"
	"jalon/locale"
)

// neighbourhood (voisinage) is what a map of figures is drawn of: the EPCI of the departments where a place lies.
type neighbourhood struct {
	outlines [][]figure.Point
	epci     []nearby
}

// nearby is an EPCI with where it is drawn: its ground where contours are known, else its largest commune.
type nearby struct {
	code, name string
	communes   []string
	at         []figure.Point
	ground     [][]figure.Point
}

// around adds to a section the map of what industry weighs in the territory and about it, with its table: in jobs, at two dates where
// they are known for each EPCI, else in establishments.
func (w *writer) around(s *Section) {
	ground := w.ground(w.Place)
	if len(ground.communes) == 0 {
		return
	}
	near, own := w.Data.neighbourhood(ground), map[string]bool{}
	for _, code := range ground.communes {
		own[code] = true
	}
	of, dates, caption, source := w.weighed()
	say := func(v float64) string { return locale.Percent(w.Lang, v, 1) }
	m := figure.Choropleth{Sheet: figure.Sheet{Say: say, Title: caption, Text: caption}, Outlines: near.outlines, Dates: dates, Classes: 5,
		Between: func(low, high float64) string {
			return w.say("de {low} à {high}", "{low} to {high}", "low", say(low), "high", say(high))
		},
		Missing: w.say("sans valeur", "no value"), Here: w.say("le territoire, en tout ou partie", "the territory, whole or in part"), What: w.say("Intercommunalité", "Inter-municipal body"),
		Note: w.say("Classes aux ruptures naturelles, les mêmes à chaque date ; à droite, combien d’intercommunalités.", "Classes at natural breaks, the same at each date; on the right, how many bodies.")}
	for _, e := range near.epci {
		here := slices.ContainsFunc(e.communes, func(code string) bool { return own[code] })
		m.Places = append(m.Places, figure.Shaded{Name: e.name, Values: of(e, ground.of), Dots: e.at, Ground: e.ground, Here: here})
	}
	slices.SortStableFunc(m.Places, func(a, b figure.Shaded) int { return heavier(a.Values[len(dates)-1], b.Values[len(dates)-1]) })
	drawn := m.Table()
	s.Chart = &Chart{figure.Both(m.On), caption}
	if slices.ContainsFunc(drawn.Rows, func(cells []string) bool { return slices.Contains(cells, "—") }) {
		s.why = append(s.why, w.say("une intercommunalité que la source ne connaît pas telle quelle, ou dont trop peu d’emplois ont une activité publiée", "a body that the source does not know as it is, or too few of whose jobs have a published activity"))
	}
	s.Tables = append(s.Tables, Table{caption, drawn.Columns, drawn.Rows})
	s.Reading = joined(s.Reading, w.say("La teinte d’une intercommunalité dit ce que l’industrie y pèse, comme dans la légende ; celles du territoire sont cernées.", "The shade of a body tells what industry weighs there, as in the key; those of the territory are ringed."))
	s.Source = joined(source, s.Source)
}

// located is the small map of a place in its departments: a point for each commune; nil where its communes are not known.
func (w *writer) located() *Chart {
	ground := w.ground(w.Place)
	if len(ground.communes) == 0 {
		return nil
	}
	m := figure.Map{Width: figure.Narrow, Outlines: w.Data.neighbourhood(ground).outlines, Groups: []figure.Group{{Hue: 1}}}
	for _, code := range ground.communes {
		if at, placed := w.Data.Atlas.Point(code); placed {
			c, _ := ground.of.Commune(code)
			m.Groups[0].Dots = append(m.Groups[0].Dots, figure.Dot{Point: figure.Point{Lon: float64(at.Lon), Lat: float64(at.Lat)}, People: c.Population})
		}
	}
	return &Chart{m.Draw().SVG, w.say("Carte : les communes de {name}, dans leurs départements.", "Map: the communes of {name}, in their departments.", "name", w.Name)}
}

// weighed says how what industry weighs is found for an EPCI, at which dates, and what of: jobs by activity where the territory's are its own.
func (w *writer) weighed() (of func(nearby, atlas.Vintage) []float64, dates []string, caption, source string) {
	p := w.jobs
	if p == nil || p.now.Layer != cube.EPCI && p.now.Layer != cube.Communes {
		caption = w.dated("L’industrie dans les établissements, {firms}, par intercommunalité des départements du territoire", "Industry in establishments, {firms}, by inter-municipal body of the territory’s departments")
		return w.firms, []string{w.weight(w.table.firms)}, caption, ""
	}
	blocks, years := []*cube.Block{p.now}, p.vintage()
	if p.source.before != nil {
		blocks, years = []*cube.Block{p.source.before, p.now}, p.period()
	}
	for _, b := range blocks {
		dates = append(dates, w.weight(b.Year))
	}
	caption = w.say("L’industrie dans les {unit}, {years}, par intercommunalité des départements du territoire", "Industry in the {unit}, {years}, by inter-municipal body of the territory’s departments", "unit", w.unit(p.now.Measure), "years", years)
	return func(e nearby, v atlas.Vintage) (values []float64) {
		for _, b := range blocks {
			values = append(values, number(w.industryOf(p, b, standing{communes: e.communes, of: v})))
		}
		return values
	}, dates, caption, w.sourced(p)
}

// weight heads the map of a year.
func (w *writer) weight(year int) string {
	return w.say("Part de l’industrie, {year}", "Share of industry, {year}", "year", strconv.Itoa(year))
}

// heavier orders values from the greatest; what has none comes last, as NaN is less than any number.
func heavier(a, b float64) int { return cmp.Compare(b, a) }

// firms is the share of industry in the establishments of an EPCI.
func (w *writer) firms(e nearby, v atlas.Vintage) []float64 {
	row, missing := w.sum(Place{ID: "epci:" + e.code, Members: []Member{{Kind: "epci", Code: e.code}}, Communes: e.communes, Map: v, Thought: true})
	if len(missing) > 0 {
		return []float64{math.NaN()}
	}
	return []float64{number(industrial(row))}
}

// industryOf is the share of industry in the jobs of a place, null where too few of them have a published activity.
func (w *writer) industryOf(p *profile, b *cube.Block, s standing) indicator.Figure {
	c, ok := w.count(p, b, s)
	if !ok || c.covered < enough {
		return indicator.Null(indicator.Secret)
	}
	return p.industryShare(c.jobs, c.total)
}

// neighbourhood finds the EPCI about communes, once for each set of departments and each map.
func (d *Data) neighbourhood(s standing) neighbourhood {
	departments := map[string]bool{}
	for _, code := range s.communes {
		c, _ := s.of.Commune(code)
		departments[c.Department] = true
	}
	key := s.of.From.String() + strings.Join(slices.Sorted(maps.Keys(departments)), " ")
	d.mu.Lock()
	found, known := d.near[key]
	d.mu.Unlock()
	if known {
		return found
	}
	for _, code := range slices.Sorted(maps.Keys(departments)) {
		for _, ring := range d.Atlas.Outline(code) {
			found.outlines = append(found.outlines, points(ring))
		}
	}
	for _, siren := range s.of.In(departments) {
		found.epci = append(found.epci, d.nearby(siren, s.of))
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.near == nil {
		d.near = map[string]neighbourhood{}
	}
	d.near[key] = found
	return found
}

// nearby tells where an EPCI is drawn.
func (d *Data) nearby(siren string, v atlas.Vintage) nearby {
	g, _ := v.EPCI(siren)
	n := nearby{code: siren, name: g.Name, communes: v.CommunesOf(siren)}
	if c := d.Atlas.Contours(); c != nil {
		if ground := c.Coarse().Outlined(v, n.communes); len(ground.Missing) == 0 {
			n.ground = traced(ground.Polygons)
		}
	}
	largest := int64(-1)
	for _, code := range n.communes {
		c, _ := v.Commune(code)
		if at, placed := d.Atlas.Point(code); placed && c.Population > largest {
			largest, n.at = c.Population, []figure.Point{{Lon: float64(at.Lon), Lat: float64(at.Lat)}}
		}
	}
	return n
}

// traced writes polygons as lines of points; their vertices are in millionths of a degree.
func traced(polygons []atlas.Polygon) (lines [][]figure.Point) {
	for _, p := range polygons {
		line := make([]figure.Point, len(p))
		for i, at := range p {
			line[i] = figure.Point{Lon: float64(at.X) / 1e6, Lat: float64(at.Y) / 1e6}
		}
		lines = append(lines, line)
	}
	return lines
}

func points(ring atlas.Ring) (line []figure.Point) {
	for _, p := range ring {
		line = append(line, figure.Point{Lon: float64(p.Lon), Lat: float64(p.Lat)})
	}
	return line
}
