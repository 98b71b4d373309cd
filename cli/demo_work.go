package cli

import (
	"errors"
	"time"

	"jalon/act"
	"jalon/register"
)

// working is a day, or the Monday after it when it is of a week-end.
func working(day register.Day) register.Day {
	for day.Time().Weekday() == time.Saturday || day.Time().Weekday() == time.Sunday {
		day = day.Add(1)
	}
	return day
}

// underway leaves something to do to those who come in: the stories end years ago, and nothing of them waits. The acts are of the
// day on which the demonstration is made, once.
func (e *env) underway(r *opened) error {
	const manager, industrialist, committee = "person:chef-projet-nord-franche-comte", "person:industriel-nord-franche-comte", "body:project:nord-franche-comte"
	today := register.Day(r.Today())
	meeting := &act.MeetingConvened{Meeting: "meeting:project:nord-franche-comte:demonstration", Body: committee, On: working(today.Add(12)), At: "14:30", Place: "Belfort",
		Agenda: []register.Item{{Number: 1, Title: "Avancement du protocole d’accord"}, {Number: 2, Title: "Institut du stockage de l’hydrogène : financement"}}}
	money := &act.FundingRequested{Line: act.Line{Funding: "funding:nfc-hydrogene-bpifrance", Territory: "ti:nord-franche-comte", Action: "action:nord-franche-comte-stockage-hydrogene",
		Funder: "org:bpifrance", Scheme: "Prêt d’industrialisation", Cents: 40_000_000}}
	request := &act.RequestRaised{Request: "question:nfc-friche", From: committee, To: "body:regional:27", Territory: "ti:nord-franche-comte", Type: "obstacle",
		SealedText: register.Sealed{Value: "La dépollution d’une friche n’a pas de maître d’ouvrage."}}
	return errors.Join(e.leave(r, manager, meeting.Meeting, meeting), e.leave(r, manager, money.Funding, money),
		e.leave(r, industrialist, request.Request, request), e.enlarging(r, industrialist))
}

// leave records an act of a person, once: it makes a thing.
func (e *env) leave(r *opened, by, makes register.ID, a register.Act, evidence ...register.Evidence) error {
	there := false
	err := r.Read(e, 0, func(v register.View) error { there = v.Exists(makes); return nil })
	if err == nil && !there {
		_, err = r.Propose(e, register.Proposal{By: by, Drafts: []register.Draft{{Act: a, Fictitious: true, Grounds: "Acte de démonstration.", Evidence: evidence}}})
	}
	return err
}
