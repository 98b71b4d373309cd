package seed

import "jalon/register"

// signing: March to July 2019. Protocols are prepared, approved and signed; the days of signature are documented.
func (s *scene) signing() {
	s.protocol(placeOf("Nord Franche-Comté"), "2019-03-15", "2019-03-19", sochaux)
	s.protocol(placeOf("Montbard Metal Valley"), "2019-03-15", "2019-03-21", auxois)
	s.protocol(placeOf("Le Creusot – Gueugnon, Bourbon-Lancy, Charolais et Autun"), "2019-07-05", "2019-07-12", creusot)
}

// protocol prepares a protocol, has it approved by both committees and signed by every party.
func (s *scene) protocol(p place, approved, signed string, source register.Evidence) {
	one, meeting := register.Join("contract", "protocole-"+p.slug()), meetingID(regional, approved)
	prepared := day(approved).Add(-7).String()
	s.by(p.who("chef-projet")).act("contract.prepared", prepared, fields{"contract": one, "type": "protocol", "territory": p.id(),
		"title": "Protocole d’accord « " + p.name + " »", "planned": "2019-03-05", "parties": p.parties()}, invented)
	s.by(p.who("elu")).act("contract.approved", prepared, fields{"contract": one}, invented)
	if approved == "2019-03-15" && p.name != "Nord Franche-Comté" {
		s.by(regionalDesk) // the same committee approves both protocols
	} else {
		s.by(regionalDesk).
			act("meeting.convened", prepared, fields{"meeting": meeting, "body": regional, "on": approved, "place": "Dijon",
				"agenda": []fields{{"number": 1, "title": "Protocoles des territoires pilotes"}}}, invented).
			act("meeting.held", approved, fields{"meeting": meeting, "chaired_by": []string{"person:presidente-region"}, "attendance": present(regionalSeats)}, invented)
	}
	s.act("contract.approved", approved, fields{"contract": one}, at(meeting, 1), invented)
	for _, m := range p.members {
		s.by(president(siren(m))).act("contract.signed", signed, fields{"contract": one, "party": authority(siren(m)), "capacity": "Présidence"}, from(source))
	}
	s.by("person:presidente-region").act("contract.signed", signed, fields{"contract": one, "party": "org:region-bourgogne-franche-comte", "capacity": "Présidente du conseil régional"}, from(source))
	s.by("person:prefet-region").act("contract.signed", signed, fields{"contract": one, "party": "org:prefecture-bourgogne-franche-comte", "capacity": "Préfet de région"}, from(source))
	s.by(p.who("elu")).act("contract.brought-into-force", signed, fields{"contract": one}, from(source))
}

// parties are the inter-municipal authorities of the territory, the region and the State.
func (p place) parties() (all []fields) {
	for _, m := range p.members {
		all = append(all, fields{"organisation": authority(siren(m)), "college": "intercommunalities"})
	}
	return append(all,
		fields{"organisation": "org:region-bourgogne-franche-comte", "college": "public-partners"},
		fields{"organisation": "org:prefecture-bourgogne-franche-comte", "college": "public-partners"})
}

// money: what operators announced and committed is documented; what one territory receives is invented.
func (s *scene) money() {
	s.by("person:banque-des-territoires").
		act("funding.oriented", "2019-01-07", fields{"funding": "funding:bdt-ingenierie", "programme": ti2018, "funder": "org:banque-des-territoires",
			"scheme": "Crédits d’ingénierie", "specific": true, "cents": 2_600_000_000}, from(bdt), because(partOfEnvelope)).
		act("funding.oriented", "2019-01-07", fields{"funding": "funding:bdt-fonds-propres", "programme": ti2018, "funder": "org:banque-des-territoires",
			"scheme": "Fonds propres, 100 M€ par an pendant quatre ans", "cents": 40_000_000_000}, from(bdt), because(partOfEnvelope)).
		act("funding.committed", "2019-09-24", fields{"funding": "funding:bdt-fonds-propres", "programme": ti2018, "funder": "org:banque-des-territoires",
			"scheme": "Fonds propres, 100 M€ par an pendant quatre ans", "cents": 18_000_000_000}, from(bdtReview),
			because("Environ 180 millions d’euros sur les 260 engagés à cette date."))
	nfc := placeOf("Nord Franche-Comté")
	s.action(nfc, "cite-industrie", "Cité de l’industrie", "recruter", "2021-12-31", true)
	s.action(nfc, "stockage-hydrogene", "Institut du stockage de l’hydrogène", "innover", "2022-06-30", true)
	s.action(nfc, "psa-sud", "Reconversion du site PSA Sud", "attirer", "2022-12-31", false)
	s.funded("funding:nfc-hydrogene-region", "action:nord-franche-comte-stockage-hydrogene", "person:presidente-region", "org:region-bourgogne-franche-comte",
		"Soutien régional à l’innovation", 150_000_000, 120_000_000, 40_000_000)
	s.funded("funding:nfc-cite-bdt", "action:nord-franche-comte-cite-industrie", "person:banque-des-territoires-region", "org:banque-des-territoires",
		"Ingénierie territoriale", 80_000_000, 50_000_000, 0)
	s.by(nfc.who("chef-projet")).act("funding.claimed", "2019-11-04", fields{"funding": "funding:nfc-psa-sud-etat", "territory": nfc.id(),
		"funder": "org:prefecture-bourgogne-franche-comte", "scheme": "FNADT", "state": "committed", "cents": 30_000_000}, invented)
	s.by("person:prefet-region").act("means.granted", "2019-04-01", fields{"means": "means:referent-etat-nfc", "territory": nfc.id(),
		"grantor": "org:prefecture-bourgogne-franche-comte", "what": "Référent unique de l’État", "days": 2_000}, from(referents), invented)
	s.sheet(nfc)
}

