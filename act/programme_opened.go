package act

import (
	"crypto/sha256"
	"encoding/hex"

	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// ProgrammeOpened (ouverture d'un programme) makes a programme exist under rules that it carries whole.
//
// The text of the rules is in the act, so that the register reads itself for ever, whatever packs later versions ship.
type ProgrammeOpened struct {
	Pack string `json:"pack" fr:"Règlement du programme (YAML)" en:"Rules of the programme (YAML)"`
}

// Kind implements register.Act.
func (*ProgrammeOpened) Kind() kind { return "programme.opened" }

// Power is the registry's.
func (a *ProgrammeOpened) Power(*state) power { return power{Kind: a.Kind()} }

// LongText lets the act carry a document.
func (*ProgrammeOpened) LongText() {}

// Check refuses rules that do not hold together, with every fault and its line.
func (a *ProgrammeOpened) Check(s *state, at stamp) *register.Refusal {
	p, err := programme.Parse(a.Pack, s.Words())
	if err != nil {
		return register.Refuse(register.Invalid, "programme.faulty", "faults", err.Error()).On("pack")
	}
	return taken(s, "pack", programmeID(p), "programme")
}

// Apply implements register.Act.
func (a *ProgrammeOpened) Apply(s *state, at stamp) {
	p := programme.Read(a.Pack)
	sum := sha256.Sum256([]byte(a.Pack))
	one := programmeID(p)
	s.Programmes.Add(one, register.Programme{ID: one, Pack: p, Hash: hex.EncodeToString(sum[:]), Opened: at.Effect, Act: at.Seq})
}

func programmeID(p *programme.Pack) id { return register.Join("programme", p.ID) }

var programmeOpened = register.Declaration{
	New:  func() register.Act { return new(ProgrammeOpened) },
	Name: locale.Text{FR: "Ouverture d’un programme", EN: "Programme opened"},
	Sentence: locale.Text{
		FR: "Le programme est ouvert, avec son règlement.",
		EN: "The programme is opened, with its rules."},
	Help: locale.Text{
		FR: "Fait exister un programme avec ses échelons, ses sièges, ses pouvoirs, ses phases et ses objectifs.",
		EN: "Makes a programme exist with its levels, seats, powers, phases and targets."},
	Refusals: map[string]locale.Text{
		"programme.faulty": {
			FR: "Le règlement du programme a des défauts : {faults}",
			EN: "The rules of the programme have faults: {faults}"},
	},
}
