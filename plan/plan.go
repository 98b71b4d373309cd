// Package plan lets the action plan of a territory travel as a workbook: it leaves with stable identifiers and the moment it left,
// people change it in their own spreadsheet, and it comes back as acts.
//
// Three versions of each cell are held against each other: as it left, as it is now, as it comes back. Only what somebody changed in
// the workbook is a change; what was changed on both sides is a conflict, and is shown, never settled in silence.
package plan

import (
	"fmt"
	"time"

	"jalon/calendar"
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
	"jalon/workbook"
)

// Plan (plan d'action) is the plan of a territory at one moment, apart from the register it was read in.
type Plan struct {
	Territory register.ID
	Name      string
	On        calendar.Day
	Known     time.Time // the moment it was read
	Seq       int64
	Words     Words
	Actions   []Action
}

// Action (action du plan) is an action with its sheet and its situation. Its last texts are those that its sheet seals: they do not travel.
type Action struct {
	ID               register.ID
	Sheet            register.Sheet
	Phase, Status    string
	Firm             bool
	Note             string
	Reached          map[string]calendar.Day
	Contact, Private string
	Cost, Places     string // where the sheet withholds them
}

// Words are the codes that a plan may use, with their names.
type Words struct {
	Lang                                    locale.Lang
	Axes, Services, Types, Phases, Statuses []programme.Named
}

// Reveal opens a sealed text; ok is false when it was erased.
type Reveal func(register.Sealed) (text string, ok bool)

// Take reads the plan of a territory on the day of the view; w brings the words that no programme decides.
func Take(v register.View, territory register.ID, known time.Time, w Words, reveal Reveal) (Plan, *register.Refusal) {
	t, ok := v.Territories.Get(territory)
	if !ok {
		return Plan{}, register.Refuse(register.Missing, "object.unknown", "id", territory)
	}
	p, _ := v.Programmes.Get(t.Programme)
	w.Axes, w.Services = p.Pack.Axes, p.Pack.Services
	plan := Plan{Territory: territory, Name: t.Name.Value(v.On), On: v.On, Known: known, Seq: v.Seq(), Words: w}
	for _, a := range v.ActionsOf(territory, v.On) {
		plan.Actions = append(plan.Actions, Read(v, a, reveal))
	}
	return plan, nil
}

// Read reads an action with its sheet and its situation on the day of the view.
func Read(v register.View, a *register.Action, reveal Reveal) Action {
	one := Action{ID: a.ID, Sheet: a.Sheet(v.On), Phase: a.Phase.Value(v.On), Status: a.Status.Value(v.On), Firm: a.Firm.Value(v.On), Note: a.Notes.Value(v.On), Reached: map[string]calendar.Day{}}
	for _, r := range a.Reached {
		if r.On <= v.On {
			one.Reached[r.Milestone] = r.On
		}
	}
	one.Contact, _ = reveal(one.Sheet.Contact)
	one.Private, _ = reveal(one.Sheet.Private)
	withheld := one.Sheet.Withholds()
	one.Cost, _ = reveal(withheld.Cost.Sealed())
	one.Places, _ = reveal(withheld.Places.Sealed())
	return one
}

// format names the layout of the workbook, which its last sheet repeats.
const format = "jalon-plan-1"

// aboutSheet is the sheet that says where a workbook comes from.
const aboutSheet = "Jalon"

// Pages returns the sheets of the workbook.
func (p *Plan) Pages() []workbook.Page {
	about := [][]any{{"format", format}, {"territory", string(p.Territory)}, {"name", p.Name}, {"day", p.On.String()},
		{"known", p.Known.UTC().Format(time.RFC3339Nano)}, {"acts", fmt.Sprint(p.Seq)}}
	pages := []workbook.Page{actionGrid.page(p), milestoneGrid.page(p), goalGrid.page(p)}
	return append(pages, workbook.Page{Name: aboutSheet, Columns: []workbook.Column{{Title: "—", Width: 14}, {Title: "Jalon", Width: 50}}, Rows: func(yield func([]any) bool) {
		for _, row := range about {
			if !yield(row) {
				return
			}
		}
	}})
}

// Origin (origine d'un classeur) is where a workbook comes from: which territory, as it was known when.
type Origin struct {
	Territory register.ID
	On        calendar.Day
	Known     time.Time
}

// OriginOf reads where a workbook comes from.
func OriginOf(b *workbook.Book) (o Origin, ok bool) {
	s, found := b.Sheet(aboutSheet)
	if !found {
		return o, false
	}
	said := map[string]string{}
	for _, row := range s.Rows {
		if len(row) > 1 {
			said[row[0]] = row[1]
		}
	}
	day, errDay := calendar.Parse(said["day"])
	known, errKnown := time.Parse(time.RFC3339Nano, said["known"])
	err := o.Territory.UnmarshalText([]byte(said["territory"]))
	o.On, o.Known = day, known
	return o, said["format"] == format && errDay == nil && errKnown == nil && err == nil
}
