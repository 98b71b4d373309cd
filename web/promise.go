package web

import (
	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// promisePage is the money on one page, from the promise to the payment: by funder, territory, region or scheme.
type promisePage struct {
	Title      ui.Title
	Action     string
	Keep       []ui.Pair
	Filters    []ui.Field
	Send       ui.Button
	Figures    []ui.Figure
	Chart      *ui.Chart
	Table      ui.Table
	DelayChart *ui.Chart
	Delays     ui.Table
	PlanChart  *ui.Chart
	Plan       ui.Table
	Doubts     ui.Table
	Equalities ui.Table
	Contents   []ui.Link
	CSV        ui.Link
	YearsCSV   ui.Link
}

// promiseBys are the choices of the first filter.
var promiseBys = []struct {
	value string
	by    api.PromiseBy
	text  locale.Text
}{
	{"", api.ByFunder, locale.Text{FR: "Opérateur ou financeur", EN: "Operator or funder"}},
	{"territoire", api.ByTerritory, locale.Text{FR: "Territoire", EN: "Territory"}},
	{"region", api.ByRegion, locale.Text{FR: "Région", EN: "Region"}},
	{"dispositif", api.ByScheme, locale.Text{FR: "Dispositif", EN: "Scheme"}},
}

// promise reads what the address asks for.
func (v *visit) promise() (p api.Promise, head string, err error) {
	asked := api.PromiseAsked{Region: v.asked.Get("region"), Funder: register.ID(v.asked.Get("financeur")), Territory: register.ID(v.asked.Get("territoire"))}
	asked.Programme, _ = v.programme()
	if err := v.knownRegion(asked.Region); err != nil {
		return p, "", err
	}
	for _, one := range []register.ID{asked.Funder, asked.Territory} {
		if one != "" && !v.Exists(one) {
			return p, "", register.Refuse(register.Invalid, "web.bad-choice", "given", string(one), "field", v.say("Filtre", "Filter"))
		}
	}
	for _, one := range promiseBys {
		if one.value == v.asked.Get("par") {
			asked.By = one.by
			return api.PromiseToPayment(v, v.View, asked), v.text(one.text), nil
		}
	}
	return p, "", register.Refuse(register.Invalid, "web.bad-choice", "given", v.asked.Get("par"), "field", v.say("Par", "By"))
}

func promiseToPayment(v *visit) (page, error) {
	p, head, err := v.promise()
	if err != nil {
		return page{}, err
	}
	title := v.say("De la promesse au paiement", "From promise to payment")
	content := promisePage{
		Title: ui.Title{Text: title, Lead: v.say("Ce qui fut annoncé, demandé, engagé, payé, refusé, et ce que personne n’explique, au {day}.",
			"What was announced, requested, committed, paid, refused, and what nobody explains, on {day}.", "day", v.On)},
		Action: prefix(v.lang) + "/argent/promesse-au-paiement", Keep: v.keep(), Send: ui.Button{Text: v.say("Montrer", "Show"), Kind: "quiet"},
		Filters: v.promiseFields(), Figures: v.promiseFigures(p), Chart: v.promiseChart(p), Table: v.promiseTable(p, head),
		DelayChart: v.delayChart(p), Delays: v.promiseDelays(p, head), PlanChart: v.planChart(p.Plan), Plan: v.planTable(p.Plan), Doubts: v.doubtTable(p.Doubts), Equalities: v.equalityTable(p.Equalities),
		CSV: ui.Link{Text: v.say("Ce tableau en CSV", "This table as CSV"), Href: v.csvHref()}, YearsCSV: ui.Link{Text: v.say("Les années en CSV", "The years as CSV"), Href: v.yearsHref()},
		Contents: []ui.Link{{Text: v.say("Les montants", "The amounts"), Href: "#montants"}, {Text: v.say("Réponses et délais", "Answers and delays"), Href: "#delais"},
			{Text: v.say("Années", "Years"), Href: "#annees"}, {Text: v.say("À expliquer", "To be explained"), Href: "#a-expliquer"}, {Text: v.say("Contrôles", "Checks"), Href: "#controles"}},
	}
	trail := []ui.Link{{Text: v.say("Argent", "Money"), Href: v.href("/argent")}}
	return page{name: "promise", title: title, trail: trail, content: content, sheet: p}, nil
}

// csvHref returns the address of the same figures as CSV: a file speaks no language.
func (v *visit) csvHref() string {
	query := ""
	if len(v.asked) > 0 {
		query = "?" + v.asked.Encode()
	}
	return v.path + ".csv" + query
}

func (v *visit) promiseFields() []ui.Field {
	by := ui.Field{ID: "par", Name: "par", Label: v.say("Par", "By")}
	for _, one := range promiseBys {
		by.Options = append(by.Options, ui.Option{Value: one.value, Label: v.text(one.text), Selected: one.value == v.asked.Get("par")})
	}
	funder := ui.Field{ID: "financeur", Name: "financeur", Label: v.say("Financeur", "Funder"), Options: []ui.Option{{Label: v.say("Tous", "All")}}}
	seen := map[register.ID]bool{}
	programme, _ := v.programme()
	for _, f := range v.FundingsOf(programme, "", v.On) {
		if !seen[f.Funder] {
			seen[f.Funder] = true
			funder.Options = append(funder.Options, ui.Option{Value: string(f.Funder), Label: v.nameOf(f.Funder), Selected: string(f.Funder) == v.asked.Get("financeur")})
		}
	}
	locale.SortBy(funder.Options[1:], func(o ui.Option) string { return o.Label })
	return []ui.Field{by, v.regionField(v.asked.Get("region")), funder}
}

// promiseFigures shows the totals of the states that a reader looks for first, one figure each: they are never added.
func (v *visit) promiseFigures(p api.Promise) (all []ui.Figure) {
	for _, state := range []register.MoneyState{register.Announced, register.Asked, register.Committed, register.Paid} {
		a := p.Total.Amounts[state]
		f := ui.Figure{Number: locale.MoneyShort(v.lang, int64(a.Cents)), Label: wordOf(v, moneyStates, state)}
		if a.Claimed != 0 {
			f.Note = v.say("et {cents} déclarés par des tiers", "and {cents} claimed by others", "cents", locale.Money(v.lang, int64(a.Claimed)))
		}
		all = append(all, f)
	}
	return all
}

func (v *visit) promiseName(row api.PromiseRow, by api.PromiseBy) string {
	switch {
	case row.Of.ID != "" && row.Of.Name != "":
		return row.Of.Name
	case row.Of.ID != "":
		return v.nameOf(row.Of.ID)
	case by == api.ByScheme:
		return v.say("Sans dispositif", "No scheme")
	}
	return v.say("Tout le programme", "The whole programme")
}

func (v *visit) promiseTable(p api.Promise, head string) ui.Table {
	t := ui.Table{ID: "promise", Caption: v.say("De la promesse au paiement", "From promise to payment"), Columns: []ui.Column{{Label: head}},
		Empty: v.say("Aucun financement n’est enregistré à cette date.", "No funding is recorded on that day."),
		Note:  v.say("Les états répondent à des questions différentes : ils ne s’additionnent jamais entre eux.", "The states answer different questions: they are never added together.")}
	for _, state := range register.MoneyStates {
		t.Columns = append(t.Columns, ui.Column{Label: wordOf(v, moneyStates, state), Numeric: true})
	}
	t.Columns = append(t.Columns, ui.Column{Label: v.say("Reste à payer", "Still to pay"), Numeric: true}, ui.Column{Label: v.say("Dont crédits propres", "Of which own credits"), Numeric: true})
	for _, row := range p.Rows {
		t.Rows = append(t.Rows, v.promiseRow(row, ui.Value{Text: v.promiseName(row, p.By), Href: v.hrefOf(row.Of.ID)}))
	}
	if len(p.Rows) > 1 {
		t.Total = v.promiseRow(p.Total, ui.Value{Text: v.say("Ensemble", "All")})
	}
	return t
}

func (v *visit) promiseRow(row api.PromiseRow, name ui.Value) []ui.Value {
	cells := []ui.Value{name}
	for _, state := range register.MoneyStates {
		cells = append(cells, v.money(row.Amounts, state))
	}
	return append(cells, ui.Value{Text: locale.Money(v.lang, int64(row.Unpaid))}, ui.Value{Text: locale.Money(v.lang, int64(row.Specific))})
}

// promiseDelays shows who was asked, who answered, and how long it took.
func (v *visit) promiseDelays(p api.Promise, head string) ui.Table {
	t := ui.Table{ID: "delays", Caption: v.say("Demandes, réponses et délais", "Requests, answers and delays"), Columns: []ui.Column{{Label: head},
		{Label: v.say("Demandes", "Requests"), Numeric: true}, {Label: v.say("Réponses", "Answers"), Numeric: true}, {Label: v.say("Sans réponse", "Unanswered"), Numeric: true},
		{Label: v.say("Délai médian", "Median delay"), Numeric: true}},
		Empty: v.say("Aucune demande n’est enregistrée à cette date.", "No request is recorded on that day."),
		Note:  v.say("Une réponse est un engagement ou un refus du financeur.", "An answer is a commitment or a refusal by the funder.")}
	for _, row := range p.Rows {
		if row.Requests == 0 {
			continue
		}
		delay := ui.Value{Text: "—"}
		if row.MedianDays != nil {
			delay.Text = locale.Days(v.lang, *row.MedianDays)
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: v.promiseName(row, p.By), Href: v.hrefOf(row.Of.ID)}, {Text: v.number(int64(row.Requests))}, {Text: v.number(int64(row.Answered))},
			{Text: v.number(int64(row.Requests - row.Answered))}, delay})
	}
	return t
}

