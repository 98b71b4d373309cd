package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// terms checks what the parties wrote: articles and commitments that can be told apart, actions withdrawn that the contract
// amended carries.
func (a *ContractPrepared) terms(s *state, at stamp) *register.Refusal {
	seen := map[string]bool{}
	for _, c := range a.Clauses {
		if r := first(absent("clauses", c.Article == ""), absent("clauses", c.Text == "" && a.Amends == ""), twice("clauses", seen, c.Article)); r != nil {
			return r
		}
	}
	clear(seen)
	for _, c := range a.Commitments {
		if r := first(absent("commitments", c.ID == "" || c.What == ""), absent("commitments", c.Owner == ""),
			unknown(s, "commitments", "org", c.Owner), twice("commitments", seen, c.ID)); r != nil {
			return r
		}
	}
	return a.withdrawn(s, at)
}

func twice(field string, seen map[string]bool, name string) *register.Refusal {
	if seen[name] {
		return register.Refuse(register.Conflict, "contract.term-twice", "term", name).On(field)
	}
	seen[name] = true
	return nil
}

// withdrawn checks that an amendment withdraws only what stands.
func (a *ContractPrepared) withdrawn(s *state, at stamp) *register.Refusal {
	if len(a.Withdrawn) == 0 {
		return nil
	}
	c, ok := s.Contracts.Get(a.Amends)
	if !ok {
		return register.Refuse(register.Invalid, "contract.withdraws-nothing").On("withdrawn")
	}
	standing := s.Consolidated(c, at.Effect)
	for _, one := range a.Withdrawn {
		if !slices.Contains(standing.Actions, one) {
			return register.Refuse(register.Conflict, "contract.not-carried", "action", one, "contract", a.Amends).On("withdrawn")
		}
	}
	return nil
}

var termRefusals = map[string]locale.Text{
	"contract.term-twice":        {FR: "« {term} » est écrit deux fois.", EN: "“{term}” is written twice."},
	"contract.withdraws-nothing": {FR: "Seul un avenant retire des actions d’une convention.", EN: "Only an amendment withdraws actions from a contract."},
	"contract.not-carried":       {FR: "{contract} ne porte pas {action}, qui ne peut donc en être retirée.", EN: "{contract} does not carry {action}, which therefore cannot be withdrawn from it."},
}
