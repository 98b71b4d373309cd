package web

import (
	"jalon/api"
	"jalon/document"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// minutesText is the minutes of a meeting, for those who sit in the body that met.
func minutesText(v *visit) (page, error) {
	d, err := v.wholeMinutes()
	if err != nil {
		return page{}, err
	}
	return v.ofMeeting(d, "/proces-verbal", func(m *register.Meeting) string { return m.Minutes.Document })
}

// extractText is the public extract of the minutes.
func extractText(v *visit) (page, error) {
	d, err := v.extract()
	if err != nil {
		return page{}, err
	}
	return v.ofMeeting(d, "/extrait", func(m *register.Meeting) string { return m.Minutes.Extract })
}

// ofMeeting shows a document about a meeting, and whether it is the one whose hash was approved, for those that are.
func (v *visit) ofMeeting(d *document.Document, path string, approved func(*register.Meeting) string) (page, error) {
	p, err := v.paper(d, "/reunions/"+v.value("id")+path)
	if err != nil {
		return page{}, err
	}
	m, _ := v.Meetings.Get(v.id()) // of which the document is
	content := p.content.(paperPage)
	if approved != nil && m.Minutes.Approved <= v.On && v.lang == locale.French {
		content.Same = v.sameText(approved(m), d.Hash())
	}
	p.content = content
	p.trail = []ui.Link{{Text: v.say("Instances", "Bodies"), Href: v.href("/instances")}, v.refLink(api.Name(v, v.View, m.Body)), {Text: v.say("Réunion", "Meeting"), Href: v.href("/reunions/" + string(m.ID))}}
	return p, nil
}

// sameText says whether a text is the one whose hash was recorded.
func (v *visit) sameText(recorded, hash string) string {
	switch recorded {
	case "":
		return v.say("Empreinte SHA-256 de ce texte : {hash}.", "SHA-256 of this text: {hash}.", "hash", hash)
	case hash:
		return v.say("Ce texte est celui qui a été approuvé ({hash}).", "This is the text that was approved ({hash}).", "hash", hash)
	}
	return v.say("Un autre texte a été approuvé ({recorded}) ; celui-ci, composé d’après le registre, a pour empreinte {hash}.",
		"Another text was approved ({recorded}); the hash of this one, composed from the register, is {hash}.", "recorded", recorded, "hash", hash)
}

// wholeMinutes composes the minutes, for those who sit in the body.
func (v *visit) wholeMinutes() (*document.Document, error) {
	if m, ok := v.Meetings.Get(v.id()); ok && !v.sits(m.Body) {
		return nil, register.Refuse(register.Forbidden, "web.no-seat", "body", m.Body)
	}
	return composed(document.Minutes(v, v.View, v.id(), v.tongue()))
}

func (v *visit) extract() (*document.Document, error) {
	return composed(document.Extract(v, v.View, v.id(), v.tongue()))
}

// sits reports whether who is there has a seat in a body, theirs or that of whom they stand for.
func (v *visit) sits(body register.ID) bool { return v.sitsOn(body, v.On) }

// sitsOn reports it for a day.
func (v *visit) sitsOn(body register.ID, day register.Day) bool {
	b, ok := v.Bodies.Get(body)
	if !ok || v.who == nil || v.who.Person == "" {
		return false
	}
	if len(b.Sits(v.who.Person, day)) > 0 {
		return true
	}
	for _, d := range v.DelegatedTo(v.who.Person) {
		if d.Body == body && d.Span.Holds(day) && len(b.Sits(d.Holder, day)) > 0 {
			return true
		}
	}
	return false
}

// convocationText is the letter that calls a body to meet.
func convocationText(v *visit) (page, error) {
	d, err := v.convocation()
	if err != nil {
		return page{}, err
	}
	return v.ofMeeting(d, "/convocation", nil)
}

func (v *visit) convocation() (*document.Document, error) {
	return composed(document.Convocation(v, v.View, v.id(), v.tongue()))
}

// texts leads to what there is to read about a meeting: its convocation, its file; once it was held, its minutes and their public extract.
func (v *visit) texts(m *register.Meeting) []ui.Link {
	at := "/reunions/" + string(m.ID)
	var all []ui.Link
	if !m.Convened.IsZero() {
		all = append(all, ui.Link{Text: v.say("Convocation (page, PDF, ODT)", "Convocation (page, PDF, ODT)"), Href: v.href(at + "/convocation")})
	}
	all = append(all, ui.Link{Text: v.say("Dossier de séance (page, PDF, ODT)", "Meeting file (page, PDF, ODT)"), Href: v.href(at + "/dossier")})
	if v.site.options.Papers != nil && v.concerned(m.ID) {
		all = append(all, ui.Link{Text: v.say("Joindre une pièce", "Add a paper"), Href: v.href(at + "/pieces")})
	}
	if v.mayHold(m) {
		all = append(all, ui.Link{Text: v.say("Tenir la réunion : présences, votes, décisions", "Hold the meeting: attendance, votes, decisions"), Href: v.href(at + "/seance")})
	}
	if m.Step(v.On) != register.HeldStep {
		return all
	}
	all = append(all, v.mineAbout(m.ID)...)
	if v.sits(m.Body) {
		all = append(all, ui.Link{Text: v.say("Procès-verbal (page, PDF, ODT)", "Minutes (page, PDF, ODT)"), Href: v.href(at + "/proces-verbal")})
	}
	return append(all, ui.Link{Text: v.say("Extrait public du procès-verbal (page, PDF, ODT)", "Public extract of the minutes (page, PDF, ODT)"), Href: v.href(at + "/extrait")})
}

// mayHold reports whether who is there may take the minutes of a meeting that is still to be held.
func (v *visit) mayHold(m *register.Meeting) bool {
	if v.who == nil || m.Step(v.On) != register.Convened {
		return false
	}
	_, refusal := v.Authority(v.who.Person, register.Power{Kind: "meeting.held", Over: m.Body}, v.On, v.On)
	return refusal == nil
}

// toApprove fills the form that approves the minutes: the hashes of the texts as they are composed in French now.
func (v *visit) toApprove(meeting register.ID) (query []string) {
	if d, refusal := document.Minutes(v, v.View, meeting, locale.French); refusal == nil {
		query = append(query, "a.document", d.Hash())
	}
	if d, refusal := document.Extract(v, v.View, meeting, locale.French); refusal == nil {
		query = append(query, "a.extract", d.Hash())
	}
	return query
}
