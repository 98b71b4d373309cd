package document

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
)

// Minutes drafts the account of a meeting from what the register holds of it: who was there and for whom, the quorum, and at
// each item the votes and the decisions. Nothing is added to it: what was said and not recorded is for whoever keeps the minutes
// to write. It is composed as on the day of the meeting, so that its hash is the same on any later day.
func Minutes(ctx context.Context, v register.View, meeting register.ID, lang locale.Lang) (*Document, *register.Refusal) {
	w, refusal := sitting(ctx, v, meeting, lang)
	if refusal != nil {
		return nil, refusal
	}
	d := w.document(w.say("Procès-verbal", "Minutes"))
	d.Sections = append(d.Sections, w.attendance())
	d.Sections = append(d.Sections, w.items(true)...)
	d.Apart = []Section{w.signatures(v.On)}
	return finished(d), nil
}

// Extract drafts the public extract of the minutes: how many were there, and what was decided. It names nobody: neither who was
// there, nor how anybody voted, nor a word that is sealed.
func Extract(ctx context.Context, v register.View, meeting register.ID, lang locale.Lang) (*Document, *register.Refusal) {
	w, refusal := sitting(ctx, v, meeting, lang)
	if refusal != nil {
		return nil, refusal
	}
	d := w.document(w.say("Extrait public du procès-verbal", "Public extract of the minutes"))
	d.Sections = append(d.Sections, Section{Name: "attendance", Title: w.say("Quorum", "Quorum"), Blocks: []Block{Para(w.quorum())}})
	d.Sections = append(d.Sections, w.items(false)...)
	return finished(d), nil
}

// minutes are those of a meeting being written, on the day it was held.
type minutes struct {
	writer
	meeting *register.Meeting
	body    *register.Body
}

// sitting finds a meeting that was held by the day of the view.
func sitting(ctx context.Context, v register.View, id register.ID, lang locale.Lang) (minutes, *register.Refusal) {
	m, ok := v.Meetings.Get(id)
	if !ok {
		return minutes{}, register.Refuse(register.Missing, "object.unknown", "id", id)
	}
	if m.Step(v.On) != register.HeldStep {
		return minutes{}, register.Refuse(register.Conflict, "decision.not-held", "meeting", id, "day", v.On)
	}
	b, _ := v.Bodies.Get(m.Body)
	return minutes{writer{ctx, v, lang}.on(m.Held), m, b}, nil
}

func (w minutes) document(kicker string) *Document {
	act, _ := w.Line(w.meeting.HeldBy)
	return &Document{Lang: w.lang, Kicker: kicker, Title: w.name(w.meeting.Body), Lead: w.meets(w.meeting.Held, w.meeting.Planned, w.meeting.At, w.meeting.Place), Fictitious: act.Fictitious, Colophon: w.colophon(w.meeting.HeldBy)}
}

// finished leaves out what is empty.
func finished(d *Document) *Document {
	empty := func(s Section) bool { return len(s.Blocks) == 0 }
	d.Sections, d.Apart = slices.DeleteFunc(d.Sections, empty), slices.DeleteFunc(d.Apart, empty)
	return d
}

