package web

import (
	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// watched is how many things of one sort the first page names before it only counts them.
const watched = 3

// watch lists what asks for attention on the day: bodies that no longer meet or cannot decide, signatures that are late,
// questions without an answer.
func (v *visit) watch() (all []ui.Task) {
	for _, sort := range []struct {
		found []ui.Task
		all   string // where all of them are
	}{
		{v.silentBodies(), "/instances"},
		{v.incompleteBodies(), "/instances"},
		{v.lateContracts(), "/territoires"},
		{v.openQuestions(), "/actes"},
		{v.openRequests(), "/actes"},
	} {
		if more := len(sort.found) - watched; more > 1 {
			sort.found = append(sort.found[:watched:watched], ui.Task{Text: v.say("… et {n} autres", "… and {n} more", "n", more), Href: v.href(sort.all)})
		}
		all = append(all, sort.found...)
	}
	return all
}

// silentBodies lists the bodies that have not met for longer than their cadence.
func (v *visit) silentBodies() (all []ui.Task) {
	for _, b := range api.Bodies(v, v.View, "") {
		if b.Overdue {
			all = append(all, ui.Task{Text: b.Name, Href: v.href("/instances/" + string(b.ID)), Why: v.silence(b),
				Mark: &ui.Mark{Shape: ui.Late, Text: v.say("à réunir", "to be convened")}})
		}
	}
	return all
}

// silence says for how long a body has not met.
func (v *visit) silence(b api.BodyShort) string {
	if b.Silent == nil {
		return ""
	}
	days := locale.Days(v.lang, *b.Silent)
	if b.LastHeld == nil {
		return v.say("aucune réunion depuis sa constitution, il y a {days}", "no meeting since it was constituted, {days} ago", "days", days)
	}
	if *b.Silent == 0 {
		return v.say("réunion ce jour", "met on this day")
	}
	return v.say("sans réunion depuis {days}", "no meeting for {days}", "days", days)
}

// incompleteBodies lists the bodies whose pair is not whole: they can decide nothing.
func (v *visit) incompleteBodies() (all []ui.Task) {
	for _, b := range v.Bodies.All() {
		if missing := b.MissingChairs(v.On); b.Exists(v.On) && len(b.Rule().Chair.Pair) > 0 && len(missing) > 0 {
			all = append(all, ui.Task{Text: v.nameOf(b.ID), Href: v.hrefOf(b.ID),
				Why:  v.say("binôme incomplet : elle ne peut rien décider", "its pair is incomplete: it can decide nothing"),
				Mark: &ui.Mark{Shape: ui.Vacant, Text: v.seatName(b.ID, missing[0])}})
		}
	}
	return all
}

// lateContracts lists the contracts whose planned day of signature has gone by.
func (v *visit) lateContracts() (all []ui.Task) {
	for id, c := range v.State.Contracts.All() {
		_, begun := c.Step.On(v.On)
		missing := len(c.Unsigned(v.On))
		if !begun || missing == 0 || c.Planned.IsZero() || v.On <= c.Planned {
			continue
		}
		all = append(all, ui.Task{Text: c.Title, Href: v.hrefOf(id),
			Why: v.say("signature prévue le {day} ; il manque {n} signatures sur {all}", "signature planned on {day}; {n} signatures missing out of {all}",
				"day", c.Planned, "n", missing, "all", len(c.Parties)),
			Mark: v.delay(daysPast(c.Planned, v.On)).Mark})
	}
	return all
}

func daysPast(planned, on register.Day) *int {
	days := on.Sub(planned)
	return &days
}

// openQuestions lists the questions raised to a level that has not answered.
func (v *visit) openQuestions() (all []ui.Task) {
	for _, q := range v.State.Questions.All() {
		if q.Raised > v.On || answered(q, v.On) {
			continue
		}
		all = append(all, ui.Task{Text: v.request(q.ID), Href: v.actHref(q.Act),
			Why: v.say("demandé par {from} à {to}, sans réponse depuis le {day}", "asked by {from} of {to}, without an answer since {day}",
				"from", v.nameOf(q.From), "to", v.nameOf(q.To), "day", q.Raised),
			Mark: &ui.Mark{Shape: ui.Question, Text: wordOf(v, questionTypes, q.Type)}})
	}
	return all
}

func answered(q *register.Question, on register.Day) bool {
	for _, a := range q.Answers {
		if a.On <= on {
			return true
		}
	}
	return false
}

// openRequests lists the changes of perimeters that were asked for and not settled.
func (v *visit) openRequests() (all []ui.Task) {
	for _, q := range v.State.Requests.All() {
		if _, settled := q.Settled.On(v.On); q.On > v.On || settled {
			continue
		}
		all = append(all, ui.Task{Text: v.say("Périmètre de {name}", "Perimeter of {name}", "name", v.nameOf(q.Territory)), Href: v.actHref(q.Act),
			Why:  v.say("demandé le {day} par {who}", "asked for on {day} by {who}", "day", q.On, "who", q.By),
			Mark: &ui.Mark{Shape: ui.Question, Text: v.say("à examiner", "to be examined")}})
	}
	return all
}
