package web

import (
	"crypto/rand"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"jalon/locale"
	"jalon/programme"
	"jalon/register"
	"jalon/web/ui"
)

// sorts says of what sort is the thing that a field names, by the name of the field.
var sorts = map[string]string{
	"territory": "ti", "into": "ti", "body": "body", "from": "body", "to": "body", "person": "person", "registrar": "person", "chaired_by": "person", "by": "person",
	"delegate": "person", "organisation": "org", "publisher": "org", "funder": "org", "grantor": "org", "party": "org", "owner": "org", "lead": "org", "partners": "org", "programme": "programme",
	"meeting": "meeting", "application": "application", "contract": "contract", "amends": "contract", "action": "action", "actions": "action", "withdrawn": "action",
	"question": "question", "funding": "funding", "portrait": "portrait", "means": "means", "request": "perimeter-request", "mandate": "mandate", "delegation": "delegation",
	"of": "body",
}

// apart are the fields of some kinds that name another sort of thing than fields of their name do.
var otherSorts = map[string]string{"territory.succeeded.by": "ti", "contract.signed.delegation": "", "contract.signed.means": ""}

// fresh are the fields by which a kind of act names a new thing.
var fresh = map[register.Kind]string{
	"territory.proposed": "territory", "body.constituted": "body", "person.registered": "person", "organisation.registered": "organisation", "meeting.convened": "meeting",
	"application.submitted": "application", "request.raised": "question", "perimeter.requested": "request", "portrait.published": "portrait", "action.recorded": "action",
	"contract.prepared": "contract", "means.granted": "means", "delegation.given": "delegation",
}

// named returns the sort of thing that a field names, if it names any, and whether the act makes it.
func (a asking) named(t reflect.Type, name string) (sort string, isFresh bool) {
	if other, ok := otherSorts[string(a.kind)+"."+name]; ok {
		return other, false
	}
	if t != idType {
		return "", false
	}
	return sorts[name], fresh[a.kind] == name || name == "funding" && a.kind != "funding.confirmed"
}

// suggested is a name for a new thing, which nothing else bears.
func suggested(sort string, today register.Day) string {
	return sort + ":" + today.String() + "-" + strings.ToLower(rand.Text()[:5])
}

// options lists what a field may hold, where that is known; nil where it is to be typed.
func (a asking) options(t reflect.Type, name string) []ui.Option {
	sort, isFresh := a.named(t, name)
	switch {
	case isFresh:
		return nil
	case sort != "":
		return a.things(sort)
	case t.Kind() == reflect.String:
		return a.codes(name)
	}
	return nil
}

// things lists what there is of a sort, by name.
func (v *visit) things(sort string) []ui.Option {
	var all []ui.Option
	add := func(id register.ID, more string) {
		all = append(all, ui.Option{Value: string(id), Label: strings.TrimSuffix(v.nameOf(id)+", "+more, ", ")})
	}
	switch sort {
	case "ti":
		for id, t := range v.Territories.All() {
			if status, begun := t.Status.On(v.On); begun && !status.Value.Ended() {
				add(id, "")
			}
		}
	case "body":
		for id, b := range v.Bodies.All() {
			if b.Exists(v.On) {
				add(id, "")
			}
		}
	case "person":
		for id := range v.Persons.All() {
			add(id, "")
		}
	case "org":
		for id := range v.Organisations.All() {
			add(id, "")
		}
	case "programme":
		for id := range v.Programmes.All() {
			add(id, "")
		}
	case "meeting":
		for id, m := range v.Meetings.All() {
			if m.Step(v.On) != register.Cancelled {
				add(id, "")
			}
		}
	case "mandate":
		all = v.ownMandates()
	default:
		all = v.files(sort)
	}
	locale.SortBy(all, func(o ui.Option) string { return o.Label })
	return all
}

// files lists what there is of the sorts that are said by what they are of.
func (v *visit) files(sort string) (all []ui.Option) {
	add := func(id register.ID, words ...string) {
		all = append(all, ui.Option{Value: string(id), Label: strings.Join(words, ", ")})
	}
	switch sort {
	case "application":
		for id, a := range v.Applications.All() {
			add(id, v.nameOf(a.Territory), v.text(applicationSteps[a.Step.Value(v.On)].text))
		}
	case "contract":
		for id, c := range v.Contracts.All() {
			if !v.foreign(c.Territory) {
				add(id, v.nameOf(id), v.nameOf(c.Territory))
			}
		}
	case "action":
		for id, a := range v.Actions.All() {
			if !v.foreign(a.Territory) {
				add(id, v.nameOf(id), v.nameOf(a.Territory))
			}
		}
	case "question":
		for id, q := range v.Questions.All() {
			add(id, clip(v.request(id), 80), v.nameOf(q.From))
		}
	case "perimeter-request":
		for id, q := range v.State.Requests.All() {
			add(id, v.nameOf(q.Territory), v.moment(q.On).Text)
		}
	case "funding":
		for id := range v.Fundings.All() {
			add(id, v.nameOf(id))
		}
	case "delegation":
		for id, d := range v.Delegations.All() {
			add(id, v.personName(d.Holder), v.personName(d.To))
		}
	case "portrait":
		for id := range v.Portraits.All() {
			add(id, v.nameOf(id))
		}
	case "means":
		for id := range v.State.Means.All() {
			add(id, v.nameOf(id))
		}
	}
	return all
}

// foreign reports whether a form is about another territory than one.
func (v *visit) foreign(territory register.ID) bool {
	about := register.ID(v.form.Get("a.territory"))
	return about != "" && about != territory
}

