package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
	"jalon/synth"
)

// dataSynth writes a synthetic file of establishments, and what an import must find in it.
type dataSynth struct {
	Rows   int          `required:"" help:"Number of establishments, closed ones included."`
	Out    string       `required:"" type:"path" placeholder:"DIR" help:"Folder to write in; it is made if it is not there."`
	Seed   uint64       `default:"1" help:"Seed: the same gives the same bytes (${default})."`
	Month  calendar.Day `default:"2026-11-01" help:"Month of the file (${default})."`
	Layout synth.Layout `enum:"stock-2025-11,stock-2026-11,stock-2027-02" default:"stock-2026-11" help:"Columns: stock-2025-11, stock-2026-11 or stock-2027-02 (${default})."`
	Form   string       `enum:"parquet,csv" default:"parquet" help:"parquet, or zipped csv (${default})."`
	Clean  bool         `help:"Without dirt."`
	Units  bool         `help:"Write the file of their legal units too."`
}

// Run writes the file and its manifest.
func (c *dataSynth) Run(e *env) error {
	if c.Rows < 1 || c.Rows > 100_000_000 {
		return misuse{errors.New("--rows: from 1 to 100 million rows are expected")}
	}
	if err := os.MkdirAll(c.Out, 0o777); err != nil {
		return err
	}
	plan := synth.Plan{Seed: c.Seed, Rows: c.Rows, Month: c.Month, Layout: c.Layout, Clean: c.Clean}
	ending := map[string]string{"parquet": ".parquet", "csv": ".zip"}[c.Form]
	name := "StockEtablissement_utf8" + ending
	m, err := c.write(name, plan, e.progress("Établissements écrits", "Establishments written"), synth.WriteParquet, synth.WriteCSV)
	if err != nil {
		return err
	}
	if c.Units {
		units, err := c.write("StockUniteLegale_utf8"+ending, plan, e.progress("Unités légales écrites", "Legal units written"), synth.WriteUnitsParquet, synth.WriteUnitsCSV)
		if err != nil {
			return err
		}
		m.Units = units.Units
	}
	manifest, err := os.Create(filepath.Join(c.Out, "manifest.json"))
	if err != nil {
		return err
	}
	if err := errors.Join(writeJSON(manifest, m), manifest.Close()); err != nil {
		return err
	}
	e.say(e.out, locale.Text{FR: "{rows} établissements fictifs dans {file}, dont {n} à compter ; ce que l’import doit y trouver est dans manifest.json.",
		EN: "{rows} synthetic establishments in {file}, {n} of them to be counted; what an import must find is in manifest.json."},
		register.Args{"rows": m.Rows, "file": name, "n": m.Counts})
	return nil
}

// write writes a file of a plan, in the form that is asked for.
func (c *dataSynth) write(name string, p synth.Plan, progress func(done, total int64),
	asParquet func(io.Writer, synth.Plan, func(int64, int64)) (*synth.Manifest, error),
	asCSV func(io.Writer, synth.Plan, bool, func(int64, int64)) (*synth.Manifest, error)) (m *synth.Manifest, err error) {
	file, err := os.Create(filepath.Join(c.Out, name))
	if err != nil {
		return nil, err
	}
	if c.Form == "csv" {
		m, err = asCSV(file, p, false, progress)
	} else {
		m, err = asParquet(file, p, progress)
	}
	return m, errors.Join(err, file.Close())
}
