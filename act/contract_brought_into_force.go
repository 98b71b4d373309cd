package act

import (
	"jalon/locale"
	"jalon/register"
)

// ContractBroughtIntoForce (entrée en vigueur) makes a contract that every party signed take effect.
type ContractBroughtIntoForce struct {
	Contract id `json:"contract" fr:"Convention" en:"Contract"`
}

// Kind implements register.Act.
func (*ContractBroughtIntoForce) Kind() kind { return "contract.brought-into-force" }

// Power is that of a body competent over the territory.
func (a *ContractBroughtIntoForce) Power(s *state) power {
	return overContract(s, a.Kind(), a.Contract)
}

// Check implements register.Act.
func (a *ContractBroughtIntoForce) Check(s *state, at stamp) *register.Refusal {
	_, r := standing(s, a.Contract, at.Effect, register.Signed)
	return r
}

// Apply implements register.Act.
func (a *ContractBroughtIntoForce) Apply(s *state, at stamp) {
	c := s.Contracts.Edit(a.Contract)
	c.Step.Set(at.Effect, register.InForce, at.Seq)
	s.Concern(c.Territory)
}

var contractBroughtIntoForce = register.Declaration{
	New:      func() register.Act { return new(ContractBroughtIntoForce) },
	Name:     locale.Text{FR: "Entrée en vigueur d’une convention", EN: "Contract brought into force"},
	Sentence: locale.Text{FR: "{contract} entre en vigueur.", EN: "{contract} comes into force."},
	Help:     locale.Text{FR: "Fait entrer en vigueur une convention que toutes ses parties ont signée.", EN: "Brings into force a contract that every party has signed."},
	Refusals: stepRefusals,
}
