package act

import (
	"jalon/locale"
	"jalon/register"
)

// OpinionAsked (demande d'avis) asks a body what it thinks of an application, by a day. Several may be asked at once. What
// silence means is said when asking: nothing, unless it is said to be favourable.
type OpinionAsked struct {
	Application id     `json:"application" fr:"Candidature" en:"Application"`
	Of          id     `json:"of" fr:"Instance consultée" en:"Body asked"`
	Due         day    `json:"due" fr:"Réponse attendue le" en:"Answer due on"`
	Silence     string `json:"silence,omitempty" fr:"Le silence vaut avis" en:"Silence counts as"`
}

// Kind implements register.Act.
func (*OpinionAsked) Kind() kind { return "opinion.asked" }

// Power is that of giving an opinion on the application: who may give one may ask others for theirs.
func (a *OpinionAsked) Power(s *state) power {
	return overApplication(s, "opinion.given", a.Application)
}

// Check implements register.Act.
func (a *OpinionAsked) Check(s *state, at stamp) *register.Refusal {
	f, r := undecided(s, a.Application, at.Effect)
	if r != nil {
		return r
	}
	if _, r := sitting(s, "of", a.Of, at.Effect); r != nil {
		return r
	}
	switch {
	case a.Due < at.Effect:
		return register.Refuse(register.Invalid, "opinion.due", "due", a.Due, "day", at.Effect).On("due")
	case a.Silence != "" && a.Silence != register.Favourable:
		return register.Refuse(register.Invalid, "opinion.silence", "silence", a.Silence).On("silence")
	}
	for _, one := range f.Asked {
		if one.Of == a.Of {
			return register.Refuse(register.Conflict, "opinion.asked-already", "body", a.Of, "on", one.On).On("of")
		}
	}
	return nil
}

// Apply implements register.Act.
func (a *OpinionAsked) Apply(s *state, at stamp) {
	f := s.Applications.Edit(a.Application)
	f.Asked = append(f.Asked, register.Asking{Of: a.Of, On: at.Effect, Due: a.Due, Silence: a.Silence, Act: at.Seq})
	s.Concern(f.Territory, a.Of)
}

var opinionAsked = register.Declaration{
	New:      func() register.Act { return new(OpinionAsked) },
	Name:     locale.Text{FR: "Demande d’avis", EN: "Opinion asked"},
	Sentence: locale.Text{FR: "L’avis de {of} est demandé sur la candidature {application}, pour le {due}.", EN: "{of} is asked for its opinion on the application {application}, by {due}."},
	Help: locale.Text{
		FR: "Demande à une instance son avis sur une candidature, pour un jour dit. Plusieurs peuvent être consultées ensemble ; le silence ne vaut avis que si on le dit.",
		EN: "Asks a body for its opinion on an application, by a day. Several may be asked together; silence is no opinion unless it is said to be one."},
	Refusals: also(applicationRefusals, map[string]locale.Text{
		"opinion.due":           {FR: "L’avis serait attendu le {due}, avant d’être demandé le {day}.", EN: "The opinion would be due on {due}, before it is asked for on {day}."},
		"opinion.silence":       {FR: "Le silence vaut avis favourable, ou ne vaut rien : « {silence} » n’est ni l’un ni l’autre.", EN: "Silence counts as favourable, or as nothing: “{silence}” is neither."},
		"opinion.asked-already": {FR: "L’avis de {body} est déjà demandé depuis le {on}.", EN: "{body} was already asked for its opinion on {on}."},
	}),
}
