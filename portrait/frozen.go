package portrait

import (
	"slices"

	"jalon/economy"
	"jalon/indicator"
)

// Comparator (point de comparaison) is the territory of a portrait, or a place that it is compared with, as they stood: what a territory
// was made of, and its landmarks. An edition keeps them, so that the same places are held against their figures of later.
type Comparator struct {
	ID      string             `json:"id"`
	Name    string             `json:"name"`
	Members []Member           `json:"members,omitempty"` // of a territory
	Figures []indicator.Result `json:"figures"`
}

// landmarks are the measures that are kept of each.
var landmarks = []measure{{"jobs", "", indicator.Jobs, jobs}, {"job_growth", "", indicator.Rate, jobGrowth},
	{"industry_share_of_establishments", "", indicator.Share, industrial}, {"unemployment_census", "", indicator.Rate, unemployment}}

// stand lists the territory, its comparators and its nearest ones, with their landmarks.
func (w *writer) stand() (all []Comparator) {
	if !w.known() {
		return nil
	}
	all = []Comparator{w.measured(w.ID, w.Name, w.Members, w.here)}
	for _, c := range w.others {
		other, _ := w.territory(c.id)
		members := other.Members
		if c.id == "territories" {
			members = w.everyMember()
		}
		all = append(all, w.measured(c.id, c.name, members, c.row))
	}
	for _, other := range w.nearestPlaces() {
		if row, missing := w.sum(other); len(missing) == 0 && !slices.ContainsFunc(all, func(c Comparator) bool { return c.ID == other.ID }) {
			all = append(all, w.measured(other.ID, other.Name, other.Members, row))
		}
	}
	return all
}

// everyMember lists what the territories together are made of.
func (w *writer) everyMember() (all []Member) {
	for _, p := range w.All {
		if _, missing := w.sum(p); len(missing) == 0 {
			all = append(all, p.Members...)
		}
	}
	return all
}

// each adds members up one by one, as territories together are; ok is false where one is not known.
func (w *writer) each(members []Member) (all economy.Row, ok bool) {
	for _, m := range members {
		row, missing := w.sum(Place{ID: m.Code, Members: []Member{m}, Thought: true})
		if len(missing) > 0 {
			return all, false
		}
		all = all.Plus(row)
	}
	return all, true
}

// nearestPlaces are the territories that the portrait finds nearest.
func (w *writer) nearestPlaces() (all []Place) {
	var ids []string
	if w.jobs != nil {
		for _, n := range w.jobs.nearest() {
			ids = append(ids, w.jobs.all[n.Territory].id)
		}
	}
	if ids == nil {
		for _, n := range w.nearest(5) {
			ids = append(ids, n.id)
		}
	}
	for _, id := range ids {
		if other, ok := w.territory(id); ok {
			all = append(all, other)
		}
	}
	return all
}

func (w *writer) measured(id, name string, members []Member, row economy.Row) Comparator {
	c := Comparator{ID: id, Name: name, Members: members}
	for _, m := range landmarks {
		r := w.result(m.id, "", "", m.unit, w.figure(compared{id, name, row}, m.of))
		r.Territory = id
		c.Figures = append(c.Figures, r)
	}
	c.Figures[1].Vintage = w.table.period()
	return c
}

// Later measures again, with the data of a request, what an edition froze: territories on the members they had. A place that has no
// figures any more has nulls with their reason.
func Later(r Request, frozen []Comparator) (all []Comparator) {
	w := newWriter(r)
	for _, c := range frozen {
		row, known := w.comparator(c.ID)
		if c.Members != nil {
			row, known = w.each(c.Members)
		}
		again := w.measured(c.ID, c.Name, c.Members, row)
		for i := range again.Figures {
			if !known {
				again.Figures[i].Figure = indicator.Null(indicator.Unknown)
			}
		}
		all = append(all, again)
	}
	return all
}
