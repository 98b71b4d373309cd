package act

import (
	"slices"

	"jalon/locale"
	"jalon/register"
)

// RequestRaised (demande remontée) asks another level to lift an obstacle or to bring help. It owes an answer.
type RequestRaised struct {
	Request   id     `json:"question" fr:"Demande" en:"Request"`
	From      id     `json:"from" fr:"Instance qui demande" en:"Body that asks"`
	To        id     `json:"to" fr:"Instance à qui l’on demande" en:"Body asked"`
	Territory id     `json:"territory,omitempty" fr:"Territoire" en:"Territory"`
	Type      string `json:"type" fr:"Nature" en:"Type"`
	Text      string `json:"text" fr:"Texte" en:"Text"`
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
	return first(taken(s, "question", a.Request, "question"), unknown(s, "from", "body", a.From), unknown(s, "to", "body", a.To), absent("to", a.To == ""),
		unknown(s, "territory", "ti", a.Territory), absent("text", a.Text == ""))
}

// Apply implements register.Act.
func (a *RequestRaised) Apply(s *state, at stamp) {
	s.Questions.Add(a.Request, register.Question{ID: a.Request, From: a.From, To: a.To, Territory: a.Territory,
		Type: a.Type, Text: a.Text, Raised: at.Effect, Act: at.Seq})
	s.Concern(a.From, a.To, a.Territory)
}

var requestRaised = register.Declaration{
	New:      func() register.Act { return new(RequestRaised) },
	Name:     locale.Text{FR: "Demande remontée", EN: "Request raised"},
	Sentence: locale.Text{FR: "{from} demande à {to} : {text}", EN: "{from} asks {to}: {text}"},
	Help:     locale.Text{FR: "Remonte un obstacle ou un besoin à un autre échelon, qui doit répondre.", EN: "Raises an obstacle or a need to another level, which owes an answer."},
	Refusals: map[string]locale.Text{
		"request.type":      {FR: "« {type} » n’est pas une nature de demande : {types}.", EN: "“{type}” is not a type of request: {types}."},
		"request.to-itself": {FR: "{body} ne peut se demander à elle-même.", EN: "{body} cannot ask itself."},
	},
}
