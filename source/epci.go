package source

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"jalon/atlas"
	"jalon/locale"
)

// The layouts of lists of EPCI: what jalon exports, DGCL (one row for each member), Insee (two sheets, for the EPCI and then for the EPT of Greater
// Paris), BANATIC (one row for each member, named by its SIREN).
var epciLayouts = []layout{
	{jalonTable, map[string][]string{"commune": {"commune"}, "siren": {"epci"}, "name": {"epci_name"}, "nature": {"epci_nature"}}, nil},
	{"DGCL", map[string][]string{"siren": {"siren", "siren_epci"}, "name": {"raison_sociale", "nom_complet"}, "nature": {"nature_juridique"}, "commune": {"insee"},
		"total": {"total_pop_mun", "pmun_epci"}, "people": {"pmun_20[0-9][0-9]"}}, []string{"total", "people"}},
	{inseeMembers, map[string][]string{"commune": {"codgeo"}, "siren": {"epci"}, "name": {"libepci"}}, nil},
	{inseeEPCI, map[string][]string{"siren": {"epci"}, "name": {"libepci"}, "nature": {"nature_epci"}}, nil},
	{inseeEPT, map[string][]string{"commune": {"codgeo"}, "siren": {"ept"}, "name": {"libept"}}, nil},
	{banatic, map[string][]string{"siren": {"n° siren", "siren"}, "name": {"nom du groupement"}, "nature": {"nature juridique"}, "member": {"siren membre"},
		"sort": {"catégorie des membres du groupement", "catégorie du membre", "type"}}, []string{"sort"}},
}

// The names of the layouts that differ in how a row is read.
const (
	jalonTable   = "Jalon"
	inseeMembers = "Insee, composition"
	inseeEPCI    = "Insee, EPCI"
	inseeEPT     = "Insee, EPT"
	banatic      = "BANATIC"
)

// natures are the words of lists for the natures of EPCI.
var natures = map[string]string{"CC": "CC", "CA": "CA", "CU": "CU", "METRO": "METRO", "ME": "METRO", "MÉTROPOLE": "METRO", "METROPOLE": "METRO", "MET69": "MET69", "EPT": "EPT"}

// lyon is the métropole that is a collectivity of its own kind; Insee gives it the nature of the others.
const lyon = "200046977"

// epci reads the files of one year.
type epci struct {
	atlas   *atlas.Atlas
	vintage atlas.Vintage
	in      Intake
	faults  Faults
	file    string
	seen    map[string]int // rows, by commune
	groups  map[string]*atlas.EPCI
	persons map[string]string // communes by SIREN
}

// EPCI reads the list of EPCI of a year, and of the EPT of Greater Paris where the files have them: Insee's, DGCL's or BANATIC's.
// Year 0 reads it in the names of the files. The atlas must have the communes of that year.
func EPCI(year int, files []File, a *atlas.Atlas) (Intake, error) {
	c := &epci{atlas: a, seen: map[string]int{}, groups: map[string]*atlas.EPCI{}}
	c.in.Edition = atlas.Edition{Members: map[string]string{}, EPT: map[string]string{}, People: map[string]int64{}}
	c.in.Year = c.faults.yearOf(year, files)
	c.file = files[0].Name
	v, ok := a.Year(c.in.Year)
	switch {
	case len(c.faults) > 0:
	case !ok:
		c.faults.add(Fault{File: c.file, Code: "edition.gap", Given: fmt.Sprint(c.in.Year)})
	case v.Whole():
		c.faults.add(Fault{File: c.file, Code: "edition.held", Given: fmt.Sprint(c.in.Year)})
	}
	if len(c.faults) > 0 {
		return Intake{}, c.faults
	}
	c.vintage = v
	for _, f := range files {
		c.file = f.Name
		f.tables(epciLayouts, &c.faults, c.take)
	}
	if len(c.faults) == 0 {
		c.settle()
	}
	if len(c.faults) > 0 {
		return Intake{}, c.faults
	}
	return c.in, nil
}

