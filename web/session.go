package web

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

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
	m, refusal := v.convenedMeeting()
	if refusal != nil {
		return page{}, refusal
	}
	v.form = url.Values{}
	return v.sessionPage(m, nil), nil
}

// convenedMeeting finds the meeting of the address, which must still be to hold.
func (v *visit) convenedMeeting() (*register.Meeting, *register.Refusal) {
	m, ok := v.Meetings.Get(v.id())
	switch {
	case !ok:
		return nil, register.Refuse(register.Missing, "meeting.unknown", "meeting", v.id())
	case m.Step(v.On) != register.Convened:
		return nil, register.Refuse(register.Gone, "web.not-convened", "meeting", v.id())
	}
	return m, nil
}

// closed rehearses what a meeting decided, then records it: the meeting, its votes and its decisions, all or nothing.
func closed(v *visit) (p page, err error) {
	var drafts []register.Draft
	wrong := map[string]string{}
	var refusal *register.Refusal
	if err := v.site.read(v, func() error {
		m, gone := v.convenedMeeting()
		if gone != nil {
			return gone
		}
		drafts, refusal = v.minutes(m, wrong)
		return nil
	}); err != nil {
		return page{}, err
	}
	step := v.form.Get("step")
	var done register.Receipt
	if refusal == nil && len(wrong) == 0 && step != "edit" {
		done, err = v.proposed(step == "take", drafts...)
		if err != nil && !errors.As(err, &refusal) {
			return page{}, err
		}
	}
	if refusal == nil && len(done.Acts) > 0 && !done.DryRun {
		return page{then: v.receipt(done)}, nil
	}
	return p, v.site.read(v, func() error {
		m, ok := v.Meetings.Get(v.id())
		if !ok {
			return register.Refuse(register.Missing, "meeting.unknown", "meeting", v.id())
		}
		if refusal == nil && len(done.Acts) > 0 {
			p = v.closingPage(m, done)
			return nil
		}
		if step == "edit" {
			refusal = nil
		}
		p = v.sessionPage(m, refusal)
		content := p.content.(sessionPage)
		if text := wrong["on"]; text != "" {
			content.Day.Error = text
			content.Errors = []ui.FieldError{{Field: "on", Text: text}}
			p.content, p.status = content, http.StatusBadRequest
		}
		return nil
	})
}

// minutes reads the form into the acts that closing the meeting records.
func (v *visit) minutes(m *register.Meeting, wrong map[string]string) (all []register.Draft, refusal *register.Refusal) {
	a := answers{v.form, v.lang, wrong}
	var on register.Day
	if text, ok := a.day("on").(string); ok {
		_ = on.UnmarshalText([]byte(text)) // it was just written
	}
	add := func(kind register.Kind, item int, act any) {
		body, _ := json.Marshal(act) // maps of texts and numbers
		form := register.Form{Kind: kind, Effect: on, Act: body}
		if item > 0 {
			form.Decision = &register.Decision{Meeting: m.ID, Item: item}
		}
		d, r := v.Grammar().Draft(form)
		if all = append(all, d); r != nil && refusal == nil {
			refusal = r
		}
	}
	add("meeting.held", 0, v.attendance(m))
	for _, item := range m.Agenda {
		if ballots := v.ballots(m, item.Number); len(ballots) > 0 {
			add("vote.recorded", 0, map[string]any{"meeting": m.ID, "item": item.Number, "ballots": ballots})
		}
		if kind, act := v.decided(item); kind != "" {
			add(kind, item.Number, act)
		}
	}
	return all, refusal
}

// attendance reads who took part, in the order of the agenda for those who came and went.
func (v *visit) attendance(m *register.Meeting) map[string]any {
	var chairs []register.ID
	var there []register.Attendance
	var moves []register.Movement
	for _, person := range v.persons(m) {
		at := string(person)
		as := v.form.Get("as." + at)
		if as == "" {
			as = "absent"
		}
		one := register.Attendance{Person: person, As: as}
		if as == register.Represented {
			one.By = register.ID(v.form.Get("by." + at))
		}
		there = append(there, one)
		if slices.Contains(v.form["chair"], at) {
			chairs = append(chairs, person)
		}
		for _, move := range []string{register.Arrived, register.Left} {
			if item, err := strconv.Atoi(v.form.Get(move + "." + at)); err == nil {
				moves = append(moves, register.Movement{Person: person, Item: item, As: move})
			}
		}
	}
	slices.SortStableFunc(moves, func(a, b register.Movement) int { return a.Item - b.Item })
	return map[string]any{"meeting": m.ID, "chaired_by": chairs, "attendance": there, "movements": moves}
}

// persons lists the members of the body that meets, each once.
func (v *visit) persons(m *register.Meeting) (all []register.ID) {
	b, _ := v.Bodies.Get(m.Body)
	for _, mandate := range b.Members(v.On) {
		if !slices.Contains(all, mandate.Person) {
			all = append(all, mandate.Person)
		}
	}
	return all
}

// ballots reads the votes at an item: that of a member who is represented is cast by who represents them.
func (v *visit) ballots(m *register.Meeting, item int) (all []register.Ballot) {
	b, _ := v.Bodies.Get(m.Body)
	for _, mandate := range b.Members(v.On) {
		choice := v.form.Get(voteName(item, mandate.ID))
		if choice == "" {
			continue
		}
		ballot := register.Ballot{Mandate: mandate.ID, Choice: register.Choice(choice)}
		if at := string(mandate.Person); v.form.Get("as."+at) == register.Represented {
			ballot.By = register.ID(v.form.Get("by." + at))
		}
		all = append(all, ballot)
	}
	return all
}

