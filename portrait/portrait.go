// Package portrait composes the economic portrait of a perimeter: it chooses figures and comparators, writes what they say as
// sentences, and gives each section its chart, its table, its way of reading and its source. What is not known is said to be
// so, with what would have to be imported.
package portrait

import (
	"slices"
	"strings"

	"jalon/atlas"
	"jalon/indicator"
	"jalon/locale"
)

// Formulas is the version of what a portrait computes and says. It changes with any of its bytes, so that an edition of before is told from
// one that was altered.
const Formulas = 2

// Portrait (portrait économique) is the portrait of a perimeter in a language.
type Portrait struct {
	ID       string      `json:"id"` // of the territory; empty for a perimeter that is nobody's
	Name     string      `json:"name"`
	Lang     locale.Lang `json:"lang"`
	On       string      `json:"on"`            // day of the perimeter
	Map      *Chart      `json:"map,omitempty"` // where it lies
	Sections []Section   `json:"sections"`
	Credit   string      `json:"credit"`
	Sets     []Set       `json:"sets,omitempty"` // the imported data sets it draws on
	Comments []Comment   `json:"comments,omitempty"`

	Comparators []Comparator `json:"comparators,omitempty"` // the territory and what it is compared with, as they stand

	Formulas  int  `json:"formulas,omitempty"`  // see [Formulas]; 0 for what was composed before they were numbered
	Simulated bool `json:"simulated,omitempty"` // of members that are not those of the territory
	Synthetic bool `json:"synthetic,omitempty"` // some of the data was made up to try the program
}

// Section is one of the fourteen parts of a portrait, and the first that sums them up.
type Section struct {
	Number  int                `json:"number"`
	Name    string             `json:"name"`
	Title   string             `json:"title"`
	Finding string             `json:"finding,omitempty"` // written from the figures by rules
	Chart   *Chart             `json:"chart,omitempty"`
	Tables  []Table            `json:"tables,omitempty"`
	Reading string             `json:"reading,omitempty"` // how to read the chart and the table
	Source  string             `json:"source,omitempty"`
	Badge   indicator.Badge    `json:"badge,omitempty"`
	Missing string             `json:"missing,omitempty"` // why there is nothing, and what to import
	Figures []indicator.Result `json:"figures,omitempty"`

	Areas map[string][]string `json:"areas,omitempty"` // communes that figures not for everybody are of, by what they are of

	why []string // why cells of its tables that no figure stands behind are dashes
}

// Licences are those of the data that a figure is drawn from; that of data made up to try the program says so. The tables of the program are
// under Licence Ouverte.
func (p *Portrait) Licences(f indicator.Result) (all []string) {
	for _, id := range f.Sources {
		licence := "Licence Ouverte 2.0"
		if at := slices.IndexFunc(p.Sets, func(s Set) bool { return s.ID == id }); at >= 0 {
			if licence = p.Sets[at].Licence; p.Sets[at].Synthetic {
				licence = "SYNTHETIC"
			}
		}
		if !slices.Contains(all, licence) {
			all = append(all, licence)
		}
	}
	return all
}

// Comment (commentaire d'analyste) is what somebody says of a section, in their own words: never mixed with what the figures say.
type Comment struct {
	Section string `json:"section"` // its name
	Text    string `json:"text"`
	By      string `json:"by"`           // person:…, whose name the register keeps apart
	As      string `json:"as,omitempty"` // under which mandate: the seat and the body, in words
	On      string `json:"on,omitempty"` // which day
}

// Of returns the comments on a section.
func (p *Portrait) Of(section string) (all []Comment) {
	for _, c := range p.Comments {
		if c.Section == section {
			all = append(all, c)
		}
	}
	return all
}

// Chart is a drawing with what it shows in words; its table stands beside it.
type Chart struct {
	SVG  SVG    `json:"svg"`
	Text string `json:"text"`
}

// SVG is a drawing. In JSON it is a text.
type SVG []byte

// MarshalText implements encoding.TextMarshaler.
func (s SVG) MarshalText() ([]byte, error) { return s, nil }

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *SVG) UnmarshalText(b []byte) error {
	*s = slices.Clone(b)
	return nil
}

// Table is what a chart shows, in words and figures; all its columns but the first hold figures.
type Table struct {
	Caption string     `json:"caption"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
}

// Place is a perimeter with its members, as epci:… or com:….
type Place struct {
	ID, Name string
	Members  []Member
	Communes []string      // what the members are made of; found from the members when absent
	Map      atlas.Vintage // the map of the communes
	Within   []string      // names of members that were asked for and that others hold: they are counted once
	Thought  bool          // its members are not those of the territory: what is known of the territory is not of it
}

// Member (membre d'un périmètre) is a whole EPCI or a commune; Part is set for an EPCI of which only some communes belong.
type Member struct {
	Kind string `json:"kind"`
	Code string `json:"code"`
	Name string `json:"name"`
	Part bool   `json:"part,omitempty"`
}

// Request is what a portrait is asked for.
type Request struct {
	Place
	Region     string // code of the region that is competent, for a comparator; may be empty
	RegionName string
	All        []Place // the territories of the programme on the day, this one included
	On         string
	Lang       locale.Lang
	Data       *Data // what was imported; only the tables of the program when nil

	Compare     []string // identifiers of the comparators, in their order; those of the program when nil
	Year, Since int      // the only year of the figures, and the one they are compared with; the last of each source, and the first, when 0
}

// of reports whether the figures of a year are wanted.
func (r Request) of(year int) bool { return r.Year == 0 || r.Year == year }

// Compose writes the portrait. It is pure: the same request always gives the same bytes.
func Compose(r Request) *Portrait {
	w := newWriter(r)
	p := &Portrait{ID: r.ID, Name: r.Name, Lang: r.Lang, On: r.On, Formulas: Formulas, Map: w.located()}
	for i, part := range parts {
		w.nulls = nil
		s := part(w)
		w.warn(&s)
		w.dashes(&s)
		s.Number, s.Reading = i, strings.TrimSpace(s.Reading)
		p.Sections = append(p.Sections, s)
	}
	p.Comparators = w.stand()
	p.Sets, p.Credit = w.used, w.credits()
	p.Synthetic = slices.ContainsFunc(w.used, func(s Set) bool { return s.Synthetic })
	return p
}

// parts are the sections of a portrait, in their order.
var parts = []func(*writer) Section{
	essentials, place, structure, distinction, diversity, growth, causes, sites, control, base, renewal, labour, leads, neighbours, method,
}
