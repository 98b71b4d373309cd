package act

import (
	"jalon/locale"
	"jalon/register"
)

// ReadingSettled (arbitrage d'un relevé) says which value of a contested reading stands.
type ReadingSettled struct {
	Action  id     `json:"action" fr:"Action" en:"Action"`
	Reading int64  `json:"reading" fr:"Numéro de l’acte de relevé" en:"Number of the act of reading"`
	Value   int64  `json:"value_hundredths" fr:"Valeur retenue (centièmes)" en:"Value that stands (hundredths)"`
	Reason  string `json:"reason" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*ReadingSettled) Kind() kind { return "reading.settled" }

// Power is that of a body competent over the action's territory.
func (a *ReadingSettled) Power(s *state) power { return overAction(s, a.Kind(), a.Action) }

// Check implements register.Act.
func (a *ReadingSettled) Check(s *state, at stamp) *register.Refusal {
	reading, r := unsettled(s, a.Action, a.Reading, at)
	if r != nil {
		return r
	}
	if !reading.Open(at.Effect) {
		return register.Refuse(register.Conflict, "reading.uncontested", "reading", a.Reading).On("reading")
	}
	return absent("reason", a.Reason == "")
}

// Apply implements register.Act.
func (a *ReadingSettled) Apply(s *state, at stamp) {
	one := s.Actions.Edit(a.Action)
	one.Readings[one.Reading(a.Reading)].Settled = register.Contest{Value: a.Value, Reason: a.Reason, On: at.Effect, Act: at.Seq}
	s.Concern(one.Territory)
}

var readingSettled = register.Declaration{
	New:      func() register.Act { return new(ReadingSettled) },
	Name:     locale.Text{FR: "Arbitrage d’un relevé", EN: "Reading settled"},
	Sentence: locale.Text{FR: "{action} : le relevé de l’acte n° {reading} est tranché : {reason}", EN: "{action}: the reading of act no. {reading} is settled: {reason}"},
	Help:     locale.Text{FR: "Tranche un relevé contesté.", EN: "Settles a contested reading."},
	Refusals: also(readingRefusals, map[string]locale.Text{
		"reading.uncontested": {FR: "Personne ne conteste le relevé de l’acte n° {reading} à cette date.", EN: "Nobody contests the reading of act no. {reading} by that day."},
	}),
}
