package atlas

import "jalon/calendar"

// Renamings returns the days after one and until another, included, on which an EPCI or a commune took another name, or an EPCI
// another nature. The name that communes take by merging is told by their merger, not here.
func (a *Atlas) Renamings(code string, after, until calendar.Day) (all []Event) {
	var v *Vintage
	for _, w := range a.States() {
		if !w.knows(code) {
			continue
		}
		if v != nil && w.From > after && w.From <= until {
			if e, changed := renaming(*v, w, code); changed {
				all = append(all, e)
			}
		}
		v = &w
	}
	return all
}

// knows reports whether a code is in force in a vintage that tells what it names.
func (v Vintage) knows(code string) bool {
	_, commune := v.Commune(code)
	return commune || v.Whole() && v.has(code)
}

func renaming(v, w Vintage, code string) (e Event, changed bool) {
	if before, ok := v.EPCI(code); ok {
		after, _ := w.EPCI(code)
		e = Event{Day: w.From, Kind: Retitled, From: []Place{{code, before.Name}}, To: []Place{{code, after.Name}}}
		if before.Nature != after.Nature {
			e.Kind = Promoted
		}
		return e, before.Name != after.Name || before.Nature != after.Nature
	}
	before, _ := v.Commune(code)
	after, _ := w.Commune(code)
	e = Event{Day: w.From, Kind: Renamed, From: []Place{{code, before.Name}}, To: []Place{{code, after.Name}}}
	return e, before.Name != after.Name && len(v.pieces(code)) == len(w.pieces(code))
}
