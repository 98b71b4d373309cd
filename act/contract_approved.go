package act

import (
	"cmp"

	"jalon/locale"
	"jalon/register"
)

// ContractApproved (approbation d'une convention) is the consent of a body to a contract before it is signed. Each body
// approves once, and all approve one text, which they may tell by its hash.
type ContractApproved struct {
	Contract id     `json:"contract" fr:"Convention" en:"Contract"`
	Document string `json:"document,omitempty" fr:"Empreinte SHA-256 du texte approuvé" en:"SHA-256 of the text approved"`
}

// Kind implements register.Act.
func (*ContractApproved) Kind() kind { return "contract.approved" }

// Power is that of a body competent over the territory.
func (a *ContractApproved) Power(s *state) power { return overContract(s, a.Kind(), a.Contract) }

// Check implements register.Act.
func (a *ContractApproved) Check(s *state, at stamp) *register.Refusal {
	c, r := standing(s, a.Contract, at.Effect, register.Prepared, register.Approved)
	if r != nil {
		return r
	}
	for _, one := range c.Approvals {
		if one.Body == at.Body {
			return register.Refuse(register.Conflict, "contract.already-approved", "contract", a.Contract, "body", at.Body, "on", one.On)
		}
	}
	if a.Document != "" && c.Document != "" && a.Document != c.Document {
		return register.Refuse(register.Conflict, "contract.other-text", "contract", a.Contract, "recorded", c.Document).On("document")
	}
	return hashed("document", a.Document)
}

// Apply implements register.Act.
func (a *ContractApproved) Apply(s *state, at stamp) {
	c := s.Contracts.Edit(a.Contract)
	c.Approvals = append(c.Approvals, register.Approval{Body: at.Body, On: at.Effect, Act: at.Seq})
	c.Document = cmp.Or(c.Document, a.Document)
	c.Step.Set(at.Effect, register.Approved, at.Seq)
	s.Concern(c.Territory)
}

var contractApproved = register.Declaration{
	New:      func() register.Act { return new(ContractApproved) },
	Name:     locale.Text{FR: "Approbation d’une convention", EN: "Contract approved"},
	Sentence: locale.Text{FR: "{contract} est approuvé.", EN: "{contract} is approved."},
	Help:     locale.Text{FR: "Approuve une convention avant sa signature.", EN: "Approves a contract before it is signed."},
	Refusals: also(stepRefusals, map[string]locale.Text{
		"contract.other-text":       {FR: "Un autre texte de {contract} est consigné (SHA-256 {recorded}) : toutes les instances approuvent le même.", EN: "Another text of {contract} is recorded (SHA-256 {recorded}): all bodies approve the same one."},
		"contract.already-approved": {FR: "{body} a déjà approuvé {contract} le {on}.", EN: "{body} already approved {contract} on {on}."},
	}),
}
