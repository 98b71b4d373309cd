package web

import (
	"slices"

	"jalon/api"
	"jalon/desk"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// todoPage is what who is there must do, before when and why them; then what they look after, at a glance.
type todoPage struct {
	Title    ui.Title
	Contents []ui.Link
	Tasks    []ui.Task
	Why      string    // of all of them, when it is the same
	Drafts   []ui.Task // that they could take
	Lasts    string    // how long drafts stay
	Raised   []ui.Task // what their bodies asked of others, which waits for them
	Glance   *ui.Table
	Whole    *ui.Link // back to all regions, from one
	Bodies   ui.Table
	Ways     []ui.Link
}

func todo(v *visit) (page, error) {
	title := v.say("Mon travail", "My work")
	content := todoPage{Title: ui.Title{Text: title, Lead: v.say("Ce qui vous attend au {day}, avec sa raison. Rien n’est à tenir à jour : la liste vient du registre.", "What awaits you on {day}, and why. There is nothing to keep up to date: the list comes from the register.", "day", v.On)},
		Ways: []ui.Link{{Text: v.say("Prendre un acte", "Take an act"), Href: v.href("/agir")}, {Text: v.say("Les demandes entre échelons", "Requests between levels"), Href: v.href("/demandes")}}}
	if err := v.knownRegion(v.asked.Get("region")); err != nil {
		return page{}, err
	}
	if v.who.Person == "" {
		content.Title.Lead = v.say("Votre compte n’est celui d’aucune personne du registre : il lit, et n’a rien à faire.", "Your account is that of no person of the register: it reads, and has nothing to do.")
		return page{name: "todo", title: title, content: content}, nil
	}
	content.Tasks, content.Raised = v.mine(), v.raised()
	content.Glance, content.Bodies, content.Ways = v.glance(), v.myBodies(), slices.Concat(v.nextSteps(), content.Ways)
	if content.Glance != nil {
		content.Ways = append(content.Ways, v.lateWays()...)
	}
	if content.Glance != nil && v.asked.Get("region") != "" {
		content.Whole = &ui.Link{Text: v.say("Tous mes territoires", "All my territories"), Href: v.href("/mon-travail#territoires")}
	}
	var err error
	content.Drafts, err = v.draftTasks()
	content.Lasts = v.say("Un brouillon que personne ne touche s’efface : partagé, après {shared} ; pour vous seul, après {own}.", "A draft that nobody touches is forgotten: a shared one after {shared}, one for you alone after {own}.",
		"shared", locale.Days(v.lang, int(desk.SharedLasts.Hours()/24)), "own", locale.Days(v.lang, int(desk.OwnLasts.Hours()/24)))
	content.Why, content.Contents = sayOnce(content.Tasks), v.todoContents(&content)
	return page{name: "todo", title: title, content: content}, err
}

// sayOnce returns why all tasks are there, when it is the same, and takes it away from each.
func sayOnce(tasks []ui.Task) (why string) {
	for _, t := range tasks {
		if t.Why != tasks[0].Why {
			return ""
		}
	}
	for i := range tasks {
		why, tasks[i].Why = tasks[i].Why, ""
	}
	return why
}

// todoContents says how much there is of each, and leads to it.
func (v *visit) todoContents(p *todoPage) []ui.Link {
	all := []ui.Link{{Text: v.say("{n} à faire", "{n} to do", "n", len(p.Tasks)), Href: "#a-faire"}}
	if n := len(p.Drafts); n > 0 {
		all = append(all, ui.Link{Text: v.say("{n} {n|brouillon|brouillons}", "{n} {n|draft|drafts}", "n", n), Href: "#brouillons"})
	}
	if n := len(p.Raised); n > 0 {
		all = append(all, ui.Link{Text: v.say("{n} que vous attendez des autres", "{n} that you await from others", "n", n), Href: "#attendu"})
	}
	if p.Glance != nil {
		all = append(all, ui.Link{Text: v.say("Mes territoires", "My territories"), Href: "#territoires"})
	}
	return append(all, ui.Link{Text: v.say("Mes mandats", "My mandates"), Href: "#mandats"})
}

// mine lists what waits for the one who is there: what one of their mandates lets them do, the most urgent first.
func (v *visit) mine() (all []ui.Task) {
	var found []api.Pending
	var why []string
	for p := range api.Pendings(v.View) {
		if title, ok := v.myTitle(p); ok {
			found, why = append(found, p), append(why, title)
		}
	}
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return urgency(found[a]).Sub(urgency(found[b])) })
	for _, i := range order {
		all = append(all, v.task(found[i], why[i]))
	}
	return all
}

