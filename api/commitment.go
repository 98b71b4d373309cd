package api

import (
	"cmp"
	"context"
	"slices"

	"jalon/register"
)

// Watched (engagement suivi) is a commitment of a signed contract, with where it stands and what shows it.
type Watched struct {
	Commitment
	Contract  Ref    `json:"contract"`
	Territory Ref    `json:"territory"`
	Done      string `json:"done,omitempty"`     // what was done, once it was kept
	Evidence  int    `json:"evidence,omitempty"` // documents of the act that says so
}

// FirmAction (engagement ferme) is an action that its owner is bound to carry out.
type FirmAction struct {
	ActionShort
	Bound    register.Day `json:"bound"` // since
	By       int64        `json:"bound_by"`
	Evidence int          `json:"evidence,omitempty"` // documents of that act
}

// CommitmentsSheet (suivi des engagements) is the watch over every commitment: those that parties signed, and firm actions.
type CommitmentsSheet struct {
	On      register.Day `json:"on"`
	Overdue int          `json:"overdue"`
	Kept    int          `json:"kept"`
	Watched []Watched    `json:"commitments"` // the most overdue first, then by day due, then what is kept
	Firm    []FirmAction `json:"firm_actions"`
}

// Commitments lists the commitments of the territories of a region, or of all, on the day of the view. Those of a contract are as the
// amendments signed by then have left them; what is not signed commits nobody.
func Commitments(ctx context.Context, v register.View, region string) CommitmentsSheet {
	r := reader{ctx, v}
	s := CommitmentsSheet{On: v.On, Watched: []Watched{}, Firm: []FirmAction{}}
	in := func(territory register.ID) bool {
		t, ok := v.Territories.Get(territory)
		return ok && (region == "" || t.Region == region)
	}
	for _, c := range v.Contracts.All() {
		if !in(c.Territory) || !binds(c, v.On) {
			continue
		}
		for _, one := range v.Consolidated(c, v.On).Commitments {
			s.add(r.watched(c, one))
		}
	}
	for _, a := range v.Actions.All() {
		if firm, _ := a.Firm.On(v.On); firm.Value && in(a.Territory) {
			s.Firm = append(s.Firm, FirmAction{r.actionShort(a), firm.From, firm.Act, r.evidence(firm.Act)})
		}
	}
	slices.SortStableFunc(s.Watched, func(a, b Watched) int {
		if kept := cmp.Compare(a.Kept, b.Kept); a.Kept.IsZero() != b.Kept.IsZero() || !a.Kept.IsZero() {
			return kept
		}
		return cmp.Or(cmp.Compare(due(a), due(b)), cmp.Compare(a.Territory.Name, b.Territory.Name))
	})
	slices.SortStableFunc(s.Firm, func(a, b FirmAction) int { return cmp.Compare(a.Planned, b.Planned) })
	return s
}

// binds reports whether a contract commits its parties on a day, with its amendments: those are read in the contract they amend.
func binds(c *register.Contract, on register.Day) bool {
	return c.Amends == "" && slices.Contains([]register.ContractStep{register.Signed, register.InForce, register.Closed}, c.Step.Value(on))
}

// due is the day of a commitment, what has none coming last.
func due(p Watched) register.Day {
	if p.Due.IsZero() {
		return 1 << 30
	}
	return p.Due
}

func (s *CommitmentsSheet) add(p Watched) {
	switch {
	case !p.Kept.IsZero():
		s.Kept++
	case p.Delay != nil:
		s.Overdue++
	}
	s.Watched = append(s.Watched, p)
}

func (r reader) watched(c *register.Contract, one register.Commitment) Watched {
	p := Watched{Commitment: r.commitment(c, one), Contract: r.ref(c.ID), Territory: r.ref(c.Territory)}
	if p.Act != 0 {
		p.Done, p.Evidence = c.Kept[one.ID].Note, r.evidence(p.Act)
	}
	return p
}

// evidence counts the documents that an act rests on.
func (r reader) evidence(act int64) int {
	rec, err := r.Record(r, act)
	if err != nil {
		return 0
	}
	return len(rec.Evidence)
}
