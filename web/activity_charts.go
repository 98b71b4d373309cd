package web

import (
	"cmp"
	"math"
	"time"

	"jalon/api"
	"jalon/calendar"
	"jalon/figure"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// ages are how long ago something happened, from the least; the days of the last are without end.
var ages = []struct {
	days float64
	text locale.Text
}{
	{91, locale.Text{FR: "Moins de 3 mois", EN: "Less than 3 months"}},
	{182, locale.Text{FR: "De 3 à 6 mois", EN: "3 to 6 months"}},
	{365, locale.Text{FR: "De 6 mois à 1 an", EN: "6 months to a year"}},
	{math.Inf(1), locale.Text{FR: "Plus d’un an", EN: "More than a year"}},
}

// silenceChart shows how long ago the last act and the last meeting were: territory by territory as long as they are few, else how
// many there are of each age. Nil without a territory.
func (v *visit) silenceChart(all []api.Activity) *ui.Chart {
	names := []string{v.say("Dernier acte", "Last act"), v.say("Dernière réunion", "Last meeting")}
	switch {
	case len(all) == 0:
		return nil
	case len(all) > mostDrawn:
		caption := v.say("Nombre de territoires selon le temps passé depuis le dernier acte et la dernière réunion", "Number of territories by the time passed since the last act and the last meeting")
		plot := v.byAge(all)
		plot.Names = names
		return chart("silence", caption, caption, v.say("Au bout de chaque ligne, le nombre de territoires par dernier acte, puis par dernière réunion.", "At the end of each row, how many territories by last act, then by last meeting."), plot.On)
	}
	plot := figure.DotPlot{Zero: true, Names: names, Say: func(n float64) string { return locale.Days(v.lang, int(n)) }}
	for _, a := range all {
		plot.Rows = append(plot.Rows, figure.DotRow{Label: a.Territory.Name, Values: []float64{v.since(a.LastAct), v.since(a.LastMeeting)}})
	}
	caption := v.say("Jours passés depuis le dernier acte et la dernière réunion", "Days since the last act and the last meeting")
	return chart("silence", caption, caption, "", plot.On)
}

// since is how many days have passed; NaN since a day that never came.
func (v *visit) since(day register.Day) float64 {
	if day.IsZero() || day > v.On {
		return math.NaN()
	}
	return float64(v.On.Sub(day))
}

// byAge counts the territories by how long ago their last act and their last meeting were.
func (v *visit) byAge(all []api.Activity) figure.DotPlot {
	plot := figure.DotPlot{Zero: true, Joined: true, Holds: []float64{float64(len(all))}, Say: func(n float64) string { return v.number(int64(n)) }}
	for _, age := range ages {
		plot.Rows = append(plot.Rows, figure.DotRow{Label: v.text(age.text), Values: []float64{0, 0}})
	}
	plot.Rows = append(plot.Rows, figure.DotRow{Label: v.say("Jamais", "Never"), Values: []float64{0, 0}})
	for _, a := range all {
		plot.Rows[v.age(a.LastAct)].Values[0]++
		plot.Rows[v.age(a.LastMeeting)].Values[1]++
	}
	for i, r := range plot.Rows {
		plot.Rows[i].Written = v.say("{acts} ; {meetings}", "{acts}; {meetings}", "acts", v.number(int64(r.Values[0])), "meetings", v.number(int64(r.Values[1])))
	}
	return plot
}

// age is the place among the ages of a day; after the last when it never came.
func (v *visit) age(day register.Day) int {
	days := v.since(day)
	for i, age := range ages {
		if days <= age.days { // never is not so many days
			return i
		}
	}
	return len(ages)
}

// signingChart sets the signatures planned and made on one scale of time: contract by contract as long as they are few, else as
// two counts that grow. Nil without a day.
func (v *visit) signingChart(all []api.Activity) *ui.Chart {
	var signings []api.Activity
	from, to := register.Day(0), register.Day(0)
	for _, a := range all {
		if a.Contract == nil || a.Contract.Planned.IsZero() && a.Contract.Signed.IsZero() {
			continue
		}
		signings = append(signings, a)
		for _, day := range []register.Day{a.Contract.Planned, a.Contract.Signed} {
			if !day.IsZero() {
				from, to = min(cmp.Or(from, day), day), max(to, day)
			}
		}
	}
	if len(signings) == 0 {
		return nil
	}
	caption, planned, signed := v.say("Signatures prévues et réelles", "Signatures, planned and actual"), v.say("Prévue", "Planned"), v.say("Réelle", "Actual")
	if len(signings) > mostDrawn {
		return chart("signing", caption, caption, v.say("Nombre de conventions, cumulé mois par mois.", "Number of contracts, added up month by month."), v.signingLines(signings, from, max(to, v.On), signed, planned).On)
	}
	plot := figure.DotPlot{Joined: true, Names: []string{signed, planned}, Say: v.dateOf,
		Holds: []float64{float64(from.Year()), float64(max(to.Year(), from.Year()+1) + 1)}} // whole years, two at least: the ticks are then first days of January or July
	for _, a := range signings {
		plot.Rows = append(plot.Rows, figure.DotRow{Label: a.Territory.Name, Values: []float64{dated(a.Contract.Signed), dated(a.Contract.Planned)}})
	}
	return chart("signing", caption, caption, v.say("Le trait est l’écart entre la date prévue et la date réelle. Un triangle seul attend sa signature.", "The stroke is the gap between the planned day and the actual one. A triangle alone awaits its signature."), plot.On)
}

// dated is a day as a year and its part, for a scale of time; NaN where there is none.
func dated(day register.Day) float64 {
	if day.IsZero() {
		return math.NaN()
	}
	year := calendar.Date(day.Year(), time.January, 1)
	return float64(day.Year()) + float64(day.Sub(year))/float64(calendar.Date(day.Year()+1, time.January, 1).Sub(year))
}

// dateOf writes a tick of a scale of time: a year, or a month of one.
func (v *visit) dateOf(at float64) string {
	year, part := math.Modf(at)
	if part < 1./24 {
		return yearText(int(year))
	}
	return locale.Month(v.lang, time.Month(1+math.Round(12*part))) + " " + yearText(int(year))
}

// signingLines counts the signatures planned and made by the end of each month. What is to come is planned only.
func (v *visit) signingLines(all []api.Activity, from, to register.Day, signed, planned string) figure.Lines {
	l := figure.Lines{Sheet: figure.Sheet{Say: func(n float64) string { return v.number(int64(n)) }}, Series: []figure.Series{{Name: signed}, {Name: planned}}}
	count := func(by register.Day, day func(*api.Signing) register.Day) (n float64) {
		for _, a := range all {
			if d := day(a.Contract); !d.IsZero() && d < by {
				n++
			}
		}
		return n
	}
	for year, month := from.Year(), from.Time().Month(); ; month++ {
		begin, end := calendar.Date(year, month, 1), calendar.Date(year, month+1, 1)
		if begin > to {
			return l
		}
		l.Times = append(l.Times, begin.Time().Format("01/2006"))
		made := math.NaN()
		if begin <= v.On {
			made = count(end, func(s *api.Signing) register.Day { return s.Signed })
		}
		l.Series[0].Values = append(l.Series[0].Values, made)
		l.Series[1].Values = append(l.Series[1].Values, count(end, func(s *api.Signing) register.Day { return s.Planned }))
	}
}
