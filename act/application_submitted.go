package act

import (
	"jalon/locale"
	"jalon/register"
)

// ApplicationSubmitted (dépôt d'une candidature) files an application for a territory, with what it holds and what it
// still lacks. A territory has one application under way at a time.
type ApplicationSubmitted struct {
	Application id       `json:"application" fr:"Candidature" en:"Application"`
	Territory   id       `json:"territory" fr:"Territoire" en:"Territory"`
	Pieces      []string `json:"pieces" fr:"Pièces fournies" en:"Pieces provided"`
	Missing     []string `json:"missing,omitempty" fr:"Pièces manquantes" en:"Pieces missing"`
}

// Kind implements register.Act.
func (*ApplicationSubmitted) Kind() kind { return "application.submitted" }

// Power is that of a body competent over the territory.
func (a *ApplicationSubmitted) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *ApplicationSubmitted) Check(s *state, at stamp) *register.Refusal {
	if _, r := live(s, "territory", a.Territory, at.Effect); r != nil {
		return r
	}
	return first(a.alone(s, at), taken(s, "application", a.Application, "application"), absent("pieces", len(a.Pieces) == 0))
}

// alone refuses an application beside another of the territory that is not refused by then, were it submitted later.
func (a *ApplicationSubmitted) alone(s *state, at stamp) *register.Refusal {
	for _, other := range s.Applications.All() {
		if other.Territory != a.Territory {
			continue
		}
		if d, decided := other.Decision(); !decided || d.Value != register.Refused || d.From > at.Effect {
			last := other.Step[len(other.Step)-1]
			return register.Refuse(register.Conflict, "application.already", "application", other.ID, "step", last.Value).On("territory")
		}
	}
	return nil
}

// Apply implements register.Act.
func (a *ApplicationSubmitted) Apply(s *state, at stamp) {
	f := s.Applications.Add(a.Application, register.Application{
		ID: a.Application, Territory: a.Territory, Pieces: a.Pieces, Act: at.Seq, Fictitious: at.Fictitious})
	f.Step.Set(at.Effect, register.Submitted, at.Seq)
	f.Missing.Set(at.Effect, a.Missing, at.Seq)
	s.Concern(a.Territory)
}

var applicationSubmitted = register.Declaration{
	New:      func() register.Act { return new(ApplicationSubmitted) },
	Name:     locale.Text{FR: "Dépôt d’une candidature", EN: "Application submitted"},
	Sentence: locale.Text{FR: "{territory} dépose sa candidature.", EN: "{territory} submits its application."},
	Help:     locale.Text{FR: "Dépose la candidature d’un territoire au label ou à la phase pilote.", EN: "Files a territory’s application for the label or the pilot phase."},
	Refusals: map[string]locale.Text{
		"application.already": {FR: "Une candidature est déjà en cours ou validée : {application} ({step}).", EN: "An application is already under way or validated: {application} ({step})."},
	},
}
