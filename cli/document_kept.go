package cli

import (
	"crypto/sha256"
	"fmt"
	"os"
	"time"

	"jalon/calendar"
	"jalon/document"
	"jalon/locale"
	"jalon/register"
	"jalon/store"
)

// keepCmd keeps the text of an agreement.
type keepCmd struct {
	ID   string       `arg:"" help:"Its identifier: contract:…"`
	As   string       `required:"" placeholder:"PERSON" help:"Who keeps it: person:…"`
	On   calendar.Day `placeholder:"DAY" help:"Day of the text, YYYY-MM-DD; today when absent."`
	From string       `placeholder:"FILE" type:"existingfile" help:"Keep this text instead, which an earlier version composed: an act must have recorded its hash."`
}

// Run keeps the text, in French, and prints its hash.
func (c *keepCmd) Run(e *env) error {
	var id, by register.ID
	for text, into := range map[string]*register.ID{c.ID: &id, c.As: &by} {
		if err := identifier(text, into); err != nil {
			return err
		}
	}
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	var text []byte
	if err := r.Read(e, c.On, func(v register.View) (err error) {
		text, err = c.text(e, v, id)
		return err
	}); err != nil {
		return err
	}
	hash, err := document.KeepText(e, r.store, id, text, by, time.Now())
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(e.out, hash)
	return err
}

// text is that of the day, or that of the file if it is the one recorded.
func (c *keepCmd) text(e *env, v register.View, id register.ID) ([]byte, error) {
	if c.From == "" {
		d, err := composed(document.Agreement(e, v, id, locale.French))
		if err != nil {
			return nil, err
		}
		return d.Text(), nil
	}
	text, err := os.ReadFile(c.From)
	if err != nil {
		return nil, err
	}
	one, ok := v.Contracts.Get(id)
	switch {
	case !ok:
		return nil, register.Refuse(register.Missing, "object.unknown", "id", id)
	case one.Document != fmt.Sprintf("%x", sha256.Sum256(text)):
		return nil, register.Refuse(register.Conflict, "agreement.altered", "contract", id, "hash", one.Document)
	}
	return text, nil
}

// keptCmd writes the text that was recorded.
type keptCmd struct {
	ID string `arg:"" help:"Its identifier: contract:…"`
	paper
}

// Run writes it in the form asked for.
func (c *keptCmd) Run(e *env) error {
	var id register.ID
	if err := identifier(c.ID, &id); err != nil {
		return err
	}
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	var d *document.Document
	if err := r.Read(e, c.On, func(v register.View) (err error) {
		one, ok := v.Contracts.Get(id)
		if !ok {
			return register.Refuse(register.Missing, "object.unknown", "id", id)
		}
		d, err = document.Recorded(e, r.store, one)
		return err
	}); err != nil {
		return err
	}
	text, err := c.write(e, d)
	if err != nil {
		return err
	}
	return e.deliver(c.Out, text)
}
