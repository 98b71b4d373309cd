package web

import (
	"slices"

	"jalon/api"
	"jalon/locale"
	"jalon/register"
	"jalon/web/ui"
)

// requestsPage lists the requests between levels, with the clock of each.
type requestsPage struct {
	Title   ui.Title
	Action  string
	Keep    []ui.Pair
	Filters []ui.Field
	Send    ui.Button
	Figures []ui.Figure
	Waiting ui.Table
	Done    ui.Table
	Raise   *ui.Link
}

func requests(v *visit) (page, error) {
	region := v.asked.Get("region")
	if err := v.knownRegion(region); err != nil {
		return page{}, err
	}
	sheet := api.Requests(v, v.View, region)
	title := v.say("Demandes entre échelons", "Requests between levels")
	content := requestsPage{Title: ui.Title{Text: title, Lead: v.say("Ce qu’un échelon demande à un autre, qui doit répondre en {days}. Les délais sont publics.", "What a level asks of another, which owes an answer within {days}. Delays are public.", "days", locale.Days(v.lang, api.AnswerDays))},
		Action: prefix(v.lang) + "/demandes", Keep: v.keep(), Filters: []ui.Field{v.regionField(region)}, Send: ui.Button{Text: v.say("Montrer", "Show"), Kind: "quiet"},
		Figures: v.requestFigures(sheet),
		Waiting: v.requestTable("waiting", v.say("En attente d’une réponse", "Waiting for an answer"), v.say("Depuis", "For"), v.say("Aucune demande n’attend de réponse à cette date.", "No request awaits an answer on that day.")),
		Done:    v.requestTable("answered", v.say("Répondues", "Answered"), v.say("Délai", "Delay"), v.say("Aucune demande n’a encore reçu de réponse à cette date.", "No request has been answered by that day."))}
	for _, q := range sheet.Requests {
		if q.Answered.IsZero() {
			content.Waiting.Rows = append(content.Waiting.Rows, v.requestRow(q))
		} else {
			content.Done.Rows = append(content.Done.Rows, v.requestRow(q))
		}
	}
	slices.Reverse(content.Waiting.Rows) // the oldest first
	if v.who != nil && len(v.Titles(v.who.Person, "request.raised", v.On)) > 0 {
		content.Raise = &ui.Link{Text: v.say("Faire remonter une demande", "Raise a request"), Href: v.href("/agir/request.raised")}
	}
	return page{name: "requests", title: title, content: content, sheet: sheet}, nil
}

func (v *visit) requestFigures(s api.RequestsSheet) []ui.Figure {
	delay := ui.Figure{Number: "—", Label: v.say("délai médian de réponse", "median delay of answers"), Note: v.say("aucune réponse à ce jour", "no answer so far")}
	if s.Median != nil {
		delay.Number, delay.Note = locale.Days(v.lang, *s.Median), v.say("sur {n} {n|réponse|réponses}", "of {n} {n|answer|answers}", "n", s.Answered)
	}
	return []ui.Figure{{Number: v.number(int64(s.Waiting)), Label: v.say("en attente", "waiting")}, {Number: v.number(int64(s.Answered)), Label: v.say("{n|répondue|répondues}", "answered", "n", s.Answered)}, delay}
}

func (v *visit) requestTable(id, caption, clock, empty string) ui.Table {
	return ui.Table{ID: id, Caption: caption, Empty: empty, Columns: []ui.Column{
		{Label: v.say("Demande", "Request")}, {Label: v.say("Nature", "Type")}, {Label: v.say("De", "From")}, {Label: v.say("À qui de répondre", "Who is to answer")}, {Label: clock}, {Label: v.say("Acte", "Act"), Numeric: true}}}
}

func (v *visit) requestRow(q api.RequestSheet) []ui.Value {
	text := ui.Value{Text: v.request(q.ID), Note: q.Answer, Fictitious: v.invented(q.Act)}
	clock := ui.Value{Text: locale.Days(v.lang, q.Days), Note: v.say("demandé le {day}", "raised on {day}", "day", q.Raised)}
	if q.Answered.IsZero() && q.Due < v.On {
		clock.Mark = &ui.Mark{Shape: ui.Late, Text: v.say("en retard", "late")}
	}
	return []ui.Value{text, {Text: wordOf(v, questionTypes, q.Type)}, v.ref(q.From), v.ref(q.To), clock, v.actValue(q.Act)}
}

// request says what was asked, to those who may read it; to others, that it is restricted.
func (v *visit) request(id register.ID) string {
	q, ok := v.Questions.Get(id)
	if !ok {
		return ""
	}
	if text, public := api.RequestText(v, v.View, q); public {
		return text
	}
	if v.asks(q) {
		text, _ := v.Reveal(v, q.Sealed.Sealed())
		return text
	}
	return v.say("Réservée aux deux instances jusqu’à la réponse", "Restricted to both bodies until it is answered")
}

// asks reports whether who is there sits today in the body that asks, or in the one that is asked.
func (v *visit) asks(q *register.Question) bool {
	return v.sitsOn(q.From, v.Today()) || v.sitsOn(q.To, v.Today())
}

// readsRequest reports whether who is there reads the text of a request.
func (v *visit) readsRequest(id register.ID) bool {
	q, ok := v.Questions.Get(id)
	return ok && (api.Answered(q, v.Today()) || v.asks(q))
}

// publicRequest says what was asked where it will be read by everybody, such as on an agenda: while it is restricted, by its day only.
func (v *visit) publicRequest(q *register.Question) string {
	if text, public := api.RequestText(v, v.View, q); public {
		return clip(text, 100)
	}
	return v.thingName(q.ID)
}
