package cli

import (
	"jalon/calendar"
	"jalon/export"
	"jalon/locale"
	"jalon/register"
	"jalon/store"
)

// exportCmd writes the state as ordinary tables.
type exportCmd struct {
	Dir   string       `arg:"" type:"path" help:"Folder to write in; it is made if it is not there."`
	Forms []string     `enum:"csv,sqlite,parquet" default:"csv,sqlite,parquet" help:"Forms to write: csv, sqlite, parquet (${default})."`
	On    calendar.Day `placeholder:"DAY" help:"Day to export, YYYY-MM-DD; today when absent."`
}

// Run writes the tables and their dictionary.
func (c *exportCmd) Run(e *env) error {
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	err = r.Read(e, c.On, func(v register.View) error { // this process has no other reader to keep waiting
		return export.Write(c.Dir, c.Forms, export.Fill(v), e.Lang)
	})
	if err != nil {
		return err
	}
	e.say(e.out, locale.Text{FR: "{n} tables écrites dans {dir}, avec leur dictionnaire.", EN: "{n} tables written in {dir}, with their dictionary."},
		register.Args{"n": len(export.Tables), "dir": c.Dir})
	return nil
}
