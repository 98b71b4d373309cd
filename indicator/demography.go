package indicator

import "jalon/locale"

// demographies tell how businesses renew themselves.
var demographies = []Indicator{
	{
		ID: "creation_rate", Unit: Rate, Name: locale.Text{FR: "Taux de création", EN: "Creation rate"},
		Formula: "creations in the year / stock on 1 January", Source: "INSEE, Insee Première 2045",
		Reading: locale.Text{
			FR: "{x} créations pour cent entreprises présentes au 1er janvier.",
			EN: "{x} creations for a hundred companies there on 1 January."},
	},
	{
		ID: "cessation_rate", Unit: Rate, Name: locale.Text{FR: "Taux de cessation", EN: "Cessation rate"},
		Formula: "cessations in the year / stock on 1 January", Source: "INSEE, SIDE",
		Reading: locale.Text{
			FR: "{x} cessations pour cent entreprises présentes au 1er janvier.",
			EN: "{x} cessations for a hundred companies there on 1 January."},
	},
	{
		ID: "net_creation_rate", Unit: Rate, Name: locale.Text{FR: "Solde", EN: "Net creation rate"},
		Formula: "(creations - cessations) / stock", Source: "INSEE, SIDE",
		Reading: locale.Text{
			FR: "Le stock gagne {x} % dans l’année.",
			EN: "The stock gains {x}% in the year."},
	},
	{
		ID: "churn", Unit: Rate, Name: locale.Text{FR: "Rotation", EN: "Churn"},
		Formula: "(creations + cessations) / stock", Source: "Eurostat, business demography",
		Reading: locale.Text{
			FR: "{x} entreprises pour cent naissent ou disparaissent dans l’année.",
			EN: "{x} companies in a hundred appear or disappear in the year."},
	},
	{
		ID: "survival", Unit: Share, Name: locale.Text{FR: "Taux de survie", EN: "Survival"},
		Formula: "companies still active / companies created", Source: "INSEE, SINE",
		Reading: locale.Text{
			FR: "{x} % des entreprises créées sont encore actives.",
			EN: "{x}% of the companies created are still active."},
	},
	{
		ID: "stock_gap", Unit: Establishments, Name: locale.Text{FR: "Écart de stock", EN: "Stock gap"},
		Formula: "stock at the end - (stock at first + creations - cessations)", Source: "—",
		Reading: locale.Text{
			FR: "0 : les entrées et les sorties expliquent tout. Sinon la source est incomplète, ou a changé.",
			EN: "0: entries and exits explain everything. Otherwise the source is incomplete, or has changed."},
	},
}

// Renewal (démographie d'entreprises) is what happened to the companies of a territory in a year, from one source: counts of
// different sources do not mix.
type Renewal struct {
	Stock      int64 // on 1 January
	Creations  int64
	Cessations int64
	End        int64 // stock on the following 1 January
}

// Rates returns the rates of creation, of cessation, their difference and their sum. Null without stock.
//
// Source: INSEE, business demography (8540568, 8304292).
func (r Renewal) Rates() (creation, cessation, net, churn Figure) {
	rate := func(n int64) Figure { return Ratio(float64(n), float64(r.Stock), NoStock) }
	return rate(r.Creations), rate(r.Cessations), rate(r.Creations - r.Cessations), rate(r.Creations + r.Cessations)
}

// Gap returns what entries and exits do not explain of the change of the stock: to be reported where it is not 0.
func (r Renewal) Gap() Figure {
	return Exact(float64(r.End - (r.Stock + r.Creations - r.Cessations)))
}

// Survival returns the share of a cohort that is still active, after three or five years. Null for an empty cohort.
//
// Source: INSEE, SINE.
func Survival(alive, created int64) Figure { return Ratio(float64(alive), float64(created), NoStock) }
