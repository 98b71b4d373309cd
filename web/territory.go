package web

import (
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// territoryPage is all that the register knows of a territory on a day.
type territoryPage struct {
	Title    ui.Title
	Contents []ui.Link
	Figures  []ui.Figure
	Facts    []ui.Fact
	Portrait ui.Link
	Locator  *ui.Map

	Perimeter ui.Perimeter
	Overlaps  *ui.Notice
	Asked     *ui.Table // what the law did to members, and that awaits an answer
	Answered  *ui.Table
	Renamed   *ui.Table
	Versions  ui.Table
	Studio    *ui.Link
	Requests  *ui.Table

	Bodies      ui.Table
	Mandates    *ui.Table
	Application []ui.Fact
	Opinions    *ui.Table

	Contracts  ui.Table
	Signatures []ui.Table
	Actions    ui.Table
	Plan       ui.Link
	Prepare    *ui.Link // a new agreement, for who may
	Record     *ui.Link // a new action, for who may
	Money      ui.Money
	Means      *ui.Table
	Questions  ui.Table
	Portraits  *ui.Table
	History    history
}

func territory(v *visit) (page, error) {
	t, refusal := api.Territory(v, v.View, v.id())
	if refusal != nil {
		return page{}, refusal
	}
	past, err := v.history(t.ID, t.Acts, "territoire")
	content := territoryPage{
		Title: v.territoryTitle(t), Contents: v.territoryContents(t), Figures: v.territoryFigures(t), Facts: v.territoryFacts(t), Portrait: v.portraitLink(t), Locator: v.locator(t),
		Perimeter: v.perimeter(t), Overlaps: v.overlaps(t), Asked: someRows(v.successionTable(t.Successions, false)), Answered: v.settlementTable(t.Settlements), Renamed: v.renamed(t.Renamed), Versions: v.versions(t), Studio: v.studioLink(t), Requests: v.perimeterRequests(t),
		Bodies: v.territoryBodies(t), Mandates: v.territoryMandates(t), Application: v.applications(t), Opinions: v.opinions(t),
		Contracts: v.contractTable(t.Contracts), Signatures: v.signatures(t.Contracts), Actions: v.actionTable(t.Actions), Plan: v.planLink(t), Record: v.recordLink(t), Prepare: v.prepareLink(t),
		Money: v.territoryMoney(t), Means: v.meansTable(t.Means), Questions: v.questionTable(t.Questions), Portraits: v.portraits(t.ID, t.Portraits),
		History: past,
	}
	trail := []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}}
	if t.Region != nil {
		trail = append(trail, ui.Link{Text: t.Region.Name, Href: v.href("/territoires", "region", t.Region.Code)})
	}
	return page{name: "territory", title: t.Name, trail: trail, content: content, sheet: t, others: v.feedsOf("/territoires/"+string(t.ID), true)}, err
}

func (v *visit) territoryTitle(t api.TerritorySheet) ui.Title {
	title := ui.Title{Kicker: v.say("Territoire", "Territory"), Text: t.Name, Fictitious: t.Fictitious}
	title.Marks = append(title.Marks, *markOf(v, territoryStatuses, t.Status))
	if n := len(t.PilotSteps); n > 0 {
		title.Marks = append(title.Marks, *markOf(v, pilotSteps, register.PilotStep(t.PilotSteps[n-1].Status)))
	}
	if c := t.Contract; c != nil {
		mark := *markOf(v, contractSteps, c.Status)
		mark.Text = v.text(c.Type.Name) + v.say(" : ", ": ") + strings.ToLower(mark.Text)
		title.Marks = append(title.Marks, mark)
	}
	return title
}

