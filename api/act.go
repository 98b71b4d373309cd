package api

import (
	"context"
	"encoding/json"
	"time"

	"jalon/locale"
	"jalon/register"
)

// ActSheet (folio d'un acte) is an act as it was recorded, with the names of what it cites and what later acts said of it.
type ActSheet struct {
	Seq        int64               `json:"seq"`
	Kind       register.Kind       `json:"kind"`
	Name       locale.Text         `json:"name"`
	Sentence   locale.Text         `json:"sentence"`
	Effect     register.Day        `json:"effect"`
	Recorded   time.Time           `json:"recorded"`
	By         Ref                 `json:"by"`
	Under      *Mandate            `json:"under"` // null only for the act that opened the register
	Body       *Ref                `json:"body"`
	Decision   *Decision           `json:"decision,omitempty"`
	Grounds    string              `json:"grounds,omitempty"`
	Evidence   []register.Evidence `json:"evidence,omitempty"`
	Late       bool                `json:"late,omitempty"`
	Fictitious bool                `json:"fictitious,omitempty"`
	Act        json.RawMessage     `json:"act"` // its canonical fields; personal texts are sealed
	Marks      []Mark              `json:"marks,omitempty"`
}

// Decision (décision) is the item of a meeting at which an act was taken, with its vote when one was recorded.
type Decision struct {
	Meeting Ref    `json:"meeting"`
	Item    int    `json:"item"`
	Title   string `json:"title,omitempty"`
	For     []Ref  `json:"for,omitempty"`
	Against []Ref  `json:"against,omitempty"`
	Abstain []Ref  `json:"abstain,omitempty"`
}

// Mark (mention marginale) is what a later act said of this one.
type Mark struct {
	Act    int64         `json:"act"`
	Kind   register.Kind `json:"kind"`
	On     register.Day  `json:"on"`
	Reason string        `json:"reason,omitempty"`

	Field   string `json:"field,omitempty"`   // field that a rectification reads otherwise
	Reading string `json:"reading,omitempty"` // how it reads
}

// Act returns an act by its number. An act is shown whatever the day of the view, which only names what it cites.
func Act(ctx context.Context, v register.View, seq int64) (ActSheet, *register.Refusal) {
	rec, err := v.Record(ctx, seq)
	if seq < 1 || seq > v.Seq() || err != nil {
		return ActSheet{}, register.Refuse(register.Missing, "act.unknown", "seq", seq)
	}
	return ActOf(ctx, v, &rec), nil
}

// ActOf returns the sheet of an act that was read already.
func ActOf(ctx context.Context, v register.View, rec *register.Record) ActSheet {
	r := reader{ctx, v}
	s := ActSheet{
		Seq: rec.Seq, Kind: rec.Kind, Effect: rec.Effect, Recorded: rec.Recorded, By: r.ref(rec.By), Body: r.optional(rec.Body),
		Decision: r.decision(rec.Decision), Grounds: rec.Grounds, Evidence: rec.Evidence, Late: rec.Late, Fictitious: rec.Fictitious, Act: rec.Act,
	}
	if d, ok := v.Grammar().Declaration(rec.Kind); ok {
		s.Name = d.Name
	}
	s.Sentence = v.SentenceOf(*rec)
	s.Under = r.under(rec.By, rec.Under)
	for _, m := range v.MarksOf(rec.Seq) {
		s.Marks = append(s.Marks, Mark{m.Act, m.Kind, m.On, m.Reason, m.Field, m.Reading})
	}
	return s
}

// under finds the mandate that an act was taken under.
func (r reader) under(person, mandate register.ID) *Mandate {
	for _, held := range r.Seated(person) {
		if held.ID == mandate {
			body := r.ref(held.Body.ID)
			m := r.mandate(held.Body, register.SeatMandate{Mandate: held.Mandate, Seat: held.Seat}, &body)
			return &m
		}
	}
	return nil
}

func (r reader) decision(d *register.Decision) *Decision {
	if d == nil {
		return nil
	}
	s := &Decision{Meeting: r.ref(d.Meeting), Item: d.Item, For: r.refs(d.For), Against: r.refs(d.Against), Abstain: r.refs(d.Abstain)}
	if m, ok := r.Meetings.Get(d.Meeting); ok {
		for _, item := range m.Agenda {
			if item.Number == d.Item {
				s.Title = item.Title
			}
		}
	}
	return s
}
