package portrait

import (
	"math"
	"slices"
	"strings"

	"jalon/cube"
	"jalon/indicator"
	"jalon/locale"
	"jalon/naf"
)

// enough is the part of the jobs whose activity must be published for what is said of the whole structure.
const enough = 0.9

// profile (structure de l'emploi) is jobs by activity in a place and in what it is compared with, from one source.
type profile struct {
	source
	activities []naf.Activity
	codes      []string
	here       counts
	before     counts // at the earlier date; nothing without one
	references []reference
	all        []counted // the territories whose structure is known, this one left out
	zones      []string  // names of the zones that stand for the territory; none where it is itself
	parts      []string  // the same, each with the part of its people that live there
	cited      string    // those zones, as figures cite them
}

// counts are the jobs of a place, in the order of the activities.
type counts struct {
	jobs    []int64
	exact   []bool // the cell is neither secret nor absent
	total   int64
	covered float64 // part of the total that has a published activity
}

// counted is a territory with its jobs.
type counted struct {
	id, name string
	jobs     []int64
}

// reference is what a place is compared with, at both dates.
type reference struct {
	indicator.Reference
	name   string // in a heading
	the    string // in a sentence, with its article
	before indicator.Reference
	dated  bool // before is known
}

// profile finds the best source of jobs by activity for the territory, or nil.
func (w *writer) profile() *profile {
	if w.Data == nil {
		return nil
	}
	var best *profile
	for _, s := range w.Data.jobs {
		if !w.of(s.now.Year) {
			continue
		}
		if w.Since > 0 {
			s.before = w.Data.earlier(s.now, w.Since)
		}
		p := &profile{source: s, activities: naf.At(s.now.Level)}
		for _, a := range p.activities {
			p.codes = append(p.codes, a.Code)
		}
		ok := false
		if p.here, ok = w.count(p, s.now, w.ground(w.Place)); !ok || p.here.total == 0 {
			continue
		}
		if best == nil || p.here.covered > best.here.covered+.001 {
			best = p
		}
		if best.here.covered >= enough {
			break
		}
	}
	if best != nil {
		w.compareAll(best)
	}
	return best
}

// ground is the communes of a place, found once.
func (w *writer) ground(p Place) standing {
	s, ok := w.grounds[p.ID]
	if !ok {
		s = w.Data.standing(p, w.day)
		w.grounds[p.ID] = s
	}
	return s
}

// count sums a block over a place, in the order of the activities of a profile; ok is false where the block does not hold the place.
func (w *writer) count(p *profile, b *cube.Block, s standing) (counts, bool) {
	places := w.Data.places(b, s)
	if len(places) == 0 {
		return counts{}, false
	}
	return p.align(b, w.Data.sum(b, places))
}

// align puts a sum in the order of the activities of a profile.
func (p *profile) align(b *cube.Block, s cube.Sum) (c counts, ok bool) {
	if len(s.Missing) > 0 || s.Places == 0 {
		return c, false
	}
	c.jobs, c.exact = make([]int64, len(p.codes)), make([]bool, len(p.codes))
	var published int64
	for i, code := range p.codes {
		c.exact[i] = s.Coverage && s.Covered > .9999
		if at, found := slices.BinarySearch(b.Columns, code); found {
			c.jobs[i], c.exact[i] = int64(math.Round(s.Columns[at].Value)), s.Columns[at].Exact()
		}
		published += c.jobs[i]
	}
	c.total, c.covered = max(published, int64(math.Round(s.Total.Value))), 1
	if c.total > 0 {
		c.covered = float64(published) / float64(c.total)
	}
	return c, true
}

// compareAll adds to a profile what the territory is compared with.
func (w *writer) compareAll(p *profile) {
	s := w.ground(w.Place)
	if p.source.before != nil {
		p.before, _ = w.count(p, p.source.before, s)
	}
	if p.now.Layer == cube.EmploymentZones {
		lived := w.Data.lived(s)
		for _, zone := range w.Data.places(p.now, s) {
			name := w.Data.names[zone]
			if name == "" {
				name = zone
			}
			p.zones, p.cited = append(p.zones, name), p.cited+"+ze2020:"+zone
			p.parts = append(p.parts, name+" ("+locale.Percent(w.Lang, lived[zone], 0)+")")
		}
		p.cited = strings.TrimPrefix(p.cited, "+")
	}
	together := w.territories(p)
	for _, id := range w.chosen("france-without-idf", "france", "region:"+w.Region, "territories") {
		if id != "territories" {
			w.refer(p, id)
		} else if together != nil {
			p.references = append(p.references, *together)
		}
	}
}

