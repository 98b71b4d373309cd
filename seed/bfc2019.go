package seed

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"jalon/atlas"
	"jalon/locale"
	"jalon/register"
)

var bfc2019 = Story{
	ID:   "bfc-2019",
	Name: locale.Text{FR: "Bourgogne-Franche-Comté, 2018-2019", EN: "Bourgogne-Franche-Comté, 2018-2019"},
	About: locale.Text{
		FR: "Les dix territoires de la région, du lancement de novembre 2018 à la fin de 2019.",
		EN: "The ten territories of the region, from the launch of November 2018 to the end of 2019."},
	Steps: func() []Step {
		s := &scene{story: "bfc-2019", steps: nil}
		s.launching()
		s.governing()
		s.firstCommittee()
		s.applying()
		s.pilots()
		s.deploying()
		s.signing()
		s.money()
		s.yearEnd()
		return append(opening(), s.steps...)
	},
}

// launching: 22 November 2018 to 7 January 2019. The envelope is announced, the territories are labelled.
func (s *scene) launching() {
	s.by("person:ministre-economie").act("funding.announced", launch, fields{
		"funding": "funding:enveloppe-2018", "programme": ti2018, "funder": "org:ministere-economie",
		"scheme": "Enveloppe du lancement (PIC, PIA, Banque des Territoires)", "cents": 136_000_000_000},
		from(government, aer), because("1,36 milliard d’euros orientés en priorité. La répartition par opérateur n’a pas été publiée."))
	s.by(nationalDesk)
	for _, p := range places {
		s.act("territory.proposed", p.since, fields{
			"territory": p.id(), "programme": ti2018, "name": p.name, "region": "27", "members": p.members}, from(aerEight, aer), p.dating())
		s.act("territory.labelled", p.since, fields{"territory": p.id()}, from(aerEight, aer), p.dating())
	}
	s.by(nationalDesk).
		act("phase.opened", "2019-01-07", fields{"programme": ti2018, "phase": "launch"}, from(firstNational)).
		act("meeting.convened", "2018-12-20", fields{"meeting": meetingID(national, "2019-01-07"), "body": national, "on": "2019-01-07", "place": "Paris",
			"agenda": []fields{{"number": 1, "title": "Installation du comité"}, {"number": 2, "title": "Les dix-sept engagements du panier de services"}}}, invented).
		act("meeting.held", "2019-01-07", fields{"meeting": meetingID(national, "2019-01-07"),
			"chaired_by": []string{"person:ministre-economie", "person:ministre-cohesion"}, "attendance": present(nationalSeats)}, from(firstNational)).
		act("information.published", "2019-01-07", fields{"body": national, "title": "Territoires d’industrie est lancé",
			"text":   "Les régions sont invitées à réunir leurs comités et les territoires à installer leur binôme élu-industriel. Les premiers contrats sont attendus pour le 5 mars, à Lyon.",
			"levels": []string{"regional", "project"}}, from(firstNational))
}

// dating says what is known of the day a territory was labelled.
func (p place) dating() saying {
	if p.since == recognised {
		return because("Reconnu par le comité de pilotage régional du 25 janvier 2019.")
	}
	return because("Huit des dix territoires figuraient sur la liste du 22 novembre 2018 ; la source ne dit pas lesquels. Faute de mieux, ce territoire porte la date du lancement.")
}

// governing: January 2019. The regional committee and the ten project committees are set up; the persons are invented.
func (s *scene) governing() {
	s.by(nationalDesk).act("body.constituted", "2019-01-08", fields{"body": regional, "programme": ti2018, "level": "regional",
		"name": "Comité de pilotage régional de Bourgogne-Franche-Comté", "region": "27"}, from(aer),
		because("Le jour de sa constitution n’est pas documenté."), invented)
	seen := map[register.ID]bool{"org:bpifrance": true, "org:banque-des-territoires": true}
	for _, m := range regionalSeats {
		s.person("2019-01-08", m.who, m.name)
		if m.org != "" && !seen[m.org] {
			s.act("organisation.registered", "2019-01-08", fields{"organisation": m.org, "name": m.orgName}, from(aer))
		}
		s.seat("2019-01-08", regional, m.seat, m.who, m.org, "")
	}
	for _, p := range places {
		if p.since == launch {
			s.projectCommittee(p, "2019-01-15")
		}
	}
}

