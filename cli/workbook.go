package cli

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"time"

	"jalon/act"
	"jalon/calendar"
	"jalon/locale"
	"jalon/plan"
	"jalon/register"
	"jalon/store"
	"jalon/workbook"
)

// workbookCmd lets action plans travel as workbooks.
type workbookCmd struct {
	Export workbookExport `cmd:"" help:"Write the action plan of a territory as a workbook (XLSX)."`
	Import workbookImport `cmd:"" help:"Show what a workbook that comes back changes, cell by cell, then record it as acts, all or none."`
}

// workbookExport writes the plan of a territory.
type workbookExport struct {
	Territory string `arg:"" help:"Territory: ti:…"`

	Out string       `required:"" type:"path" placeholder:"FILE" help:"File to write, .xlsx."`
	On  calendar.Day `placeholder:"DAY" help:"Day of the plan, YYYY-MM-DD; today when absent."`
}

// Run writes.
func (c *workbookExport) Run(e *env) (err error) {
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	var territory register.ID
	if err := identifier(c.Territory, &territory); err != nil {
		return err
	}
	p, err := e.plan(r, territory, c.On, time.Time{})
	if err != nil {
		return err
	}
	f, err := os.Create(c.Out)
	if err != nil {
		return misuse{err}
	}
	buffered := bufio.NewWriter(f)
	if err := errors.Join(workbook.Write(buffered, p.Pages()), buffered.Flush(), f.Close()); err != nil {
		return err
	}
	e.say(e.out, locale.Text{FR: "{n} actions de {name} écrites dans {file}.", EN: "{n} actions of {name} written in {file}."},
		register.Args{"n": len(p.Actions), "name": p.Name, "file": c.Out})
	return nil
}

// plan reads the plan of a territory, on a day, as known at a moment.
func (e *env) plan(r *opened, territory register.ID, on calendar.Day, known time.Time) (p plan.Plan, err error) {
	err = r.At(e, on, known, func(v register.View) error {
		moment := known
		if moment.IsZero() {
			moment = time.Now()
		}
		words := plan.Words{Lang: e.Lang, Types: act.ActionTypes, Phases: act.ActionPhases, Statuses: act.ActionStatuses}
		taken, refusal := plan.Take(v, territory, moment, words, func(s register.Sealed) (string, bool) { return v.Reveal(e, s) })
		if refusal != nil {
			return refusal
		}
		p = taken
		return nil
	})
	return p, err
}

// workbookImport brings a workbook back.
type workbookImport struct {
	File string `arg:"" help:"Workbook: .xlsx, .ods."`

	As        string       `required:"" placeholder:"PERSON" help:"Who proposes: person:…"`
	On        calendar.Day `placeholder:"DAY" help:"Day of effect, YYYY-MM-DD; today when absent."`
	DryRun    bool         `help:"Show the changes, check every act, record nothing."`
	Conflicts string       `enum:"refuse,take" default:"refuse" help:"Cells that were changed on both sides: refuse the workbook, or take the workbook’s (${enum})."`
}

// Run shows what changes, then proposes.
func (c *workbookImport) Run(e *env) error {
	var by register.ID
	if err := identifier(c.As, &by); err != nil {
		return err
	}
	book, err := e.book(c.File)
	if err != nil {
		return err
	}
	from, ok := plan.OriginOf(book)
	if !ok {
		return failure{"plan.no-origin", register.Args{"file": c.File}, locale.Text{
			FR: "{file} ne dit pas de quel plan il vient : il lui manque la feuille « Jalon » de l’export.", EN: "{file} does not say which plan it comes from: it lacks the sheet “Jalon” of the export."}}
	}
	r, err := e.open(store.MustExist)
	if err != nil {
		return err
	}
	defer r.Close()
	before, err := e.plan(r, from.Territory, from.On, from.Known)
	if err != nil {
		return err
	}
	now, err := e.plan(r, from.Territory, c.On, time.Time{})
	if err != nil {
		return err
	}
	preview := plan.Compare(book, before, now)
	if err := e.preview(c, preview); err != nil {
		return err
	}
	return e.proposeAll(r, by, preview.Drafts(c.On), c.DryRun)
}

// proposeAll proposes acts, all or none.
func (e *env) proposeAll(r *opened, by register.ID, drafts []register.Draft, dry bool) error {
	if len(drafts) == 0 {
		e.say(e.out, locale.Text{FR: "Rien ne change.", EN: "Nothing changes."}, nil)
		return nil
	}
	receipt, err := r.Propose(e, register.Proposal{By: by, DryRun: dry, Drafts: drafts})
	if err != nil {
		return err
	}
	return e.receipt(receipt)
}

// book reads a spreadsheet; what is refused is said in words.
func (e *env) book(file string) (*workbook.Book, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, misuse{err}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	b, err := workbook.Read(f, info.Size())
	var refused *workbook.Refused
	if errors.As(err, &refused) {
		t := refused.Text()
		return nil, failure{refused.Code, register.Args{"file": file, "given": refused.Given}, locale.Text{FR: "{file} : " + t.FR, EN: "{file}: " + t.EN}}
	}
	return b, err
}

// preview shows each change, each conflict, each fault, and stops where nothing may be recorded.
func (e *env) preview(c *workbookImport, p *plan.Preview) error {
	if e.Format == "json" {
		if err := writeJSON(e.out, p); err != nil {
			return err
		}
	} else {
		e.changes(p)
	}
	switch {
	case len(p.Faults) > 0:
		return failure{"plan.faults", register.Args{"n": len(p.Faults)}, locale.Text{
			FR: "{n} {n|cellule ne se lit|cellules ne se lisent} pas : rien n’est repris. Corrigez le classeur et recommencez.", EN: "{n} {n|cell|cells} cannot be read: nothing is taken. Mend the workbook and start again."}}
	case p.Conflicts() > 0 && c.Conflicts != "take":
		return failure{"plan.conflicts", register.Args{"n": p.Conflicts()}, locale.Text{
			FR: "{n} cellules ont changé aussi dans le registre depuis le départ du classeur : rien n’est repris. Ôtez-les du classeur, ou dites --conflicts=take pour imposer les vôtres.",
			EN: "{n} cells have changed in the register too since the workbook left: nothing is taken. Take them out of the workbook, or say --conflicts=take to impose yours."}}
	}
	return nil
}

func (e *env) changes(p *plan.Preview) {
	for _, n := range p.Notes {
		fmt.Fprintln(e.out, "·", e.words(plan.Texts[n.Code], register.Args{"what": n.What}))
	}
	for _, ch := range p.Changes {
		fmt.Fprintf(e.out, "%s!%s %s, %s : « %s » → « %s »\n", ch.Sheet, ch.Cell, ch.Row, ch.Column, ch.Before, ch.After)
		if ch.Conflict {
			e.say(e.out, locale.Text{FR: "    conflit : le registre dit maintenant « {now} »", EN: "    conflict: the register now says “{now}”"}, register.Args{"now": ch.Now})
		}
	}
	for _, f := range p.Faults {
		fmt.Fprintf(e.out, "%s!%s ✕ %s\n", f.Sheet, f.Cell, e.words(plan.Texts[f.Code], register.Args{"given": f.Given, "wanted": f.Wanted}))
	}
}
