package plan

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
	"unicode"

	"jalon/locale"
	"jalon/register"
	"jalon/workbook"
)

// Preview (aperçu d'un classeur) is what a workbook that came back would change. Nothing is recorded until somebody proposes its acts.
type Preview struct {
	Changes []Change `json:"changes"`
	Faults  []Fault  `json:"faults"`
	Notes   []Note   `json:"notes"`
	New     []Action `json:"-"` // actions that the workbook adds
	changed Plan     // the plan as the workbook wants it
	at      map[register.ID]int
	titled  map[string]register.ID // in lower case
	now     Plan
}

// Change (cellule changée) is a cell that somebody changed. A conflict was changed in the register too since the workbook left.
type Change struct {
	Sheet    string `json:"sheet"`
	Cell     string `json:"cell"`
	Row      string `json:"row"`
	Column   string `json:"column"`
	Before   string `json:"before"` // as it left
	Now      string `json:"now"`    // in the register
	After    string `json:"after"`  // in the workbook
	Conflict bool   `json:"conflict,omitempty"`
}

// Fault (cellule fautive) is a cell that cannot be read.
type Fault struct {
	Sheet  string `json:"sheet"`
	Cell   string `json:"cell"`
	Code   string `json:"code"`
	Given  string `json:"given,omitempty"`
	Wanted string `json:"wanted,omitempty"`
}

// Note (remarque) is something that is ignored, and said.
type Note struct {
	Code string `json:"code"`
	What string `json:"what"`
}

func (p *Preview) note(code, what string) { p.Notes = append(p.Notes, Note{code, what}) }

// Conflicts counts the cells that were changed on both sides.
func (p *Preview) Conflicts() (n int) {
	for _, c := range p.Changes {
		if c.Conflict {
			n++
		}
	}
	return n
}

// Texts are the sentences of faults and notes, with the places {given}, {wanted} and {what}.
var Texts = map[string]locale.Text{
	"plan.cell":            {FR: "« {given} » ne se lit pas : {wanted}", EN: "“{given}” cannot be read: {wanted}"},
	"plan.column-twice":    {FR: "la colonne « {given} » est là deux fois", EN: "the column “{given}” is there twice"},
	"plan.no-column":       {FR: "la colonne « {wanted} » manque : sans elle, rien ne dit de quelle ligne il s’agit", EN: "the column “{wanted}” is missing: without it nothing tells which row is which"},
	"plan.row-twice":       {FR: "« {given} » est là deux fois", EN: "“{given}” is there twice"},
	"plan.no-action":       {FR: "« {given} » n’est pas une action du plan", EN: "“{given}” is no action of the plan"},
	"plan.unknown-id":      {FR: "« {given} » n’est pas une action de ce plan ; laissez l’identifiant vide pour en ajouter une", EN: "“{given}” is no action of this plan; leave the identifier blank to add one"},
	"plan.no-title":        {FR: "une action nouvelle a un titre", EN: "a new action has a title"},
	"plan.hidden":          {FR: "la feuille « {what} » est masquée ; elle est lue comme les autres", EN: "the sheet “{what}” is hidden; it is read as the others"},
	"plan.ignored":         {FR: "{what} : un lien vers l’extérieur n’est jamais suivi", EN: "{what}: a link to elsewhere is never followed"},
	"plan.no-sheet":        {FR: "la feuille « {what} » n’est pas là : rien n’y change", EN: "the sheet “{what}” is not there: nothing changes in it"},
	"plan.other-column":    {FR: "{what} : cette colonne n’est pas du plan, elle n’est pas lue", EN: "{what}: this column is not of the plan and is not read"},
	"plan.column-left-out": {FR: "{what} : la colonne n’est pas là, rien n’y change", EN: "{what}: the column is not there, nothing changes in it"},
	"plan.row-left-out":    {FR: "{what} : la ligne n’est plus dans le classeur ; rien n’est supprimé", EN: "{what}: the row is no longer in the workbook; nothing is deleted"},
	"plan.row-gone":        {FR: "{what} : la ligne n’est plus dans le registre ; elle n’est pas reprise", EN: "{what}: the row is no longer in the register; it is not taken back"},
}