// territories adds to a profile the other territories, and returns all of them together where they share no ground.
func (w *writer) territories(p *profile) *reference {
	sum, own := slices.Clone(p.here.jobs), map[string]bool{}
	for _, code := range w.Communes {
		own[code] = true
	}
	// One that holds a commune of this one would be near for what they have in common.
	shares := func(other Place) bool {
		return slices.ContainsFunc(other.Communes, func(code string) bool { return own[code] })
	}
	for _, other := range w.All {
		if c, ok := w.count(p, p.now, w.ground(other)); ok && other.ID != w.ID && !shares(other) && c.covered >= enough {
			p.all = append(p.all, counted{other.ID, other.Name, c.jobs})
			for i, n := range c.jobs {
				sum[i] += n
			}
		}
	}
	if len(p.all) == 0 || len(p.zones) > 0 || !p.whole() {
		return nil
	}
	name := w.say("Les {n} territoires, celui-ci compris", "The {n} territories, this one included", "n", len(p.all)+1)
	return &reference{Reference: indicator.NewReference("territories", sum), name: name, the: w.say("l’ensemble des territoires", "the territories together")}
}

// refer adds a reference to a profile, where the cube has it.
func (w *writer) refer(p *profile, id string) {
	now, ok := w.referred(p, p.now, id)
	if !ok {
		return
	}
	r := reference{Reference: indicator.NewReference(id, now)}
	r.name, r.the = w.called(id)
	if p.source.before != nil {
		before, ok := w.referred(p, p.source.before, id)
		r.before, r.dated = indicator.NewReference(id, before), ok
	}
	p.references = append(p.references, r)
}

// referred counts what a comparator has in a block: another territory, a region, France.
func (w *writer) referred(p *profile, b *cube.Block, id string) ([]int64, bool) {
	if id == "region:" { // of no region
		return nil, false
	}
	if other, ok := w.territory(id); ok {
		c, ok := w.count(p, b, w.ground(other))
		return c.jobs, ok && c.covered >= enough
	}
	return w.Data.country(p, b, id)
}

