package web

import (
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/programme"
	"jalon/register"
	"jalon/web/ui"
)

// bodyPage is a body on a day: its composition against its rule, its meetings, its powers.
type bodyPage struct {
	Title    ui.Title
	Facts    []ui.Fact
	Steps    []ui.Link // of who is there
	Seats    ui.Table
	Vacant   *ui.Table
	Meetings ui.Table
	Powers   ui.Table
	Former   *ui.Table
	History  history
}

func body(v *visit) (page, error) {
	b, refusal := api.Body(v, v.View, v.id())
	if refusal != nil {
		return page{}, refusal
	}
	past, err := v.history(b.ID, b.Acts, "instance")
	content := bodyPage{
		Title: ui.Title{Kicker: v.say("Instance, échelon {level}", "Body, {level} level", "level", strings.ToLower(v.text(b.Level.Name))), Text: b.Name, Marks: v.bodyMarks(b)},
		Facts: v.bodyFacts(b), Seats: v.seatTable(b), Vacant: v.memberSeats(b), Meetings: v.meetingTable(b.Meetings), Powers: v.powerTable(b.Powers),
		Former: v.formerTable(b.Former), History: past,
	}
	if v.who != nil {
		content.Steps = v.stepsIn(b.ID)
	}
	trail := []ui.Link{{Text: v.say("Instances", "Bodies"), Href: v.href("/instances")}}
	return page{name: "body", title: b.Name, trail: trail, content: content, sheet: b, others: v.feedsOf("/instances/"+string(b.ID), true)}, err
}

func (v *visit) bodyMarks(b api.BodySheet) []ui.Mark {
	if !b.Dissolved.IsZero() {
		return []ui.Mark{{Shape: ui.Closed, Text: v.say("Dissolution le {day}", "Dissolved on {day}", "day", b.Dissolved)}}
	}
	marks := []ui.Mark{*v.composition(b.BodyShort).Mark}
	if b.Overdue {
		marks = append(marks, ui.Mark{Shape: ui.Late, Text: v.silence(b.BodyShort)})
	}
	return marks
}

func (v *visit) bodyFacts(b api.BodySheet) (facts []ui.Fact) {
	add := func(term string, values ...ui.Value) { facts = append(facts, ui.Fact{Term: term, Values: values}) }
	switch {
	case b.Territory != nil:
		add(v.say("Compétente pour", "Competent over"), v.ref(*b.Territory))
	case b.Region != nil:
		add(v.say("Compétente pour", "Competent over"), ui.Value{Text: b.Region.Name, Href: v.href("/territoires", "region", b.Region.Code)})
	case b.Programme != nil:
		add(v.say("Compétente pour", "Competent over"), v.ref(*b.Programme))
	}
	add(v.say("Présidence", "Chair"), v.chairs(b.BodyShort))
	add(v.say("Constitution", "Constituted on"), ui.Value{Text: v.moment(b.Constituted).Text, Moment: b.Constituted.String(), Note: v.actLink(b.Act).Text})
	if b.Quorum != "" {
		add(v.say("Quorum", "Quorum"), ui.Value{Text: v.say("plus de {share} des membres présents", "more than {share} of the members present", "share", b.Quorum)})
	}
	if b.Cadence > 0 {
		add(v.say("Cadence", "Cadence"), ui.Value{Text: v.say("une réunion tous les {days} au plus", "a meeting every {days} at most", "days", locale.Days(v.lang, b.Cadence)), Note: v.silence(b.BodyShort)})
	} else if b.Silent != nil {
		add(v.say("Réunions", "Meetings"), ui.Value{Text: v.silence(b.BodyShort)})
	}
	return facts
}

