package cli

import (
	"fmt"
	"time"

	"jalon/api"
	"jalon/calendar"
	"jalon/register"
	"jalon/store"
)

// show shows one object of the register, on a day, as it was known at a moment.
type show struct {
	Kind string `arg:"" help:"Sort of object: territory, body, programme, meeting, person, organisation, contract, funding, action, application, act."`
	ID   string `arg:"" help:"Its identifier, such as ti:nord-franche-comte; for an act, its number."`

	On    calendar.Day `placeholder:"DAY" help:"Day to show, YYYY-MM-DD; today when absent."`
	Known time.Time    `placeholder:"TIME" help:"Only what was recorded by then, as in 2026-11-23T10:00:00Z; now when absent."`
}

// Run shows.
func (c *show) Run(e *env) error {
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	return r.At(e, c.On, c.Known, func(v register.View) error {
		sheet, err := api.Sheet(e, v, c.Kind, c.ID)
		if err != nil {
			return err
		}
		if e.Format == "json" {
			return writeJSON(e.out, sheet)
		}
		return e.print(sheet)
	})
}

// print writes a sheet as lines of text.
func (e *env) print(sheet any) error {
	for _, line := range api.Lines(sheet) {
		fmt.Fprintf(e.out, "%-24s %s\n", line.Name, line.Value)
	}
	return nil
}