// mineAbout lists what waits for the one who is there about one thing, for its own page.
func (v *visit) mineAbout(id register.ID) (all []ui.Link) {
	if v.who == nil {
		return nil
	}
	for p := range api.Pendings(v.View) {
		if p.About != id {
			continue
		}
		if _, mine := v.myTitle(p); mine {
			all = append(all, ui.Link{Text: locale.Typeset(v.lang, v.wanted(p)), Href: v.toTake(p)})
		}
	}
	return all
}

// urgency is the day by which something is wanted; what is wanted by no day comes last.
func urgency(p api.Pending) register.Day {
	if p.Due.IsZero() {
		return farAway
	}
	return p.Due
}

const farAway = register.Day(1 << 30)

// myTitle says why something is for the one who is there: the register’s own answer.
func (v *visit) myTitle(p api.Pending) (why string, ok bool) {
	if m, sat := v.Meetings.Get(p.About); sat && p.Kind == "minutes.signed" && m.SignedBy(v.who.Person) {
		return "", false
	}
	all, refusal := v.Authority(v.who.Person, p.Power, v.On, v.On)
	if refusal != nil {
		return "", false
	}
	for _, t := range all {
		if p.Of == "" || t.Body.ID == p.Of {
			return v.say("{seat}, {body}", "{seat}, {body}", "seat", v.seatName(t.Mandate.Body.ID, t.Mandate.Seat), "body", v.nameOf(t.Body.ID)), true
		}
	}
	return "", false
}

// task words something that waits.
func (v *visit) task(p api.Pending, why string) ui.Task {
	t := ui.Task{Text: locale.Typeset(v.lang, v.wanted(p)), Href: v.toTake(p), Why: v.say("Parce que vous êtes : {why}", "Because you are: {why}", "why", locale.Typeset(v.lang, why))}
	switch {
	case p.Due.IsZero():
	case p.Due < v.On:
		t.Mark, t.Due = &ui.Mark{Shape: ui.Late, Text: v.say("en retard", "late")}, v.moment(p.Due)
	default:
		t.Mark, t.Due = &ui.Mark{Shape: ui.Open, Text: v.say("à faire", "to do")}, v.moment(p.Due)
	}
	return t
}

// wanted says what something waits for.
func (v *visit) wanted(p api.Pending) string {
	text, ok := wants[p.Kind]
	if !ok {
		return v.kindName(p.Kind) + " : " + v.nameOf(p.About)
	}
	what := p.What
	switch p.Kind {
	case "seat.filled":
		what = v.seatName(p.About, p.What)
	case "contract.signed":
		what = v.nameOf(register.ID(p.What))
	case "succession.answered":
		what = v.memberName(p.What)
	case api.Keeping:
		what = v.commitmentName(p.About, p.What)
	}
	return v.say(text.FR, text.EN, "about", v.subject(p), "what", what)
}

// commitmentName says what a party of a contract will do.
func (v *visit) commitmentName(contract register.ID, commitment string) string {
	c, ok := v.State.Contracts.Get(contract)
	if !ok {
		return commitment
	}
	one, _ := v.Consolidated(c, v.On).Commitment(commitment)
	return one.What
}

// subject names what something is about, as its sentence wants it.
func (v *visit) subject(p api.Pending) string {
	switch p.About.Type() {
	case "application":
		if a, ok := v.Applications.Get(p.About); ok {
			return v.nameOf(a.Territory)
		}
	case "perimeter-request":
		if q, ok := v.State.Requests.Get(p.About); ok {
			return v.nameOf(q.Territory)
		}
	case "question":
		if q, ok := v.Questions.Get(p.About); ok {
			return clip(v.request(q.ID), 100)
		}
	case "funding":
		if f, ok := v.Fundings.Get(p.About); ok && p.Kind == "funding.committed" {
			return v.nameOf(f.ID) + ", " + locale.Money(v.lang, int64(f.Sum(register.Asked, v.On))) + ", " + v.nameOf(f.Place())
		}
	case "contract":
		if c, ok := v.State.Contracts.Get(p.About); ok {
			return c.Title
		}
	}
	return v.nameOf(p.About)
}

