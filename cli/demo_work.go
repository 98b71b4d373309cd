package cli

import (
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
	const manager, committee = "person:chef-projet-nord-franche-comte", "body:project:nord-franche-comte"
	today := register.Day(r.Today())
	meeting := &act.MeetingConvened{Meeting: "meeting:project:nord-franche-comte:demonstration", Body: committee, On: working(today.Add(12)), At: "14:30", Place: "Belfort",
		Agenda: []register.Item{{Number: 1, Title: "Avancement du protocole d’accord"}, {Number: 2, Title: "Institut du stockage de l’hydrogène : financement"}}}
	money := &act.FundingRequested{Line: act.Line{Funding: "funding:nfc-hydrogene-bpifrance", Territory: "ti:nord-franche-comte", Action: "action:nord-franche-comte-stockage-hydrogene",
		Funder: "org:bpifrance", Scheme: "Prêt d’industrialisation", Cents: 40_000_000}}
	request := &act.RequestRaised{Request: "question:nfc-friche", From: committee, To: "body:regional:27", Territory: "ti:nord-franche-comte", Type: "obstacle",
		SealedText: register.Sealed{Value: "La dépollution d’une friche n’a pas de maître d’ouvrage."}}
	for _, one := range []struct {
		by, makes register.ID
		act       register.Act
	}{{manager, meeting.Meeting, meeting}, {manager, money.Funding, money}, {"person:industriel-nord-franche-comte", request.Request, request}} {
		there := false
		err := r.Read(e, 0, func(v register.View) error { there = v.Exists(one.makes); return nil })
		if err == nil && !there {
			_, err = r.Propose(e, register.Proposal{By: one.by, Drafts: []register.Draft{{Act: one.act, Fictitious: true, Grounds: "Acte de démonstration."}}})
		}
		if err != nil {
			return err
		}
	}
	return nil
}
