package cli

import (
	"errors"
	"fmt"
	"os"

	"jalon/calendar"
	"jalon/document"
	"jalon/locale"
	"jalon/register"
	"jalon/store"
)

// documentCmd writes what leaves the register on paper.
type documentCmd struct {
	Agreement   agreementCmd   `cmd:"" help:"Write a protocol, a contract or an amendment, as its text stands on a day."`
	Convocation convocationCmd `cmd:"" help:"Write the convocation of a meeting: when, where, about what, who is called."`
	Dossier     dossierCmd     `cmd:"" help:"Write the file of a meeting: agenda, members, territories, actions, money, maps."`
	Keep        keepCmd        `cmd:"" help:"Keep the text of an agreement as it stands, and print the hash that its approval records."`
	Kept        keptCmd        `cmd:"" help:"Write the text of an agreement whose hash an act recorded: kept, not composed again."`
	Signature   signatureCmd   `cmd:"" help:"Tell what a signed PDF shows of its signatures, and what it does not."`
	Template    templateCmd    `cmd:"" help:"Write a template to begin your own with (ODT with fields in braces)."`
}

// paper is the form and the place of a document.
type paper struct {
	As  string       `enum:"txt,html,odt,pdf" default:"txt" help:"Form: txt, html, odt or pdf (${default})."`
	Out string       `placeholder:"FILE" help:"Where to write it; standard output when absent."`
	On  calendar.Day `placeholder:"DAY" help:"Day of the text, YYYY-MM-DD; today when absent."`

	Template string `placeholder:"FILE" type:"existingfile" help:"Template of your own for odt: see jalon document template."`
}

// agreementCmd writes an agreement.
type agreementCmd struct {
	ID      string       `arg:"" help:"Its identifier: contract:…"`
	Since   calendar.Day `placeholder:"DAY" xor:"than" help:"Show what changed since the text of that day."`
	Changes bool         `xor:"than" help:"Show what the amendment changes, or the amendments of the contract changed."`
	paper
}

// Run writes the agreement.
func (c *agreementCmd) Run(e *env) error {
	var id register.ID
	if err := identifier(c.ID, &id); err != nil {
		return err
	}
	return e.paper(c.paper, func(v register.View, _ *document.Imports) (*document.Document, error) {
		switch {
		case c.Changes:
			return composed(document.AgreementChanges(e, v, id, e.Lang))
		case !c.Since.IsZero():
			return composed(document.AgreementSince(e, v, id, c.Since, e.Lang))
		}
		return composed(document.Agreement(e, v, id, e.Lang))
	})
}

// convocationCmd writes the convocation of a meeting.
type convocationCmd struct {
	ID string `arg:"" help:"The meeting: meeting:…"`
	paper
}

// Run writes the convocation.
func (c *convocationCmd) Run(e *env) error {
	var id register.ID
	if err := identifier(c.ID, &id); err != nil {
		return err
	}
	return e.paper(c.paper, func(v register.View, _ *document.Imports) (*document.Document, error) {
		return composed(document.Convocation(e, v, id, e.Lang))
	})
}

// dossierCmd writes the file of a meeting.
type dossierCmd struct {
	ID string `arg:"" help:"The meeting: meeting:…"`
	paper
}

// Run writes the file.
func (c *dossierCmd) Run(e *env) error {
	var id register.ID
	if err := identifier(c.ID, &id); err != nil {
		return err
	}
	return e.paper(c.paper, func(v register.View, imports *document.Imports) (*document.Document, error) {
		data, err := imports.Data(e, v.Atlas)
		if err != nil {
			return nil, err
		}
		return composed(document.Dossier(e, v, id, e.Lang, data, document.Reader{}))
	})
}

// composed turns a refusal into an error, and no refusal into none.
func composed(d *document.Document, refusal *register.Refusal) (*document.Document, error) {
	if refusal != nil {
		return nil, refusal
	}
	return d, nil
}

// templateCmd writes the template that Jalon uses when it is given none.
type templateCmd struct {
	Out string `required:"" placeholder:"FILE" help:"Where to write it."`
}

// Run writes the template.
func (c *templateCmd) Run(e *env) error {
	text, err := document.Starter(e.Lang == locale.French, "Jalon")
	if err != nil {
		return err
	}
	return e.deliver(c.Out, text)
}

// paper composes a document from the register and writes it in the form asked for.
func (e *env) paper(p paper, compose func(register.View, *document.Imports) (*document.Document, error)) error {
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	var d *document.Document
	err = r.Read(e, p.On, func(v register.View) error {
		var err error
		d, err = compose(v, &document.Imports{Shelf: r.store})
		return err
	})
	if err != nil {
		return err
	}
	text, err := p.write(e, d)
	if err != nil {
		return err
	}
	return e.deliver(p.Out, text)
}

// write writes a document in the form asked for.
func (p paper) write(e *env, d *document.Document) ([]byte, error) {
	if p.Template == "" {
		return d.As(e, p.As)
	}
	if p.As != "odt" {
		return nil, misuse{errors.New("--template is for --as odt")}
	}
	template, err := os.ReadFile(p.Template)
	if err != nil {
		return nil, err
	}
	return d.ODT(template)
}

// deliver writes bytes to a file, whole or not at all as far as the system lets, or to standard output.
func (e *env) deliver(path string, text []byte) error {
	if path == "" {
		_, err := e.out.Write(text)
		return err
	}
	if err := os.WriteFile(path, text, 0o644); err != nil {
		return err
	}
	e.say(e.err, locale.Text{FR: "{path} : {size} octets.", EN: "{path}: {size} bytes."}, register.Args{"path": path, "size": fmt.Sprint(len(text))})
	return nil
}
