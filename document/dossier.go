package document

import (
	"context"
	"slices"
	"strings"

	"jalon/api"
	"jalon/locale"
	"jalon/portrait"
	"jalon/register"
)

// Dossier composes what the members of a body read before a meeting, as on the day of the view: the agenda, who sits, the
// territories at a glance, and for each that is on the agenda its perimeter with its map, its agreements, its action sheets, its
// money, what it asked of other levels, and its portrait. The dossier of a past meeting, composed on its day, stays readable
// as it was.
func Dossier(ctx context.Context, v register.View, meeting register.ID, lang locale.Lang, data *portrait.Data, reader Reader) (*Document, *register.Refusal) {
	sheet, refusal := api.Meeting(ctx, v, meeting)
	if refusal != nil {
		return nil, refusal
	}
	w := dossier{writer{ctx, v, lang}, sheet, data, reader}
	body, refusal := api.Body(ctx, v, sheet.Body.ID)
	if refusal != nil {
		return nil, refusal
	}
	d := &Document{Lang: lang, Listed: true, Kicker: w.say("Dossier de séance", "Meeting file"), Title: locale.Typeset(lang, body.Name), Lead: w.lead(), Colophon: w.colophon(sheet.Act)}
	d.Sections = append(d.Sections, w.agenda(), w.members(body))
	answered := w.answered(body)
	onAgenda := w.onAgenda(answered, body)
	if len(answered) > 1 {
		d.Sections = append(d.Sections, w.glance(w.sheets(answered)))
	}
	for _, t := range w.sheets(onAgenda) {
		d.Fictitious = d.Fictitious || t.Fictitious || slices.ContainsFunc(t.Fundings, func(f api.FundingSheet) bool { return f.Fictitious })
		d.Sections = append(d.Sections, w.territory(t)...)
	}
	d.Sections = slices.DeleteFunc(d.Sections, func(s Section) bool { return len(s.Blocks) == 0 })
	number(d.Sections)
	return d, nil
}

// dossier is the file of a meeting being written.
type dossier struct {
	writer
	meeting api.MeetingSheet
	data    *portrait.Data // what portraits draw on
	reader  Reader
}

// lead says when and where.
func (w dossier) lead() string {
	day := w.meeting.Planned
	if !w.meeting.Held.IsZero() {
		day = w.meeting.Held
	}
	return w.meets(day, w.meeting.Planned, w.meeting.At, w.meeting.Place) + " " + w.say("Dossier arrêté au {day}.", "File as of {day}.", "day", w.On)
}

// agenda lists the items, with what was decided at them if the meeting was held.
func (w dossier) agenda() Section {
	s := Section{Name: "agenda", Title: w.say("Ordre du jour", "Agenda")}
	for _, item := range w.meeting.Agenda {
		s.Blocks = append(s.Blocks, Para(w.say("{number}. {title}", "{number}. {title}", "number", item.Number, "title", item.Title)))
		for _, seq := range item.Acts {
			if act, refusal := api.Act(w, w.View, seq); refusal == nil {
				s.Blocks = append(s.Blocks, Item(w.say("Acte n° {seq} : {name}.", "Act no. {seq}: {name}.", "seq", seq, "name", act.Name.In(w.lang))))
			}
		}
	}
	return s
}

// members are who sits on the day, and the seats nobody holds.
func (w dossier) members(b api.BodySheet) Section {
	s := Section{Name: "members", Title: w.say("Membres", "Members")}
	t := w.seatTable(b, w.say("Sièges et titulaires", "Seats and holders"))
	if len(t.Rows) > 0 {
		s.Blocks = []Block{t}
	}
	return s
}

// answered are the live territories that a body answers for: its own, those of its region, or all.
func (w dossier) answered(b api.BodySheet) (all []register.ID) {
	for id, t := range w.Territories.All() {
		status, begun := t.Status.On(w.On)
		mine := b.Territory != nil && b.Territory.ID == id || b.Territory == nil && (b.Region == nil || b.Region.Code == t.Region)
		if mine && begun && !status.Value.Ended() {
			all = append(all, id)
		}
	}
	return all
}

// onAgenda keeps the territories that an item names or took an act about. When the agenda speaks of none it is about all of
// them, but for a body that covers everything, whose file would be a book.
func (w dossier) onAgenda(answered []register.ID, b api.BodySheet) (all []register.ID) {
	for _, id := range answered {
		t, _ := w.Territories.Get(id)
		if slices.ContainsFunc(w.meeting.Agenda, func(i api.Item) bool {
			return strings.Contains(i.Title, t.Name.Value(w.On)) || slices.ContainsFunc(i.Acts, func(seq int64) bool { return slices.Contains(w.History(id), seq) })
		}) {
			all = append(all, id)
		}
	}
	if all == nil && (b.Territory != nil || b.Region != nil) {
		return answered
	}
	return all
}

// sheets are the sheets of territories, by name.
func (w dossier) sheets(ids []register.ID) (all []api.TerritorySheet) {
	for _, id := range ids {
		if sheet, refusal := api.Territory(w, w.View, id); refusal == nil {
			all = append(all, sheet)
		}
	}
	locale.SortBy(all, func(t api.TerritorySheet) string { return t.Name })
	return all
}

// glance sets the territories side by side.
func (w dossier) glance(all []api.TerritorySheet) Section {
	t := Table{Caption: w.say("Les territoires", "The territories"), Columns: columns(w.say("Territoire", "Territory"), "#"+w.say("Communes", "Communes"),
		"#"+w.say("Habitants", "Inhabitants"), w.say("Convention", "Agreement"), "#"+w.say("Actions", "Actions"), "#"+w.say("Engagé", "Committed"))}
	t.Columns[0].Wide = true
	for _, one := range all {
		agreement := "—"
		if one.Contract != nil {
			agreement = one.Contract.Type.Name.In(w.lang) + ", " + stepNames[one.Contract.Status].In(w.lang)
		}
		t.Rows = append(t.Rows, row(one.Name, locale.Int(w.lang, int64(one.Communes)), w.whole(one.Population), agreement,
			locale.Int(w.lang, int64(len(one.Actions))), w.committed(one.Fundings)))
	}
	return Section{Name: "glance", Title: w.say("Vue d’ensemble", "At a glance"), Blocks: []Block{t}}
}

// committed adds what funders have committed: one state, which may be added.
func (w dossier) committed(all []api.FundingSheet) string {
	var sum register.Cents
	var known bool
	for _, f := range all {
		a, ok := f.Amounts[register.Committed]
		sum, known = sum+a.Cents, known || ok
	}
	if !known {
		return "—"
	}
	return locale.Money(w.lang, int64(sum))
}

// stepNames are the steps of a contract, for a reader.
var stepNames = map[register.ContractStep]locale.Text{
	register.Prepared: {FR: "préparée", EN: "prepared"}, register.Approved: {FR: "approuvée", EN: "approved"},
	register.Signed: {FR: "signée", EN: "signed"}, register.InForce: {FR: "en vigueur", EN: "in force"}, register.Closed: {FR: "close", EN: "closed"},
}
