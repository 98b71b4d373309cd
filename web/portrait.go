package web

import (
	"encoding/json"

	"jalon/api"
	"jalon/document"
	"jalon/portrait"
	"jalon/web/ui"
)

// economicPortrait is the portrait of a territory on the day.
func economicPortrait(v *visit) (page, error) {
	composed, err := v.portrait()
	if err != nil {
		return page{}, err
	}
	path := "/territoires/" + v.value("id") + "/portrait"
	p, err := v.paper(document.Portrait(composed), path)
	if err != nil {
		return page{}, err
	}
	p.sheet = composed
	p.others = append(p.others, ui.Alternate{Text: "CSV", Type: "text/csv", Href: v.fileHref(path + ".csv")})
	p.trail = []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, v.refLink(api.Name(v, v.View, v.id()))}
	p.title = v.say("Portrait économique : {name}", "Economic portrait: {name}", "name", composed.Name)
	return p, nil
}

// portrait composes the portrait of the territory in the address.
func (v *visit) portrait() (*portrait.Portrait, error) {
	p, refusal := document.PortraitOf(v, v.View, v.id(), v.tongue())
	if refusal != nil {
		return nil, refusal
	}
	return p, nil
}

// portraitPaper is the portrait set for paper.
func (v *visit) portraitPaper() (*document.Document, error) {
	p, err := v.portrait()
	if err != nil {
		return nil, err
	}
	return document.Portrait(p), nil
}

// portraitCSV is every figure of the portrait.
func portraitCSV(v *visit) (file, error) {
	p, err := v.portrait()
	if err != nil {
		return file{}, err
	}
	return file{kind: "text/csv; charset=utf-8", bytes: document.PortraitCSV(p), save: "portrait.csv"}, nil
}

// portraitJSON is the portrait for machines.
func portraitJSON(v *visit) (file, error) {
	p, err := v.portrait()
	if err != nil {
		return file{}, err
	}
	text, err := json.MarshalIndent(p, "", "  ")
	return file{kind: "application/json; charset=utf-8", bytes: append(text, '\n')}, err
}

// portraitLink leads from a territory to its portrait.
func (v *visit) portraitLink(t api.TerritorySheet) ui.Link {
	return ui.Link{Text: v.say("Portrait économique (page, PDF, ODT, CSV)", "Economic portrait (page, PDF, ODT, CSV)"), Href: v.href("/territoires/" + string(t.ID) + "/portrait")}
}