// projectCommittee sets up the committee of a territory with its pair, and seats the presidents of its members.
func (s *scene) projectCommittee(p place, on string) {
	s.by(regionalDesk).act("body.constituted", on, fields{"body": p.body(), "programme": ti2018, "level": "project",
		"name": "Comité de projet « " + p.name + " »", "territory": p.id()}, invented)
	for _, m := range []member{
		{seat: "elected", who: p.who("elu"), name: "Binôme élu, " + p.name},
		{seat: "industrialist", who: p.who("industriel"), name: "Binôme industriel, " + p.name},
		{seat: "industry", who: p.who("industrie"), name: "Cheffe d’entreprise, " + p.name},
		{seat: "regional-council", who: p.who("region"), name: "Conseiller régional, " + p.name, org: "org:region-bourgogne-franche-comte"},
		{seat: "state", who: p.who("etat"), name: "Représentante de l’État, " + p.name, org: "org:prefecture-bourgogne-franche-comte"},
		{seat: "project-manager", who: p.who("chef-projet"), name: "Cheffe de projet, " + p.name},
	} {
		s.person(on, m.who, m.name).seat(on, p.body(), m.seat, m.who, m.org, "")
	}
	for _, m := range p.members {
		s.presides(p, siren(m), on)
	}
}

// presides registers a member EPCI and seats its invented president.
func (s *scene) presides(p place, epci, on string) {
	e, ok := atlas.France().On(day(on)).EPCI(epci)
	if !ok {
		panic("seed: no EPCI " + epci)
	}
	s.act("organisation.registered", on, fields{"organisation": authority(epci), "name": e.Name, "siren": epci})
	s.person(on, president(epci), "Présidence de "+e.Name)
	s.seat(on, p.body(), "epci-president", president(epci), authority(epci), epci)
}

// firstCommittee: 25 January 2019. The regional committee widens Nevers and recognises Montbard; both are documented.
func (s *scene) firstCommittee() {
	nevers, meeting := placeOf("Nevers et Sud Nivernais"), meetingID(regional, "2019-01-25")
	s.by(regionalDesk).
		act("meeting.convened", "2019-01-11", fields{"meeting": meeting, "body": regional, "on": "2019-01-25", "place": "Dijon", "agenda": []fields{
			{"number": 1, "title": "Orientations régionales"},
			{"number": 2, "title": "Périmètre de Nevers et Sud Nivernais"},
			{"number": 3, "title": "Reconnaissance de l’Auxois Morvan"}}}, invented).
		act("perimeter.requested", "2019-01-14", fields{"request": "perimeter-request:nevers-2019", "territory": nevers.id(),
			"by":     "Une conseillère ou un conseiller régional de la Nièvre",
			"reason": "Un périmètre de Cosne à Decize, le long de la Loire.",
			"add":    []any{"epci:200067916", bertranges}}, from(loireNohain), because("Le jour de la demande n’est pas documenté.")).
		act("meeting.held", "2019-01-25", fields{"meeting": meeting,
			"chaired_by": []string{"person:presidente-region"}, "attendance": present(regionalSeats)}, from(loireNohain)).
		act("orientation.set", "2019-01-25", fields{"body": regional, "title": "Priorités régionales",
			"text": "Métallurgie, mobilités et hydrogène, compétences industrielles, foncier prêt à l’emploi."}, at(meeting, 1), invented).
		act("perimeter.adapted", "2019-01-25", fields{"territory": nevers.id(), "add": []any{"epci:200067916", bertranges},
			"request": "perimeter-request:nevers-2019"}, at(meeting, 2), from(loireNohain))
	s.by(regionalDesk)
	s.presides(nevers, "200067916", "2019-01-28")
	s.presides(nevers, "200068088", "2019-01-28")
	s.projectCommittee(placeOf("Montbard Metal Valley"), "2019-01-28")
}

