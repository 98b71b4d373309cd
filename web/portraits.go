package web

import (
	"jalon/api"
	"jalon/web/ui"
)

// portraitsPage lists the editions that one may cite.
type portraitsPage struct {
	Title    ui.Title
	Editions ui.Table
	Any      ui.Link // the portrait of any perimeter
}

func publishedPortraits(v *visit) (page, error) {
	sheet := api.Portraits(v, v.View)
	title := v.say("Portraits économiques", "Economic portraits")
	table := ui.Table{ID: "editions", Caption: v.say("Éditions publiées", "Editions published"),
		Empty: v.say("Aucune édition n’est publiée à cette date.", "No edition is published on that day."),
		Note:  v.say("Une édition que ce registre a composée se lit ici ; d’une autre, il garde l’empreinte.", "An edition that this register composed is read here; of another, it keeps the hash."),
		Columns: []ui.Column{{Label: v.say("Territoire", "Territory")}, {Label: v.say("Édition", "Edition")}, {Label: v.say("Éditeur", "Publisher")},
			{Label: v.say("Publiée le", "Published on")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, p := range sheet.Portraits {
		table.Rows = append(table.Rows, []ui.Value{v.ref(p.Territory), v.editionValue(p.Territory.ID, p.Portrait), v.ref(p.Publisher), v.dayValue(p.On), v.actValue(p.Act)})
	}
	return page{name: "portraits", title: title, sheet: sheet, content: portraitsPage{Editions: table,
		Any:   ui.Link{Text: v.say("Composer le portrait d’un autre périmètre", "Compose the portrait of another perimeter"), Href: v.href("/portrait")},
		Title: ui.Title{Text: title, Lead: v.say("Les éditions figées, numérotées et vérifiables des portraits de territoires.", "The frozen, numbered and verifiable editions of the portraits of territories.")}}}, nil
}
