package web

import (
	"slices"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// homePage is the programme on a day: its targets, its phases, what asks for attention, what was just decided.
type homePage struct {
	Notice       *ui.Notice
	Title        ui.Title
	Empty        *ui.Empty
	Figures      []ui.Figure
	Targets      []ui.Progress
	Phases       ui.Timeline
	Watch        []ui.Task
	Latest       []ui.Act
	All          ui.Link
	Facts        []ui.Fact
	News         *ui.Table
	Orientations *ui.Table
}

func home(v *visit) (page, error) {
	id, ok := v.programme()
	if !ok {
		return v.beforeAnything(), nil
	}
	p, refusal := api.Programme(v, v.View, id)
	if refusal != nil {
		return page{}, refusal
	}
	content := homePage{
		Notice: v.demonstration(), Figures: v.figures(p), Phases: v.phases(p), Facts: v.levels(p), Watch: v.watch(),
		Title: ui.Title{Kicker: v.say("Programme", "Programme"), Text: v.text(p.Name),
			Lead: v.say("Lancé le {day}, {where}.", "Launched on {day}, {where}.", "day", p.Launched, "where", v.text(p.LaunchedAt))},
		All:  ui.Link{Text: v.say("Tout le registre, acte par acte", "The whole register, act by act"), Href: v.href("/actes")},
		News: v.news(p), Orientations: v.orientations(p.Orientation),
	}
	for _, t := range p.Targets {
		content.Targets = append(content.Targets, v.progress(t))
	}
	var err error
	content.Latest, err = v.acts(v.lastActs(latest))
	return page{name: "home", title: v.text(p.Name), content: content, sheet: p}, err
}

// programme is the programme that the site shows: the one opened last, of those open on the day, or the first to open.
func (v *visit) programme() (id register.ID, ok bool) {
	var opened register.Day
	for one, p := range v.Programmes.All() {
		if !ok || p.Opened <= v.On && (p.Opened > opened || opened > v.On) {
			id, opened, ok = one, p.Opened, true
		}
	}
	return id, ok
}

// beforeAnything is the first page of a register in which no programme was opened yet.
func (v *visit) beforeAnything() page {
	title := v.say("Aucun programme n’est ouvert", "No programme is open")
	return page{name: "home", title: title, content: homePage{
		Title: ui.Title{Text: title},
		Empty: &ui.Empty{
			Text: v.say("Ce registre attend son premier programme.", "This register awaits its first programme."),
			Why:  v.say("Il s’ouvre par un acte, comme tout ce qui s’y trouve.", "It opens by an act, like everything in it."),
			Link: ui.Link{Text: v.say("Voir les actes", "See the acts"), Href: v.href("/actes")}},
	}}
}

// demonstration warns that details are invented, when the register itself says so.
func (v *visit) demonstration() *ui.Notice {
	first, ok := v.Line(1)
	if !ok || !first.Fictitious {
		return nil
	}
	return &ui.Notice{Shape: ui.Info, Heading: v.say("Démonstration.", "Demonstration."),
		Text: v.say("Les faits documentés citent leur source ; les détails inventés portent la mention « fictif ».", "Documented facts cite their source; invented details are marked “fictitious”.")}
}

func (v *visit) figures(p api.ProgrammeSheet) []ui.Figure {
	return []ui.Figure{
		{Number: v.number(int64(p.Territories)), Label: locale.Plural(v.lang, int64(p.Territories), v.text(territoryWord), v.text(territoryWords)), Href: v.href("/territoires")},
		{Number: v.number(int64(p.Pilots)), Label: locale.Plural(v.lang, int64(p.Pilots), v.text(pilotWord), v.text(pilotWords)), Href: v.href("/territoires", "situation", "pilote")},
		{Number: v.number(int64(v.bodiesOn())), Label: v.say("instances constituées", "bodies constituted"), Href: v.href("/instances")},
		{Number: v.number(v.actsBy()), Label: v.say("actes au registre", "acts in the register"), Href: v.href("/actes")},
	}
}

// progress holds a figure against its bounds, on a bar long enough for both.
func (v *visit) progress(t api.Target) ui.Progress {
	shown := func(n int64) string {
		if t.Money {
			return locale.MoneyShort(v.lang, 100*n)
		}
		return v.number(n)
	}
	var low, high int64
	if t.Min != nil {
		low = *t.Min
	}
	if t.Max != nil {
		high = *t.Max
	}
	scale := float64(max(t.Value, low, high, 1)) / 100
	bar := ui.Progress{Label: v.text(t.Name), Fill: float64(t.Value) / scale, Floor: float64(low) / scale, Ceiling: float64(high) / scale}
	switch {
	case t.Min != nil && t.Max != nil:
		bar.Text = v.say("{n}, pour {low} à {high}", "{n}, for {low} to {high}", "n", shown(t.Value), "low", shown(low), "high", shown(high))
	case t.Max != nil:
		bar.Text = v.say("{n}, pour {high} au plus", "{n}, for {high} at most", "n", shown(t.Value), "high", shown(high))
	default:
		bar.Text = v.say("{n}, pour {low} au moins", "{n}, for {low} at least", "n", shown(t.Value), "low", shown(low))
	}
	if t.Reached() {
		bar.Mark = &ui.Mark{Shape: ui.Full, Text: v.say("atteint", "reached")}
	}
	return bar
}

// levels says who runs the programme and on what it acts.
func (v *visit) levels(p api.ProgrammeSheet) []ui.Fact {
	levels := ui.Fact{Term: v.say("Échelons", "Levels")}
	for _, l := range p.Levels {
		levels.Values = append(levels.Values, ui.Value{Text: v.text(l.Name), Href: v.href("/instances", "echelon", l.Code),
			Note: v.say("{n} constituées", "{n} constituted", "n", v.count(l.Bodies, locale.Text{FR: "instance", EN: "body"}, locale.Text{FR: "instances", EN: "bodies"}))})
	}
	axes, operators := ui.Fact{Term: v.say("Axes", "Axes")}, ui.Fact{Term: v.say("Opérateurs", "Operators")}
	var names []string
	for _, a := range p.Axes {
		names = append(names, v.text(a.Name))
	}
	axes.Values = []ui.Value{{Text: locale.List(v.lang, names)}}
	for _, o := range p.Operators {
		operators.Values = append(operators.Values, ui.Value{Text: v.text(o.Name), Href: v.operatorHref(o.Code)})
	}
	rule := ui.Fact{Term: v.say("Règlement", "Rules"), Values: []ui.Value{
		{Text: v.say("Qui peut décider quoi", "Who may decide what"), Href: v.href("/pouvoirs"), Note: v.say("ouvert par l’acte n° {seq}", "opened by act no. {seq}", "seq", p.Act)}}}
	return []ui.Fact{levels, axes, operators, rule}
}

// operatorHref leads to the organisation that an operator is, if it is registered.
func (v *visit) operatorHref(operator string) string {
	for id, o := range v.Organisations.All() {
		if o.Operator == operator {
			return v.hrefOf(id)
		}
	}
	return ""
}

func (v *visit) bodiesOn() (n int) {
	for _, b := range v.Bodies.All() {
		if b.Programme != "" && b.Exists(v.On) {
			n++
		}
	}
	return n
}

// actsBy counts the acts that have taken effect by the day; all of them, when no day was asked for.
func (v *visit) actsBy() (n int64) {
	if v.day.IsZero() {
		return v.Seq()
	}
	for seq := int64(1); seq <= v.Seq(); seq++ {
		if v.effect(seq) <= v.day {
			n++
		}
	}
	return n
}

// lastActs returns the acts that took effect last by the day; of one day, those recorded last.
func (v *visit) lastActs(limit int) (seqs []int64) {
	since := register.Day(0) // the earliest effect among those kept
	for seq := v.Seq(); seq > 0; seq-- {
		line, ok := v.Line(seq)
		if !ok || line.Effect > v.On || len(seqs) == limit && line.Effect <= since {
			continue
		}
		at := len(seqs)
		for at > 0 && v.effect(seqs[at-1]) < line.Effect {
			at--
		}
		seqs = slices.Insert(seqs, at, seq)[:min(len(seqs)+1, limit)]
		since = v.effect(seqs[len(seqs)-1])
	}
	return seqs
}

func (v *visit) effect(seq int64) register.Day {
	line, _ := v.Line(seq)
	return line.Effect
}

func (v *visit) news(p api.ProgrammeSheet) *ui.Table {
	if len(p.Information) == 0 {
		return nil
	}
	t := ui.Table{ID: "news", Caption: v.say("Informations diffusées", "Information published"), Columns: []ui.Column{
		{Label: v.say("Titre", "Title")}, {Label: v.say("Par", "By")}, {Label: v.say("Le", "On")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, n := range slices.Backward(p.Information) {
		t.Rows = append(t.Rows, []ui.Value{{Text: n.Title, Note: n.Text}, v.ref(n.Body), v.dayValue(n.On), v.actValue(n.Act)})
	}
	return &t
}

// orientations shows the directions set, the latest first.
func (v *visit) orientations(all []api.Orientation) *ui.Table {
	if len(all) == 0 {
		return nil
	}
	t := ui.Table{ID: "orientations-table", Caption: v.say("Orientations fixées", "Orientations set"), Columns: []ui.Column{
		{Label: v.say("Orientation", "Orientation")}, {Label: v.say("Par", "By")}, {Label: v.say("Le", "On")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, o := range slices.Backward(all) {
		t.Rows = append(t.Rows, []ui.Value{{Text: o.Title, Note: o.Text}, v.ref(o.Body), v.dayValue(o.On), v.actValue(o.Act)})
	}
	return &t
}
