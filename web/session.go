package web

import (
	"net/url"

	"jalon/api"
	"jalon/register"
	"jalon/web/ui"
)

// sessionPage takes the minutes of a meeting: who is there, who votes how, what is decided. Closing it records all of it.
type sessionPage struct {
	Title   ui.Title
	Refusal *ui.Refusal
	Errors  []ui.FieldError
	Prove   *ui.Link
	File    []ui.Link // what to read, as it is now
	Day     *ui.DateField
	Members []memberRow
	Items   []itemForm
	Hidden  []ui.Pair
	Checked bool
	Acts    []string // what closing would record
	Action  string
	Draft   draftPart
}

// memberRow is how one member takes part.
type memberRow struct {
	Name, Seat           string
	Chairs               ui.Option
	As, By, Arrived, Out ui.Field
}

// itemForm is one item of the agenda: what is decided, and how they voted.
type itemForm struct {
	Number   int
	Title    string
	Decision ui.Field
	Reason   ui.Field
	Votes    []ui.Field // one for each mandate
	Voted    bool
}

// session shows the form of a meeting that was convened and not held.
func session(v *visit) (page, error) {
	if then, err := v.claimed(); then != "" {
		return page{then: then}, err
	}
	m, refusal := v.convenedMeeting()
	if refusal != nil {
		return page{}, refusal
	}
	form, err := v.resumed(url.Values{})
	v.form = form
	if err != nil {
		return page{}, err
	}
	return v.sessionPage(m, nil), nil
}

// sessionAgain shows the form of a meeting with what its draft has to say.
func sessionAgain(v *visit, d draftPart) (page, error) {
	m, refusal := v.convenedMeeting()
	if refusal != nil {
		return page{}, refusal
	}
	p := v.sessionPage(m, nil)
	content := p.content.(sessionPage)
	content.Draft.Notice, content.Draft.Changes = d.Notice, d.Changes
	p.content = content
	return p, nil
}

// meetingHere finds the meeting of the address.
func (v *visit) meetingHere() (*register.Meeting, *register.Refusal) {
	if m, ok := v.Meetings.Get(v.id()); ok {
		return m, nil
	}
	return nil, register.Refuse(register.Missing, "meeting.unknown", "meeting", v.id())
}

// convenedMeeting finds the meeting of the address, which must still be to hold.
func (v *visit) convenedMeeting() (*register.Meeting, *register.Refusal) {
	m, refusal := v.meetingHere()
	if refusal == nil && m.Step(v.On) != register.Convened {
		refusal = register.Refuse(register.Gone, "web.not-convened", "meeting", v.id())
	}
	return m, refusal
}

// sessionPage shows the form, with what was typed.
func (v *visit) sessionPage(m *register.Meeting, refusal *register.Refusal) page {
	title := v.say("Tenir la réunion", "Hold the meeting")
	content := sessionPage{Title: ui.Title{Kicker: v.nameOf(m.Body), Text: title,
		Lead: v.say("Notez qui est là et ce qui se décide. Clore la réunion inscrit tout d’un seul geste, ou rien.", "Note who is there and what is decided. Closing the meeting records all of it at once, or nothing.")},
		Action: prefix(v.lang) + v.path, Day: v.meetingDay(m), Hidden: append(v.draftPairs(), ui.Pair{Name: "key", Value: v.key()}), File: v.reading(m), Draft: v.draftPart()}
	content.Members = v.memberRows(m)
	decisions := v.decisions(m)
	for _, item := range m.Agenda {
		content.Items = append(content.Items, v.itemForm(m, item, decisions))
	}
	p := page{name: "session", title: title, trail: append(v.workTrail(), v.refLink(api.Ref{ID: m.ID}))}
	if refusal != nil {
		content.Refusal, p.status = v.refused(refusal.Of, refusal), unfit(refusal.Kind)
	}
	p.content = content
	return p
}

// meetingDay is the day of the meeting: the one planned, or today when that is still to come.
func (v *visit) meetingDay(m *register.Meeting) *ui.DateField {
	if v.form.Get("on.year") == "" && v.form.Get("on") == "" {
		v.form.Set("on", min(m.Planned, v.site.register.Today()).String())
	}
	return asking{v, "meeting.held", nil}.date("on", v.say("Jour de la réunion", "Day of the meeting"), false)
}

// reading links what the meeting will look at, as it is read now.
func (v *visit) reading(m *register.Meeting) (all []ui.Link) {
	for p := range api.Pendings(v.View) {
		if v.decides(m.Body, p) {
			if href := v.hrefOf(p.About); href != "" {
				all = append(all, ui.Link{Text: v.wanted(p), Href: href})
			}
		}
	}
	return all
}

// decides reports whether something waits for a decision of a body.
func (v *visit) decides(body register.ID, p api.Pending) bool {
	b, ok := v.Bodies.Get(body)
	return ok && (p.Of == "" || p.Of == body) && len(b.Rule().Grants(string(p.Kind))) > 0 && decidable[p.Kind] && v.Covers(b, p.Power.Over)
}

// decidable are the kinds of acts that the form of a meeting offers as decisions.
var decidable = map[register.Kind]bool{"application.validated": true, "application.completed": false, "contract.approved": true, "perimeter.adapted": true}

// decisions lists what the meeting may decide.
func (v *visit) decisions(m *register.Meeting) []ui.Option {
	all := []ui.Option{{Label: v.say("— aucun acte : point d’information —", "— no act: for information —")}}
	for p := range api.Pendings(v.View) {
		if !v.decides(m.Body, p) {
			continue
		}
		add := func(kind register.Kind) {
			all = append(all, ui.Option{Value: string(kind) + "|" + string(p.About), Label: v.kindName(kind) + " : " + v.subject(p)})
		}
		add(p.Kind)
		if p.Kind == "application.validated" {
			add("application.refused")
			add("application.deferred")
		}
	}
	if b, _ := v.Bodies.Get(m.Body); len(b.Rule().Grants("orientation.set")) > 0 {
		all = append(all, ui.Option{Value: "orientation.set|" + string(m.Body), Label: v.kindName("orientation.set")})
	}
	return all
}