func voteName(item int, mandate register.ID) string {
	return "vote." + strconv.Itoa(item) + "." + string(mandate)
}

// decided reads what an item decided: a kind of act and what it is about.
func (v *visit) decided(item register.Item) (register.Kind, any) {
	n := strconv.Itoa(item.Number)
	kind, about, _ := strings.Cut(v.form.Get("decision."+n), "|")
	reason := v.form.Get("reason." + n)
	switch kind {
	case "":
		return "", nil
	case "application.refused", "application.deferred":
		return register.Kind(kind), map[string]any{"application": about, "reason": reason}
	case "application.validated":
		return register.Kind(kind), map[string]any{"application": about}
	case "contract.approved":
		return register.Kind(kind), map[string]any{"contract": about}
	case "orientation.set":
		return register.Kind(kind), map[string]any{"body": about, "title": item.Title, "text": reason}
	}
	q, ok := v.State.Requests.Get(register.ID(about))
	if !ok {
		return register.Kind(kind), map[string]any{"request": about}
	}
	return "perimeter.adapted", map[string]any{"territory": q.Territory, "request": about, "add": q.Add, "remove": q.Remove}
}

// sessionPage shows the form, with what was typed.
func (v *visit) sessionPage(m *register.Meeting, refusal *register.Refusal) page {
	title := v.say("Tenir la réunion", "Hold the meeting")
	content := sessionPage{Title: ui.Title{Kicker: v.nameOf(m.Body), Text: title,
		Lead: v.say("Notez qui est là et ce qui se décide. Clore la réunion inscrit tout d’un seul geste, ou rien.", "Note who is there and what is decided. Closing the meeting records all of it at once, or nothing.")},
		Action: prefix(v.lang) + v.path, Day: v.meetingDay(m), Hidden: []ui.Pair{{Name: "key", Value: v.key()}}, File: v.reading(m)}
	content.Members = v.memberRows(m)
	decisions := v.decisions(m)
	for _, item := range m.Agenda {
		content.Items = append(content.Items, v.itemForm(m, item, decisions))
	}
	p := page{name: "session", title: title, trail: append(v.workTrail(), v.refLink(api.Ref{ID: m.ID}))}
	if refusal != nil {
		content.Refusal, p.status = v.refused(refusal.Of, refusal), statuses[refusal.Kind]
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
	return ok && len(b.Rule().Grants(string(p.Kind))) > 0 && decidable[p.Kind] && v.Covers(b, p.Power.Over)
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

// closingPage shows what closing the meeting would record.
func (v *visit) closingPage(m *register.Meeting, done register.Receipt) page {
	content := sessionPage{Checked: true, Action: prefix(v.lang) + v.path, Title: ui.Title{Kicker: v.nameOf(m.Body), Text: v.say("Clore la réunion ?", "Close the meeting?"),
		Lead: v.say("Ces actes seront inscrits ensemble, ou aucun.", "These acts will be recorded together, or none.")}}
	for i := range done.Acts {
		content.Acts = append(content.Acts, v.readAct(&done.Acts[i]).Text())
	}
	for name, values := range v.form {
		for _, value := range values {
			if name != "step" && value != "" {
				content.Hidden = append(content.Hidden, ui.Pair{Name: name, Value: value})
			}
		}
	}
	slices.SortStableFunc(content.Hidden, func(a, b ui.Pair) int { return strings.Compare(a.Name, b.Name) })
	if time.Since(v.who.Proved) > proofLasts {
		content.Prove = v.proveBeside()
	}
	return page{name: "session", title: content.Title.Text, trail: v.workTrail(), content: content}
}

// proveBeside leads to a new proof, in another tab, so that the form stays as it is.
func (v *visit) proveBeside() *ui.Link {
	return &ui.Link{Text: v.say("Prouver de nouveau qui vous êtes (autre onglet)", "Prove again who you are (another tab)"), Href: prefix(v.lang) + "/entrer/preuve?next=" + url.QueryEscape(prefix(v.lang)+"/compte")}
}

// noticeDays is how long before a meeting its convocation goes out when nothing says otherwise.
const noticeDays = 15

// convene leads to the form of a convocation, with an agenda built from what waits for the body.
func convene(v *visit) (page, error) {
	b, ok := v.Bodies.Get(v.id())
	if !ok {
		return page{}, register.Refuse(register.Missing, "object.unknown", "id", v.id())
	}
	var agenda []string
	for p := range api.Pendings(v.View) {
		if v.decides(b.ID, p) {
			agenda = append(agenda, v.wanted(p))
		}
	}
	agenda = append(agenda, v.say("Questions diverses", "Other business"))
	return page{then: v.href("/agir/meeting.convened", "a.body", string(b.ID), "a.on", v.On.Add(noticeDays).String(), "a.agenda", strings.Join(agenda, "\n"),
		"a.meeting", "meeting:"+b.ID.Tail()+":"+v.On.Add(noticeDays).String()+"-"+strings.ToLower(rand.Text()[:4]))}, nil
}