// seatTable shows the seats with those who hold them, vacancies included.
func (v *visit) seatTable(b api.BodySheet) ui.Table {
	t := ui.Table{ID: "seats", Caption: v.say("Sièges et mandats au {day}", "Seats and mandates on {day}", "day", b.On), Columns: []ui.Column{
		{Label: v.say("Siège", "Seat")}, {Label: v.say("Titulaire", "Holder")}, {Label: v.say("Au nom de", "On behalf of")}, {Label: v.say("Depuis", "Since")}, {Label: v.say("Acte", "Act"), Numeric: true}},
		Note: v.say("La règle du siège est celle du règlement du programme.", "The rule of each seat is that of the programme."),
	}
	for _, s := range b.Seats {
		name := ui.Value{Text: v.text(s.Name), Note: v.seatRule(s)}
		for _, m := range s.Holders {
			t.Rows = append(t.Rows, []ui.Value{name, v.holder(m), v.behalf(m), v.dayValue(m.From), v.actValue(m.Act)})
			name.Note = ""
		}
		if len(s.Holders) == 0 && s.Per == "" {
			t.Rows = append(t.Rows, []ui.Value{name, v.vacancy(s.Min > 0), {Text: "—"}, {Text: "—"}, {Text: "—"}})
		}
	}
	return t
}

// seatRule says how many of a seat there are to be.
func (v *visit) seatRule(s api.Seat) string {
	switch {
	case s.Per == programme.PerMemberEPCI:
		return v.say("un par intercommunalité membre", "one for each member authority")
	case s.Min > 0 && s.Min == s.Max:
		return v.say("{n} exactement", "exactly {n}", "n", s.Min)
	case s.Min > 0:
		return v.say("{n} au moins", "at least {n}", "n", s.Min)
	case s.Max > 0:
		return v.say("{n} au plus", "at most {n}", "n", s.Max)
	}
	return v.say("sans nombre fixé", "no set number")
}

func (v *visit) vacancy(wanted bool) ui.Value {
	if wanted {
		return ui.Value{Mark: &ui.Mark{Shape: ui.Vacant, Text: v.say("à pourvoir", "vacant")}}
	}
	return ui.Value{Text: v.say("personne", "nobody")}
}

func (v *visit) holder(m api.Mandate) ui.Value {
	value := v.ref(m.Person)
	value.Fictitious, value.Note = m.Fictitious, m.Capacity
	return value
}

// behalf says for whom a member sits.
func (v *visit) behalf(m api.Mandate) ui.Value {
	switch {
	case m.Member != nil:
		value := ui.Value{Text: m.Member.Name, Note: v.say("EPCI {code}", "EPCI {code}", "code", locale.SIREN(m.Member.Code))}
		if m.Organisation != nil {
			value.Href = v.hrefOf(m.Organisation.ID)
		}
		return value
	case m.Organisation != nil:
		return v.ref(*m.Organisation)
	}
	return ui.Value{Text: "—"}
}