func (v *visit) planTable(plan []register.YearPlan) ui.Table {
	t := ui.Table{ID: "plan", Caption: v.say("Engagé pour l’année, payé dans l’année", "Committed for the year, paid in the year"), Columns: []ui.Column{
		{Label: v.say("Année", "Year")}, {Label: v.say("Engagé pour cette année", "Committed for that year"), Numeric: true}, {Label: v.say("Payé cette année-là", "Paid in that year"), Numeric: true}},
		Empty: v.say("Rien n’est engagé ni payé à cette date.", "Nothing is committed or paid on that day.")}
	for _, y := range plan {
		year := v.say("Année non dite", "Year not said")
		if y.Year != 0 {
			year = yearText(y.Year)
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: year}, {Text: locale.Money(v.lang, int64(y.Committed))}, {Text: locale.Money(v.lang, int64(y.Paid))}})
	}
	return t
}

// doubtTable lists what the ledger does not explain, up to a hundred lines; the JSON has them all.
func (v *visit) doubtTable(doubts []api.Doubt) ui.Table {
	t := ui.Table{ID: "doubts", Caption: v.say("Ce que le grand livre n’explique pas", "What the ledger does not explain"), Columns: []ui.Column{
		{Label: v.say("Financement", "Funding")}, {Label: v.say("À expliquer", "To be explained")}, {Label: v.say("Montant", "Amount"), Numeric: true}, {Label: v.say("Depuis", "Since")}},
		Empty: v.say("Rien : tout s’explique à cette date.", "Nothing: all is explained on that day.")}
	const most = 100
	for _, d := range doubts[:min(most, len(doubts))] {
		t.Rows = append(t.Rows, []ui.Value{v.doubtName(d), {Text: wordOf(v, moneyStates, d.State), Note: v.text(api.DoubtText(d.Code))}, {Text: locale.Money(v.lang, int64(d.Cents))}, v.dayValue(d.Since)})
	}
	if more := len(doubts) - most; more > 0 {
		t.Note = v.say("Et {n} autres, moindres : le JSON de cette page les donne tous.", "And {n} lesser ones: the JSON of this page gives them all.", "n", v.number(int64(more)))
	}
	return t
}

