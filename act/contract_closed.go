package act

import (
	"jalon/locale"
	"jalon/register"
)

// ContractClosed (clôture d'une convention) ends a contract that was in force.
type ContractClosed struct {
	Contract id     `json:"contract" fr:"Convention" en:"Contract"`
	Reason   string `json:"reason" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*ContractClosed) Kind() kind { return "contract.closed" }

// Power is that of a body competent over the territory.
func (a *ContractClosed) Power(s *state) power { return overContract(s, a.Kind(), a.Contract) }

// Check implements register.Act.
func (a *ContractClosed) Check(s *state, at stamp) *register.Refusal {
	_, r := atStep(s, a.Contract, at.Effect, register.InForce)
	return first(r, absent("reason", a.Reason == ""))
}

// Apply implements register.Act.
func (a *ContractClosed) Apply(s *state, at stamp) {
	c := s.Contracts.Edit(a.Contract)
	c.Step.Set(at.Effect, register.Closed, at.Seq)
	s.Concern(c.Territory)
}

var contractClosed = register.Declaration{
	New:      func() register.Act { return new(ContractClosed) },
	Name:     locale.Text{FR: "Clôture d’une convention", EN: "Contract closed"},
	Sentence: locale.Text{FR: "{contract} est clos : {reason}", EN: "{contract} is closed: {reason}"},
	Help:     locale.Text{FR: "Clôt une convention en vigueur.", EN: "Closes a contract in force."},
	Refusals: stepRefusals,
}
