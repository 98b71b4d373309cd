package api

import (
	"cmp"
	"context"
	"slices"

	"jalon/register"
)

// Activity is what the register shows of a territory's life without anybody reporting it.
type Activity struct {
	Territory   Ref          `json:"territory"`
	LastMeeting register.Day `json:"last_meeting,omitzero"`
	LastAct     register.Day `json:"last_act,omitzero"` // day of effect of the last act that concerns it
	Act         int64        `json:"act,omitempty"`
	Acts        int          `json:"acts_in_a_year"`
	Contract    *Signing     `json:"contract,omitempty"` // the first one
	Overdue     Overdue      `json:"overdue"`
}

// Signing (signature prévue et réelle) is when a contract was to be signed, and when it was.
type Signing struct {
	ID      register.ID  `json:"id"`
	Title   string       `json:"title"`
	Planned register.Day `json:"planned,omitzero"`
	Signed  register.Day `json:"signed,omitzero"`
	Delay   *int         `json:"delay_days"`
}

// Overdue (échéances dépassées) counts what is past its planned day.
type Overdue struct {
	Signatures  int `json:"signatures"` // contracts
	Actions     int `json:"actions"`
	Milestones  int `json:"milestones"`
	Commitments int `json:"commitments"`
}

// All counts everything that is overdue.
func (o Overdue) All() int { return o.Signatures + o.Actions + o.Milestones + o.Commitments }

// Activities returns the activity of the live territories of a programme, those of one region when it is given; the most silent first.
func Activities(ctx context.Context, v register.View, programme register.ID, region string) (all []Activity) {
	r := reader{ctx, v}
	at := map[register.ID]*Activity{}
	for _, t := range v.Live(programme, v.On) {
		if region == "" || t.Region == region {
			at[t.ID] = r.activity(t)
		}
	}
	r.meet(at)
	r.act(at)
	r.sign(at)
	for _, a := range at {
		all = append(all, *a)
	}
	slices.SortFunc(all, func(a, b Activity) int {
		return cmp.Or(cmp.Compare(a.LastAct, b.LastAct), cmp.Compare(a.Territory.ID, b.Territory.ID))
	})
	return all
}

// activity reads the acts that concern a territory.
func (r reader) activity(t *register.Territory) *Activity {
	a := &Activity{Territory: r.ref(t.ID)}
	for _, seq := range r.History(t.ID) {
		line, ok := r.Line(seq)
		if !ok || line.Effect > r.On {
			continue
		}
		if line.Effect >= a.LastAct {
			a.LastAct, a.Act = line.Effect, seq
		}
		if r.On-line.Effect < 365 {
			a.Acts++
		}
	}
	return a
}

// meet notes the last meeting of the bodies of each territory.
func (r reader) meet(at map[register.ID]*Activity) {
	for _, m := range r.Meetings.All() {
		b, ok := r.State.Bodies.Get(m.Body)
		if !ok || m.Step(r.On) != register.HeldStep {
			continue
		}
		if a := at[b.Territory]; a != nil {
			a.LastMeeting = max(a.LastMeeting, m.Held)
		}
	}
}

// act counts the actions and milestones that are overdue.
func (r reader) act(at map[register.ID]*Activity) {
	for _, one := range r.Actions.All() {
		a := at[one.Territory]
		status := one.Status.Value(r.On)
		if a == nil || status == "" || status == "finished" || status == "abandoned" {
			continue
		}
		sheet := one.Sheet(r.On)
		if !sheet.Planned.IsZero() && sheet.Planned < r.On {
			a.Overdue.Actions++
		}
		for _, m := range sheet.Milestones {
			if _, reached := one.ReachedOn(m.ID, r.On); !reached && !m.Planned.IsZero() && m.Planned < r.On {
				a.Overdue.Milestones++
			}
		}
	}
}

// sign tells planned and actual signatures, and counts the signatures and commitments that are overdue.
func (r reader) sign(at map[register.ID]*Activity) {
	for _, c := range r.Contracts.All() {
		a := at[c.Territory]
		if _, begun := c.Step.On(r.On); a == nil || !begun {
			continue
		}
		short := r.contractShort(c)
		if a.Contract == nil || c.Amends == "" && cmp.Compare(short.Planned, a.Contract.Planned) < 0 {
			a.Contract = &Signing{c.ID, c.Title, short.Planned, short.Signed, short.Delay}
		}
		if short.Signed.IsZero() && !short.Planned.IsZero() && short.Planned < r.On {
			a.Overdue.Signatures++
		}
		if !binds(c, r.On) {
			continue
		}
		for _, one := range r.Consolidated(c, r.On).Commitments {
			if kept, ok := c.Kept[one.ID]; (!ok || kept.On > r.On) && !one.Due.IsZero() && one.Due < r.On {
				a.Overdue.Commitments++
			}
		}
	}
}
