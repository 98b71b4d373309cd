package cli

import (
	"jalon/calendar"
	"jalon/document"
	"jalon/portrait"
	"jalon/register"
	"jalon/store"
)

// portraitCmd writes the economic portrait of a territory, or of any members. Its own --format takes the place of the shared one.
type portraitCmd struct {
	Territory string       `arg:"" optional:"" help:"The territory: ti:…; or --members."`
	Members   []string     `placeholder:"MEMBER,…" help:"Instead of a territory, what the perimeter is made of: epci:…, ept:…, com:…, or codes alone."`
	Compare   []string     `placeholder:"WITH,…" help:"What to compare with: france, france-without-idf, territories, region:27, ti:…; what the program does on its own when absent."`
	Year      int          `placeholder:"YEAR" help:"The only year of the figures; the last of each source when absent."`
	Since     int          `placeholder:"YEAR" help:"The year they are held against; the first of each source when absent."`
	As        string       `name:"as" enum:",txt,html,odt,pdf,json,csv" default:"" help:"Form: txt, html, odt, pdf, json or csv; --format says it too."`
	Out       string       `placeholder:"FILE" help:"Where to write it; standard output when absent."`
	On        calendar.Day `placeholder:"DAY" help:"Day of the perimeter, YYYY-MM-DD; today when absent."`
	Reader    string       `placeholder:"PERSON" help:"For whom: person:…; with the data not for everybody that their mandates let them see."`
}

// Run writes the portrait.
func (c *portraitCmd) Run(e *env) error {
	asked, err := c.asked()
	if err != nil {
		return err
	}
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	p, err := e.portrait(r, asked, c.On, e.Lang)
	if err != nil {
		return err
	}
	if c.Reader != "" {
		if err := e.reserve(r, p, c.On, c.Reader); err != nil {
			return err
		}
	}
	text, err := c.write(e, p)
	if err != nil {
		return err
	}
	return e.deliver(c.Out, text)
}

// asked reads what the portrait is asked for.
func (c *portraitCmd) asked() (a document.Asked, err error) {
	a = document.Asked{Compare: c.Compare, Year: c.Year, Since: c.Since}
	switch {
	case (c.Territory == "") == (len(c.Members) == 0), c.Reader != "" && c.Territory == "":
		return a, register.Refuse(register.Invalid, "portrait.empty")
	case c.Territory != "":
		return a, identifier(c.Territory, &a.Territory)
	}
	members, refusal := document.AskedMembers(c.Members)
	if refusal != nil {
		return a, refusal
	}
	a.Members = members
	return a, nil
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

// reserve adds to a portrait what is not for everybody, for a person who may see it; another is refused.
func (e *env) reserve(r *opened, p *portrait.Portrait, on calendar.Day, person string) error {
	reader := document.Reader{Imports: &document.Imports{Shelf: r.store}, Papers: r.store}
	if err := identifier(person, &reader.Person); err != nil {
		return err
	}
	return r.Read(e, on, func(v register.View) error {
		t, ok := v.Territories.Get(register.ID(p.ID))
		if !ok {
			return register.Refuse(register.Missing, "object.unknown", "id", p.ID)
		}
		if refusal := reader.Refused(e, v, t.ID); refusal != nil {
			return refusal
		}
		return reader.Reserve(e, v, p, t.Members(v.On))
	})
}