// ownMandates lists the mandates of who is there.
func (v *visit) ownMandates() (all []ui.Option) {
	if v.who == nil {
		return nil
	}
	for _, h := range v.Seated(v.who.Person) {
		if h.Span.Holds(v.On) {
			all = append(all, ui.Option{Value: string(h.ID), Label: v.seatName(h.Body.ID, h.Seat) + ", " + v.nameOf(h.Body.ID)})
		}
	}
	return all
}

// codes lists the words that a field of codes takes.
func (a asking) codes(name string) []ui.Option {
	switch name {
	case "manner":
		return textOptions(a.visit, manners)
	case "choice":
		return textOptions(a.visit, votes)
	case "silence":
		return []ui.Option{{Value: register.Favourable, Label: a.text(opinions[register.Favourable].text)}}
	case "sense":
		return statusOptions(a.visit, opinions)
	case "as":
		return statusOptions(a.visit, attendances)
	case "status":
		return statusOptions(a.visit, actionStatuses)
	case "state":
		return textOptions(a.visit, moneyStates)
	case "region":
		return a.regions()
	}
	return a.packCodes(name)
}

// statusOptions lists codes with their words.
func statusOptions[C ~string](v *visit, all map[C]status) (options []ui.Option) {
	for code, s := range all {
		if code != "" && code != "recorded" {
			options = append(options, ui.Option{Value: string(code), Label: v.text(s.text)})
		}
	}
	locale.SortBy(options, func(o ui.Option) string { return o.Label })
	return options
}

func textOptions[C ~string](v *visit, all map[C]locale.Text) (options []ui.Option) {
	for code, text := range all {
		options = append(options, ui.Option{Value: string(code), Label: v.text(text)})
	}
	locale.SortBy(options, func(o ui.Option) string { return o.Label })
	return options
}

func (v *visit) regions() (all []ui.Option) {
	for _, r := range v.Atlas.Regions() {
		all = append(all, ui.Option{Value: r.Code, Label: r.Name})
	}
	return all
}

// packCodes lists what the programmes' rules name.
func (a asking) packCodes(name string) (all []ui.Option) {
	add := func(id string, text locale.Text) {
		if !slices.ContainsFunc(all, func(o ui.Option) bool { return o.Value == id }) {
			all = append(all, ui.Option{Value: id, Label: a.text(text)})
		}
	}
	for _, p := range a.Programmes.All() {
		for _, n := range named(p.Pack, name, a.kind) {
			add(n.ID, n.Name)
		}
	}
	if name == "type" && a.kind == "request.raised" {
		return textOptions(a.visit, questionTypes)
	}
	if name == "tax" {
		return textOptions(a.visit, taxWords)
	}
	if name == "type" && a.kind == "action.detailed" {
		return textOptions(a.visit, actionTypes)
	}
	if name == "phase" && a.kind == "action.followed" {
		return textOptions(a.visit, actionPhases)
	}
	if name == "seat" {
		for _, s := range register.RegistryLevel().Seats {
			add(s.ID, s.Name)
		}
	}
	return all
}

// named are the words of a pack that a field takes.
func named(p *programme.Pack, field string, kind register.Kind) (all []programme.Named) {
	switch {
	case field == "axis":
		return p.Axes
	case field == "operator":
		return p.Operators
	case field == "college":
		return p.Colleges
	case field == "level" && kind == "maturity.assessed":
		return p.Maturity
	case field == "level":
		for i := range p.Levels {
			all = append(all, programme.Named{ID: p.Levels[i].ID, Name: p.Levels[i].Name})
		}
	case field == "seat":
		for i := range p.Levels {
			for _, s := range p.Levels[i].Seats {
				all = append(all, programme.Named{ID: s.ID, Name: s.Name})
			}
		}
	case field == "services":
		return p.Services
	case field == "type" && kind == "contract.prepared":
		for _, c := range p.Contracts {
			all = append(all, programme.Named{ID: c.ID, Name: c.Name})
		}
	case field == "phase" && kind != "action.followed":
		for _, ph := range p.Phases {
			all = append(all, programme.Named{ID: ph.ID, Name: ph.Name})
		}
	}
	return all
}

// orienting lists the orientations that bodies set by the day, the latest first, by their acts.
func (v *visit) orienting() (all []ui.Option) {
	for _, o := range slices.Backward(v.State.Orientations) {
		if o.On <= v.On {
			all = append(all, ui.Option{Value: strconv.FormatInt(o.Act, 10), Label: o.Title + ", " + v.nameOf(o.Body)})
		}
	}
	return all
}

// sittings lists the items of the meetings held by the bodies where who is there sits, the latest first.
func (v *visit) sittings() (all []ui.Option) {
	if v.who == nil {
		return nil
	}
	var held []*register.Meeting
	for _, m := range v.Meetings.All() {
		if b, ok := v.Bodies.Get(m.Body); ok && m.Step(v.On) == register.HeldStep && len(b.Sits(v.who.Person, v.On)) > 0 {
			held = append(held, m)
		}
	}
	slices.SortFunc(held, func(a, b *register.Meeting) int { return b.Held.Sub(a.Held) })
	for _, m := range held[:min(len(held), 10)] {
		for _, item := range m.Agenda {
			all = append(all, ui.Option{Value: string(m.ID) + "@" + strconv.Itoa(item.Number),
				Label: v.moment(m.Held).Text + ", " + strconv.Itoa(item.Number) + ". " + item.Title})
		}
	}
	return all
}

// clip shortens a text for a list.
func clip(text string, limit int) string {
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit-1]) + "…"
	}
	return text
}