// wants are the words of what waits, by the kind of act it waits for.
var wants = map[register.Kind]locale.Text{
	"seat.filled":                 {FR: "Pourvoir le siège « {what} » de {about}", EN: "Fill the seat “{what}” of {about}"},
	"meeting.convened":            {FR: "Convoquer : {about}", EN: "Convene {about}"},
	"meeting.held":                {FR: "Tenir la réunion {about} et clore son procès-verbal", EN: "Hold the meeting {about} and close its minutes"},
	"minutes.approved":            {FR: "Approuver le procès-verbal de la réunion {about}", EN: "Approve the minutes of the meeting {about}"},
	"minutes.signed":              {FR: "Signer le procès-verbal de la réunion {about}", EN: "Sign the minutes of the meeting {about}"},
	"application.validated":       {FR: "Décider de la candidature de {about}", EN: "Decide on the application of {about}"},
	"application.completed":       {FR: "Compléter la candidature de {about}", EN: "Complete the application of {about}"},
	"opinion.given":               {FR: "Donner un avis sur la candidature de {about}", EN: "Give an opinion on the application of {about}"},
	"contract.approved":           {FR: "Approuver « {about} »", EN: "Approve “{about}”"},
	"contract.signed":             {FR: "Signer « {about} » pour {what}", EN: "Sign “{about}” for {what}"},
	"contract.brought-into-force": {FR: "Mettre en vigueur « {about} »", EN: "Bring “{about}” into force"},
	"funding.confirmed":           {FR: "Confirmer ou laisser ce que d’autres déclarent : {about}", EN: "Confirm, or leave, what others claim: {about}"},
	"funding.committed":           {FR: "Répondre à la demande de financement : {about}", EN: "Answer the request for funding: {about}"},
	"request.answered":            {FR: "Répondre : « {about} »", EN: "Answer: “{about}”"},
	api.Keeping:                   {FR: "Constater, s’il est tenu, l’engagement « {what} » : {about}", EN: "Record, if it is kept, the commitment “{what}”: {about}"},
	api.Settling:                  {FR: "Trancher un chiffre contesté (acte n° {what}) : {about}", EN: "Settle a contested figure (act no. {what}): {about}"},
	"perimeter.adapted":           {FR: "Examiner la demande sur le périmètre de {about}", EN: "Examine the request about the perimeter of {about}"},
	"succession.answered":         {FR: "Répondre à la question de périmètre de {about} : {what}", EN: "Answer the question on the perimeter of {about}: {what}"},
}

// toTake leads to the form of the act that something waits for, filled with what is known.
func (v *visit) toTake(p api.Pending) string {
	about := map[string]string{"body": "a.body", "meeting": "a.meeting", "application": "a.application", "contract": "a.contract", "question": "a.question",
		"perimeter-request": "a.request", "ti": "a.territory", "funding": "a.funding", "action": "a.action"}
	query := []string{about[p.About.Type()], string(p.About)}
	switch p.Kind {
	case "seat.filled":
		query = append(query, "a.seat", p.What)
	case "minutes.approved":
		query = append(query, v.toApprove(p.About)...)
	case "minutes.signed":
		query = append(query, "a.document", p.What)
	case api.Keeping:
		query = append(query, "a.commitment", p.What)
	case api.Settling:
		query = append(query, "a.reading", p.What)
	case "contract.signed":
		query = append(query, "a.party", p.What)
	case "succession.answered":
		query = append(query, "a.member", p.What, "a.day", p.Since.String())
	case "meeting.held":
		return v.href("/reunions/" + string(p.About) + "/seance")
	case "meeting.convened":
		return v.href("/instances/" + string(p.About) + "/convoquer")
	case "perimeter.adapted":
		if q, ok := v.State.Requests.Get(p.About); ok {
			query = append(query, "a.territory", string(q.Territory))
		}
	}
	return v.href("/agir/"+string(p.Kind), query...)
}

