package document

import (
	"strconv"
	"strings"

	"jalon/act"
	"jalon/api"
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
)

// sheet sets the sheet of an action out, on the day of the writer: what it says, its milestones planned and actual, its
// indicators from baseline to target, its money by funder and state. What is restricted is said to be so, and not shown.
func (w writer) sheet(a api.ActionSheet) Section {
	s := Section{Name: string(a.ID), Title: a.Title, Part: true, Blocks: []Block{w.sheetFacts(a)}}
	for _, t := range []Table{w.costTable(a), w.milestoneTable(a), w.indicatorTable(a), w.sheetMoney(a)} {
		if len(t.Rows) > 0 {
			t.Caption += " – " + a.Title // each table of a document has a name of its own
			s.Blocks = append(s.Blocks, t)
		}
	}
	return s
}

// sheetFacts are the fields of a sheet that are said; what is not marked as restricted is public.
func (w writer) sheetFacts(a api.ActionSheet) Table {
	t := Table{Caption: w.say("Fiche-action", "Action sheet") + " – " + a.Title, Columns: columns(w.say("Rubrique", "Heading"), w.say("Contenu", "Content"))}
	t.Columns[1].Wide = true
	add := func(fr, en, text string) {
		if text = strings.Join(strings.Fields(text), " "); text != "" && text != "—" {
			t.Rows = append(t.Rows, row(w.say(fr, en), text))
		}
	}
	var places, services, contracts []string
	for _, p := range a.Places {
		places = append(places, p.Name+" ("+p.Code+")")
	}
	for _, s := range a.Services {
		services = append(services, s.Name.In(w.lang))
	}
	for _, c := range a.Contracts {
		contracts = append(contracts, c.Title)
	}
	add("Identifiant stable", "Stable identifier", string(a.ID))
	add("Axe", "Axis", a.Axis.Name.In(w.lang))
	add("Type", "Type", word(w.lang, act.ActionTypes, a.Type))
	add("Porteur", "Owner", a.Owner)
	add("Organisme porteur", "Owning organisation", w.organisation(a.Organisation))
	add("Partenaires", "Partners", w.names(a.Partners))
	if a.Lead != nil {
		add("Suivie au comité par", "Led in the committee by", w.organisation(a.Lead))
	}
	if a.Orientation != nil {
		add("Orientation régionale", "Regional orientation", a.Orientation.Title)
	}
	add("Contexte et besoin", "Context and need", a.Context)
	add("Description", "Description", a.Description)
	add("Résultats attendus", "Expected results", a.Results)
	add("Services demandés", "Services called on", locale.List(w.lang, services))
	add("Communes", "Communes", locale.List(w.lang, places))
	add("Maturité", "Maturity", w.maturity(a.ActionShort))
	add("Calendrier", "Schedule", w.span(a))
	add("Coût prévu", "Planned cost", strings.TrimSpace(w.euros(a.Cost)+" "+strings.ToLower(word(w.lang, act.Taxes, a.Tax))))
	add("Portée par", "Carried by", locale.List(w.lang, contracts))
	for _, o := range a.Opinions {
		add("Avis", "Opinion", w.say("{body}, {day} : {sense}", "{body}, {day}: {sense}", "body", w.named(o.Body), "day", o.On, "sense", word(w.lang, opinionSenses, o.Sense)))
	}
	add("Note de suivi", "Follow-up note", a.Notes)
	if len(a.Restricted) > 0 {
		add("Réservé", "Restricted", w.say("{fields} : scellé au registre, lu de qui peut rédiger la fiche.", "{fields}: sealed in the register, read by those who may write the sheet.", "fields", RestrictedFields(w.lang, a.Restricted)))
	}
	return t
}

// RestrictedFields names the fields that a sheet keeps to those who may write it.
func RestrictedFields(l locale.Lang, fields []string) string {
	var names []string
	for _, f := range fields {
		names = append(names, word(l, restrictedFields, f))
	}
	return locale.List(l, names)
}

// opinionSenses are the ways an opinion may go.
var opinionSenses = []programme.Named{
	{ID: "favourable", Name: locale.Text{FR: "favorable", EN: "favourable"}},
	{ID: "reserved", Name: locale.Text{FR: "réservé", EN: "reserved"}},
	{ID: "unfavourable", Name: locale.Text{FR: "défavorable", EN: "unfavourable"}},
}

var restrictedFields = []programme.Named{
	{ID: "contact", Name: locale.Text{FR: "contact", EN: "contact"}},
	{ID: "note", Name: locale.Text{FR: "note", EN: "note"}},
	{ID: "cost", Name: locale.Text{FR: "coût prévu", EN: "planned cost"}},
	{ID: "communes", Name: locale.Text{FR: "communes", EN: "communes"}},
}

// word is the name of a code; one that has none stands for itself.
func word(l locale.Lang, list []programme.Named, code string) string {
	if n, ok := programme.Find(list, code); ok {
		return n.Name.In(l)
	}
	return code
}

// organisation names an organisation with the number that the State knows it by.
func (w writer) organisation(r *api.Ref) string {
	if r == nil {
		return ""
	}
	if o, ok := w.Organisations.Get(r.ID); ok && o.SIREN() != "" {
		return w.say("{name} (SIREN {siren})", "{name} (SIREN {siren})", "name", w.named(*r), "siren", locale.SIREN(o.SIREN()))
	}
	return w.named(*r)
}

