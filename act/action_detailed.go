package act

import (
	"slices"

	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// ActionDetailed (rédaction d'une fiche-action) writes the sheet of an action again, whole: what it leaves out is no longer
// said. The action keeps its identifier and its history. What is for readers:"writers" is read by those who may take this act, no
// matter which page or file shows it. The bytes of an act are public: a cost or a place that is not to be known yet is therefore
// given sealed, in the stead of the public field, and a later sheet makes it public.
type ActionDetailed struct {
	Action       id                   `json:"action" fr:"Action" en:"Action"`
	Title        string               `json:"title" fr:"Titre" en:"Title"`
	Axis         string               `json:"axis" fr:"Axe" en:"Axis"`
	Type         string               `json:"type,omitempty" fr:"Type d’action" en:"Type of action"`
	Owner        string               `json:"owner,omitempty" fr:"Porteur" en:"Owner"`
	Organisation id                   `json:"organisation,omitempty" fr:"Organisme porteur" en:"Owning organisation"`
	Context      string               `json:"context,omitempty" fr:"Contexte et besoin" en:"Context and need"`
	Description  string               `json:"description,omitempty" fr:"Description" en:"Description"`
	Results      string               `json:"results,omitempty" fr:"Résultats attendus" en:"Expected results"`
	Services     []string             `json:"services,omitempty" fr:"Services demandés" en:"Services called on"`
	Partners     []id                 `json:"partners,omitempty" fr:"Partenaires" en:"Partners"`
	Lead         id                   `json:"lead,omitempty" fr:"Organisme qui la suit au comité" en:"Organisation that leads it in the committee"`
	Orientation  int64                `json:"orientation,omitempty" fr:"Orientation régionale servie (numéro de l’acte)" en:"Regional orientation served (number of the act)"`
	Places       []string             `json:"places,omitempty" fr:"Communes" en:"Communes"`
	Start        day                  `json:"start,omitzero" fr:"Début prévu" en:"Planned start"`
	Planned      day                  `json:"planned,omitzero" fr:"Fin prévue" en:"Planned end"`
	Cost         register.Cents       `json:"cost_cents,omitempty" fr:"Coût prévu (centimes d’euro)" en:"Planned cost (euro cents)"`
	Tax          string               `json:"tax,omitempty" fr:"Taxes" en:"Taxes"`
	CostLines    []register.CostLine  `json:"cost_lines,omitempty" fr:"Détail du coût, par nature et par année" en:"Breakdown of the cost, by nature and year"`
	Milestones   []register.Milestone `json:"milestones,omitempty" fr:"Étapes" en:"Milestones"`
	Targets      []register.Goal      `json:"targets,omitempty" fr:"Indicateurs et cibles" en:"Indicators and targets"`
	Contact      register.Sealed      `json:"contact,omitzero" readers:"writers" fr:"Contact (réservé)" en:"Contact (restricted)"`
	Private      register.Sealed      `json:"private,omitzero" readers:"writers" fr:"Note réservée" en:"Restricted note"`
	SealedCost   register.Sealed      `json:"sealed_cost,omitzero" readers:"writers" fr:"Coût prévu, réservé (en euros)" en:"Planned cost, restricted (in euros)"`
	SealedPlaces register.Sealed      `json:"sealed_places,omitzero" readers:"writers" fr:"Communes, réservées (codes)" en:"Communes, restricted (codes)"`
}

// ActionTypes are the sorts of actions.
var ActionTypes = []programme.Named{
	{ID: "company", Name: locale.Text{FR: "Projet d’une entreprise", EN: "Company project"}},
	{ID: "collective", Name: locale.Text{FR: "Projet collectif", EN: "Collective project"}},
	{ID: "public-investment", Name: locale.Text{FR: "Investissement public", EN: "Public investment"}},
	{ID: "study", Name: locale.Text{FR: "Étude", EN: "Study"}},
	{ID: "animation", Name: locale.Text{FR: "Animation", EN: "Facilitation"}},
}

// Kind implements register.Act.
func (*ActionDetailed) Kind() kind { return "action.detailed" }

// Power is that of a body competent over the action's territory.
func (a *ActionDetailed) Power(s *state) power { return overAction(s, a.Kind(), a.Action) }

// overAction is the power over an action's territory.
func overAction(s *state, k kind, action id) power {
	if one, ok := s.Actions.Get(action); ok {
		return power{Kind: k, Over: one.Territory}
	}
	return power{Kind: k, Over: action}
}

// followable finds an action that is recorded by a day.
func followable(s *state, action id, on day) (*register.Action, *register.Refusal) {
	one, ok := s.Actions.Get(action)
	if !ok {
		return nil, register.Refuse(register.Missing, "object.unknown", "id", action).On("action")
	}
	return one, early("action", action, one.Status, on)
}

// Check implements register.Act.
func (a *ActionDetailed) Check(s *state, at stamp) *register.Refusal {
	one, r := followable(s, a.Action, at.Effect)
	if r != nil {
		return r
	}
	if a.Cost < 0 || a.Cost > register.MaxCents {
		return register.Refuse(register.Invalid, "action.cost", "cents", int64(a.Cost)).On("cost_cents")
	}
	if !a.Start.IsZero() && !a.Planned.IsZero() && a.Planned < a.Start {
		return register.Refuse(register.Conflict, "action.ends-before", "start", a.Start, "end", a.Planned).On("planned")
	}
	if _, ok := programme.Find(ActionTypes, a.Type); !ok && a.Type != "" {
		return register.Refuse(register.Invalid, "action.type", "type", a.Type).On("type")
	}
	return first(absent("title", a.Title == ""), a.onPack(s, one), unknown(s, "organisation", "org", a.Organisation),
		unknown(s, "partners", "org", a.Partners...), unknown(s, "lead", "org", a.Lead), a.oriented(s, one, at), inCommunes(s, at, "places", a.Places), a.withholds(s, at), a.budgeted(), a.parts())
}

// onPack refuses an axis or a service that the programme has not.
func (a *ActionDetailed) onPack(s *state, one *register.Action) *register.Refusal {
	t, _ := s.Territories.Get(one.Territory)
	p, _ := s.Programmes.Get(t.Programme)
	if _, ok := programme.Find(p.Pack.Axes, a.Axis); !ok {
		return register.Refuse(register.Missing, "axis.unknown", "axis", a.Axis, "programme", t.Programme).On("axis")
	}
	for _, one := range a.Services {
		if _, ok := programme.Find(p.Pack.Services, one); !ok {
			return register.Refuse(register.Missing, "action.service", "service", one, "programme", t.Programme).On("services")
		}
	}
	return nil
}

// oriented refuses what is no orientation of a body that covers the territory, set by the day.
func (a *ActionDetailed) oriented(s *state, one *register.Action, at stamp) *register.Refusal {
	set := func(o register.Orientation) bool {
		b, ok := s.Bodies.Get(o.Body)
		return ok && o.Act == a.Orientation && o.On <= at.Effect && s.Covers(b, one.Territory)
	}
	if a.Orientation == 0 || slices.ContainsFunc(s.Orientations, set) {
		return nil
	}
	return register.Refuse(register.Missing, "action.orientation", "act", a.Orientation, "territory", one.Territory).On("orientation")
}

// inCommunes refuses a commune that does not exist that day.
func inCommunes(s *state, at stamp, field string, codes []string) *register.Refusal {
	for _, code := range codes {
		if _, ok := s.Atlas.On(at.Effect).Commune(code); !ok {
			return register.Refuse(register.Missing, "action.commune", "commune", code, "day", at.Effect).On(field)
		}
	}
	return nil
}

// parts refuses milestones and targets that cannot be told apart or that say nothing.
func (a *ActionDetailed) parts() *register.Refusal {
	seen := map[string]bool{}
	for _, m := range a.Milestones {
		if m.ID == "" || m.What == "" || seen[m.ID] {
			return register.Refuse(register.Invalid, "action.milestone", "milestone", m.ID).On("milestones")
		}
		seen[m.ID] = true
	}
	clear(seen)
	for _, t := range a.Targets {
		if t.ID == "" || t.What == "" || t.Unit == "" || seen[t.ID] {
			return register.Refuse(register.Invalid, "action.target", "target", t.ID).On("targets")
		}
		seen[t.ID] = true
	}
	return nil
}

// Apply implements register.Act.
func (a *ActionDetailed) Apply(s *state, at stamp) {
	one := s.Actions.Edit(a.Action)
	one.Sheets.Set(at.Effect, register.Sheet{Title: a.Title, Axis: a.Axis, Type: a.Type, Owner: a.Owner, Organisation: a.Organisation,
		Context: a.Context, Description: a.Description, Results: a.Results, Services: a.Services, Partners: a.Partners, Lead: a.Lead, Orientation: a.Orientation, Places: a.Places,
		Start: a.Start, Planned: a.Planned, Cost: a.Cost, Milestones: a.Milestones, Goals: a.Targets, Contact: a.Contact, Private: a.Private, Withheld: a.withheld(), Budget: a.budget()}, at.Seq)
	s.Concern(one.Territory, a.Organisation, a.Lead)
}

var actionDetailed = register.Declaration{
	New:      func() register.Act { return new(ActionDetailed) },
	Name:     locale.Text{FR: "Rédaction d’une fiche-action", EN: "Action sheet written"},
	Sentence: locale.Text{FR: "La fiche de l’action « {title} » est rédigée.", EN: "The sheet of the action “{title}” is written."},
	Help:     locale.Text{FR: "Rédige à nouveau, en entier, la fiche d’une action. Ce qui est réservé (contact, note, et au choix coût ou communes) est scellé et n’est pas publié : seuls ceux qui peuvent rédiger la fiche le lisent.", EN: "Writes the sheet of an action again, whole. What is restricted (contact, note and, if you choose, cost or communes) is sealed and is not published: only those who may write the sheet read it."},
	Refusals: map[string]locale.Text{
		"axis.unknown":       {FR: "{programme} n’a pas d’axe « {axis} ».", EN: "{programme} has no axis “{axis}”."},
		"action.orientation": {FR: "L’acte n° {act} n’est pas une orientation d’une instance compétente pour {territory}, en vigueur ce jour-là.", EN: "Act no. {act} is no orientation of a body competent over {territory}, in force on that day."},
		"action.cost":        {FR: "Un coût est un nombre entier de centimes, zéro ou plus : {cents} ne convient pas.", EN: "A cost is a whole number of cents, nought or more: {cents} will not do."},
		"action.ends-before": {FR: "L’action finirait le {end}, avant de commencer le {start}.", EN: "The action would end on {end}, before it starts on {start}."},
		"action.type":        {FR: "« {type} » n’est pas un type d’action : company, collective, public-investment, study ou animation.", EN: "“{type}” is no type of action: company, collective, public-investment, study or animation."},
		"action.service":     {FR: "{programme} n’offre pas le service « {service} ».", EN: "{programme} offers no service “{service}”."},
		"action.commune":     {FR: "La commune {commune} n’existe pas le {day}.", EN: "The commune {commune} does not exist on {day}."},
		"action.withheld":    {FR: "Ce champ est à la fois public et réservé : remplissez l’un ou l’autre.", EN: "This field is both public and restricted: fill in one or the other."},
		"action.cost-read":   {FR: "« {text} » ne se lit pas comme un coût en euros : écrivez par exemple 3 500 000 ou 3,5 M€.", EN: "“{text}” does not read as a cost in euros: write for instance 3 500 000 or 3,5 M€."},
		"action.tax":         {FR: "« {tax} » n’est ni excluded ni included.", EN: "“{tax}” is neither excluded nor included."},
		"action.cost-line":   {FR: "La ligne de coût « {nature} » n’a pas de nature, ou un montant ou une année qui n’en sont pas.", EN: "The cost line “{nature}” has no nature, or an amount or a year that is none."},
		"action.cost-sum":    {FR: "Le détail fait {sum}, et le coût {cost}.", EN: "The breakdown makes {sum}, and the cost {cost}."},
		"action.milestone":   {FR: "L’étape « {milestone} » n’a pas de nom ou pas d’objet, ou elle est écrite deux fois.", EN: "The milestone “{milestone}” has no name or no object, or is written twice."},
		"action.target":      {FR: "L’indicateur « {target} » n’a pas de nom, d’objet ou d’unité, ou il est écrit deux fois.", EN: "The indicator “{target}” has no name, object or unit, or is written twice."},
	},
}
