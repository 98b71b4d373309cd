package act

import (
	"jalon/locale"
	"jalon/register"
)

// OrientationSet (orientation stratégique) is a direction that a body sets for the territories it covers.
type OrientationSet struct {
	Body  id     `json:"body" fr:"Instance" en:"Body"`
	Title string `json:"title" fr:"Titre" en:"Title"`
	Text  string `json:"text" fr:"Texte" en:"Text"`
}

// Kind implements register.Act.
func (*OrientationSet) Kind() kind { return "orientation.set" }

// Power is that of the body itself.
func (a *OrientationSet) Power(*state) power {
	return power{Kind: a.Kind(), Over: a.Body, Itself: true}
}

// Check implements register.Act.
func (a *OrientationSet) Check(s *state, _ stamp) *register.Refusal {
	return first(unknown(s, "body", "body", a.Body), absent("title", a.Title == ""), absent("text", a.Text == ""))
}

// Apply implements register.Act.
func (a *OrientationSet) Apply(s *state, at stamp) {
	s.Orientations = append(s.Orientations, register.Orientation{Body: a.Body, Title: a.Title, Text: a.Text, On: at.Effect, Act: at.Seq})
	s.Concern(a.Body)
}

var orientationSet = register.Declaration{
	New:      func() register.Act { return new(OrientationSet) },
	Name:     locale.Text{FR: "Orientation stratégique", EN: "Orientation set"},
	Sentence: locale.Text{FR: "{body} fixe une orientation : {title}", EN: "{body} sets an orientation: {title}"},
	Help:     locale.Text{FR: "Fixe une orientation pour les territoires du ressort.", EN: "Sets a direction for the territories covered."},
}
