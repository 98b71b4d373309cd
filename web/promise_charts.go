package web

import (
	"cmp"
	"math"
	"slices"

	"jalon/api"
	"jalon/figure"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// promiseStates are the marks of a row, what matters most first.
var promiseStates = []register.MoneyState{register.Paid, register.Committed, register.Asked, register.Announced}

// promiseChart sets what each line paid, committed, was asked and announced side by side, as shares of the greatest of them: a small
// funder is read as well as a large one. Nil without an amount.
func (v *visit) promiseChart(p api.Promise) *ui.Chart {
	plot := figure.DotPlot{Zero: true, Joined: true, Holds: []float64{1}, Say: func(share float64) string { return locale.Percent(v.lang, share, 0) }}
	for _, state := range promiseStates {
		plot.Names = append(plot.Names, wordOf(v, moneyStates, state))
	}
	n := 0
	for _, row := range p.Rows {
		values, greatest := shares(row)
		if greatest == 0 {
			continue
		}
		if n++; n <= mostDrawn {
			plot.Rows = append(plot.Rows, figure.DotRow{Label: v.promiseName(row, p.By), Values: values, Written: locale.MoneyShort(v.lang, int64(greatest))})
		}
	}
	if n == 0 {
		return nil
	}
	paid, committed := p.Total.Amounts[register.Paid].Cents, p.Total.Amounts[register.Committed].Cents
	whole := v.say("{paid} payés sur {committed} engagés, en tout.", "{paid} paid of {committed} committed, in all.", "paid", locale.Money(v.lang, int64(paid)), "committed", locale.Money(v.lang, int64(committed)))
	return chart("promise", v.say("Du montant annoncé au montant payé", "From the amount announced to the amount paid"), whole,
		v.some(n, sentences(whole, v.say("Sur chaque ligne, 100 % est le plus grand des quatre montants, écrit au bout. Plus le point est à gauche, plus il reste de la promesse au paiement.",
			"On each row, 100% is the greatest of the four amounts, written at its end. The further left the dot, the longer the way from promise to payment."))), plot.On)
}

// shares are the amounts of a row in the order of the marks, as shares of the greatest; NaN where there is none.
func shares(row api.PromiseRow) (all []float64, greatest register.Cents) {
	for _, state := range promiseStates {
		greatest = max(greatest, row.Amounts[state].Cents)
	}
	for _, state := range promiseStates {
		share := math.NaN()
		if cents := row.Amounts[state].Cents; cents > 0 {
			share = float64(cents) / float64(greatest)
		}
		all = append(all, share)
	}
	return all, greatest
}

// delayChart shows how long answers took, and how many were given. Nil without an answer.
func (v *visit) delayChart(p api.Promise) *ui.Chart {
	asked := slices.DeleteFunc(slices.Clone(p.Rows), func(r api.PromiseRow) bool { return r.Answered == 0 })
	slices.SortStableFunc(asked, func(a, b api.PromiseRow) int { return cmp.Compare(b.Requests, a.Requests) })
	l := figure.Lollipop{Sheet: figure.Sheet{Say: func(n float64) string { return locale.Days(v.lang, int(n)) }}}
	for _, row := range asked[:min(mostDrawn, len(asked))] {
		l.Rows = append(l.Rows, figure.Stem{Label: v.promiseName(row, p.By), Value: float64(*row.MedianDays),
			Written: v.say("{days} · {n} sur {all}", "{days} · {n} of {all}", "days", locale.Days(v.lang, *row.MedianDays), "n", v.number(int64(row.Answered)), "all", v.number(int64(row.Requests)))})
	}
	if len(asked) == 0 {
		return nil
	}
	return chart("delays", v.say("Délai médian de réponse, et demandes qui ont reçu réponse", "Median delay of answers, and requests that were answered"),
		v.say("Délai médian de réponse à {n}.", "Median delay of answers to {n}.", "n", v.count(p.Total.Requests, locale.Text{FR: "demande", EN: "request"}, locale.Text{FR: "demandes", EN: "requests"})),
		v.some(len(asked), v.say("Les demandes sans réponse n’ont pas de délai : elles sont dans le second chiffre.", "A request without an answer has no delay: it is in the second number.")), l.On)
}

// planChart shows what was committed for each year and paid in it. Nil for less than two years.
func (v *visit) planChart(plan []register.YearPlan) *ui.Chart {
	said := slices.DeleteFunc(slices.Clone(plan), func(y register.YearPlan) bool { return y.Year == 0 })
	if len(said) < 2 {
		return nil
	}
	first, last := said[0].Year, said[len(said)-1].Year
	paid, committed := make([]float64, last-first+1), make([]float64, last-first+1)
	l := figure.Lines{Sheet: figure.Sheet{Say: func(cents float64) string { return locale.MoneyShort(v.lang, int64(cents)) }}}
	for y := first; y <= last; y++ {
		l.Times = append(l.Times, yearText(y))
	}
	for _, y := range said {
		paid[y.Year-first], committed[y.Year-first] = float64(y.Paid), float64(y.Committed)
	}
	l.Series = []figure.Series{{Name: v.say("Payé dans l’année", "Paid in the year"), Values: paid}, {Name: v.say("Engagé pour l’année", "Committed for the year"), Values: committed}}
	caption := v.say("Engagé pour l’année, payé dans l’année", "Committed for the year, paid in the year")
	return chart("plan", caption, v.say("{caption}, de {first} à {last}.", "{caption}, from {first} to {last}.", "caption", caption, "first", yearText(first), "last", yearText(last)), "", l.On)
}
