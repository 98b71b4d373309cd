package portrait

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jalon/calendar"
	"jalon/cube"
	"jalon/economy"
	"jalon/indicator"
	"jalon/locale"
)

// writer holds what the sections of one portrait share.
type writer struct {
	Request
	day     calendar.Day
	table   table
	grounds map[string]standing
	here    economy.Row
	missing []string // members whose figures are not known
	others  []compared
	absent  []string // names of those that were asked for, whose figures are not all known
	jobs    *profile // nil where no jobs by activity are known
	used    []Set
	nulls   []indicator.Reason // of the dashes written in the section under way
}

// compared is a comparator with its figures.
type compared struct {
	id, name string
	row      economy.Row
}

const country = "FR"

func newWriter(r Request) *writer {
	w := &writer{Request: r, table: carriedTable, grounds: map[string]standing{}}
	w.day, _ = calendar.Parse(r.On) // a portrait without a day has no map
	if r.Data != nil {
		if t, ok := r.Data.imported(r.of); ok {
			w.table = t
			_, national := w.reference("")
			if _, missing := w.sum(r.Place); len(missing) > 0 || !national {
				w.table = carriedTable // which says less, but of the whole
			}
		}
	}
	w.here, w.missing = w.sum(r.Place)
	w.others = w.comparators()
	w.jobs = w.profile()
	return w
}

// reference is the row of a region, or of France where it has no code: that of the program where what was imported does not hold
// the whole country.
func (w *writer) reference(region string) (economy.Row, bool) {
	if w.table.blocks != nil {
		return w.area(region)
	}
	if region == "" {
		return economy.Of("country", country)
	}
	return economy.Of("region", region)
}

// sum adds the members of a place up, and lists those of which the table says nothing. In the table of the program, a member that was gone
// by its map, or is there in part, still has figures where its ground is that of whole EPCI or of communes of the table.
func (w *writer) sum(p Place) (all economy.Row, missing []string) {
	if w.table.blocks != nil {
		r, whole := w.row(w.Data.in(w.ground(p), w.table.geography))
		if !whole {
			return r, p.names()
		}
		return r, nil
	}
	levels := map[string]string{"epci": "epci", "com": "commune"}
	for _, m := range p.Members {
		row, ok := economy.Of(levels[m.Kind], m.Code)
		if !ok || m.Part {
			missing = append(missing, m.Name)
			continue
		}
		all = all.Plus(row)
	}
	if len(missing) > 0 && w.Data != nil {
		if r, whole := w.heirs(p); whole {
			return r, nil
		}
	}
	return all, missing
}

// heirs adds up the EPCI and the communes of the map of the table that have exactly the ground of a place.
func (w *writer) heirs(p Place) (all economy.Row, whole bool) {
	epci, rest := w.Data.whole(w.Data.in(w.ground(p), economy.Geography), economy.Geography)
	whole = len(epci)+len(rest) > 0
	for i, code := range slices.Concat(epci, rest) {
		level := "epci"
		if i >= len(epci) {
			level = "commune"
		}
		row, ok := economy.Of(level, code)
		all, whole = all.Plus(row), whole && ok
	}
	return all, whole
}

// names are those of the members.
func (p Place) names() (all []string) {
	for _, m := range p.Members {
		all = append(all, m.Name)
	}
	return all
}

// together adds up the territories whose every member is known, and counts them.
func (w *writer) together() (all economy.Row, n int) {
	for _, p := range w.All {
		if row, missing := w.sum(p); len(missing) == 0 && len(p.Members) > 0 {
			all, n = all.Plus(row), n+1
		}
	}
	return all, n
}

// known reports whether the figures are those of the whole perimeter.
func (w *writer) known() bool { return w.of(w.table.year) && len(w.missing) == 0 && len(w.Members) > 0 }

// place is the figures of the territory as a comparator among others.
func (w *writer) place() compared { return compared{w.ID, w.Name, w.here} }

