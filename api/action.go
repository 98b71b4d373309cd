package api

import (
	"context"
	"slices"

	"jalon/register"
)

// ActionShort (action) is an action as other sheets show it.
type ActionShort struct {
	ID        register.ID  `json:"id"`
	Title     string       `json:"title"`
	Territory Ref          `json:"territory"`
	Axis      Word         `json:"axis"`
	Owner     string       `json:"owner,omitempty"`
	Phase     string       `json:"phase,omitempty"`
	Status    string       `json:"status"`
	Firm      bool         `json:"firm"`
	Planned   register.Day `json:"planned,omitzero"` // end
	Finished  register.Day `json:"finished,omitzero"`
	Delay     *int         `json:"delay_days"`
	Fiction   bool         `json:"fictitious,omitempty"`
	Act       int64        `json:"act"`
}

// ActionSheet (fiche d'une action) is an action on a day.
type ActionSheet struct {
	ActionShort
	On register.Day `json:"on"`
	Details
	Notes     string          `json:"notes,omitempty"`
	Opinions  []Opinion       `json:"opinions,omitempty"`
	Steps     []Step          `json:"steps"`
	Fundings  []FundingSheet  `json:"fundings,omitempty"`
	Contracts []ContractShort `json:"contracts,omitempty"`
	Acts      []int64         `json:"acts"`
}

// Action returns an action on the day of the view; it is refused before it is recorded.
func Action(ctx context.Context, v register.View, id register.ID) (ActionSheet, *register.Refusal) {
	r := reader{ctx, v}
	a, ok := v.Actions.Get(id)
	if !ok {
		return ActionSheet{}, unknown(id)
	}
	if _, begun := a.Status.On(v.On); !begun {
		return ActionSheet{}, r.notYet(id, a.Status[0].From)
	}
	s := ActionSheet{ActionShort: r.actionShort(a), On: v.On, Notes: a.Notes.Value(v.On), Steps: steps(a.Status, v.On), Acts: v.History(id), Details: r.details(a)}
	s.Opinions = r.opinions(a.Opinions)
	for _, f := range v.FundingsOf(r.programmeOf(a.Territory), a.Territory, v.On) {
		if f.Action == id {
			s.Fundings = append(s.Fundings, r.funding(f))
		}
	}
	for _, c := range v.ContractsOf(a.Territory, v.On) {
		if slices.Contains(c.Actions, id) {
			s.Contracts = append(s.Contracts, r.contractShort(c))
		}
	}
	return s, nil
}

func (r reader) actionShort(a *register.Action) ActionShort {
	sheet := a.Sheet(r.On)
	s := ActionShort{
		ID: a.ID, Title: sheet.Title, Territory: r.ref(a.Territory), Owner: sheet.Owner, Phase: a.Phase.Value(r.On), Status: a.Status.Value(r.On),
		Firm: a.Firm.Value(r.On), Planned: sheet.Planned, Fiction: a.Fictitious, Act: a.Act,
	}
	if a.Finished <= r.On {
		s.Finished = a.Finished
	}
	s.Delay = delay(sheet.Planned, s.Finished, r.On)
	s.Axis = Word{sheet.Axis, r.word(r.programmeOf(a.Territory), func(p *pack) []named { return p.Axes }, sheet.Axis)}
	return s
}