// applying: February to May 2019. The project committees apply; the regional committee validates, pilots first.
func (s *scene) applying() {
	for _, p := range places {
		on := map[bool]string{true: "2019-02-01", false: "2019-04-12"}[p.pilot]
		s.by(p.who("elu")).act("application.submitted", on, fields{"application": application(p), "territory": p.id(),
			"pieces": []string{"Lettre du binôme", "Périmètre et gouvernance", "Projets industriels"}}, invented)
	}
	s.by("person:prefet-region").act("opinion.given", "2019-02-06", fields{"application": "application:nord-franche-comte",
		"sense": "favourable", "text": "Projets mûrs, portés par les entreprises de la filière automobile et de l’énergie."}, invented)
	s.validate("2019-02-08", true)
	s.validate("2019-05-17", false)
	s.by(placeOf("Nord Franche-Comté").who("chef-projet")).act("maturity.assessed", "2019-02-15", fields{
		"territory": "ti:nord-franche-comte", "level": "firm-commitment", "projects": 15, "firm": 6}, from(sochaux),
		because("Une quinzaine de projets selon la presse ; le nombre d’engagements fermes est inventé."), invented)
	for _, p := range places {
		if p.pilot && p.name != "Nord Franche-Comté" {
			s.by(p.who("chef-projet")).act("maturity.assessed", "2019-02-15", fields{
				"territory": p.id(), "level": "firm-commitment", "projects": 11, "firm": 4}, from(aer), invented)
		}
	}
}

// validate: the regional committee meets and validates the applications of the pilots, or of the others.
func (s *scene) validate(on string, pilots bool) {
	meeting := meetingID(regional, on)
	var agenda []fields
	var those []place
	for _, p := range places {
		if p.pilot == pilots {
			those = append(those, p)
			agenda = append(agenda, fields{"number": len(those), "title": "Candidature de " + p.name})
		}
	}
	s.by(regionalDesk).
		act("meeting.convened", day(on).Add(-10).String(), fields{"meeting": meeting, "body": regional, "on": on, "place": "Besançon", "agenda": agenda}, invented).
		act("meeting.held", on, fields{"meeting": meeting, "chaired_by": []string{"person:presidente-region"}, "attendance": present(regionalSeats)}, invented)
	for i, p := range those {
		s.act("application.validated", on, fields{"application": application(p)}, at(meeting, i+1), invented)
	}
}

func application(p place) register.ID { return register.Join("application", p.slug()) }

// pilots: February and March 2019. Four pilots are designated, then presented in Lyon.
func (s *scene) pilots() {
	s.by(nationalDesk).
		act("phase.closed", "2019-01-31", fields{"programme": ti2018, "phase": "launch"}, from(aer), because("Jour prévu ; le jour réel n’est pas documenté.")).
		act("phase.opened", "2019-02-01", fields{"programme": ti2018, "phase": "pilot"}, from(aer))
	for _, p := range places {
		if p.pilot {
			s.act("pilot.designated", "2019-02-22", fields{"territory": p.id()}, from(aer), because("Le jour de la désignation n’est pas documenté : février ou début mars 2019."))
		}
	}
	s.by(nationalDesk)
	for _, p := range places {
		if p.pilot {
			s.act("pilot.presented", "2019-03-05", fields{"territory": p.id()}, from(lyon, aer))
		}
	}
	s.act("phase.closed", "2019-03-05", fields{"programme": ti2018, "phase": "pilot"}, from(lyon)).
		act("phase.opened", "2019-03-05", fields{"programme": ti2018, "phase": "deployment"}, from(lyon))
	nfc := placeOf("Nord Franche-Comté")
	s.by("person:directrice-aer").act("portrait.published", "2019-03-04", fields{"portrait": "portrait:nord-franche-comte-2019", "territory": nfc.id(),
		"edition": "Portrait économique, comité de lancement", "publisher": "org:aer-bfc", "hash": fingerprint("portrait nord-franche-comte 2019")}, from(aer), invented)
}

