package web

import (
	"fmt"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// phases holds the planned days of the phases against the actual ones.
func (v *visit) phases(p api.ProgrammeSheet) ui.Timeline {
	line := ui.Timeline{ID: "phases-table", Caption: v.say("Phases, prévues et réelles", "Phases, planned and actual")}
	if len(p.Phases) == 0 {
		return line
	}
	scale := scaleOf(p.Phases, v.On)
	line.Ticks = scale.ticks(v.lang)
	if at, ok := scale.at(v.On); ok {
		line.Today = at
	}
	for _, ph := range p.Phases {
		stage := ui.Stage{
			Label: ui.Value{Text: v.text(ph.Name), Note: v.text(ph.Goal)}, Planned: v.stretch(ph.From, ph.To), Actual: v.stretch(ph.Opened, ph.Closed),
			Plan: scale.bar(ph.From, ph.To), Gap: v.delay(ph.CloseDelay),
		}
		switch {
		case ph.Opened.IsZero():
			stage.Actual, stage.Gap = ui.Value{Mark: &ui.Mark{Shape: ui.Open, Text: v.say("à venir", "to come")}}, v.delay(ph.OpenDelay)
		case ph.Closed.IsZero():
			stage.Done = scale.bar(ph.Opened, v.On)
			stage.Actual.Mark = &ui.Mark{Shape: ui.Half, Text: v.say("en cours", "under way")}
		default:
			stage.Done = scale.bar(ph.Opened, ph.Closed)
		}
		line.Rows = append(line.Rows, stage)
	}
	line.Note = v.say("En haut, prévu ; en bas, réel. Le retard se compte du jour prévu au jour réel de la clôture, ou au jour montré.", "Above, planned; below, actual. Delay is counted from the planned day to the actual day of the end, or to the day shown.")
	return line
}

// stretch says a period by its two days.
func (v *visit) stretch(from, to register.Day) ui.Value {
	switch {
	case from.IsZero():
		return ui.Value{Text: "—"}
	case to.IsZero():
		return ui.Value{Text: v.say("depuis le {day}", "since {day}", "day", from)}
	case from == to:
		return v.dayValue(from)
	}
	return ui.Value{Text: v.say("du {from} au {to}", "{from} to {to}", "from", from, "to", to)}
}

// scale places days on a line, in percents.
type scale struct{ first, last register.Day }

// scaleOf runs from the first day planned or actual to the last, and on to the day shown when that is near.
func scaleOf(phases []api.Phase, on register.Day) scale {
	s := scale{phases[0].From, phases[0].To}
	for _, p := range phases {
		for _, d := range []register.Day{p.From, p.To, p.Opened, p.Closed} {
			if !d.IsZero() {
				s.first, s.last = min(s.first, d), max(s.last, d)
			}
		}
	}
	if on > s.last {
		s.last = min(on, s.last.Add(180))
	}
	s.last = s.last.Add(1)
	return s
}

func (s scale) at(d register.Day) (float64, bool) {
	return 100 * float64(d.Sub(s.first)) / float64(s.last.Sub(s.first)), d >= s.first && d < s.last
}

// bar is the stretch from a day to another, included, as far as it lies on the scale.
func (s scale) bar(from, to register.Day) *ui.Bar {
	from, to = max(from, s.first), min(to.Add(1), s.last)
	if to <= from {
		return nil
	}
	at, _ := s.at(from)
	return &ui.Bar{From: at, Width: 100 * float64(to.Sub(from)) / float64(s.last.Sub(s.first))}
}

// ticks marks the quarters of the scale.
func (s scale) ticks(l locale.Lang) (all []ui.Tick) {
	for d := s.first; d < s.last; d = d.Add(1) {
		day := d.Time()
		if day.Day() != 1 || (day.Month()-1)%3 != 0 {
			continue
		}
		at, _ := s.at(d)
		all = append(all, ui.Tick{At: at, Text: fmt.Sprintf("%02d/%02d", day.Month(), day.Year()%100)})
	}
	return all
}