func (c *epci) take(l layout, g *grid) {
	if c.in.Rows++; !c.ofTheYear(g) {
		return
	}
	siren := g.value("siren")
	if siren == "ZZZZZZZZZ" || siren == "" && (l.name == inseeEPT || l.name == jalonTable) {
		c.in.leave("no-epci")
		return
	}
	if !g.wellNumbered("siren") || !g.wellNamed("name") {
		return
	}
	nature, ok := c.nature(g, l)
	if !ok {
		return
	}
	c.group(g, siren, nature)
	if l.name == inseeEPCI {
		c.in.Kept++
		return
	}
	c.member(g, siren, nature)
}

// ofTheYear holds the year that a table tells, above its columns or in the name of one, against that of the import.
func (c *epci) ofTheYear(g *grid) bool {
	told := g.title + " " + g.sheet
	if i, ok := g.at["people"]; ok {
		told += " " + g.header[i]
	}
	m := dated.FindStringSubmatch(told)
	if m != nil && m[1] != fmt.Sprint(c.in.Year) {
		g.fault("epci.wrong-year", "people", m[1], fmt.Sprint(c.in.Year))
	}
	return m == nil || m[1] == fmt.Sprint(c.in.Year)
}

// dated finds the year of a list in its title, in the name of its sheet or of its column of people.
var dated = regexp.MustCompile(`(?i)(?:01/01/|01-01-|1er janvier |epcicom|pmun_)(20[0-9]{2})`)

// wellNumbered reports whether a column holds a SIREN.
func (g *grid) wellNumbered(what string) bool {
	siren := g.value(what)
	switch {
	case sirenForm.MatchString(siren):
		return true
	case rounded.MatchString(siren):
		g.fault("list.rounded", what, siren, "")
	default:
		g.fault("list.siren", what, siren, "")
	}
	return false
}

// nature reads the nature of a body: that of an EPCI, or the row is not used.
func (c *epci) nature(g *grid, l layout) (string, bool) {
	switch l.name {
	case inseeMembers:
		return "", true
	case inseeEPT:
		return "EPT", true
	}
	given := strings.ToUpper(g.value("nature"))
	nature, ok := natures[given]
	switch {
	case ok && g.value("siren") == lyon:
		nature = "MET69"
	case !ok && l.name == banatic:
		c.in.leave("other-nature") // BANATIC lists syndicates too
	case !ok:
		g.fault("epci.nature", "nature", given, "CC, CA, CU, METRO, MET69")
	}
	return nature, ok
}

// group keeps what the rows say of an EPCI: they must agree.
func (c *epci) group(g *grid, siren, nature string) {
	name := g.value("name")
	one := c.groups[siren]
	if one == nil {
		one = &atlas.EPCI{Code: strings.Clone(siren), Name: strings.Clone(name), Nature: nature}
		c.groups[one.Code] = one
		if total := g.value("total"); total != "" {
			one.Population, one.Counted = g.people("total")
		}
	}
	switch {
	case one.Name != name:
		g.fault("epci.disagrees", "name", name, one.Name)
	case nature != "" && one.Nature != "" && one.Nature != nature:
		g.fault("epci.disagrees", "nature", nature, one.Nature)
	case nature != "":
		one.Nature = nature
	}
}

// people reads a number of people, as people write it or as spreadsheets do.
func (g *grid) people(what string) (n int64, ok bool) {
	text := strings.TrimSuffix(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(g.value(what)), ".0")
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 {
		g.fault("cog.people", what, g.value(what), "")
		return 0, false
	}
	return n, true
}

