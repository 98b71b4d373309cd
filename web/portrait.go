package web

import (
	"crypto/sha256"
	"fmt"

	"jalon/api"
	"jalon/document"
	"jalon/perimeter"
	"jalon/portrait"
	"jalon/register"
	"jalon/web/ui"
)

// economicPortrait is the portrait of a territory on the day.
func economicPortrait(v *visit) (page, error) {
	a, err := v.askedOf(document.Asked{Territory: v.id()})
	if err != nil {
		return page{}, err
	}
	composed, err := v.composePortrait(a)
	if err != nil {
		return page{}, err
	}
	same, err := v.edition(composed)
	if err != nil {
		return page{}, err
	}
	if err := v.reserve(composed); err != nil {
		return page{}, err
	}
	path := "/territoires/" + v.value("id") + "/portrait"
	p, err := v.portraitPage(a, composed, path)
	if err != nil {
		return page{}, err
	}
	content := p.content.(portraitPage)
	content.Same, content.Other = same, v.anyPortraitLink(v.say("Partir de ces membres pour un autre périmètre", "Start from these members for another perimeter"), v.standing(v.id()))
	if v.who != nil && v.mayPublish() == nil && a.Usual() {
		content.Then = &ui.Link{Text: v.say("Publier une édition de ce portrait", "Publish an edition of this portrait"), Href: v.href(path + "/edition")}
	}
	p.content = content
	p.trail = []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, v.refLink(api.Name(v, v.View, v.id()))}
	p.title = v.say("Portrait économique : {name}", "Economic portrait: {name}", "name", composed.Name)
	return p, nil
}

// portraitPage shows a portrait in a page, with its files and the form that asks for another.
func (v *visit) portraitPage(a document.Asked, composed *portrait.Portrait, path string) (page, error) {
	p, err := v.paper(document.Portrait(composed), path)
	if err != nil {
		return page{}, err
	}
	p.name, p.sheet, p.changes = "portrait", composed, true
	p.content = portraitPage{paperPage: p.content.(paperPage), Choice: v.choice(a, path)}
	p.others = append(p.others, ui.Alternate{Text: "CSV", Type: "text/csv", Href: v.fileHref(path + ".csv")})
	return p, nil
}

// portrait composes the portrait of the territory in the address, as it is when nothing else is asked for.
func (v *visit) portrait() (*portrait.Portrait, error) {
	return v.composePortrait(document.Asked{Territory: v.id()})
}

func (v *visit) composePortrait(a document.Asked) (*portrait.Portrait, error) {
	data, err := v.site.options.Imports.Data(v, v.Atlas)
	if err != nil {
		return nil, err
	}
	p, refusal := document.PortraitAsked(v, v.View, a, v.tongue(), data)
	if refusal != nil {
		return nil, refusal
	}
	return p, nil
}

// ownPortrait is the portrait in the address: of a territory, with what whoever is there may see beside what everybody does; or of members.
func (v *visit) ownPortrait() (*portrait.Portrait, error) {
	if v.value("id") == "" {
		return v.askedPortrait()
	}
	a, err := v.askedOf(document.Asked{Territory: v.id()})
	if err != nil {
		return nil, err
	}
	p, err := v.composePortrait(a)
	if err != nil {
		return nil, err
	}
	return p, v.reserve(p)
}

// reserve adds to the portrait of the territory in the address what whoever is there may see.
func (v *visit) reserve(p *portrait.Portrait) error {
	return v.reader().Reserve(v, v.View, p, v.membersToday(v.id()))
}

// reader is for whom documents are composed: whoever is there, or anybody.
func (v *visit) reader() document.Reader {
	r := document.Reader{Imports: v.site.options.Imports, Papers: v.site.options.Papers}
	if v.who != nil {
		r.Person = v.who.Person
	}
	return r
}

// membersToday are the members of a territory on the day of the page.
func (v *visit) membersToday(id register.ID) []perimeter.Member {
	t, ok := v.Territories.Get(id)
	if !ok {
		return nil
	}
	return t.Members(v.On)
}

// standing are the members that the ground of a territory makes up on the map of the day: some of its own may be gone by then.
func (v *visit) standing(id register.ID) []perimeter.Member {
	t, ok := v.Territories.Get(id)
	if !ok {
		return nil
	}
	g := v.Ground(t, v.On)
	return perimeter.Gathered(g.Vintage, g.Codes)
}

// edition says whether a portrait is one that an act published, told by its hash.
func (v *visit) edition(p *portrait.Portrait) (string, error) {
	text, err := document.PortraitJSON(p)
	if err != nil {
		return "", err
	}
	hash := fmt.Sprintf("%x", sha256.Sum256(text))
	for _, one := range v.Portraits.All() {
		if one.Hash == hash {
			return v.say("Ce portrait est l’édition « {edition} », publiée par l’acte n° {act} (SHA-256 {hash}).", "This portrait is the edition “{edition}”, published by act no. {act} (SHA-256 {hash}).",
				"edition", one.Edition, "act", one.Act, "hash", hash), nil
		}
	}
	return v.say("Ce portrait n’est pas une édition publiée. Empreinte SHA-256 de ses chiffres et de son texte (JSON) : {hash}.", "This portrait is no published edition. SHA-256 of its figures and text (JSON): {hash}.", "hash", hash), nil
}

// portraitPaper is the portrait set for paper.
func (v *visit) portraitPaper() (*document.Document, error) {
	p, err := v.ownPortrait()
	if err != nil {
		return nil, err
	}
	return document.Portrait(p), nil
}

// portraitCSV is every figure of the portrait.
func portraitCSV(v *visit) (file, error) {
	p, err := v.ownPortrait()
	if err != nil {
		return file{}, err
	}
	return file{kind: "text/csv; charset=utf-8", bytes: document.PortraitCSV(p), save: "portrait.csv"}, nil
}

// portraitJSON is the portrait for machines.
func portraitJSON(v *visit) (file, error) {
	p, err := v.ownPortrait()
	if err != nil {
		return file{}, err
	}
	text, err := document.PortraitJSON(p)
	return file{kind: "application/json; charset=utf-8", bytes: text}, err
}

// portraitLink leads from a territory to its portrait.
func (v *visit) portraitLink(t api.TerritorySheet) ui.Link {
	return ui.Link{Text: v.say("Portrait économique (page, PDF, ODT, CSV)", "Economic portrait (page, PDF, ODT, CSV)"), Href: v.href("/territoires/" + string(t.ID) + "/portrait")}
}
