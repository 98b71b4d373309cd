package web

import (
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// perimeter lists who is in the territory on the day, and who was.
func (v *visit) perimeter(t api.TerritorySheet) ui.Perimeter {
	p := ui.Perimeter{ID: "members", Caption: v.say("Membres au {day}", "Members on {day}", "day", t.On)}
	since := entries(t.Perimeters)
	for _, m := range t.Members {
		p.Members = append(p.Members, v.member(m, since[m.ID]))
	}
	for _, version := range t.Perimeters {
		for _, m := range version.Removed {
			former := v.member(m, api.PerimeterVersion{})
			former.Since = ui.Value{Text: v.say("jusqu’au {day}", "until {day}", "day", version.From.Add(-1))}
			former.Act = v.actNumber(version.Act)
			p.Former = append(p.Former, former)
		}
	}
	people, why := v.people(t.Population, t.Reason)
	p.Total = &ui.Member{Communes: v.number(int64(t.Communes)), Population: people}
	p.Note = v.say("Population municipale, géographie du {since} (Insee, DGCL). Une commune ne compte qu’une fois.", "Municipal population, geography of {since} (Insee, DGCL). A commune counts only once.", "since", t.GeographySince)
	if t.Clamped {
		p.Note += " " + v.nearest()
	}
	if n := len(t.Successions); n > 0 {
		p.Note += " " + v.say("La loi a changé des membres : le total garde les communes décidées, tant que {n} attendent leur acte.", "The law changed members: the total keeps the communes decided, while {n} await their act.", "n", v.count(n, questionWord, questionWords))
	}
	if why != "" {
		p.Note += " " + v.say("Total non connu : {why}.", "Total not known: {why}.", "why", why)
	}
	return p
}

// entries says in which version each member last came in.
func entries(versions []api.PerimeterVersion) map[string]api.PerimeterVersion {
	since := map[string]api.PerimeterVersion{}
	for _, version := range versions {
		for _, m := range version.Added {
			since[m.ID] = version
		}
	}
	return since
}

func (v *visit) member(m api.Member, since api.PerimeterVersion) ui.Member {
	people, why := v.people(m.Population, m.Reason)
	line := ui.Member{
		Name: v.memberValue(m), Code: m.Code, Part: ui.Value{Text: v.say("entier", "whole")}, Communes: v.number(int64(m.Communes)), Population: people,
		Since: v.dayValue(since.From), Act: v.actNumber(since.Act),
	}
	if len(m.Part) > 0 {
		line.Part = ui.Value{Text: v.say("{n} communes sur {all}", "{n} communes of {all}", "n", m.Communes, "all", m.Of)}
	}
	if m.Kind == "com" {
		line.Part = ui.Value{Text: v.say("commune seule", "single commune")}
	}
	if m.Problem != "" {
		line.Part.Mark = &ui.Mark{Shape: ui.Question, Text: v.memberProblem(m)}
	} else if why != "" {
		line.Part.Note = why
	}
	return line
}

// memberValue names a member with its nature, and leads to the organisation it is when that is registered.
func (v *visit) memberValue(m api.Member) ui.Value {
	name := ui.Value{Text: m.Name}
	if org := register.Join("org", "epci-"+m.Code); m.Kind != "com" && v.Organisations.Has(org) {
		name.Href = v.hrefOf(org)
	}
	return name
}

// memberProblem says why a member does not exist in the geography of the day.
func (v *visit) memberProblem(m api.Member) string {
	last, heirs, moved := strings.Cut(m.Detail, " → ")
	switch {
	case strings.HasSuffix(m.Problem, ".gone") && moved:
		var names []string
		for _, code := range strings.Split(heirs, ", ") {
			names = append(names, v.memberName("epci:"+code))
		}
		return v.say("n’existe plus après {year} ; ses communes sont allées à {heirs}", "no longer exists after {year}; its communes went to {heirs}", "year", last, "heirs", names)
	case strings.HasSuffix(m.Problem, ".gone"):
		return v.say("n’existe plus après {year}", "no longer exists after {year}", "year", last)
	case strings.HasSuffix(m.Problem, ".not-yet-born"):
		return v.say("n’existe pas avant {year}", "does not exist before {year}", "year", m.Detail)
	case m.Problem == "part.not-inside":
		return v.say("{commune} n’en fait plus partie", "{commune} is no longer part of it", "commune", v.memberName("com:"+m.Detail))
	}
	return v.say("inconnu de l’atlas", "unknown to the atlas")
}

// actNumber leads to an act by its number alone.
func (v *visit) actNumber(seq int64) ui.Link {
	value := v.actValue(seq)
	return ui.Link{Text: value.Text, Href: value.Href}
}

// overlaps warns that communes are also in other territories.
func (v *visit) overlaps(t api.TerritorySheet) *ui.Notice {
	if len(t.Overlaps) == 0 {
		return nil
	}
	var words []string
	for _, o := range t.Overlaps {
		words = append(words, v.refName(o.Territory)+" ("+v.count(len(o.Communes), communeWord, communeWords)+")")
	}
	return &ui.Notice{Shape: ui.Question, Heading: v.say("Recouvrement.", "Overlap."),
		Text: v.say("Des communes sont aussi dans : {others}.", "Some communes are also in: {others}.", "others", strings.Join(words, ", "))}
}

// versions tells how the perimeter came to be what it is.
func (v *visit) versions(t api.TerritorySheet) ui.Table {
	table := ui.Table{ID: "versions", Caption: v.say("Versions du périmètre", "Versions of the perimeter"), Columns: []ui.Column{
		{Label: v.say("À compter du", "From")}, {Label: v.say("Entrent", "Come in")}, {Label: v.say("Sortent", "Go out")},
		{Label: v.say("Membres", "Members"), Numeric: true}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for i := len(t.Perimeters) - 1; i >= 0; i-- {
		one := t.Perimeters[i]
		table.Rows = append(table.Rows, []ui.Value{v.dayValue(one.From), {Text: v.memberNames(one.Added)}, {Text: v.memberNames(one.Removed)},
			{Text: v.number(int64(one.Members))}, v.actValue(one.Act)})
	}
	return table
}

func (v *visit) memberNames(members []api.Member) string {
	var names []string
	for _, m := range members {
		name := m.Name
		if len(m.Part) > 0 {
			name += v.say(" (en partie)", " (in part)")
		}
		names = append(names, name)
	}
	return locale.List(v.lang, names)
}

// perimeterRequests tells who asked for a change, who was invited, who declined, and what came of it.
func (v *visit) perimeterRequests(t api.TerritorySheet) *ui.Table {
	table := ui.Table{ID: "perimeter-requests", Caption: v.say("Demandes d’adaptation du périmètre", "Requests to change the perimeter"), Columns: []ui.Column{
		{Label: v.say("Demande", "Request")}, {Label: v.say("Ajouter", "Add")}, {Label: v.say("Retirer", "Remove")}, {Label: v.say("Suite", "Outcome")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, q := range t.Requests {
		outcome := ui.Value{Mark: &ui.Mark{Shape: ui.Question, Text: v.say("à examiner", "to be examined")}}
		if q.Settled != nil {
			outcome = ui.Value{Mark: &ui.Mark{Shape: ui.Full, Text: v.say("adapté", "adapted")}, Note: v.onBy(q.Settled.On, q.Settled.Act)}
		}
		request := v.dayValue(q.On)
		request.Note, request.Fictitious = q.By, v.invented(q.Act)
		if q.Reason != "" {
			request.Note += " — " + q.Reason
		}
		if to := v.comparisonLink(q); to != nil {
			request.Text, request.Href, request.Moment = request.Text+" – "+to.Text, to.Href, ""
		}
		table.Rows = append(table.Rows, []ui.Value{request, {Text: v.memberNames(q.Add)}, {Text: v.memberNames(q.Remove)}, outcome, v.actValue(q.Act)})
	}
	return someRows(table)
}
