package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// OpinionGiven (avis) is what a body thinks of an application. A body that gives it again changes its opinion; both stay.
type OpinionGiven struct {
	Application id     `json:"application" fr:"Candidature" en:"Application"`
	Sense       string `json:"sense" fr:"Sens" en:"Sense"`
	Text        string `json:"text,omitempty" fr:"Texte" en:"Text"`
}

// senses are the ways an opinion may go.
var senses = []string{"favourable", "reserved", "unfavourable"}

// Kind implements register.Act.
func (*OpinionGiven) Kind() kind { return "opinion.given" }

// Power is that of a body competent over the territory.
func (a *OpinionGiven) Power(s *state) power { return overApplication(s, a.Kind(), a.Application) }

// Check implements register.Act.
func (a *OpinionGiven) Check(s *state, at stamp) *register.Refusal {
	if !slices.Contains(senses, a.Sense) {
		return register.Refuse(register.Invalid, "opinion.sense", "sense", a.Sense, "senses", senses).On("sense")
	}
	_, r := undecided(s, a.Application, at.Effect)
	return r
}

// Apply implements register.Act.
func (a *OpinionGiven) Apply(s *state, at stamp) {
	f := s.Applications.Edit(a.Application)
	f.Opinions = append(f.Opinions, register.Opinion{Body: at.Body, Sense: a.Sense, Text: a.Text, On: at.Effect, Act: at.Seq})
	s.Concern(f.Territory)
}

var opinionGiven = register.Declaration{
	New:      func() register.Act { return new(OpinionGiven) },
	Name:     locale.Text{FR: "Avis sur une candidature", EN: "Opinion given"},
	Sentence: locale.Text{FR: "Avis sur {application} : {sense}.", EN: "Opinion on {application}: {sense}."},
	Help:     locale.Text{FR: "Donne l’avis d’une instance sur une candidature en cours.", EN: "Gives a body’s opinion on an application under way."},
	Refusals: also(applicationRefusals, map[string]locale.Text{
		"opinion.sense": {FR: "« {sense} » n’est pas un sens d’avis : {senses}.", EN: "“{sense}” is no sense of an opinion: {senses}."},
	}),
}
