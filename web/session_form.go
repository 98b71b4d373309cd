package web

import (
	"slices"
	"strconv"
	"strings"

	"jalon/register"
	"jalon/web/ui"
)

// everybody is the button that fills in as present those of whom nothing was said.
const everybody = "everybody"

// memberRows asks how each member takes part.
func (v *visit) memberRows(m *register.Meeting) (all []memberRow) {
	b, _ := v.Bodies.Get(m.Body)
	var people []ui.Option
	for _, person := range v.persons(m) {
		people = append(people, ui.Option{Value: string(person), Label: v.personName(person)})
	}
	for _, d := range v.substitutes(m) {
		people = append(people, ui.Option{Value: string(d), Label: v.say("{name} (suppléance)", "{name} (substitute)", "name", v.personName(d))})
	}
	for _, person := range v.persons(m) {
		at, name := string(person), v.personName(person)
		var seats []string
		chairs := slices.Contains(v.form["chair"], at)
		for _, mandate := range b.Sits(person, v.On) {
			seats = append(seats, v.seatName(b.ID, mandate.Seat))
			chairs = chairs || v.form.Get("step") == "" && b.Rule().Chairs(mandate.Seat)
		}
		if v.form.Get("step") == everybody && v.form.Get("as."+at) == "" {
			v.form.Set("as."+at, register.Present)
		}
		pick := func(prefix, label string, options []ui.Option) ui.Field {
			name := prefix + "." + at
			return ui.Field{ID: name, Name: name, Label: label, Options: chosen(append([]ui.Option{{Label: "—"}}, slices.Clone(options)...), v.form.Get(name))}
		}
		all = append(all, memberRow{Name: name, Seat: strings.Join(seats, ", "), Chairs: ui.Option{Value: at, Selected: chairs},
			As: pick("as", v.say("Présence de {name}", "Attendance of {name}", "name", name), statusOptions(v, attendances)),
			By: pick("by", v.say("Qui représente {name}", "Who represents {name}", "name", name), people),

			Arrived: pick(register.Arrived, v.say("{name} arrive au point", "{name} arrives at item", "name", name), itemOptions(m)),
			Out:     pick(register.Left, v.say("{name} part avant le point", "{name} leaves before item", "name", name), itemOptions(m))})
	}
	return all
}

// substitutes lists those who sit in the place of a member.
func (v *visit) substitutes(m *register.Meeting) (all []register.ID) {
	for _, d := range v.Delegations.All() {
		if d.Body == m.Body && d.Manner == register.Substitution && d.Span.Holds(v.On) && !slices.Contains(all, d.To) {
			all = append(all, d.To)
		}
	}
	return all
}

func itemOptions(m *register.Meeting) (all []ui.Option) {
	for _, item := range m.Agenda {
		n := strconv.Itoa(item.Number)
		all = append(all, ui.Option{Value: n, Label: n})
	}
	return all
}

// itemForm asks what an item decided.
func (v *visit) itemForm(m *register.Meeting, item register.Item, decisions []ui.Option) itemForm {
	n := strconv.Itoa(item.Number)
	f := itemForm{Number: item.Number, Title: item.Title,
		Decision: ui.Field{ID: "decision." + n, Name: "decision." + n, Label: v.say("Ce qui est décidé", "What is decided"), Options: chosen(slices.Clone(decisions), v.form.Get("decision."+n))},
		Reason:   ui.Field{ID: "reason." + n, Name: "reason." + n, Label: v.say("Motif, ou texte de l’orientation", "Grounds, or text of the orientation"), Value: v.form.Get("reason." + n), Lines: 2, Optional: true}}
	b, _ := v.Bodies.Get(m.Body)
	for _, mandate := range b.Members(v.On) {
		name := voteName(item.Number, mandate.ID)
		f.Voted = f.Voted || v.form.Get(name) != ""
		f.Votes = append(f.Votes, ui.Field{ID: name, Name: name, Label: v.personName(mandate.Person),
			Options: chosen(append([]ui.Option{{Label: v.say("n’a pas pris part", "took no part")}}, v.choices()...), v.form.Get(name))})
	}
	return f
}

func (v *visit) choices() (all []ui.Option) {
	for _, c := range register.Choices {
		all = append(all, ui.Option{Value: string(c), Label: v.text(votes[c])})
	}
	return all
}
