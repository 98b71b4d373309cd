package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/user"
	"strings"
	"time"

	"jalon/cube"
	"jalon/locale"
	"jalon/register"
	"jalon/source"
	"jalon/store"
)

// dataImport reads a file into the register's shelf.
type dataImport struct {
	Source    string       `arg:"" help:"What the file is: jalon data sources lists them."`
	File      string       `arg:"" type:"path" help:"File as its publisher made it: CSV, gzipped or zipped, Parquet, or a workbook."`
	Units     string       `type:"path" placeholder:"FILE" help:"StockUniteLegale of the same month, with sirene: establishments also by category of enterprise, legal form and social economy."`
	Vintage   string       `help:"Vintage that is expected; what the file says when absent."`
	Geography int          `placeholder:"YEAR" help:"Vintage of the communes of the file; the one that fits it best when absent."`
	Measure   cube.Measure `default:"jobs" help:"What a plain table counts (${default})."`
	Layer     cube.Layer   `help:"What the territories of a plain table are: epci, ze2020, dep, reg, territory."`
	Access    source.Tag   `aliases:"tag" help:"Who may see it: public, restricted, secret; as its source says when absent."`
	Credit    string       `help:"Attribution of a plain table."`
	EvenShort bool         `help:"Accept a file with far fewer rows than the one before."`
	DryRun    bool         `help:"Read, report and keep nothing."`
}

// Run imports: what was there stays in service until everything is read.
func (c *dataImport) Run(e *env) error {
	from, ok := source.ByID(c.Source)
	if !ok {
		return e.noSource(c.Source)
	}
	if c.Access != "" && c.Access != source.Public && c.Access != source.Restricted && c.Access != source.Secret {
		return misuse{fmt.Errorf("--access %s: public, restricted or secret is expected", c.Access)}
	}
	if c.Units != "" && c.Source != "sirene" {
		return misuse{fmt.Errorf("--units goes with sirene, not with %s", c.Source)}
	}
	easeMore()
	s, err := store.Open(e, e.DB, store.MayCreate)
	if err != nil {
		return err
	}
	defer s.Close()
	before, err := s.Datasets(e)
	if err != nil {
		return err
	}
	chart, err := e.geography(s)
	if err != nil {
		return err
	}
	got, err := source.Import(source.Request{Context: e, Keep: c.keep(), Source: from, Path: c.File, Units: c.Units, Atlas: chart, Vintage: c.Vintage, Geography: c.Geography,
		Measure: c.Measure, Layer: c.Layer, Tag: c.Access, Credit: c.Credit, Before: before, EvenShort: c.EvenShort, By: operator(), Now: time.Now,
		Progress: e.progress("Lecture du fichier", "Reading the file")})
	if err == nil && !c.DryRun {
		err = got.Shelve(e, s)
	}
	if err != nil {
		return stopped(err)
	}
	if e.Format == "json" {
		return writeJSON(e.out, got.Dataset)
	}
	e.imported(got)
	return nil
}

// keep is the folder where what is done of the import is kept: beside the file, unless nothing is to be.
func (c *dataImport) keep() string {
	if c.DryRun {
		return ""
	}
	return c.File + ".kept"
}

// stopped says what is kept of an import that was stopped from the keyboard or by the machine.
func stopped(err error) error {
	if !errors.Is(err, context.Canceled) {
		return err
	}
	i, ok := errors.AsType[*source.Interrupted](err)
	if !ok || i.Keep == "" {
		return failure{"data.import-stopped", nil, locale.Text{
			FR: "L’import s’est arrêté, et rien n’en est gardé. Ce qui était en service le reste.",
			EN: "The import stopped, and nothing of it is kept. What was in service still is."}}
	}
	return failure{"data.import-kept", register.Args{"done": i.Done, "total": i.Total, "keep": i.Keep}, locale.Text{
		FR: "L’import s’est arrêté : {done} lignes sur {total} sont gardées dans {keep}, et la même commande reprend de là. Ce qui était en service le reste.",
		EN: "The import stopped: {done} rows of {total} are kept in {keep}, and the same command goes on from there. What was in service still is."}}
}

// operator is who imports from a terminal: the user of the machine.
func operator() string {
	u, err := user.Current()
	if err != nil {
		return "?"
	}
	return u.Username
}

// imported tells what an import kept, what it left out and why.
func (e *env) imported(got *source.Imported) {
	cells := 0
	for _, b := range got.Blocks {
		cells += b.Cells()
	}
	e.say(e.out, locale.Text{FR: "{id} : {rows} ; {cells} cellules dans {blocks} tableaux. {credit}", EN: "{id}: {rows}; {cells} cells in {blocks} tables. {credit}"},
		register.Args{"id": got.ID, "rows": e.rows(got.Dataset), "cells": cells, "blocks": len(got.Blocks), "credit": got.Attribution})
	if got.Resumed > 0 {
		e.say(e.out, locale.Text{FR: "  {n} lignes avaient été lues par un import interrompu.", EN: "  {n} rows had been read by an import that was interrupted."}, register.Args{"n": got.Resumed})
	}
	for _, r := range got.Rejected {
		e.left(e.out, "−", r)
	}
	for _, r := range got.Changed {
		e.left(e.out, "→", r)
	}
	if source.Alike(got.Licence) {
		e.say(e.out, locale.Text{FR: "Licence {licence} : ces données sont tenues à part, et ce qui en est tiré se partage sous la même licence.",
			EN: "Licence {licence}: this data is kept apart, and what is drawn from it is shared under the same licence."}, register.Args{"licence": got.Licence})
	}
}

func (e *env) left(to io.Writer, mark string, r source.Rejection) {
	examples := ""
	if len(r.Examples) > 0 {
		examples = " (" + strings.Join(r.Examples, ", ") + ")"
	}
	fmt.Fprintf(to, "  %s %d %s%s\n", mark, r.Rows, e.words(source.ReasonText(r.Reason), nil), examples)
}

func (e *env) noSource(id string) error {
	var ids []string
	for _, s := range source.Sources {
		ids = append(ids, s.ID)
	}
	return misuse{fmt.Errorf("no source is called %s: expected one of %s", id, strings.Join(ids, ", "))}
}
