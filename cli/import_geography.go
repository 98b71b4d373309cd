package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"jalon/atlas"
	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
	"jalon/source"
	"jalon/store"
)

// importCOG brings in the official geographic code of a year.
type importCOG struct {
	lists
}

// importEPCI brings in the EPCI of a year.
type importEPCI struct {
	lists
}

// lists are the official lists of one year.
type lists struct {
	Files  []string `arg:"" name:"file" type:"existingfile" help:"Files as they are published: CSV or workbook, zipped or not."`
	Year   int      `help:"Year of the geography; that in the names of the files when absent."`
	DryRun bool     `help:"Give the report and record nothing."`
	spelling
}

// spelling is how CSV files are written.
type spelling struct {
	Latin1 bool `name:"latin1" help:"CSV files are in Latin-1 (Windows-1252), not in UTF-8."`
}

// Run imports the communes.
func (c *importCOG) Run(e *env) error {
	return c.bring(e, source.COG, source.Dataset{Source: "cog", Form: source.Geography, Attribution: "Insee, code officiel géographique {year}, populations légales"})
}

// Run imports the EPCI.
func (c *importEPCI) Run(e *env) error {
	return c.bring(e, source.EPCI, source.Dataset{Source: "epci", Form: source.Geography, Attribution: "DGCL, Insee, liste des EPCI au 1er janvier {year}"})
}

// bring reads the files against the geography of the register, reports, and keeps what was read whole.
func (c *lists) bring(e *env, read func(int, []source.File, *atlas.Atlas) (source.Intake, error), d source.Dataset) error {
	s, err := store.Open(e, e.DB, store.MustExist)
	if err != nil {
		return err
	}
	defer s.Close()
	before, err := e.geography(s)
	if err != nil {
		return err
	}
	files, closeAll, err := openFiles(c.Files)
	if err != nil {
		return err
	}
	defer closeAll()
	for i := range files {
		files[i].Latin1 = c.Latin1
	}
	in, err := read(c.Year, files, before)
	if err != nil {
		return e.unfit(err)
	}
	after, err := before.With(in.Edition)
	if err != nil {
		return err
	}
	if err := describe(&d, files, in); err != nil {
		return err
	}
	if !c.DryRun {
		if err := s.PutDataset(e, d, in.Pack()); err != nil {
			return err
		}
	}
	return e.brought(d, in, before, after, c.DryRun)
}

// unfit writes the faults of a file; nothing was recorded.
func (e *env) unfit(err error) error {
	var faults source.Faults
	if !errors.As(err, &faults) {
		return err
	}
	e.faults(faults)
	return failure{"import.faults", register.Args{"n": len(faults)}, locale.Text{
		FR: "Rien n’est enregistré : {n} {n|défaut|défauts} ci-dessus.", EN: "Nothing was recorded: {n} {n|fault|faults} above."}}
}

// openFiles opens files to read.
func openFiles(paths []string) (files []source.File, closeAll func(), err error) {
	var open []*os.File
	closeAll = func() {
		for _, f := range open {
			_ = f.Close()
		}
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			closeAll()
			return nil, nil, err
		}
		open = append(open, f)
		info, err := f.Stat()
		if err != nil {
			closeAll()
			return nil, nil, err
		}
		files = append(files, source.File{Name: filepath.Base(path), ReaderAt: f, Size: info.Size()})
	}
	return files, closeAll, nil
}

// describe says where a data set comes from. Several files have their names and their digests one after the other.
func describe(d *source.Dataset, files []source.File, in source.Intake) error {
	d.Vintage = fmt.Sprint(in.Year)
	d.ID, d.Attribution = d.Source+"-"+d.Vintage, strings.ReplaceAll(d.Attribution, "{year}", d.Vintage)
	d.Licence, d.Tag = "Licence Ouverte 2.0", source.Public
	d.Kept, d.Rejected, d.Imported, d.By = int64(in.Kept), in.Rejected(), time.Now().UTC().Truncate(time.Second), whoami()
	var names, digests []string
	for _, f := range files {
		h := sha256.New()
		if _, err := io.Copy(h, io.NewSectionReader(f, 0, f.Size)); err != nil {
			return err
		}
		names, digests = append(names, f.Name), append(digests, hex.EncodeToString(h.Sum(nil)))
		d.Bytes += f.Size
	}
	d.File, d.SHA256 = strings.Join(names, ", "), strings.Join(digests, ", ")
	return nil
}

// whoami is the user of the machine.
func whoami() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}

// broughtForm is the report of an import, as programs read it.
type broughtForm struct {
	source.Dataset
	DryRun bool          `json:"dry_run,omitempty"`
	Rows   int           `json:"rows"`
	Notes  []source.Note `json:"notes,omitempty"`
	Events []atlas.Event `json:"events"`
}

// brought reports what was read, and what it changes.
func (e *env) brought(d source.Dataset, in source.Intake, before, after *atlas.Atlas, dry bool) error {
	events := news(before, after, in.Year)
	if e.Format == "json" {
		return writeJSON(e.out, broughtForm{d, dry, in.Rows, in.Notes, append([]atlas.Event{}, events...)})
	}
	e.say(e.out, locale.Text{FR: "{file} : {rows} lignes lues, {kept} gardées.", EN: "{file}: {rows} rows read, {kept} kept."}, register.Args{"file": d.File, "rows": in.Rows, "kept": in.Kept})
	for _, r := range d.Rejected {
		fmt.Fprintf(e.out, "%8d  %s\n", r.Rows, source.LeftText(r.Reason).In(e.Lang))
	}
	for _, n := range in.Notes {
		e.say(e.out, n.Text(), register.Args{"n": len(n.About), "about": strings.Join(n.About, ", ")})
	}
	counts := map[string]int{}
	for _, event := range events {
		counts[string(event.Kind)]++
	}
	for _, kind := range sorted(counts) {
		fmt.Fprintf(e.out, "%8d  %s\n", counts[kind], atlas.KindText(atlas.Kind(kind)).In(e.Lang))
	}
	if dry {
		e.say(e.out, locale.Text{FR: "Rien n’est enregistré : c’était un essai.", EN: "Nothing was recorded: this was a rehearsal."}, nil)
		return nil
	}
	e.say(e.out, locale.Text{FR: "{id} est enregistré ({licence}, SHA-256 {sha}). Aucun acte passé n’est rejugé.", EN: "{id} is recorded ({licence}, SHA-256 {sha}). No past act is judged again."},
		register.Args{"id": d.ID, "licence": d.Licence, "sha": d.SHA256})
	return nil
}

// news are the events of a year that an import makes known.
func news(before, after *atlas.Atlas, year int) (all []atlas.Event) {
	from, until := calendar.Date(year-1, 1, 1), calendar.Date(year, 12, 31)
	known := map[string]bool{}
	for _, one := range before.Events(from, until) {
		known[fmt.Sprint(one)] = true
	}
	for _, one := range after.Events(from, until) {
		if !known[fmt.Sprint(one)] {
			all = append(all, one)
		}
	}
	return all
}

// geography is the atlas with what was imported beside a register.
func (e *env) geography(s source.Shelf) (*atlas.Atlas, error) {
	a, unfit, err := source.Extended(e, s, atlas.France())
	if err != nil {
		return nil, err
	}
	if len(unfit) > 0 {
		e.say(e.err, locale.Text{FR: "Géographie passée, car l’atlas ne peut plus la suivre : {ids}.", EN: "Geography passed over, since the atlas cannot follow it any more: {ids}."}, register.Args{"ids": strings.Join(unfit, ", ")})
	}
	return a, nil
}