// member puts a commune into its EPCI, or into its EPT.
func (c *epci) member(g *grid, siren, nature string) {
	code, ok := c.commune(g)
	if !ok {
		return
	}
	of := c.in.Edition.Members
	if nature == "EPT" {
		of = c.in.Edition.EPT
	}
	switch before, twice := of[code]; {
	case twice && before == siren:
		c.in.leave("duplicate")
		return
	case twice:
		g.fault("epci.two", "commune", code, fmt.Sprintf("%s (%d)", before, c.seen[code]))
		return
	}
	of[strings.Clone(code)] = c.groups[siren].Code
	c.seen[code] = g.row
	if _, ok := g.at["people"]; ok && g.value("people") != "" {
		c.in.Edition.People[code], _ = g.people("people")
	}
	c.in.Kept++
}

// commune reads the member: the code of a commune, or its number in the directory of legal persons.
func (c *epci) commune(g *grid) (code string, ok bool) {
	if _, coded := g.at["commune"]; coded {
		return strings.Clone(g.value("commune")), g.wellCoded("commune")
	}
	if sort := strings.ToLower(g.value("sort")); sort != "" && !strings.HasPrefix(sort, "commune") {
		c.in.leave("no-commune")
		return "", false
	}
	if !g.wellNumbered("member") {
		return "", false
	}
	if c.persons == nil {
		c.persons = c.vintage.BySIREN()
	}
	if code, ok = c.persons[g.value("member")]; !ok {
		g.fault("epci.member", "member", g.value("member"), fmt.Sprint(c.in.Year))
	}
	return code, ok
}

// settle makes an edition of what was read, and tries it on the atlas.
func (c *epci) settle() {
	e := &c.in.Edition
	e.Year = c.in.Year
	for _, siren := range slices.Sorted(maps.Keys(c.groups)) {
		if c.groups[siren].Nature == "" {
			c.faults.add(Fault{File: c.file, Code: "epci.no-nature", Given: siren, Detail: c.groups[siren].Name})
			continue
		}
		e.Groups = append(e.Groups, *c.groups[siren])
	}
	slices.SortFunc(e.Groups, func(x, y atlas.EPCI) int { return cmp.Compare(x.Code, y.Code) })
	if len(e.People) > 0 {
		e.Census = e.Year - 3
	}
	if c.vintage.Census() != 0 {
		e.People, e.Census = nil, 0 // the communes are counted already
	}
	if len(c.faults) > 0 {
		return
	}
	after, err := c.atlas.With(*e)
	if err != nil {
		c.faults.misfit(c.file, err, c.seen)
		return
	}
	c.note(after)
}

// note lists the EPCI that lie in two regions: none of them is at fault, competence over a territory follows its label.
func (c *epci) note(after *atlas.Atlas) {
	v, _ := after.Year(c.in.Year)
	var two []string
	for _, g := range c.in.Edition.Groups {
		region := ""
		for _, code := range v.CommunesOf(g.Code) {
			commune, _ := v.Commune(code)
			d, _ := after.Department(commune.Department)
			if region != "" && d.Region != region {
				two = append(two, g.Code)
				break
			}
			region = d.Region
		}
	}
	if len(two) > 0 {
		c.in.Notes = append(c.in.Notes, Note{"epci.regions", two})
	}
}

var epciTexts = map[string]locale.Text{
	"epci.wrong-year": {FR: "le tableau dit {given}, l’import est celui de {detail}", EN: "the table says {given}, the import is that of {detail}"},
	"epci.nature":     {FR: "« {given} » n’est pas une nature d’EPCI : {detail} sont attendues", EN: "“{given}” is no nature of EPCI: {detail} are expected"},
	"epci.no-nature":  {FR: "rien ne dit la nature de {given} ({detail}) : donnez aussi la feuille des EPCI", EN: "nothing tells the nature of {given} ({detail}): give the sheet of EPCI too"},
	"epci.disagrees":  {FR: "« {given} », mais « {detail} » à la première ligne de cet EPCI", EN: "“{given}”, but “{detail}” at the first row of this EPCI"},
	"epci.two":        {FR: "{given} est déjà dans {detail}", EN: "{given} is already in {detail}"},
	"epci.member":     {FR: "{given} n’est le SIREN d’aucune commune de {detail}", EN: "{given} is the SIREN of no commune of {detail}"},
}
