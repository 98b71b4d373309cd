package plan

import (
	"errors"
	"slices"
	"strings"

	"jalon/calendar"
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
	"jalon/workbook"
)

// A column says how a field of a row is written in a cell and read from one.
type column[R any] struct {
	title locale.Text
	width float64
	get   func(w Words, r *R) any
	set   func(in reading, r *R, cell string) error
	fixed bool // read only: it names the row
}

// reading is what a cell is read with.
type reading struct {
	Words
	book *workbook.Book
}

// milestoneRow and goalRow are rows of the second and third sheets.
type milestoneRow struct {
	Action string
	register.Milestone
	Reached calendar.Day
}

type goalRow struct {
	Action string
	register.Goal
}

func text[R any](fr, en string, width float64, at func(*R) *string) column[R] {
	return column[R]{title: locale.Text{FR: fr, EN: en}, width: width,
		get: func(_ Words, r *R) any { return *at(r) },
		set: func(_ reading, r *R, cell string) error { *at(r) = strings.TrimSpace(cell); return nil }}
}

func day[R any](fr, en string, at func(*R) *calendar.Day) column[R] {
	return column[R]{title: locale.Text{FR: fr, EN: en}, width: 12,
		get: func(_ Words, r *R) any { return *at(r) },
		set: func(in reading, r *R, cell string) error {
			d, err := in.book.Day(cell)
			*at(r) = d
			return because(err, in.Lang, "un jour, comme 05/03/2019", "a day, such as 2019-03-05")
		}}
}

// word is a code, written by its name.
func word[R any](fr, en string, list func(Words) []programme.Named, at func(*R) *string) column[R] {
	return column[R]{title: locale.Text{FR: fr, EN: en}, width: 16,
		get: func(w Words, r *R) any { return w.name(list(w), *at(r)) },
		set: func(in reading, r *R, cell string) (err error) {
			*at(r), err = in.code(list(in.Words), cell)
			return err
		}}
}

// quantity is a number with two decimals, or none.
func quantity[R any](fr, en string, at func(*R) **int64) column[R] {
	return column[R]{title: locale.Text{FR: fr, EN: en}, width: 12,
		get: func(_ Words, r *R) any {
			if *at(r) == nil {
				return nil
			}
			return workbook.Cents(**at(r)) // hundredths, as cents are
		},
		set: func(in reading, r *R, cell string) error {
			n, ok, err := workbook.Hundredths(cell)
			*at(r) = nil
			if ok {
				*at(r) = &n
			}
			return because(err, in.Lang, "un nombre à deux décimales au plus", "a number with two decimals at most")
		}}
}

// list is several words or codes in a cell, one after the other.
func list[R any](fr, en string, codes func(Words) []programme.Named, at func(*R) *[]string) column[R] {
	return column[R]{title: locale.Text{FR: fr, EN: en}, width: 20,
		get: func(w Words, r *R) any {
			var names []string
			for _, one := range *at(r) {
				names = append(names, w.name(codes(w), one))
			}
			return strings.Join(names, " ; ")
		},
		set: func(in reading, r *R, cell string) error {
			var all []string
			for _, part := range strings.FieldsFunc(cell, func(c rune) bool { return c == ';' || c == '\n' }) {
				code, err := in.code(codes(in.Words), part)
				if err != nil {
					return err
				}
				all = append(all, code)
			}
			*at(r) = all
			return nil
		}}
}

// name says a code; one that has no name stands for itself.
func (w Words) name(list []programme.Named, code string) string {
	if n, ok := programme.Find(list, code); ok {
		return n.Name.In(w.Lang)
	}
	return code
}

// code finds a code by itself or by its name in either language. Without a list, the text is the code.
func (w Words) code(list []programme.Named, cell string) (string, error) {
	cell = strings.TrimSpace(cell)
	if cell == "" || list == nil {
		return cell, nil
	}
	i := slices.IndexFunc(list, func(n programme.Named) bool {
		return n.ID == cell || strings.EqualFold(n.Name.FR, cell) || strings.EqualFold(n.Name.EN, cell)
	})
	if i < 0 {
		var names []string
		for _, n := range list {
			names = append(names, n.Name.In(w.Lang))
		}
		return "", errors.New(strings.Join(names, ", "))
	}
	return list[i].ID, nil
}

// because says what was expected, when there is an error.
func because(err error, l locale.Lang, fr, en string) error {
	if err == nil {
		return nil
	}
	return errors.New(locale.Text{FR: fr, EN: en}.In(l))
}

func axes(w Words) []programme.Named     { return w.Axes }
func services(w Words) []programme.Named { return w.Services }
func types(w Words) []programme.Named    { return w.Types }
func phases(w Words) []programme.Named   { return w.Phases }
func statuses(w Words) []programme.Named { return w.Statuses }
func asIs(Words) []programme.Named       { return nil }

