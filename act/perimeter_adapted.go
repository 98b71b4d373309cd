package act

import (
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
)

// PerimeterAdapted (adaptation du périmètre) adds members to the perimeter of a territory, or removes some, from the
// day of effect.
//
// It is a decision of the committee competent for the territory, and the only way a perimeter changes: an EPCI that
// merges or loses a commune by law changes nothing here. The perimeter cannot become empty.
type PerimeterAdapted struct {
	Territory id                 `json:"territory" fr:"Territoire" en:"Territory"`
	Add       []perimeter.Member `json:"add,omitempty" fr:"Membres ajoutés" en:"Members added"`
	Remove    []perimeter.Member `json:"remove,omitempty" fr:"Membres retirés" en:"Members removed"`
	Request   id                 `json:"request,omitempty" fr:"Demande à laquelle il est répondu" en:"Request answered"`
}

// Kind implements register.Act.
func (*PerimeterAdapted) Kind() kind { return "perimeter.adapted" }

// Power is that of the body competent over the territory.
func (a *PerimeterAdapted) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *PerimeterAdapted) Check(s *state, at stamp) *register.Refusal {
	t, r := live(s, "territory", a.Territory, at.Effect)
	if r != nil {
		return r
	}
	now := t.Members(at.Effect)
	for _, m := range a.Add {
		if perimeter.Holds(now, m) {
			return register.Refuse(register.Conflict, "perimeter.member-present", "member", m.ID(), "territory", a.Territory, "day", at.Effect).On("add")
		}
	}
	for _, m := range a.Remove {
		if !perimeter.Holds(now, m) {
			return register.Refuse(register.Conflict, "perimeter.member-absent", "member", m.ID(), "territory", a.Territory, "day", at.Effect).On("remove")
		}
	}
	return first(
		absent("add", len(a.Add)+len(a.Remove) == 0),
		unknown(s, "request", a.Request),
		real(s, "add", a.Add, at.Effect),
		a.emptied(now))
}

// emptied refuses to leave a territory without members.
func (a *PerimeterAdapted) emptied(now []perimeter.Member) *register.Refusal {
	if len(a.after(now)) == 0 {
		return register.Refuse(register.Conflict, "perimeter.emptied", "territory", a.Territory).On("remove")
	}
	return nil
}

// after returns the perimeter once adapted.
func (a *PerimeterAdapted) after(now []perimeter.Member) []perimeter.Member {
	return perimeter.Union(perimeter.Difference(now, a.Remove), a.Add)
}

// Apply implements register.Act.
func (a *PerimeterAdapted) Apply(s *state, at stamp) {
	t := s.Territories.Edit(a.Territory)
	t.Perimeter.Set(at.Effect, a.after(t.Members(at.Effect)), at.Seq)
	if a.Request != "" {
		s.Requests.Edit(a.Request).Settled.Set(at.Effect, "adapted", at.Seq)
	}
}

var perimeterAdapted = register.Declaration{
	New:      func() register.Act { return new(PerimeterAdapted) },
	Name:     locale.Text{FR: "Adaptation d’un périmètre", EN: "Perimeter adapted"},
	Sentence: locale.Text{FR: "Le périmètre de {territory} est adapté.", EN: "The perimeter of {territory} is adapted."},
	Help: locale.Text{
		FR: "Ajoute ou retire des membres au périmètre d’un territoire, à compter du jour d’effet. L’ancien périmètre reste lisible pour toujours.",
		EN: "Adds or removes members of a territory’s perimeter from the day of effect. The former perimeter stays readable for ever."},
	Refusals: also(memberRefusals, map[string]locale.Text{
		"perimeter.member-present": {FR: "{member} fait déjà partie du périmètre de {territory} au {day}.", EN: "{member} is already in the perimeter of {territory} on {day}."},
		"perimeter.member-absent":  {FR: "{member} ne fait pas partie du périmètre de {territory} au {day}.", EN: "{member} is not in the perimeter of {territory} on {day}."},
		"perimeter.emptied":        {FR: "{territory} n’aurait plus aucun membre.", EN: "{territory} would have no member left."},
	}),
}
