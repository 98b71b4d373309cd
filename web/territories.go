package web

import (
	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// territoriesPage lists the territories of the programme on a day.
type territoriesPage struct {
	Title   ui.Title
	Action  string
	Keep    []ui.Pair
	Filters []ui.Field
	Send    ui.Button
	Table   ui.Table
	Asked   *ui.Notice
	More    ui.Link
}

// situations are the choices of the filter on the situation of a territory.
var situations = []struct {
	value string
	text  locale.Text
	holds func(t *register.Territory, on register.Day) bool
}{
	{"", locale.Text{FR: "En vie", EN: "Live"}, func(t *register.Territory, on register.Day) bool { return !t.Status.Value(on).Ended() }},
	{"pilote", locale.Text{FR: "Pilotes", EN: "Pilots"}, func(t *register.Territory, on register.Day) bool { return t.IsPilot(on) && !t.Status.Value(on).Ended() }},
	{"propose", locale.Text{FR: "Proposés", EN: "Proposed"}, func(t *register.Territory, on register.Day) bool { return t.Status.Value(on) == register.Proposed }},
	{"termine", locale.Text{FR: "Terminés", EN: "Ended"}, func(t *register.Territory, on register.Day) bool { return t.Status.Value(on).Ended() }},
}

func territories(v *visit) (page, error) {
	region, situation := v.asked.Get("region"), v.asked.Get("situation")
	holds, err := v.situation(situation)
	if err != nil {
		return page{}, err
	}
	if err := v.knownRegion(region); err != nil {
		return page{}, err
	}
	var shown []*register.Territory
	for _, t := range v.Territories.All() {
		if _, begun := t.Status.On(v.On); begun && holds(t, v.On) && (region == "" || t.Region == region) {
			shown = append(shown, t)
		}
	}
	locale.SortBy(shown, func(t *register.Territory) string { return t.Name.Value(v.On) })
	title := v.say("Territoires", "Territories")
	content := territoriesPage{
		Title:  ui.Title{Text: title, Lead: v.say("{n} au {day}.", "{n} on {day}.", "n", v.count(len(shown), territoryWord, territoryWords), "day", v.On)},
		Action: prefix(v.lang) + "/territoires", Keep: v.keep(), Send: ui.Button{Text: v.say("Filtrer", "Filter"), Kind: "quiet"},
		Filters: []ui.Field{v.regionField(region), v.situationField(situation)}, Table: v.territoryTable(shown), Asked: v.asking(shown),
		More: ui.Link{Text: v.say("Voir ce que les territoires sont devenus", "See what territories became"), Href: v.href("/genealogie", "region", region)},
	}
	return page{name: "territories", title: title, content: content}, nil
}

// asking says that the law raised questions about territories.
func (v *visit) asking(shown []*register.Territory) *ui.Notice {
	n := 0
	for _, t := range shown {
		if !t.Status.Value(v.On).Ended() {
			n += len(v.Ground(t, v.On).Open)
		}
	}
	if n == 0 {
		return nil
	}
	return &ui.Notice{Shape: ui.Question, Text: v.say("La loi a changé des membres de périmètres : {n}.", "The law changed members of perimeters: {n}.", "n", v.count(n, questionWord, questionWords)),
		Link: ui.Link{Text: v.say("Voir les questions", "See the questions"), Href: v.href("/questions", "region", v.asked.Get("region"))}}
}

// keep lists the day and the moment asked for, so that a form keeps them.
func (v *visit) keep() (all []ui.Pair) {
	for _, name := range []string{"on", "known"} {
		if value := v.asked.Get(name); value != "" {
			all = append(all, ui.Pair{Name: name, Value: value})
		}
	}
	return all
}

func (v *visit) situation(value string) (func(*register.Territory, register.Day) bool, error) {
	for _, s := range situations {
		if s.value == value {
			return s.holds, nil
		}
	}
	return nil, register.Refuse(register.Invalid, "web.bad-choice", "given", value, "field", v.say("Situation", "Status"))
}

func (v *visit) knownRegion(code string) error {
	if _, ok := v.Atlas.Region(code); !ok && code != "" {
		return register.Refuse(register.Invalid, "web.bad-choice", "given", code, "field", v.say("Région", "Region"))
	}
	return nil
}

// regionField offers the regions that have a territory.
func (v *visit) regionField(chosen string) ui.Field {
	has := map[string]bool{chosen: chosen != ""}
	for _, t := range v.Territories.All() {
		has[t.Region] = true
	}
	f := ui.Field{ID: "region", Name: "region", Label: v.say("Région", "Region"), Options: []ui.Option{{Label: v.say("Toutes", "All")}}}
	regions := v.Atlas.Regions()
	for _, r := range regions {
		if has[r.Code] {
			f.Options = append(f.Options, ui.Option{Value: r.Code, Label: r.Name, Selected: r.Code == chosen})
		}
	}
	return f
}

func (v *visit) situationField(chosen string) ui.Field {
	f := ui.Field{ID: "situation", Name: "situation", Label: v.say("Situation", "Status")}
	for _, s := range situations {
		f.Options = append(f.Options, ui.Option{Value: s.value, Label: v.text(s.text), Selected: s.value == chosen})
	}
	return f
}

func (v *visit) territoryTable(all []*register.Territory) ui.Table {
	t := ui.Table{ID: "territories", Caption: v.say("Territoires", "Territories"), Columns: []ui.Column{
		{Label: v.say("Territoire", "Territory")}, {Label: v.say("Région", "Region")}, {Label: v.say("Situation", "Status")},
		{Label: v.say("Contrat", "Contract")}, {Label: v.say("Communes", "Communes"), Numeric: true}, {Label: v.say("Population", "Population"), Numeric: true}},
		Empty: v.say("Aucun territoire ne répond à ces critères ce jour-là.", "No territory matches these filters on that day."),
	}
	for _, one := range all {
		t.Rows = append(t.Rows, v.territoryRow(one))
	}
	vintage := v.Atlas.On(v.On)
	t.Note = v.say("Population municipale, géographie du {since} (Insee, DGCL). La région est celle qui est compétente.", "Municipal population, geography of {since} (Insee, DGCL). The region is the competent one.", "since", vintage.From)
	return t
}

func (v *visit) territoryRow(t *register.Territory) []ui.Value {
	brief := api.BriefOf(v, v.View, t)
	name := ui.Value{Text: brief.Name, Href: v.hrefOf(t.ID), Fictitious: t.Fictitious}
	region := ui.Value{Text: "—"}
	if brief.Region != nil {
		region.Text = brief.Region.Name
	}
	status := ui.Value{Mark: markOf(v, territoryStatuses, brief.Status)}
	if brief.Pilot && !brief.Status.Ended() {
		status.Mark = &ui.Mark{Shape: ui.Pilot, Text: v.say("Pilote", "Pilot")}
	}
	contract := ui.Value{Text: "—"}
	if c := brief.Contract; c != nil {
		contract = ui.Value{Mark: markOf(v, contractSteps, c.Status), Note: v.text(c.Type.Name)}
	}
	people, why := v.people(brief.Population, brief.Reason)
	return []ui.Value{name, region, status, contract, {Text: v.number(int64(brief.Communes))}, {Text: people, Note: why}}
}
