package document

import (
	"slices"

	"jalon/api"
	"jalon/register"
)

// plan lists the actions that the contract carries, by axis, as they stood when the text was prepared.
func (a *agreement) plan() Section {
	s := Section{Name: "actions", Title: a.say("Plan d’action", "Action plan")}
	t := Table{Caption: a.say("Actions de la convention", "Actions of the agreement"),
		Columns: columns(a.say("Action", "Action"), a.say("Axe", "Axis"), a.say("Porteur", "Owner"), a.say("Fin prévue", "Planned end"), a.say("Engagement", "Commitment"), "#"+a.say("Coût prévu", "Planned cost"))}
	t.Columns[0].Wide = true
	for _, one := range a.actions() {
		t.Rows = append(t.Rows, row(one.Title, one.Axis.Name.In(a.lang), one.Owner, a.date(one.Planned), a.firm(one.Firm), a.euros(one.Cost)))
	}
	if len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

// sheets are the sheets of the actions, each a part of the article of the plan.
func (a *agreement) sheets() (all []Section) {
	for _, one := range a.actions() {
		all = append(all, a.then.sheet(one))
	}
	return all
}

// actions are the sheets of the actions carried, by axis then title.
func (a *agreement) actions() (all []api.ActionSheet) {
	for _, id := range a.terms.Actions {
		if one, refusal := api.Action(a, a.then.View, id); refusal == nil {
			all = append(all, one)
		}
	}
	slices.SortStableFunc(all, func(x, y api.ActionSheet) int {
		if x.Axis.Code != y.Axis.Code {
			return slices.Index(a.axes(), x.Axis.Code) - slices.Index(a.axes(), y.Axis.Code)
		}
		return 0
	})
	return all
}

// axes are the axes of the programme, in its order.
func (a *agreement) axes() (codes []string) {
	if p, ok := a.Programmes.Get(a.territory.Programme.ID); ok {
		for _, axis := range p.Pack.Axes {
			codes = append(codes, axis.ID)
		}
	}
	return codes
}

// changes is what an amendment changes, thing by thing.
func (a *agreement) changes() Section {
	s := Section{Name: "changes", Title: a.say("Modifications", "Changes")}
	for _, c := range a.contract.Clauses {
		s.Blocks = append(s.Blocks, a.clause(c)...)
	}
	for _, id := range a.contract.Actions {
		s.Blocks = append(s.Blocks, Item(a.say("L’action « {action} » est ajoutée.", "The action “{action}” is added.", "action", a.name(id))))
	}
	for _, id := range a.contract.Withdrawn {
		s.Blocks = append(s.Blocks, Item(a.say("L’action « {action} » est retirée.", "The action “{action}” is withdrawn.", "action", a.name(id))))
	}
	if len(a.contract.Commitments) > 0 {
		s.Blocks = append(s.Blocks, a.commitmentTable(a.contract.Commitments))
	}
	if len(s.Blocks) == 0 {
		s.Blocks = []Block{Para(a.say("Aucune modification n’est écrite.", "No change is written."))}
	}
	return s
}

// clause says how an amendment changes one article.
func (a *agreement) clause(c register.Clause) []Block {
	title := c.Title
	if title == "" {
		title = c.Article
	}
	if c.Text == "" {
		return []Block{Item(a.say("L’article « {title} » est supprimé.", "The article “{title}” is removed.", "title", title))}
	}
	return append([]Block{Item(a.say("L’article « {title} » est ainsi rédigé :", "The article “{title}” reads:", "title", title))}, paragraphs(c.Text)...)
}
