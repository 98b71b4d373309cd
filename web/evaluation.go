package web

import (
	"jalon/api"
	"jalon/document"
	"jalon/indicator"
	"jalon/portrait"
	"jalon/register"
	"jalon/web/ui"
)

// evaluationPage holds a contract's territory and its comparators against what they were at signature.
type evaluationPage struct {
	Title  ui.Title
	Facts  []ui.Fact
	Tables []ui.Table
	None   string // why there is nothing to hold against anything
}

// evaluation is the page of a contract that is evaluated: at signature, and today.
func evaluation(v *visit) (page, error) {
	c, ok := v.Contracts.Get(v.id())
	if !ok {
		return page{}, register.Refuse(register.Missing, "object.unknown", "id", v.id())
	}
	e, err := document.Evaluate(v, v.View, v.reader(), c, v.lang)
	if err != nil {
		return page{}, err
	}
	title := v.say("À la signature et au {day}", "At signature and on {day}", "day", v.On)
	content := evaluationPage{Title: ui.Title{Kicker: c.Title, Text: title,
		Lead: v.say("Les mêmes lieux, sur les membres qu’ils avaient alors. Ce qui change entre les deux n’est pas l’effet de la convention : il se lit à côté de ce qui change ailleurs.", "The same places, on the members they had then. What changes between the two is not the effect of the contract: it is read beside what changes elsewhere.")}}
	p := page{name: "evaluation", title: title, sheet: e, changes: true, trail: []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")},
		v.refLink(api.Name(v, v.View, c.Territory)), {Text: c.Title, Href: v.hrefOf(c.ID)}}}
	if e == nil {
		content.None = v.say("Rien n’est figé : la convention n’est pas signée par toutes ses parties à cette date, ou aucune édition du portrait n’était alors publiée et gardée ici.", "Nothing is frozen: the contract is not signed by all of its parties on that day, or no edition of the portrait was then published and kept here.")
		p.content = content
		return p, nil
	}
	content.Facts = []ui.Fact{{Term: v.say("Édition", "Edition"), Values: []ui.Value{{Text: e.Edition.Edition, Href: v.href("/portraits/" + string(e.Edition.ID))}}},
		{Term: v.say("Publiée le", "Published on"), Values: []ui.Value{v.dayValue(e.Edition.On)}}, {Term: "SHA-256", Values: []ui.Value{{Text: e.Edition.Hash, Code: true}}}}
	for i := range e.Then[0].Figures {
		content.Tables = append(content.Tables, v.thenAndNow(e, i))
	}
	p.content = content
	return p, nil
}

// thenAndNow sets one landmark of every place at both moments.
func (v *visit) thenAndNow(e *document.Evaluation, i int) ui.Table {
	then, now := e.Then[0].Figures[i], e.Now[0].Figures[i]
	t := ui.Table{ID: "landmark-" + then.Indicator, Caption: portrait.Difference{Indicator: then.Indicator}.Name(v.lang),
		Columns: []ui.Column{{Label: v.say("Lieu", "Place")}, {Label: v.say("À la signature ({vintage})", "At signature ({vintage})", "vintage", then.Vintage), Numeric: true},
			{Label: v.say("Aujourd’hui ({vintage})", "Today ({vintage})", "vintage", now.Vintage), Numeric: true}, {Label: v.say("Écart", "Difference"), Numeric: true}}}
	if then.Vintage == now.Vintage {
		t.Note = v.say("Les deux viennent de la même année de la même source : importez-en une plus récente pour voir ce qui a changé.", "Both are of the same year of the same source: import a later one to see what changed.")
	}
	for at := range e.Then {
		d := portrait.Difference{Unit: then.Unit, Today: e.Then[at].Figures[i].Figure, Proposed: e.Now[at].Figures[i].Figure}
		change := ui.Value{Text: portrait.WrittenChange(v.lang, d.Unit, d.Change())}
		if reason := d.Change().Reason; reason != "" {
			change.Note = indicator.Reason(reason).In(v.lang)
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: e.Then[at].Name}, {Text: portrait.Written(v.lang, d.Unit, d.Today)}, {Text: portrait.Written(v.lang, d.Unit, d.Proposed)}, change})
	}
	return t
}
