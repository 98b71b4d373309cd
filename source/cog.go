package source

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/locale"
)

// Intake (bilan d'import) tells what was read of a data set.
type Intake struct {
	Year    int            `json:"year"`
	Rows    int            `json:"rows"`               // read
	Kept    int            `json:"kept"`               // used
	Left    map[string]int `json:"rejected,omitempty"` // not used, by reason
	Notes   []Note         `json:"notes,omitempty"`
	Edition atlas.Edition  `json:"-"`
}

// Note is something to know of a data set, which is no fault.
type Note struct {
	Code  string   `json:"code"`
	About []string `json:"about"`
}

// Text returns the sentence of a note, with the places {n} and {about}.
func (n Note) Text() locale.Text { return noteTexts[n.Code] }

func (in *Intake) leave(reason string) {
	if in.Left == nil {
		in.Left = map[string]int{}
	}
	in.Left[reason]++
}

// LeftText returns the words of a reason for which rows are not used.
func LeftText(reason string) locale.Text { return leftTexts[reason] }

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

// settle makes an edition of what was read, and tries it on the atlas.
func (c *cog) settle() {
	e := &c.in.Edition
	e.Year = c.in.Year
	slices.SortFunc(e.Communes, func(x, y atlas.Commune) int { return cmp.Compare(x.Code, y.Code) })
	if len(e.People) > 0 {
		e.Census = e.Year - 3 // the populations in force on 1 January are those of three years before
	}
	c.complete()
	held, holds := c.atlas.Year(e.Year)
	if holds {
		c.compare(held)
	} else if len(e.Communes) > 0 {
		c.follow()
	}
	if len(e.Communes)+len(e.People) == 0 && len(c.faults) == 0 {
		c.faults.add(Fault{File: c.file, Code: "cog.nothing", Detail: fmt.Sprint(e.Year)})
	}
	if len(c.faults) == 0 {
		c.fits()
	}
}

// complete gives Paris, Lyon and Marseille the people of their districts, which the populations list in their place, and those
// of Mayotte, which is counted apart and in other years, the people they had.
func (c *cog) complete() {
	before, ok := c.atlas.Year(c.in.Year - 1)
	people := c.in.Edition.People
	if !ok || len(people) == 0 {
		return
	}
	for _, city := range []string{"75056", "69123", "13055"} {
		if _, listed := people[city]; listed {
			continue
		}
		for _, p := range before.Parts(city) {
			if n, counted := people[p.Code]; counted && p.Kind == "ARM" {
				people[city] += n
				delete(people, p.Code)
			}
		}
	}
	for _, code := range before.Communes() {
		one, _ := before.Commune(code)
		if _, listed := people[code]; !listed && one.Counted && strings.HasPrefix(code, "976") {
			people[code] = one.Population
		}
	}
}

// compare holds a list against the year that the atlas has: the same communes are no news, others are those of another year.
func (c *cog) compare(held atlas.Vintage) {
	e := &c.in.Edition
	if len(e.Communes) > 0 && !c.same(held) {
		f := Fault{File: c.file, Code: "cog.wrong-year", Given: fmt.Sprint(e.Year), Detail: "—"}
		for _, v := range c.atlas.States() {
			if c.same(v) {
				f.Detail = fmt.Sprint(v.Year)
			}
		}
		c.faults.add(f)
		return
	}
	if e.Communes != nil {
		c.in.Notes = append(c.in.Notes, Note{"cog.known", []string{fmt.Sprint(e.Year)}})
	}
	e.Communes, e.Parts = nil, nil
}

// same reports whether the list has the communes of a vintage, overseas collectivities apart.
func (c *cog) same(v atlas.Vintage) bool {
	n := 0
	for _, code := range v.Communes() {
		if !atlas.Overseas(code) {
			n++
			if _, ok := c.listed[code]; !ok {
				return false
			}
		}
	}
	return n == len(c.listed)
}

