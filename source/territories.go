// Package source reads outside data sets: one file for each, which finds its columns by name, checks every row and says what
// is wrong where. It records nothing.
package source

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/perimeter"
)

// Bounds of a list of territories: France has 35,000 communes, and no list names each more than a few times.
const (
	maxListBytes = 32 << 20
	maxListRows  = 200_000
	maxFaults    = 50
)

// listColumns are the names that lists give their columns: those of the ANCT, of data.gouv.fr, of Banque des Territoires, and
// those that jalon itself writes.
var listColumns = map[string][]string{
	"phase":     {"phase"},
	"on":        {"situation_au"},
	"territory": {"id_ti", "territory", "territoire"},
	"region":    {"region", "code_region"},
	"name":      {"lib_ti", "nom_ti"},
	"kind":      {"type_membre"},
	"member":    {"code_membre", "siren_groupement", "siren_epci", "commune", "code_commune", "insee_com", "codgeo"},
	"label":     {"lib_membre", "lib_groupement", "lib_com", "libgeo"},
}

// Territories reads the lists of territories of a CSV file: one row for each territory and member, in UTF-8, separated by
// commas, columns found by name. A file may hold several lists, told apart by their phase and their day, and returned in that
// order. When there is a fault nothing else is to be used: all that were met are returned, fifty at most.
func Territories(file string, from io.Reader, a *atlas.Atlas) (lists []perimeter.List, _ error) {
	bounded := &bound{from: from, left: maxListBytes}
	r := &listReader{file: file, atlas: a, kinds: map[string]perimeter.Kind{}, seen: map[string]int{}, told: map[string]string{}}
	r.csv = csv.NewReader(bufio.NewReader(bounded))
	r.csv.ReuseRecord, r.csv.FieldsPerRecord = true, -1
	r.read()
	if bounded.over {
		r.faults = Faults{{File: file, Row: r.row, Code: "list.too-large", Given: fmt.Sprint(maxListBytes >> 20)}}
	}
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	slices.SortStableFunc(r.lists, func(a, b perimeter.List) int {
		return strings.Compare(a.On.String()+a.Phase, b.On.String()+b.Phase)
	})
	return r.lists, nil
}

// listReader reads one file.
type listReader struct {
	file   string
	csv    *csv.Reader
	atlas  *atlas.Atlas
	header []string
	at     map[string]int // column by what it holds
	row    int
	lists  []perimeter.List
	kinds  map[string]perimeter.Kind // of SIREN numbers met
	seen   map[string]int            // row of each member of a territory of a list
	told   map[string]string         // name and region that the first row of a territory gave
	faults Faults
}

func (r *listReader) fault(code, column, given, detail string) {
	if len(r.faults) < maxFaults {
		r.faults = append(r.faults, Fault{File: r.file, Row: r.row, Column: column, Code: code, Given: given, Detail: detail})
	}
}

func (r *listReader) read() {
	for {
		fields, err := r.csv.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		r.row, _ = r.csv.FieldPos(0)
		if err != nil {
			r.fault("list.not-csv", "", "", err.Error())
			return
		}
		if r.header == nil {
			if !r.heads(fields) {
				return
			}
			continue
		}
		if r.take(fields); len(r.faults) >= maxFaults || r.csv.InputOffset() > maxListBytes {
			return
		}
	}
	if len(r.lists) == 0 && len(r.faults) == 0 {
		r.fault("list.empty", "", "", "")
	}
}

