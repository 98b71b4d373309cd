package api

import (
	"cmp"
	"context"
	"slices"

	"jalon/locale"
	"jalon/register"
)

// PromiseBy says what the lines of a [Promise] are.
type PromiseBy string

// The ways to look from the promise to the payment.
const (
	ByFunder    PromiseBy = "funder"
	ByTerritory PromiseBy = "territory"
	ByRegion    PromiseBy = "region"
	ByScheme    PromiseBy = "scheme"
)

// Promise (de la promesse au paiement) is the money of a programme from what was announced to what is paid. The states are
// columns, and are never added.
type Promise struct {
	On         register.Day        `json:"on"`
	By         PromiseBy           `json:"by"`
	Rows       []PromiseRow        `json:"rows"`
	Total      PromiseRow          `json:"total"`
	Equalities []register.Equality `json:"equalities"`
	Plan       []register.YearPlan `json:"plan"`
	Doubts     []Doubt             `json:"doubts"`
}

// PromiseRow is what a funder, a territory, a region or a scheme counts. Amounts are cents.
type PromiseRow struct {
	Of         Ref                            `json:"of"` // its name is empty for what is of no territory or no scheme
	Amounts    map[register.MoneyState]Amount `json:"amounts"`
	Specific   register.Cents                 `json:"specific_committed"` // of what is committed, credits of the programme itself
	Unpaid     register.Cents                 `json:"unpaid"`             // committed, neither paid nor cancelled
	Fundings   int                            `json:"fundings"`
	Requests   int                            `json:"requests"`
	Answered   int                            `json:"answered"`
	MedianDays *int                           `json:"median_answer_days"` // from the request to the first answer; null without an answer
	answers    []int
	key        string
}

// Doubt (point à expliquer) is what the ledger does not explain.
type Doubt struct {
	Code     string              `json:"code"`
	State    register.MoneyState `json:"state"`
	Cents    register.Cents      `json:"cents"`
	Since    register.Day        `json:"since"`
	Fundings []FundingName       `json:"fundings"`
}

// FundingName names a funding by its funder, its scheme and its place.
type FundingName struct {
	ID        register.ID `json:"id"`
	Funder    Ref         `json:"funder"`
	Scheme    string      `json:"scheme,omitempty"`
	Territory *Ref        `json:"territory,omitempty"`
	Act       int64       `json:"act"`
}

// PromiseAsked is what a promise is asked about: a programme, and maybe one region, one funder or one territory of it.
type PromiseAsked struct {
	Programme, Funder, Territory register.ID
	Region                       string
	By                           PromiseBy
}

// PromiseToPayment returns the promise of a programme on the day of the view.
func PromiseToPayment(ctx context.Context, v register.View, asked PromiseAsked) Promise {
	r := reader{ctx, v}
	var fundings []*register.Funding
	rows := map[string]*PromiseRow{}
	total := newPromiseRow("")
	for _, f := range v.FundingsOf(asked.Programme, asked.Territory, v.On) {
		if asked.Funder != "" && f.Funder != asked.Funder || asked.Region != "" && r.regionOf(f) != asked.Region {
			continue
		}
		fundings = append(fundings, f)
		key := r.promiseKey(f, asked.By)
		if rows[key] == nil {
			rows[key] = newPromiseRow(key)
		}
		rows[key].add(f, v.On)
		total.add(f, v.On)
	}
	p := Promise{On: v.On, By: asked.By, Total: total.closed(), Equalities: register.Equalities(fundings, v.On), Plan: register.Plan(fundings, v.On)}
	for key, row := range rows {
		row.Of = r.promiseOf(key, asked.By)
		p.Rows = append(p.Rows, row.closed())
	}
	slices.SortFunc(p.Rows, func(a, b PromiseRow) int {
		return cmp.Or(cmp.Compare(b.Amounts[register.Committed].Cents, a.Amounts[register.Committed].Cents), cmp.Compare(a.key, b.key))
	})
	for _, d := range register.Doubts(fundings, v.On) {
		p.Doubts = append(p.Doubts, r.doubt(d))
	}
	return p
}