// deploying: the meetings that are documented, and the questions that go up.
func (s *scene) deploying() {
	nfc, montbard := placeOf("Nord Franche-Comté"), placeOf("Montbard Metal Valley")
	s.meets(nfc, "2019-03-06", "Installation du comité, actions selon les quatre besoins", montbeliard)
	s.meets(montbard, "2019-07-11", "Suivi des projets", auxois)
	s.meets(montbard, "2019-09-24", "Suivi des projets", auxois)
	s.meets(montbard, "2019-12-19", "Préparation du contrat", auxois)
	s.nationalMeets("2019-04-30", "Protocoles signés, premières fiches-actions", secondNational)
	s.nationalMeets("2019-09-24", "Premier bilan, dix mois après le lancement", tenMonths)
	s.by(nfc.who("chef-projet")).act("request.raised", "2019-04-08", fields{"question": "question:friche-sochaux", "from": nfc.body(), "to": regional,
		"territory": nfc.id(), "type": "simplification", "text": "Réduire le délai d’instruction pour la reconversion du site sud de Sochaux."}, invented)
	s.by(regionalDesk).act("request.answered", "2019-05-20", fields{"question": "question:friche-sochaux",
		"text": "Un interlocuteur unique est désigné à la préfecture de région ; premier point sous un mois."}, invented)
	s.by(montbard.who("chef-projet")).act("request.raised", "2019-10-02", fields{"question": "question:ingenierie-montbard", "from": montbard.body(), "to": national,
		"territory": montbard.id(), "type": "engineering", "text": "Appui en ingénierie pour l’école de production."}, invented)
}

// meets records a documented meeting of a project committee, from its source.
func (s *scene) meets(p place, on, title string, source register.Evidence) {
	meeting := meetingID(p.body(), on)
	s.by(p.who("chef-projet")).
		act("meeting.convened", day(on).Add(-14).String(), fields{"meeting": meeting, "body": p.body(), "on": on, "place": "", "agenda": []fields{{"number": 1, "title": title}}}, invented).
		act("meeting.held", on, fields{"meeting": meeting, "chaired_by": []register.ID{p.who("elu"), p.who("industriel")}, "attendance": []fields{
			{"person": p.who("elu"), "as": "present"}, {"person": p.who("industriel"), "as": "present"},
			{"person": p.who("etat"), "as": "present"}, {"person": p.who("region"), "as": "present"}}}, from(source))
}

func (s *scene) nationalMeets(on, title string, source register.Evidence) {
	meeting := meetingID(national, on)
	s.by(nationalDesk).
		act("meeting.convened", day(on).Add(-14).String(), fields{"meeting": meeting, "body": national, "on": on, "place": "Paris", "agenda": []fields{{"number": 1, "title": title}}}, invented).
		act("meeting.held", on, fields{"meeting": meeting, "chaired_by": []string{"person:ministre-economie", "person:ministre-cohesion"},
			"attendance": present(nationalSeats)}, from(source))
}

// yearEnd: Cercy-la-Tour joins Nevers, as the list of October 2020 shows; the day is not documented.
func (s *scene) yearEnd() {
	meeting := meetingID(regional, "2019-06-14")
	s.by(regionalDesk).
		act("meeting.convened", "2019-06-03", fields{"meeting": meeting, "body": regional, "on": "2019-06-14", "place": "Dijon",
			"agenda": []fields{{"number": 1, "title": "Cercy-la-Tour rejoint Nevers et Sud Nivernais"}}}, invented).
		act("meeting.held", "2019-06-14", fields{"meeting": meeting, "chaired_by": []string{"person:presidente-region"}, "attendance": present(regionalSeats)}, invented).
		act("perimeter.adapted", "2019-06-14", fields{"territory": placeOf("Nevers et Sud Nivernais").id(), "add": []string{"com:58046"}},
			at(meeting, 1), from(list2020), because("La commune figure seule dans la liste d’octobre 2020 ; le jour de son entrée n’est pas documenté."), invented)
}

// present lists members as present.
func present(members []member) (all []fields) {
	for _, m := range members {
		all = append(all, fields{"person": m.who, "as": "present"})
	}
	return all
}

func placeOf(name string) place {
	for _, p := range places {
		if p.name == name {
			return p
		}
	}
	panic(fmt.Sprintf("seed: no territory %q", name))
}

// fingerprint stands for the hash of a document that the demonstration does not have.
func fingerprint(s string) string {
	sum := sha256.Sum256([]byte("fictitious: " + s))
	return hex.EncodeToString(sum[:])
}
