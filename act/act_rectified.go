package act

import (
	"cmp"
	"slices"

	"jalon/locale"
	"jalon/register"
)

// ActRectified (rectification) says in the margin of an earlier act what was wrong in it. The act itself stays as it was
// recorded; where the rectification changes what is true, the acts that do so follow it.
type ActRectified struct {
	Act     int64  `json:"act" fr:"Numéro de l’acte" en:"Number of the act"`
	Over    id     `json:"over,omitempty" fr:"Territoire, instance ou programme concerné" en:"Territory, body or programme concerned"`
	Reason  string `json:"reason" fr:"Ce qui est rectifié" en:"What is rectified"`
	Field   string `json:"field,omitempty" fr:"Champ" en:"Field"`
	Reading string `json:"reading,omitempty" fr:"À lire ainsi" en:"To be read as"`
}

// Kind implements register.Act.
func (*ActRectified) Kind() kind { return "act.rectified" }

// Power is that of a body competent over what the act concerned; the registry's, where nothing is named.
func (a *ActRectified) Power(*state) power {
	return power{Kind: a.Kind(), Over: cmp.Or(a.Over, register.Registry)}
}

// Check implements register.Act.
func (a *ActRectified) Check(s *state, at stamp) *register.Refusal {
	if a.Act < 1 || a.Act >= at.Seq {
		return register.Refuse(register.Missing, "act.unknown", "seq", a.Act).On("act")
	}
	if a.Over != "" && !slices.Contains(s.History(a.Over), a.Act) {
		return register.Refuse(register.Conflict, "act.elsewhere", "act", a.Act, "over", a.Over).On("over")
	}
	return first(absent("reason", a.Reason == ""), absent("field", a.Field == "" && a.Reading != ""), absent("reading", a.Field != "" && a.Reading == ""))
}

// Apply implements register.Act.
func (a *ActRectified) Apply(s *state, at stamp) {
	s.Marks[a.Act] = append(s.Marks[a.Act], register.Mark{
		Act: at.Seq, Kind: a.Kind(), On: at.Effect, Reason: a.Reason, Field: a.Field, Reading: a.Reading})
	s.Concern(a.Over)
}

var actRectified = register.Declaration{
	New:      func() register.Act { return new(ActRectified) },
	Name:     locale.Text{FR: "Rectification", EN: "Act rectified"},
	Sentence: locale.Text{FR: "L’acte n° {act} est rectifié : {reason}", EN: "Act no. {act} is rectified: {reason}"},
	Help:     locale.Text{FR: "Porte une mention en marge d’un acte. L’acte d’origine reste lisible ; rien n’est effacé.", EN: "Writes in the margin of an act. The original stays readable; nothing is deleted."},
	Refusals: map[string]locale.Text{
		"act.elsewhere": {FR: "L’acte n° {act} ne concerne pas {over}.", EN: "Act no. {act} does not concern {over}."},
	},
}