func newPromiseRow(key string) *PromiseRow {
	return &PromiseRow{Amounts: map[register.MoneyState]Amount{}, key: key}
}

func (r reader) regionOf(f *register.Funding) string {
	if t, ok := r.Territories.Get(f.Territory); ok {
		return t.Region
	}
	return ""
}

func (r reader) promiseKey(f *register.Funding, by PromiseBy) string {
	switch by {
	case ByTerritory:
		return string(f.Territory)
	case ByRegion:
		return r.regionOf(f)
	case ByScheme:
		return f.Scheme
	}
	return string(f.Funder)
}

func (r reader) promiseOf(key string, by PromiseBy) Ref {
	switch by {
	case ByRegion:
		area, _ := r.Atlas.Region(key)
		return Ref{ID: register.ID(key), Name: area.Name}
	case ByScheme:
		return Ref{ID: register.ID(key), Name: key}
	}
	if key == "" {
		return Ref{}
	}
	return r.ref(register.ID(key))
}

// add counts a funding. Its answer is the first commitment or refusal from its first request on.
func (p *PromiseRow) add(f *register.Funding, on register.Day) {
	p.Fundings++
	var asked, answered register.Day
	for _, e := range f.Entries {
		if !e.Stands(on) {
			continue
		}
		a := p.Amounts[e.State]
		if e.Counts() {
			a.Cents += e.Cents
		} else {
			a.Claimed += e.Cents
		}
		p.Amounts[e.State] = a
		switch {
		case e.State == register.Asked && (asked == 0 || e.On < asked):
			asked = e.On
		case (e.State == register.Committed || e.State == register.MoneyRefused) && e.Counts() && (answered == 0 || e.On < answered):
			answered = e.On
		}
		if f.Specific && e.State == register.Committed && e.Counts() {
			p.Specific += e.Cents
		}
	}
	if asked == 0 {
		return
	}
	p.Requests++
	if answered >= asked {
		p.Answered++
		p.answers = append(p.answers, int(answered-asked))
	}
}

// closed works out what follows from the sums.
func (p *PromiseRow) closed() PromiseRow {
	a := p.Amounts
	p.Unpaid = a[register.Committed].Cents - a[register.Paid].Cents - a[register.MoneyCancelled].Cents
	if n := len(p.answers); n > 0 {
		slices.Sort(p.answers)
		middle := (p.answers[(n-1)/2] + p.answers[n/2]) / 2
		p.MedianDays = &middle
	}
	return *p
}

func (r reader) doubt(d register.Doubt) Doubt {
	out := Doubt{Code: d.Code, State: d.State, Cents: d.Cents, Since: d.Since}
	for _, id := range d.Fundings {
		f, _ := r.State.Fundings.Get(id)
		out.Fundings = append(out.Fundings, FundingName{f.ID, r.ref(f.Funder), f.Scheme, r.optional(f.Territory), f.Act})
	}
	return out
}

// DoubtText says a doubt in words.
func DoubtText(code string) locale.Text { return doubtTexts[code] }

var doubtTexts = map[string]locale.Text{
	register.ClaimedOnly:    {FR: "déclaré par un tiers, non confirmé par le financeur", EN: "claimed by others, not confirmed by the funder"},
	register.OverPaid:       {FR: "payé au-delà de ce qui est engagé", EN: "paid beyond what is committed"},
	register.LongUnpaid:     {FR: "engagé depuis plus d’un an, reste à payer", EN: "committed over a year ago, still to be paid"},
	register.LongUnanswered: {FR: "demandé depuis plus de six mois, sans réponse", EN: "requested over six months ago, unanswered"},
	register.Undecided:      {FR: "engagé sans référence de décision", EN: "committed without the reference of a decision"},
	register.SameEuro:       {FR: "compté par plusieurs financeurs sous la même convention", EN: "counted by several funders under the same agreement"},
}
