package web

import (
	"html/template"
	"slices"

	"jalon/api"
	"jalon/calendar"
	"jalon/figure"
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
	"jalon/web/ui"
)

// genealogyPage shows what became of territories, from the first act to the day.
type genealogyPage struct {
	Title   ui.Title
	Action  string
	Keep    []ui.Pair
	Filters []ui.Field
	Send    ui.Button
	Key     string // how to read the picture
	Picture ui.Chart
	Table   ui.Table
	Empty   ui.Empty
}

// turnWords are the changes of a life, with the sign that the picture draws.
var turnWords = map[perimeter.Change]struct {
	sign string
	text locale.Text
}{
	perimeter.New:      {"●", locale.Text{FR: "Nouveau, labellisé", EN: "New, labelled"}},
	perimeter.Renamed:  {"○", locale.Text{FR: "Renommé", EN: "Renamed"}},
	perimeter.Enlarged: {"▲", locale.Text{FR: "Agrandi", EN: "Enlarged"}},
	perimeter.Reduced:  {"▼", locale.Text{FR: "Réduit", EN: "Reduced"}},
	perimeter.Reshaped: {"◆", locale.Text{FR: "Remanié", EN: "Reshaped"}},
	perimeter.SplitUp:  {"<", locale.Text{FR: "Divisé", EN: "Split"}},
	perimeter.MergedIn: {">", locale.Text{FR: "Fondu dans un autre", EN: "Merged into another"}},
	api.Succeeded:      {"→", locale.Text{FR: "Remplacé", EN: "Succeeded"}},
	perimeter.Gone:     {"■", locale.Text{FR: "Sorti du programme", EN: "Withdrawn"}},
}

// turnOrder is the order of the key.
var turnOrder = []perimeter.Change{perimeter.New, perimeter.Renamed, perimeter.Enlarged, perimeter.Reduced, perimeter.Reshaped, perimeter.SplitUp, perimeter.MergedIn, api.Succeeded, perimeter.Gone}

func genealogy(v *visit) (page, error) {
	region := v.asked.Get("region")
	if err := v.knownRegion(region); err != nil {
		return page{}, err
	}
	turns := slices.DeleteFunc(api.Genealogy(v, v.View), func(t api.Turn) bool {
		one, _ := v.Territories.Get(t.Territory.ID)
		return region != "" && one.Region != region
	})
	title := v.say("Généalogie des territoires", "Genealogy of the territories")
	content := genealogyPage{
		Title:  ui.Title{Text: title, Lead: v.say("Ce que chaque territoire est devenu, d’après les actes, jusqu’au {day}.", "What each territory became, from the acts, until {day}.", "day", v.On)},
		Action: prefix(v.lang) + "/genealogie", Keep: v.keep(), Send: ui.Button{Text: v.say("Montrer", "Show"), Kind: "quiet"}, Filters: []ui.Field{v.regionField(region)},
		Key:     v.say("Un signe sur une ligne est un changement ; sans autre signe que le premier, le territoire est resté le même.", "A sign on a line is a change; with no other sign than the first, the territory stayed the same.") + " " + v.signs(),
		Picture: v.lives(turns), Table: v.turnTable(turns), Empty: ui.Empty{Text: v.say("Aucun territoire ce jour-là.", "No territory on that day.")},
	}
	return page{name: "genealogy", title: title, trail: []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}}, content: content, sheet: turns}, nil
}

// lives draws the lives, those that follow one after it.
func (v *visit) lives(turns []api.Turn) ui.Chart {
	lives, g := map[register.ID]*figure.Life{}, figure.Genealogy{To: v.On}
	heirs := map[register.ID][]register.ID{}
	for _, t := range turns {
		l := lives[t.Territory.ID]
		if l == nil {
			l = &figure.Life{Name: t.Territory.Name, From: t.Day}
			lives[t.Territory.ID] = l
		}
		if g.From.IsZero() || t.Day < g.From {
			g.From = t.Day
		}
		l.Marks = append(l.Marks, figure.Happening{Day: t.Day, Sign: turnWords[t.Change].sign})
		if t.Change == perimeter.SplitUp || t.Change == perimeter.MergedIn || t.Change == api.Succeeded || t.Change == perimeter.Gone {
			l.To = t.Day
		}
		for _, h := range t.Heirs {
			heirs[t.Territory.ID] = append(heirs[t.Territory.ID], h.ID)
		}
	}
	if !g.From.IsZero() {
		g.From = calendar.Date(g.From.Year(), 1, 1)
	}
	order := v.families(lives, heirs)
	for _, id := range order {
		l := *lives[id]
		for _, h := range heirs[id] {
			if i := slices.Index(order, h); i >= 0 {
				l.Heirs = append(l.Heirs, i)
			}
		}
		g.Lives = append(g.Lives, l)
	}
	drawing := figure.Both(func(width int) []byte {
		g.Width = width
		return g.Draw()
	})
	return ui.Chart{ID: "genealogy", Caption: v.say("Une ligne par territoire, du jour où il est labellisé jusqu’à aujourd’hui", "One line for each territory, from the day it was labelled until today"), Drawing: template.HTML(drawing), // figure escapes what it writes
		Summary: v.say("{n} sur une échelle de temps ; la table dit chaque changement.", "{n} on a scale of time; the table tells each change.", "n", v.count(len(order), territoryWord, territoryWords))}
}

// signs is the key of the picture.
func (v *visit) signs() (key string) {
	for i, change := range turnOrder {
		if i > 0 {
			key += " · "
		}
		key += turnWords[change].sign + " " + v.text(turnWords[change].text)
	}
	return key
}

// families orders territories by name, each followed by those that follow it.
func (v *visit) families(lives map[register.ID]*figure.Life, heirs map[register.ID][]register.ID) (order []register.ID) {
	var names []register.ID
	follows := map[register.ID]bool{}
	for id := range lives {
		names = append(names, id)
		for _, h := range heirs[id] {
			follows[h] = true
		}
	}
	slices.Sort(names)
	locale.SortBy(names, func(id register.ID) string { return lives[id].Name })
	var place func(id register.ID)
	place = func(id register.ID) {
		if lives[id] == nil || slices.Contains(order, id) {
			return
		}
		order = append(order, id)
		for _, h := range heirs[id] {
			place(h)
		}
	}
	for _, first := range []bool{true, false} { // those that follow nobody, then what is left
		for _, id := range names {
			if !first || !follows[id] {
				place(id)
			}
		}
	}
	return order
}

// turnTable says what the picture shows.
func (v *visit) turnTable(turns []api.Turn) ui.Table {
	t := ui.Table{ID: "turns", Caption: v.say("Les changements, du premier au dernier", "The changes, from the first to the last"), Columns: []ui.Column{
		{Label: v.say("Territoire", "Territory")}, {Label: v.say("Le", "On")}, {Label: v.say("Changement", "Change")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, turn := range turns {
		change := ui.Value{Text: v.text(turnWords[turn.Change].text)}
		var heirs []string
		for _, h := range turn.Heirs {
			heirs = append(heirs, v.refName(h))
		}
		switch {
		case len(heirs) > 0:
			change.Note = locale.List(v.lang, heirs)
		case turn.Name != "":
			change.Note = v.say("« {name} »", "“{name}”", "name", turn.Name)
		case turn.Gained+turn.Lost > 0:
			change.Note = v.exchanged(turn.Gained, turn.Lost)
		}
		t.Rows = append(t.Rows, []ui.Value{v.ref(turn.Territory), v.dayValue(turn.Day), change, v.actValue(turn.Act)})
	}
	return t
}