func (v *visit) territoryContents(t api.TerritorySheet) []ui.Link {
	all := []ui.Link{
		{Text: v.say("Périmètre", "Perimeter"), Href: "#perimetre"}, {Text: v.say("Gouvernance", "Governance"), Href: "#gouvernance"},
		{Text: v.say("Candidature", "Application"), Href: "#candidature"}, {Text: v.say("Contrats", "Contracts"), Href: "#contrats"},
		{Text: v.say("Actions", "Actions"), Href: "#actions"}, {Text: v.say("Argent", "Money"), Href: "#argent"},
		{Text: v.say("Demandes", "Requests"), Href: "#demandes"},
	}
	if len(t.Portraits) > 0 {
		all = append(all, ui.Link{Text: v.say("Portraits", "Portraits"), Href: "#portraits"})
	}
	return append(all, ui.Link{Text: v.say("Actes", "Acts"), Href: "#actes"})
}

func (v *visit) territoryFigures(t api.TerritorySheet) []ui.Figure {
	people, why := v.people(t.Population, t.Reason)
	if why == "" {
		why = v.say("population municipale, géographie {year}", "municipal population, geography of {year}", "year", yearText(t.Geography))
	}
	return []ui.Figure{
		{Number: people, Label: v.say("habitants", "inhabitants"), Note: why},
		{Number: v.number(int64(t.Communes)), Label: locale.Plural(v.lang, int64(t.Communes), v.text(communeWord), v.text(communeWords)), Href: v.href("/territoires/" + string(t.ID) + "/communes")},
		{Number: v.number(int64(len(t.Members))), Label: locale.Plural(v.lang, int64(len(t.Members)), v.text(memberWord), v.text(memberWords)), Href: "#perimetre"},
		{Number: v.number(int64(len(t.Acts))), Label: v.say("actes", "acts"), Href: "#actes"},
	}
}

// territoryFacts says what the territory is called, where it lies, who is competent for it.
func (v *visit) territoryFacts(t api.TerritorySheet) []ui.Fact {
	status := ui.Value{Mark: markOf(v, territoryStatuses, t.Status), Note: v.say("depuis le {day}", "since {day}", "day", t.Since)}
	facts := []ui.Fact{{Term: v.say("Situation", "Status"), Values: []ui.Value{status}}}
	add := func(term string, values []ui.Value) {
		if len(values) > 0 {
			facts = append(facts, ui.Fact{Term: term, Values: values})
		}
	}
	if len(t.Heirs) > 0 {
		var heirs []ui.Value
		for _, h := range t.Heirs {
			heirs = append(heirs, v.ref(h))
		}
		add(v.say("Lui succèdent", "Followed by"), heirs)
	}
	var steps []ui.Value
	for _, s := range t.PilotSteps {
		steps = append(steps, ui.Value{Mark: markOf(v, pilotSteps, register.PilotStep(s.Status)), Note: v.onBy(s.On, s.Act)})
	}
	add(v.say("Pilote", "Pilot"), steps)
	add(v.say("Région compétente", "Competent region"), v.competent(t))
	add(v.say("Départements", "Departments"), areaNames(t.Departments))
	add(v.say("Codes officiels", "Official codes"), v.codes(t))
	add(v.say("Noms portés", "Names borne"), v.formerNames(t))
	return append(facts, ui.Fact{Term: v.say("Identifiant", "Identifier"), Values: []ui.Value{{Text: string(t.ID), Code: true}}})
}

// onBy says on which day and by which act.
func (v *visit) onBy(on register.Day, act int64) string {
	return v.say("le {day}, acte n° {seq}", "on {day}, act no. {seq}", "day", on, "seq", act)
}

// competent names the competent region, and warns of communes that lie in another.
func (v *visit) competent(t api.TerritorySheet) []ui.Value {
	if t.Region == nil {
		return nil
	}
	value := ui.Value{Text: t.Region.Name, Href: v.href("/territoires", "region", t.Region.Code)}
	var others []string
	for _, r := range t.Regions {
		if r.Code != t.Region.Code {
			others = append(others, r.Name)
		}
	}
	if len(others) > 0 {
		value.Note = v.say("des communes sont aussi en {regions}", "some communes lie in {regions}", "regions", others)
	}
	return []ui.Value{value}
}

