package register

// ContractStep (situation d'une convention) is where a contract stands.
type ContractStep string

// The steps of a contract.
const (
	Prepared ContractStep = "prepared"
	Approved ContractStep = "approved"
	Signed   ContractStep = "signed" // by every party
	InForce  ContractStep = "in-force"
	Closed   ContractStep = "closed"
)

// Contract (protocole, contrat ou avenant) is a document that parties approve and sign. Its type is one of the
// programme's; the press often calls a protocol a contract, the register does not.
type Contract struct {
	ID        ID
	Type      string // of the pack: protocol, contract, amendment
	Territory ID
	Amends    ID
	Title     string
	Document  string // SHA-256 of the text prepared, if given
	Planned   Day    // day its signature was planned; the actual day is that of the last signature
	Parties   []Party
	Actions   []ID

	Clauses     []Clause
	Commitments []Commitment
	Withdrawn   []ID            // actions that an amendment takes out of the contract amended
	Kept        map[string]Kept // by commitment

	Approvals  []Approval
	Signatures []Signature
	Step       Dated[ContractStep]
	Act        int64
	Fictitious bool
}

// Party (partie) is an organisation that must sign, and its college. The text names in which capacity, on which resolution
// and by which delegation it is to sign; the signature says what it was.
type Party struct {
	Organisation ID     `json:"organisation"`
	College      string `json:"college"`
	Capacity     string `json:"capacity,omitempty"`
	Deliberation string `json:"deliberation,omitempty"`
	Delegation   string `json:"delegation,omitempty"`
}

// Approval (approbation) is the consent of a body to a contract before it is signed.
type Approval struct {
	Body ID
	On   Day
	Act  int64
}

// Signature (signature) is the signing of a contract by one party.
type Signature struct {
	Organisation ID
	Person       ID // empty when the signature was taken up from paper, for who signed may not be in the register
	Capacity     string
	Deliberation string // number and day of the resolution that authorises it
	Delegation   string // the delegation of signature, if any
	Means        string // by what the party signed; empty: by the act itself
	File         string // SHA-256 of the file that shows it
	On           Day
	Act          int64
}

// PartyOf returns the party that an organisation is, if it is one.
func (a *Contract) PartyOf(org ID) (Party, bool) {
	for _, p := range a.Parties {
		if p.Organisation == org {
			return p, true
		}
	}
	return Party{}, false
}

// SignatureOf returns the signature of an organisation, on whatever day, if it has signed.
func (a *Contract) SignatureOf(org ID) (Signature, bool) {
	for _, s := range a.Signatures {
		if s.Organisation == org {
			return s, true
		}
	}
	return Signature{}, false
}

// SignedBy reports whether an organisation signed by a day.
func (a *Contract) SignedBy(org ID, on Day) bool {
	s, signed := a.SignatureOf(org)
	return signed && s.On <= on
}

// Unsigned returns the parties that have not signed by a day.
func (a *Contract) Unsigned(on Day) (all []Party) {
	for _, p := range a.Parties {
		if !a.SignedBy(p.Organisation, on) {
			all = append(all, p)
		}
	}
	return all
}

// ContractsOf returns the contracts of a territory prepared by a day, by identifier.
func (s *State) ContractsOf(territory ID, on Day) (all []*Contract) {
	for _, a := range s.Contracts.All() {
		if _, begun := a.Step.On(on); begun && a.Territory == territory {
			all = append(all, a)
		}
	}
	return all
}

// Action (action) is a project of the territory's plan.
type Action struct {
	ID         ID
	Territory  ID
	Sheets     Dated[Sheet] // what its sheet says
	Finished   Day          // actual end
	Phase      Dated[string]
	Status     Dated[string]
	Firm       Dated[bool] // firm commitment to carry it out
	Notes      Dated[string]
	Opinions   []Opinion // of bodies
	Reached    []Reached
	Readings   []Reading
	Act        int64
	Fictitious bool
}

// ActionsOf returns the actions of a territory recorded by a day, by identifier.
func (s *State) ActionsOf(territory ID, on Day) (all []*Action) {
	for _, a := range s.Actions.All() {
		if _, begun := a.Status.On(on); begun && a.Territory == territory {
			all = append(all, a)
		}
	}
	return all
}
