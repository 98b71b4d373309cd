package act

import (
	"jalon/locale"
	"jalon/register"
)

// CommitmentKept (engagement tenu) records that a party did what a contract says it would. The evidence of the act shows it.
type CommitmentKept struct {
	Contract   id     `json:"contract" fr:"Convention" en:"Contract"`
	Commitment string `json:"commitment" fr:"Engagement" en:"Commitment"`
	Note       string `json:"note" fr:"Ce qui a été fait" en:"What was done"`
}

// Kind implements register.Act.
func (*CommitmentKept) Kind() kind { return "commitment.kept" }

// Power is that of a body competent over the territory.
func (a *CommitmentKept) Power(s *state) power { return overContract(s, a.Kind(), a.Contract) }

// Check implements register.Act.
func (a *CommitmentKept) Check(s *state, at stamp) *register.Refusal {
	c, r := atStep(s, a.Contract, at.Effect, register.Signed, register.InForce, register.Closed)
	if r != nil {
		return r
	}
	if _, ok := s.Consolidated(c, at.Effect).Commitment(a.Commitment); !ok {
		return register.Refuse(register.Missing, "commitment.unknown", "commitment", a.Commitment, "contract", a.Contract).On("commitment")
	}
	if before, kept := c.Kept[a.Commitment]; kept {
		return register.Refuse(register.Conflict, "commitment.kept", "commitment", a.Commitment, "on", before.On, "act", before.Act).On("commitment")
	}
	return absent("note", a.Note == "")
}

// Apply implements register.Act.
func (a *CommitmentKept) Apply(s *state, at stamp) {
	c := s.Contracts.Edit(a.Contract)
	if c.Kept == nil {
		c.Kept = map[string]register.Kept{}
	}
	c.Kept[a.Commitment] = register.Kept{On: at.Effect, Act: at.Seq, Note: a.Note}
	s.Concern(c.Territory)
}

var commitmentKept = register.Declaration{
	New:      func() register.Act { return new(CommitmentKept) },
	Name:     locale.Text{FR: "Engagement tenu", EN: "Commitment kept"},
	Sentence: locale.Text{FR: "L’engagement « {commitment} » de {contract} est tenu : {note}", EN: "The commitment “{commitment}” of {contract} is kept: {note}"},
	Help: locale.Text{
		FR: "Constate qu’un engagement écrit dans une convention est tenu, avec la pièce qui le montre.",
		EN: "Records that a commitment written in a contract is kept, with the evidence that shows it."},
	Refusals: also(stepRefusals, map[string]locale.Text{
		"commitment.unknown": {FR: "{contract} n’a pas d’engagement « {commitment} ».", EN: "{contract} has no commitment “{commitment}”."},
		"commitment.kept":    {FR: "« {commitment} » est tenu depuis le {on} (acte n° {act}).", EN: "“{commitment}” has been kept since {on} (act no. {act})."},
	}),
}
