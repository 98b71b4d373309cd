package atlas

import (
	"bytes"
	"compress/gzip"
	"embed"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/*.tsv.gz
var tables embed.FS

// France returns the atlas. Its tables are opened the first time, in less than a tenth of a second.
var France = sync.OnceValue(load)

// commune is a commune over the years.
type commune struct {
	code, department, heir string
	name, epci, population runs
	point                  Point
	placed                 bool
}

// group is an EPCI or an EPT over the years; only an EPT lists its members.
type group struct {
	siren                    string
	nature, name, population runs
	members                  []string
}

// Point is a place in degrees of longitude and latitude.
type Point struct{ Lon, Lat float32 }

// Ring is a closed line of points.
type Ring []Point

// runs are the values of a thing over the years: each stands from its year until the next one.
type runs []run

type run struct {
	from  int // years after FirstYear
	value string
}

func (r runs) at(i int) string {
	for k := len(r) - 1; k >= 0; k-- {
		if r[k].from <= i {
			return r[k].value
		}
	}
	return ""
}

// count reads a number of people; ok is false where none is known.
func (r runs) count(i int) (n int64, ok bool) {
	n, err := strconv.ParseInt(r.at(i), 10, 64)
	return n, err == nil
}

func load() *Atlas {
	a := &Atlas{outlines: map[string][]Ring{}}
	rows("communes", func(f []string) {
		c := commune{code: f[0], department: f[1], name: readRuns(f[4]), epci: readRuns(f[5]), population: readRuns(f[6]), heir: f[7]}
		if f[2] != "" {
			c.point, c.placed = Point{number(f[2]), number(f[3])}, true
		}
		a.communes = append(a.communes, c)
	})
	rows("epci", func(f []string) {
		g := group{siren: f[0], nature: readRuns(f[1]), name: readRuns(f[2]), population: readRuns(f[3])}
		if f[4] != "" {
			g.members = strings.Fields(f[4])
		}
		a.groups = append(a.groups, g)
	})
	slices.SortFunc(a.groups, func(x, y group) int { return strings.Compare(x.siren, y.siren) })
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

// rows opens an embedded table and hands its lines over, cut at the tabs. A table that cannot be read is a fault of
// the binary itself.
func rows(name string, row func(fields []string)) {
	packed, err := tables.ReadFile("data/" + name + ".tsv.gz")
	if err != nil {
		panic(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	for line := range strings.Lines(string(text)) {
		row(strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
}

// readRuns reads "0=first|3=next".
func readRuns(s string) runs {
	if s == "" {
		return nil
	}
	all := make(runs, 0, 1+strings.Count(s, "|"))
	for part := range strings.SplitSeq(s, "|") {
		all = append(all, run{int(part[0] - '0'), part[2:]})
	}
	return all
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
