package act

import (
	"jalon/locale"
	"jalon/register"
)

// PhaseClosed (clôture d'une phase) closes a phase that is open, once.
type PhaseClosed struct {
	Programme id     `json:"programme" fr:"Programme" en:"Programme"`
	Phase     string `json:"phase" fr:"Phase" en:"Phase"`
}

// Kind implements register.Act.
func (*PhaseClosed) Kind() kind { return "phase.closed" }

// Power is that of a body competent over the programme.
func (a *PhaseClosed) Power(*state) power { return power{Kind: a.Kind(), Over: a.Programme} }

// Check implements register.Act.
func (a *PhaseClosed) Check(s *state, at stamp) *register.Refusal {
	p, r := phaseOf(s, a.Programme, a.Phase)
	if r != nil {
		return r
	}
	switch run := p.Run(a.Phase); {
	case run == nil:
		return register.Refuse(register.Missing, "phase.not-open", "phase", a.Phase).On("phase")
	case !run.Closed.IsZero():
		return register.Refuse(register.Conflict, "phase.already-closed", "phase", a.Phase, "since", run.Closed).On("phase")
	case at.Effect < run.Opened:
		return register.Refuse(register.Conflict, "phase.closed-before", "phase", a.Phase, "opened", run.Opened, "closed", at.Effect).On("phase")
	}
	return nil
}

// Apply implements register.Act.
func (a *PhaseClosed) Apply(s *state, at stamp) {
	run := s.Programmes.Edit(a.Programme).Run(a.Phase)
	run.Closed, run.ClosedBy = at.Effect, at.Seq
}

var phaseClosed = register.Declaration{
	New:      func() register.Act { return new(PhaseClosed) },
	Name:     locale.Text{FR: "Clôture d’une phase", EN: "Phase closed"},
	Sentence: locale.Text{FR: "La phase « {phase} » est close.", EN: "The phase “{phase}” is closed."},
	Help:     locale.Text{FR: "Clôt une phase ouverte, au jour réel.", EN: "Closes an open phase, on its actual day."},
	Refusals: also(phaseRefusals, map[string]locale.Text{
		"phase.not-open":       {FR: "La phase « {phase} » n’est pas ouverte.", EN: "The phase “{phase}” is not open."},
		"phase.already-closed": {FR: "La phase « {phase} » est close depuis le {since} ; elle ne se clôt qu’une fois.", EN: "The phase “{phase}” has been closed since {since}; it closes once."},
		"phase.closed-before":  {FR: "La phase « {phase} » serait close le {closed}, avant son ouverture le {opened}.", EN: "The phase “{phase}” would close on {closed}, before it opened on {opened}."},
	}),
}
