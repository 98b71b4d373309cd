package portrait

import (
	"maps"
	"slices"
	"strings"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/cube"
	"jalon/economy"
)

// standing is what figures may be summed over for a place: the communes, as known on one day.
type standing struct {
	communes  []string
	of        atlas.Vintage
	territory string // whose own figures may stand for it; empty for a perimeter that is nobody's, or only thought of
}

// standing returns the communes of a place; none where the map is not given, or a member is known in part only.
func (d *Data) standing(p Place, on calendar.Day) (s standing) {
	if !p.Thought {
		s.territory = p.ID
	}
	if d == nil || d.Atlas == nil {
		return s
	}
	if len(p.Communes) > 0 {
		s.communes, s.of = p.Communes, p.Map
		return s
	}
	s.of = d.Atlas.On(on)
	for _, m := range p.Members {
		codes := []string{m.Code}
		if m.Kind != "com" {
			codes = s.of.CommunesOf(m.Code)
		}
		if m.Part || len(codes) == 0 {
			return standing{territory: s.territory}
		}
		s.communes = append(s.communes, codes...)
	}
	return s
}

// in returns the communes as a year knows them; nil where some hold ground from outside of the place, or the year has no map.
func (d *Data) in(s standing, year int) []string {
	to, ok := d.Atlas.Year(year)
	if !ok || len(s.communes) == 0 {
		return nil
	}
	if to.From == s.of.From {
		return s.communes
	}
	key := s.of.From.String() + to.From.String() + strings.Join(s.communes, " ")
	d.mu.Lock()
	codes, known := d.carried[key]
	d.mu.Unlock()
	if known {
		return codes
	}
	if p := d.Atlas.Project(s.communes, s.of, to); len(p.Wider) == 0 && len(p.Unknown) == 0 {
		codes = p.Codes
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.carried) >= maxSums || d.carried == nil {
		d.carried = map[string][]string{}
	}
	d.carried[key] = codes
	return codes
}

// whole brings communes of a year together into the EPCI that they make up; rest are those of EPCI that are only in part there.
func (d *Data) whole(communes []string, year int) (epci, rest []string) {
	v, ok := d.Atlas.Year(year)
	if !ok || !v.Whole() {
		return nil, communes
	}
	by := map[string][]string{}
	for _, code := range communes {
		c, _ := v.Commune(code)
		by[c.EPCI] = append(by[c.EPCI], code)
	}
	for _, siren := range slices.Sorted(maps.Keys(by)) {
		if siren != "" && len(by[siren]) == len(v.CommunesOf(siren)) {
			epci = append(epci, siren)
		} else {
			rest = append(rest, by[siren]...)
		}
	}
	return epci, rest
}

// places returns the places of the layer of a block that a place is made of; nil where it is not made of any.
func (d *Data) places(b *cube.Block, s standing) []string {
	switch b.Layer {
	case cube.Communes:
		return d.in(s, b.Geography)
	case cube.EPCI:
		for _, year := range []int{b.Year + 1, b.Year} { // Insee sets a year on the map of the next
			if epci, rest := d.whole(d.in(s, year), year); len(epci) > 0 && len(rest) == 0 {
				return epci
			}
		}
	case cube.EmploymentZones:
		return d.zones(b, s)
	case cube.Territories:
		if id := strings.TrimPrefix(s.territory, "ti:"); s.territory != "" {
			for _, code := range []string{s.territory, id} {
				if b.Has(code) {
					return []string{code}
				}
			}
		}
	}
	return nil
}

// least is the part of the people of a place that live in a zone, if it counts among its zones.
const least = 0.1

// zones returns the employment zones where at least a tenth of the people of a place live; nil where the block lacks one.
func (d *Data) zones(b *cube.Block, s standing) (all []string) {
	lived := d.lived(s)
	for _, zone := range slices.Sorted(maps.Keys(lived)) {
		switch {
		case lived[zone] < least:
		case !b.Has(zone):
			return nil
		default:
			all = append(all, zone)
		}
	}
	return all
}

// lived is the part of the people of a place that live in each zone; "" is that of which no zone is known.
func (d *Data) lived(s standing) map[string]float64 {
	people, total := map[string]float64{}, 0.0
	add := func(zone string, n float64) {
		people[zone] += n
		total += n
	}
	if len(d.Zones.Of) > 0 {
		v, _ := d.Atlas.Year(d.Zones.Geography)
		for _, code := range d.in(s, d.Zones.Geography) {
			n, _ := v.People([]string{code})
			add(d.Zones.Of[code], float64(n))
		}
	} else {
		v, _ := d.Atlas.Year(zonesGeography)
		by := d.byEPCI(d.in(s, zonesGeography), v)
		for _, siren := range slices.Sorted(maps.Keys(by)) {
			crossed, whole, here := economy.ZonesOf(siren), int64(0), by[siren]
			for _, c := range crossed {
				whole += c.People
			}
			for _, c := range crossed { // where only some of its communes are of the place, they are taken to live as the whole does
				add(c.Zone, here*float64(c.People)/float64(whole))
			}
			if len(crossed) == 0 {
				add("", here)
			}
		}
	}
	for zone := range people {
		people[zone] /= total
	}
	return people
}

// zonesGeography is the vintage of the EPCI whose zones the program carries.
const zonesGeography = 2022

// byEPCI counts the people of communes by the EPCI that they are in.
func (d *Data) byEPCI(communes []string, v atlas.Vintage) map[string]float64 {
	people := map[string]float64{}
	for _, code := range communes {
		c, _ := v.Commune(code)
		people[c.EPCI] += float64(c.Population)
	}
	return people
}
