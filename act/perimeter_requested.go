package act

import (
	"jalon/locale"
	"jalon/perimeter"
	"jalon/register"
)

// PerimeterRequested (demande d'adaptation de périmètre) asks for a change of perimeter: who asks, who was invited, who
// declined. It may come from a third party; a body of the programme enters it.
type PerimeterRequested struct {
	Request   id                 `json:"request" fr:"Demande" en:"Request"`
	Territory id                 `json:"territory" fr:"Territoire" en:"Territory"`
	By        string             `json:"by" fr:"Demandeur" en:"Requested by"`
	Reason    string             `json:"reason" fr:"Raison" en:"Reason"`
	Add       []perimeter.Member `json:"add,omitempty" fr:"Membres à ajouter" en:"Members to add"`
	Remove    []perimeter.Member `json:"remove,omitempty" fr:"Membres à retirer" en:"Members to remove"`
	Invited   []string           `json:"invited,omitempty" fr:"Invités" en:"Invited"`
	Declined  []string           `json:"declined,omitempty" fr:"Ont décliné" en:"Declined"`
}

// Kind implements register.Act.
func (*PerimeterRequested) Kind() kind { return "perimeter.requested" }

// Power is that of a body competent over the territory.
func (a *PerimeterRequested) Power(*state) power { return power{Kind: a.Kind(), Over: a.Territory} }

// Check implements register.Act.
func (a *PerimeterRequested) Check(s *state, at stamp) *register.Refusal {
	t, r := live(s, "territory", a.Territory, at.Effect)
	if r != nil {
		return r
	}
	return first(taken(s, "request", a.Request, "perimeter-request"), absent("by", a.By == ""), absent("reason", a.Reason == ""),
		absent("add", len(a.Add)+len(a.Remove)+len(a.Declined) == 0), changes(s, t, a.Add, a.Remove, at.Effect))
}

// Apply implements register.Act.
func (a *PerimeterRequested) Apply(s *state, at stamp) {
	s.Requests.Add(a.Request, register.PerimeterRequest{ID: a.Request, Territory: a.Territory, By: a.By, Reason: a.Reason,
		Add: a.Add, Remove: a.Remove, Invited: a.Invited, Declined: a.Declined, On: at.Effect, Act: at.Seq})
	s.Concern(a.Territory)
}

var perimeterRequested = register.Declaration{
	New:      func() register.Act { return new(PerimeterRequested) },
	Name:     locale.Text{FR: "Demande d’adaptation de périmètre", EN: "Perimeter change requested"},
	Sentence: locale.Text{FR: "{by} demande une adaptation du périmètre de {territory} : {reason}", EN: "{by} asks for a change to the perimeter of {territory}: {reason}"},
	Help:     locale.Text{FR: "Garde trace d’une demande : qui l’a faite, qui a été invité, qui a décliné.", EN: "Keeps a request: who made it, who was invited, who declined."},
	Refusals: changeRefusals,
}
