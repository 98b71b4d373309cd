package act

import (
	"jalon/locale"
	"jalon/register"
)

// ReadingTaken (relevé d'un indicateur) is the value of an action's indicator on a day, in hundredths of its unit.
type ReadingTaken struct {
	Action    id     `json:"action" fr:"Action" en:"Action"`
	Indicator string `json:"indicator" fr:"Indicateur" en:"Indicator"`
	Value     int64  `json:"value_hundredths" fr:"Valeur (centièmes)" en:"Value (hundredths)"`
	Source    string `json:"source" fr:"Source" en:"Source"`
}

// Kind implements register.Act.
func (*ReadingTaken) Kind() kind { return "reading.taken" }

// Power is that of a body competent over the action's territory.
func (a *ReadingTaken) Power(s *state) power { return overAction(s, a.Kind(), a.Action) }

// Check implements register.Act.
func (a *ReadingTaken) Check(s *state, at stamp) *register.Refusal {
	one, r := followable(s, a.Action, at.Effect)
	if r != nil {
		return r
	}
	if _, ok := one.Sheet(at.Effect).Goal(a.Indicator); !ok {
		return register.Refuse(register.Missing, "indicator.unknown", "indicator", a.Indicator, "action", a.Action).On("indicator")
	}
	return absent("source", a.Source == "")
}

// Apply implements register.Act.
func (a *ReadingTaken) Apply(s *state, at stamp) {
	one := s.Actions.Edit(a.Action)
	one.Readings = append(one.Readings, register.Reading{Target: a.Indicator, Value: a.Value, Source: a.Source, On: at.Effect, Act: at.Seq})
	s.Concern(one.Territory)
}

var readingTaken = register.Declaration{
	New:      func() register.Act { return new(ReadingTaken) },
	Name:     locale.Text{FR: "Relevé d’un indicateur", EN: "Reading taken"},
	Sentence: locale.Text{FR: "{action} : « {indicator} » est relevé ({source}).", EN: "{action}: “{indicator}” is read ({source})."},
	Help:     locale.Text{FR: "Note la valeur d’un indicateur d’une action, avec sa source.", EN: "Notes the value of an action’s indicator, with its source."},
	Refusals: map[string]locale.Text{
		"indicator.unknown": {FR: "La fiche de {action} n’a pas d’indicateur « {indicator} ».", EN: "The sheet of {action} has no indicator “{indicator}”."},
	},
}
