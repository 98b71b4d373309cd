package web

import (
	"slices"
	"strings"

	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// applicationsPage lays the applications side by side, for the committee that decides on them.
type applicationsPage struct {
	Title   ui.Title
	Waiting ui.Table
	Decided ui.Table
	Grids   []*ui.Table // the readings of each territory that was read action by action
	Read    []ui.Link   // territories whose maturity who is there may assess
}

func candidatures(v *visit) (page, error) {
	title := v.say("Candidatures, côte à côte", "Applications side by side")
	content := applicationsPage{Title: ui.Title{Text: title, Lead: v.say("Ce que le comité regarde pour décider : pièces, avis, maturité lue par chacun.", "What the committee looks at to decide: pieces, opinions, maturity as each reads it.")},
		Waiting: v.fileTable("waiting", v.say("En cours", "Under way"), v.say("Aucune candidature n’attend sa décision à cette date.", "No application awaits its decision on that day.")), Decided: v.fileTable("decided", v.say("Décidées", "Decided"), v.say("Aucune candidature n’est décidée à cette date.", "No application is decided on that day."))}
	var applied []register.ID
	for _, a := range v.Applications.All() {
		step, begun := a.Step.On(v.On)
		if !begun {
			continue
		}
		into := &content.Waiting
		if step.Value == register.Validated || step.Value == register.Refused {
			into = &content.Decided
		}
		into.Rows = append(into.Rows, v.fileRow(a, step))
		if !slices.Contains(applied, a.Territory) {
			applied = append(applied, a.Territory)
		}
		if grid := v.gridTable(a.Territory); grid != nil {
			content.Grids = append(content.Grids, grid)
		}
	}
	for _, t := range []*ui.Table{&content.Waiting, &content.Decided} {
		locale.SortBy(t.Rows, func(row []ui.Value) string { return row[0].Text })
	}
	content.Read = v.toRead(applied)
	return page{name: "applications", title: title, content: content}, nil
}

func (v *visit) fileTable(id, caption, empty string) ui.Table {
	return ui.Table{ID: id, Caption: caption, Empty: empty, Columns: []ui.Column{
		{Label: v.say("Territoire", "Territory")}, {Label: v.say("Situation", "Status")}, {Label: v.say("Pièces", "Pieces"), Numeric: true}, {Label: v.say("Manque", "Lacks")},
		{Label: v.say("Avis", "Opinions")}, {Label: v.say("Maturité, par lecteur", "Maturity, by reader")}, {Label: v.say("Écart", "Spread")}},
		Note: v.say("L’écart est le nombre de degrés de l’échelle entre les deux lectures les plus éloignées.", "The spread is how many steps of the scale lie between the two readings furthest apart.")}
}

func (v *visit) fileRow(a *register.Application, step register.Fact[register.ApplicationStep]) []ui.Value {
	lacks := ui.Value{Text: "—"}
	if missing := a.Missing.Value(v.On); len(missing) > 0 {
		lacks.Text = strings.Join(missing, ", ")
	}
	readings, spread := v.readings(a.Territory)
	return []ui.Value{{Text: v.nameOf(a.Territory), Href: v.hrefOf(a.Territory)}, {Mark: markOf(v, applicationSteps, step.Value), Fictitious: a.Fictitious, Note: v.say("depuis le {day}", "since {day}", "day", step.From)},
		{Text: v.number(int64(len(a.Pieces)))}, lacks, v.opinionsOf(a), readings, spread}
}

// opinionsOf says what each body asked thinks, or that it is awaited.
func (v *visit) opinionsOf(a *register.Application) ui.Value {
	var said []string
	bodies := []register.ID{}
	for _, asked := range a.Asked {
		if asked.On <= v.On {
			bodies = append(bodies, asked.Of)
		}
	}
	for _, o := range a.Opinions {
		if o.On <= v.On && !slices.Contains(bodies, o.Body) {
			bodies = append(bodies, o.Body)
		}
	}
	for _, body := range bodies {
		o, deemed, ok := a.OpinionOf(body, v.On)
		text := v.say("attendu", "awaited")
		if ok {
			text = strings.ToLower(v.text(opinions[o.Sense].text))
		}
		if deemed {
			text += v.say(" (silence)", " (silence)")
		}
		said = append(said, v.nameOf(body)+" : "+text)
	}
	if said == nil {
		return ui.Value{Text: "—"}
	}
	return ui.Value{Text: strings.Join(said, " ; ")}
}

// readings gives the last maturity that each body read on a territory, and how far apart they are.
func (v *visit) readings(territory register.ID) (all, spread ui.Value) {
	t, ok := v.Territories.Get(territory)
	if !ok {
		return ui.Value{Text: "—"}, ui.Value{Text: "—"}
	}
	p, _ := v.Programmes.Get(t.Programme)
	last, order := map[register.ID]register.Assessment{}, []register.ID{}
	for _, f := range t.Maturity {
		if f.From > v.On {
			continue
		}
		if _, read := last[f.Value.Body]; !read {
			order = append(order, f.Value.Body)
		}
		last[f.Value.Body] = f.Value
	}
	var said []string
	var ranks []int
	for _, body := range order {
		level, _ := v.packWord("level", last[body].Level, nil)
		said = append(said, v.nameOf(body)+" : "+level)
		ranks = append(ranks, p.Pack.Rank(last[body].Level))
	}
	if len(ranks) == 0 {
		return ui.Value{Text: "—"}, ui.Value{Text: "—"}
	}
	apart := slices.Max(ranks) - slices.Min(ranks)
	spread = ui.Value{Text: v.number(int64(apart))}
	if len(ranks) == 1 {
		spread = ui.Value{Text: "—", Note: v.say("une seule lecture", "one reading only")}
	}
	return ui.Value{Text: strings.Join(said, " ; ")}, spread
}
