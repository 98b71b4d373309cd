package cli

import (
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"

	"jalon/locale"
	"jalon/register"
	"jalon/source"
	"jalon/store"
)

// dataCmd works on the outside data sets of a register: they are no acts, and may be imported again or dropped.
type dataCmd struct {
	Sources dataSources `cmd:"" help:"List the outside data sets that can be imported."`
	Get     dataGet     `cmd:"" help:"Download a data set from its official address."`
	Import  dataImport  `cmd:"" help:"Import a data set from a file, whole or not at all."`
	Synth   dataSynth   `cmd:"" help:"Write a synthetic file of establishments, to try and time imports without anybody's data."`
	List    dataList    `cmd:"" help:"List the data sets that were imported."`
	Drop    dataDrop    `cmd:"" help:"Forget a data set."`
}

// dataList lists what was imported.
type dataList struct{}

// Run lists.
func (c *dataList) Run(e *env) error {
	s, err := store.Open(e, e.DB, store.MustExist)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Datasets(e)
	if err != nil {
		return err
	}
	if e.Format == "json" {
		return writeJSON(e.out, append([]source.Dataset{}, all...))
	}
	if len(all) == 0 {
		e.say(e.out, locale.Text{FR: "Aucun jeu de données n’est importé.", EN: "No data set was imported."}, nil)
		return nil
	}
	w := tabwriter.NewWriter(e.out, 0, 0, 2, ' ', 0)
	for _, d := range all {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", d.ID, e.rows(d), d.Tag, d.Imported.Format("2006-01-02"), d.Attribution)
	}
	return w.Flush()
}

// rows says how many rows were kept and left out.
func (e *env) rows(d source.Dataset) string {
	var out int64
	for _, r := range d.Rejected {
		out += r.Rows
	}
	return e.words(locale.Text{FR: "{kept} lignes gardées, {out} rejetées", EN: "{kept} rows kept, {out} rejected"}, register.Args{"kept": d.Kept, "out": out})
}

// dataDrop forgets a data set.
type dataDrop struct {
	ID string `arg:"" name:"id" help:"Data set, as jalon data list names it."`
}

// Run drops.
func (c *dataDrop) Run(e *env) error {
	s, err := store.Open(e, e.DB, store.MustExist)
	if err != nil {
		return err
	}
	defer s.Close()
	err = s.DropDataset(e, c.ID)
	if errors.Is(err, source.ErrNoDataset) {
		return e.noDataset(s, c.ID)
	}
	if err != nil {
		return err
	}
	e.say(e.out, locale.Text{FR: "{id} est oublié.", EN: "{id} is forgotten."}, register.Args{"id": c.ID})
	return nil
}

// noDataset says that a data set is not there, and which are.
func (e *env) noDataset(s source.Shelf, id string) error {
	all, err := s.Datasets(e)
	if err != nil {
		return err
	}
	ids := make([]string, len(all))
	for i, d := range all {
		ids[i] = d.ID
	}
	return failure{"data.unknown", register.Args{"id": id, "ids": strings.Join(ids, ", ")}, locale.Text{
		FR: "Aucun jeu de données importé ne s’appelle {id}. Sont importés : {ids}.", EN: "No imported data set is called {id}. Those imported are: {ids}."}}
}
