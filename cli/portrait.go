package cli

import (
	"jalon/calendar"
	"jalon/document"
	"jalon/portrait"
	"jalon/register"
	"jalon/store"
)

// portraitCmd writes the economic portrait of a territory. Its own --format takes the place of the shared one.
type portraitCmd struct {
	Territory string       `arg:"" help:"The territory: ti:…"`
	As        string       `name:"as" enum:",txt,html,odt,pdf,json,csv" default:"" help:"Form: txt, html, odt, pdf, json or csv; --format says it too."`
	Out       string       `placeholder:"FILE" help:"Where to write it; standard output when absent."`
	On        calendar.Day `placeholder:"DAY" help:"Day of the perimeter, YYYY-MM-DD; today when absent."`
}

// Run writes the portrait.
func (c *portraitCmd) Run(e *env) error {
	var id register.ID
	if err := identifier(c.Territory, &id); err != nil {
		return err
	}
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	p, err := e.portrait(r, id, c.On, e.Lang)
	if err != nil {
		return err
	}
	text, err := c.write(e, p)
	if err != nil {
		return err
	}
	return e.deliver(c.Out, text)
}

// write writes the portrait in the form asked for.
func (c *portraitCmd) write(e *env, p *portrait.Portrait) ([]byte, error) {
	form := c.As
	if form == "" {
		form = map[string]string{"text": "txt"}[e.Format]
	}
	if form == "" {
		form = e.Format
	}
	switch form {
	case "json":
		return document.PortraitJSON(p)
	case "csv":
		return document.PortraitCSV(p), nil
	}
	return document.Portrait(p).As(e, form)
}
