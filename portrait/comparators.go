package portrait

import (
	"slices"
	"strings"

	"jalon/atlas"
	"jalon/economy"
	"jalon/locale"
)

// chosen are the identifiers of the comparators: those that were asked for, or those of the program.
func (w *writer) chosen(usual ...string) []string {
	if len(w.Compare) > 0 {
		return w.Compare
	}
	return usual
}

// comparators are the region, France outside of Île-de-France, France, and the territories together, unless others were chosen.
func (w *writer) comparators() (all []compared) {
	for _, id := range w.chosen("region:"+w.Region, "france-without-idf", "france", "territories") {
		name, _ := w.called(id)
		row, ok := w.comparator(id)
		switch {
		case !ok && len(w.Compare) > 0:
			w.absent = append(w.absent, name)
		case ok:
			if id == "territories" {
				_, n := w.together()
				name = w.say("Les {n} territoires, celui-ci compris", "The {n} territories, this one included", "n", n)
			}
			all = append(all, compared{id, name, row})
		}
	}
	return all
}

// comparator is the row of a comparator; ok is false where the table does not know it whole.
func (w *writer) comparator(id string) (row economy.Row, ok bool) {
	if other, found := w.territory(id); found {
		row, missing := w.sum(other)
		return row, len(missing) == 0 && len(other.Members) > 0
	}
	switch id {
	case "france":
		return w.reference("")
	case "france-without-idf":
		france, ok1 := w.reference("")
		paris, ok2 := w.reference("11")
		if !ok1 || !ok2 {
			return row, false
		}
		return france.Minus(paris), true
	case "territories":
		row, n := w.together()
		return row, n > 1
	}
	code, isRegion := strings.CutPrefix(id, "region:")
	if !isRegion || code == "" {
		return row, false
	}
	return w.reference(code)
}

// territory finds a territory of the programme.
func (w *writer) territory(id string) (Place, bool) {
	at := slices.IndexFunc(w.All, func(p Place) bool { return p.ID == id && id != "" })
	if at < 0 {
		return Place{}, false
	}
	return w.All[at], true
}

// called names a comparator: in a heading, and in a sentence with its article.
func (w *writer) called(id string) (name, the string) {
	if other, ok := w.territory(id); ok {
		return other.Name, other.Name
	}
	switch id {
	case "france-without-idf":
		return w.say("France hors Île-de-France", "France outside Île-de-France"), w.say("la France hors Île-de-France", "France outside Île-de-France")
	case "france":
		return "France", w.say("la France", "France")
	}
	name = w.RegionName
	if code, _ := strings.CutPrefix(id, "region:"); code != w.Region {
		area, _ := atlas.France().Region(code)
		name = area.Name
	}
	return name, w.say("la région {name}", "the region {name}", "name", name)
}

// Comparators lists what a portrait of these territories may be compared with, by identifier, with its name.
func Comparators(all []Place, l locale.Lang) (ids, names []string) {
	w := &writer{Request: Request{All: all, Lang: l}}
	ids = []string{"france-without-idf", "france", "territories"}
	for _, region := range atlas.France().Regions() {
		ids = append(ids, "region:"+region.Code)
	}
	for _, place := range all {
		ids = append(ids, place.ID)
	}
	for _, id := range ids {
		name, _ := w.called(id)
		if id == "territories" {
			name = w.say("Les territoires ensemble", "The territories together")
		}
		names = append(names, name)
	}
	return ids, names
}
