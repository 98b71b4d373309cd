package web

import (
	"html/template"
	"strings"

	"jalon/act"
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

// agreementText is the text of an agreement on the day; with ?since=, what changed since; with ?changes=1, what an amendment changes.
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
	if content.Same, content.Then, err = v.conform(c, d); err != nil {
		return page{}, err
	}
	if d.Lang != v.lang {
		content.Lang = string(d.Lang)
	}
	p.content = content
	p.trail = []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, v.refLink(api.Name(v, v.View, c.Territory)), {Text: c.Title, Href: v.href("/contrats/" + string(c.ID))}}
	return p, nil
}

// conform says whether the text of the day is the one whose hash an act recorded, which is French; and leads to that one, kept, where
// it is another.
func (v *visit) conform(c *register.Contract, d *document.Document) (same string, then *ui.Link, err error) {
	if v.asked.Get("since") != "" || v.asked.Get("changes") != "" {
		return "", nil, nil
	}
	if d.Lang != locale.French {
		if d, err = composed(document.Agreement(v, v.View, c.ID, locale.French)); err != nil {
			return "", nil, err
		}
	}
	hash := d.Hash()
	switch {
	case v.asked.Get("recorded") != "":
		return v.say("Ce texte est gardé tel que son empreinte fut consignée ({hash}) ; il n’est pas composé de nouveau.", "This text is kept as its hash was recorded ({hash}); it is not composed again.", "hash", c.Document), nil, nil
	case c.Document == "":
		return v.say("Empreinte SHA-256 du texte français : {hash}.", "SHA-256 of the French text: {hash}.", "hash", hash), nil, nil
	case c.Document == hash:
		same = v.say("Ce texte est celui dont un acte a consigné l’empreinte ({hash}).", "This text is the one whose hash an act recorded, in French ({hash}).", "hash", hash)
	default:
		same = v.say("Le texte dont un acte a consigné l’empreinte ({recorded}) est autre que celui de ce jour ({hash}).", "The text whose hash an act recorded ({recorded}) is other than that of this day ({hash}).", "recorded", c.Document, "hash", hash)
	}
	if _, err := document.Recorded(v, v.site.options.Papers, c); err == nil {
		then = &ui.Link{Text: v.say("Lire le texte consigné, gardé tel quel", "Read the recorded text, kept as it was"), Href: v.href("/contrats/"+string(c.ID)+"/texte", "recorded", "1")}
	}
	return same, then, nil
}

// keepText keeps the text that is about to be approved, if it is the one of the day: it comes before the act, which is never without it.
func (v *visit) keepText(d register.Draft) error {
	a, ok := d.Act.(*act.ContractApproved)
	if !ok || a.Document == "" || v.site.options.Papers == nil {
		return nil
	}
	var text []byte
	err := v.site.register.Read(v, d.Effect, func(view register.View) error {
		if composed, refusal := document.Agreement(v, view, a.Contract, locale.French); refusal == nil && composed.Hash() == a.Document {
			text = composed.Text()
		}
		return nil // what is wrong with the contract, the register says
	})
	if err != nil || text == nil {
		return err
	}
	_, err = document.KeepText(v, v.site.options.Papers, a.Contract, text, v.who.Person, v.clock())
	return err
}

// agreement composes the agreement in the address.
func (v *visit) agreement() (*document.Document, error) {
	if c, ok := v.Contracts.Get(v.id()); ok && v.asked.Get("recorded") != "" {
		return document.Recorded(v, v.site.options.Papers, c)
	}
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
	if v.asked.Get("changes") != "" {
		compose = func() (*document.Document, *register.Refusal) {
			return document.AgreementChanges(v, v.View, v.id(), v.tongue())
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

// fileHref is the address of a file of the page, which has one for all languages and is told which to speak.
func (v *visit) fileHref(path string) string {
	var query []string
	for _, name := range []string{"m", "x", "compare", "year", "since", "changes", "recorded"} {
		for _, value := range v.asked[name] {
			query = append(query, name, value)
		}
	}
	return strings.TrimPrefix(v.href(path, append(query, "lang", string(v.lang))...), prefix(v.lang))
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
