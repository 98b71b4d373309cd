package cli

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
	"jalon/store"
)

// geographyCmd asks the map: that of the register where there is one, with what was imported beside it, else that of the program.
type geographyCmd struct {
	Changes geographyChanges `cmd:"" help:"Tell what the law changed to the map between two days."`
	Project geographyProject `cmd:"" help:"Tell what communes of one year are in another, with their people, and why."`
}

// geographyChanges tells events.
type geographyChanges struct {
	About []string     `arg:"" optional:"" name:"code" help:"Communes or EPCI: only what concerns them."`
	After calendar.Day `placeholder:"DAY" help:"Only after this day."`
	Until calendar.Day `placeholder:"DAY" help:"Only until this day, included."`
}

// Run tells.
func (c *geographyChanges) Run(e *env) error {
	a, err := e.charted()
	if err != nil {
		return err
	}
	if c.Until.IsZero() {
		c.Until = calendar.Date(9999, 12, 31)
	}
	all := slices.DeleteFunc(a.Events(c.After, c.Until), func(one atlas.Event) bool {
		return len(c.About) > 0 && !slices.ContainsFunc(slices.Concat(one.From, one.To, one.Communes), func(p atlas.Place) bool { return slices.Contains(c.About, p.Code) })
	})
	if e.Format == "json" {
		return writeJSON(e.out, append([]atlas.Event{}, all...))
	}
	e.events(all)
	return nil
}

// events writes events, one a line.
func (e *env) events(all []atlas.Event) {
	for _, one := range all {
		fmt.Fprintf(e.out, "%s  %s\n", one.Day, one.Say(e.Lang))
	}
}

// geographyProject carries communes from one year to another.
type geographyProject struct {
	Codes []string `arg:"" name:"commune" help:"Codes of communes, in force on 1 January of the first year."`
	From  int      `required:"" help:"Year in which the codes are read."`
	To    int      `required:"" help:"Year to which they are carried, later or earlier."`
}

// projectionForm is a projection as programs read it.
type projectionForm struct {
	Communes []atlas.Place `json:"communes"`
	Wider    []string      `json:"wider,omitempty"`
	Before   *int64        `json:"people_before"`
	After    *int64        `json:"people_after"`
	Changes  []atlas.Event `json:"changes"`
}

// Run projects.
func (c *geographyProject) Run(e *env) error {
	a, err := e.charted()
	if err != nil {
		return err
	}
	from, known := a.Year(c.From)
	to, too := a.Year(c.To)
	if !known || !too {
		return misuse{fmt.Errorf("the atlas has no %d or no %d", c.From, c.To)}
	}
	p := a.Project(c.Codes, from, to)
	if len(p.Unknown) > 0 {
		return failure{"geography.unknown", register.Args{"codes": strings.Join(p.Unknown, ", "), "year": fmt.Sprint(c.From)}, locale.Text{
			FR: "Pas de commune {codes} au 1er janvier {year}.", EN: "No commune {codes} on 1 January {year}."}}
	}
	form := projectionForm{Wider: p.Wider, Before: whole(p.Before), After: whole(p.After), Changes: append([]atlas.Event{}, p.Changes...)}
	for _, code := range p.Codes {
		one, _ := to.Commune(code)
		form.Communes = append(form.Communes, atlas.Place{Code: code, Name: one.Name})
	}
	if e.Format == "json" {
		return writeJSON(e.out, form)
	}
	e.projected(form)
	return nil
}

// whole is a number of people, nil when some commune is not counted.
func whole(c atlas.Count) *int64 {
	if len(c.Uncounted) > 0 {
		return nil
	}
	return &c.People
}

func (e *env) projected(p projectionForm) {
	for _, one := range p.Communes {
		note := ""
		if slices.Contains(p.Wider, one.Code) {
			note = e.words(locale.Text{FR: " (avec du territoire venu d’ailleurs)", EN: " (with ground from elsewhere)"}, nil)
		}
		fmt.Fprintf(e.out, "%s  %s%s\n", one.Code, one.Name, note)
	}
	people := func(n *int64) any {
		if n == nil {
			return e.words(locale.Text{FR: "inconnue", EN: "unknown"}, nil)
		}
		return *n
	}
	e.say(e.out, locale.Text{FR: "Population avant : {before} ; après : {after}.", EN: "People before: {before}; after: {after}."}, register.Args{"before": people(p.Before), "after": people(p.After)})
	e.events(p.Changes)
}

// charted is the map of the register, or that of the program where there is no register.
func (e *env) charted() (*atlas.Atlas, error) {
	if _, err := os.Stat(e.DB); err != nil && !strings.Contains(e.DB, "://") {
		return atlas.France(), nil
	}
	s, err := store.Open(e, e.DB, store.MustExist)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	return e.geography(s)
}