// memberSeats lists the EPCI of the perimeter that nobody sits for.
func (v *visit) memberSeats(b api.BodySheet) *ui.Table {
	t := ui.Table{ID: "vacant-members", Caption: v.say("Intercommunalités membres sans leur siège", "Member authorities without their seat"),
		Columns: []ui.Column{{Label: v.say("Intercommunalité", "Authority")}, {Label: v.say("Siège", "Seat")}}}
	for _, one := range b.Vacancies {
		for _, m := range one.Members {
			t.Rows = append(t.Rows, []ui.Value{{Text: m.Name}, {Text: v.text(one.Seat.Name), Mark: &ui.Mark{Shape: ui.Vacant, Text: v.say("à pourvoir", "vacant")}}})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return &t
}

func (v *visit) meetingTable(all []api.MeetingShort) ui.Table {
	t := ui.Table{ID: "meetings", Caption: v.say("Réunions, la plus récente d’abord", "Meetings, the latest first"), Columns: []ui.Column{
		{Label: v.say("Réunion", "Meeting")}, {Label: v.say("Prévue le", "Planned on")}, {Label: v.say("Situation", "Status")}, {Label: v.say("Lieu", "Place")},
		{Label: v.say("Points", "Items"), Numeric: true}, {Label: v.say("Décisions", "Decisions"), Numeric: true}},
		Empty: v.say("Aucune réunion n’est au registre à cette date.", "No meeting is in the register on that day."),
	}
	for _, m := range all {
		t.Rows = append(t.Rows, []ui.Value{v.meetingValue(m), v.dayValue(m.Planned), v.meetingStatus(m), {Text: dash(m.Place)},
			{Text: v.number(int64(m.Items))}, {Text: v.number(int64(m.Decisions))}})
	}
	return t
}

// meetingValue names a meeting by its day.
func (v *visit) meetingValue(m api.MeetingShort) ui.Value {
	day := m.Held
	if day.IsZero() {
		day = m.Planned
	}
	value := v.dayValue(day)
	value.Href = v.hrefOf(m.ID)
	return value
}

func (v *visit) meetingStatus(m api.MeetingShort) ui.Value {
	value := ui.Value{Mark: markOf(v, meetingSteps, m.Step)}
	if m.Quorum != nil && !*m.Quorum {
		value.Note = v.say("quorum non atteint", "quorum not reached")
	}
	if m.Step == register.Convened && m.Planned < v.On {
		value.Mark = &ui.Mark{Shape: ui.Late, Text: v.say("sans suite connue", "outcome not recorded")}
	}
	return value
}

func dash(text string) string {
	if strings.TrimSpace(text) == "" {
		return "—"
	}
	return text
}

// powerTable shows what holders of seats may do.
func (v *visit) powerTable(all []api.Power) ui.Table {
	t := ui.Table{ID: "powers", Caption: v.say("Pouvoirs donnés par le règlement du programme", "Powers given by the rules of the programme"), Columns: []ui.Column{
		{Label: v.say("Acte", "Act")}, {Label: v.say("Par", "By")}, {Label: v.say("Condition", "Condition")}},
		Empty: v.say("Le règlement ne donne aucun pouvoir à cet échelon.", "The rules give no power to this level.")}
	for _, p := range all {
		for _, kind := range p.Kinds {
			t.Rows = append(t.Rows, []ui.Value{{Text: v.powerName(kind)}, {Text: v.seatNames(p.By)}, {Text: v.condition(p)}})
		}
	}
	return t
}

// powerName says a kind of act, or a power that is of no act: to take up acts from paper, to consult data.
func (v *visit) powerName(kind string) string {
	switch register.Kind(kind) {
	case register.TakeUp:
		return v.say("Reprise d’un acte du passé, avec sa pièce", "Taking up a past act, with its evidence")
	case register.Consult:
		return v.say("Consultation des données à diffusion restreinte", "Consulting data that is not for everybody")
	}
	return v.kindName(register.Kind(kind))
}

func (v *visit) seatNames(words []api.Word) string {
	var names []string
	for _, w := range words {
		names = append(names, v.text(w.Name))
	}
	return strings.Join(names, " · ")
}

// condition says how a power may be used.
func (v *visit) condition(p api.Power) string {
	var all []string
	if p.InMeeting {
		all = append(all, v.say("en réunion, comme décision d’un point", "in a meeting, as the decision of an item"))
	}
	if p.Own {
		all = append(all, v.say("pour l’organisme que l’on représente", "for the organisation one sits for"))
	}
	if p.Incomplete {
		all = append(all, v.say("même si le binôme est incomplet", "even while the pair is incomplete"))
	}
	return dash(strings.Join(all, " ; "))
}

func (v *visit) formerTable(all []api.Mandate) *ui.Table {
	if len(all) == 0 {
		return nil
	}
	t := ui.Table{ID: "former", Caption: v.say("Mandats achevés", "Mandates that ended"), Columns: []ui.Column{
		{Label: v.say("Titulaire", "Holder")}, {Label: v.say("Siège", "Seat")}, {Label: v.say("Du", "From")}, {Label: v.say("Au", "To")}, {Label: v.say("Acte", "Act"), Numeric: true}}}
	for _, m := range all {
		t.Rows = append(t.Rows, []ui.Value{v.holder(m), {Text: v.text(m.Seat.Name)}, v.dayValue(m.From), v.dayValue(m.To.Add(-1)), v.actValue(m.EndedBy)})
	}
	return &t
}
