package act

import (
	"regexp"

	"jalon/calendar"
	"jalon/locale"
	"jalon/register"
)

// AliasGiven (attribution d'un code officiel) notes the code that a public list gives a territory, for a time. Codes were
// reused for other territories: they are never keys.
type AliasGiven struct {
	Territory id     `json:"territory" fr:"Territoire" en:"Territory"`
	Code      string `json:"code" fr:"Code" en:"Code"`
	List      string `json:"list" fr:"Liste" en:"List"`
	Until     day    `json:"until,omitzero" fr:"Dernier jour" en:"Last day"`
}

// Kind implements register.Act.
func (*AliasGiven) Kind() kind { return "alias.given" }

// Power is that of a body competent over the territory.
func (a *AliasGiven) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

var codeForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// Check refuses a code that the same list gives somebody else at the same time.
func (a *AliasGiven) Check(s *state, at stamp) *register.Refusal {
	if !codeForm.MatchString(a.Code) {
		return register.Refuse(register.Invalid, "alias.malformed", "code", a.Code).On("code")
	}
	if !a.Until.IsZero() && a.Until < at.Effect {
		return register.Refuse(register.Invalid, "alias.backwards", "from", at.Effect, "to", a.Until).On("until")
	}
	for _, other := range s.Territories.All() {
		for _, alias := range other.Aliases {
			if alias.Code == a.Code && alias.List == a.List && alias.Span.Meets(a.span(at)) {
				return register.Refuse(register.Conflict, "alias.taken", "code", a.Code, "list", a.List, "territory", other.ID).On("code")
			}
		}
	}
	return first(unknown(s, "territory", "ti", a.Territory), absent("territory", a.Territory == ""), absent("list", a.List == ""))
}

func (a *AliasGiven) span(at stamp) calendar.Span {
	span := calendar.Span{From: at.Effect}
	if !a.Until.IsZero() {
		span.To = a.Until.Add(1)
	}
	return span
}

// Apply implements register.Act.
func (a *AliasGiven) Apply(s *state, at stamp) {
	t := s.Territories.Edit(a.Territory)
	t.Aliases = append(t.Aliases, register.Alias{Code: a.Code, List: a.List, Span: a.span(at), Act: at.Seq})
}

var aliasGiven = register.Declaration{
	New:      func() register.Act { return new(AliasGiven) },
	Name:     locale.Text{FR: "Attribution d’un code officiel", EN: "Official code given"},
	Sentence: locale.Text{FR: "{territory} porte le code {code} ({list}).", EN: "{territory} bears the code {code} ({list})."},
	Help:     locale.Text{FR: "Note le code qu’une liste publique donne à un territoire, pour un temps.", EN: "Notes the code a public list gives a territory, for a time."},
	Refusals: map[string]locale.Text{
		"alias.malformed": {FR: "« {code} » n’est pas un code (minuscules, chiffres, traits d’union).", EN: "“{code}” is not a code (lowercase letters, digits, hyphens)."},
		"alias.backwards": {FR: "Le code finirait le {to}, avant de commencer le {from}.", EN: "The code would end on {to}, before it begins on {from}."},
		"alias.taken":     {FR: "Dans « {list} », le code {code} est celui de {territory}.", EN: "In “{list}”, the code {code} is that of {territory}."},
	},
}