// rows are the territory and its comparators, in the order they are shown.
func (w *writer) rows() []compared { return append([]compared{w.place()}, w.others...) }

// figure computes a figure of a row; that of the territory is null when a member is missing.
func (w *writer) figure(c compared, f func(economy.Row) indicator.Figure) indicator.Figure {
	switch {
	case !w.of(w.table.year):
		return indicator.Null(indicator.NoYear)
	case c.id == w.ID && !w.known():
		return indicator.Null(indicator.Unknown)
	}
	return f(c.row)
}

// result makes a figure of the table citable.
func (w *writer) result(id, activity, reference string, unit indicator.Unit, f indicator.Figure) indicator.Result {
	source := w.table.set.ID
	if source == "" {
		source = "insee-comparateur-2021"
	}
	return indicator.Result{Indicator: id, Territory: w.ID, Activity: activity, Reference: reference, Figure: f, Unit: unit,
		Badge: indicator.Derived, Sources: []string{source}, Vintage: w.table.census()}
}

// cite makes a figure drawn from a data set citable.
func (w *writer) cite(s Set, vintage string, badge indicator.Badge, id, activity, reference string, unit indicator.Unit, f indicator.Figure) indicator.Result {
	return indicator.Result{Indicator: id, Territory: w.ID, Activity: activity, Reference: reference, Figure: f, Unit: unit, Badge: badge, Sources: []string{s.ID}, Vintage: vintage}
}

func (w *writer) say(fr, en string, args ...any) string {
	places := map[string]any{}
	for i := 0; i+1 < len(args); i += 2 {
		places[fmt.Sprint(args[i])] = args[i+1]
	}
	return locale.Fill(w.Lang, locale.Text{FR: fr, EN: en}, places)
}

// dash stands for a figure that has no value; the section will say why.
func (w *writer) dash(f indicator.Figure) string {
	w.nulls = append(w.nulls, f.Reason)
	return "—"
}

// percent writes a share; a dash with no value.
func (w *writer) percent(f indicator.Figure) string {
	if !f.OK() {
		return w.dash(f)
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
		return w.dash(f)
	}
	return locale.Decimal(w.Lang, f.Value, decimals)
}

// bound writes a figure that may be a lower bound.
func (w *writer) bound(f indicator.Figure, decimals int) string {
	if f.Caution == indicator.LowerBound {
		return "≥ " + w.decimal(f, decimals)
	}
	return w.decimal(f, decimals)
}

// change writes a number of jobs with its sign.
func (w *writer) change(n float64) string {
	rounded := int64(n + .5)
	if n < 0 {
		rounded = int64(n - .5)
	}
	return plus(rounded) + locale.Int(w.Lang, rounded)
}

func (w *writer) count64(n int64) string { return locale.Int(w.Lang, n) }

// credit is the source of the large figures.
func (w *writer) credit() string {
	credit, licence := economy.Credit, "Licence Ouverte"
	if w.table.set.ID != "" {
		w.use(w.table.set)
		credit, licence = w.table.set.Attribution, w.table.set.Licence
	}
	return w.say("Source : {credit} ; géographie au 1er janvier {year}. {licence}.", "Source: {credit}; geography of 1 January {year}. {licence}.",
		"credit", credit, "year", strconv.Itoa(w.table.geography), "licence", licence)
}

// use notes that the portrait draws on a data set.
func (w *writer) use(s Set) {
	if !slices.ContainsFunc(w.used, func(o Set) bool { return o.ID == s.ID }) {
		w.used = append(w.used, s)
	}
}