func areaNames(areas []api.Area) (values []ui.Value) {
	var names []string
	for _, a := range areas {
		names = append(names, a.Name+" ("+a.Code+")")
	}
	if len(names) > 0 {
		values = []ui.Value{{Text: strings.Join(names, ", ")}}
	}
	return values
}

func (v *visit) codes(t api.TerritorySheet) (values []ui.Value) {
	for _, a := range t.Codes {
		values = append(values, ui.Value{Text: a.Code, Code: true, Note: a.List})
	}
	return values
}

// formerNames lists the names borne, when there was more than one.
func (v *visit) formerNames(t api.TerritorySheet) (values []ui.Value) {
	if len(t.Names) < 2 {
		return nil
	}
	for _, n := range t.Names {
		values = append(values, ui.Value{Text: n.Name, Note: v.say("à compter du {day}, acte n° {seq}", "from {day}, act no. {seq}", "day", n.From, "seq", n.Act)})
	}
	return values
}

// applications says where the applications and the maturity of the projects stand.
func (v *visit) applications(t api.TerritorySheet) (facts []ui.Fact) {
	for _, a := range t.Applications {
		var values []ui.Value
		for _, s := range a.Steps {
			values = append(values, ui.Value{Mark: markOf(v, applicationSteps, register.ApplicationStep(s.Status)), Note: v.onBy(s.On, s.Act)})
		}
		if a.Grounds != "" {
			values[len(values)-1].Note += " — " + a.Grounds
		}
		facts = append(facts, ui.Fact{Term: v.say("Candidature", "Application"), Values: values})
		facts = appendList(facts, v.say("Pièces fournies", "Pieces provided"), a.Pieces)
		facts = appendList(facts, v.say("Pièces manquantes", "Pieces missing"), a.Missing)
	}
	if len(t.Applications) == 0 {
		facts = append(facts, ui.Fact{Term: v.say("Candidature", "Application"), Values: []ui.Value{{Text: v.say("aucune n’est au registre à cette date", "none is in the register on that day")}}})
	}
	maturity := ui.Value{Text: v.say("pas encore appréciée", "not assessed yet")}
	if m := t.Maturity; m != nil {
		maturity = ui.Value{Text: v.text(m.Name), Note: v.say("{firm} engagements fermes sur {projects} projets, ", "{firm} firm commitments out of {projects} projects, ",
			"firm", m.Firm, "projects", m.Projects) + v.onBy(m.On, m.Act)}
	}
	return append(facts, ui.Fact{Term: v.say("Maturité des projets", "Maturity of the projects"), Values: []ui.Value{maturity}})
}

func appendList(facts []ui.Fact, term string, words []string) []ui.Fact {
	var values []ui.Value
	for _, w := range words {
		values = append(values, ui.Value{Text: w})
	}
	if len(values) == 0 {
		return facts
	}
	return append(facts, ui.Fact{Term: term, Values: values})
}

func (v *visit) opinions(t api.TerritorySheet) *ui.Table {
	var all []api.Opinion
	for _, a := range t.Applications {
		all = append(all, a.Opinions...)
	}
	return v.opinionTable(v.say("Avis sur la candidature", "Opinions on the application"), all)
}

// opinionTable lists what bodies think, in the order they said it; nil where none did.
func (v *visit) opinionTable(caption string, all []api.Opinion) *ui.Table {
	table := ui.Table{ID: "opinions", Caption: caption, Columns: []ui.Column{
		{Label: v.say("Instance", "Body")}, {Label: v.say("Avis", "Opinion")}, {Label: v.say("Le", "On")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, o := range all {
		table.Rows = append(table.Rows, []ui.Value{v.ref(o.Body), {Mark: markOf(v, opinions, o.Sense), Note: o.Text}, v.dayValue(o.On), v.actValue(o.Act)})
	}
	return someRows(table)
}

// someRows is a table that is left out when it has no rows.
func someRows(t ui.Table) *ui.Table {
	if len(t.Rows) == 0 {
		return nil
	}
	return &t
}
