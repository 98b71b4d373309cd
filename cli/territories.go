package cli

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"

	"jalon/atlas"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
	"jalon/source"
)

// territoriesCmd works on official lists of territories; of a register, it only reads the geography that was imported.
type territoriesCmd struct {
	Expand  expandCmd  `cmd:"" help:"Print the communes of the territories of a list."`
	Compare compareCmd `cmd:"" help:"Explain what territories became from one list to another."`
}

// expandCmd prints the communes of the territories of a list.
type expandCmd struct {
	File string `arg:"" help:"List of territories and their members, as CSV or workbook; FILE@DAY takes the list of that day."`
	Year int    `required:"" help:"Year of the geography in which the members are read."`
	AsOf int    `help:"Year of the geography to which their communes are followed; that of --year when absent."`
	spelling
}

// Run prints.
func (c *expandCmd) Run(e *env) error {
	a, err := e.charted()
	if err != nil {
		return err
	}
	in, err := wholeYear(a, c.Year)
	if err != nil {
		return err
	}
	to := in
	if c.AsOf != 0 {
		if to, err = wholeYear(a, c.AsOf); err != nil {
			return err
		}
	}
	list, err := c.list(e, a, c.File, func(l []perimeter.List) perimeter.List { return atEnd(l, c.Year) })
	if err != nil {
		return err
	}
	all, missing := list.Expand(a, in, to)
	if len(missing) > 0 {
		return source.Absent(c.File, a, in, missing)
	}
	return e.settled(all)
}

// expandedTerritory is a territory expanded, as programs read it.
type expandedTerritory struct {
	Territory string   `json:"territory"`
	Name      string   `json:"name,omitempty"`
	Communes  []string `json:"communes"`
	Wider     []string `json:"wider,omitempty"` // of them, those that merged with communes from outside
}

// settled writes expanded territories: one row for each commune, or JSON.
func (e *env) settled(all []perimeter.Settled) error {
	if e.Format == "json" {
		var out []expandedTerritory
		for _, t := range all {
			out = append(out, expandedTerritory{t.Listed.Code, t.Listed.Name, t.Communes, t.Wider})
		}
		return writeJSON(e.out, out)
	}
	w := csv.NewWriter(e.out)
	_ = w.Write([]string{"territory", "commune"}) // Flush tells
	for _, t := range all {
		for _, commune := range t.Communes {
			_ = w.Write([]string{t.Listed.Code, commune})
		}
	}
	w.Flush()
	return w.Error()
}

// wholeYear returns the geography of 1 January of a year whose EPCI are known.
func wholeYear(a *atlas.Atlas, year int) (atlas.Vintage, error) {
	v, ok := a.Year(year)
	if !ok || !v.Whole() {
		years := a.Years()
		return v, misuse{fmt.Errorf("no geography of %d: expected a year from %d to %d", year, years[0].Year, years[len(years)-1].Year)}
	}
	return v, nil
}

// cutDay returns the two parts of FILE@DAY.
func cutDay(arg string) (file, day string) {
	i := strings.LastIndexByte(arg, '@')
	if i < 0 {
		return arg, ""
	}
	return arg[:i], arg[i+1:]
}

// list reads the list that an argument names; where a file holds several and none is named, choose takes one and it is said.
func (c spelling) list(e *env, a *atlas.Atlas, arg string, choose func([]perimeter.List) perimeter.List) (perimeter.List, error) {
	file, day := cutDay(arg)
	lists, err := c.read(file, a)
	if err != nil || len(lists) == 1 && day == "" {
		return first(lists), err
	}
	var names []string
	for _, l := range lists {
		if l.On.String() == day {
			return l, nil
		}
		names = append(names, l.On.String())
	}
	if day != "" {
		return perimeter.List{}, misuse{fmt.Errorf("%s holds no list of %s: it has those of %s", file, day, strings.Join(names, ", "))}
	}
	chosen := choose(lists)
	e.say(e.err, locale.Text{FR: "{file} contient les listes du {days} ; celle du {day} est lue.", EN: "{file} holds the lists of {days}; that of {day} is read."},
		register.Args{"file": file, "days": names, "day": chosen.On.String()})
	return chosen, nil
}

func first(lists []perimeter.List) (l perimeter.List) {
	if len(lists) > 0 {
		l = lists[0]
	}
	return l
}

func last(lists []perimeter.List) perimeter.List { return lists[len(lists)-1] }

// atEnd returns the last list of a year or before, or the first there is.
func atEnd(lists []perimeter.List, year int) perimeter.List {
	chosen := lists[0]
	for _, l := range lists {
		if l.On.Year() <= year {
			chosen = l
		}
	}
	return chosen
}

func (c spelling) read(file string, a *atlas.Atlas) ([]perimeter.List, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, misuse{err}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return source.Territories(source.File{Name: file, ReaderAt: f, Size: info.Size(), Latin1: c.Latin1}, a)
}

// faults writes what is wrong in a file, place by place.
func (e *env) faults(all source.Faults) {
	if e.Format == "json" {
		_ = writeJSON(e.err, all)
		return
	}
	for _, f := range all {
		place := f.File + ": "
		if f.Row > 0 {
			place = fmt.Sprintf("%s:%d: ", f.File, f.Row)
		}
		if f.Column != "" {
			place += f.Column + ": "
		}
		fmt.Fprintln(e.err, place+e.words(f.Text(), register.Args{"given": f.Given, "detail": f.Detail}))
	}
}
