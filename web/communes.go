package web

import (
	"jalon/api"
	"jalon/locale"
	"jalon/web/ui"
)

// communesPage lists the communes of a territory, one by one: what its map shows, in words.
type communesPage struct {
	Title    ui.Title
	Communes ui.Table
	Files    []ui.Link // the same, to be used elsewhere
}

func communes(v *visit) (page, error) {
	all, refusal := api.Communes(v, v.View, v.id())
	if refusal != nil {
		return page{}, refusal
	}
	locale.SortBy(all, func(c api.Commune) string { return c.Name })
	name := v.nameOf(v.id())
	title := v.say("Communes de « {name} »", "Communes of “{name}”", "name", name)
	vintage := v.Atlas.On(v.On)
	table := ui.Table{ID: "communes", Caption: v.say("Communes au {day}", "Communes on {day}", "day", v.On), Columns: []ui.Column{
		{Label: v.say("Commune", "Commune")}, {Label: v.say("Code", "Code")}, {Label: v.say("Membre", "Member")}, {Label: v.say("Département", "Department")}, {Label: v.say("Population", "Population"), Numeric: true}},
		Note:  v.say("Population municipale, géographie du {since} (Insee, DGCL).", "Municipal population, geography of {since} (Insee, DGCL).", "since", vintage.From),
		Empty: v.say("Aucune commune ce jour-là.", "No commune on that day."),
	}
	for _, c := range all {
		people, why := v.people(c.Population, c.Reason)
		table.Rows = append(table.Rows, []ui.Value{{Text: c.Name}, {Text: c.Code, Code: true}, {Text: c.Member.Name}, {Text: c.Department.Name}, {Text: people, Note: why}})
	}
	trail := []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, {Text: name, Href: v.hrefOf(v.id())}}
	content := communesPage{Title: ui.Title{Kicker: v.say("Territoire", "Territory"), Text: title, Lead: v.count(len(all), communeWord, communeWords)}, Communes: table, Files: v.perimeterFiles()}
	return page{name: "communes", title: title, trail: trail, content: content, sheet: all}, nil
}

// perimeterFiles are the files of a perimeter on the day of the visit.
func (v *visit) perimeterFiles() []ui.Link {
	at := "/territoires/" + string(v.id())
	on := "?on=" + v.On.String()
	files := []ui.Link{{Text: v.say("Communes en CSV", "Communes as CSV"), Href: at + "/perimetre.csv" + on}, {Text: v.say("Communes en GeoJSON", "Communes as GeoJSON"), Href: at + "/perimetre.geojson" + on},
		{Text: v.say("Carte en SVG", "Map as SVG"), Href: at + "/perimetre.svg" + on}}
	if v.Atlas.Contours() != nil {
		files = append(files, ui.Link{Text: v.say("Contour en GeoJSON", "Outline as GeoJSON"), Href: at + "/contour.geojson" + on})
	}
	return append(files, ui.Link{Text: v.say("Toutes les communes de France, en CSV", "All the communes of France, as CSV"), Href: "/communes.csv" + on})
}
