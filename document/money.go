package document

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
)

// financing is what each funder brings: a line for each funding of the territory and of its actions, then for each state a
// table by year. The states stand side by side and are never added together.
func (a *agreement) financing() Section {
	s := Section{Name: "financing", Title: a.say("Plan de financement", "Funding plan")}
	if len(a.territory.Fundings) == 0 {
		return s
	}
	s.Blocks = []Block{a.fundingTable(a.territory.Fundings), Para(a.say(
		"Montants en euros, état par état au {day}. Un montant annoncé n’est pas engagé, un montant engagé n’est pas payé : les états ne s’additionnent pas.",
		"Amounts in euros, state by state as of {day}. An amount announced is not committed, an amount committed is not paid: the states do not add up.", "day", a.then.On))}
	for _, t := range a.then.yearTables(a.territory.Fundings) {
		s.Blocks = append(s.Blocks, t)
	}
	return s
}

// states are the states of money, for a reader.
var states = map[register.MoneyState]locale.Text{
	register.Announced: {FR: "Annoncé", EN: "Announced"}, register.Oriented: {FR: "Orienté", EN: "Oriented"}, register.Asked: {FR: "Demandé", EN: "Requested"},
	register.Committed: {FR: "Engagé", EN: "Committed"}, register.Paid: {FR: "Payé", EN: "Paid"}, register.MoneyRefused: {FR: "Refusé", EN: "Refused"},
	register.MoneyCancelled: {FR: "Annulé", EN: "Cancelled"},
}

// shown are the states that a table of fundings has columns for: the way from the promise to the payment, and what else was said.
func shown(all []api.FundingSheet) (columns []register.MoneyState) {
	always := []register.MoneyState{register.Announced, register.Asked, register.Committed, register.Paid}
	for _, state := range register.MoneyStates {
		said := slices.ContainsFunc(all, func(f api.FundingSheet) bool { _, ok := f.Amounts[state]; return ok })
		if said || slices.Contains(always, state) {
			columns = append(columns, state)
		}
	}
	return columns
}

func (w writer) fundingTable(all []api.FundingSheet) Table {
	t := Table{Caption: w.say("Financements, par financeur", "Fundings, by funder"), Columns: columns(w.say("Financeur", "Funder"), w.say("Dispositif", "Scheme"), w.say("Pour", "For"))}
	t.Columns[0].Wide = true
	states := shown(all)
	t.Columns = append(t.Columns, w.stateColumns(states)...)
	for _, f := range all {
		t.Rows = append(t.Rows, Row{Cells: append([]string{w.named(f.Funder), w.scheme(f), w.placeOf(f)}, w.amounts(f.Amounts, states)...)})
	}
	return t
}

// scheme names the scheme of a funding with the papers that found it: the decisions taken, the basis in State-aid law.
func (w writer) scheme(f api.FundingSheet) string {
	parts := []string{f.Scheme}
	for _, e := range f.Entries {
		if e.Reference != "" && e.Reversed == 0 {
			parts = append(parts, w.say("décision {reference}", "decision {reference}", "reference", e.Reference))
		}
	}
	return strings.Join(slices.Compact(given(append(parts, f.Dossier.Basis)...)), " · ")
}

func (w writer) stateColumns(all []register.MoneyState) (cs []Column) {
	for _, state := range all {
		cs = append(cs, Column{Label: states[state].In(w.lang), Numeric: true})
	}
	return cs
}

func (w writer) placeOf(f api.FundingSheet) string {
	if f.Action != nil {
		return w.named(*f.Action)
	}
	return w.say("le territoire", "the territory")
}

// amounts writes the totals of some states; a dash where nothing was said. What others claim of a funder is said so.
func (w writer) amounts(all map[register.MoneyState]api.Amount, states []register.MoneyState) (cells []string) {
	for _, state := range states {
		a, ok := all[state]
		switch {
		case !ok:
			cells = append(cells, "—")
		case a.Claimed > 0 && a.Cents == 0:
			cells = append(cells, w.say("{claimed} (d’après un tiers)", "{claimed} (claimed by others)", "claimed", locale.Money(w.lang, int64(a.Claimed))))
		case a.Claimed > 0:
			cells = append(cells, w.say("{sum} (déclaré par un tiers : {claimed})", "{sum} (claimed by others: {claimed})", "sum", locale.Money(w.lang, int64(a.Cents)), "claimed", locale.Money(w.lang, int64(a.Claimed))))
		default:
			cells = append(cells, locale.Money(w.lang, int64(a.Cents)))
		}
	}
	return cells
}

// euros writes an amount; a dash when there is none.
func (w writer) euros(c register.Cents) string {
	if c == 0 {
		return "—"
	}
	return locale.Money(w.lang, int64(c))
}

// yearTables are, for each state that some entry puts in a year, what each funder brings year by year. Claims of others are left
// out: the table of fundings says them.
func (w writer) yearTables(all []api.FundingSheet) (tables []Table) {
	for _, state := range register.MoneyStates {
		plan := yearPlan{sums: map[string]map[int]register.Cents{}, years: map[int]bool{}}
		for _, f := range all {
			plan.add(w.named(f.Funder), state, f.Entries)
		}
		if plan.dated {
			tables = append(tables, w.yearTable(states[state].In(w.lang), plan))
		}
	}
	return tables
}

// yearPlan adds the entries of one state by funder and by year; the year 0 is for those that say none.
type yearPlan struct {
	funders []string
	sums    map[string]map[int]register.Cents
	years   map[int]bool
	dated   bool // some entry says its year
}

func (p *yearPlan) add(funder string, state register.MoneyState, entries []api.Entry) {
	for _, e := range entries {
		if e.State != state || e.Reversed != 0 || e.Claimed && e.Confirmed == 0 {
			continue
		}
		year := e.Year
		if year == 0 && state == register.Paid {
			year = e.On.Year() // a payment is of the year it was made in
		}
		if p.sums[funder] == nil {
			p.sums[funder] = map[int]register.Cents{}
			p.funders = append(p.funders, funder)
		}
		p.sums[funder][year] += e.Cents
		p.years[year], p.dated = true, p.dated || year != 0
	}
}

func (w writer) yearTable(state string, p yearPlan) Table {
	t := Table{Caption: w.say("{state}, par financeur et par année", "{state}, by funder and year", "state", state), Columns: columns(w.say("Financeur", "Funder"))}
	t.Columns[0].Wide = true
	years := slices.Sorted(maps.Keys(p.years))
	for _, y := range years {
		label := strconv.Itoa(y)
		if y == 0 {
			label = w.say("Année non dite", "No year said")
		}
		t.Columns = append(t.Columns, Column{Label: label, Numeric: true})
	}
	t.Columns = append(t.Columns, Column{Label: w.say("Total", "Total"), Numeric: true})
	locale.Sort(p.funders)
	totals := map[int]register.Cents{}
	line := func(name string, sums map[int]register.Cents) {
		cells, sum := []string{name}, register.Cents(0)
		for _, y := range years {
			cells, sum = append(cells, w.euros(sums[y])), sum+sums[y]
		}
		t.Rows = append(t.Rows, Row{Cells: append(cells, w.euros(sum))})
	}
	for _, f := range p.funders {
		line(f, p.sums[f])
		for y, c := range p.sums[f] {
			totals[y] += c
		}
	}
	line(w.say("Ensemble", "All together"), totals)
	return t
}