// heads reads the names of the columns.
func (r *listReader) heads(fields []string) bool {
	r.row, r.at = 1, map[string]int{}
	fields[0] = strings.TrimPrefix(fields[0], "\ufeff")
	if strings.HasPrefix(fields[0], "PK\x03\x04") {
		r.fault("list.not-text", "", "", "")
		return false
	}
	r.header = slices.Clone(fields)
	for i, name := range r.header {
		for what, names := range listColumns {
			if _, had := r.at[what]; !had && slices.Contains(names, strings.ToLower(strings.TrimSpace(name))) {
				r.at[what] = i
			}
		}
	}
	if len(fields) == 1 && strings.ContainsAny(fields[0], ";\t") {
		r.fault("list.separator", "", strings.Trim(fields[0], "\n"), "")
		return false
	}
	for _, what := range []string{"territory", "member"} {
		if _, ok := r.at[what]; !ok {
			r.fault("list.no-column", "", strings.Join(r.header, ","), strings.Join(listColumns[what], ", "))
		}
	}
	return len(r.faults) == 0
}

// take reads one row.
func (r *listReader) take(fields []string) {
	if len(fields) != len(r.header) {
		r.fault("list.columns", "", fmt.Sprint(len(fields)), fmt.Sprint(len(r.header)))
		return
	}
	if r.row > maxListRows {
		r.faults = Faults{{File: r.file, Row: r.row, Code: "list.too-long", Given: fmt.Sprint(maxListRows)}}
		return
	}
	for i, field := range fields {
		if !utf8.ValidString(field) {
			r.fault("list.not-utf8", r.header[i], strings.ToValidUTF8(field, "?"), "")
			return
		}
	}
	value := func(what string) string {
		if i, ok := r.at[what]; ok {
			return strings.TrimSpace(fields[i])
		}
		return ""
	}
	r.enter(value)
}

// column is the name that the file gives a column.
func (r *listReader) column(what string) string {
	if i, ok := r.at[what]; ok {
		return r.header[i]
	}
	return what
}

// enter puts a row into its list.
func (r *listReader) enter(value func(string) string) {
	before := len(r.faults)
	on := r.day(value("on"))
	for _, what := range []string{"name", "label"} {
		if lossy.MatchString(value(what)) {
			r.fault("list.lossy-name", r.column(what), value(what), "")
		}
	}
	if value("territory") == "" {
		r.fault("list.no-territory", r.column("territory"), "", "")
	}
	m := r.member(value("kind"), value("member"))
	if len(r.faults) > before {
		return
	}
	list := r.list(strings.Clone(value("phase")), on)
	r.agree(list, value)
	key := list.String() + "\t" + value("territory") + "\t" + m.ID()
	if first, twice := r.seen[key]; twice {
		r.fault("list.twice", r.column("member"), value("member"), fmt.Sprint(first))
		return
	}
	r.seen[key] = r.row
	t := r.territory(list, value)
	t.Entries = append(t.Entries, perimeter.Entry{Member: m, Name: strings.Clone(value("label")), Row: r.row})
}

// lossy finds a name that lost a character: a question mark inside of a word, or the mark of what could not be read.
var lossy = regexp.MustCompile(`\pL\?\pL|\x{FFFD}|Ã.`)

func (r *listReader) day(text string) calendar.Day {
	if text == "" {
		return calendar.None
	}
	on, err := calendar.Parse(text)
	if err != nil {
		r.fault("list.day", r.column("on"), text, "")
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
func (r *listReader) territory(l *perimeter.List, value func(string) string) *perimeter.Listed {
	code := value("territory")
	for i := len(l.Territories) - 1; i >= 0; i-- {
		if l.Territories[i].Code == code {
			return &l.Territories[i]
		}
	}
	l.Territories = append(l.Territories, perimeter.Listed{
		Code: strings.Clone(code), Name: strings.Clone(value("name")), Region: strings.Clone(value("region"))})
	return &l.Territories[len(l.Territories)-1]
}

// agree wants every row of a territory to give it the same name and the same region.
func (r *listReader) agree(l *perimeter.List, value func(string) string) {
	for _, what := range []string{"name", "region"} {
		key := l.String() + "\t" + value("territory") + "\t" + what
		if was, told := r.told[key]; told && was != value(what) {
			r.fault("list.disagrees", r.column(what), value(what), was)
		} else if !told {
			r.told[strings.Clone(key)] = strings.Clone(value(what))
		}
	}
}
