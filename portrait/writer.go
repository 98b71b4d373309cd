package portrait

import (
	"fmt"

	"jalon/economy"
	"jalon/indicator"
	"jalon/locale"
)

// writer holds what the sections of one portrait share.
type writer struct {
	Request
	here    economy.Row
	missing []string // members whose figures are not known
	others  []compared
}

// compared is a comparator with its figures.
type compared struct {
	id, name string
	row      economy.Row
}

const country = "FR"

// The vintages of the figures: one census, or what changed between two.
const (
	census = "2018"
	period = "2013-2018"
)

func newWriter(r Request) *writer {
	w := &writer{Request: r}
	w.here, w.missing = sum(r.Place)
	france, _ := economy.Of("country", country)
	paris, _ := economy.Of("region", "11")
	if region, ok := economy.Of("region", r.Region); ok && r.Region != "" {
		w.others = append(w.others, compared{"region:" + r.Region, r.RegionName, region})
	}
	w.others = append(w.others,
		compared{"france-without-idf", w.say("France hors Île-de-France", "France outside Île-de-France"), france.Minus(paris)},
		compared{"france", "France", france})
	if all, n := together(r.All); n > 1 {
		w.others = append(w.others, compared{"territories", w.say("Les {n} territoires, celui-ci compris", "The {n} territories, this one included", "n", n), all})
	}
	return w
}

// sum adds the members of a place up, and lists those of which the table says nothing: born since, gone by then, or only in
// part.
func sum(p Place) (all economy.Row, missing []string) {
	levels := map[string]string{"epci": "epci", "com": "commune"}
	for _, m := range p.Members {
		row, ok := economy.Of(levels[m.Kind], m.Code)
		if !ok || m.Part {
			missing = append(missing, m.Name)
			continue
		}
		all = all.Plus(row)
	}
	return all, missing
}

// together adds up the territories whose every member is known, and counts them.
func together(places []Place) (all economy.Row, n int) {
	for _, p := range places {
		if row, missing := sum(p); len(missing) == 0 && len(p.Members) > 0 {
			all, n = all.Plus(row), n+1
		}
	}
	return all, n
}

// known reports whether the figures are those of the whole perimeter.
func (w *writer) known() bool { return len(w.missing) == 0 && len(w.Members) > 0 }

// place is the figures of the territory as a comparator among others.
func (w *writer) place() compared { return compared{w.ID, w.Name, w.here} }

// rows are the territory and its comparators, in the order they are shown.
func (w *writer) rows() []compared { return append([]compared{w.place()}, w.others...) }

// figure computes a figure of a row; that of the territory is null when a member is missing.
func (w *writer) figure(c compared, f func(economy.Row) indicator.Figure) indicator.Figure {
	if c.id == w.ID && !w.known() {
		return indicator.Null(indicator.Unknown)
	}
	return f(c.row)
}

// result makes a figure citable.
func (w *writer) result(id, activity, reference string, unit indicator.Unit, f indicator.Figure) indicator.Result {
	return indicator.Result{Indicator: id, Territory: w.ID, Activity: activity, Reference: reference, Figure: f, Unit: unit,
		Badge: indicator.Derived, Sources: []string{"insee-comparateur-2021"}, Vintage: census}
}

func (w *writer) say(fr, en string, args ...any) string {
	places := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		places[fmt.Sprint(args[i])] = args[i+1]
	}
	return locale.Fill(w.Lang, locale.Text{FR: fr, EN: en}, places)
}

// percent writes a share; a dash with no value.
func (w *writer) percent(f indicator.Figure) string {
	if !f.OK() {
		return "—"
	}
	return locale.Percent(w.Lang, f.Value, 1)
}

// signed writes a change with its sign.
func (w *writer) signed(f indicator.Figure) string {
	if f.OK() && f.Value > 0 {
		return "+" + w.percent(f)
	}
	return w.percent(f)
}

// people writes tenths as a whole number.
func (w *writer) people(tenths int64) string { return locale.Int(w.Lang, (tenths+5)/10) }

func (w *writer) decimal(f indicator.Figure, decimals int) string {
	if !f.OK() {
		return "—"
	}
	return locale.Decimal(w.Lang, f.Value, decimals)
}

func (w *writer) credit() string {
	return w.say("Source : {credit} ; géographie au 1er janvier 2021. Licence Ouverte.", "Source: {credit}; geography of 1 January 2021. Licence Ouverte.", "credit", economy.Credit)
}

// unknown is the section of a perimeter whose figures are not all known: a part is never shown for the whole.
func (w *writer) unknown(s Section) Section {
	s.Missing = w.say("Chiffres non disponibles pour ce périmètre : {members} n’est pas, en entier, dans la géographie de 2021. Une partie n’est jamais donnée pour le tout.",
		"No figures for this perimeter: {members} is not, as a whole, in the geography of 2021. A part is never given for the whole.", "members", locale.List(w.Lang, w.missing))
	return s
}

// unwritten is a section that this portrait does not have yet, and what it would need.
func (w *writer) unwritten(name, fr, en, what string) Section {
	return Section{Name: name, Title: w.say(fr, en), Missing: w.say("Rubrique non renseignée. Elle demande : {what}. Ce portrait ne la compose pas encore.", "This section is empty. It needs: {what}. This portrait does not compose it yet.", "what", what)}
}