// follow finds what became of the communes of the year before: the events say, else the list itself, where a commune that
// ceased is a part of another, and one that came was a part.
func (c *cog) follow() {
	e := &c.in.Edition
	e.Moves = c.moves
	states := c.atlas.States()
	last := states[len(states)-1]
	for _, code := range last.Communes() { // overseas collectivities are in a file of their own
		if _, ok := c.listed[code]; !ok && atlas.Overseas(code) {
			one, _ := last.Commune(code)
			e.Communes = append(e.Communes, one)
		}
	}
	slices.SortFunc(e.Communes, func(x, y atlas.Commune) int { return cmp.Compare(x.Code, y.Code) })
	if len(c.moves) > 0 {
		return
	}
	first := calendar.Date(e.Year, 1, 1)
	for _, p := range e.Parts {
		_, was := last.Commune(p.Code)
		if _, stays := c.listed[p.Code]; was && !stays {
			e.Moves = append(e.Moves, atlas.Move{Day: first, From: p.Code, To: p.Commune})
		}
	}
	for _, one := range e.Communes {
		if p, was := last.Part(one.Code); was {
			if _, already := last.Commune(one.Code); !already {
				e.Moves = append(e.Moves, atlas.Move{Day: first, From: p.Commune, To: one.Code})
			}
		}
	}
}

// fits tries the edition on the atlas. A commune that was counted the year before cannot be without people.
func (c *cog) fits() {
	e := &c.in.Edition
	if before, ok := c.atlas.Year(e.Year - 1); ok && len(e.People) > 0 {
		m := &atlas.Misfit{Code: "edition.uncounted", Year: e.Year}
		for _, code := range before.Communes() {
			one, _ := before.Commune(code)
			if _, counted := e.People[code]; one.Counted && !counted && !c.gone(code) && !atlas.Overseas(code) {
				m.About = append(m.About, code)
			}
		}
		if len(m.About) > 0 {
			c.faults.misfit(c.file, m, nil)
			return
		}
	}
	if _, err := c.atlas.With(c.in.Edition); err != nil {
		c.faults.misfit(c.file, err, nil)
	}
}

// gone reports whether a commune of the year before is in force no more.
func (c *cog) gone(code string) bool {
	if v, held := c.atlas.Year(c.in.Year); held {
		_, stays := v.Commune(code)
		return !stays
	}
	_, stays := c.listed[code]
	return !stays
}

// misfit tells why an edition does not fit; where says the row of a code.
func (f *Faults) misfit(file string, err error, where map[string]int) {
	m, ok := err.(*atlas.Misfit)
	if !ok {
		f.add(Fault{File: file, Code: "sheet.unreadable", Detail: err.Error()})
		return
	}
	if len(m.About) == 0 {
		f.add(Fault{File: file, Code: m.Code, Given: fmt.Sprint(m.Year)})
	}
	for _, code := range m.About[:min(len(m.About), maxFaults-1)] {
		f.add(Fault{File: file, Row: where[code], Code: m.Code, Given: code, Detail: fmt.Sprint(m.Year)})
	}
	if more := len(m.About) - maxFaults + 1; more > 0 {
		f.add(Fault{File: file, Code: m.Code + "-more", Given: fmt.Sprint(more)})
	}
}

