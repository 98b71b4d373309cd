package web

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"time"

	"jalon/act"
	"jalon/api"
	"jalon/locale"
	"jalon/plan"
	"jalon/register"
	"jalon/web/ui"
	"jalon/workbook"
)

// planBook is where the plan of a territory leaves as a workbook, and comes back.
func planBook(v *visit) (page, error) {
	content, refusal := planForm(v)
	if refusal != nil {
		return page{}, refusal
	}
	return page{name: "brought", title: content.Title.Text, trail: v.workTrail(), content: content}, nil
}

// planBack answers a workbook that comes back.
func planBack(v *visit) (page, error) { return v.bring(planForm, planOf) }

func planForm(v *visit) (broughtPage, *register.Refusal) {
	t, refusal := api.Territory(v, v.View, v.id())
	if refusal != nil {
		return broughtPage{}, refusal
	}
	return broughtPage{
		Title: ui.Title{Kicker: t.Name, Text: v.say("Le plan d’action dans un tableur", "The action plan in a spreadsheet"),
			Lead: v.say("Téléchargez le classeur, modifiez-le dans votre tableur, renvoyez-le : chaque cellule changée est montrée avant d’être inscrite.", "Download the workbook, change it in your spreadsheet, send it back: each changed cell is shown before it is entered.")},
		Download: &ui.Link{Text: v.say("Télécharger le plan (XLSX)", "Download the plan (XLSX)"), Href: v.fileHref("/territoires/" + string(t.ID) + "/plan.xlsx")},
		Fields: []ui.Field{v.fileField(v.say("Classeur modifié", "Workbook changed"), v.say("XLSX ou ODS, 16 Mo au plus, venu du téléchargement ci-dessus.", "XLSX or ODS, 16 MB at most, from the download above.")),
			v.effectField(v.say("Le jour à partir duquel ce qui change est vrai.", "The day from which what changes is true."))},
		Action: prefix(v.lang) + v.path,
	}, nil
}

// planLink leads to the plan as a workbook: to the page that takes it back, for whoever came in.
func (v *visit) planLink(t api.TerritorySheet) ui.Link {
	if v.who == nil {
		return ui.Link{Text: v.say("Télécharger le plan d’action (XLSX)", "Download the action plan (XLSX)"), Href: v.fileHref("/territoires/" + string(t.ID) + "/plan.xlsx")}
	}
	return ui.Link{Text: v.say("Le plan d’action dans un tableur", "The action plan in a spreadsheet"), Href: v.href("/territoires/" + string(t.ID) + "/plan")}
}

// recordLink leads to where an action is entered in the plan, for who may.
func (v *visit) recordLink(t api.TerritorySheet) *ui.Link {
	if !v.may("action.recorded", t.ID) {
		return nil
	}
	return &ui.Link{Text: v.say("Inscrire une action", "Enter an action"), Href: v.href("/agir/action.recorded", "a.territory", string(t.ID))}
}

// prepareLink leads to where an agreement is prepared, for who may.
func (v *visit) prepareLink(t api.TerritorySheet) *ui.Link {
	if !v.may("contract.prepared", t.ID) {
		return nil
	}
	return &ui.Link{Text: v.say("Préparer une convention", "Prepare an agreement"), Href: v.href("/agir/contract.prepared", "a.territory", string(t.ID))}
}

