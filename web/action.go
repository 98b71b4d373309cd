package web

import (
	"strings"

	"jalon/api"
	"jalon/document"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// actionPage is the sheet of an action: what will be done, by whom, when, with which money, and how it is measured.
type actionPage struct {
	Title      ui.Title
	Facts      []ui.Fact
	Texts      []passage
	Costs      *ui.Table
	Milestones *ui.Table
	Targets    []ui.Table
	Money      ui.Money
	Steps      ui.Table
	Opinions   *ui.Table
	Restricted []ui.Fact
	Sealed     string // says that there is more, for some
	Ways       []ui.Link
	History    history
}

// passage is a text of a sheet under its heading.
type passage struct{ Heading, Text string }

func action(v *visit) (page, error) {
	a, refusal := api.Action(v, v.View, v.id())
	if refusal != nil {
		return page{}, refusal
	}
	past, err := v.history(a.ID, a.Acts, "objet")
	content := actionPage{
		Title: ui.Title{Kicker: v.say("Fiche-action", "Action sheet"), Text: locale.Typeset(v.lang, a.Title), Fictitious: a.Fiction, Marks: v.actionMarks(a.ActionShort)},
		Facts: v.actionFacts(a), Texts: v.actionTexts(a), Costs: v.costTable(a), Milestones: v.milestoneTable(a.Milestones), Money: v.actionMoney(a), Steps: v.actionSteps(a), History: past,
		Opinions: v.opinionTable(v.say("Avis sur l’action", "Opinions on the action"), a.Opinions),
	}
	for _, t := range a.Targets {
		content.Targets = append(content.Targets, v.targetTable(t))
	}
	v.restrict(&content, a)
	content.Ways = v.waysOn(a)
	trail := []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, v.refLink(a.Territory)}
	return page{name: "action", title: a.Title, trail: trail, content: content, sheet: a}, err
}

// waysOn leads to what who is there may do about an action.
func (v *visit) waysOn(a api.ActionSheet) (all []ui.Link) {
	for _, kind := range []register.Kind{"action.detailed", "action.followed", "action.reviewed", "milestone.reached", "reading.taken", "reading.contested", "funding.requested"} {
		if v.may(kind, a.Territory.ID) {
			all = append(all, ui.Link{Text: v.kindName(kind), Href: v.href("/agir/"+string(kind), "a.action", string(a.ID))})
		}
	}
	return all
}

// restrict shows the restricted fields to those who may write the sheet, and says to others that there are some.
func (v *visit) restrict(content *actionPage, a api.ActionSheet) {
	if len(a.Restricted) == 0 {
		return
	}
	content.Sealed = v.say("Scellé au registre : {fields}. Seuls ceux qui peuvent rédiger la fiche le lisent.", "Sealed in the register: {fields}. Only those who may write the sheet read it.", "fields", document.RestrictedFields(v.lang, a.Restricted))
	if v.who == nil {
		return
	}
	if r, ok := api.Restricted(v, v.View, a.ID, v.who.Person); ok {
		content.Restricted = v.restricted(r)
	}
}

// restricted lists what a sheet keeps to those who may write it, who is there being one of them.
func (v *visit) restricted(r api.Reserve) (facts []ui.Fact) {
	if r.Contact != "" {
		facts = append(facts, ui.Fact{Term: v.say("Contact", "Contact"), Values: []ui.Value{{Text: r.Contact}}})
	}
	if r.Note != "" {
		facts = append(facts, ui.Fact{Term: v.say("Note réservée", "Restricted note"), Values: []ui.Value{{Text: r.Note}}})
	}
	if r.Cost != 0 {
		facts = append(facts, ui.Fact{Term: v.say("Coût prévu", "Planned cost"), Values: []ui.Value{{Text: locale.Money(v.lang, int64(r.Cost))}}})
	}
	if len(r.Places) > 0 {
		facts = append(facts, ui.Fact{Term: v.say("Communes", "Communes"), Values: areaValues(r.Places)})
	}
	return facts
}