var actionGrid = grid[Action]{
	name: locale.Text{FR: "Actions", EN: "Actions"},
	key:  func(a *Action) string { return string(a.ID) },
	rows: func(p *Plan) []Action { return p.Actions },
	columns: []column[Action]{
		{title: locale.Text{FR: "Identifiant", EN: "Identifier"}, width: 34, fixed: true, get: func(_ Words, a *Action) any { return string(a.ID) },
			set: func(_ reading, a *Action, cell string) error { a.ID = register.ID(strings.TrimSpace(cell)); return nil }},
		text("Titre", "Title", 40, func(a *Action) *string { return &a.Sheet.Title }),
		word("Axe", "Axis", axes, func(a *Action) *string { return &a.Sheet.Axis }),
		word("Type", "Type", types, func(a *Action) *string { return &a.Sheet.Type }),
		text("Porteur", "Owner", 24, func(a *Action) *string { return &a.Sheet.Owner }),
		word("Phase", "Phase", phases, func(a *Action) *string { return &a.Phase }),
		word("État", "Status", statuses, func(a *Action) *string { return &a.Status }),
		{title: locale.Text{FR: "Engagement ferme", EN: "Firm commitment"}, width: 12, get: firmWord, set: setFirm},
		day("Début prévu", "Planned start", func(a *Action) *calendar.Day { return &a.Sheet.Start }),
		day("Fin prévue", "Planned end", func(a *Action) *calendar.Day { return &a.Sheet.Planned }),
		{title: locale.Text{FR: "Coût prévu (€)", EN: "Planned cost (€)"}, width: 16, get: costOf, set: setCost},
		list("Services demandés", "Services called on", services, func(a *Action) *[]string { return &a.Sheet.Services }),
		list("Communes (codes)", "Communes (codes)", asIs, func(a *Action) *[]string { return &a.Sheet.Places }),
		text("Contexte et besoin", "Context and need", 40, func(a *Action) *string { return &a.Sheet.Context }),
		text("Description", "Description", 40, func(a *Action) *string { return &a.Sheet.Description }),
		text("Résultats attendus", "Expected results", 40, func(a *Action) *string { return &a.Sheet.Results }),
		text("Note de suivi", "Follow-up note", 40, func(a *Action) *string { return &a.Note }),
	},
}

func firmWord(w Words, a *Action) any {
	if a.Firm {
		return locale.Text{FR: "oui", EN: "yes"}.In(w.Lang)
	}
	return locale.Text{FR: "non", EN: "no"}.In(w.Lang)
}

func setFirm(in reading, a *Action, cell string) error {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "oui", "yes", "vrai", "true", "1":
		a.Firm = true
	case "", "non", "no", "faux", "false", "0":
		a.Firm = false
	default:
		return because(errors.New(cell), in.Lang, "oui ou non", "yes or no")
	}
	return nil
}

func costOf(_ Words, a *Action) any {
	if a.Sheet.Cost == 0 {
		return nil
	}
	return workbook.Cents(a.Sheet.Cost)
}

func setCost(in reading, a *Action, cell string) error {
	c, _, err := in.book.Cents(cell)
	a.Sheet.Cost = register.Cents(c)
	return because(err, in.Lang, "un montant en euros, comme 1 300 000,50", "an amount in euros, such as 1300000.50")
}

// ofAction is the first column of the other sheets: the action a row belongs to, by its identifier or, while it has none, its title.
func ofAction[R any](at func(*R) *string) column[R] {
	c := text("Action", "Action", 34, at)
	c.fixed = true
	return c
}

var milestoneGrid = grid[milestoneRow]{
	name: locale.Text{FR: "Étapes", EN: "Milestones"},
	key:  func(m *milestoneRow) string { return m.Action + "#" + m.ID },
	rows: func(p *Plan) (all []milestoneRow) {
		for _, a := range p.Actions {
			for _, m := range a.Sheet.Milestones {
				all = append(all, milestoneRow{string(a.ID), m, a.Reached[m.ID]})
			}
		}
		return all
	},
	columns: []column[milestoneRow]{
		ofAction(func(m *milestoneRow) *string { return &m.Action }),
		named(text("Étape", "Milestone", 16, func(m *milestoneRow) *string { return &m.ID })),
		text("Objet", "What", 40, func(m *milestoneRow) *string { return &m.What }),
		day("Prévue le", "Planned on", func(m *milestoneRow) *calendar.Day { return &m.Planned }),
		day("Franchie le", "Reached on", func(m *milestoneRow) *calendar.Day { return &m.Reached }),
	},
}

var goalGrid = grid[goalRow]{
	name: locale.Text{FR: "Indicateurs", EN: "Indicators"},
	key:  func(g *goalRow) string { return g.Action + "#" + g.ID },
	rows: func(p *Plan) (all []goalRow) {
		for _, a := range p.Actions {
			for _, g := range a.Sheet.Goals {
				all = append(all, goalRow{string(a.ID), g})
			}
		}
		return all
	},
	columns: []column[goalRow]{
		ofAction(func(g *goalRow) *string { return &g.Action }),
		named(text("Indicateur", "Indicator", 16, func(g *goalRow) *string { return &g.ID })),
		text("Objet", "What", 40, func(g *goalRow) *string { return &g.What }),
		text("Unité", "Unit", 12, func(g *goalRow) *string { return &g.Unit }),
		quantity("Valeur de départ", "Baseline", func(g *goalRow) **int64 { return &g.Baseline }),
		day("Relevée le", "Baseline day", func(g *goalRow) *calendar.Day { return &g.BaselineDay }),
		text("Source", "Source", 20, func(g *goalRow) *string { return &g.Source }),
		quantity("Cible", "Target", func(g *goalRow) **int64 { return &g.Target }),
		day("Échéance", "Due", func(g *goalRow) *calendar.Day { return &g.Due }),
	},
}

func named[R any](c column[R]) column[R] {
	c.fixed = true
	return c
}