// country counts France, France without Île-de-France, or a region, from the same data as a block, once.
func (d *Data) country(p *profile, b *cube.Block, id string) ([]int64, bool) {
	key := sumKey{b, id}
	d.mu.Lock()
	known, ok := d.areas[key]
	d.mu.Unlock()
	if ok {
		return known, known != nil
	}
	jobs, ok := d.area(p, b, id)
	if !ok {
		jobs = nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.areas[key] = jobs
	return jobs, ok
}

// area adds up the cells of the country or of regions, else the zones or the communes.
func (d *Data) area(p *profile, b *cube.Block, id string) ([]int64, bool) {
	switch {
	case b.Layer == cube.Territories: // a table of territories brings its own comparators, as rows FR and region:27
		row := map[string]string{"france": "FR"}[id]
		if row == "" {
			row = id
		}
		c, ok := p.align(b, d.sum(b, []string{row}))
		return c.jobs, ok && c.covered >= enough
	case id == "france":
		if c, ok := d.of(p, b, cube.Country, ""); ok {
			return c, true
		}
		return d.of(p, b, b.Layer, "")
	case id == "france-without-idf":
		france, ok1 := d.country(p, b, "france")
		paris, ok2 := d.country(p, b, "region:11")
		if !ok1 || !ok2 {
			return nil, false
		}
		rest, ok := indicator.NewReference("", france).Minus("", paris)
		return rest.Counts, ok
	}
	code := strings.TrimPrefix(id, "region:")
	if c, ok := d.of(p, b, cube.Regions, code); ok {
		return c, true
	}
	return d.of(p, b, b.Layer, code)
}

// of counts a region, or everything where region is empty, in the block that goes with another on a layer.
func (d *Data) of(p *profile, with *cube.Block, layer cube.Layer, region string) ([]int64, bool) {
	for _, b := range d.Cube {
		if b.Layer != layer || b.Dataset != with.Dataset || b.Measure != with.Measure || b.Level != with.Level || b.Year != with.Year || b.Band != with.Band {
			continue
		}
		places := b.Rows
		switch {
		case region != "" && layer == cube.Regions:
			places = []string{region}
		case region != "" && layer == cube.Communes:
			places = d.inRegion(b, region)
		case region != "":
			continue
		}
		if layer != cube.Country && layer != cube.Regions && !d.national(b, region, len(places)) {
			continue
		}
		if c, ok := p.align(b, d.sum(b, places)); ok && c.covered >= enough {
			return c.jobs, true
		}
	}
	return nil, false
}

// inRegion returns the communes of a block that are in a region.
func (d *Data) inRegion(b *cube.Block, region string) (codes []string) {
	v, _ := d.Atlas.Year(b.Geography)
	for _, code := range b.Rows {
		c, _ := v.Commune(code)
		if dep, _ := d.Atlas.Department(c.Department); dep.Region == region {
			codes = append(codes, code)
		}
	}
	return codes
}

// national reports whether places are nearly all those of the region, or of the country: what is not is no reference.
func (d *Data) national(b *cube.Block, region string, n int) bool {
	const zones, nearly = 305, 0.97
	switch b.Layer {
	case cube.EmploymentZones:
		return n >= zones
	case cube.Communes:
		v, _ := d.Atlas.Year(b.Geography)
		all := 0
		for _, code := range v.Communes() {
			c, _ := v.Commune(code)
			dep, _ := d.Atlas.Department(c.Department)
			if region == "" || dep.Region == region {
				all++
			}
		}
		return float64(n) >= nearly*float64(all)
	}
	return false
}

// whole reports whether enough of the structure is published to speak of it as a whole.
func (p *profile) whole() bool { return p.here.covered >= enough }

// reference is what the place is compared with first.
func (p *profile) reference() reference { return p.references[0] }

// unit says what is counted, in words.
func (w *writer) unit(m cube.Measure) string {
	switch m {
	case cube.SalariedJobs:
		return w.say("postes salariés", "salaried posts")
	case cube.PrivateJobs:
		return w.say("effectifs salariés du secteur privé", "headcount of the private sector")
	}
	return w.say("emplois", "jobs")
}

// subject is what the figures of a profile are of: the territory, or the zones that hold it.
func (w *writer) subject(p *profile) string {
	switch len(p.zones) {
	case 0:
		return w.Name
	case 1:
		return w.say("La zone d’emploi de {zones}", "The employment zone of {zones}", "zones", p.zones[0])
	}
	return w.say("Les zones d’emploi de {zones}", "The employment zones of {zones}", "zones", locale.List(w.Lang, p.zones))
}

// through says, where it is so, that territories are known by the zones that hold them.
func (w *writer) through(p *profile) string {
	if len(p.zones) == 0 {
		return ""
	}
	return w.say(", chacun par les zones d’emploi qui le tiennent", ", each by the employment zones that hold it")
}

// sourced credits the data of a profile, with its year, its level and its map.
func (w *writer) sourced(p *profile) string {
	text := w.quote(p.set, p.now)
	if len(p.zones) > 0 {
		text += w.say(" Ces chiffres sont ceux de zones d’emploi plus larges que le territoire, celles où vit au moins un dixième de ses habitants : {zones}.",
			" These figures are those of employment zones wider than the territory, those where at least a tenth of its people live: {zones}.", "zones", locale.List(w.Lang, p.parts))
	}
	if p.here.covered < .9995 {
		text += w.say(" {x} des {unit} ont une activité publiée ; le reste est couvert par le secret statistique ou absent de la source, et les indices d’ensemble sont calculés sur cette part.",
			" {x} of the {unit} have a published activity; the rest is under statistical secrecy or absent from the source, and overall indices are computed on that part.", "x", locale.Percent(w.Lang, p.here.covered, 1), "unit", w.unit(p.now.Measure))
	}
	return text
}
