package plan

import (
	"reflect"
	"strings"

	"jalon/act"
	"jalon/locale"
	"jalon/register"
)

// Drafts returns the acts that make true what the workbook changes, with effect on a day: for each action what is new of it, its
// sheet if it changed, the milestones reached on their own day, its situation if it changed. Conflicts are taken as the workbook has
// them: who does not want that does not propose.
func (p *Preview) Drafts(on register.Day) (all []register.Draft) {
	for i, a := range p.changed.Actions {
		var before *Action
		if had := i < len(p.now.Actions); had { // the new ones come after those of now
			before = &p.now.Actions[i]
		} else {
			before = &Action{Sheet: register.Sheet{Title: a.Sheet.Title, Axis: a.Sheet.Axis, Owner: a.Sheet.Owner, Planned: a.Sheet.Planned}, Phase: "idea", Status: "in-progress", Firm: a.Firm}
			all = append(all, register.Draft{Effect: on, Act: &act.ActionRecorded{Action: a.ID, Territory: p.now.Territory, Title: a.Sheet.Title, Axis: a.Sheet.Axis,
				Owner: a.Sheet.Owner, Planned: a.Sheet.Planned, Firm: a.Firm}})
		}
		if !reflect.DeepEqual(before.Sheet, a.Sheet) {
			all = append(all, register.Draft{Effect: on, Act: a.Detailed()})
		}
		for _, m := range a.Sheet.Milestones {
			if day := a.Reached[m.ID]; !day.IsZero() && before.Reached[m.ID] != day {
				all = append(all, register.Draft{Effect: day, Act: &act.MilestoneReached{Action: a.ID, Milestone: m.ID}})
			}
		}
		if before.Phase != a.Phase || before.Status != a.Status || before.Firm != a.Firm || before.Note != a.Note {
			all = append(all, register.Draft{Effect: on, Act: a.Followed()})
		}
	}
	return all
}

// Detailed is the act that writes the sheet of an action; what it seals is sealed anew. A cost or communes that were withheld stay so,
// also when the workbook writes others.
func (a *Action) Detailed() *act.ActionDetailed {
	s := a.Sheet
	written := &act.ActionDetailed{Action: a.ID, Title: s.Title, Axis: s.Axis, Type: s.Type, Owner: s.Owner, Organisation: s.Organisation, Context: s.Context,
		Description: s.Description, Results: s.Results, Services: s.Services, Partners: s.Partners, Lead: s.Lead, Orientation: s.Orientation, Places: s.Places, Start: s.Start, Planned: s.Planned, Cost: s.Cost,
		Tax: s.CostLines().Tax, CostLines: s.CostLines().Lines, Milestones: s.Milestones, Targets: s.Goals, Contact: register.Sealed{Value: a.Contact}, Private: register.Sealed{Value: a.Private},
		SealedCost: register.Sealed{Value: a.Cost}, SealedPlaces: register.Sealed{Value: a.Places}}
	if a.Cost != "" && s.Cost != 0 {
		written.SealedCost.Value, written.Cost = locale.Money(locale.French, int64(s.Cost)), 0
	}
	if a.Places != "" && len(s.Places) > 0 {
		written.SealedPlaces.Value, written.Places = strings.Join(s.Places, " "), nil
	}
	return written
}

// Followed is the act that says where an action stands.
func (a *Action) Followed() *act.ActionFollowed {
	return &act.ActionFollowed{Action: a.ID, Phase: a.Phase, Status: a.Status, Firm: a.Firm, Note: a.Note}
}
