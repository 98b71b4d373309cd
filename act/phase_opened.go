package act

import (
	"jalon/locale"
	"jalon/register"
)

// PhaseOpened (ouverture d'une phase) opens a phase of a programme. The planned days stay in the programme's rules; the
// day of effect is the actual one.
type PhaseOpened struct {
	Programme id     `json:"programme" fr:"Programme" en:"Programme"`
	Phase     string `json:"phase" fr:"Phase" en:"Phase"`
}

// Kind implements register.Act.
func (*PhaseOpened) Kind() kind { return "phase.opened" }

// Power is that of a body competent over the programme.
func (a *PhaseOpened) Power(*state) power { return power{Kind: a.Kind(), Over: a.Programme} }

// Check refuses a phase that the programme does not have, or that has opened.
func (a *PhaseOpened) Check(s *state, at stamp) *register.Refusal {
	p, r := phaseOf(s, a.Programme, a.Phase)
	if r != nil {
		return r
	}
	if run := p.Run(a.Phase); run != nil {
		return register.Refuse(register.Conflict, "phase.already-open", "phase", a.Phase, "since", run.Opened).On("phase")
	}
	return nil
}

// phaseOf finds a programme that has a phase.
func phaseOf(s *state, programme id, phase string) (*register.Programme, *register.Refusal) {
	p, ok := s.Programmes.Get(programme)
	if !ok {
		return nil, register.Refuse(register.Missing, "object.unknown", "id", programme).On("programme")
	}
	if _, ok := p.Pack.Phase(phase); !ok {
		return nil, register.Refuse(register.Missing, "phase.unknown", "phase", phase, "programme", programme).On("phase")
	}
	return p, nil
}

// Apply implements register.Act.
func (a *PhaseOpened) Apply(s *state, at stamp) {
	p := s.Programmes.Edit(a.Programme)
	p.Phases = append(p.Phases, register.PhaseRun{ID: a.Phase, Opened: at.Effect, OpenedBy: at.Seq})
}

var phaseRefusals = map[string]locale.Text{
	"phase.unknown": {FR: "{programme} n’a pas de phase « {phase} ».", EN: "{programme} has no phase “{phase}”."},
}

var phaseOpened = register.Declaration{
	New:      func() register.Act { return new(PhaseOpened) },
	Name:     locale.Text{FR: "Ouverture d’une phase", EN: "Phase opened"},
	Sentence: locale.Text{FR: "La phase « {phase} » est ouverte.", EN: "The phase “{phase}” is opened."},
	Help: locale.Text{
		FR: "Ouvre une phase du programme, au jour réel. Le jour prévu reste dans le règlement.",
		EN: "Opens a phase of the programme, on its actual day. The planned day stays in the rules."},
	Refusals: also(phaseRefusals, map[string]locale.Text{
		"phase.already-open": {FR: "La phase « {phase} » est ouverte depuis le {since}.", EN: "The phase “{phase}” has been open since {since}."},
	}),
}