func (v *visit) doubtName(d api.Doubt) ui.Value {
	first := d.Fundings[0]
	name := ui.Value{Text: v.refName(first.Funder), Href: v.actHref(first.Act), Note: first.Scheme}
	if first.Territory != nil {
		name.Note = joined(name.Note, v.refName(*first.Territory))
	}
	for _, other := range d.Fundings[1:] {
		name.Note = joined(name.Note, v.say("et {funder}", "and {funder}", "funder", v.refName(other.Funder)))
	}
	return name
}

// equalityTable shows that the ledger holds.
func (v *visit) equalityTable(all []register.Equality) ui.Table {
	t := ui.Table{ID: "equalities", Caption: v.say("Égalités du grand livre", "Equalities of the ledger"), Columns: []ui.Column{
		{Label: v.say("Contrôle", "Check")}, {Label: v.say("D’un côté", "On one side"), Numeric: true}, {Label: v.say("De l’autre", "On the other"), Numeric: true}, {Label: v.say("Résultat", "Result")}},
		Note: v.say("Chaque écriture est passée à deux comptes. Une contre-passation est une écriture de plus, jamais une écriture en moins.", "Each entry is made in two accounts. A reversal is one more entry, never one less.")}
	for _, e := range all {
		mark := &ui.Mark{Shape: ui.Full, Text: v.say("égal", "equal")}
		if !e.Holds() {
			mark = &ui.Mark{Shape: ui.Late, Text: v.say("inégal", "not equal")}
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: v.equalityName(e.Code)}, {Text: locale.Money(v.lang, int64(e.Left))}, {Text: locale.Money(v.lang, int64(e.Right))}, {Mark: mark}})
	}
	return t
}

func (v *visit) equalityName(code string) string {
	switch code {
	case "balance":
		return v.say("Débits = crédits", "Debits = credits")
	case "requests":
		return v.say("Demandé = refusé + non refusé", "Requested = refused + not refused")
	case "commitments":
		return v.say("Engagé = payé + annulé + reste à payer", "Committed = paid + cancelled + still to pay")
	}
	return v.say("{state} : compte = somme des écritures", "{state}: account = sum of the entries", "state", wordOf(v, moneyStates, register.MoneyState(code)))
}