// attendance says who chaired, who was there, who stood for whom, who came and went, and whether there were enough.
func (w minutes) attendance() Section {
	chairs := slices.Clone(w.meeting.Guests)
	for _, chair := range slices.Backward(w.meeting.Chairs) {
		chairs = slices.Insert(chairs, 0, w.name(chair))
	}
	s := Section{Name: "attendance", Title: w.say("Présences", "Attendance"),
		Blocks: []Block{Para(w.say("Présidence de séance : {who}.", "Chaired by: {who}.", "who", strings.Join(chairs, ", ")))}}
	t := Table{Caption: w.say("Membres", "Members"), Columns: columns(w.say("Membre", "Member"), w.say("Siège", "Seat"), w.say("Présence", "Attendance"))}
	t.Columns[0].Wide = true
	for _, a := range w.meeting.Attendees {
		as := ways[a.As].In(w.lang)
		if a.By != "" {
			as = w.say("pouvoir à {who}", "proxy to {who}", "who", w.name(a.By))
			if !a.Proxy.IsZero() {
				as += w.say(", donné le {day}", ", given on {day}", "day", a.Proxy)
			}
		}
		t.Rows = append(t.Rows, row(w.name(a.Person), w.seats(a.Person), as))
	}
	if len(t.Rows) > 0 {
		s.Blocks = append(s.Blocks, t)
	}
	for _, move := range w.meeting.Movements {
		text := w.say("{who} part avant le point {item}.", "{who} leaves before item {item}.", "who", w.name(move.Person), "item", move.Item)
		if move.As == register.Arrived {
			text = w.say("{who} arrive au point {item}.", "{who} arrives at item {item}.", "who", w.name(move.Person), "item", move.Item)
		}
		s.Blocks = append(s.Blocks, Item(text))
	}
	s.Blocks = append(s.Blocks, Para(w.quorum()))
	return s
}

func (w minutes) seats(person register.ID) string {
	var all []string
	for _, m := range w.body.Sits(person, w.meeting.Held) {
		if seat, ok := w.body.Rule().Seat(m.Seat); ok {
			all = append(all, seat.Name.In(w.lang))
		}
	}
	return strings.Join(all, ", ")
}

// quorum says how many were there at the opening, of how many, and what that came to.
func (w minutes) quorum() string {
	reached := w.say("Le quorum est atteint.", "The quorum is reached.")
	if !w.meeting.Quorum {
		reached = w.say("Le quorum n’est pas atteint : rien n’a pu être décidé.", "The quorum is not reached: nothing could be decided.")
	}
	return w.say("{present} présents à l’ouverture, pour {seated} membres en exercice.", "{present} present at the opening, of {seated} members in office.",
		"present", w.PresentAt(w.meeting, 1), "seated", w.body.Seated(w.meeting.Held)) + " " + reached
}

// items are the sections of the agenda, each with its votes and decisions; with names, for those who may read them.
func (w minutes) items(named bool) (all []Section) {
	for _, item := range w.meeting.Agenda {
		s := Section{Name: "item-" + locale.Int(w.lang, int64(item.Number)), Title: w.say("{number}. {title}", "{number}. {title}", "number", item.Number, "title", item.Title)}
		for _, vote := range w.meeting.VotesAt(item.Number) {
			s.Blocks = append(s.Blocks, w.vote(vote, named)...)
		}
		for _, taken := range w.meeting.Decisions {
			if taken.Item == item.Number {
				s.Blocks = append(s.Blocks, w.decision(taken, named)...)
			}
		}
		if s.Blocks == nil {
			s.Blocks = []Block{Para(w.say("Point d’information : aucune décision.", "For information: no decision."))}
		}
		all = append(all, s)
	}
	return all
}

// decision says an act taken at an item. For those who may not read names, one that names somebody, or holds a sealed text, is
// said by its title alone.
func (w minutes) decision(taken register.Taken, named bool) []Block {
	act, refusal := api.Act(w, w.View, taken.Act)
	if refusal != nil {
		return nil
	}
	text := act.Name.In(w.lang)
	if named || !bytes.Contains(act.Act, []byte(`"person:`)) && !bytes.Contains(act.Act, []byte(`"sealed":`)) {
		text = act.Sentence.In(w.lang)
	}
	blocks := []Block{Para(w.say("Décision (acte n° {seq}) : {text}", "Decision (act no. {seq}): {text}", "seq", taken.Act, "text", text))}
	if named && act.Grounds != "" {
		blocks = append(blocks, Para(w.say("Motifs : {grounds}", "Grounds: {grounds}", "grounds", act.Grounds)))
	}
	return blocks
}

