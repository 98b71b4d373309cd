package web

import (
	"slices"
	"strings"

	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// glanced are so many territories at most on one table; more are counted by region, each of which leads to its own.
const glanced = 30

// glance shows the territories that the bodies of who is there cover, of the region asked for if one is; nil for who looks after one
// territory only.
func (v *visit) glance() *ui.Table {
	covered, region := v.covered(), v.asked.Get("region")
	var all []*register.Territory
	for id, one := range v.Territories.All() {
		if status, begun := one.Status.On(v.On); begun && !status.Value.Ended() && covered(id) && (region == "" || one.Region == region) {
			all = append(all, one)
		}
	}
	switch {
	case region == "" && len(all) < 2:
		return nil
	case len(all) > glanced && region == "":
		return v.glanceByRegion(all)
	}
	return v.glanceByTerritory(all)
}

// glanceByRegion counts, in each region, the territories and what is wrong or under way in them.
func (v *visit) glanceByRegion(all []*register.Territory) *ui.Table {
	t := ui.Table{ID: "glance", Caption: v.say("Mes territoires d’un coup d’œil", "My territories at a glance"), Columns: []ui.Column{{Label: v.say("Région", "Region")},
		{Label: v.say("Territoires", "Territories"), Numeric: true}, {Label: v.say("Sans comité", "Without a committee"), Numeric: true}, {Label: v.say("Binôme incomplet", "Pair incomplete"), Numeric: true},
		{Label: v.say("Jamais réuni", "Never met"), Numeric: true}, {Label: v.say("Validé", "Validated"), Numeric: true},
		{Label: v.say("Pilotes", "Pilots"), Numeric: true}, {Label: v.say("Sous contrat", "In contract"), Numeric: true}, {Label: v.say("Questions", "Questions"), Numeric: true}},
		Note: v.say("Validé : la région a validé la candidature. Sous contrat : un contrat est en vigueur. Questions : celles qui attendent une réponse.", "Validated: the region validated the application. In contract: a contract is in force. Questions: those that await an answer.")}
	sums, total := map[string][]int{}, make([]int, len(t.Columns)-1)
	for _, one := range all {
		if sums[one.Region] == nil {
			sums[one.Region] = make([]int, len(total))
		}
		for i, n := range v.counted(one) {
			sums[one.Region][i] += n
			total[i] += n
		}
	}
	for code, sum := range sums {
		area, _ := v.Atlas.Region(code)
		t.Rows = append(t.Rows, v.countRow(ui.Value{Text: area.Name, Href: v.href("/mon-travail#territoires", "region", code)}, sum))
	}
	locale.SortBy(t.Rows, func(row []ui.Value) string { return row[0].Text })
	t.Total = v.countRow(ui.Value{Text: v.say("Ensemble", "All")}, total)
	return &t
}

func (v *visit) countRow(first ui.Value, counts []int) []ui.Value {
	row := []ui.Value{first}
	for _, n := range counts {
		row = append(row, ui.Value{Text: v.number(int64(n))})
	}
	return row
}

// counted is what a territory adds to each column of its region.
func (v *visit) counted(t *register.Territory) []int {
	is := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	committee := v.committee(t)
	step, _ := v.Step(t.ID, v.On)
	_, pilot := t.Pilot.On(v.On)
	inForce := slices.ContainsFunc(v.ContractsOf(t.ID, v.On), func(c *register.Contract) bool { return c.Step.Value(v.On) == register.InForce })
	return []int{1, is(committee == nil), is(committee != nil && len(committee.MissingChairs(v.On)) > 0), is(committee != nil && v.LastHeld(committee.ID, v.On) == nil),
		is(step == register.Validated), is(pilot), is(inForce), v.openOf(t)}
}

// committee is the project committee of a territory; nil when there is none on the day.
func (v *visit) committee(t *register.Territory) *register.Body {
	for _, b := range v.Bodies.All() {
		if b.Territory == t.ID && b.Exists(v.On) {
			return b
		}
	}
	return nil
}

// glanceByTerritory is one territory a line: pair, last meeting, application, contract, questions.
func (v *visit) glanceByTerritory(all []*register.Territory) *ui.Table {
	caption := v.say("Mes territoires d’un coup d’œil", "My territories at a glance")
	if area, ok := v.Atlas.Region(v.asked.Get("region")); ok {
		caption += v.say(" : {region}", ": {region}", "region", area.Name)
	}
	t := ui.Table{Empty: v.say("Aucun de vos territoires n’est de cette région.", "None of your territories is of that region."), ID: "glance", Caption: caption, Columns: []ui.Column{
		{Label: v.say("Territoire", "Territory")}, {Label: v.say("Binôme", "Pair")}, {Label: v.say("Dernière réunion", "Last meeting")},
		{Label: v.say("Candidature", "Application")}, {Label: v.say("Contrat", "Contract")}, {Label: v.say("Questions ouvertes", "Open questions"), Numeric: true}}}
	for _, one := range all {
		t.Rows = append(t.Rows, v.glanceRow(one))
	}
	locale.SortBy(t.Rows, func(row []ui.Value) string { return row[0].Text })
	return &t
}

// covered returns what tells the territories that a body of who is there looks after.
func (v *visit) covered() func(register.ID) bool {
	var bodies []*register.Body
	for _, h := range v.Seated(v.who.Person) {
		if h.Span.Holds(v.On) && h.Body.Exists(v.On) && h.Body.Programme != "" {
			bodies = append(bodies, h.Body)
		}
	}
	return func(territory register.ID) bool {
		return slices.ContainsFunc(bodies, func(b *register.Body) bool { return v.Covers(b, territory) })
	}
}

// glanceRow is the line of a territory.
func (v *visit) glanceRow(t *register.Territory) []ui.Value {
	pair, last := ui.Value{Mark: &ui.Mark{Shape: ui.Vacant, Text: v.say("pas de comité", "no committee")}}, ui.Value{Text: "—"}
	if b := v.committee(t); b != nil {
		pair = ui.Value{Mark: &ui.Mark{Shape: ui.Full, Text: v.say("complet", "whole")}, Href: v.hrefOf(b.ID)}
		if empty := b.MissingChairs(v.On); len(empty) > 0 {
			pair = ui.Value{Mark: &ui.Mark{Shape: ui.Vacant, Text: v.seatName(b.ID, empty[0])}, Href: v.hrefOf(b.ID)}
		}
		last = ui.Value{Mark: &ui.Mark{Shape: ui.Late, Text: v.say("jamais réuni", "never met")}}
		if m := v.LastHeld(b.ID, v.On); m != nil {
			last = ui.Value{Text: v.moment(m.Held).Text, Moment: m.Held.String(), Href: v.hrefOf(m.ID)}
		}
	}
	return []ui.Value{{Text: v.nameOf(t.ID), Href: v.hrefOf(t.ID)}, pair, last, v.glancedFile(t), v.glancedContract(t), {Text: v.number(int64(v.openOf(t)))}}
}

func (v *visit) glancedFile(t *register.Territory) ui.Value {
	step, a := v.Step(t.ID, v.On)
	if a == nil {
		return ui.Value{Text: "—"}
	}
	file := ui.Value{Mark: markOf(v, applicationSteps, step)}
	if missing := a.Missing.Value(v.On); len(missing) > 0 {
		file.Note = v.say("manque : {what}", "lacks: {what}", "what", strings.Join(missing, ", "))
	}
	return file
}

func (v *visit) glancedContract(t *register.Territory) ui.Value {
	all := v.ContractsOf(t.ID, v.On)
	if len(all) == 0 {
		return ui.Value{Text: "—"}
	}
	last := all[len(all)-1]
	value := ui.Value{Mark: markOf(v, contractSteps, last.Step.Value(v.On)), Href: v.hrefOf(last.ID)}
	if missing := len(last.Unsigned(v.On)); missing > 0 && missing < len(last.Parties) {
		value.Note = v.say("{n} signatures sur {all}", "{n} signatures of {all}", "n", len(last.Parties)-missing, "all", len(last.Parties))
	}
	return value
}

// lateWays leads who follows many territories to who is late, in their region if they sit in that of one.
func (v *visit) lateWays() []ui.Link {
	var query []string
	for _, h := range v.Seated(v.who.Person) {
		if h.Span.Holds(v.On) && h.Body.Exists(v.On) && h.Body.Region != "" {
			query = []string{"region", h.Body.Region}
		}
	}
	return []ui.Link{{Text: v.say("Qui agit, qui se tait", "Who acts, who is silent"), Href: v.href("/activite", query...)},
		{Text: v.say("Les engagements et leurs retards", "Commitments, and which are overdue"), Href: v.href("/engagements", query...)},
		{Text: v.say("De la promesse au paiement", "From promise to payment"), Href: v.href("/argent/promesse-au-paiement", query...)}}
}

// openOf counts the questions of a territory that wait: requests raised, changes of perimeter asked, successions.
func (v *visit) openOf(t *register.Territory) (n int) {
	for _, q := range v.State.Questions.All() {
		if q.Territory == t.ID && q.Raised <= v.On && !answered(q, v.On) {
			n++
		}
	}
	for _, q := range v.State.Requests.All() {
		if _, settled := q.Settled.On(v.On); q.Territory == t.ID && q.On <= v.On && !settled {
			n++
		}
	}
	return n + len(v.Ground(t, v.On).Open)
}
