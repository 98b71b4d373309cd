package act

import (
	"jalon/locale"
	"jalon/register"
)

// RequestAnswered (réponse à une demande) is what the level asked replies. It may reply again.
type RequestAnswered struct {
	Request id     `json:"question" fr:"Demande" en:"Request"`
	Text    string `json:"text" fr:"Réponse" en:"Answer"`
}

// Kind implements register.Act.
func (*RequestAnswered) Kind() kind { return "request.answered" }

// Power is that of the body asked.
func (a *RequestAnswered) Power(s *state) power {
	q, ok := s.Questions.Get(a.Request)
	if !ok {
		return power{Kind: a.Kind(), Over: a.Request}
	}
	return power{Kind: a.Kind(), Over: q.To}
}

// Check implements register.Act.
func (a *RequestAnswered) Check(s *state, at stamp) *register.Refusal {
	if q, ok := s.Questions.Get(a.Request); !ok {
		return register.Refuse(register.Missing, "object.unknown", "id", a.Request).On("question")
	} else if at.Effect < q.Raised {
		return register.Refuse(register.Conflict, "request.answered-before", "raised", q.Raised, "answered", at.Effect)
	}
	return absent("text", a.Text == "")
}

// Apply implements register.Act.
func (a *RequestAnswered) Apply(s *state, at stamp) {
	q := s.Questions.Edit(a.Request)
	q.Answers = append(q.Answers, register.Answer{Body: at.Body, Text: a.Text, On: at.Effect, Act: at.Seq})
	s.Concern(q.From, q.To, q.Territory)
}

var requestAnswered = register.Declaration{
	New:      func() register.Act { return new(RequestAnswered) },
	Name:     locale.Text{FR: "Réponse à une demande", EN: "Request answered"},
	Sentence: locale.Text{FR: "Réponse à {question} : {text}", EN: "Answer to {question}: {text}"},
	Help:     locale.Text{FR: "Répond à une demande remontée.", EN: "Answers a request that was raised."},
	Refusals: map[string]locale.Text{
		"request.answered-before": {FR: "La réponse serait du {answered}, avant la demande du {raised}.", EN: "The answer would be of {answered}, before the request of {raised}."},
	},
}