// raised lists the requests that the bodies of who is there raised and that wait for an answer.
func (v *visit) raised() (all []ui.Task) {
	for _, q := range v.State.Questions.All() {
		b, ok := v.Bodies.Get(q.From)
		if !ok || q.Raised > v.On || answered(q, v.On) || len(b.Sits(v.who.Person, v.On)) == 0 {
			continue
		}
		all = append(all, ui.Task{Text: clip(v.request(q.ID), 100), Href: v.actHref(q.Act), Due: v.moment(q.Raised.Add(api.AnswerDays)),
			Why:  v.say("demandé à {to} le {day}", "asked of {to} on {day}", "to", v.nameOf(q.To), "day", q.Raised),
			Mark: &ui.Mark{Shape: ui.Question, Text: wordOf(v, questionTypes, q.Type)}})
	}
	return all
}

// nextSteps leads to what a mandate serves for when nothing waits: convening each body that who is there may convene, preparing the
// meeting that is convened, sending the file of the money of their organisation.
func (v *visit) nextSteps() (all []ui.Link) { return v.stepsIn("") }

// stepsIn are those of one body, or of all when none is named.
func (v *visit) stepsIn(body register.ID) (all []ui.Link) {
	for _, h := range v.Seated(v.who.Person) {
		if body != "" && h.Body.ID != body || !h.Span.Holds(v.On) || !h.Body.Exists(v.On) {
			continue
		}
		for _, m := range v.MeetingsOf(h.Body.ID) {
			if m.Step(v.On) == register.Convened && m.Planned >= v.On {
				all = append(all, ui.Link{Text: v.say("Préparer la réunion du {day} ({body})", "Prepare the meeting of {day} ({body})", "day", m.Planned, "body", locale.Typeset(v.lang, v.nameOf(h.Body.ID))), Href: v.hrefOf(m.ID)})
			}
		}
		if h.Body.Rule().Granted(h.Seat, "meeting.convened") != nil {
			all = append(all, ui.Link{Text: v.say("Convoquer la prochaine réunion ({body})", "Convene the next meeting ({body})", "body", locale.Typeset(v.lang, v.nameOf(h.Body.ID))), Href: v.href("/instances/" + string(h.Body.ID) + "/convoquer")})
		}
		if h.Organisation != "" && h.Body.Rule().Granted(h.Seat, "funding.committed") != nil {
			all = append(all, ui.Link{Text: v.say("Les financements de {name}", "The fundings of {name}", "name", v.nameOf(h.Organisation)), Href: v.hrefOf(h.Organisation)},
				ui.Link{Text: v.say("Envoyer le fichier de ces financements", "Send the file of these fundings"), Href: v.href("/organismes/" + string(h.Organisation) + "/fichier")})
		}
	}
	return all
}

// myBodies lists the mandates of who is there.
func (v *visit) myBodies() ui.Table {
	t := ui.Table{ID: "mandates", Caption: v.say("Les sièges tenus ce jour-là, et où en est chaque instance", "The seats held on that day, and where each body stands"), Columns: []ui.Column{
		{Label: v.say("Instance", "Body")}, {Label: v.say("Siège", "Seat")}, {Label: v.say("Au nom de", "On behalf of")}, {Label: v.say("Composition", "Composition")}, {Label: v.say("Dernière réunion", "Last meeting")}},
		Empty: v.say("Aucun mandat ne court pour vous à cette date.", "No mandate of yours runs on that day.")}
	for _, h := range v.Seated(v.who.Person) {
		if !h.Span.Holds(v.On) || !h.Body.Exists(v.On) {
			continue
		}
		sheet, refusal := api.Body(v, v.View, h.Body.ID)
		if refusal != nil {
			continue
		}
		behalf := ui.Value{Text: "—"}
		if h.Organisation != "" {
			behalf = ui.Value{Text: v.nameOf(h.Organisation), Href: v.hrefOf(h.Organisation)}
		}
		t.Rows = append(t.Rows, []ui.Value{{Text: sheet.Name, Href: v.hrefOf(h.Body.ID)}, {Text: v.seatName(h.Body.ID, h.Seat)}, behalf, v.composition(sheet.BodyShort), v.cadence(sheet.BodyShort)})
	}
	return t
}
