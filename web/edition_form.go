package web

import (
	"slices"
	"strings"

	"jalon/api"
	"jalon/document"
	"jalon/portrait"
	"jalon/register"
	"jalon/web/ui"
)

// editionForm asks for the name of an edition, and for what the analyst says of each section.
type editionForm struct {
	Title  ui.Title
	Fields []ui.Field
	Action string
	Send   ui.Button
}

// publishing is the form that freezes an edition before the act that publishes it.
func publishing(v *visit) (page, error) {
	if err := v.mayPublish(); err != nil {
		return page{}, err
	}
	p, err := v.portrait()
	if err != nil {
		return page{}, err
	}
	name := api.Name(v, v.View, v.id())
	content := editionForm{Action: prefix(v.lang) + v.path, Send: ui.Button{Text: v.say("Figer cette édition, puis la publier", "Freeze this edition, then publish it")},
		Title: ui.Title{Kicker: name.Name, Text: v.say("Publier une édition du portrait", "Publish an edition of the portrait"),
			Lead: v.say("Le portrait du jour est figé avec vos commentaires ; l’acte qui suit en consigne l’empreinte. Vos mots restent à part des chiffres, sous votre nom.", "Today’s portrait is frozen with your comments; the act that follows records its hash. Your words stay apart from the figures, under your name.")},
		Fields: []ui.Field{{ID: "edition", Name: "edition", Label: v.say("Nom de l’édition", "Name of the edition"), Hint: v.say("Par exemple 2026-1.", "Such as 2026-1."), Width: "medium"}}}
	own, err := v.ownPortrait()
	if err != nil {
		return page{}, err
	}
	if own.Reserved() {
		content.Fields = append(content.Fields, ui.Field{ID: "reserved", Name: "reserved", Label: v.say("Données à diffusion restreinte", "Data not for everybody"),
			Hint:    v.say("Une édition est publique : ce qu’elle en montre l’est pour toujours, et borne les périmètres qui se liront après.", "An edition is public: what it shows of them is so for ever, and bounds the perimeters that can be read after it."),
			Options: []ui.Option{{Value: "no", Label: v.say("N’en rien publier", "Publish nothing of them"), Selected: true}, {Value: "yes", Label: v.say("Publier ce que les règles du secret permettent", "Publish what the rules of secrecy allow")}}})
	}
	for _, s := range p.Sections {
		content.Fields = append(content.Fields, ui.Field{ID: s.Name, Name: "c." + s.Name, Label: s.Title, Lines: 2, Optional: true})
	}
	return page{name: "edition", title: content.Title.Text, content: content, trail: []ui.Link{v.refLink(name), {Text: v.say("Portrait économique", "Economic portrait"), Href: v.href("/territoires/" + v.value("id") + "/portrait")}}}, nil
}

// frozen keeps the bytes, and leads to the act, filled with their hash.
func frozen(v *visit) (page, error) {
	var p *portrait.Portrait
	err := v.site.read(v, func() (err error) {
		if err = v.mayPublish(); err == nil {
			p, err = v.portrait()
		}
		if err == nil && v.form.Get("reserved") == "yes" {
			err = v.reserve(p)
		}
		if err == nil {
			p.Comments = v.commented(p)
			document.Signed(v.View, p, v.who.Person)
		}
		return err
	})
	if err != nil {
		return page{}, err
	}
	hash, err := document.KeepEdition(v, v.site.options.Papers, p, v.who.Person, v.clock())
	if err != nil {
		return page{}, err
	}
	edition := strings.TrimSpace(v.form.Get("edition"))
	return page{then: v.href("/agir/portrait.published", "a.territory", string(v.id()), "a.edition", edition, "a.hash", hash)}, nil
}

// commented reads what the form says of the sections.
func (v *visit) commented(p *portrait.Portrait) (all []portrait.Comment) {
	for _, s := range p.Sections {
		if words := strings.TrimSpace(v.form.Get("c." + s.Name)); words != "" {
			all = append(all, portrait.Comment{Section: s.Name, Text: words})
		}
	}
	return all
}

// mayPublish refuses whoever could publish no portrait of this territory, and a site that keeps no papers.
func (v *visit) mayPublish() error { return v.mayKeep("portrait.published") }

// mayKeep refuses whoever could not take an act over this territory, and a site that keeps no papers: what is kept comes before an act.
func (v *visit) mayKeep(kind register.Kind) error {
	if v.site.options.Papers == nil {
		return register.Refuse(register.Missing, "web.no-page")
	}
	covers := func(t register.Authority) bool { return v.Covers(t.Body, v.id()) }
	if v.who == nil || !slices.ContainsFunc(v.Titles(v.who.Person, kind, v.On), covers) {
		return register.Refuse(register.Forbidden, "power.missing", "kind", kind, "over", v.id())
	}
	return nil
}
