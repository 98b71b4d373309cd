package cli

import (
	"fmt"
	"strings"
	"time"

	"jalon/act"
	"jalon/calendar"
	"jalon/document"
	"jalon/locale"
	"jalon/portrait"
	"jalon/register"
	"jalon/store"
)

// editionCmd works on the editions of portraits: frozen, numbered, told by their hash.
type editionCmd struct {
	Publish editionPublish `cmd:"" help:"Compose the portrait of a territory, keep it, and publish it by an act."`
	Show    editionShow    `cmd:"" help:"Write an edition as it was published."`
	Check   editionCheck   `cmd:"" help:"Compose an edition again, and say whether it is the same to the byte."`
}

// editionPublish publishes an edition.
type editionPublish struct {
	Territory string       `arg:"" help:"The territory: ti:…"`
	As        string       `required:"" placeholder:"PERSON" help:"Who publishes: person:…"`
	Publisher string       `required:"" placeholder:"ORG" help:"The organisation that answers for it: org:…"`
	Edition   string       `required:"" placeholder:"NAME" help:"Name of the edition, as 2019-1."`
	ID        string       `name:"id" placeholder:"PORTRAIT" help:"Its identifier: portrait:…; made of the territory and the edition when absent."`
	Meeting   string       `placeholder:"MEETING" help:"The meeting it is made for."`
	On        calendar.Day `placeholder:"DAY" help:"Day of the perimeter and of the act; today when absent."`
	Reserved  bool         `help:"With the data not for everybody that who publishes may see: what the rules of secrecy allow of it becomes public."`
	Comment   []string     `placeholder:"SECTION=TEXT" sep:"none" help:"What the analyst says of a section, once for each: growth=…"`
	Grounds   string       `help:"Grounds of the act, when it is of the past."`
	DryRun    bool         `help:"Check everything and record nothing."`
}

// Run composes, keeps, then proposes.
func (c *editionPublish) Run(e *env) error {
	a := &act.PortraitPublished{Edition: c.Edition}
	var by register.ID
	for text, into := range map[string]*register.ID{c.Territory: &a.Territory, c.As: &by, c.Publisher: &a.Publisher, c.name(): &a.Portrait} {
		if err := identifier(text, into); err != nil {
			return err
		}
	}
	if c.Meeting != "" {
		if err := identifier(c.Meeting, &a.Meeting); err != nil {
			return err
		}
	}
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	p, err := e.portrait(r, document.Asked{Territory: a.Territory}, c.On, e.Lang)
	if err != nil {
		return err
	}
	if c.Reserved {
		if err := e.reserve(r, p, c.On, c.As); err != nil {
			return err
		}
	}
	if p.Comments, err = comments(p, c.Comment); err != nil {
		return err
	}
	if err := e.sign(r, p, c.On, by); err != nil {
		return err
	}
	if a.Hash, err = c.keep(e, r, p, by); err != nil {
		return err
	}
	receipt, err := r.Propose(e, register.Proposal{By: by, DryRun: c.DryRun, Drafts: []register.Draft{{Effect: c.On, Grounds: c.Grounds, Act: a}}})
	if err != nil {
		return err
	}
	return e.receipt(receipt)
}

// sign signs the comments of a portrait.
func (e *env) sign(r *opened, p *portrait.Portrait, on calendar.Day, by register.ID) error {
	return r.Read(e, on, func(v register.View) error {
		document.Signed(v, p, by)
		return nil
	})
}

// keep keeps the bytes of the edition, but for a dry run, and returns their hash.
func (c *editionPublish) keep(e *env, r *opened, p *portrait.Portrait, by register.ID) (string, error) {
	if c.DryRun {
		return document.EditionHash(p)
	}
	return document.KeepEdition(e, r.store, p, by, time.Now())
}

// name is the identifier of the edition.
func (c *editionPublish) name() string {
	if c.ID != "" {
		return c.ID
	}
	_, tail, _ := strings.Cut(c.Territory, ":")
	return "portrait:" + tail + "-" + strings.ToLower(c.Edition)
}

