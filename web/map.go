package web

import (
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"

	"jalon/api"
	"jalon/atlas"
	"jalon/figure"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// mapPage is the map of the day: communes as points, coloured and numbered by territory.
type mapPage struct {
	Title   ui.Title
	Action  string
	Keep    []ui.Pair
	Filters []ui.Field
	Send    ui.Button
	Map     ui.Map
	Empty   ui.Empty
	Any     *ui.Link // the portrait of any perimeter
}

func carte(v *visit) (page, error) {
	region := v.asked.Get("region")
	if err := v.knownRegion(region); err != nil {
		return page{}, err
	}
	vintage := v.Atlas.On(v.On)
	var shown []*register.Territory
	for _, t := range v.Territories.All() {
		if status, begun := t.Status.On(v.On); begun && !status.Value.Ended() && (region == "" || t.Region == region) {
			shown = append(shown, t)
		}
	}
	locale.SortBy(shown, func(t *register.Territory) string { return t.Name.Value(v.On) })
	title := v.say("Carte des territoires", "Map of the territories")
	if area, ok := v.Atlas.Region(region); ok {
		title += v.say(" : ", ": ") + area.Name
	}
	content := mapPage{
		Title:  ui.Title{Text: title, Lead: v.say("{n} au {day}.", "{n} on {day}.", "n", v.count(len(shown), territoryWord, territoryWords), "day", v.On)},
		Action: prefix(v.lang) + "/carte", Keep: v.keep(), Send: ui.Button{Text: v.say("Montrer", "Show"), Kind: "quiet"},
		Filters: []ui.Field{v.regionField(region)}, Map: v.draw(vintage, shown, region),
		Empty: ui.Empty{Text: v.say("Aucun territoire à montrer ce jour-là.", "No territory to show on that day.")},
		Any:   v.anyPortraitLink(v.say("Composer le portrait économique d’un périmètre de votre choix", "Compose the economic portrait of a perimeter of your choice"), nil),
	}
	return page{name: "map", title: title, content: content}, nil
}

// draw draws territories, with the legend and the table that say the same.
func (v *visit) draw(vintage atlas.Vintage, shown []*register.Territory, region string) ui.Map {
	m := figure.Map{Width: 760, Outlines: v.outlines(region), Sizes: v.sizes()}
	table := ui.Table{ID: "map-table", Caption: v.say("Les territoires de la carte", "The territories of the map"), Columns: []ui.Column{
		{Label: v.say("N°", "No.")}, {Label: v.say("Territoire", "Territory")}, {Label: v.say("Région", "Region")},
		{Label: v.say("Communes", "Communes"), Numeric: true}, {Label: v.say("Population", "Population"), Numeric: true}}}
	var legend []ui.Legend
	in := map[string]bool{}
	for i, t := range shown {
		brief := api.BriefOf(v, v.View, t)
		codes := v.Ground(t, v.On).Codes
		for _, code := range codes {
			in[code] = true
		}
		number := v.number(int64(i + 1))
		m.Groups = append(m.Groups, v.group(number, vintage, codes, region == ""))
		legend = append(legend, ui.Legend{Number: number, Text: brief.Name, Href: v.hrefOf(t.ID), Mark: v.pilotMark(brief)})
		table.Rows = append(table.Rows, v.mapRow(number, brief))
	}
	if grounded(m) {
		m.Sizes = nil
	}
	if region != "" && len(m.Sizes) > 0 {
		m.Rest = dots(vintage, v.Atlas, v.othersIn(vintage, region, in))
	}
	drawing := m.Draw()
	for i := range legend {
		legend[i].Hue = drawing.Hues[i]
	}
	return ui.Map{
		ID: "map", Caption: v.say("Communes des territoires au {day}", "Communes of the territories on {day}", "day", v.On),
		Summary: v.mapSummary(len(shown), grounded(m)),
		Drawing: template.HTML(drawing.SVG), // figure escapes what it writes
		Legend:  legend, Table: table, Source: v.mapSource(vintage),
	}
}

// mapSummary says in words what the map shows, and how.
func (v *visit) mapSummary(shown int, grounds bool) string {
	n := v.count(shown, territoryWord, territoryWords)
	if grounds {
		return v.say("Carte de {n} : chacun est dessiné par son contour ; la couleur et le numéro disent lequel.", "Map of {n}: each is drawn by its outline; colour and number tell which.", "n", n)
	}
	return v.say("Carte de {n} : chaque commune est un point, d’autant plus large qu’elle est peuplée ; la couleur et le numéro disent le territoire.", "Map of {n}: each commune is a dot, the wider the more people it has; colour and number tell the territory.", "n", n)
}

// group is a territory on a map: its ground, where contours were imported for all its communes.
func (v *visit) group(number string, vintage atlas.Vintage, codes []string, wide bool) figure.Group {
	g := figure.Group{Number: number, Dots: dots(vintage, v.Atlas, codes)}
	contours := v.Atlas.Contours()
	if contours == nil {
		return g
	}
	if wide {
		contours = contours.Coarse()
	}
	ground := contours.Outlined(vintage, codes)
	if len(ground.Missing) > 0 {
		return g
	}
	for _, p := range ground.Polygons {
		line := make([]figure.Point, len(p))
		for i, at := range p {
			line[i] = figure.Point{Lon: float64(at.X) / 1e6, Lat: float64(at.Y) / 1e6}
		}
		g.Ground = append(g.Ground, line)
	}
	return g
}

// grounded reports whether every territory of a map is drawn by its ground.
func grounded(m figure.Map) bool {
	return len(m.Groups) > 0 && !slices.ContainsFunc(m.Groups, func(g figure.Group) bool { return len(g.Ground) == 0 })
}

func (v *visit) pilotMark(b api.Brief) *ui.Mark {
	if !b.Pilot {
		return nil
	}
	return &ui.Mark{Shape: ui.Pilot, Text: v.say("pilote", "pilot")}
}

func (v *visit) mapRow(number string, b api.Brief) []ui.Value {
	region := ui.Value{Text: "—"}
	if b.Region != nil {
		region.Text = b.Region.Name
	}
	people, why := v.people(b.Population, b.Reason)
	return []ui.Value{{Text: number}, {Text: b.Name, Href: v.hrefOf(b.ID), Mark: v.pilotMark(b)}, region, {Text: v.number(int64(b.Communes))}, {Text: people, Note: why}}
}

// dots places communes; the few without a known place are left to the table.
func dots(vintage atlas.Vintage, a *atlas.Atlas, codes []string) (all []figure.Dot) {
	for _, code := range codes {
		if at, ok := a.Point(code); ok {
			c, _ := vintage.Commune(code)
			all = append(all, figure.Dot{Point: figure.Point{Lon: float64(at.Lon), Lat: float64(at.Lat)}, People: c.Population})
		}
	}
	return all
}

// othersIn lists the communes of a region that are in no territory shown.
func (v *visit) othersIn(vintage atlas.Vintage, region string, in map[string]bool) (codes []string) {
	for _, code := range vintage.Communes() {
		c, _ := vintage.Commune(code)
		if d, _ := v.Atlas.Department(c.Department); d.Region == region && !in[code] {
			codes = append(codes, code)
		}
	}
	return codes
}

// outlines are those of the departments of a region, or of all.
func (v *visit) outlines(region string) (lines [][]figure.Point) {
	for _, d := range v.Atlas.Departments() {
		if region == "" || d.Region == region {
			lines = append(lines, v.outline(d.Code)...)
		}
	}
	return lines
}

func (v *visit) outline(department string) (lines [][]figure.Point) {
	for _, ring := range v.Atlas.Outline(department) {
		line := make([]figure.Point, len(ring))
		for i, p := range ring {
			line[i] = figure.Point{Lon: float64(p.Lon), Lat: float64(p.Lat)}
		}
		lines = append(lines, line)
	}
	return lines
}

// sizes explains the dots.
func (v *visit) sizes() (all []figure.Size) {
	for _, n := range []int64{1_000, 10_000, 100_000} {
		all = append(all, figure.Size{People: n, Text: v.say("{n} habitants", "{n} inhabitants", "n", n)})
	}
	return all
}

// mapSource names the sources of a map, and says why it is not of the year of the day.
func (v *visit) mapSource(vintage atlas.Vintage) string {
	why := ""
	if vintage.Year != v.On.Year() {
		why = " " + v.nearest()
	}
	return v.say("Géographie du {since}. Sources : {sources}.", "Geography of {since}. Sources: {sources}.", "since", vintage.From, "sources", strings.Join(v.geographySources(), " ; ")) + why
}

// nearest says why a day is read on the map of another year.
func (v *visit) nearest() string {
	return v.say("Les intercommunalités de {year} ne sont pas encore connues ici : aucune source ouverte que le programme puisse porter ne les liste, l’exploitant du registre les importe. La géographie la plus proche en tient lieu.", "The inter-municipal bodies of {year} are not known here yet: no open source that the program could carry lists them, the operator of the register imports them. The nearest geography stands in their place.", "year", strconv.Itoa(v.On.Year()))
}

// locator is the small map of one territory, in the region where it lies.
func (v *visit) locator(t api.TerritorySheet) *ui.Map {
	if t.Communes == 0 {
		return nil
	}
	return &ui.Map{ID: "locator", Drawing: v.located(t), Small: true,
		Caption: v.say("Ses communes, dans sa région", "Its communes, in its region"),
		Summary: v.say("Carte : {n} de {name}.", "Map: {n} of {name}.", "n", v.count(t.Communes, communeWord, communeWords), "name", t.Name)}
}

// located draws a locator, or finds it drawn: it changes only with the perimeter and with the geography, so that there are
// never more drawings than versions of perimeters in a year.
func (v *visit) located(t api.TerritorySheet) template.HTML {
	key := place{t.ID, t.Perimeters[len(t.Perimeters)-1].Act, t.GeographySince}
	if drawn, ok := v.site.located.get(v.Atlas, key); ok {
		return drawn
	}
	vintage := v.Atlas.On(v.On)
	one, _ := v.Territories.Get(t.ID)
	codes := v.Ground(one, v.On).Codes
	m := figure.Map{Width: 420, Groups: []figure.Group{v.group("", vintage, codes, false)}}
	for _, d := range v.Atlas.Departments() {
		if slices.ContainsFunc(t.Regions, func(r api.Area) bool { return r.Code == d.Region }) {
			m.Outlines = append(m.Outlines, v.outline(d.Code)...)
		}
	}
	drawn := template.HTML(m.Draw().SVG)
	v.site.located.put(v.Atlas, key, drawn)
	return drawn
}

// place is a perimeter on a map: the territory, the act that made the perimeter, the day from which the map stands.
type place struct {
	territory register.ID
	act       int64
	since     register.Day
}

// locators keeps the drawings of one map: another one takes its place.
type locators struct {
	mu      sync.Mutex
	chart   *atlas.Atlas
	byPlace map[place]template.HTML
}

func (d *locators) get(chart *atlas.Atlas, at place) (drawn template.HTML, found bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	drawn, found = d.byPlace[at]
	return drawn, found && d.chart == chart
}

func (d *locators) put(chart *atlas.Atlas, at place, drawn template.HTML) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.chart != chart {
		d.chart, d.byPlace = chart, map[place]template.HTML{}
	}
	d.byPlace[at] = drawn
}
