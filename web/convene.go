package web

import (
	"crypto/rand"
	"slices"
	"strings"

	"jalon/api"
	"jalon/register"
)

// noticeDays is how long before a meeting its convocation goes out when nothing says otherwise.
const noticeDays = 15

// convene leads to the form of a convocation, with an agenda built from what waits for the body.
func convene(v *visit) (page, error) {
	b, ok := v.Bodies.Get(v.id())
	if !ok {
		return page{}, register.Refuse(register.Missing, "object.unknown", "id", v.id())
	}
	on := v.On.Add(noticeDays).String()
	return page{then: v.href("/agir/meeting.convened", "a.body", string(b.ID), "a.on", on, "a.agenda", typable(strings.Join(v.agendaOf(b), "\n")),
		"a.meeting", "meeting:"+b.ID.Tail()+":"+on+"-"+strings.ToLower(rand.Text()[:4]))}, nil
}

// agendaOf is what a body would talk about if it met: the minutes of the last meeting, what it has to decide, what it asked of others
// and waits for, how its contracts stand.
func (v *visit) agendaOf(b *register.Body) (agenda []string) {
	var minutes []string
	for p := range api.Pendings(v.View) {
		switch m, met := v.Meetings.Get(p.About); {
		case met && m.Body == b.ID && p.Kind == "minutes.approved":
			minutes = append(minutes, v.wanted(p))
		case v.decides(b.ID, p):
			agenda = append(agenda, v.itemOf(p))
		}
	}
	for _, q := range v.State.Questions.All() {
		if q.From == b.ID && q.Raised <= v.On && !answered(q, v.On) {
			agenda = append(agenda, v.say("Demande sans réponse : {text}", "Request without an answer: {text}", "text", v.publicRequest(q)))
		}
	}
	if b.Territory != "" {
		for _, c := range v.ContractsOf(b.Territory, v.On) {
			if c.Step.Value(v.On) == register.InForce {
				agenda = append(agenda, v.say("Avancement : {title}", "Progress: {title}", "title", c.Title))
			}
		}
	}
	return append(slices.Concat(minutes, agenda), v.say("Questions diverses", "Other business"))
}

// itemOf words something that waits as an item of an agenda, which everybody reads.
func (v *visit) itemOf(p api.Pending) string {
	if q, ok := v.Questions.Get(p.About); ok {
		return v.say("Demande à répondre : {text}", "Request to answer: {text}", "text", v.publicRequest(q))
	}
	return v.wanted(p)
}
