package api

import (
	"context"
	"slices"

	"jalon/perimeter"
	"jalon/register"
)

// Succession (succession administrative) is what the law did to a member of a territory's perimeter: an open question, or one
// that an act answered.
type Succession struct {
	Territory Ref             `json:"territory"`
	Member    Member          `json:"member"` // as the perimeter holds it
	Day       register.Day    `json:"day"`
	Cause     perimeter.Cause `json:"cause"` // merged, absorbed, split, restored, renumbered, left, joined, reshaped, stub
	Heirs     []Area          `json:"heirs,omitempty"`
	Held      int             `json:"communes_held"` // communes that the perimeter keeps until the answer
	In        []Commune       `json:"in,omitempty"`  // communes that would come by following
	Out       []Commune       `json:"out,omitempty"` // communes that would go
	PeopleIn  *int64          `json:"people_in"`
	PeopleOut *int64          `json:"people_out"`
	Follow    []Member        `json:"follow"` // what takes its place by following
	Keep      []Member        `json:"keep"`   // what takes its place by keeping the communes
	Becomes   Becomes         `json:"becomes"`
	Referred  *Settlement     `json:"referred,omitempty"` // to the committee; it stays open
}

// Becomes holds the members of each answer as the act wants them.
type Becomes struct {
	Follow []perimeter.Member `json:"follow"`
	Keep   []perimeter.Member `json:"keep"`
}

// Settlement (réponse donnée) is an answer that an act gave.
type Settlement struct {
	Member Member              `json:"member"`
	Day    register.Day        `json:"day"`
	Answer register.Resolution `json:"answer"`
	From   register.Day        `json:"from"`
	Act    int64               `json:"act"`
}

// successions lists the questions open on the day.
func (r reader) successions(t *register.Territory) (all []Succession) {
	if t.Status.Value(r.On).Ended() {
		return nil
	}
	for _, q := range r.Ground(t, r.On).Open {
		all = append(all, r.succession(t, q))
	}
	return all
}

func (r reader) succession(t *register.Territory, q perimeter.Succession) Succession {
	v := r.Atlas.On(r.On)
	s := Succession{Territory: r.ref(t.ID), Member: r.member(v, q.Member), Day: q.Day, Cause: q.Cause, Held: len(q.Held),
		Becomes: Becomes{append([]perimeter.Member{}, q.Follow...), append([]perimeter.Member{}, q.Keep...)}}
	for _, siren := range q.Heirs {
		name, _ := r.memberName(v, memberEPCI(siren))
		s.Heirs = append(s.Heirs, Area{siren, name})
	}
	for _, code := range q.In {
		s.In = append(s.In, r.commune(v, code, Area{}))
	}
	for _, code := range q.Out {
		s.Out = append(s.Out, r.commune(v, code, Area{}))
	}
	s.PeopleIn, s.PeopleOut = r.inhabitants(q.In), r.inhabitants(q.Out)
	for _, m := range q.Follow {
		s.Follow = append(s.Follow, r.member(v, m))
	}
	for _, m := range q.Keep {
		s.Keep = append(s.Keep, r.member(v, m))
	}
	if last, ok := t.Settlement(q.Member.ID(), q.Day, r.On); ok {
		s.Referred = &Settlement{s.Member, last.Day, last.Answer, last.From, last.Act}
	}
	return s
}

// inhabitants counts the people of communes; nil where one is not counted.
func (r reader) inhabitants(codes []string) *int64 {
	n, uncounted := r.Atlas.On(r.On).People(codes)
	if len(uncounted) > 0 {
		return nil
	}
	return &n
}

// Successions lists the questions open on the day of the view, in all live territories, by day then by territory.
func Successions(ctx context.Context, v register.View) (all []Succession) {
	r := reader{ctx, v}
	for _, t := range v.Territories.All() {
		if _, begun := t.Status.On(v.On); begun {
			all = append(all, r.successions(t)...)
		}
	}
	slices.SortStableFunc(all, func(a, b Succession) int { return a.Day.Sub(b.Day) })
	return all
}

// settlements lists the answers given by the day to what the law did to a territory, the last one first.
func (r reader) settlements(t *register.Territory) (all []Settlement) {
	for _, a := range slices.Backward(t.Settlements) {
		if m, err := perimeter.Parse(a.Member); err == nil && a.From <= r.On {
			all = append(all, Settlement{r.member(r.Atlas.On(a.Day.Add(-1)), m), a.Day, a.Answer, a.From, a.Act})
		}
	}
	return all
}
