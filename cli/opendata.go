package cli

import (
	"jalon/calendar"
	"jalon/locale"
	"jalon/opendata"
	"jalon/register"
	"jalon/store"
)

// opendataCmd writes what may be published in the open formats of French public bodies.
type opendataCmd struct {
	Dir string       `arg:"" type:"path" help:"Folder to write in; it is made if it is not there."`
	On  calendar.Day `placeholder:"DAY" help:"Day to export, YYYY-MM-DD; today when absent."`
}

// Run writes, and says how many rows could not be.
func (c *opendataCmd) Run(e *env) error {
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	var written map[string]int
	var left int
	err = r.Read(e, c.On, func(v register.View) (err error) { // this process has no other reader
		written, left, err = opendata.WriteAll(c.Dir, v)
		return err
	})
	if err != nil {
		return err
	}
	for _, file := range sorted(written) {
		e.say(e.out, locale.Text{FR: "{file} : {n} lignes", EN: "{file}: {n} rows"}, register.Args{"file": file, "n": written[file]})
	}
	if left > 0 {
		e.say(e.out, locale.Text{FR: "{n} lignes laissées de côté, avec leur motif, dans left-out.csv.", EN: "{n} rows left out, with their reason, in left-out.csv."}, register.Args{"n": left})
	}
	return nil
}
