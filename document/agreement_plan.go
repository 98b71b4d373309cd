package document

import (
	"slices"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
)

// plan lists the actions that the contract carries, by axis, as they stood when the text was prepared.
func (a *agreement) plan() Section {
	s := Section{Name: "actions", Title: a.say("Plan d’action", "Action plan")}
	t := Table{Caption: a.say("Actions de la convention", "Actions of the agreement"),
		Columns: columns(a.say("Action", "Action"), a.say("Axe", "Axis"), a.say("Porteur", "Owner"), a.say("Fin prévue", "Planned end"), a.say("Engagement", "Commitment"))}
	t.Columns[0].Wide = true
	for _, one := range a.actions() {
		t.Rows = append(t.Rows, row(one.Title, one.Axis.Name.In(a.lang), one.Owner, a.date(one.Planned), a.firm(one.Firm)))
	}
	if len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

func (a *agreement) firm(yes bool) string {
	if yes {
		return a.say("ferme", "firm")
	}
	return a.say("à confirmer", "to be confirmed")
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

// financing is a line for each funding of the territory and of its actions. The states stand side by side and are never
// added together.
func (a *agreement) financing() Section {
	s := Section{Name: "financing", Title: a.say("Plan de financement", "Funding plan")}
	t := fundingTable(a.writer, a.territory.Fundings)
	if len(t.Rows) == 0 {
		return s
	}
	s.Blocks = []Block{t, Para(a.say(
		"Montants en euros, état par état au {day}. Un montant annoncé n’est pas engagé, un montant engagé n’est pas payé : les états ne s’additionnent pas.",
		"Amounts in euros, state by state as of {day}. An amount announced is not committed, an amount committed is not paid: the states do not add up.", "day", a.then.On))}
	return s
}

// shown are the states of money that a funding table shows, in their order.
var shown = []register.MoneyState{register.Announced, register.Asked, register.Committed, register.Paid}

func fundingTable(w writer, all []api.FundingSheet) Table {
	t := Table{Caption: w.say("Financements, par financeur", "Fundings, by funder"), Columns: columns(w.say("Financeur", "Funder"), w.say("Dispositif", "Scheme"),
		w.say("Pour", "For"), "#"+w.say("Annoncé", "Announced"), "#"+w.say("Demandé", "Requested"), "#"+w.say("Engagé", "Committed"), "#"+w.say("Payé", "Paid"))}
	t.Columns[2].Wide = true
	for _, f := range all {
		cells := []string{w.named(f.Funder), f.Scheme, w.placeOf(f)}
		for _, state := range shown {
			cells = append(cells, w.amount(f.Amounts, state))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}

func (w writer) placeOf(f api.FundingSheet) string {
	if f.Action != nil {
		return w.named(*f.Action)
	}
	return w.say("le territoire", "the territory")
}

// amount writes the total of one state; a dash where nothing was said. What others claim of a funder is said so.
func (w writer) amount(all map[register.MoneyState]api.Amount, state register.MoneyState) string {
	a, ok := all[state]
	switch {
	case !ok:
		return "—"
	case a.Claimed > 0:
		return w.say("{sum} (déclaré par un tiers : {claimed})", "{sum} (claimed by others: {claimed})", "sum", locale.Money(w.lang, int64(a.Cents)), "claimed", locale.Money(w.lang, int64(a.Claimed)))
	}
	return locale.Money(w.lang, int64(a.Cents))
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