// comments reads SECTION=TEXT; a section that the portrait does not have is refused.
func comments(p *portrait.Portrait, given []string) (all []portrait.Comment, _ error) {
	var names []string
	known := map[string]bool{}
	for _, s := range p.Sections {
		names = append(names, s.Name)
		known[s.Name] = true
	}
	for _, one := range given {
		section, text, ok := strings.Cut(one, "=")
		if !ok || !known[section] || strings.TrimSpace(text) == "" {
			return nil, misuse{fmt.Errorf("--comment %q: SECTION=TEXT is expected, with a section among %s", one, strings.Join(names, ", "))}
		}
		all = append(all, portrait.Comment{Section: section, Text: strings.TrimSpace(text)})
	}
	return all, nil
}

// portrait composes the portrait of a territory from what was imported.
func (e *env) portrait(r *opened, asked document.Asked, on calendar.Day, lang locale.Lang) (p *portrait.Portrait, _ error) {
	imports := &document.Imports{Shelf: r.store}
	return p, r.Read(e, on, func(v register.View) error {
		data, err := imports.Data(e, v.Atlas)
		if err != nil {
			return err
		}
		one, refusal := document.PortraitAsked(e, v, asked, lang, data)
		if refusal != nil {
			return refusal
		}
		p = one
		return nil
	})
}

// editionShow writes an edition.
type editionShow struct {
	ID  string `arg:"" help:"The edition: portrait:…"`
	As  string `name:"as" enum:"txt,html,odt,pdf,json,csv" default:"txt" help:"Form: txt, html, odt, pdf, json or csv (${default})."`
	Out string `placeholder:"FILE" help:"Where to write it; standard output when absent."`
}

// Run writes the edition.
func (c *editionShow) Run(e *env) error {
	return e.edition(c.ID, func(r *opened, one *register.Portrait, p *portrait.Portrait, text []byte) error {
		switch c.As {
		case "json":
			return e.deliver(c.Out, text)
		case "csv":
			return e.deliver(c.Out, document.PortraitCSV(p))
		}
		var d *document.Document
		err := r.Read(e, 0, func(v register.View) error {
			d = document.Published(e, v, one, p)
			return nil
		})
		if err != nil {
			return err
		}
		written, err := d.As(e, c.As)
		if err != nil {
			return err
		}
		return e.deliver(c.Out, written)
	})
}

// editionCheck composes an edition again.
type editionCheck struct {
	ID string `arg:"" help:"The edition: portrait:…"`
}

// Run compares.
func (c *editionCheck) Run(e *env) error {
	return e.edition(c.ID, func(r *opened, one *register.Portrait, p *portrait.Portrait, _ []byte) error {
		var differ []string
		err := r.Read(e, calendar.Day(0), func(v register.View) (err error) {
			differ, err = document.Reader{Imports: &document.Imports{Shelf: r.store}, Papers: r.store}.Recomposed(e, v, one, p)
			return err
		})
		if err != nil {
			return err
		}
		if len(differ) > 0 {
			return register.Refuse(register.Conflict, "edition.differs", "edition", one.Edition, "sections", differ)
		}
		e.say(e.out, locale.Text{FR: "L’édition {edition}, composée de nouveau, est la même à l’octet près ({hash}).", EN: "The edition {edition}, composed again, is the same to the byte ({hash})."},
			register.Args{"edition": one.Edition, "hash": one.Hash})
		return nil
	})
}

// edition reads a published edition, and calls f with it.
func (e *env) edition(text string, f func(*opened, *register.Portrait, *portrait.Portrait, []byte) error) error {
	var id register.ID
	if err := identifier(text, &id); err != nil {
		return err
	}
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	var one *register.Portrait
	err = r.Read(e, 0, func(v register.View) error {
		found, ok := v.Portraits.Get(id)
		if !ok {
			return register.Refuse(register.Missing, "object.unknown", "id", id)
		}
		copied := *found
		one = &copied
		return nil
	})
	if err != nil {
		return err
	}
	p, bytes, err := document.Edition(e, r.store, one)
	if err != nil {
		return err
	}
	return f(r, one, p, bytes)
}
