package act

import (
	"jalon/locale"
	"jalon/register"
)

// InformationPublished (diffusion d'information) addresses a piece of news to some levels of the programme, or to the
// public when none is named.
type InformationPublished struct {
	Body   id       `json:"body" fr:"Instance" en:"Body"`
	Title  string   `json:"title" fr:"Titre" en:"Title"`
	Text   string   `json:"text" fr:"Texte" en:"Text"`
	Levels []string `json:"levels,omitempty" fr:"Échelons destinataires" en:"Levels addressed"`
}

// Kind implements register.Act.
func (*InformationPublished) Kind() kind { return "information.published" }

// Power is that of the body itself.
func (a *InformationPublished) Power(*state) power {
	return power{Kind: a.Kind(), Over: a.Body, Itself: true}
}

// Check implements register.Act.
func (a *InformationPublished) Check(s *state, at stamp) *register.Refusal {
	if r := first(unknown(s, "body", "body", a.Body), absent("title", a.Title == ""), absent("text", a.Text == "")); r != nil {
		return r
	}
	b, _ := s.Bodies.Get(a.Body)
	pack := s.Pack(b)
	for _, l := range a.Levels {
		if _, ok := pack.Level(l); !ok {
			return register.Refuse(register.Missing, "level.unknown", "level", l, "programme", b.Programme).On("levels")
		}
	}
	return nil
}

// Apply implements register.Act.
func (a *InformationPublished) Apply(s *state, at stamp) {
	s.Information = append(s.Information, register.Information{
		Body: a.Body, Title: a.Title, Text: a.Text, Levels: a.Levels, On: at.Effect, Act: at.Seq})
	s.Concern(a.Body)
}

var informationPublished = register.Declaration{
	New:      func() register.Act { return new(InformationPublished) },
	Name:     locale.Text{FR: "Diffusion d’information", EN: "Information published"},
	Sentence: locale.Text{FR: "{body} publie : {title}", EN: "{body} publishes: {title}"},
	Help:     locale.Text{FR: "Diffuse une information aux échelons nommés, ou au public.", EN: "Publishes news to the levels named, or to the public."},
	Refusals: map[string]locale.Text{
		"level.unknown": {FR: "Le programme {programme} n’a pas d’échelon « {level} ».", EN: "The programme {programme} has no level “{level}”."},
	},
}
