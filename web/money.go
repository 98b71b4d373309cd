package web

import (
	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// moneyPage is the money of the programme, from the promise to the payment. The states are columns: they are never added.
type moneyPage struct {
	Title       ui.Title
	Promise     ui.Link
	Activity    ui.Link
	Funders     ui.Money
	Territories ui.Money
	Lines       ui.Money
	Means       *ui.Table
}

func argent(v *visit) (page, error) {
	title := v.say("Argent", "Money")
	content := moneyPage{Title: ui.Title{Text: title,
		Lead: v.say("De la promesse au paiement, tel que chaque financeur le déclare.", "From the promise to the payment, as each funder declares it.")}}
	content.Promise = ui.Link{Text: v.say("De la promesse au paiement, sur une page", "From promise to payment, on one page"), Href: v.href("/argent/promesse-au-paiement")}
	content.Activity = ui.Link{Text: v.say("Activité des territoires, sans saisie", "Activity of the territories, without data entry"), Href: v.href("/activite")}
	id, _ := v.programme()
	all := api.Fundings(v, v.View, id, "")
	none := v.say("Aucun financement n’est enregistré à cette date.", "No funding is recorded on that day.")
	content.Funders = ui.Money{ID: "funders", Caption: v.say("Financements par financeur", "Fundings by funder"), Empty: none,
		Rows: v.grouped(all, func(f api.FundingSheet) *api.Ref { return &f.Funder })}
	content.Territories = ui.Money{ID: "by-territory", Caption: v.say("Financements par territoire", "Fundings by territory"), Head: v.say("Territoire", "Territory"), Empty: none,
		Rows: v.grouped(all, func(f api.FundingSheet) *api.Ref { return f.Territory }),
		Note: v.say("Ce qui vaut pour tout le programme est à part.", "What is for the whole programme stands apart.")}
	content.Lines = ui.Money{ID: "lines", Caption: v.say("Chaque financement", "Each funding"), Rows: v.lineRows(all), Empty: none}
	content.Means = v.meansTable(api.AllMeans(v, v.View, id))
	return page{name: "money", title: title, content: content}, nil
}

// grouped sums fundings that share a funder or a territory, state by state.
func (v *visit) grouped(all []api.FundingSheet, by func(api.FundingSheet) *api.Ref) (rows []ui.MoneyRow) {
	sums := map[register.ID]*api.FundingSheet{}
	var order []*api.FundingSheet
	for _, f := range all {
		ref := by(f)
		if ref == nil {
			ref = &api.Ref{ID: f.Programme.ID, Name: v.say("Tout le programme", "The whole programme")}
		}
		sum := sums[ref.ID]
		if sum == nil {
			sum = &api.FundingSheet{Funder: *ref, Amounts: map[register.MoneyState]api.Amount{}}
			sums[ref.ID] = sum
			order = append(order, sum)
		}
		for state, a := range f.Amounts {
			total := sum.Amounts[state]
			sum.Amounts[state] = api.Amount{Cents: total.Cents + a.Cents, Claimed: total.Claimed + a.Claimed}
		}
	}
	locale.SortBy(order, func(f *api.FundingSheet) string { return f.Funder.Name })
	for _, sum := range order {
		rows = append(rows, v.moneyRows([]api.FundingSheet{*sum})...)
	}
	return rows
}

// lineRows shows each funding, with what it is for.
func (v *visit) lineRows(all []api.FundingSheet) []ui.MoneyRow {
	rows := v.moneyRows(all)
	for i, f := range all {
		if f.Territory != nil {
			rows[i].Funder.Note = joined(rows[i].Funder.Note, v.refName(*f.Territory))
		}
	}
	return rows
}
