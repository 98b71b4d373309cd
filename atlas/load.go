package atlas

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"

	"jalon/calendar"
)

//go:embed data/*.tsv.gz
var tables embed.FS

// France returns the atlas. Its tables are opened the first time, in less than a tenth of a second.
var France = sync.OnceValue(load)

// commune is a commune over the years. Holder is the commune that holds its ground when it is not in force: what it became
// once it ceased, what it came out of before it came.
type commune struct {
	code, department       string
	siren                  string // where it does not follow from the code
	name, epci, population runs
	holder                 runs
	point                  Point
	placed                 bool
}

// group is an EPCI or an EPT over the years; only an EPT lists its members, since it is not the EPCI of its communes.
type group struct {
	siren                             string
	nature, name, population, members runs
}

// Point is a place in degrees of longitude and latitude.
type Point struct{ Lon, Lat float32 }

// Ring is a closed line of points.
type Ring []Point

// part is a part of a commune over the years.
type part struct {
	code              string
	kind, name, whole runs
}

// runs are the values of a thing over the years, "A=first|D=next": each stands from its state, A for the first one, until the
// next. They stay as they are written in the table: reading one is as fast as a look-up, and keeps no other copy.
type runs string

func (r runs) at(i int) (value string) {
	for rest := string(r); rest != "" && int(rest[0]-'A') <= i; {
		value, rest, _ = strings.Cut(rest[2:], "|")
	}
	return value
}

// forever is the end of a value that stands until another comes: more states than the table can number.
const forever = 'z' - 'A' + 1

// with returns the values with another one from a state to the one before the end; those after stay as they were.
func (r runs) with(from, end int, value string) runs {
	if r.at(from) == value && (end == from+1 || r.at(end-1) == value) && !r.changes(from, end) {
		return r
	}
	var b strings.Builder
	last := ""
	put := func(i int, v string) {
		if v != last {
			if b.Len() > 0 {
				b.WriteByte('|')
			}
			b.WriteByte(byte('A' + i))
			b.WriteString("=" + v)
			last = v
		}
	}
	each(r, func(i int, v string) {
		if i < from {
			put(i, v)
		}
	})
	put(from, value)
	if end < forever {
		put(end, r.at(end))
	}
	each(r, func(i int, v string) {
		if i > end {
			put(i, v)
		}
	})
	return runs(b.String())
}

// changes reports whether a value begins between two states, the first excluded.
func (r runs) changes(from, end int) (found bool) {
	each(r, func(i int, _ string) { found = found || i > from && i < end })
	return found
}

func each(r runs, value func(i int, v string)) {
	for rest := string(r); rest != ""; {
		var one string
		one, rest, _ = strings.Cut(rest, "|")
		value(int(one[0]-'A'), one[2:])
	}
}

// count reads a number of people; ok is false where none is known.
func (r runs) count(i int) (n int64, ok bool) {
	n, err := strconv.ParseInt(r.at(i), 10, 64)
	return n, err == nil
}

func load() *Atlas {
	a := &Atlas{outlines: map[string][]Ring{}, communes: make([]commune, 0, 36_000)} // as many as there are, so that they are not moved
	rows("communes", func(f []string) {
		c := commune{code: f[0], department: f[1], name: runs(f[4]), epci: runs(f[5]), population: runs(f[6]), holder: runs(f[7]), siren: f[8]}
		if f[2] != "" {
			c.point, c.placed = Point{number(f[2]), number(f[3])}, true
		}
		a.communes = append(a.communes, c)
	})
	a.slots = a.slotted()
	rows("epci", func(f []string) {
		a.groups = append(a.groups, group{f[0], runs(f[1]), runs(f[2]), runs(f[3]), runs(f[4])})
	})
	slices.SortFunc(a.groups, func(x, y group) int { return strings.Compare(x.siren, y.siren) })
	rows("parts", func(f []string) { a.parts = append(a.parts, part{f[0], runs(f[1]), runs(f[2]), runs(f[3])}) })
	rows("states", func(f []string) {
		census, _ := strconv.Atoi(f[1])
		a.states = append(a.states, state{calendar.MustParse(f[0]), census, f[2] == "whole"})
	})
	a.indexes = make([]index, len(a.states))
	rows("areas", func(f []string) {
		if f[0] == "R" {
			a.regions = append(a.regions, Area{Code: f[1], Name: f[2]})
			return
		}
		a.departments = append(a.departments, Area{f[1], f[2], f[3]})
	})
	rows("outlines", func(f []string) { a.outlines[f[0]] = readRings(f[1]) })
	return a
}

// rows opens an embedded table and hands its lines over, cut at the tabs, in a slice used again for the next. A table
// that cannot be read is a fault of the binary itself.
func rows(name string, row func(fields []string)) {
	packed, err := tables.ReadFile("data/" + name + ".tsv.gz")
	if err != nil {
		panic(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err)
	}
	var text strings.Builder
	text.Grow(int(binary.LittleEndian.Uint32(packed[len(packed)-4:]))) // gzip ends with the size of what it holds
	if _, err := io.Copy(&text, z); err != nil {
		panic(err)
	}
	var fields []string
	for line := range strings.Lines(text.String()) {
		fields = slices.AppendSeq(fields[:0], strings.SplitSeq(strings.TrimSuffix(line, "\n"), "\t"))
		row(fields)
	}
}

func readRings(s string) (all []Ring) {
	for text := range strings.SplitSeq(s, ";") {
		var r Ring
		for point := range strings.SplitSeq(text, ",") {
			lon, lat, _ := strings.Cut(point, " ")
			r = append(r, Point{number(lon), number(lat)})
		}
		all = append(all, r)
	}
	return all
}

func number(s string) float32 {
	f, err := strconv.ParseFloat(s, 32)
	if err != nil {
		panic("atlas: " + err.Error())
	}
	return float32(f)
}
