package web

import (
	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// contractPage is a contract: its parties with their signatures, its steps planned and actual.
type contractPage struct {
	Title      ui.Title
	Facts      []ui.Fact
	Text       ui.Link
	Changes    *ui.Link // what an amendment changes
	Evaluation *ui.Link // once it is signed
	Papers     *ui.Table
	Bring      *ui.Link // leads to where papers are put
	Signatures ui.Table
	Signing    *ui.Link
	Ways       []ui.Link
	Steps      ui.Table
	Approvals  *ui.Table
	Actions    *ui.Table

	Commitments *ui.Table
	History     history
}

func contract(v *visit) (page, error) {
	c, refusal := api.Contract(v, v.View, v.id())
	if refusal != nil {
		return page{}, refusal
	}
	past, err := v.history(c.ID, c.Acts, "objet")
	content := contractPage{
		Title: ui.Title{Kicker: v.text(c.Type.Name), Text: locale.Typeset(v.lang, c.Title), Fictitious: c.Fiction, Marks: []ui.Mark{*markOf(v, contractSteps, c.Status)}},
		Facts: v.contractFacts(c), Text: ui.Link{Text: v.say("Lire le texte (page, PDF, ODT)", "Read the text (page, PDF, ODT)"), Href: v.href("/contrats/" + string(c.ID) + "/texte")}, Signatures: v.signatureTable(c), Signing: v.signingLink(c), Steps: v.contractSteps(c), Approvals: v.approvals(c), History: past,
	}
	if len(c.Actions) > 0 {
		t := v.actionTable(c.Actions)
		content.Actions = &t
	}
	if !c.Signed.IsZero() {
		content.Evaluation = &ui.Link{Text: v.say("Les chiffres du territoire, à la signature et aujourd’hui", "The figures of the territory, at signature and today"), Href: v.href("/contrats/" + string(c.ID) + "/evaluation")}
	}
	content.Ways = v.mineAbout(c.ID)
	if way := v.amendLink(c); way != nil {
		content.Ways = append(content.Ways, *way)
	}
	content.Commitments, content.Changes = v.commitmentTable(c.Commitments), v.changesLink(c)
	if err == nil {
		content.Papers, err = v.papersTable(c.ID)
	}
	if v.site.options.Papers != nil && v.concerned(c.ID) {
		content.Bring = &ui.Link{Text: v.say("Joindre une pièce", "Add a paper"), Href: v.href("/contrats/" + string(c.ID) + "/pieces")}
	}
	trail := []ui.Link{{Text: v.say("Territoires", "Territories"), Href: v.href("/territoires")}, v.refLink(c.Territory)}
	return page{name: "contract", title: c.Title, trail: trail, content: content, sheet: c, changes: v.site.options.Papers != nil}, err
}

// amendLink leads to where an amendment is prepared, while one may be, for who may.
func (v *visit) amendLink(c api.ContractSheet) *ui.Link {
	if c.Amends != nil || c.Status != register.Signed && c.Status != register.InForce || !v.may("contract.prepared", c.Territory.ID) {
		return nil
	}
	return &ui.Link{Text: v.say("Préparer un avenant", "Prepare an amendment"), Href: v.href("/agir/contract.prepared", "a.amends", string(c.ID))}
}

// changesLink leads to what an amendment changes in the text, word by word; of a contract, to what its amendments changed.
func (v *visit) changesLink(c api.ContractSheet) *ui.Link {
	href := v.href("/contrats/"+string(c.ID)+"/texte", "changes", "1")
	if c.Amends != nil {
		return &ui.Link{Text: v.say("Ce qui change dans le texte, mot à mot", "What changes in the text, word by word"), Href: href}
	}
	if one, ok := v.State.Contracts.Get(c.ID); !ok || len(v.Consolidated(one, v.On).Amendments) == 0 {
		return nil
	}
	return &ui.Link{Text: v.say("Ce que les avenants ont changé, mot à mot", "What the amendments changed, word by word"), Href: href}
}

func (v *visit) contractFacts(c api.ContractSheet) []ui.Fact {
	signed := v.dayValue(c.Signed)
	if c.Missing > 0 {
		signed = ui.Value{Text: v.say("{n} signatures sur {all}", "{n} signatures of {all}", "n", c.Parties-c.Missing, "all", c.Parties)}
	}
	facts := []ui.Fact{
		{Term: v.say("Territoire", "Territory"), Values: []ui.Value{v.ref(c.Territory)}},
		{Term: v.say("Signature prévue", "Signature planned"), Values: []ui.Value{v.dayValue(c.Planned)}},
		{Term: v.say("Signature réelle", "Actual signature"), Values: []ui.Value{signed}},
		{Term: v.say("Écart", "Gap"), Values: []ui.Value{v.delay(c.Delay)}},
	}
	if c.Amends != nil {
		facts = append(facts, ui.Fact{Term: v.say("Modifie", "Amends"), Values: []ui.Value{v.ref(*c.Amends)}})
	}
	var amendments []ui.Value
	for _, one := range v.ContractsOf(c.Territory.ID, v.On) {
		if one.Amends == c.ID {
			amendments = append(amendments, ui.Value{Text: locale.Typeset(v.lang, one.Title), Href: v.hrefOf(one.ID), Mark: markOf(v, contractSteps, one.Step.Value(v.On))})
		}
	}
	if len(amendments) > 0 {
		facts = append(facts, ui.Fact{Term: v.say("Modifié par", "Amended by"), Values: amendments})
	}
	if c.Document != "" {
		facts = append(facts, ui.Fact{Term: v.say("Empreinte du texte", "Hash of the text"), Values: []ui.Value{{Text: c.Document, Code: true, Note: "SHA-256"}}})
	}
	return facts
}

func (v *visit) contractSteps(c api.ContractSheet) ui.Table {
	t := ui.Table{ID: "steps", Caption: v.say("Étapes franchies", "Steps reached"), Columns: []ui.Column{
		{Label: v.say("Étape", "Step")}, {Label: v.say("Le", "On")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, s := range c.Steps {
		t.Rows = append(t.Rows, []ui.Value{{Mark: markOf(v, contractSteps, register.ContractStep(s.Status))}, v.dayValue(s.On), v.actValue(s.Act)})
	}
	return t
}

func (v *visit) approvals(c api.ContractSheet) *ui.Table {
	t := ui.Table{ID: "approvals", Caption: v.say("Approbations", "Approvals"), Columns: []ui.Column{
		{Label: v.say("Instance", "Body")}, {Label: v.say("Le", "On")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, a := range c.Approvals {
		t.Rows = append(t.Rows, []ui.Value{v.ref(a.Body), v.dayValue(a.On), v.actValue(a.Act)})
	}
	return someRows(t)
}

// commitmentTable is the watch over what the parties said they would do: by whom, due when, kept when.
func (v *visit) commitmentTable(all []api.Commitment) *ui.Table {
	t := ui.Table{ID: "commitments", Caption: v.say("Engagements et ce qu’il en est", "Commitments and where they stand"), Columns: []ui.Column{
		{Label: v.say("Engagement", "Commitment")}, {Label: v.say("Par", "By")}, {Label: v.say("Échéance", "Due")}, {Label: v.say("Tenu le", "Kept on")},
		{Label: v.say("Écart", "Gap")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, c := range all {
		act := ui.Value{Text: "—"}
		if c.Act != 0 {
			act = v.actValue(c.Act)
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: c.What}, v.ref(c.Owner), v.dayValue(c.Due), v.dayValue(c.Kept), v.delay(c.Delay), act})
	}
	return someRows(t)
}