// planXLSX is the plan as a workbook. It says that it was read at the moment of the last act.
func planXLSX(v *visit) (file, error) {
	last, err := v.Record(v, v.Seq())
	if err != nil {
		return file{}, err
	}
	p, err := v.plan(v.id(), v.tongue(), last.Recorded)
	if err != nil {
		return file{}, err
	}
	f := file{kind: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", save: "plan-" + v.id().Tail() + ".xlsx", fresh: true}
	f.make = func() ([]byte, error) {
		var b bytes.Buffer
		err := workbook.Write(&b, p.Pages())
		return b.Bytes(), err
	}
	return f, nil
}

// plan takes the plan of a territory as the visit reads it.
func (v *visit) plan(territory register.ID, l locale.Lang, known time.Time) (plan.Plan, error) {
	words := plan.Words{Lang: l, Types: act.ActionTypes, Phases: act.ActionPhases, Statuses: act.ActionStatuses}
	p, refusal := plan.Take(v.View, territory, known, words, func(s register.Sealed) (string, bool) { return v.Reveal(v, s) })
	if refusal != nil {
		return p, refusal
	}
	return p, nil
}

// book reads a spreadsheet that was sent. What is refused says why.
func (v *visit) book(u upload) (*workbook.Book, error) {
	b, err := workbook.Read(u.content(), u.Size)
	var refused *workbook.Refused
	if errors.As(err, &refused) {
		why := locale.Fill(v.lang, refused.Text(), map[string]any{"given": refused.Given})
		return nil, register.Refuse(register.Invalid, "web.book", "file", u.Name, "why", why).On("file")
	}
	return b, err
}

// planOf reads what a workbook changes in the plan of the territory in the address.
func planOf(v *visit, u upload, on register.Day) (brought, error) {
	book, err := v.book(u)
	if err != nil {
		return brought{}, err
	}
	from, ok := plan.OriginOf(book)
	switch {
	case !ok:
		return brought{}, register.Refuse(register.Invalid, "web.no-origin", "file", u.Name).On("file")
	case from.Territory != v.id():
		return brought{}, register.Refuse(register.Conflict, "web.other-plan", "file", u.Name, "territory", from.Territory).On("file")
	}
	before, err := v.planAt(from.On, from.Known)
	if err != nil {
		return brought{}, err
	}
	now, err := v.planAt(on, time.Time{})
	if err != nil {
		return brought{}, err
	}
	p := plan.Compare(book, before, now)
	return brought{drafts: p.Drafts(on), stop: v.unreadable(len(p.Faults)), conflicts: p.Conflicts(), shown: p, tables: v.planTables(u, p, now)}, nil
}

// planAt reads the plan on a day, as known at a moment. To see a past, acts are folded again: one reader at a time does.
func (v *visit) planAt(on register.Day, known time.Time) (p plan.Plan, err error) {
	if !known.IsZero() {
		v.site.past.Lock()
		defer v.site.past.Unlock()
	}
	err = v.site.register.At(v, on, known, func(view register.View) error {
		reading := *v
		reading.View = view
		p, err = reading.plan(v.id(), v.lang, known)
		return err
	})
	return p, err
}

// planTables show each cell that changes, those that cannot be read with what was expected, and what is left aside.
func (v *visit) planTables(u upload, p *plan.Preview, now plan.Plan) []ui.Table {
	titles := map[string]string{}
	for _, a := range append(p.New, now.Actions...) {
		titles[string(a.ID)] = a.Sheet.Title
	}
	changes := ui.Table{ID: "changes", Caption: v.say("Ce qui change, cellule par cellule", "What changes, cell by cell"), Columns: []ui.Column{{Label: v.say("Cellule", "Cell")}, {Label: v.say("Ligne", "Row")}, {Label: v.say("Colonne", "Column")},
		{Label: v.say("Au départ", "As it left")}, {Label: v.say("Au registre", "In the register")}, {Label: v.say("Dans le fichier", "In the file")}}}
	for _, c := range p.Changes {
		now := ui.Value{Text: dash(c.Now)}
		if c.Conflict {
			now.Mark = &ui.Mark{Shape: ui.Question, Text: v.say("conflit", "conflict")}
		}
		changes.Rows = append(changes.Rows, []ui.Value{{Text: c.Sheet + "!" + c.Cell}, rowValue(titles, c.Row), {Text: c.Column}, {Text: dash(c.Before)}, now, {Text: dash(c.After)}})
	}
	faults := v.faultTable()
	for _, f := range p.Faults {
		faults.Rows = append(faults.Rows, v.faultRow(u.Name+", "+f.Sheet, f.Cell, locale.Fill(v.lang, plan.Texts[f.Code], map[string]any{"given": f.Given, "wanted": f.Wanted})))
	}
	notes := ui.Table{ID: "notes", Caption: v.say("Laissé de côté", "Left aside"), Columns: []ui.Column{{Label: v.say("Remarque", "Note")}}}
	for _, n := range p.Notes {
		notes.Rows = append(notes.Rows, []ui.Value{{Text: locale.Fill(v.lang, plan.Texts[n.Code], map[string]any{"what": n.What})}})
	}
	return someTables(faults, changes, notes)
}

// rowValue names a row of a plan by the title of its action, and by what it is of that action.
func rowValue(titles map[string]string, key string) ui.Value {
	action, part, _ := strings.Cut(key, "#")
	if title, ok := titles[action]; ok {
		return ui.Value{Text: title, Note: part}
	}
	return ui.Value{Text: key}
}

// faultTable lists cells that cannot be read.
func (v *visit) faultTable() ui.Table {
	return ui.Table{ID: "faults", Caption: v.say("Cellules qui ne se lisent pas", "Cells that cannot be read"), Columns: []ui.Column{{Label: v.say("Cellule", "Cell")}, {Label: v.say("Fichier", "File")}, {Label: v.say("Ce qui est attendu", "What is expected")}}}
}

func (v *visit) faultRow(file, cell, why string) []ui.Value {
	return []ui.Value{{Text: cell, Mark: &ui.Mark{Shape: ui.Refused, Text: v.say("refusée", "refused")}}, {Text: file}, {Text: why}}
}

// someTables keeps the tables that have rows.
func someTables(tables ...ui.Table) []ui.Table {
	return slices.DeleteFunc(tables, func(t ui.Table) bool { return len(t.Rows) == 0 })
}