func areaValues(places []api.Area) (values []ui.Value) {
	for _, p := range places {
		values = append(values, ui.Value{Text: p.Name, Note: p.Code})
	}
	return values
}

func (v *visit) actionMarks(a api.ActionShort) (marks []ui.Mark) {
	marks = append(marks, *markOf(v, actionStatuses, a.Status))
	if a.Firm {
		marks = append(marks, ui.Mark{Shape: ui.Full, Text: v.say("engagement ferme", "firm commitment")})
	}
	return marks
}

func (v *visit) actionFacts(a api.ActionSheet) (facts []ui.Fact) {
	add := func(term string, values ...ui.Value) {
		if len(values) > 0 && values[0].Text != "" && values[0].Text != "—" {
			facts = append(facts, ui.Fact{Term: term, Values: values})
		}
	}
	add(v.say("Territoire", "Territory"), v.ref(a.Territory))
	add(v.say("Axe", "Axis"), ui.Value{Text: v.text(a.Axis.Name)})
	add(v.say("Type", "Type"), ui.Value{Text: wordOf(v, actionTypes, a.Type)})
	add(v.say("Phase", "Phase"), ui.Value{Text: wordOf(v, actionPhases, a.Phase)})
	if a.Organisation != nil {
		add(v.say("Organisme porteur", "Owning organisation"), v.ref(*a.Organisation))
	}
	add(v.say("Porteur", "Owner"), ui.Value{Text: a.Owner})
	add(v.say("Partenaires", "Partners"), v.refValues(a.Partners)...)
	if a.Lead != nil {
		add(v.say("Suivie au comité par", "Led in the committee by"), v.ref(*a.Lead))
	}
	if o := a.Orientation; o != nil {
		add(v.say("Orientation régionale", "Regional orientation"), ui.Value{Text: o.Title, Href: v.actHref(o.Act)})
	}
	var services, contracts []ui.Value
	for _, c := range a.Contracts {
		contracts = append(contracts, ui.Value{Text: c.Title, Href: v.hrefOf(c.ID)})
	}
	add(v.say("Portée par", "Carried by"), contracts...)
	for _, s := range a.Services {
		services = append(services, ui.Value{Text: v.text(s.Name)})
	}
	add(v.say("Services demandés", "Services called on"), services...)
	add(v.say("Communes", "Communes"), areaValues(a.Places)...)
	add(v.say("Début prévu", "Planned start"), v.dayValue(a.Start))
	add(v.say("Fin prévue", "Planned end"), v.dayValue(a.Planned))
	add(v.say("Fin réelle", "Actual end"), v.dayValue(a.Finished))
	if a.Cost != 0 {
		add(v.say("Coût prévu", "Planned cost"), ui.Value{Text: locale.Money(v.lang, int64(a.Cost)), Note: wordOf(v, taxWords, a.Tax)})
	}
	return facts
}

// costTable shows what the cost is made of.
func (v *visit) costTable(a api.ActionSheet) *ui.Table {
	t := ui.Table{ID: "costs", Caption: v.say("Détail du coût, par nature et par année", "Breakdown of the cost, by nature and year"), Columns: []ui.Column{
		{Label: v.say("Nature", "Nature")}, {Label: v.say("Année", "Year"), Numeric: true}, {Label: v.say("Montant", "Amount"), Numeric: true}}}
	for _, one := range a.CostLines {
		year := "—"
		if one.Year != 0 {
			year = yearText(one.Year)
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: one.Nature}, {Text: year}, {Text: locale.Money(v.lang, int64(one.Cents))}})
	}
	return someRows(t)
}

func (v *visit) refValues(refs []api.Ref) (values []ui.Value) {
	for _, r := range refs {
		values = append(values, v.ref(r))
	}
	return values
}

func (v *visit) actionTexts(a api.ActionSheet) (all []passage) {
	for _, p := range []passage{
		{v.say("Contexte et besoin", "Context and need"), a.Context}, {v.say("Description", "Description"), a.Description},
		{v.say("Résultats attendus", "Expected results"), a.Results}, {v.say("Dernière note de suivi", "Last note"), a.Notes},
	} {
		if strings.TrimSpace(p.Text) != "" {
			all = append(all, p)
		}
	}
	return all
}

