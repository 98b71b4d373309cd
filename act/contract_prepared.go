package act

import (
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// ContractPrepared (préparation d'une convention) enters a protocol, a contract or an amendment with its parties, before
// anyone approves or signs it. Each college that its type wants must be among the parties.
type ContractPrepared struct {
	Contract  id               `json:"contract" fr:"Convention" en:"Contract"`
	Type      string           `json:"type" fr:"Type" en:"Type"`
	Territory id               `json:"territory" fr:"Territoire" en:"Territory"`
	Title     string           `json:"title" fr:"Titre" en:"Title"`
	Amends    id               `json:"amends,omitempty" fr:"Convention modifiée" en:"Contract amended"`
	Planned   day              `json:"planned,omitzero" fr:"Signature prévue" en:"Planned signature"`
	Document  string           `json:"document,omitempty" fr:"Empreinte SHA-256 du texte" en:"SHA-256 of the text"`
	Parties   []register.Party `json:"parties" fr:"Parties" en:"Parties"`
	Actions   []id             `json:"actions,omitempty" fr:"Actions" en:"Actions"`

	Clauses     []register.Clause     `json:"clauses,omitempty" fr:"Articles" en:"Clauses"`
	Commitments []register.Commitment `json:"commitments,omitempty" fr:"Engagements" en:"Commitments"`
	Withdrawn   []id                  `json:"withdrawn,omitempty" fr:"Actions retirées" en:"Actions withdrawn"`
}

// Kind implements register.Act.
func (*ContractPrepared) Kind() kind { return "contract.prepared" }

// Power is that of a body competent over the territory.
func (a *ContractPrepared) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *ContractPrepared) Check(s *state, at stamp) *register.Refusal {
	t, r := live(s, "territory", a.Territory, at.Effect)
	if r != nil {
		return r
	}
	p, _ := s.Programmes.Get(t.Programme)
	kind, ok := p.Pack.Contract(a.Type)
	if !ok {
		return register.Refuse(register.Missing, "contract.type", "type", a.Type, "programme", t.Programme).On("type")
	}
	if kind.Amends != (a.Amends != "") {
		return register.Refuse(register.Invalid, "contract.amends", "type", a.Type).On("amends")
	}
	return first(taken(s, "contract", a.Contract, "contract"), absent("title", a.Title == ""), hashed("document", a.Document),
		a.amended(s, at), a.planned(s), a.parties(s, p.Pack, kind), a.terms(s, at))
}

// amended checks that the contract amended is one of the territory, that its parties have signed.
func (a *ContractPrepared) amended(s *state, at stamp) *register.Refusal {
	if a.Amends == "" {
		return nil
	}
	c, r := atStep(s, a.Amends, at.Effect, register.Signed, register.InForce)
	switch {
	case r != nil:
		return r.On("amends")
	case c.Territory != a.Territory:
		return register.Refuse(register.Conflict, "contract.elsewhere", "object", a.Amends, "territory", c.Territory).On("amends")
	}
	return nil
}

// planned checks that the actions are in the plan of the territory.
func (a *ContractPrepared) planned(s *state) *register.Refusal {
	for _, one := range a.Actions {
		if known, ok := s.Actions.Get(one); ok && known.Territory != a.Territory {
			return register.Refuse(register.Conflict, "contract.elsewhere", "object", one, "territory", known.Territory).On("actions")
		}
	}
	return unknown(s, "actions", "action", a.Actions...)
}

// parties checks that each party is known, once, in a college of the programme, and that no college is missing.
func (a *ContractPrepared) parties(s *state, pack *programme.Pack, kind *programme.Contract) *register.Refusal {
	seen, colleges := map[id]bool{}, map[string]bool{}
	for _, p := range a.Parties {
		if r := first(absent("parties", p.Organisation == ""), unknown(s, "parties", "org", p.Organisation)); r != nil {
			return r
		}
		if _, ok := programme.Find(pack.Colleges, p.College); !ok {
			return register.Refuse(register.Missing, "contract.college", "college", p.College).On("parties")
		}
		if seen[p.Organisation] {
			return register.Refuse(register.Conflict, "contract.party-twice", "organisation", p.Organisation).On("parties")
		}
		seen[p.Organisation], colleges[p.College] = true, true
	}
	for _, college := range kind.SignedBy {
		if name, _ := programme.Find(pack.Colleges, college); !colleges[college] {
			return register.Refuse(register.Invalid, "contract.college-missing", "college", name.Name, "type", kind.Name).On("parties")
		}
	}
	return absent("parties", len(a.Parties) == 0)
}

// Apply implements register.Act.
func (a *ContractPrepared) Apply(s *state, at stamp) {
	c := s.Contracts.Add(a.Contract, register.Contract{
		ID: a.Contract, Type: a.Type, Territory: a.Territory, Amends: a.Amends, Title: a.Title, Document: a.Document,
		Planned: a.Planned, Parties: a.Parties, Actions: a.Actions,
		Clauses: a.Clauses, Commitments: a.Commitments, Withdrawn: a.Withdrawn, Act: at.Seq, Fictitious: at.Fictitious})
	c.Step.Set(at.Effect, register.Prepared, at.Seq)
	s.Concern(a.Territory, a.Amends)
	s.Concern(a.Actions...)
	for _, p := range a.Parties {
		s.Concern(p.Organisation)
	}
}

var contractPrepared = register.Declaration{
	New:      func() register.Act { return new(ContractPrepared) },
	Name:     locale.Text{FR: "Préparation d’une convention", EN: "Contract prepared"},
	Sentence: locale.Text{FR: "« {title} » est préparé pour {territory}.", EN: "“{title}” is prepared for {territory}."},
	Help:     locale.Text{FR: "Inscrit un protocole, un contrat ou un avenant, avec ses parties.", EN: "Enters a protocol, a contract or an amendment, with its parties."},
	Refusals: also(stepRefusals, termRefusals, map[string]locale.Text{
		"contract.elsewhere":       {FR: "{object} relève de {territory}.", EN: "{object} belongs to {territory}."},
		"contract.type":            {FR: "{programme} n’a pas de convention de type « {type} ».", EN: "{programme} has no contract of type “{type}”."},
		"contract.amends":          {FR: "Seul un avenant modifie une convention, et il dit laquelle (type « {type} »).", EN: "Only an amendment changes a contract, and it says which (type “{type}”)."},
		"contract.college":         {FR: "Le programme n’a pas de collège « {college} ».", EN: "The programme has no college “{college}”."},
		"contract.college-missing": {FR: "Aucune partie ne représente le collège « {college} », que le type « {type} » demande.", EN: "No party represents the college “{college}”, which type “{type}” wants."},
		"contract.party-twice":     {FR: "{organisation} figure deux fois parmi les parties.", EN: "{organisation} is listed twice among the parties."},
	}),
}
