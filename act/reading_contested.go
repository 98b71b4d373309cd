package act

import (
	"jalon/locale"
	"jalon/register"
)

// ReadingContested (contestation d'un relevé) gives another value for a reading. Both stay visible until an act settles it.
type ReadingContested struct {
	Action  id     `json:"action" fr:"Action" en:"Action"`
	Reading int64  `json:"reading" fr:"Numéro de l’acte de relevé" en:"Number of the act of reading"`
	Value   int64  `json:"value_hundredths" fr:"Autre valeur (centièmes)" en:"Other value (hundredths)"`
	Reason  string `json:"reason" fr:"Motif" en:"Reason"`
}

// Kind implements register.Act.
func (*ReadingContested) Kind() kind { return "reading.contested" }

// Power is that of a body competent over the action's territory.
func (a *ReadingContested) Power(s *state) power { return overAction(s, a.Kind(), a.Action) }

// Check implements register.Act.
func (a *ReadingContested) Check(s *state, at stamp) *register.Refusal {
	_, r := unsettled(s, a.Action, a.Reading, at)
	return first(r, absent("reason", a.Reason == ""))
}

// unsettled finds a reading that was taken by a day and is not settled.
func unsettled(s *state, action id, act int64, at stamp) (reading register.Reading, _ *register.Refusal) {
	one, r := followable(s, action, at.Effect)
	if r != nil {
		return reading, r
	}
	i := one.Reading(act)
	if i < 0 || one.Readings[i].On > at.Effect {
		return reading, register.Refuse(register.Missing, "reading.unknown", "act", act, "action", action).On("reading")
	}
	reading = one.Readings[i]
	if reading.Settled.Act != 0 {
		return reading, register.Refuse(register.Conflict, "reading.settled", "reading", act, "act", reading.Settled.Act).On("reading")
	}
	return reading, nil
}

// Apply implements register.Act.
func (a *ReadingContested) Apply(s *state, at stamp) {
	one := s.Actions.Edit(a.Action)
	r := &one.Readings[one.Reading(a.Reading)]
	r.Contests = append(r.Contests, register.Contest{Value: a.Value, Reason: a.Reason, On: at.Effect, Act: at.Seq})
	s.Concern(one.Territory)
}

// readingRefusals are the sentences of what unsettled refuses.
var readingRefusals = map[string]locale.Text{
	"reading.unknown": {FR: "L’acte n° {act} ne relève rien pour {action} à cette date.", EN: "Act no. {act} reads nothing for {action} by that day."},
	"reading.settled": {FR: "Le relevé de l’acte n° {reading} est tranché par l’acte n° {act}.", EN: "The reading of act no. {reading} was settled by act no. {act}."},
}

var readingContested = register.Declaration{
	New:      func() register.Act { return new(ReadingContested) },
	Name:     locale.Text{FR: "Contestation d’un relevé", EN: "Reading contested"},
	Sentence: locale.Text{FR: "{action} : le relevé de l’acte n° {reading} est contesté : {reason}", EN: "{action}: the reading of act no. {reading} is contested: {reason}"},
	Help:     locale.Text{FR: "Oppose une autre valeur à un relevé. Les deux restent visibles jusqu’à l’acte qui tranche.", EN: "Opposes another value to a reading. Both stay visible until an act settles it."},
	Refusals: readingRefusals,
}
