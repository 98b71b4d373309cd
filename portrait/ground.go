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

// least is the part of the communes of a place that a zone holds, if it counts among its zones.
const least = 0.1

// zones returns the employment zones that hold at least a tenth of the communes of a place; nil where the block lacks one.
func (d *Data) zones(b *cube.Block, s standing) (all []string) {
	held := map[string]int{}
	total := 0
	if len(d.Zones.Of) > 0 {
		for _, code := range d.in(s, d.Zones.Geography) {
			held[d.Zones.Of[code]]++
			total++
		}
	} else {
		v, _ := d.Atlas.Year(zonesGeography)
		for siren, communes := range d.byEPCI(d.in(s, zonesGeography), v) {
			crossed := economy.ZonesOf(siren)
			for _, c := range crossed {
				held[c.Zone] += min(c.Communes, communes)
			}
			total += communes
			if len(crossed) == 0 {
				held[""] += communes
			}
		}
	}
	for _, zone := range slices.Sorted(maps.Keys(held)) {
		switch {
		case float64(held[zone]) < least*float64(total):
		case !b.Has(zone):
			return nil
		default:
			all = append(all, zone)
		}
	}
	return all
}

// zonesGeography is the vintage of the EPCI whose zones the program carries.
const zonesGeography = 2022

func (d *Data) byEPCI(communes []string, v atlas.Vintage) map[string]int {
	n := map[string]int{}
	for _, code := range communes {
		c, _ := v.Commune(code)
		n[c.EPCI]++
	}
	return n
}
