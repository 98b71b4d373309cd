package register

import (
	"jalon/locale"
	"jalon/programme"
)

// Predicate is a condition that a programme's pack may put on a kind of act: a pure function of the state.
// It returns nil when the condition holds for the territory.
type Predicate func(s *State, t *Territory, p *Programme, d programme.Demand, at Stamp) *Refusal

// predicates lists the conditions packs may require. Adding one is one line here and one function.
var predicates = map[string]Predicate{
	"application-validated": applicationValidated,
	"labelled":              labelled,
	"maturity-at-least":     maturityAtLeast,
	"pilots-at-most":        pilotsAtMost,
}

// applicationValidated: the territory's last application has been validated.
func applicationValidated(s *State, t *Territory, p *Programme, d programme.Demand, at Stamp) *Refusal {
	step, _ := s.Step(t.ID, at.Effect)
	if step == Validated {
		return nil
	}
	return ruleRefusal("rule.application-not-validated", p, d, "territory", t.ID, "step", step)
}

// labelled: the territory has its label.
func labelled(_ *State, t *Territory, p *Programme, d programme.Demand, at Stamp) *Refusal {
	if status := t.Status.Value(at.Effect); status != Labelled {
		return ruleRefusal("rule.not-labelled", p, d, "territory", t.ID, "status", status)
	}
	return nil
}

// maturityAtLeast: the territory's projects have been assessed at a level or above.
func maturityAtLeast(_ *State, t *Territory, p *Programme, d programme.Demand, at Stamp) *Refusal {
	found := t.Maturity.Value(at.Effect).Level
	if p.Pack.Rank(found) >= p.Pack.Rank(d.Level) {
		return nil
	}
	return ruleRefusal("rule.not-mature", p, d, "territory", t.ID, "wanted", maturity(p.Pack, d.Level), "found", maturity(p.Pack, found))
}

// maturity names a level of the scale.
func maturity(pack *programme.Pack, level string) locale.Text {
	if n, ok := programme.Find(pack.Maturity, level); ok {
		return n.Name
	}
	return locale.Text{FR: "aucune", EN: "none"}
}

// pilotsAtMost: with this one, the programme has no more pilots than its rule allows. A pilot stays one, so that those of
// a later day count.
func pilotsAtMost(s *State, t *Territory, p *Programme, d programme.Demand, _ Stamp) *Refusal {
	n := 0
	for _, other := range s.Territories.All() {
		if other.Programme == t.Programme && len(other.Pilot) > 0 {
			n++
		}
	}
	if n >= d.Limit {
		return ruleRefusal("rule.too-many-pilots", p, d, "limit", d.Limit, "pilots", n)
	}
	return nil
}

// ruleRefusal names the rule in its own words and the act that set it.
func ruleRefusal(code string, p *Programme, d programme.Demand, args ...any) *Refusal {
	return Refuse(Conflict, code, append(args, "rule", d.Why, "act", p.Act)...)
}

// demands checks the conditions that the programme's pack puts on a kind of act.
func (s *State) demands(g *Grammar, kind Kind, over ID, at Stamp) *Refusal {
	t, ok := s.Territories.Get(over)
	if !ok {
		return nil
	}
	p, ok := s.Programmes.Get(t.Programme)
	if !ok {
		return nil
	}
	for _, d := range p.Pack.Rules[string(kind)] {
		if r := g.Rules[d.Require](s, t, p, d, at); r != nil {
			return r
		}
	}
	return nil
}
