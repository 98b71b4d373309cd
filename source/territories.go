// Package source reads outside data sets: one file for each, which finds its columns by name, checks every row and says what
// is wrong where. It records nothing.
package source

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/perimeter"
)

// maxFaults is how many faults of a file are told: one that is wrong on every row says so soon.
const maxFaults = 50

// listLayouts are the names that lists give their columns: those of the ANCT, of data.gouv.fr, of Banque des Territoires, and
// those that jalon itself writes.
var listLayouts = []layout{{"ANCT, data.gouv.fr", map[string][]string{
	"phase":     {"phase"},
	"on":        {"situation_au"},
	"territory": {"id_ti", "territory", "territoire"},
	"region":    {"region", "code_region"},
	"name":      {"lib_ti", "nom_ti"},
	"kind":      {"type_membre"},
	"member":    {"code_membre", "siren_groupement", "siren_epci", "commune", "code_commune", "insee_com", "codgeo"},
	"label":     {"lib_membre", "lib_groupement", "lib_com", "libgeo"},
}, []string{"phase", "on", "region", "name", "kind", "label"}}}

// Territories reads the lists of territories of a file: one row for each territory and member, columns found by name; as CSV, or as
// the sheets of a workbook. A file may hold several lists, told apart by their phase and their day, and returned in that
// order. When there is a fault nothing else is to be used: all that were met are returned, fifty at most.
func Territories(f File, a *atlas.Atlas) ([]perimeter.List, error) {
	r := &listReader{atlas: a, kinds: map[string]perimeter.Kind{}, seen: map[string]int{}, told: map[string]string{}}
	var faults Faults
	f.tables(listLayouts, &faults, func(_ layout, g *grid) {
		r.grid = g
		r.enter()
	})
	if len(r.lists) == 0 && len(faults) == 0 {
		faults.add(Fault{File: f.Name, Row: 1, Code: "list.empty"})
	}
	if len(faults) > 0 {
		return nil, faults
	}
	slices.SortStableFunc(r.lists, func(a, b perimeter.List) int {
		return strings.Compare(a.On.String()+a.Phase, b.On.String()+b.Phase)
	})
	return r.lists, nil
}

// listReader reads one file, by the table and the row that the grid is at.
type listReader struct {
	*grid
	atlas *atlas.Atlas
	lists []perimeter.List
	kinds map[string]perimeter.Kind // of SIREN numbers met
	seen  map[string]int            // row of each member of a territory of a list
	told  map[string]string         // name and region that the first row of a territory gave
}

// enter puts a row into its list.
func (r *listReader) enter() {
	before := len(*r.faults)
	on := r.day(r.value("on"))
	for _, what := range []string{"name", "label"} {
		if lossy.MatchString(r.value(what)) {
			r.fault("list.lossy-name", what, r.value(what), "")
		}
	}
	if r.value("territory") == "" {
		r.fault("list.no-territory", "territory", "", "")
	}
	m := r.member(r.value("kind"), r.value("member"))
	if len(*r.faults) > before {
		return
	}
	list := r.list(strings.Clone(r.value("phase")), on)
	r.agree(list)
	key := list.String() + "\t" + r.value("territory") + "\t" + m.ID()
	if first, twice := r.seen[key]; twice {
		r.fault("list.twice", "member", r.value("member"), fmt.Sprint(first))
		return
	}
	r.seen[key] = r.row
	t := r.territory(list)
	t.Entries = append(t.Entries, perimeter.Entry{Member: m, Name: strings.Clone(r.value("label")), Row: r.row})
}

// lossy finds a name that lost a character: a question mark inside of a word, or the mark of what could not be read.
var lossy = regexp.MustCompile(`\pL\?\pL|\x{FFFD}|Ã.`)

func (r *listReader) day(text string) calendar.Day {
	if text == "" {
		return calendar.None
	}
	if days, err := strconv.ParseFloat(text, 64); err == nil && r.sheet != "" { // workbooks count days
		at, _ := excelize.ExcelDateToTime(days, false)
		text = at.Format(time.DateOnly)
	}
	on, err := calendar.Parse(text)
	if err != nil {
		r.fault("list.day", "on", text, "")
	}
	return on
}

// list finds the list of a row, or begins it.
func (r *listReader) list(phase string, on calendar.Day) *perimeter.List {
	for i := range r.lists {
		if r.lists[i].Phase == phase && r.lists[i].On == on {
			return &r.lists[i]
		}
	}
	r.lists = append(r.lists, perimeter.List{Phase: phase, On: on})
	return &r.lists[len(r.lists)-1]
}

// territory finds the territory of a row, or begins it.
func (r *listReader) territory(l *perimeter.List) *perimeter.Listed {
	code := r.value("territory")
	for i := len(l.Territories) - 1; i >= 0; i-- {
		if l.Territories[i].Code == code {
			return &l.Territories[i]
		}
	}
	l.Territories = append(l.Territories, perimeter.Listed{
		Code: strings.Clone(code), Name: strings.Clone(r.value("name")), Region: strings.Clone(r.value("region"))})
	return &l.Territories[len(l.Territories)-1]
}

// agree wants every row of a territory to give it the same name and the same region.
func (r *listReader) agree(l *perimeter.List) {
	for _, what := range []string{"name", "region"} {
		key := l.String() + "\t" + r.value("territory") + "\t" + what
		if was, told := r.told[key]; told && was != r.value(what) {
			r.fault("list.disagrees", what, r.value(what), was)
		} else if !told {
			r.told[strings.Clone(key)] = strings.Clone(r.value(what))
		}
	}
}
