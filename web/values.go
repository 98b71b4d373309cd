package web

import (
	"strconv"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// moment shows a day.
func (v *visit) moment(d register.Day) ui.Moment {
	if d.IsZero() {
		return ui.Moment{Text: "—"}
	}
	return ui.Moment{Text: locale.Day(v.lang, d.Time()), ISO: d.String()}
}

// dayValue shows a day in a table; none is a dash.
func (v *visit) dayValue(d register.Day) ui.Value {
	m := v.moment(d)
	return ui.Value{Text: m.Text, Moment: m.ISO}
}

// number shows a whole number.
func (v *visit) number(n int64) string { return locale.Int(v.lang, n) }

// count shows a number of things: one word for one, another for more.
func (v *visit) count(n int, one, more locale.Text) string {
	return v.number(int64(n)) + locale.Fixed + locale.Plural(v.lang, int64(n), v.text(one), v.text(more))
}

// words counted in several pages.
var (
	communeWord, communeWords     = locale.Text{FR: "commune", EN: "commune"}, locale.Text{FR: "communes", EN: "communes"}
	territoryWord, territoryWords = locale.Text{FR: "territoire", EN: "territory"}, locale.Text{FR: "territoires", EN: "territories"}
	memberWord, memberWords       = locale.Text{FR: "membre", EN: "member"}, locale.Text{FR: "membres", EN: "members"}
	pilotWord, pilotWords         = locale.Text{FR: "pilote", EN: "pilot"}, locale.Text{FR: "pilotes", EN: "pilots"}
)

// people shows a population, or why there is none.
func (v *visit) people(n *int64, reason string) (text, why string) {
	if n != nil {
		return v.number(*n), ""
	}
	switch reason {
	case api.MemberMissing:
		why = v.say("un membre n’existe plus", "a member no longer exists")
	case api.CommuneUncounted:
		why = v.say("une commune sans population publiée", "a commune without a published population")
	}
	return v.say("non connue", "not known"), why
}

// delay shows a number of days late or early.
func (v *visit) delay(days *int) ui.Value {
	switch {
	case days == nil:
		return ui.Value{Text: "—"}
	case *days == 0:
		return ui.Value{Text: v.say("au jour dit", "on the day")}
	case *days < 0:
		return ui.Value{Text: v.say("{days} d’avance", "{days} early", "days", locale.Days(v.lang, -*days))}
	}
	return ui.Value{Mark: &ui.Mark{Shape: ui.Late, Text: v.say("{days} de retard", "{days} late", "days", locale.Days(v.lang, *days))}}
}

// ref shows a thing by its name, with the way to its page.
func (v *visit) ref(r api.Ref) ui.Value {
	return ui.Value{Text: v.refName(r), Href: v.hrefOf(r.ID)}
}

// refLink is ref as a link.
func (v *visit) refLink(r api.Ref) ui.Link {
	return ui.Link{Text: v.refName(r), Href: v.hrefOf(r.ID)}
}

// refName says the name of a thing, and that of a person whose name was erased.
func (v *visit) refName(r api.Ref) string {
	switch {
	case r.Erased:
		return v.say("nom effacé", "name erased")
	case r.ID.Type() == "application" || r.Name == "":
		return v.nameOf(r.ID)
	}
	return locale.Typeset(v.lang, r.Name)
}

// actLink leads to an act by its number.
func (v *visit) actLink(seq int64) ui.Link {
	if seq == 0 {
		return ui.Link{Text: "—"}
	}
	return ui.Link{Text: v.say("acte n° {seq}", "act no. {seq}", "seq", seq), Href: v.actHref(seq)}
}

// actValue is actLink in a table: the number alone.
func (v *visit) actValue(seq int64) ui.Value {
	if seq == 0 {
		return ui.Value{Text: "—"}
	}
	return ui.Value{Text: v.number(seq), Href: v.actHref(seq)}
}

// invented reports whether an act records a detail that was invented for a demonstration.
func (v *visit) invented(seq int64) bool {
	line, ok := v.Line(seq)
	return ok && line.Fictitious
}

// money shows an amount; no entry is a dash, and what others claim stands apart.
func (v *visit) money(amounts map[register.MoneyState]api.Amount, state register.MoneyState) ui.Value {
	a, ok := amounts[state]
	if !ok {
		return ui.Value{Text: "—"}
	}
	value := ui.Value{Text: locale.Money(v.lang, int64(a.Cents))}
	if a.Claimed != 0 {
		value.Note = v.say("déclaré par un tiers, à confirmer : {cents}", "claimed by others, to be confirmed: {cents}", "cents", locale.Money(v.lang, int64(a.Claimed)))
		if a.Cents == 0 {
			value.Text = "—"
		}
	}
	return value
}

// yes shows a truth.
func (v *visit) yes(b bool) ui.Value {
	if b {
		return ui.Value{Text: v.say("oui", "yes")}
	}
	return ui.Value{Text: v.say("non", "no")}
}

// yearText writes a year, which is not a number with thousands.
func yearText(year int) string { return strconv.Itoa(year) }