// sheet writes the sheet of one action and follows it. All of it is invented.
func (s *scene) sheet(p place) {
	const one = "action:nord-franche-comte-stockage-hydrogene"
	s.by(p.who("chef-projet")).act("action.detailed", "2019-10-15", fields{"action": one, "title": "Institut du stockage de l’hydrogène", "axis": "innover", "type": "collective",
		"owner": "À préciser", "context": "Les industriels n’ont pas de lieu commun pour essayer leurs réservoirs.", "description": "Étudier puis ouvrir un institut d’essais partagé.",
		"results": "Un lieu d’essais ouvert aux petites entreprises.", "services": []string{"vte"}, "places": []string{"90010"}, "start": "2019-09-01", "planned": "2022-06-30",
		"cost_cents": 350_000_000, "milestones": []fields{{"id": "etude", "what": "Étude de faisabilité rendue", "planned": "2019-10-31"}, {"id": "ouverture", "what": "Ouverture", "planned": "2022-06-30"}},
		"targets": []fields{{"id": "emplois", "what": "Emplois créés", "unit": "emplois", "baseline_hundredths": 0, "baseline_day": "2019-09-01", "source": "Fiche", "target_hundredths": 50_00, "due": "2022-12-31"}},
		"contact": "Une personne fictive"}, invented).
		act("milestone.reached", "2019-11-12", fields{"action": one, "milestone": "etude"}, invented).
		act("reading.taken", "2019-11-29", fields{"action": one, "indicator": "emplois", "value_hundredths": 4_00, "source": "Enquête auprès des entreprises"}, invented)
}

// partOfEnvelope says why what the operator orients is not announced a second time.
const partOfEnvelope = "Part de la Banque des Territoires dans l’enveloppe annoncée au lancement : orientée, et non annoncée une seconde fois."

// action records an action documented by name; its owner, dates and status are invented.
func (s *scene) action(p place, end, title, axis, planned string, firm bool) {
	one := register.Join("action", p.slug()+"-"+end)
	s.by(p.who("chef-projet")).act("action.recorded", "2019-03-19", fields{"action": one, "territory": p.id(), "title": title, "axis": axis,
		"owner": "À préciser", "planned": planned, "firm": firm}, from(sochaux), invented)
	s.by(p.who("chef-projet")).act("action.followed", "2019-10-15", fields{"action": one, "phase": "study", "status": "in-progress", "firm": firm}, invented)
}

// funded follows one funding of an action: requested, committed, then maybe paid.
func (s *scene) funded(funding, action, by, funder register.ID, scheme string, requested, committed, paid int64) {
	nfc := placeOf("Nord Franche-Comté")
	line := func(cents int64) fields {
		return fields{"funding": funding, "territory": nfc.id(), "action": action, "funder": funder, "scheme": scheme, "cents": cents}
	}
	s.by(nfc.who("chef-projet")).act("funding.requested", "2019-04-02", line(requested), invented)
	s.by(by).act("funding.committed", "2019-07-08", line(committed), invented)
	if paid > 0 {
		s.by(by).act("funding.paid", "2019-11-18", line(paid), invented)
	}
}
