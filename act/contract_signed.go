package act

import (
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// ContractSigned (signature d'une convention) is the signing of a contract by one of its parties: in which capacity, on
// which deliberation, by which delegation. The contract is signed when its last party has signed.
type ContractSigned struct {
	Contract     id     `json:"contract" fr:"Convention" en:"Contract"`
	Party        id     `json:"party" fr:"Partie" en:"Party"`
	Capacity     string `json:"capacity" fr:"Qualité" en:"Capacity"`
	Deliberation string `json:"deliberation,omitempty" fr:"Délibération" en:"Deliberation"`
	Delegation   string `json:"delegation,omitempty" fr:"Délégation de signature" en:"Delegation of signature"`
	Means        string `json:"means,omitempty" fr:"Moyen de signature" en:"Means of signature"`
	File         string `json:"file,omitempty" fr:"Empreinte SHA-256 du fichier signé" en:"SHA-256 of the file signed"`
}

// Kind implements register.Act.
func (*ContractSigned) Kind() kind { return "contract.signed" }

// Power is that of someone who sits for the party in a body competent over the territory.
func (a *ContractSigned) Power(s *state) power {
	p := overContract(s, a.Kind(), a.Contract)
	p.For = a.Party
	return p
}

// Check implements register.Act.
func (a *ContractSigned) Check(s *state, at stamp) *register.Refusal {
	c, ok := s.Contracts.Get(a.Contract)
	if !ok {
		return register.Refuse(register.Missing, "object.unknown", "id", a.Contract).On("contract")
	}
	if _, party := c.PartyOf(a.Party); !party {
		return register.Refuse(register.Forbidden, "contract.not-a-party", "contract", a.Contract, "party", a.Party).On("party")
	}
	if before, signed := c.SignatureOf(a.Party); signed {
		return register.Refuse(register.Conflict, "contract.already-signed", "contract", a.Contract, "party", a.Party, "on", before.On).On("party")
	}
	_, r := standing(s, a.Contract, at.Effect, register.Approved)
	return first(r, absent("capacity", a.Capacity == ""), a.shown(), a.ceased(s, at))
}

// SignatureMeans are the ways a party may sign besides the act itself, each called by its true name.
var SignatureMeans = []programme.Named{
	{ID: "approval", Name: locale.Text{FR: "Approbation dans le registre", EN: "Approval in the register"}},
	{ID: "wet-scan", Name: locale.Text{FR: "Copie numérisée d’une signature manuscrite", EN: "Scan of a handwritten signature"}},
	{ID: "electronic", Name: locale.Text{FR: "Signature électronique extérieure", EN: "External electronic signature"}},
}

// shown checks that the means is one, and that what was signed elsewhere is shown by its file.
func (a *ContractSigned) shown() *register.Refusal {
	if a.Means == "" {
		return hashed("file", a.File)
	}
	if _, ok := programme.Find(SignatureMeans, a.Means); !ok {
		return register.Refuse(register.Invalid, "contract.means", "means", a.Means).On("means")
	}
	return first(absent("file", a.Means != "approval" && a.File == ""), hashed("file", a.File))
}

// ceased refuses the signature of an inter-municipal authority that the law has merged or undone since.
func (a *ContractSigned) ceased(s *state, at stamp) *register.Refusal {
	o, ok := s.Organisations.Get(a.Party)
	if !ok || o.SIREN() == "" {
		return nil
	}
	v := s.Atlas.On(at.Effect)
	if _, lives := v.EPCI(o.SIREN()); lives || len(v.Heirs(o.SIREN())) == 0 {
		return nil
	}
	return register.Refuse(register.Gone, "contract.party-ceased", "party", a.Party, "year", v.Year, "heirs", v.Heirs(o.SIREN())).On("party")
}

// Apply implements register.Act.
func (a *ContractSigned) Apply(s *state, at stamp) {
	c := s.Contracts.Edit(a.Contract)
	c.Signatures = append(c.Signatures, register.Signature{Organisation: a.Party, Person: a.signer(s, at), Capacity: a.Capacity,
		Deliberation: a.Deliberation, Delegation: a.Delegation,
		Means: a.Means, File: a.File, On: at.Effect, Act: at.Seq})
	if last := lastSignature(c); last != 0 {
		c.Step.Set(last, register.Signed, at.Seq)
	}
	s.Concern(a.Party, c.Territory)
}

// signer is who signed: the author, unless the author only takes up from paper what somebody else signed.
func (a *ContractSigned) signer(s *state, at stamp) id {
	b, _ := s.Bodies.Get(at.Body)
	for _, m := range b.Sits(at.By, at.Effect) {
		if m.Organisation == a.Party {
			return at.By
		}
	}
	return ""
}

// lastSignature returns the day of the last signature once every party has signed, else no day.
func lastSignature(c *register.Contract) (last day) {
	for _, p := range c.Parties {
		s, signed := c.SignatureOf(p.Organisation)
		if !signed {
			return 0
		}
		last = max(last, s.On)
	}
	return last
}

var contractSigned = register.Declaration{
	New:      func() register.Act { return new(ContractSigned) },
	Name:     locale.Text{FR: "Signature d’une convention", EN: "Contract signed"},
	Sentence: locale.Text{FR: "{party} signe {contract} ({capacity}).", EN: "{party} signs {contract} ({capacity})."},
	Help:     locale.Text{FR: "Constate la signature d’une partie. La convention est signée quand toutes l’ont fait.", EN: "Records the signature of one party. The contract is signed when all have signed."},
	Refusals: also(stepRefusals, map[string]locale.Text{
		"contract.not-a-party":    {FR: "{party} n’est pas partie à {contract}.", EN: "{party} is not a party to {contract}."},
		"contract.means":          {FR: "« {means} » n’est pas un moyen de signature : approval, wet-scan ou electronic.", EN: "“{means}” is no means of signature: approval, wet-scan or electronic."},
		"contract.party-ceased":   {FR: "{party} n’existe plus dans la géographie de {year} ({heirs} lui succède) : préparez la convention avec qui lui succède.", EN: "{party} no longer exists in the geography of {year} (succeeded by {heirs}): prepare the contract with its successor."},
		"contract.already-signed": {FR: "{party} a déjà signé {contract}, le {on}.", EN: "{party} already signed {contract}, on {on}."},
	}),
}
