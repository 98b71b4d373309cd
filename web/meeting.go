package web

import (
	"slices"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// meetingPage is a meeting: its agenda with the acts taken at each item, and who was there.
type meetingPage struct {
	Title      ui.Title
	Facts      []ui.Fact
	Texts      []ui.Link
	Papers     *ui.Table
	Agenda     []itemPart
	Attendance *ui.Table
	Acts       []ui.Act
}

// itemPart is an item of the agenda with its decisions, or why there are none.
type itemPart struct {
	Number int
	Title  string
	Acts   []ui.Act
	Votes  []ui.Table
	None   string
}

func meeting(v *visit) (page, error) {
	m, refusal := api.Meeting(v, v.View, v.id())
	if refusal != nil {
		return page{}, refusal
	}
	day := v.meetingValue(m.MeetingShort).Text
	title := v.say("Réunion du {day}", "Meeting of {day}", "day", day)
	content := meetingPage{
		Title: ui.Title{Kicker: v.refName(m.Body), Text: title, Marks: v.meetingMarks(m)},
		Facts: v.meetingFacts(m), Attendance: v.attendanceTable(m),
	}
	sitting, _ := v.Meetings.Get(m.ID) // it was just found
	content.Texts = v.texts(sitting)
	content.Facts = append(content.Facts, v.minutesFacts(sitting)...)
	if content.Attendance != nil {
		content.Attendance.Note += v.movementsNote(sitting)
	}
	decided := map[int64]bool{}
	for _, item := range m.Agenda {
		lines, err := v.acts(item.Acts)
		if err != nil {
			return page{}, err
		}
		for _, seq := range item.Acts {
			decided[seq] = true
		}
		content.Agenda = append(content.Agenda, itemPart{item.Number, item.Title, lines, v.voteTables(sitting, item.Number), v.undecided(m)})
	}
	about := slices.DeleteFunc(v.happened(m.Acts, len(m.Acts)), func(seq int64) bool { return decided[seq] })
	var err error
	if content.Papers, err = v.papersTable(m.ID); err != nil {
		return page{}, err
	}
	content.Acts, err = v.acts(about)
	trail := []ui.Link{{Text: v.say("Instances", "Bodies"), Href: v.href("/instances")}, v.refLink(m.Body)}
	return page{name: "meeting", title: title + ", " + v.refName(m.Body), trail: trail, content: content, sheet: m, changes: v.site.options.Papers != nil}, err
}

// undecided says why an item has no decision.
func (v *visit) undecided(m api.MeetingSheet) string {
	switch {
	case m.Step == register.Convened && m.Planned >= v.On:
		return v.say("À venir.", "To come.")
	case m.Step != register.HeldStep:
		return v.say("La réunion ne s’est pas tenue à cette date.", "The meeting had not been held on that day.")
	}
	return v.say("Aucune décision enregistrée à ce point.", "No decision recorded at this item.")
}

func (v *visit) meetingMarks(m api.MeetingSheet) []ui.Mark {
	status := v.meetingStatus(m.MeetingShort)
	marks := []ui.Mark{*status.Mark}
	if m.Quorum != nil && *m.Quorum {
		marks = append(marks, ui.Mark{Shape: ui.Full, Text: v.say("Quorum atteint", "Quorum reached")})
	}
	if m.Quorum != nil && !*m.Quorum {
		marks = append(marks, ui.Mark{Shape: ui.Refused, Text: v.say("Quorum non atteint : rien n’a pu être décidé", "Quorum not reached: nothing could be decided")})
	}
	return marks
}

func (v *visit) meetingFacts(m api.MeetingSheet) []ui.Fact {
	facts := []ui.Fact{
		{Term: v.say("Instance", "Body"), Values: []ui.Value{v.ref(m.Body)}},
		{Term: v.say("Prévue le", "Planned on"), Values: []ui.Value{v.dayValue(m.Planned)}},
		{Term: v.say("Tenue le", "Held on"), Values: []ui.Value{v.dayValue(m.Held)}},
	}
	if m.At != "" {
		facts = append(facts, ui.Fact{Term: v.say("Heure", "Time"), Values: []ui.Value{{Text: locale.Hour(v.lang, m.At), Note: v.say("heure de Paris", "Paris time")}}})
	}
	if m.Place != "" {
		facts = append(facts, ui.Fact{Term: v.say("Lieu", "Place"), Values: []ui.Value{{Text: m.Place}}})
	}
	if m.Step == register.Cancelled {
		facts = append(facts, ui.Fact{Term: v.say("Annulée le", "Cancelled on"), Values: []ui.Value{{Text: v.moment(m.Cancelled).Text, Note: m.Reason}}})
	}
	if len(m.Chairs) > 0 {
		var chairs []ui.Value
		for _, c := range m.Chairs {
			chairs = append(chairs, v.ref(c))
		}
		facts = append(facts, ui.Fact{Term: v.say("Présidence de séance", "Chaired by"), Values: chairs})
	}
	return facts
}

func (v *visit) attendanceTable(m api.MeetingSheet) *ui.Table {
	if len(m.Attendance) == 0 {
		return nil
	}
	t := ui.Table{ID: "attendance", Caption: v.say("Présences", "Attendance"), Columns: []ui.Column{
		{Label: v.say("Membre", "Member")}, {Label: v.say("Siège", "Seat")}, {Label: v.say("Présence", "Attendance")}},
		Note: v.say("Seules les personnes présentes comptent pour le quorum.", "Only those present count for the quorum.")}
	for _, a := range m.Attendance {
		as := ui.Value{Mark: markOf(v, attendances, a.As)}
		if a.By != nil {
			as.Note = v.say("par {who}", "by {who}", "who", v.refName(*a.By))
			if !a.Proxy.IsZero() {
				as.Note += v.say(", pouvoir du {day}", ", proxy of {day}", "day", a.Proxy)
			}
		}
		t.Rows = append(t.Rows, []ui.Value{v.ref(a.Person), {Text: v.seatNames(a.Seats)}, as})
	}
	return &t
}
