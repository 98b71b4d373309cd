package api

import (
	"context"

	"jalon/locale"
	"jalon/register"
)

// Details (fiche-action) is what the sheet of an action says on a day, without its restricted fields.
type Details struct {
	Type         string              `json:"type,omitempty"`
	Organisation *Ref                `json:"organisation,omitempty"`
	Context      string              `json:"context,omitempty"`
	Description  string              `json:"description,omitempty"`
	Results      string              `json:"results,omitempty"`
	Services     []Word              `json:"services,omitempty"`
	Partners     []Ref               `json:"partners,omitempty"`
	Lead         *Ref                `json:"lead,omitempty"`        // follows it in the committee
	Orientation  *Served             `json:"orientation,omitempty"` // of the region
	Places       []Area              `json:"places,omitempty"`      // communes
	Start        register.Day        `json:"start,omitzero"`
	Cost         register.Cents      `json:"cost_cents,omitempty"`
	Tax          string              `json:"tax,omitempty"`        // excluded, included
	CostLines    []register.CostLine `json:"cost_lines,omitempty"` // they add up to the cost
	Milestones   []Milestone         `json:"milestones,omitempty"`
	Targets      []Measured          `json:"indicators,omitempty"`
	Restricted   []string            `json:"restricted,omitempty"` // what else there is, for those who may write the sheet: contact, note, cost, communes
}

// Served (orientation servie) is an orientation that an action answers to.
type Served struct {
	Title string `json:"title"`
	Act   int64  `json:"act"`
}

// served finds an orientation by its act.
func (r reader) served(act int64) *Served {
	for _, o := range r.State.Orientations {
		if o.Act == act {
			return &Served{o.Title, act}
		}
	}
	return nil
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
		Partners: r.refs(s.Partners), Lead: r.optional(s.Lead), Orientation: r.served(s.Orientation), Start: s.Start, Cost: s.Cost, Tax: s.CostLines().Tax, CostLines: s.CostLines().Lines, Restricted: restricted(s)}
	for _, code := range s.Services {
		d.Services = append(d.Services, Word{code, r.word(r.programmeOf(a.Territory), func(p *pack) []named { return p.Services }, code)})
	}
	d.Places = communes(r.View, s.Places)
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

// restricted lists the fields that a sheet keeps to those who may write it.
func restricted(s register.Sheet) (fields []string) {
	w := s.Withholds()
	for _, f := range []struct {
		name string
		kept bool
	}{{"contact", !s.Contact.Empty()}, {"note", !s.Private.Empty()}, {"cost", w.Cost != register.Seal{}}, {"communes", w.Places != register.Seal{}}} {
		if f.kept {
			fields = append(fields, f.name)
		}
	}
	return fields
}

// communes names communes by their codes.
func communes(v register.View, codes []string) (all []Area) {
	for _, code := range codes {
		c, _ := v.Atlas.On(v.On).Commune(code)
		all = append(all, Area{code, c.Name})
	}
	return all
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

// Reserve (champs réservés) is what a sheet keeps to those who may write it.
type Reserve struct {
	Contact, Note string
	Cost          register.Cents // nought where it is public, or unknown
	Places        []Area         // communes
}

// Restricted returns the restricted fields of an action's sheet, for a person who may write it; ok is false for others.
func Restricted(ctx context.Context, v register.View, id, person register.ID) (r Reserve, ok bool) {
	if !MayWriteSheet(v, id, person) {
		return r, false
	}
	a, _ := v.Actions.Get(id)
	s := a.Sheet(v.On)
	w := s.Withholds()
	r.Contact, _ = v.Reveal(ctx, s.Contact)
	r.Note, _ = v.Reveal(ctx, s.Private)
	if text, kept := v.Reveal(ctx, w.Cost.Sealed()); kept {
		cents, _ := locale.ParseMoney(text) // it was read when the act was checked
		r.Cost = register.Cents(cents)
	}
	places, _ := v.Reveal(ctx, w.Places.Sealed())
	r.Places = communes(v, register.SealedCodes(places))
	return r, true
}

// MayWriteSheet reports whether a person may write the sheet of an action today: they alone read what it seals, of any day.
func MayWriteSheet(v register.View, action, person register.ID) bool {
	a, found := v.Actions.Get(action)
	if !found || person == "" {
		return false
	}
	_, refusal := v.Authority(person, register.Power{Kind: "action.detailed", Over: a.Territory}, v.Today(), v.Today())
	return refusal == nil
}
