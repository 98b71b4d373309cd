package atlas

import "jalon/calendar"

// Renamings returns the days after one and until another, included, on which an EPCI or a commune took another name, or an EPCI
// another nature. The name that communes take by merging is told by their merger, not here.
func (a *Atlas) Renamings(code string, after, until calendar.Day) (all []Event) {
	name, nature, known := a.naming(code)
	last := -1
	for i, s := range a.states {
		if name.at(i) == "" || !known(i) {
			continue
		}
		kind := Kind("")
		switch {
		case last < 0 || s.from <= after || s.from > until:
		case nature == "" && name.at(i) != name.at(last) && len(a.vintage(last).pieces(code)) == len(a.vintage(i).pieces(code)):
			kind = Renamed
		case nature != "" && nature.at(i) != nature.at(last):
			kind = Promoted
		case nature != "" && name.at(i) != name.at(last):
			kind = Retitled
		}
		if kind != "" {
			all = append(all, Event{Day: s.from, Kind: kind, From: []Place{{code, name.at(last)}}, To: []Place{{code, name.at(i)}}})
		}
		last = i
	}
	return all
}

// naming returns the names that a code bears from state to state, the natures of an EPCI, and whether a state tells them.
func (a *Atlas) naming(code string) (name, nature runs, known func(i int) bool) {
	if g := a.group(code); g != nil {
		return g.name, g.nature, func(i int) bool { return a.states[i].whole }
	}
	if c := a.commune(code); c != nil {
		name = c.name
	}
	return name, "", func(int) bool { return true }
}
