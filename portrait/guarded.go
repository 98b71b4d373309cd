package portrait

import (
	"strconv"
	"strings"

	"jalon/indicator"
	"jalon/locale"
	"jalon/secrecy"
)

// Guarded (données réservées) is what may be shown of a data set that is not for everybody, on a perimeter.
type Guarded struct {
	Set
	Measure string // what is counted
	Year    int
	Zones   []Zone // in the order of the columns of the table
	Table   secrecy.Table
}

// Zone is a part of a perimeter that figures are given of: whole EPCI, and what is left of it together.
type Zone struct {
	ID, Name string
	Communes []string
}

// guardedName begins the name of a section on a guarded data set.
const guardedName = "reserved-"

// Reserve adds to a portrait the section of a data set that is not for everybody: the figures that the rules of secrecy allow, or
// why there are none.
func (p *Portrait) Reserve(g Guarded, refused string) {
	w := &writer{Request: Request{Place: Place{ID: p.ID, Name: p.Name}, Lang: p.Lang}}
	s := Section{Number: len(p.Sections), Name: guardedName + g.ID, Badge: indicator.Derived, Missing: refused,
		Title: w.say("Données à diffusion restreinte : {set}", "Data not for everybody: {set}", "set", g.ID)}
	if refused == "" {
		w.guarded(&s, g)
		p.Sets = append(p.Sets, g.Set)
	}
	p.Sections = append(p.Sections, s)
}

// guarded writes the table, its figures and how to read them.
func (w *writer) guarded(s *Section, g Guarded) {
	t := Table{Caption: w.say("{name}, {year}", "{name}, {year}", "name", w.Name, "year", strconv.Itoa(g.Year)), Columns: []string{w.say("Activité", "Activity")}}
	zones := g.columns(w.ID, w.say("Ensemble", "Whole"))
	for _, z := range zones {
		t.Columns = append(t.Columns, z.Name)
	}
	s.Areas = map[string][]string{}
	for i, line := range g.Table.Cells {
		code, label := secrecy.All, w.say("Toutes activités", "All activities")
		if i < len(g.Table.Rows) {
			if code = g.Table.Rows[i]; code == secrecy.All {
				continue // the only row is the total
			}
			label = ActivityName(code, w.Lang)
		}
		cells := []string{label}
		for _, z := range zones {
			cell := line[z.at]
			cells = append(cells, w.cell(cell))
			s.Figures = append(s.Figures, g.figure(z.ID, code, cell))
			s.Areas[z.ID] = z.Communes
		}
		if all := line[len(line)-1]; all.Hidden != "" || all.Value > 0 || i == len(g.Table.Rows) {
			t.Rows = append(t.Rows, cells) // an activity of nobody is not worth a row
		}
	}
	s.Tables = []Table{t}
	s.Source = w.say("Source : {credit}. Diffusion restreinte.", "Source: {credit}. Not for everybody.", "credit", g.Attribution)
	s.Reading = w.say("s : donnée couverte par le secret statistique (moins de trois entreprises, ou l’une d’elles fait au moins 85 % du total), ou tenue secrète pour qu’une autre ne se déduise pas des totaux. Une case secrète n’est jamais zéro. ",
		"s: data under statistical secrecy (fewer than three enterprises, or one of them makes at least 85% of the total), or hidden lest another follow from the totals. A hidden cell is never zero. ") + w.coverage(g.Table)
}

// coverage says how much of the total is shown.
func (w *writer) coverage(t secrecy.Table) string {
	if all := t.Cells[len(t.Rows)][len(t.Columns)]; all.Hidden != "" {
		return w.say("Le total est secret : la part montrée ne peut pas être dite.", "The total is hidden: how much is shown cannot be said.")
	}
	return w.say("Part montrée du total : {x}.", "Share of the total that is shown: {x}.", "x", locale.Percent(w.Lang, t.Covered, 1))
}

// shown is a zone and its place among the columns.
type shown struct {
	Zone
	at int
}

// columns lists what the columns are of. One zone alone is the whole.
func (g Guarded) columns(id, whole string) (all []shown) {
	var communes []string
	for i, z := range g.Zones {
		if communes = append(communes, z.Communes...); len(g.Zones) > 1 {
			all = append(all, shown{z, i})
		}
	}
	return append(all, shown{Zone{id, whole, communes}, len(g.Zones)})
}

func (w *writer) cell(c secrecy.Cell) string {
	if c.Hidden != "" {
		return "s"
	}
	return locale.Int(w.Lang, c.Value)
}

// figure makes a cell citable.
func (g Guarded) figure(zone, activity string, c secrecy.Cell) indicator.Result {
	r := indicator.Result{Indicator: "total", Territory: zone, Activity: activity, Figure: indicator.Exact(float64(c.Value)), Unit: indicator.Unit(g.Measure),
		Badge: indicator.Derived, Sources: []string{g.ID}, Vintage: strconv.Itoa(g.Year)}
	if strings.HasPrefix(g.Measure, string(indicator.Jobs)) {
		r.Unit = indicator.Jobs
	}
	if c.Hidden != "" {
		r.Figure = indicator.Null(indicator.Secret)
	}
	return r
}

// Released lists the figures of a data set that a portrait shows to whoever reads it: what another portrait must not be subtracted from.
func (p *Portrait) Released(set, of string) (all []secrecy.Release) {
	for _, s := range p.Sections {
		if s.Name != guardedName+set {
			continue
		}
		for _, f := range s.Figures {
			if year, err := strconv.Atoi(f.Vintage); err == nil && f.OK() {
				all = append(all, secrecy.Release{Of: of, Activity: f.Activity, Year: year, Places: s.Areas[f.Territory]})
			}
		}
	}
	return all
}

// Reserved reports whether a portrait holds figures that are not for everybody.
func (p *Portrait) Reserved() bool {
	for _, s := range p.Sections {
		if strings.HasPrefix(s.Name, guardedName) && len(s.Figures) > 0 {
			return true
		}
	}
	return false
}

// Withheld says of each data set that is not for everybody, and of which nothing is shown, why.
func (p *Portrait) Withheld() (all []string) {
	for _, s := range p.Sections {
		if strings.HasPrefix(s.Name, guardedName) && s.Missing != "" {
			all = append(all, s.Missing)
		}
	}
	return all
}