// quote is the source of figures of a block.
func (w *writer) quote(s Set, b *cube.Block) string {
	w.use(s)
	text := w.say("Source : {credit} ({year}).", "Source: {credit} ({year}).", "credit", s.Attribution, "year", strconv.Itoa(b.Year))
	if b.Geography != 0 {
		text = w.say("Source : {credit} ({year} ; géographie au 1er janvier {geography}).", "Source: {credit} ({year}; geography of 1 January {geography}).",
			"credit", s.Attribution, "year", strconv.Itoa(b.Year), "geography", strconv.Itoa(b.Geography))
	}
	text += " " + s.Licence + "."
	if s.Alike {
		text += w.say(" Ce qui en est tiré se partage sous la même licence.", " What is drawn from it is shared under the same licence.")
	}
	if s.Synthetic {
		text += w.say(" DONNÉES FICTIVES, fabriquées pour essayer le programme.", " SYNTHETIC DATA, made up to try the program.")
	}
	return text
}

// credits names every source of the portrait.
func (w *writer) credits() string {
	text := w.credit()
	for _, s := range w.used {
		if s.ID != w.table.set.ID {
			text += " " + s.Attribution + " (" + s.Licence + ")."
		}
	}
	return text
}

// unknown is the section of a perimeter whose figures are not all known: a part is never shown for the whole.
func (w *writer) unknown(s Section) Section {
	if !w.of(w.table.year) {
		s.Missing = w.say("Rubrique non renseignée pour {wanted} : le recensement que Jalon connaît ici est celui de {year}. Pour en importer un autre : jalon data import insee-comparateur FICHIER.",
			"This section is empty for {wanted}: the census that Jalon knows here is that of {year}. To import another: jalon data import insee-comparateur FILE.", "wanted", strconv.Itoa(w.Year), "year", w.table.census())
		return s
	}
	if w.table.blocks == nil {
		s.Missing = w.say("Chiffres non disponibles pour ce périmètre : la table que porte le programme va par intercommunalités entières (géographie de {year}) et ne dit rien de {members}. Une partie n’est jamais donnée pour le tout. Pour les avoir commune par commune : jalon data import insee-comparateur FICHIER.",
			"No figures for this perimeter: the table that the program carries goes by whole inter-municipal bodies (geography of {year}) and says nothing of {members}. A part is never given for the whole. To have them commune by commune: jalon data import insee-comparateur FILE.",
			"members", locale.List(w.Lang, w.missing), "year", strconv.Itoa(w.table.geography))
		return s
	}
	s.Missing = w.say("Chiffres non disponibles pour ce périmètre : {members} n’est pas, en entier, dans la géographie de {year}. Une partie n’est jamais donnée pour le tout. Pour les avoir commune par commune : jalon data import insee-comparateur FICHIER.",
		"No figures for this perimeter: {members} is not, as a whole, in the geography of {year}. A part is never given for the whole. To have them commune by commune: jalon data import insee-comparateur FILE.",
		"members", locale.List(w.Lang, w.missing), "year", strconv.Itoa(w.table.geography))
	return s
}

// wants ends a way of reading with what would say more, and by which command it is imported.
func (w *writer) wants(what string, sources ...string) string {
	text := w.say(" À compléter : {what}", " To be completed: {what}", "what", what)
	for i, id := range sources {
		before := " ("
		if i > 0 {
			before = w.say(" ou ", " or ")
		}
		text += before + w.say("jalon data import {id} FICHIER", "jalon data import {id} FILE", "id", id)
	}
	return text + ")."
}

// wanting is a section whose data was not imported: it says by which command it would be.
func (w *writer) wanting(s Section, what string, sources ...string) Section {
	s.Missing = w.say("Rubrique non renseignée. Elle demande : {what}.", "This section is empty. It needs: {what}.", "what", what)
	for i, id := range sources {
		lead := w.say(" Pour l’importer : jalon data import {id} FICHIER.", " To import it: jalon data import {id} FILE.", "id", id)
		if i > 0 {
			lead = w.say(" Ou : jalon data import {id} FICHIER.", " Or: jalon data import {id} FILE.", "id", id)
		}
		s.Missing += lead
	}
	return s
}

// joined sets sentences one after the other.
func joined(sentences ...string) string {
	text := ""
	for _, one := range sentences {
		text = strings.TrimSpace(text + " " + strings.TrimSpace(one))
	}
	return text
}
