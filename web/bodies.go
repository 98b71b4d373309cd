package web

import (
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// bodiesPage lists the bodies of the programme, level by level.
type bodiesPage struct {
	Title  ui.Title
	Levels []levelPart
	Empty  ui.Empty
}

// levelPart is a level of the programme with its bodies.
type levelPart struct {
	ID    string
	Name  string
	Table ui.Table
}

func bodies(v *visit) (page, error) {
	title := v.say("Instances", "Bodies")
	content := bodiesPage{
		Title: ui.Title{Text: title, Lead: v.say("Qui siège où, ce qui manque, et depuis quand chaque instance ne s’est pas réunie.", "Who sits where, what is missing, and since when each body has not met.")},
		Empty: ui.Empty{Text: v.say("Aucune instance n’est constituée ce jour-là.", "No body is constituted on that day.")},
	}
	chosen := v.asked.Get("echelon")
	known := chosen == ""
	for _, p := range v.Programmes.All() {
		for _, l := range p.Pack.Levels {
			known = known || l.ID == chosen
			if chosen != "" && l.ID != chosen {
				continue
			}
			content.Levels = append(content.Levels, levelPart{l.ID, v.text(l.Name), v.bodyTable(l.ID, v.text(l.Name))})
		}
	}
	if !known {
		return page{}, register.Refuse(register.Invalid, "web.bad-choice", "given", chosen, "field", v.say("Échelon", "Level"))
	}
	return page{name: "bodies", title: title, content: content}, nil
}

func (v *visit) bodyTable(level, name string) ui.Table {
	t := ui.Table{ID: "level-" + level, Caption: v.say("Instances de l’échelon « {name} »", "Bodies of the level “{name}”", "name", name), Columns: []ui.Column{
		{Label: v.say("Instance", "Body")}, {Label: v.say("Présidence", "Chair")}, {Label: v.say("Composition", "Composition")}, {Label: v.say("Dernière réunion", "Last meeting")}},
		Empty: v.say("Aucune instance de cet échelon n’est constituée ce jour-là.", "No body of this level is constituted on that day."),
	}
	all := api.Bodies(v, v.View, level)
	locale.SortBy(all, func(b api.BodyShort) string { return b.Name })
	for _, b := range all {
		t.Rows = append(t.Rows, []ui.Value{{Text: b.Name, Href: v.href("/instances/" + string(b.ID))}, v.chairs(b), v.composition(b), v.cadence(b)})
	}
	return t
}

// chairs names those who chair a body; of a pair, the empty half is said.
func (v *visit) chairs(b api.BodyShort) ui.Value {
	var names []string
	var missing *ui.Mark
	for _, seat := range b.Chairs {
		for _, m := range seat.Holders {
			names = append(names, v.refName(m.Person))
		}
		if len(seat.Holders) == 0 {
			missing = &ui.Mark{Shape: ui.Vacant, Text: v.say("{seat} : à pourvoir", "{seat}: vacant", "seat", v.text(seat.Name))}
		}
	}
	value := ui.Value{Text: strings.Join(names, " · "), Mark: missing}
	if b.Pair {
		value.Note = v.say("présidence en binôme", "chaired by a pair")
	}
	return value
}

// composition says whether a body is complete by its rule.
func (v *visit) composition(b api.BodyShort) ui.Value {
	if b.Complete {
		return ui.Value{Mark: &ui.Mark{Shape: ui.Full, Text: v.say("Complète", "Complete")}}
	}
	missing := 0
	for _, one := range b.Vacancies {
		missing += one.Wanted - one.Filled
	}
	return ui.Value{Mark: &ui.Mark{Shape: ui.Vacant, Text: v.count(missing, locale.Text{FR: "siège à pourvoir", EN: "vacant seat"}, locale.Text{FR: "sièges à pourvoir", EN: "vacant seats"})}}
}

// cadence says when a body last met, and whether that is too long ago.
func (v *visit) cadence(b api.BodyShort) ui.Value {
	value := ui.Value{Text: v.say("jamais", "never"), Note: v.silence(b)}
	if b.LastHeld != nil {
		value = v.dayValue(b.LastHeld.Held)
		value.Href, value.Note = v.hrefOf(b.LastHeld.ID), v.silence(b)
	}
	if b.Overdue {
		value.Mark = &ui.Mark{Shape: ui.Late, Text: v.say("cadence de {days} dépassée", "cadence of {days} exceeded", "days", locale.Days(v.lang, b.Cadence))}
	}
	return value
}
