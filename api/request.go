package api

import (
	"context"
	"slices"

	"jalon/register"
)

// RequestSheet (demande remontée) is a request between levels, with its clock.
type RequestSheet struct {
	Ref
	From      Ref          `json:"from"`
	To        Ref          `json:"to"`
	Territory *Ref         `json:"territory,omitempty"`
	Type      string       `json:"type"`
	Text      string       `json:"text"`                 // empty where it is restricted
	Withheld  bool         `json:"restricted,omitempty"` // to both bodies, until there is an answer
	Raised    register.Day `json:"raised"`
	Due       register.Day `json:"due"`
	Answered  register.Day `json:"answered,omitzero"`
	Answer    string       `json:"answer,omitempty"`
	By        *Ref         `json:"by,omitempty"` // the body that answered
	Days      int          `json:"days"`         // until the answer, or until the day of the sheet
	Act       int64        `json:"act"`
}

// RequestsSheet lists the requests raised by a day, and how long answers took.
type RequestsSheet struct {
	On       register.Day   `json:"on"`
	Waiting  int            `json:"waiting"`
	Answered int            `json:"answered"`
	Median   *int           `json:"median_days"` // of those answered, in days; null: none was answered
	Reason   string         `json:"reason,omitempty"`
	Requests []RequestSheet `json:"requests"`
}

// NoAnswerYet is why there is no median.
const NoAnswerYet = "no-answer-yet"

// Requests lists the requests between levels raised by the day of the view, the latest first: all, or those of a region, by its code.
func Requests(ctx context.Context, v register.View, region string) RequestsSheet {
	r := reader{ctx, v}
	sheet := RequestsSheet{On: v.On, Requests: []RequestSheet{}}
	var delays []int
	for _, q := range v.Questions.All() {
		if q.Raised > v.On || region != "" && regionOf(v, q) != region {
			continue
		}
		one := r.raised(q)
		if one.Answered.IsZero() {
			sheet.Waiting++
		} else {
			delays = append(delays, one.Days)
		}
		sheet.Requests = append(sheet.Requests, one)
	}
	slices.SortStableFunc(sheet.Requests, func(a, b RequestSheet) int { return b.Raised.Sub(a.Raised) })
	sheet.Answered, sheet.Median = len(delays), median(delays)
	if sheet.Median == nil {
		sheet.Reason = NoAnswerYet
	}
	return sheet
}

// regionOf is the region of the territory that a request is about, or else of the body that raised it; empty for one of the nation.
func regionOf(v register.View, q *register.Question) string {
	from, ok := v.Bodies.Get(q.From)
	if !ok {
		return ""
	}
	for _, id := range []register.ID{q.Territory, from.Territory} {
		if t, ok := v.Territories.Get(id); ok {
			return t.Region
		}
	}
	return from.Region
}

func (r reader) raised(q *register.Question) RequestSheet {
	one := RequestSheet{Ref: r.ref(q.ID), From: r.ref(q.From), To: r.ref(q.To), Territory: r.optional(q.Territory), Type: q.Type,
		Raised: q.Raised, Due: q.Raised.Add(AnswerDays), Days: r.On.Sub(q.Raised), Act: q.Act}
	one.Text, one.Withheld = r.requestText(q)
	for _, a := range q.Answers {
		if a.On <= r.On {
			one.Answered, one.Answer, one.By, one.Days = a.On, a.Text, r.optional(a.Body), a.On.Sub(q.Raised)
			break
		}
	}
	return one
}

// RequestText returns the text of a request that everybody may read; ok is false while it is restricted to both bodies, until the day
// on which there is an answer.
func RequestText(ctx context.Context, v register.View, q *register.Question) (text string, ok bool) {
	switch {
	case q.Sealed == register.Seal{}:
		return q.Text, true
	case !Answered(q, v.Today()):
		return "", false
	}
	text, _ = v.Reveal(ctx, q.Sealed.Sealed())
	return text, true
}

func (r reader) requestText(q *register.Question) (text string, withheld bool) {
	text, public := RequestText(r, r.View, q)
	return text, !public
}

// median returns the middle of some numbers, the lower of the two when they are even; nil for none.
func median(all []int) *int {
	if len(all) == 0 {
		return nil
	}
	slices.Sort(all)
	return &all[(len(all)-1)/2]
}
