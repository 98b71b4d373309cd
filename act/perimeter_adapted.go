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
	return first(
		absent("add", len(a.Add)+len(a.Remove) == 0),
		changes(s, t, a.Add, a.Remove, at.Effect),
		a.answers(s),
		a.emptied(t.Members(at.Effect)))
}

// changes refuses to add what is in the perimeter already or does not exist, and to remove what is not in it. A member may be
// removed and added at once: in part when it was whole, or by another list of communes.
func changes(s *state, t *register.Territory, add, remove []perimeter.Member, on day) *register.Refusal {
	now := t.Members(on)
	for _, m := range add {
		if perimeter.Holds(now, m) && !perimeter.Holds(remove, m) {
			return register.Refuse(register.Conflict, "perimeter.member-present", "member", m.ID(), "territory", t.ID, "day", on).On("add")
		}
	}
	for _, m := range remove {
		if !perimeter.Holds(now, m) {
			return register.Refuse(register.Conflict, "perimeter.member-absent", "member", m.ID(), "territory", t.ID, "day", on).On("remove")
		}
	}
	return real(s, "add", add, on)
}

// answers refuses to answer the request of another territory.
func (a *PerimeterAdapted) answers(s *state) *register.Refusal {
	if q, ok := s.Requests.Get(a.Request); ok && q.Territory != a.Territory {
		return register.Refuse(register.Conflict, "perimeter.request-elsewhere", "request", a.Request, "territory", q.Territory).On("request")
	}
	return unknown(s, "request", "perimeter-request", a.Request)
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

var changeRefusals = also(memberRefusals, map[string]locale.Text{
	"perimeter.member-present": {FR: "{member} fait déjà partie du périmètre de {territory} au {day}.", EN: "{member} is already in the perimeter of {territory} on {day}."},
	"perimeter.member-absent":  {FR: "{member} ne fait pas partie du périmètre de {territory} au {day}.", EN: "{member} is not in the perimeter of {territory} on {day}."},
})

var perimeterAdapted = register.Declaration{
	New:      func() register.Act { return new(PerimeterAdapted) },
	Name:     locale.Text{FR: "Adaptation d’un périmètre", EN: "Perimeter adapted"},
	Sentence: locale.Text{FR: "Le périmètre de {territory} est adapté.", EN: "The perimeter of {territory} is adapted."},
	Help: locale.Text{
		FR: "Ajoute ou retire des membres au périmètre d’un territoire, à compter du jour d’effet. L’ancien périmètre reste lisible pour toujours.",
		EN: "Adds or removes members of a territory’s perimeter from the day of effect. The former perimeter stays readable for ever."},
	Refusals: also(changeRefusals, map[string]locale.Text{
		"perimeter.emptied":           {FR: "{territory} n’aurait plus aucun membre.", EN: "{territory} would have no member left."},
		"perimeter.request-elsewhere": {FR: "{request} concerne le périmètre de {territory}.", EN: "{request} concerns the perimeter of {territory}."},
	}),
}