var cogTexts = map[string]locale.Text{
	"cog.no-year":            {FR: "l’année n’est pas dans le nom du fichier : dites-la par --year", EN: "the year is not in the name of the file: say it with --year"},
	"cog.twice":              {FR: "{given} est déjà à la ligne {detail} sous un autre nom", EN: "{given} is already at row {detail} under another name"},
	"cog.type":               {FR: "« {given} » n’est pas un type de commune : {detail} sont attendus", EN: "“{given}” is not a type of commune: {detail} are expected"},
	"cog.later":              {FR: "événement du {given}, après le 1er janvier {detail} : le fichier est-il d’une autre année ?", EN: "event of {given}, after 1 January {detail}: is the file of another year?"},
	"cog.people":             {FR: "« {given} » n’est pas un nombre d’habitants", EN: "“{given}” is not a number of people"},
	"cog.no-name":            {FR: "le nom est vide", EN: "the name is empty"},
	"cog.nothing":            {FR: "ni communes ni populations de {detail} dans ce qui est donné", EN: "neither communes nor populations of {detail} in what is given"},
	"cog.wrong-year":         {FR: "les communes ne sont pas celles de {given} ; la géographie qui leur ressemble est celle de : {detail}", EN: "the communes are not those of {given}; the geography they look like is that of: {detail}"},
	"edition.held":           {FR: "l’atlas a déjà cette géographie de {given} ; pour importer de nouveau ce qui l’a été, oubliez-le d’abord (jalon data drop)", EN: "the atlas already has this geography of {given}; to import again what was imported, forget it first (jalon data drop)"},
	"edition.gap":            {FR: "les communes de {given} manquent : importez-les d’abord (jalon import cog)", EN: "the communes of {given} are missing: import them first (jalon import cog)"},
	"edition.lost":           {FR: "la commune {given} n’est plus là en {detail}, et rien ne dit ce qu’elle est devenue : donnez aussi le fichier des événements, ou reprenez la liste si elle est tronquée", EN: "commune {given} is gone in {detail}, and nothing says what became of it: give the file of events too, or take the list again if it is truncated"},
	"edition.uncounted":      {FR: "la commune {given} était comptée l’année d’avant et ne l’est plus en {detail}", EN: "commune {given} was counted the year before and is not in {detail}"},
	"edition.uncounted-more": {FR: "et {given} autres : le fichier des populations est sans doute tronqué", EN: "and {given} others: the file of populations is probably truncated"},
	"edition.lost-more":      {FR: "et {given} autres : la liste est sans doute tronquée, ou d’une autre année", EN: "and {given} others: the list is probably truncated, or of another year"},
	"edition.sprung":         {FR: "la commune {given} apparaît en {detail}, et rien ne dit d’où elle vient : donnez aussi le fichier des événements", EN: "commune {given} appears in {detail}, and nothing says out of what: give the file of events too"},
	"edition.sprung-more":    {FR: "et {given} autres : la liste est sans doute d’une autre année", EN: "and {given} others: the list is probably of another year"},
	"edition.stranger":       {FR: "{given} n’est pas une commune de {detail} : le fichier est-il d’une autre année ?", EN: "{given} is no commune of {detail}: is the file of another year?"},
	"edition.stranger-more":  {FR: "et {given} autres : le fichier est sans doute d’une autre année", EN: "and {given} others: the file is probably of another year"},
	"edition.left-out":       {FR: "la commune {given} n’est dans aucun EPCI de {detail}", EN: "commune {given} is in no EPCI of {detail}"},
	"edition.left-out-more":  {FR: "et {given} autres communes : le fichier est sans doute tronqué", EN: "and {given} other communes: the file is probably truncated"},
}

var leftTexts = map[string]locale.Text{
	"duplicate":    {FR: "répétées à l’identique", EN: "repeated as they were"},
	"earlier":      {FR: "d’une année antérieure", EN: "of an earlier year"},
	"not-communes": {FR: "sur d’autres entités que des communes", EN: "on other things than communes"},
	"no-epci":      {FR: "communes sans EPCI", EN: "communes without EPCI"},
	"other-nature": {FR: "groupements d’une autre nature", EN: "bodies of another nature"},
	"no-commune":   {FR: "membres qui ne sont pas des communes", EN: "members that are not communes"},
}

var noteTexts = map[string]locale.Text{
	"cog.known":    {FR: "Les communes de {about} sont déjà dans l’atlas, les mêmes : elles ne sont pas reprises.", EN: "The communes of {about} are already in the atlas, the same: they are not taken again."},
	"epci.regions": {FR: "{n} EPCI ont des communes dans deux régions : {about}.", EN: "{n} EPCI have communes in two regions: {about}."},
}
