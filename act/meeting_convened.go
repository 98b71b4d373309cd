package act

import (
	"time"

	"jalon/locale"
	"jalon/register"
)

// MeetingConvened (convocation d'une réunion) calls the members of a body to meet on a day, with an agenda.
type MeetingConvened struct {
	Meeting id              `json:"meeting" fr:"Réunion" en:"Meeting"`
	Body    id              `json:"body" fr:"Instance" en:"Body"`
	On      day             `json:"on" fr:"Jour prévu" en:"Planned day"`
	At      string          `json:"at,omitempty" fr:"Heure de Paris (14:30)" en:"Time in Paris (14:30)"`
	Place   string          `json:"place,omitempty" fr:"Lieu" en:"Place"`
	Agenda  []register.Item `json:"agenda" fr:"Ordre du jour" en:"Agenda"`
}

// Kind implements register.Act.
func (*MeetingConvened) Kind() kind { return "meeting.convened" }

// Power is that of the body that meets, or of one competent over it.
func (a *MeetingConvened) Power(*state) power { return power{Kind: a.Kind(), Over: a.Body} }

// Check implements register.Act.
func (a *MeetingConvened) Check(s *state, at stamp) *register.Refusal {
	if r := first(taken(s, "meeting", a.Meeting, "meeting"), absent("on", a.On.IsZero()), numbered(a.Agenda)); r != nil {
		return r
	}
	if a.On < at.Effect {
		return register.Refuse(register.Invalid, "meeting.past", "on", a.On, "day", at.Effect).On("on")
	}
	if _, err := time.Parse(hour, a.At); a.At != "" && (err != nil || len(a.At) != len(hour)) {
		return register.Refuse(register.Invalid, "meeting.hour", "given", a.At).On("at")
	}
	if r := struck(a.On, a.At); r != nil {
		return r
	}
	_, r := sitting(s, "body", a.Body, at.Effect)
	return r
}

// struck refuses an hour that Paris skips or strikes twice on the day, when clocks change.
func struck(on day, at string) *register.Refusal {
	clock, err := time.Parse(hour, at)
	if err != nil {
		return nil // there is none
	}
	d := on.Time()
	moment := time.Date(d.Year(), d.Month(), d.Day(), clock.Hour(), clock.Minute(), 0, 0, locale.Paris)
	again := func(by time.Duration) bool { return moment.Add(by).Format(hour) == at }
	switch {
	case moment.Format(hour) != at:
		return register.Refuse(register.Invalid, "meeting.hour-skipped", "given", at, "on", on).On("at")
	case again(time.Hour) || again(-time.Hour):
		return register.Refuse(register.Invalid, "meeting.hour-twice", "given", at, "on", on).On("at")
	}
	return nil
}

// hour is how the hour of a meeting is written.
const hour = "15:04"

// numbered refuses an agenda that is empty, or whose items are not numbered 1, 2, 3.
func numbered(agenda []register.Item) *register.Refusal {
	for i, item := range agenda {
		if item.Number != i+1 || item.Title == "" {
			return register.Refuse(register.Invalid, "agenda.numbering", "item", i+1).On("agenda")
		}
	}
	return absent("agenda", len(agenda) == 0)
}

// Apply implements register.Act.
func (a *MeetingConvened) Apply(s *state, at stamp) {
	s.Meetings.Add(a.Meeting, register.Meeting{
		ID: a.Meeting, Body: a.Body, Convened: at.Effect, Planned: a.On, At: a.At, Place: a.Place, Agenda: a.Agenda, Act: at.Seq})
	s.Concern(a.Body)
}

var agendaRefusals = map[string]locale.Text{
	"agenda.numbering": {FR: "Les points de l’ordre du jour se numérotent 1, 2, 3, avec un titre chacun : le point {item} manque.", EN: "Items of an agenda are numbered 1, 2, 3, with a title each: item {item} is missing."},
}

var meetingConvened = register.Declaration{
	New:      func() register.Act { return new(MeetingConvened) },
	Name:     locale.Text{FR: "Convocation d’une réunion", EN: "Meeting convened"},
	Sentence: locale.Text{FR: "{body} est convoqué pour le {on}.", EN: "{body} is convened for {on}."},
	Help:     locale.Text{FR: "Convoque une instance, avec son ordre du jour.", EN: "Convenes a body, with its agenda."},
	Refusals: also(agendaRefusals, map[string]locale.Text{
		"meeting.hour":         {FR: "« {given} » n’est pas une heure : il faut deux chiffres, deux-points et deux chiffres, comme 14:30.", EN: "“{given}” is not an hour: two digits, a colon and two digits are expected, as in 14:30."},
		"meeting.hour-skipped": {FR: "Il n’est jamais {given} le {on} : les horloges avancent cette nuit-là. Choisissez une autre heure.", EN: "It is never {given} on {on}: clocks go forward that night. Choose another hour."},
		"meeting.hour-twice":   {FR: "Il est deux fois {given} le {on} : les horloges reculent cette nuit-là. Choisissez une heure qui ne sonne qu’une fois.", EN: "It is {given} twice on {on}: clocks go back that night. Choose an hour that strikes once."},
		"meeting.past":         {FR: "La réunion serait prévue le {on}, avant sa convocation le {day}.", EN: "The meeting would be planned on {on}, before it was convened on {day}."},
	}),
}