// vote says what a vote came to, and for those who may know how each voted, unless it was secret.
func (w minutes) vote(vote register.Vote, named bool) []Block {
	text := results[vote.Outcome].In(w.lang)
	if vote.Motion != "" {
		text = vote.Motion + " : " + text
	}
	counts := w.counts(vote)
	all := []Block{Para(w.say("Vote : {result} ({counts}).", "Vote: {result} ({counts}).", "result", text, "counts", counts))}
	if vote.Secret != nil {
		return append(all, Para(w.say("Scrutin secret, tenu hors du registre ; rapport de dépouillement : {hash}.", "Secret ballot, held outside of the register; report of the count: {hash}.", "hash", vote.Secret.Report)))
	}
	if !named {
		return all
	}
	for _, choice := range register.Choices {
		if who := w.voters(vote, choice); len(who) > 0 {
			all = append(all, Item(w.say("{choice} : {who}", "{choice}: {who}", "choice", senses[choice].In(w.lang), "who", strings.Join(who, ", "))))
		}
	}
	return all
}

// counts says how many there were of each choice.
func (w minutes) counts(vote register.Vote) string {
	var all []string
	for _, choice := range register.Choices {
		n := register.Tally(vote.Ballots, choice)
		if c := vote.Secret; c != nil {
			n = map[register.Choice]int{register.VotedFor: c.For, register.VotedAgainst: c.Against, register.VotedBlank: c.Blank}[choice]
		}
		if n > 0 {
			all = append(all, senses[choice].In(w.lang)+" "+locale.Int(w.lang, int64(n)))
		}
	}
	return strings.Join(all, ", ")
}

// voters names those who made a choice, and who did it for them.
func (w minutes) voters(vote register.Vote, choice register.Choice) (all []string) {
	for _, b := range vote.Ballots {
		held, ok := w.Mandate(b.Mandate, w.meeting.Body)
		if !ok || b.Choice != choice {
			continue
		}
		who := w.name(held.Person)
		if b.By != "" {
			who += w.say(" (par {who})", " (by {who})", "who", w.name(b.By))
		}
		all = append(all, who)
	}
	return all
}

// signatures says where the minutes stand on a day: it changes while their text does not.
func (w minutes) signatures(on register.Day) Section {
	s := Section{Name: "signatures", Title: w.say("Approbation et signatures", "Approval and signatures")}
	kept := w.meeting.Minutes
	if kept.Document == "" || kept.Approved > on {
		s.Blocks = []Block{Para(w.say("Projet de procès-verbal, à approuver.", "Draft minutes, to be approved."))}
		return s
	}
	s.Blocks = []Block{Para(w.say("Approuvé le {day} ; empreinte SHA-256 {hash}.", "Approved on {day}; SHA-256 {hash}.", "day", kept.Approved, "hash", kept.Document))}
	for _, one := range kept.Signatures {
		if one.On <= on {
			s.Blocks = append(s.Blocks, Item(w.say("Signé par {who} le {day} (acte n° {act}).", "Signed by {who} on {day} (act no. {act}).", "who", w.name(one.Person), "day", one.On, "act", one.Act)))
		}
	}
	return s
}

// The words of what happens in a meeting.
var (
	ways = map[string]locale.Text{
		register.Present: {FR: "présent", EN: "present"}, register.Represented: {FR: "représenté", EN: "represented"}, "excused": {FR: "excusé", EN: "excused"}, "absent": {FR: "absent", EN: "absent"}}
	results = map[register.Outcome]locale.Text{
		register.Carried: {FR: "adopté", EN: "carried"}, register.Rejected: {FR: "rejeté", EN: "rejected"}, register.Tied: {FR: "partage des voix", EN: "tied"}}
	senses = map[register.Choice]locale.Text{
		register.VotedFor: {FR: "pour", EN: "for"}, register.VotedAgainst: {FR: "contre", EN: "against"}, register.Abstained: {FR: "abstention", EN: "abstention"},
		register.VotedBlank: {FR: "blanc", EN: "blank"}, register.Recused: {FR: "déport", EN: "recused"}}
)