func (v *visit) milestoneTable(all []api.Milestone) *ui.Table {
	t := ui.Table{ID: "milestones", Caption: v.say("Étapes, prévues et réelles", "Milestones, planned and actual"), Columns: []ui.Column{
		{Label: v.say("Étape", "Milestone")}, {Label: v.say("Prévue le", "Planned on")}, {Label: v.say("Franchie le", "Reached on")}, {Label: v.say("Écart", "Gap")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, m := range all {
		t.Rows = append(t.Rows, []ui.Value{{Text: m.What, Note: m.Note}, v.dayValue(m.Planned), v.dayValue(m.Reached), v.delay(m.Delay), v.actValue(m.Act)})
	}
	return someRows(t)
}

// targetTable shows an indicator from its baseline to its target, with each reading and what is opposed to it.
func (v *visit) targetTable(t api.Measured) ui.Table {
	table := ui.Table{ID: "indicateur-" + t.ID, Caption: t.What + " (" + t.Unit + ")", Columns: []ui.Column{
		{Label: v.say("Valeur", "Value")}, {Label: t.Unit, Numeric: true}, {Label: v.say("Le", "On")}, {Label: v.say("Source ou motif", "Source or reason")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	row := func(what string, mark *ui.Mark, value int64, on register.Day, why string, act int64) {
		table.Rows = append(table.Rows, []ui.Value{{Text: what, Mark: mark}, {Text: v.quantity(value)}, v.dayValue(on), {Text: why}, v.actValue(act)})
	}
	if t.Baseline != nil {
		row(v.say("Au départ", "Baseline"), nil, *t.Baseline, t.BaselineDay, t.Source, 0)
	}
	for _, r := range t.Readings {
		var mark *ui.Mark
		if len(r.Contests) > 0 && r.Settled == nil {
			mark = &ui.Mark{Shape: ui.Question, Text: v.say("contesté", "contested")}
		}
		row(v.say("Relevé", "Reading"), mark, r.Value, r.On, r.Source, r.Act)
		for _, c := range r.Contests {
			row(v.say("Valeur opposée", "Opposed value"), nil, c.Value, c.On, c.Reason, c.Act)
		}
		if r.Settled != nil {
			row(v.say("Valeur retenue", "Value that stands"), &ui.Mark{Shape: ui.Full, Text: v.say("tranché", "settled")}, r.Settled.Value, r.Settled.On, r.Settled.Reason, r.Settled.Act)
		}
	}
	if t.Target != nil {
		row(v.say("Cible", "Target"), nil, *t.Target, t.Due, "", 0)
	}
	return table
}

// quantity shows a quantity kept in hundredths, nought included.
func (v *visit) quantity(n int64) string {
	if n == 0 {
		return "0"
	}
	return v.hundredths(n)
}

func (v *visit) actionMoney(a api.ActionSheet) ui.Money {
	return ui.Money{ID: "money", Caption: v.say("Financements de l’action", "Fundings of the action"), Rows: v.moneyRows(a.Fundings),
		Empty: v.say("Aucun financement n’est enregistré pour cette action à cette date.", "No funding is recorded for this action on that day.")}
}

func (v *visit) actionSteps(a api.ActionSheet) ui.Table {
	t := ui.Table{ID: "steps", Caption: v.say("Suivi", "Follow-up"), Columns: []ui.Column{{Label: v.say("Situation", "Status")}, {Label: v.say("Depuis le", "Since")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	one, _ := v.Actions.Get(a.ID)
	for _, s := range a.Steps {
		t.Rows = append(t.Rows, []ui.Value{{Mark: markOf(v, actionStatuses, s.Status), Note: wordOf(v, actionPhases, one.Phase.Value(s.On))}, v.dayValue(s.On), v.actValue(s.Act)})
	}
	return t
}
