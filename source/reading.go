package source

import (
	"maps"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/cube"
	"jalon/secrecy"
)

// reading is an import under way: it gathers cells under the codes of the file, and what it leaves out.
type reading struct {
	*table
	ask      Request
	file     *os.File
	blocks   map[cube.About]*cube.Builder
	order    []cube.About
	communes map[string]int64 // rows of each code of a commune, as the file has it
	vintage  string           // found in the file
	level    string           // part of the id of the data set, where a source has several
	kept     int64
	resumed  int64 // rows that were read before
	rejected map[string]*Rejection
	reasons  []string
	changed  []Rejection
	faults   Faults
	zones    *Zoning
	beside   []Companion // files read with it
	parts    *secrecy.Set
	// finish makes the blocks of a source that gathers no cells, with the communes of a year: what each code is carried to.
	finish func(year int, carried map[string]string) ([]*cube.Block, error)
}

// each reads every row, until the end or too many faults.
func (r *reading) each(take func(fields []string)) error {
	for {
		more, err := r.read()
		if err != nil {
			return err
		}
		if !more || len(r.faults) >= maxFaults {
			return nil
		}
		if r.row&0xfff == 0 {
			if err := r.ask.Context.Err(); err != nil {
				return err
			}
		}
		take(r.fields)
	}
}

// fault notes what is wrong in a column of the row at hand.
func (r *reading) fault(code string, column int, given, detail string) {
	if len(r.faults) < maxFaults {
		r.faults = append(r.faults, Fault{File: r.name, Row: r.row, Column: r.header[column], Code: code, Given: strings.ToValidUTF8(given, "?"), Detail: detail})
	}
}

// maxExamples is how many values a rejection shows.
const maxExamples = 20

// reject counts a row that is left out.
func (r *reading) reject(reason, example string) { r.leaveOut(reason, example, 1) }

func (r *reading) leaveOut(reason, example string, rows int64) {
	out := r.rejected[reason]
	if out == nil {
		out = &Rejection{Reason: reason}
		r.rejected[reason], r.reasons = out, append(r.reasons, reason)
	}
	out.Rows += rows
	if example != "" && len(out.Examples) < maxExamples && !slices.Contains(out.Examples, example) {
		out.Examples = append(out.Examples, strings.ToValidUTF8(strings.Clone(example), "?"))
	}
}

// block returns the builder of the cells of a description.
func (r *reading) block(about cube.About) *cube.Builder {
	b := r.blocks[about]
	if b == nil {
		b = cube.NewBuilder(about)
		r.blocks[about], r.order = b, append(r.order, about)
	}
	return b
}

// commune reads the code of a commune, and counts its row. Whether there is such a commune is looked up at the end, when the
// vintage of the file is known.
func (r *reading) commune(column int) (string, bool) {
	code := strings.TrimSpace(r.fields[column])
	switch {
	case communeForm.MatchString(code):
	case len(code) == 4 && communeForm.MatchString("0"+code):
		r.fault("data.lost-zero", column, code, "0"+code)
		return "", false
	default:
		r.fault("data.commune", column, code, "")
		return "", false
	}
	if _, known := r.communes[code]; !known {
		code = strings.Clone(code)
	}
	r.communes[code]++
	return code, true
}

// number reads a figure: with a decimal point or a decimal comma, for both are met in one row of a same file. Nothing, or what
// only says that there is nothing, is no figure; what says that it is secret is a hidden one.
func (r *reading) number(column int) (value float64, status cube.Status, ok bool) {
	text := strings.TrimSpace(r.fields[column])
	switch strings.ToLower(text) {
	case "", "nd", "n/a", "na", "null", "nan":
		return 0, 0, false
	case "s", "c", "nc", "k":
		return 0, cube.Hidden, true
	}
	if strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		text = strings.Replace(text, ",", ".", 1)
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(value) || math.IsInf(value, 0) || strings.ContainsAny(text, "_xXpP") {
		r.fault("data.number", column, r.fields[column], "")
		return 0, 0, false
	}
	if value < 0 {
		r.fault("data.negative", column, r.fields[column], "")
		return 0, 0, false
	}
	return value, cube.Published, true
}

// text reads a code or a name in UTF-8.
func (r *reading) text(column int) string {
	text := strings.TrimSpace(r.fields[column])
	if !utf8.ValidString(text) {
		r.fault("data.not-utf8", column, text, "")
	}
	return text
}

// geography returns the vintage whose communes are those of the file: the one that knows most of its codes, the last of
// equals, unless it was said.
func (r *reading) geography() atlas.Vintage {
	var best atlas.Vintage
	most := -1
	for _, v := range r.ask.Atlas.States() {
		if v.From != calendar.Date(v.Year, time.January, 1) || r.ask.Geography != 0 && v.Year != r.ask.Geography {
			continue
		}
		known := 0
		for code := range r.communes {
			if _, ok := v.Commune(code); ok {
				known++
			}
		}
		if known >= most {
			best, most = v, known
		}
	}
	return best
}

// carried says what each code of the file is in a vintage: itself, the commune that holds its ground, or nothing. The
// districts of Paris, Lyon and Marseille are left out where their commune is in the file too, for it counts them.
func (r *reading) carried(v atlas.Vintage) map[string]string {
	to := make(map[string]string, len(r.communes))
	moved := Rejection{Reason: "commune.carried"}
	for _, code := range slices.Sorted(maps.Keys(r.communes)) {
		rows := r.communes[code]
		if _, ok := v.Commune(code); ok {
			to[code] = code
			continue
		}
		c, ok := v.Resolve(code)
		switch _, both := r.communes[c.Code]; {
		case !ok:
			r.leaveOut("commune.unknown", code, rows)
			r.kept -= rows
		case both && district(code):
			r.leaveOut("commune.district", code, rows)
			r.kept -= rows
		default:
			to[code] = c.Code
			if moved.Rows += rows; len(moved.Examples) < maxExamples {
				moved.Examples = append(moved.Examples, code+" → "+c.Code)
			}
		}
	}
	if moved.Rows > 0 {
		r.changed = append(r.changed, moved)
	}
	return to
}

// district reports whether a code is of a district of Paris, Lyon or Marseille.
func district(code string) bool {
	return code >= "75101" && code <= "75120" || code >= "69381" && code <= "69389" || code >= "13201" && code <= "13216"
}

// yearIn reads the year of a row, which is that of the file: another than what was asked for is a fault.
func (r *reading) yearIn(column int) (year int, ok bool) {
	text := strings.TrimSpace(r.fields[column])
	year, err := strconv.Atoi(text)
	if err != nil || year < 1900 || year > 2100 {
		r.fault("data.year", column, text, "")
		return 0, false
	}
	if r.ask.Vintage != "" && text != r.ask.Vintage {
		r.fault("data.wrong-year", column, text, r.ask.Vintage)
		return 0, false
	}
	r.vintage = max(r.vintage, strconv.Itoa(year))
	return year, true
}
