package web

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"jalon/register"
)

// minutes reads the form into the acts that closing the meeting records.
func (v *visit) minutes(m *register.Meeting, wrong map[string]string) (all []register.Draft, refusal *register.Refusal) {
	a := answers{v.form, v.lang, wrong}
	var on register.Day
	if text, ok := a.day("on").(string); ok {
		_ = on.UnmarshalText([]byte(text)) // it was just written
	}
	add := func(kind register.Kind, item int, act any) {
		body, _ := json.Marshal(act) // maps of texts and numbers
		form := register.Form{Kind: kind, Effect: on, Act: body}
		if item > 0 {
			form.Decision = &register.Decision{Meeting: m.ID, Item: item}
		}
		d, r := v.Grammar().Draft(form)
		if all = append(all, d); r != nil && refusal == nil {
			refusal = r
		}
	}
	add("meeting.held", 0, v.attendance(m))
	for _, item := range m.Agenda {
		if ballots := v.ballots(m, item.Number); len(ballots) > 0 {
			add("vote.recorded", 0, map[string]any{"meeting": m.ID, "item": item.Number, "ballots": ballots})
		}
		if kind, act := v.decided(item); kind != "" {
			add(kind, item.Number, act)
		}
	}
	return all, refusal
}

// attendance reads who took part, in the order of the agenda for those who came and went.
func (v *visit) attendance(m *register.Meeting) map[string]any {
	var chairs []register.ID
	var there []register.Attendance
	var moves []register.Movement
	for _, person := range v.persons(m) {
		at := string(person)
		as := v.form.Get("as." + at)
		if as == "" {
			as = "absent"
		}
		one := register.Attendance{Person: person, As: as}
		if as == register.Represented {
			one.By = register.ID(v.form.Get("by." + at))
		}
		there = append(there, one)
		if slices.Contains(v.form["chair"], at) {
			chairs = append(chairs, person)
		}
		for _, move := range []string{register.Arrived, register.Left} {
			if item, err := strconv.Atoi(v.form.Get(move + "." + at)); err == nil {
				moves = append(moves, register.Movement{Person: person, Item: item, As: move})
			}
		}
	}
	slices.SortStableFunc(moves, func(a, b register.Movement) int { return a.Item - b.Item })
	return map[string]any{"meeting": m.ID, "chaired_by": chairs, "attendance": there, "movements": moves}
}

// persons lists the members of the body that meets, each once.
func (v *visit) persons(m *register.Meeting) (all []register.ID) {
	b, _ := v.Bodies.Get(m.Body)
	for _, mandate := range b.Members(v.On) {
		if !slices.Contains(all, mandate.Person) {
			all = append(all, mandate.Person)
		}
	}
	return all
}

// ballots reads the votes at an item: that of a member who is represented is cast by who represents them.
func (v *visit) ballots(m *register.Meeting, item int) (all []register.Ballot) {
	b, _ := v.Bodies.Get(m.Body)
	for _, mandate := range b.Members(v.On) {
		choice := v.form.Get(voteName(item, mandate.ID))
		if choice == "" {
			continue
		}
		ballot := register.Ballot{Mandate: mandate.ID, Choice: register.Choice(choice)}
		if at := string(mandate.Person); v.form.Get("as."+at) == register.Represented {
			ballot.By = register.ID(v.form.Get("by." + at))
		}
		all = append(all, ballot)
	}
	return all
}

func voteName(item int, mandate register.ID) string {
	return "vote." + strconv.Itoa(item) + "." + string(mandate)
}

// decided reads what an item decided: a kind of act and what it is about.
func (v *visit) decided(item register.Item) (register.Kind, any) {
	n := strconv.Itoa(item.Number)
	kind, about, _ := strings.Cut(v.form.Get("decision."+n), "|")
	reason := v.form.Get("reason." + n)
	switch kind {
	case "":
		return "", nil
	case "application.refused", "application.deferred":
		return register.Kind(kind), map[string]any{"application": about, "reason": reason}
	case "application.validated":
		return register.Kind(kind), map[string]any{"application": about}
	case "contract.approved":
		return register.Kind(kind), map[string]any{"contract": about}
	case "orientation.set":
		return register.Kind(kind), map[string]any{"body": about, "title": item.Title, "text": reason}
	}
	q, ok := v.State.Requests.Get(register.ID(about))
	if !ok {
		return register.Kind(kind), map[string]any{"request": about}
	}
	return "perimeter.adapted", map[string]any{"territory": q.Territory, "request": about, "add": q.Add, "remove": q.Remove}
}
