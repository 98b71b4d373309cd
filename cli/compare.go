package cli

import (
	"fmt"
	"strings"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
	"jalon/source"
)

// compareCmd explains what territories became from one list to another.
type compareCmd struct {
	Before string `arg:"" help:"First list, as CSV or workbook; FILE@DAY takes the list of that day, the first one when no day is given."`
	After  string `arg:"" help:"Second list; the last one of its file when no day is given."`
	Year   int    `help:"Year of the geography in which they are compared; that of the second list when absent, or the last year known."`
	spelling
}

// Run compares.
func (c *compareCmd) Run(e *env) error {
	a, err := e.charted()
	if err != nil {
		return err
	}
	before, err := c.list(e, a, c.Before, first)
	if err != nil {
		return err
	}
	after, err := c.list(e, a, c.After, last)
	if err != nil {
		return err
	}
	to := c.geography(a, after)
	was, err := within(a, c.Before, before, to)
	if err != nil {
		return err
	}
	is, err := within(a, c.After, after, to)
	if err != nil {
		return err
	}
	return e.compared(perimeter.Compare(was, is), to)
}

// geography is the year asked for, that of the second list, or the last.
func (c *compareCmd) geography(a *atlas.Atlas, after perimeter.List) atlas.Vintage {
	switch {
	case c.Year != 0:
		return a.On(calendar.Date(c.Year, 12, 31))
	case after.On != calendar.None:
		return a.On(after.On)
	}
	years := a.Years()
	return years[len(years)-1]
}

// within expands a list in a geography; what is not in it is followed from that of the day of the list.
func within(a *atlas.Atlas, file string, l perimeter.List, to atlas.Vintage) ([]perimeter.Settled, error) {
	own := to
	if l.On != calendar.None {
		own = a.On(l.On)
	}
	all, missing := l.Within(a, own, to)
	if len(missing) > 0 {
		return nil, source.Absent(file, a, own, missing)
	}
	return all, nil
}

// heritageForm is what became of a territory, as programs read it.
type heritageForm struct {
	Change   perimeter.Change `json:"change"`
	Before   *listedForm      `json:"before"`
	After    []listedForm     `json:"after"`
	Gained   []string         `json:"gained,omitempty"`
	Lost     []string         `json:"lost,omitempty"`
	Namesake *listedForm      `json:"namesake,omitempty"`
}

type listedForm struct {
	Territory string `json:"territory"`
	Name      string `json:"name,omitempty"`
	Communes  int    `json:"communes"`
	Kept      int    `json:"kept,omitempty"` // communes of the territory before
}

func formOf(t *perimeter.Settled) *listedForm {
	if t == nil {
		return nil
	}
	return &listedForm{Territory: t.Listed.Code, Name: t.Listed.Name, Communes: len(t.Communes)}
}

// compared writes a comparison: the counts, then a line for each territory.
func (e *env) compared(c perimeter.Comparison, v atlas.Vintage) error {
	if e.Format == "json" {
		return e.comparedJSON(c, v)
	}
	e.say(e.out, locale.Text{FR: "{before} territoires avant, {after} après, comparés commune par commune dans la même géographie, celle de {year}.",
		EN: "{before} territories before, {after} after, compared commune by commune in the same geography, that of {year}."},
		register.Args{"before": c.Before, "after": c.After, "year": fmt.Sprint(v.Year)})
	for _, change := range perimeter.Changes {
		fmt.Fprintf(e.out, "%6d  %s\n", c.Count(change), e.words(changeWords[change], nil))
	}
	fmt.Fprintf(e.out, "%6d  %s\n", c.MadeOf, e.words(locale.Text{FR: "territoires d’après faits de plusieurs", EN: "territories after, made of several"}, nil))
	fmt.Fprintf(e.out, "%6d  %s\n\n", c.NamesKept, e.words(locale.Text{FR: "noms conservés", EN: "names kept"}, nil))
	for _, h := range c.Heritage {
		fmt.Fprintln(e.out, e.heritage(h))
	}
	return nil
}

// changeWords says each change.
var changeWords = map[perimeter.Change]locale.Text{
	perimeter.Same:     {FR: "identiques, sous le même nom", EN: "the same, under the same name"},
	perimeter.Renamed:  {FR: "identiques, sous un autre nom", EN: "the same, renamed"},
	perimeter.Enlarged: {FR: "agrandis", EN: "enlarged"},
	perimeter.Reduced:  {FR: "réduits", EN: "reduced"},
	perimeter.Reshaped: {FR: "remaniés", EN: "reshaped"},
	perimeter.SplitUp:  {FR: "partagés entre plusieurs", EN: "split over several"},
	perimeter.MergedIn: {FR: "réunis à d’autres", EN: "merged with others"},
	perimeter.Gone:     {FR: "sans suite", EN: "gone"},
	perimeter.New:      {FR: "nouveaux", EN: "new"},
}

// heritage writes one line: the change, who before, who after, the communes that came and went.
func (e *env) heritage(h perimeter.Heritage) string {
	var after []string
	for i, t := range h.After {
		name := title(t)
		if h.Change == perimeter.SplitUp {
			name += fmt.Sprintf(" (%d)", h.Kept[i])
		}
		after = append(after, name)
	}
	line := string(h.Change) + "\t"
	if h.Before != nil {
		line += title(h.Before)
	}
	line += " → " + strings.Join(after, " + ")
	if len(h.Gained)+len(h.Lost) > 0 {
		line += fmt.Sprintf("  +%d −%d", len(h.Gained), len(h.Lost))
	}
	if h.Namesake != nil {
		line += e.words(locale.Text{FR: "  (même nom, aucune commune en commun : {name})", EN: "  (same name, no commune in common: {name})"}, register.Args{"name": title(h.Namesake)})
	}
	return line
}

func title(t *perimeter.Settled) string {
	return strings.TrimSpace(t.Listed.Code + " " + t.Listed.Name)
}

func (e *env) comparedJSON(c perimeter.Comparison, v atlas.Vintage) error {
	out := struct {
		Geography calendar.Day             `json:"geography"`
		Before    int                      `json:"before"`
		After     int                      `json:"after"`
		Counts    map[perimeter.Change]int `json:"counts"`
		MadeOf    int                      `json:"made_of_several"`
		NamesKept int                      `json:"names_kept"`
		Heritage  []heritageForm           `json:"territories"`
	}{v.From, c.Before, c.After, map[perimeter.Change]int{}, c.MadeOf, c.NamesKept, nil}
	for _, change := range perimeter.Changes {
		out.Counts[change] = c.Count(change)
	}
	for _, h := range c.Heritage {
		form := heritageForm{Change: h.Change, Before: formOf(h.Before), After: []listedForm{}, Gained: h.Gained, Lost: h.Lost, Namesake: formOf(h.Namesake)}
		for i, t := range h.After {
			one := *formOf(t)
			if len(h.Kept) > 0 {
				one.Kept = h.Kept[i]
			}
			form.After = append(form.After, one)
		}
		out.Heritage = append(out.Heritage, form)
	}
	return writeJSON(e.out, out)
}
