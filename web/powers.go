package web

import (
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
	"jalon/web/ui"
)

// powersPage says who may decide what, from the rules of the programme and of the registry, with today's holders.
type powersPage struct {
	Title    ui.Title
	Contents []ui.Link
	Whole    ui.Table // every act and every level at a glance
	Subjects []powersOf
}

// powersOf are the kinds of acts about one subject.
type powersOf struct {
	Anchor string
	Name   string
	Kinds  []powerPart
}

// powerPart is a kind of act with who may take it.
type powerPart struct {
	Anchor string
	Name   string
	Help   string
	Grants ui.Table
	Rules  []string // what else the programme asks
}

// namedHolders is how many holders of a power are named before they are only counted.
const namedHolders = 4

func powers(v *visit) (page, error) {
	title := v.say("Qui peut décider quoi", "Who may decide what")
	content := powersPage{Title: ui.Title{Kicker: v.say("Pouvoirs", "Powers"), Text: title,
		Lead: v.say("Le règlement du programme, et les titulaires au {day}.", "The rules of the programme, and the holders on {day}.", "day", v.On)}, Whole: v.matrix()}
	for _, s := range subjects {
		content.Subjects = append(content.Subjects, powersOf{Anchor: s.Anchor, Name: v.text(s.Name)})
		content.Contents = append(content.Contents, ui.Link{Text: v.text(s.Name), Href: "#" + s.Anchor})
	}
	for _, kind := range v.Grammar().Kinds() {
		d, _ := v.Grammar().Declaration(kind)
		if d.Retired {
			continue
		}
		of := &content.Subjects[subjectOf(kind)]
		of.Kinds = append(of.Kinds, powerPart{anchor(string(kind)), v.text(d.Name), v.text(d.Help), v.grants(kind), v.rules(kind)})
	}
	return page{name: "powers", title: title, content: content}, nil
}

// matrix lays the acts against the levels.
func (v *visit) matrix() ui.Table {
	t := ui.Table{ID: "matrix", Caption: v.say("Qui peut prendre quel acte, d’un coup d’œil", "Who may take which act, at a glance"), Columns: []ui.Column{{Label: v.say("Acte", "Act")}}}
	levels := v.allLevels()
	for _, l := range levels {
		t.Columns = append(t.Columns, ui.Column{Label: v.text(l.Name)})
	}
	for _, kind := range v.Grammar().Kinds() {
		d, _ := v.Grammar().Declaration(kind)
		if d.Retired {
			continue
		}
		row := []ui.Value{{Text: v.kindName(kind), Href: "#" + anchor(string(kind))}}
		for _, l := range levels {
			may := v.mayTake(l, kind)
			if d.ByHolder {
				may = ui.Value{Text: v.say("titulaire du mandat", "holder of the mandate")}
			}
			row = append(row, may)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// mayTake says which seats of a level may take a kind of act.
func (v *visit) mayTake(l *programme.Level, kind register.Kind) ui.Value {
	var seats, conditions []string
	for _, p := range api.PowersOf(l, string(v.Grammar().Needs(kind))) {
		seats = append(seats, v.seatNames(p.By))
		if p.InMeeting {
			conditions = append(conditions, v.say("en réunion", "in a meeting"))
		}
	}
	if len(seats) == 0 {
		return ui.Value{Text: "—"}
	}
	return ui.Value{Text: strings.Join(seats, " · "), Note: strings.Join(conditions, ", ")}
}

// grants lists the levels that may take a kind of act.
func (v *visit) grants(kind register.Kind) ui.Table {
	t := ui.Table{ID: "grants-" + anchor(string(kind)), Caption: v.say("Qui peut prendre l’acte « {kind} »", "Who may take the act “{kind}”", "kind", v.kindName(kind)), Columns: []ui.Column{
		{Label: v.say("Échelon", "Level")}, {Label: v.say("Sièges", "Seats")}, {Label: v.say("Condition", "Condition")}, {Label: v.say("Titulaires", "Holders")}},
		Empty: v.say("Aucun échelon n’en a le pouvoir : cet acte ne se prend qu’à l’ouverture du registre.", "No level has the power: this act is only taken when the register opens."),
	}
	if d, _ := v.Grammar().Declaration(kind); d.ByHolder {
		t.Empty = v.say("Qui tient le mandat dont il s’agit, et personne d’autre.", "Whoever holds the mandate concerned, and nobody else.")
	}
	for _, l := range v.allLevels() {
		for _, p := range api.PowersOf(l, string(v.Grammar().Needs(kind))) {
			t.Rows = append(t.Rows, []ui.Value{{Text: v.text(l.Name)}, {Text: v.seatNames(p.By)}, {Text: v.condition(p)}, v.holders(l, p)})
		}
	}
	return t
}

// allLevels lists the levels of the programmes, then the registry's.
func (v *visit) allLevels() (all []*programme.Level) {
	for _, p := range v.Programmes.All() {
		for i := range p.Pack.Levels {
			all = append(all, &p.Pack.Levels[i])
		}
	}
	return append(all, register.RegistryLevel())
}

// holders names those who hold a power on the day, at one level.
func (v *visit) holders(l *programme.Level, p api.Power) ui.Value {
	var names []string
	n := 0
	for _, b := range v.Bodies.All() {
		if b.Level != l.ID || !b.Exists(v.On) {
			continue
		}
		for _, m := range b.Members(v.On) {
			if !grants(l, p, m.Seat) {
				continue
			}
			if n++; n <= namedHolders {
				names = append(names, v.personName(m.Person))
			}
		}
	}
	if n > namedHolders {
		names = append(names, v.say("{n} autres", "{n} more", "n", n-namedHolders))
	}
	if n == 0 {
		return ui.Value{Mark: &ui.Mark{Shape: ui.Vacant, Text: v.say("personne", "nobody")}}
	}
	return ui.Value{Text: locale.List(v.lang, names)}
}

// grants reports whether a power is given to a seat.
func grants(l *programme.Level, p api.Power, seat string) bool {
	for _, by := range p.By {
		if by.Code == seat || by.Code == programme.ByChair && l.Chairs(seat) {
			return true
		}
	}
	return false
}

// rules says what the programmes ask besides the power.
func (v *visit) rules(kind register.Kind) (all []string) {
	for _, p := range v.Programmes.All() {
		for _, d := range p.Pack.Rules[string(kind)] {
			all = append(all, v.text(d.Why))
		}
	}
	return all
}
