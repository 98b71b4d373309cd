package api

import (
	"context"
	"slices"

	"jalon/locale"
	"jalon/register"
)

// ContractShort (convention) is a contract as other sheets show it.
type ContractShort struct {
	ID        register.ID           `json:"id"`
	Type      Word                  `json:"type"` // protocol, contract, amendment
	Title     string                `json:"title"`
	Territory Ref                   `json:"territory"`
	Status    register.ContractStep `json:"status"`
	Since     register.Day          `json:"since"`
	Planned   register.Day          `json:"planned,omitzero"` // day its signature was planned
	Signed    register.Day          `json:"signed,omitzero"`  // day of the last signature, once every party has signed
	Delay     *int                  `json:"delay_days"`       // from the planned day to the signature, or to the day shown
	Parties   int                   `json:"parties"`
	Missing   int                   `json:"missing_signatures"`
	Fiction   bool                  `json:"fictitious,omitempty"`
}

// ContractSheet (fiche d'une convention) is a contract on a day.
type ContractSheet struct {
	ContractShort
	On        register.Day  `json:"on"`
	Steps     []Step        `json:"steps"`
	Amends    *Ref          `json:"amends,omitempty"`
	Document  string        `json:"document_sha256,omitempty"`
	Signing   []Party       `json:"signatures"` // one line for each party, signed or not
	Approvals []Approval    `json:"approvals,omitempty"`
	Actions   []ActionShort `json:"actions,omitempty"`

	Commitments []Commitment `json:"commitments,omitempty"` // as the amendments signed by the day have left them

	Act  int64   `json:"act"`
	Acts []int64 `json:"acts"`
}

// Party (partie) is an organisation that must sign, with its signature if it has.
type Party struct {
	Organisation Ref         `json:"organisation"`
	College      locale.Text `json:"college"`
	Capacity     string      `json:"capacity,omitempty"` // in which the text says it is to sign
	Deliberation string      `json:"deliberation,omitempty"`
	Delegation   string      `json:"delegation,omitempty"`
	Signature    *Signature  `json:"signature"`
}

// Signature (signature) is the signing of one party.
type Signature struct {
	Person       Ref          `json:"person"`
	Capacity     string       `json:"capacity,omitempty"`
	Deliberation string       `json:"deliberation,omitempty"`
	Delegation   string       `json:"delegation,omitempty"`
	Means        Word         `json:"means"` // by what the party signed
	File         string       `json:"file_sha256,omitempty"`
	On           register.Day `json:"on"`
	Act          int64        `json:"act"`
}

// Approval (approbation) is the consent of a body.
type Approval struct {
	Body Ref          `json:"body"`
	On   register.Day `json:"on"`
	Act  int64        `json:"act"`
}

// Commitment (engagement) is something a party will do, with the day it was due and the day it was kept.
type Commitment struct {
	ID    string       `json:"id"`
	What  string       `json:"what"`
	Owner Ref          `json:"owner"`
	Due   register.Day `json:"due,omitzero"`
	Kept  register.Day `json:"kept,omitzero"`
	Act   int64        `json:"act,omitempty"` // that recorded it kept
	Delay *int         `json:"delay_days"`
}

// Contract returns a contract on the day of the view; it is refused before it is prepared.
func Contract(ctx context.Context, v register.View, id register.ID) (ContractSheet, *register.Refusal) {
	r := reader{ctx, v}
	c, ok := v.Contracts.Get(id)
	if !ok {
		return ContractSheet{}, unknown(id)
	}
	if _, begun := c.Step.On(v.On); !begun {
		return ContractSheet{}, r.notYet(id, c.Step[0].From)
	}
	return r.contract(c), nil
}

func (r reader) contract(c *register.Contract) ContractSheet {
	s := ContractSheet{
		ContractShort: r.contractShort(c), On: r.On, Steps: steps(c.Step, r.On), Amends: r.optional(c.Amends), Document: c.Document,
		Act: c.Act, Acts: r.History(c.ID),
	}
	for _, p := range c.Parties {
		s.Signing = append(s.Signing, r.party(c, p))
	}
	for _, a := range c.Approvals {
		if a.On <= r.On {
			s.Approvals = append(s.Approvals, Approval{r.ref(a.Body), a.On, a.Act})
		}
	}
	for _, one := range r.Consolidated(c, r.On).Commitments {
		s.Commitments = append(s.Commitments, r.commitment(c, one))
	}
	for _, one := range c.Actions {
		if a, ok := r.Actions.Get(one); ok {
			s.Actions = append(s.Actions, r.actionShort(a))
		}
	}
	return s
}

