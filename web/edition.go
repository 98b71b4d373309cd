package web

import (
	"jalon/api"
	"jalon/document"
	"jalon/portrait"
	"jalon/register"
	"jalon/web/ui"
)

// portraitEdition is an edition of a portrait as it was published: read from its bytes, never composed again.
func portraitEdition(v *visit) (page, error) {
	one, frozen, _, err := v.published()
	if err != nil {
		return page{}, err
	}
	path := "/portraits/" + v.value("id")
	p, err := v.paper(document.Published(v, v.View, one, frozen), path)
	if err != nil {
		return page{}, err
	}
	content := p.content.(paperPage)
	content.Same = v.say("Cette page montre les octets mêmes de l’édition, dont l’acte n° {act} a consigné l’empreinte.", "This page shows the very bytes of the edition, whose hash act no. {act} recorded.", "act", one.Act)
	content.Then = &ui.Link{Text: v.say("Composer cette édition de nouveau, et la comparer", "Compose this edition again, and compare"), Href: v.href(path + "/verification")}
	if frozen.Lang != v.lang {
		content.Lang = string(frozen.Lang)
	}
	p.content, p.sheet, p.changes = content, frozen, true
	for _, form := range []string{"csv", "json"} {
		p.others = append(p.others, ui.Alternate{Text: map[string]string{"csv": "CSV", "json": "JSON"}[form], Type: map[string]string{"csv": "text/csv", "json": "application/json"}[form], Href: v.fileHref(path + "." + form)})
	}
	territory := api.Name(v, v.View, one.Territory)
	p.trail = []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, v.refLink(territory)}
	p.title = v.say("Portrait économique de {name}, édition {edition}", "Economic portrait of {name}, edition {edition}", "name", territory.Name, "edition", one.Edition)
	return p, nil
}

// published reads the edition in the address, and its bytes.
func (v *visit) published() (*register.Portrait, *portrait.Portrait, []byte, error) {
	one, ok := v.Portraits.Get(v.id())
	if !ok || one.On > v.On {
		return nil, nil, nil, register.Refuse(register.Missing, "object.unknown", "id", v.id())
	}
	frozen, text, err := document.Edition(v, v.site.options.Papers, one)
	return one, frozen, text, err
}

// editionPaper is the edition set for paper.
func (v *visit) editionPaper() (*document.Document, error) {
	one, frozen, _, err := v.published()
	if err != nil {
		return nil, err
	}
	return document.Published(v, v.View, one, frozen), nil
}

// editionJSON is the edition itself: the bytes whose hash was recorded.
func editionJSON(v *visit) (file, error) {
	_, _, text, err := v.published()
	return file{kind: "application/json; charset=utf-8", bytes: text}, err
}

// editionCSV is every figure of the edition.
func editionCSV(v *visit) (file, error) {
	_, frozen, _, err := v.published()
	if err != nil {
		return file{}, err
	}
	return file{kind: "text/csv; charset=utf-8", bytes: document.PortraitCSV(frozen), save: "portrait.csv"}, nil
}

// editionValue names an edition, and leads to it where its bytes are kept: those of others, or of before, are known by their hash
// alone.
func (v *visit) editionValue(territory register.ID, p api.Portrait) ui.Value {
	value := ui.Value{Text: p.Edition, Fictitious: v.invented(p.Act)}
	if document.IsKept(v, v.site.options.Papers, territory, p.Hash) {
		value.Href = v.href("/portraits/" + string(p.ID))
	}
	return value
}
