package atlas

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// comparison is of the EPCI of a state with those of the next.
type comparison struct{ v, w Vintage }

// flows are the communes that went from an EPCI to another, by the first and then by the second.
type flows map[string]map[string][]Place

// events returns what happened to EPCI: what became of those that are gone, which came, which communes changed, which have
// another name or nature. An EPT is no EPCI of its communes, and only its name is followed.
func (c comparison) events() (all []Event) {
	if !c.v.Whole() {
		return nil // the EPCI of before are not known
	}
	went := c.flows()
	told := map[[2]string]bool{}
	tell := func(e Event) {
		for _, f := range e.From {
			for _, t := range e.To {
				told[[2]string{f.Code, t.Code}] = true
			}
		}
		all = append(all, e)
	}
	c.gone(went, tell)
	c.born(went, all, tell)
	c.moved(went, told, tell)
	c.changed(tell)
	return all
}

// flows follows each commune of before into the EPCI that its ground is in.
func (c comparison) flows() flows {
	went := flows{}
	for i := range c.v.atlas.communes {
		commune := &c.v.atlas.communes[i]
		from := commune.epci.at(c.v.i)
		after := c.w.atlas.commune(c.w.holder(commune.code))
		if from == "" || after == nil {
			continue
		}
		to := after.epci.at(c.w.i)
		if went[from] == nil {
			went[from] = map[string][]Place{}
		}
		went[from][to] = append(went[from][to], Place{commune.code, commune.name.at(c.v.i)})
	}
	return went
}

// gone tells what became of each EPCI that is no more: the new ones it made when it made several; else the one that took
// most of it, new for it alone, new for several, or there before.
func (c comparison) gone(went flows, tell func(Event)) {
	merged := map[string]map[string]int{} // by new EPCI, those that went mostly into it
	for _, siren := range slices.Sorted(maps.Keys(went)) {
		if c.w.has(siren) {
			continue
		}
		main, fresh := "", map[string]int{}
		for _, to := range slices.Sorted(maps.Keys(went[siren])) {
			n := len(went[siren][to])
			if to != "" && !c.v.has(to) {
				fresh[to] = n
			}
			if to != "" && (main == "" || n > len(went[siren][main])) {
				main = to
			}
		}
		switch {
		case len(fresh) > 1:
			tell(c.event(Divided, map[string]int{siren: 1}, fresh, went))
		case fresh[main] == 0:
			tell(c.event(Absorbed, map[string]int{siren: 1}, map[string]int{main: 1}, went))
		case merged[main] == nil:
			merged[main] = map[string]int{siren: fresh[main]}
		default:
			merged[main][siren] = fresh[main]
		}
	}
	for _, to := range slices.Sorted(maps.Keys(merged)) {
		kind := EPCIMet
		if len(merged[to]) == 1 {
			kind = Replaced
		}
		tell(c.event(kind, merged[to], map[string]int{to: 1}, went))
	}
}

// born tells the EPCI that came and that no event named yet, and those that came back under a SIREN of before.
func (c comparison) born(went flows, told []Event, tell func(Event)) {
	for i := range c.w.atlas.groups {
		siren := c.w.atlas.groups[i].siren
		if !c.w.has(siren) || c.v.has(siren) {
			continue
		}
		named := slices.ContainsFunc(told, func(e Event) bool { return slices.ContainsFunc(e.To, func(p Place) bool { return p.Code == siren }) })
		from := map[string]int{}
		for origin, to := range went {
			if n := len(to[siren]); n > 0 {
				from[origin] = n
			}
		}
		switch {
		case c.before(siren):
			tell(c.event(Restored, from, map[string]int{siren: 1}, went))
		case !named:
			tell(c.event(Created, from, map[string]int{siren: 1}, went))
		}
	}
}

// before reports whether an EPCI that comes had its SIREN before: an earlier state knows it, or the number begins with 24 as
// those that were given when each told its department, which ended in 2010; new ones begin with 200.
func (c comparison) before(siren string) bool {
	for i := range c.v.i {
		if c.v.atlas.vintage(i).has(siren) {
			return true
		}
	}
	return strings.HasPrefix(siren, "24")
}

// moved tells the communes that went from an EPCI to another without any event that links the two.
func (c comparison) moved(went flows, told map[[2]string]bool, tell func(Event)) {
	for _, from := range slices.Sorted(maps.Keys(went)) {
		for _, to := range slices.Sorted(maps.Keys(went[from])) {
			if from != to && to != "" && !told[[2]string{from, to}] {
				tell(c.event(Moved, map[string]int{from: 1}, map[string]int{to: 1}, went))
			}
		}
	}
}

// changed tells the names and the natures that are new.
func (c comparison) changed(tell func(Event)) {
	for i := range c.w.atlas.groups {
		g := &c.w.atlas.groups[i]
		before, is := c.v.EPCI(g.siren)
		after, stays := c.w.EPCI(g.siren)
		if !is || !stays {
			continue
		}
		e := Event{Day: c.w.From, From: []Place{{g.siren, before.Name}}, To: []Place{{g.siren, after.Name}}}
		if before.Nature != after.Nature {
			e.Kind = Promoted
			tell(e)
		} else if before.Name != after.Name {
			e.Kind = Retitled
			tell(e)
		}
	}
}

// event names the EPCI of an event, those with most communes first, and lists the communes that went from one to another.
func (c comparison) event(kind Kind, from, to map[string]int, went flows) Event {
	e := Event{Day: c.w.From, Kind: kind, From: c.v.groupsNamed(from), To: c.w.groupsNamed(to)}
	for f := range from {
		for t := range to {
			e.Communes = append(e.Communes, went[f][t]...)
		}
	}
	slices.SortFunc(e.Communes, func(a, b Place) int { return cmp.Compare(a.Code, b.Code) })
	return e
}

func (v Vintage) has(siren string) bool {
	_, ok := v.EPCI(siren)
	return ok
}