func (r reader) contractShort(c *register.Contract) ContractShort {
	step, _ := c.Step.On(r.On)
	s := ContractShort{
		ID: c.ID, Title: c.Title, Territory: r.ref(c.Territory), Status: step.Value, Since: step.From, Planned: c.Planned,
		Parties: len(c.Parties), Missing: len(c.Unsigned(r.On)), Fiction: c.Fictitious,
	}
	s.Type = Word{c.Type, r.contractName(c)}
	if s.Missing == 0 {
		for _, sign := range c.Signatures {
			s.Signed = max(s.Signed, sign.On)
		}
	}
	s.Delay = delay(c.Planned, s.Signed, r.On)
	return s
}

func (r reader) contractName(c *register.Contract) locale.Text {
	if p, ok := r.Programmes.Get(r.programmeOf(c.Territory)); ok {
		if kind, ok := p.Pack.Contract(c.Type); ok {
			return kind.Name
		}
	}
	return itself(c.Type)
}

// delay counts the days from what was planned to what was, or to the day shown when it is still awaited; null while that
// day has not come, or when nothing was planned.
func delay(planned, actual, on register.Day) *int {
	end := actual
	if end.IsZero() {
		end = on
	}
	if planned.IsZero() || actual.IsZero() && end <= planned {
		return nil
	}
	days := end.Sub(planned)
	return &days
}

func (r reader) party(c *register.Contract, p register.Party) Party {
	out := Party{Organisation: r.ref(p.Organisation), Capacity: p.Capacity, Deliberation: p.Deliberation, Delegation: p.Delegation}
	out.College = r.word(r.programmeOf(c.Territory), func(p *pack) []named { return p.Colleges }, p.College)
	for _, s := range c.Signatures {
		if s.Organisation == p.Organisation && s.On <= r.On {
			out.Signature = &Signature{r.ref(s.Person), s.Capacity, s.Deliberation, s.Delegation, meansOf(s), s.File, s.On, s.Act}
		}
	}
	return out
}

// order places the steps of a contract on its way; a contract that is closed has run its whole life.
var order = []register.ContractStep{register.Prepared, register.Approved, register.Signed, register.Closed, register.InForce}

// furthest returns the contract that is furthest on its way: one in force before one that is closed, an older first.
func furthest(all []ContractSheet) (best *ContractShort) {
	for i := range all {
		if best == nil || slices.Index(order, all[i].Status) > slices.Index(order, best.Status) {
			best = &all[i].ContractShort
		}
	}
	return best
}

func (r reader) commitment(c *register.Contract, one register.Commitment) Commitment {
	out := Commitment{ID: one.ID, What: one.What, Owner: r.ref(one.Owner), Due: one.Due}
	if kept, ok := c.Kept[one.ID]; ok && kept.On <= r.On {
		out.Kept, out.Act = kept.On, kept.Act
	}
	out.Delay = delay(one.Due, out.Kept, r.On)
	return out
}

// signatureMeans are the ways of signing, each by its true name.
var signatureMeans = map[string]locale.Text{
	"approval":   {FR: "approbation dans le registre", EN: "approval in the register"},
	"wet-scan":   {FR: "copie d’une signature manuscrite", EN: "scan of a handwritten signature"},
	"electronic": {FR: "signature électronique extérieure", EN: "external electronic signature"},
	"paper":      {FR: "reprise d’un original sur papier", EN: "taken up from a paper original"},
}

// meansOf says by what a party signed. An act without a person was taken up from paper; with one, the act is the signature.
func meansOf(s register.Signature) Word {
	code := s.Means
	switch {
	case code != "":
	case s.Person == "":
		code = "paper"
	default:
		code = "approval"
	}
	return Word{code, signatureMeans[code]}
}
