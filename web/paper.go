package web

import (
	"html/template"
	"strings"

	"jalon/api"
	"jalon/calendar"
	"jalon/document"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// paperPage is a document read in a page: an agreement, its redline, the file of a meeting.
type paperPage struct {
	Title  ui.Title
	Marks  []string
	Body   template.HTML
	Origin []string
	Lang   string   // of the body, when it is not that of the page
	Then   *ui.Link // what may be done with it
	Same   string   // whether the text is the one whose hash was recorded
}

// agreementText is the text of an agreement on the day; with ?since=, what changed since.
func agreementText(v *visit) (page, error) {
	d, err := v.agreement()
	if err != nil {
		return page{}, err
	}
	p, err := v.paper(d, "/contrats/"+v.value("id")+"/texte")
	if err != nil {
		return page{}, err
	}
	c, _ := v.Contracts.Get(v.id())
	content := p.content.(paperPage)
	content.Same = v.conform(c, d)
	p.content = content
	p.trail = []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, v.refLink(api.Name(v, v.View, c.Territory)), {Text: c.Title, Href: v.href("/contrats/" + string(c.ID))}}
	return p, nil
}

// conform says whether the text is the one whose hash the act of preparation recorded.
func (v *visit) conform(c *register.Contract, d *document.Document) string {
	switch {
	case v.asked.Get("since") != "":
		return ""
	case c.Document == "":
		return v.say("Empreinte SHA-256 de ce texte : {hash}.", "SHA-256 of this text: {hash}.", "hash", d.Hash())
	case c.Document == d.Hash():
		return v.say("Ce texte est celui dont l’acte de préparation a consigné l’empreinte ({hash}).", "This is the text whose hash the act of preparation recorded ({hash}).", "hash", d.Hash())
	}
	return v.say("L’acte de préparation a consigné l’empreinte d’un autre texte ({recorded}) ; celui-ci a pour empreinte {hash}.",
		"The act of preparation recorded the hash of another text ({recorded}); the hash of this one is {hash}.", "recorded", c.Document, "hash", d.Hash())
}

// agreement composes the agreement in the address.
func (v *visit) agreement() (*document.Document, error) {
	compose := func() (*document.Document, *register.Refusal) {
		return document.Agreement(v, v.View, v.id(), v.tongue())
	}
	if text := v.asked.Get("since"); text != "" {
		since, err := calendar.Parse(text)
		if err != nil {
			return nil, register.Refuse(register.Invalid, "web.bad-day", "given", text).On("since")
		}
		compose = func() (*document.Document, *register.Refusal) {
			return document.AgreementSince(v, v.View, v.id(), since, v.tongue())
		}
	}
	return composed(compose())
}

// meetingFile is the file of a meeting, as on the day.
func meetingFile(v *visit) (page, error) {
	d, err := v.dossier()
	if err != nil {
		return page{}, err
	}
	p, err := v.paper(d, "/reunions/"+v.value("id")+"/dossier")
	if err != nil {
		return page{}, err
	}
	m, _ := v.Meetings.Get(v.id())
	p.changes = v.site.options.Papers != nil
	p.trail = []ui.Link{{Text: v.say("Instances", "Bodies"), Href: v.href("/instances")}, v.refLink(api.Name(v, v.View, m.Body)), {Text: v.say("Réunion", "Meeting"), Href: v.href("/reunions/" + string(m.ID))}}
	return p, nil
}

func (v *visit) dossier() (*document.Document, error) {
	data, err := v.site.options.Imports.Data(v, v.Atlas)
	if err != nil {
		return nil, err
	}
	d, err := composed(document.Dossier(v, v.View, v.id(), v.tongue(), data, v.reader()))
	if err != nil {
		return nil, err
	}
	return d, v.withPapers(d, v.id())
}

// composed turns a refusal into an error, and no refusal into none.
func composed(d *document.Document, refusal *register.Refusal) (*document.Document, error) {
	if refusal != nil {
		return nil, refusal
	}
	return d, nil
}

// tongue is the language of a document: that of the page, or the one asked for by ?lang=, for a file has one address.
func (v *visit) tongue() locale.Lang {
	if v.asked.Get("lang") == string(locale.English) {
		return locale.English
	}
	return v.lang
}

// paper shows a document in a page, with its files.
func (v *visit) paper(d *document.Document, path string) (page, error) {
	body, err := d.Body()
	p := page{name: "paper", title: d.Title, content: paperPage{
		Title: ui.Title{Kicker: d.Kicker, Text: d.Title, Lead: d.Lead}, Marks: d.Marks(), Body: body, Origin: d.Colophon}}
	for _, form := range []string{"pdf", "odt", "txt"} {
		p.others = append(p.others, ui.Alternate{Text: strings.ToUpper(form), Type: document.Forms[form], Href: v.fileHref(path + "." + form)})
	}
	return p, err
}

// fileHref is the address of a file, which has one for all languages and is told which to speak.
func (v *visit) fileHref(path string) string {
	return strings.TrimPrefix(v.href(path, "since", v.asked.Get("since"), "lang", string(v.lang)), prefix(v.lang))
}

// inForm makes the handler of the files of a document. A PDF is printed once the register is let go.
func inForm(form string, compose func(*visit) (*document.Document, error)) func(*visit) (file, error) {
	return func(v *visit) (file, error) {
		d, err := compose(v)
		if err != nil {
			return file{}, err
		}
		f := file{kind: document.Forms[form], save: v.value("id") + "." + form}
		f.save = strings.ReplaceAll(f.save, ":", "-")
		f.make = func() ([]byte, error) {
			v.site.printing <- struct{}{}
			defer func() { <-v.site.printing }()
			return d.As(v, form)
		}
		return f, nil
	}
}
