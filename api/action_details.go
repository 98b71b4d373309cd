package api

import (
	"context"

	"jalon/register"
)

// Details (fiche-action) is what the sheet of an action says on a day, without its restricted fields.
type Details struct {
	Type         string         `json:"type,omitempty"`
	Organisation *Ref           `json:"organisation,omitempty"`
	Context      string         `json:"context,omitempty"`
	Description  string         `json:"description,omitempty"`
	Results      string         `json:"results,omitempty"`
	Services     []Word         `json:"services,omitempty"`
	Partners     []Ref          `json:"partners,omitempty"`
	Places       []Area         `json:"places,omitempty"` // communes
	Start        register.Day   `json:"start,omitzero"`
	Cost         register.Cents `json:"cost_cents,omitempty"`
	Milestones   []Milestone    `json:"milestones,omitempty"`
	Targets      []Measured     `json:"indicators,omitempty"`
	Restricted   bool           `json:"restricted,omitempty"` // there is more, for those who may write the sheet
}

// Milestone (étape) is a step of an action, planned and actual.
type Milestone struct {
	ID      string       `json:"id"`
	What    string       `json:"what"`
	Planned register.Day `json:"planned,omitzero"`
	Reached register.Day `json:"reached,omitzero"`
	Delay   *int         `json:"delay_days"` // null without a planned day
	Note    string       `json:"note,omitempty"`
	Act     int64        `json:"act,omitempty"`
}

// Measured (indicateur et cible) is an indicator of an action with its readings. Values are in hundredths of the unit.
type Measured struct {
	register.Goal
	Readings []Reading `json:"readings,omitempty"`
}

// Reading (relevé) is a value of an indicator with those that are opposed to it.
type Reading struct {
	Value    int64        `json:"value_hundredths"`
	Source   string       `json:"source"`
	On       register.Day `json:"on"`
	Act      int64        `json:"act"`
	Contests []Contest    `json:"contests,omitempty"`
	Settled  *Contest     `json:"settled,omitempty"`
}

// Contest (contestation) is another value, and why; as Settled, the value that stands.
type Contest struct {
	Value  int64        `json:"value_hundredths"`
	Reason string       `json:"reason"`
	On     register.Day `json:"on"`
	Act    int64        `json:"act"`
}

func (r reader) details(a *register.Action) Details {
	s := a.Sheet(r.On)
	d := Details{Type: s.Type, Organisation: r.optional(s.Organisation), Context: s.Context, Description: s.Description, Results: s.Results,
		Partners: r.refs(s.Partners), Start: s.Start, Cost: s.Cost, Restricted: !s.Contact.Empty() || !s.Private.Empty()}
	for _, code := range s.Services {
		d.Services = append(d.Services, Word{code, r.word(r.programmeOf(a.Territory), func(p *pack) []named { return p.Services }, code)})
	}
	for _, code := range s.Places {
		c, _ := r.Atlas.On(r.On).Commune(code)
		d.Places = append(d.Places, Area{code, c.Name})
	}
	for _, m := range s.Milestones {
		one := Milestone{ID: m.ID, What: m.What, Planned: m.Planned}
		if reached, ok := a.ReachedOn(m.ID, r.On); ok {
			one.Reached, one.Note, one.Act = reached.On, reached.Note, reached.Act
		}
		one.Delay = delay(m.Planned, one.Reached, r.On)
		d.Milestones = append(d.Milestones, one)
	}
	for _, t := range s.Goals {
		d.Targets = append(d.Targets, Measured{t, r.readings(a, t.ID)})
	}
	return d
}

func (r reader) readings(a *register.Action, target string) (all []Reading) {
	for _, one := range a.Readings {
		if one.Target != target || one.On > r.On {
			continue
		}
		reading := Reading{Value: one.Value, Source: one.Source, On: one.On, Act: one.Act}
		for _, c := range one.Contests {
			if c.On <= r.On {
				reading.Contests = append(reading.Contests, Contest(c))
			}
		}
		if s := one.Settled; s.Act != 0 && s.On <= r.On {
			settled := Contest(s)
			reading.Settled = &settled
		}
		all = append(all, reading)
	}
	return all
}

// Restricted returns the restricted fields of an action's sheet, for a person who may write it; ok is false for others.
func Restricted(ctx context.Context, v register.View, id, person register.ID) (contact, private string, ok bool) {
	if !MayWriteSheet(v, id, person) {
		return "", "", false
	}
	a, _ := v.Actions.Get(id)
	s := a.Sheet(v.On)
	contact, _ = v.Reveal(ctx, s.Contact)
	private, _ = v.Reveal(ctx, s.Private)
	return contact, private, true
}

// MayWriteSheet reports whether a person may write the sheet of an action on the day of the view: they alone read what it seals.
func MayWriteSheet(v register.View, action, person register.ID) bool {
	a, found := v.Actions.Get(action)
	if !found || person == "" {
		return false
	}
	_, refusal := v.Authority(person, register.Power{Kind: "action.detailed", Over: a.Territory}, v.On, v.On)
	return refusal == nil
}