func (w writer) names(refs []api.Ref) string {
	var names []string
	for _, r := range refs {
		names = append(names, w.named(r))
	}
	return locale.List(w.lang, names)
}

// maturity is the phase and the status of an action, in the words of the open standard, and whether it is a firm commitment.
func (w writer) maturity(a api.ActionShort) string {
	words := []string{word(w.lang, act.ActionPhases, a.Phase), word(w.lang, act.ActionStatuses, a.Status), w.say("engagement {firm}", "{firm} commitment", "firm", w.firm(a.Firm))}
	if words[0] == "" {
		words = words[1:]
	}
	return strings.Join(words, " · ")
}

func (w writer) firm(yes bool) string {
	if yes {
		return w.say("ferme", "firm")
	}
	return w.say("à confirmer", "to be confirmed")
}

// span says when an action begins and ends, as planned, and when it ended.
func (w writer) span(a api.ActionSheet) string {
	var parts []string
	for _, one := range []struct {
		fr, en string
		day    register.Day
	}{{"début prévu le {day}", "planned to start on {day}", a.Start}, {"fin prévue le {day}", "planned to end on {day}", a.Planned}, {"achevée le {day}", "finished on {day}", a.Finished}} {
		if !one.day.IsZero() {
			parts = append(parts, w.say(one.fr, one.en, "day", one.day))
		}
	}
	return strings.Join(parts, w.say(" ; ", "; "))
}

// costTable shows what the cost is made of, by nature and year.
func (w writer) costTable(a api.ActionSheet) Table {
	t := Table{Caption: w.say("Détail du coût", "Breakdown of the cost"), Columns: columns(w.say("Nature", "Nature"), "#"+w.say("Année", "Year"), "#"+w.say("Montant", "Amount"))}
	t.Columns[0].Wide = true
	for _, one := range a.CostLines {
		year := "—"
		if one.Year != 0 {
			year = strconv.Itoa(one.Year)
		}
		t.Rows = append(t.Rows, row(one.Nature, year, w.euros(one.Cents)))
	}
	return t
}

func (w writer) milestoneTable(a api.ActionSheet) Table {
	t := Table{Caption: w.say("Étapes, prévues et réelles", "Milestones, planned and actual"), Columns: columns(w.say("Étape", "Milestone"), w.say("Prévue le", "Planned on"), w.say("Franchie le", "Reached on"), "#"+w.say("Écart (jours)", "Gap (days)"))}
	t.Columns[0].Wide = true
	for _, m := range a.Milestones {
		gap := "—"
		if m.Delay != nil {
			gap = locale.Int(w.lang, int64(*m.Delay))
		}
		t.Rows = append(t.Rows, row(m.What, w.date(m.Planned), w.date(m.Reached), gap))
	}
	return t
}

// indicatorTable shows each indicator from its baseline to its target, with its last reading.
func (w writer) indicatorTable(a api.ActionSheet) Table {
	t := Table{Caption: w.say("Indicateurs", "Indicators"), Columns: columns(w.say("Indicateur", "Indicator"), "#"+w.say("Départ", "Baseline"), w.say("Source", "Source"), "#"+w.say("Cible", "Target"), w.say("Échéance", "Due"), "#"+w.say("Dernier relevé", "Last reading"))}
	t.Columns[0].Wide = true
	for _, g := range a.Targets {
		t.Rows = append(t.Rows, row(g.What+" ("+g.Unit+")", w.hundredths(g.Baseline), g.Source, w.hundredths(g.Target), w.date(g.Due), w.lastReading(g.Readings)))
	}
	return t
}

// lastReading is the value that stands of the last reading; one that is contested says so, with what is opposed to it.
func (w writer) lastReading(all []api.Reading) string {
	if len(all) == 0 {
		return "—"
	}
	last := all[len(all)-1]
	switch {
	case last.Settled != nil:
		return w.hundredths(&last.Settled.Value)
	case len(last.Contests) > 0:
		return w.say("{value} (contesté : {other})", "{value} (contested: {other})", "value", w.hundredths(&last.Value), "other", w.hundredths(&last.Contests[len(last.Contests)-1].Value))
	}
	return w.hundredths(&last.Value)
}

// sheetMoney is the money of an action by funder and state. What a company gets is shown all together, as its publication wants.
func (w writer) sheetMoney(a api.ActionSheet) Table {
	if a.Type != "company" || len(a.Fundings) == 0 {
		t := w.fundingTable(a.Fundings)
		for i := range t.Rows { // they are all for this action
			t.Rows[i].Cells = append(t.Rows[i].Cells[:2:2], t.Rows[i].Cells[3:]...)
		}
		t.Columns = append(t.Columns[:2:2], t.Columns[3:]...)
		return t
	}
	states := shown(a.Fundings)
	t := Table{Caption: w.say("Financements", "Fundings"), Columns: append(columns(w.say("Financeurs", "Funders")), w.stateColumns(states)...)}
	sums := map[register.MoneyState]api.Amount{}
	for _, f := range a.Fundings {
		for state, amount := range f.Amounts {
			sum := sums[state]
			sums[state] = api.Amount{Cents: sum.Cents + amount.Cents, Claimed: sum.Claimed + amount.Claimed}
		}
	}
	t.Rows = []Row{{Cells: append([]string{w.say("Tous financeurs", "All funders")}, w.amounts(sums, states)...)}}
	return t
}
