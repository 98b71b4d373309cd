package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// RequestRaised (demande remontée) asks another level to lift an obstacle or to bring help. It owes an answer. A text that is sealed is
// for readers:"levels": the bodies that ask and are asked until there is an answer, then everybody.
type RequestRaised struct {
	Request   id     `json:"question" fr:"Demande" en:"Request"`
	From      id     `json:"from" fr:"Instance qui demande" en:"Body that asks"`
	To        id     `json:"to" fr:"Instance à qui l’on demande" en:"Body asked"`
	Territory id     `json:"territory,omitempty" fr:"Territoire" en:"Territory"`
	Type      string `json:"type" fr:"Nature" en:"Type"`

	SealedText register.Sealed `json:"sealed_text,omitzero" readers:"levels" fr:"Texte, réservé aux deux instances jusqu’à la réponse" en:"Text, restricted to both bodies until it is answered"`
	Text       string          `json:"text,omitempty" fr:"Texte, public aussitôt" en:"Text, public at once"`
}

// requestTypes are the sorts of requests: an obstacle, a rule to simplify, engineering, money.
var requestTypes = []string{"obstacle", "simplification", "engineering", "funding"}

// Kind implements register.Act.
func (*RequestRaised) Kind() kind { return "request.raised" }

// Power is that of the body that asks.
func (a *RequestRaised) Power(*state) power { return power{Kind: a.Kind(), Over: a.From, Itself: true} }

// Check implements register.Act.
func (a *RequestRaised) Check(s *state, at stamp) *register.Refusal {
	if !slices.Contains(requestTypes, a.Type) {
		return register.Refuse(register.Invalid, "request.type", "type", a.Type, "types", requestTypes).On("type")
	}
	if a.From == a.To {
		return register.Refuse(register.Invalid, "request.to-itself", "body", a.From).On("to")
	}
	if a.Text != "" && !a.SealedText.Empty() {
		return register.Refuse(register.Conflict, "request.both").On("text")
	}
	return first(taken(s, "question", a.Request, "question"), unknown(s, "from", "body", a.From), unknown(s, "to", "body", a.To), absent("to", a.To == ""),
		unknown(s, "territory", "ti", a.Territory), absent("sealed_text", a.Text == "" && a.SealedText.Empty()))
}

// Apply implements register.Act.
func (a *RequestRaised) Apply(s *state, at stamp) {
	s.Questions.Add(a.Request, register.Question{ID: a.Request, From: a.From, To: a.To, Territory: a.Territory,
		Type: a.Type, Text: a.Text, Sealed: a.SealedText.Seal(), Raised: at.Effect, Act: at.Seq})
	s.Concern(a.From, a.To, a.Territory)
}

var requestRaised = register.Declaration{
	New:      func() register.Act { return new(RequestRaised) },
	Name:     locale.Text{FR: "Demande remontée", EN: "Request raised"},
	Sentence: locale.Text{FR: "{from} demande à {to} : {text}", EN: "{from} asks {to}: {text}"},
	Help:     locale.Text{FR: "Remonte un obstacle ou un besoin à un autre échelon, qui doit répondre. Le texte est public aussitôt, ou réservé aux deux instances jusqu’à la réponse, puis public.", EN: "Raises an obstacle or a need to another level, which owes an answer. The text is public at once, or restricted to both bodies until it is answered, then public."},
	Refusals: map[string]locale.Text{
		"request.type":      {FR: "« {type} » n’est pas une nature de demande : {types}.", EN: "“{type}” is not a type of request: {types}."},
		"request.both":      {FR: "Le texte est public ou réservé : remplissez l’un ou l’autre.", EN: "The text is public or restricted: fill in one or the other."},
		"request.to-itself": {FR: "{body} ne peut se demander à elle-même.", EN: "{body} cannot ask itself."},
	},
}