// Compare holds a workbook that came back against the plan as it left and as it is now.
func Compare(b *workbook.Book, before, now Plan) *Preview {
	p := &Preview{now: now, changed: now, at: map[register.ID]int{}, titled: map[string]register.ID{}}
	p.changed.Actions = nil
	for _, a := range now.Actions {
		p.add(a)
	}
	in := reading{now.Words, b}
	for _, s := range b.Sheets {
		if s.Hidden {
			p.note("plan.hidden", s.Name)
		}
	}
	for _, link := range b.Ignored {
		p.note("plan.ignored", link)
	}
	actions := p.identified(actionGrid.read(in, p), now)
	actionGrid.merge(in, p, actions, &before, &now, func(a Action, line int) {
		if i, ok := p.at[a.ID]; ok {
			p.changed.Actions[i] = a
			return
		}
		p.add(a)
		p.New = append(p.New, a)
	})
	milestones := milestoneGrid.read(in, p)
	for i := range milestones {
		p.owned(milestoneGrid.name.In(in.Lang), &milestones[i].row.Action, &milestones[i].row.ID, milestones[i].row.What, milestones[i].line)
	}
	milestoneGrid.merge(in, p, milestones, &before, &now, func(m milestoneRow, _ int) {
		if i, ok := p.at[register.ID(m.Action)]; ok {
			a := &p.changed.Actions[i]
			a.Sheet.Milestones = put(a.Sheet.Milestones, m.Milestone, func(one register.Milestone) bool { return one.ID == m.ID })
			if !m.Reached.IsZero() {
				a.Reached = with(a.Reached, m.ID, m.Reached)
			}
		}
	})
	goals := goalGrid.read(in, p)
	for i := range goals {
		p.owned(goalGrid.name.In(in.Lang), &goals[i].row.Action, &goals[i].row.ID, goals[i].row.What, goals[i].line)
	}
	goalGrid.merge(in, p, goals, &before, &now, func(g goalRow, _ int) {
		if i, ok := p.at[register.ID(g.Action)]; ok {
			a := &p.changed.Actions[i]
			a.Sheet.Goals = put(a.Sheet.Goals, g.Goal, func(one register.Goal) bool { return one.ID == g.ID })
		}
	})
	return p
}

// add adds an action to the plan as the workbook wants it.
func (p *Preview) add(a Action) {
	p.at[a.ID] = len(p.changed.Actions)
	p.titled[strings.ToLower(a.Sheet.Title)] = a.ID
	p.changed.Actions = append(p.changed.Actions, a)
}

// identified gives new actions an identifier made of their title, and refuses one that was made up.
func (p *Preview) identified(rows []taken[Action], now Plan) []taken[Action] {
	sheet := actionGrid.name.In(now.Words.Lang)
	used := map[register.ID]bool{}
	for _, a := range now.Actions {
		used[a.ID] = true
	}
	inFile := map[register.ID]bool{}
	for _, one := range rows {
		inFile[one.row.ID] = true
	}
	kept := rows[:0]
	for _, one := range rows {
		a := &one.row
		if known, ok := p.titled[strings.ToLower(a.Sheet.Title)]; ok && a.ID == "" && !inFile[known] {
			a.ID = known // the workbook came back before, and the row is recorded since
		}
		switch {
		case a.ID == "" && a.Sheet.Title == "":
			p.Faults = append(p.Faults, Fault{sheet, workbook.Cell(one.line, one.cols[1]), "plan.no-title", "", ""})
			continue
		case a.ID == "":
			end := now.Territory.Tail() + "-" + slug(a.Sheet.Title)
			a.ID = register.Join("action", end)
			for n := 2; used[a.ID]; n++ {
				a.ID = register.Join("action", fmt.Sprint(end, "-", n))
			}
			a.Phase, a.Status = orElse(a.Phase, "idea"), orElse(a.Status, "in-progress")
		case !used[a.ID]:
			p.Faults = append(p.Faults, Fault{sheet, workbook.Cell(one.line, one.cols[0]), "plan.unknown-id", string(a.ID), ""})
			continue
		}
		used[a.ID] = true
		kept = append(kept, one)
	}
	return kept
}

// owned finds the action of a row by its identifier or its title, and names a row that has no name after what it is.
func (p *Preview) owned(sheet string, action, id *string, what string, line int) {
	if *id == "" {
		*id = slug(what)
	}
	if _, ok := p.at[register.ID(*action)]; ok {
		return
	}
	if id, ok := p.titled[strings.ToLower(*action)]; ok {
		*action = string(id)
		return
	}
	p.Faults = append(p.Faults, Fault{sheet, workbook.Cell(line, 0), "plan.no-action", *action, ""})
}

// put replaces what matches, or adds at the end.
func put[T any](list []T, one T, same func(T) bool) []T {
	list = slices.Clone(list)
	if i := slices.IndexFunc(list, same); i >= 0 {
		list[i] = one
		return list
	}
	return append(list, one)
}

func with(all map[string]register.Day, id string, day register.Day) map[string]register.Day {
	out := map[string]register.Day{id: day}
	for k, v := range all {
		if k != id {
			out[k] = v
		}
	}
	return out
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

// slug makes the end of an identifier of a title: Cité de l’industrie becomes cite-de-l-industrie.
func slug(title string) string {
	bare, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn))), strings.ToLower(title))
	if err != nil {
		bare = title
	}
	words := strings.FieldsFunc(bare, func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') })
	s := strings.Join(words, "-")
	if len(s) > 60 {
		s = strings.TrimRight(s[:60], "-")
	}
	return orElse(s, "action")
}
