package web

import (
	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// territoryBodies lists the bodies that run the territory: its own, and the regional one that is competent for it.
func (v *visit) territoryBodies(t api.TerritorySheet) ui.Table {
	table := ui.Table{ID: "territory-bodies", Caption: v.say("Instances", "Bodies"), Columns: []ui.Column{
		{Label: v.say("Instance", "Body")}, {Label: v.say("Présidence", "Chair")}, {Label: v.say("Composition", "Composition")}, {Label: v.say("Dernière réunion", "Last meeting")}},
		Empty: v.say("Aucun comité de projet n’est constitué pour ce territoire à cette date.", "No project committee is constituted for this territory on that day."),
	}
	for _, b := range t.Bodies {
		table.Rows = append(table.Rows, []ui.Value{{Text: b.Name, Href: v.href("/instances/" + string(b.ID)), Note: v.text(b.Level.Name)}, v.chairs(b), v.composition(b), v.cadence(b)})
	}
	return table
}

// territoryMandates lists who sits in the territory's own bodies.
func (v *visit) territoryMandates(t api.TerritorySheet) *ui.Table {
	table := ui.Table{ID: "mandates", Caption: v.say("Mandats", "Mandates"), Columns: []ui.Column{
		{Label: v.say("Titulaire", "Holder")}, {Label: v.say("Siège", "Seat")}, {Label: v.say("Au nom de", "On behalf of")}, {Label: v.say("Depuis", "Since")}}}
	for _, b := range t.Bodies {
		body, _ := v.Bodies.Get(b.ID)
		for _, seat := range api.SeatsOf(v, v.View, body) {
			for _, m := range seat.Holders {
				table.Rows = append(table.Rows, []ui.Value{v.holder(m), {Text: v.text(m.Seat.Name)}, v.behalf(m), v.dayValue(m.From)})
			}
		}
	}
	return someRows(table)
}

// contractTable lists contracts, planned and actual.
func (v *visit) contractTable(all []api.ContractSheet) ui.Table {
	t := ui.Table{ID: "contracts", Caption: v.say("Contrats, prévus et réels", "Contracts, planned and actual"), Columns: []ui.Column{
		{Label: v.say("Document", "Document")}, {Label: v.say("Situation", "Status")}, {Label: v.say("Signature prévue", "Signature planned")},
		{Label: v.say("Signature réelle", "Actual signature")}, {Label: v.say("Écart", "Gap")}},
		Empty: v.say("Aucun contrat n’est préparé pour ce territoire à cette date.", "No contract is prepared for this territory on that day."),
	}
	for _, c := range all {
		t.Rows = append(t.Rows, v.contractRow(c.ContractShort))
	}
	return t
}

func (v *visit) contractRow(c api.ContractShort) []ui.Value {
	signed := v.dayValue(c.Signed)
	if c.Missing > 0 {
		signed = ui.Value{Text: v.say("{n} signatures sur {all}", "{n} signatures of {all}", "n", c.Parties-c.Missing, "all", c.Parties)}
	}
	return []ui.Value{
		{Text: c.Title, Href: v.hrefOf(c.ID), Note: v.text(c.Type.Name), Fictitious: c.Fiction},
		{Mark: markOf(v, contractSteps, c.Status), Note: v.say("depuis le {day}", "since {day}", "day", c.Since)}, v.dayValue(c.Planned), signed, v.delay(c.Delay)}
}

// signatures lists the parties of each contract, signed or not.
func (v *visit) signatures(all []api.ContractSheet) (tables []ui.Table) {
	for i, c := range all {
		t := v.signatureTable(c)
		t.ID = "signatures-" + v.number(int64(i+1))
		tables = append(tables, t)
	}
	return tables
}

func (v *visit) signatureTable(c api.ContractSheet) ui.Table {
	t := ui.Table{ID: "signature-table", Caption: v.say("Signatures : {title}", "Signatures: {title}", "title", c.Title), Columns: []ui.Column{
		{Label: v.say("Partie", "Party")}, {Label: v.say("Collège", "College")}, {Label: v.say("Signataire", "Signatory")}, {Label: v.say("Le", "On")}, {Label: v.say("Acte", "Act"), Numeric: true}},
		Empty: v.say("Ce contrat n’a pas encore de parties.", "This contract has no parties yet.")}
	for _, p := range c.Signing {
		row := []ui.Value{v.ref(p.Organisation), {Text: v.text(p.College)}, {Mark: &ui.Mark{Shape: ui.Open, Text: v.say("pas encore signé", "not signed yet")}}, {Text: "—"}, {Text: "—"}}
		if s := p.Signature; s != nil {
			row[2], row[3], row[4] = v.signatory(*s), v.dayValue(s.On), v.actValue(s.Act)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// signatory says who signed, in what capacity, by what resolution.
func (v *visit) signatory(s api.Signature) ui.Value {
	value := v.ref(s.Person)
	value.Note = s.Capacity
	if s.Deliberation != "" {
		value.Note += v.say(", délibération {text}", ", resolution {text}", "text", s.Deliberation)
	}
	if s.Delegation != "" {
		value.Note += v.say(", délégation {text}", ", delegation {text}", "text", s.Delegation)
	}
	return value
}

// actionTable lists actions, planned and actual.
func (v *visit) actionTable(all []api.ActionShort) ui.Table {
	t := ui.Table{ID: "actions-table", Caption: v.say("Actions du territoire", "Actions of the territory"), Columns: []ui.Column{
		{Label: v.say("Action", "Action")}, {Label: v.say("Axe", "Axis")}, {Label: v.say("Situation", "Status")}, {Label: v.say("Fin prévue", "Planned end")},
		{Label: v.say("Fin réelle", "Actual end")}, {Label: v.say("Écart", "Gap")}},
		Empty: v.say("Aucune action n’est inscrite à cette date.", "No action is recorded on that day."),
	}
	for _, a := range all {
		status := ui.Value{Mark: markOf(v, actionStatuses, a.Status), Note: wordOf(v, actionPhases, a.Phase)}
		if a.Firm {
			status.Note = joined(status.Note, v.say("engagement ferme", "firm commitment"))
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: a.Title, Href: v.hrefOf(a.ID), Note: a.Owner, Fictitious: a.Fiction}, {Text: v.text(a.Axis.Name)}, status,
			v.dayValue(a.Planned), v.dayValue(a.Finished), v.delay(a.Delay)})
	}
	return t
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

func (v *visit) territoryMoney(t api.TerritorySheet) ui.Money {
	return ui.Money{ID: "money", Caption: v.say("Financements par financeur et par dispositif", "Fundings by funder and scheme"), Rows: v.moneyRows(t.Fundings),
		Empty: v.say("Aucun financement n’est enregistré pour ce territoire à cette date.", "No funding is recorded for this territory on that day.")}
}

// moneyRows shows fundings, one line each, one column for each state.
func (v *visit) moneyRows(all []api.FundingSheet) (rows []ui.MoneyRow) {
	for _, f := range all {
		rows = append(rows, ui.MoneyRow{
			Funder:    v.funding(f),
			Announced: v.money(f.Amounts, register.Announced), Oriented: v.money(f.Amounts, register.Oriented), Requested: v.money(f.Amounts, register.Asked),
			Committed: v.money(f.Amounts, register.Committed), Paid: v.money(f.Amounts, register.Paid),
		})
	}
	return rows
}

// funding names a funding by its funder, its scheme and its object, with what was refused or withdrawn.
func (v *visit) funding(f api.FundingSheet) ui.Value {
	value := v.ref(f.Funder)
	value.Fictitious, value.Note = f.Fictitious, f.Scheme
	if f.Action != nil {
		value.Note = joined(value.Note, v.say("action « {name} »", "action “{name}”", "name", v.refName(*f.Action)))
	}
	for _, state := range []register.MoneyState{register.MoneyRefused, register.MoneyCancelled} {
		if a, ok := f.Amounts[state]; ok {
			value.Note = joined(value.Note, wordOf(v, moneyStates, state)+v.say(" : ", ": ")+locale.Money(v.lang, int64(a.Cents)))
		}
	}
	return value
}

// meansTable lists help that is not money.
func (v *visit) meansTable(all []api.Means) *ui.Table {
	t := ui.Table{ID: "means", Caption: v.say("Moyens humains et techniques", "Human and technical means"), Columns: []ui.Column{
		{Label: v.say("Apporté par", "Brought by")}, {Label: v.say("Moyen", "Means")}, {Label: v.say("Jours", "Days"), Numeric: true},
		{Label: v.say("Mois ETP", "FTE months"), Numeric: true}, {Label: v.say("Le", "On")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, m := range all {
		who := v.ref(m.Grantor)
		who.Fictitious = m.Fictitious
		if m.Territory != nil {
			who.Note = v.refName(*m.Territory)
		}
		t.Rows = append(t.Rows, []ui.Value{who, {Text: m.What}, {Text: v.hundredths(m.Days)}, {Text: v.hundredths(m.Months)}, v.dayValue(m.On), v.actValue(m.Act)})
	}
	return someRows(t)
}

// hundredths shows a quantity kept in hundredths.
func (v *visit) hundredths(n int64) string {
	switch {
	case n == 0:
		return "—"
	case n%100 == 0:
		return v.number(n / 100)
	}
	return locale.Decimal(v.lang, float64(n)/100, 2)
}

// questionTable lists what was asked of other levels, with the answers.
func (v *visit) questionTable(all []api.Question) ui.Table {
	t := ui.Table{ID: "questions", Caption: v.say("Demandes à un autre échelon, et leurs réponses", "Requests to another level, with their answers"), Columns: []ui.Column{
		{Label: v.say("Demande", "Request")}, {Label: v.say("À", "To")}, {Label: v.say("Le", "On")}, {Label: v.say("Réponse", "Answer")}, {Label: v.say("Acte", "Act"), Numeric: true}},
		Empty: v.say("Aucune demande n’a été remontée à cette date.", "No request was raised by that day."),
	}
	for _, q := range all {
		answer := ui.Value{Mark: &ui.Mark{Shape: ui.Question, Text: v.say("sans réponse", "unanswered")}, Note: locale.Days(v.lang, v.On.Sub(q.Raised))}
		if n := len(q.Answers); n > 0 {
			last := q.Answers[n-1]
			answer = ui.Value{Text: last.Text, Note: v.refName(last.Body) + ", " + v.onBy(last.On, last.Act)}
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: v.request(q.ID), Note: wordOf(v, questionTypes, q.Type)}, v.ref(q.To), v.dayValue(q.Raised), answer, v.actValue(q.Act)})
	}
	return t
}

func (v *visit) portraits(territory register.ID, all []api.Portrait) *ui.Table {
	t := ui.Table{ID: "portraits-table", Caption: v.say("Éditions publiées", "Editions published"), Columns: []ui.Column{
		{Label: v.say("Édition", "Edition")}, {Label: v.say("Éditeur", "Publisher")}, {Label: v.say("Publiée le", "Published on")}, {Label: v.say("Empreinte SHA-256", "SHA-256 hash")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, p := range all {
		t.Rows = append(t.Rows, []ui.Value{v.editionValue(territory, p), v.ref(p.Publisher), v.dayValue(p.On), {Text: p.Hash, Code: true}, v.actValue(p.Act)})
	}
	return someRows(t)
}
