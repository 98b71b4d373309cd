package web

import (
	"strconv"
	"strings"

	"jalon/api"
	"jalon/register"
	"jalon/web/ui"
)

// answerForm offers the answers to who is there: which, in which meeting.
func (v *visit) answerForm(q api.Succession) *answerForm {
	if v.who == nil {
		return nil
	}
	f := &answerForm{Action: v.successionHref(q), Send: ui.Button{Text: v.say("Répondre par un acte", "Answer by an act")},
		Choices: ui.Choices{ID: "answer", Name: "answer", Legend: v.say("Réponse", "Answer"), Options: []ui.Option{
			{Value: string(register.Follow), Label: v.say("Suivre : {members}", "Follow: {members}", "members", v.taking(q.Follow))},
			{Value: string(register.Keep), Label: v.say("Garder les communes : {members}", "Keep the communes: {members}", "members", v.taking(q.Keep))},
			{Value: string(register.Refer), Label: v.say("Renvoyer au comité", "Refer to the committee"), Selected: true}}}}
	meetings := ui.Field{ID: "meeting", Name: "meeting", Label: v.say("Réunion qui décide", "Meeting that decides"), Optional: true,
		Hint:    v.say("Suivre ou garder se décide en réunion ; renvoyer, non.", "To follow or to keep is decided in a meeting; to refer is not."),
		Options: append([]ui.Option{{Label: v.say("Aucune", "None")}}, v.items(q.Territory.ID)...)}
	effect := ui.Field{ID: "effect", Name: "effect", Label: v.say("Jour d’effet", "Day of effect"), Type: "date", Value: v.On.String(), Width: "medium"}
	f.Fields = []ui.Field{meetings, effect}
	return f
}

// items lists the items of the meetings held that may answer for a territory.
func (v *visit) items(territory register.ID) (all []ui.Option) {
	bodies := map[register.ID]bool{}
	for _, h := range v.Holders(register.Power{Kind: "succession.answered", Over: territory}, v.On) {
		bodies[h.Body] = true
	}
	for id, m := range v.Meetings.All() {
		if !bodies[m.Body] || m.Step(v.On) != register.HeldStep || !m.Quorum {
			continue
		}
		for _, i := range m.Agenda {
			all = append(all, ui.Option{Value: string(id) + "@" + strconv.Itoa(i.Number),
				Label: v.say("Réunion {meeting}, point {n} : {title}", "Meeting {meeting}, item {n}: {title}", "meeting", v.meetingName(m), "n", i.Number, "title", i.Title)})
		}
	}
	return all
}

// settle proposes the answer that a form gives.
func settle(v *visit) (page, error) {
	var q api.Succession
	err := v.site.read(v, func() (err error) {
		q, err = v.succession()
		return err
	})
	if err != nil {
		return page{}, err
	}
	body, err := answerAct(q, register.Resolution(v.form.Get("answer")))
	if err != nil {
		return page{}, err
	}
	form := register.Form{Kind: "succession.answered", Act: body}
	if text := v.form.Get("effect"); text != "" {
		if err := form.Effect.UnmarshalText([]byte(text)); err != nil {
			return page{}, register.Refuse(register.Invalid, "web.bad-day", "given", text).On("effect")
		}
	}
	if meeting, item, ok := strings.Cut(v.form.Get("meeting"), "@"); ok {
		n, _ := strconv.Atoi(item)
		form.Decision = &register.Decision{Meeting: register.ID(meeting), Item: n}
	}
	draft, refusal := v.site.register.Grammar().Draft(form)
	if refusal != nil {
		return page{}, refusal
	}
	receipt, err := v.propose("", false, draft)
	if err != nil {
		return page{}, err
	}
	return page{then: prefix(v.lang) + "/actes/" + strconv.FormatInt(receipt.Acts[0].Seq, 10)}, nil
}
