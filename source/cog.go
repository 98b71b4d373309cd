package source

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"jalon/atlas"
	"jalon/calendar"
)

// The layouts of Insee's official geographic code, of the years since 2019: communes, events, municipal populations.
var cogLayouts = []layout{
	{"Insee, communes", map[string][]string{"type": {"typecom"}, "code": {"com"}, "department": {"dep"}, "name": {"libelle"}, "whole": {"comparent"}}, nil},
	{"Insee, événements", map[string][]string{"day": {"date_eff"}, "type": {"typecom_av"}, "from": {"com_av"}, "after": {"typecom_ap"}, "to": {"com_ap"}}, nil},
	{"Insee, populations", map[string][]string{"code": {"com", "codgeo"}, "people": {"pmun", "pmun[0-9][0-9]"}, "name": {"commune", "libgeo"}}, []string{"name"}},
}

// cog reads the files of one year.
type cog struct {
	atlas  *atlas.Atlas
	in     Intake
	faults Faults
	seen   map[string]int // rows, by type and code
	listed map[string]string
	moves  []atlas.Move
	file   string
}

// COG reads the official geographic code of a year: the list of communes, the events on communes and the municipal
// populations, in any order, one file or several; only the events may be left out, when the list tells by itself what became
// of every commune. Year 0 reads it in the names of the files. The edition fits the atlas; when it does not, or a row is at
// fault, Faults says where.
func COG(year int, files []File, a *atlas.Atlas) (Intake, error) {
	c := &cog{atlas: a, seen: map[string]int{}, listed: map[string]string{}}
	c.in.Edition.People = map[string]int64{}
	c.in.Year = c.faults.yearOf(year, files)
	for _, f := range files {
		c.file = f.Name
		f.tables(cogLayouts, &c.faults, c.take)
	}
	if len(c.faults) == 0 {
		c.settle()
	}
	if len(c.faults) > 0 {
		return Intake{}, c.faults
	}
	return c.in, nil
}

var yearForm = regexp.MustCompile(`(?:^|[^0-9])(20[0-9]{2})(?:[^0-9]|$)`)

// yearOf is the year that was asked for, or the one that the names of files tell.
func (f *Faults) yearOf(asked int, files []File) int {
	for _, file := range files {
		m := yearForm.FindStringSubmatch(file.Name)
		if m == nil {
			continue
		}
		told, _ := strconv.Atoi(m[1])
		if asked == 0 {
			asked = told
		}
	}
	if asked == 0 {
		f.add(Fault{File: files[0].Name, Code: "cog.no-year"})
	}
	return asked
}

func (c *cog) take(l layout, g *grid) {
	c.in.Rows++
	switch l.name {
	case cogLayouts[0].name:
		c.commune(g)
	case cogLayouts[1].name:
		c.move(g)
	default:
		c.count(g)
	}
}

// commune reads a row of the list of communes.
func (c *cog) commune(g *grid) {
	kind, code, name := strings.ToUpper(g.value("type")), g.value("code"), strings.Clone(g.value("name"))
	if !g.wellCoded("code") || !g.wellNamed("name") {
		return
	}
	key := kind + " " + code
	if first, twice := c.seen[key]; twice {
		if kind == "COM" && c.listed[code] != name {
			g.fault("cog.twice", "code", code, fmt.Sprint(first))
			return
		}
		c.in.leave("duplicate")
		return
	}
	c.seen[strings.Clone(key)] = g.row
	switch kind {
	case "COM":
		c.listed[strings.Clone(code)] = name
		c.in.Edition.Communes = append(c.in.Edition.Communes, atlas.Commune{Code: strings.Clone(code), Name: name, Department: strings.Clone(g.value("department"))})
	case "COMD", "COMA", "ARM":
		c.in.Edition.Parts = append(c.in.Edition.Parts, atlas.Part{Code: strings.Clone(code), Name: name, Kind: kind, Commune: strings.Clone(g.value("whole"))})
	default:
		g.fault("cog.type", "type", kind, "COM, COMA, COMD, ARM")
		return
	}
	c.in.Kept++
}

// move reads a row of the events: what happens between two communes, in the year before 1 January.
func (c *cog) move(g *grid) {
	day, err := calendar.Parse(g.value("day"))
	if err != nil {
		g.fault("list.day", "day", g.value("day"), "")
		return
	}
	switch {
	case day > calendar.Date(c.in.Year, 1, 1):
		g.fault("cog.later", "day", day.String(), fmt.Sprint(c.in.Year))
	case day <= calendar.Date(c.in.Year-1, 1, 1):
		c.in.leave("earlier")
	case g.value("type") != "COM" || g.value("after") != "COM":
		c.in.leave("not-communes")
	case g.wellCoded("from") && g.wellCoded("to"):
		c.moves = append(c.moves, atlas.Move{Day: day, From: strings.Clone(g.value("from")), To: strings.Clone(g.value("to"))})
		c.in.Kept++
	}
}

// count reads a row of the populations.
func (c *cog) count(g *grid) {
	if !g.wellCoded("code") {
		return
	}
	n, err := strconv.ParseInt(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(g.value("people")), 10, 64)
	code := strings.Clone(g.value("code"))
	_, twice := c.in.Edition.People[code]
	switch {
	case err != nil || n < 0:
		g.fault("cog.people", "people", g.value("people"), "")
	case twice:
		c.in.leave("duplicate")
	default:
		c.in.Edition.People[code] = n
		c.in.Kept++
	}
}

// wellCoded reports whether a column holds the code of a commune.
func (g *grid) wellCoded(what string) bool {
	code := g.value(what)
	switch {
	case communeForm.MatchString(code):
		return true
	case len(code) == 4 && communeForm.MatchString("0"+code):
		g.fault("list.lost-zero", what, code, "0"+code)
	default:
		g.fault("list.commune", what, code, "")
	}
	return false
}

// wellNamed reports whether a column holds a name that is whole.
func (g *grid) wellNamed(what string) bool {
	name := g.value(what)
	switch {
	case name == "":
		g.fault("cog.no-name", what, "", "")
	case lossy.MatchString(name):
		g.fault("list.lossy-name", what, name, "")
	default:
		return true
	}
	return false
}
